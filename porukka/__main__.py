"""`python -m porukka` is the `porukka` command."""

from porukka.config.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
