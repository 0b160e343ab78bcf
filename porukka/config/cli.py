"""The `porukka` command. Each sub-command is a file in `commands/` with `main(arguments) -> exit code`.

Nothing of Django is imported before a command is chosen, so `porukka --help` is quick and needs no settings.
"""

from __future__ import annotations

import argparse
import importlib
import os
import select
import sys
from collections.abc import Sequence

from porukka import __version__
from porukka.config.environment import DEFAULT_URL, BadSetting

COMMANDS = {
    "run": "run Porukka here: the pages and the work behind them",
    "keeper": "print a new one-time link for the first person, who becomes the keeper",
    "demo": "fill this installation with two small communities to look at, one Finnish and one English",
    "check": "look whether the settings, the database and the mail server work, and say what to do if not",
    "migrate": "bring the database up to date (`porukka run` does it by itself)",
    "lab": "measure a part of Porukka on a file of your own cases",
    "weigh": "tell whether an export of another place is a community or an audience; nothing is imported",
    "import": "bring an export of another place into a community, or take it back",
    "insights": "work out anew what insights keep of a community",
    "manage": "Django's own commands, for example `porukka manage dbshell`",
}
BARE = {"lab", "weigh"}  # these need no settings, no data folder and no database
UNREAD = 128 + 13  # what a shell says of a program that wrote to nobody (SIGPIPE)
MODULES = {"import": "importing"}  # a word of Python's own is no name of a file
ARCHIVES = ("slack", "zulip", "discourse", "mbox", "whatsapp", "jsonl", "csv")
AN_ARCHIVE = (
    "an export of Slack (zip), Zulip (tar.gz), Discourse (JSON) or WhatsApp (txt), an mbox, or CSV or JSON "
    "lines with id, thread, author, time, reply_to, text"
)
_AFTER = f"""
Settings come from the environment; docs/operators/settings.md explains them all. The first ones to know:
  PORUKKA_DATA   the folder where everything is kept (./porukka-data)
  PORUKKA_URL    the address that people use ({DEFAULT_URL})
  EMAIL_URL      the mail server; without it letters are kept in the data folder
"""


def parser() -> argparse.ArgumentParser:
    """The command line of every command."""
    found = argparse.ArgumentParser(
        prog="porukka",
        description="A self-hosted place for a community: two-way talk that anyone may open.",
        epilog=_AFTER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    found.add_argument("--version", action="version", version=f"Porukka {__version__}")
    commands = found.add_subparsers(dest="command", metavar="command", title="commands", required=True)
    for name, words in COMMANDS.items():
        own = commands.add_parser(name, help=words, description=words[0].upper() + words[1:] + ".")
        if name in _OPTIONS:
            _OPTIONS[name](own)
    return found


def _add_manage(own: argparse.ArgumentParser) -> None:
    own.add_argument("rest", nargs=argparse.REMAINDER, metavar="…", help="the command and its options")


def _add_run(own: argparse.ArgumentParser) -> None:
    own.add_argument("--host", default="127.0.0.1", help="the address to listen on (%(default)s)")
    own.add_argument("--port", type=_port, default=8000, help="the port to listen on (%(default)s)")
    only = own.add_mutually_exclusive_group()
    only.add_argument("--web-only", action="store_true", help="pages only; the worker runs elsewhere")
    only.add_argument("--worker-only", action="store_true", help="the work behind the pages only")


def _add_lab(own: argparse.ArgumentParser) -> None:
    parts = own.add_subparsers(dest="part", metavar="part", required=True)
    search = parts.add_parser("search", help="does search find what it should, and not what it should not?")
    search.add_argument(
        "file",
        help="tab-separated, with a header: id, type, query, a post to find, a post that only looks like it",
    )
    search.add_argument("--lang", default="fi", choices=("fi", "en"), help="of the posts (%(default)s)")
    mood = parts.add_parser("mood", help="does the machine hear in a text what people hear in it?")
    mood.add_argument("file", help="a label (neg, neu or pos), a tab and a text on each line")
    mood.add_argument("--lang", default="fi", choices=("fi", "en"), help="of the texts (%(default)s)")


def _add_weigh(own: argparse.ArgumentParser) -> None:
    own.add_argument("file", help=AN_ARCHIVE)
    own.add_argument(
        "--team",
        nargs="+",
        default=[],
        metavar="NAME",
        help="who holds the place together, as the file names them",
    )
    own.add_argument("--format", choices=ARCHIVES, help="what the file is (else it is recognised)")
    own.add_argument("--lang", choices=("fi", "en"), help="of the answer (else that of this terminal)")
    own.add_argument("--json", action="store_true", help="answer as JSON: verdict, score, band, parts, n")
    own.add_argument("--html", metavar="FILE", help="write a page that stands alone, too")


def _add_import(own: argparse.ArgumentParser) -> None:
    own.add_argument("file", nargs="?", help=AN_ARCHIVE)
    own.add_argument("--community", required=True, metavar="SLUG", help="where to: the words of its address")
    own.add_argument(
        "--room", default="", help="the room for all of it (else each channel's room of the same name)"
    )
    own.add_argument("--format", choices=ARCHIVES, help="what the file is (else it is recognised)")
    own.add_argument(
        "--member",
        action="append",
        default=[],
        metavar="NAME=MAIL",
        help="NAME in the file is the member with this address; again for each",
    )
    own.add_argument("--pseudonyms", action="store_true", help="nobody else keeps her name")
    own.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
    own.add_argument("--undo", action="store_true", help="take the community's newest import back")


def _add_insights(own: argparse.ArgumentParser) -> None:
    parts = own.add_subparsers(dest="part", metavar="part", required=True)
    rebuild = parts.add_parser("rebuild", help="count all posts of a community anew")
    rebuild.add_argument("community", metavar="SLUG", help="the words of its address")


_OPTIONS = {
    "run": _add_run,
    "lab": _add_lab,
    "weigh": _add_weigh,
    "import": _add_import,
    "insights": _add_insights,
    "manage": _add_manage,
}


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return int(text)


def _own_address(host: str, port: int) -> str:
    """Where a browser on this machine finds what listens there."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104  # nosec B104
    return f"http://{shown}:{port}"


def _nobody_reads() -> bool:
    """Whether who was told has gone (`porukka lab … | head`); what is still to be told then goes nowhere."""
    looking = select.poll()
    looking.register(sys.stdout.fileno(), 0)
    if not any(state & select.POLLERR for _place, state in looking.poll(0)):
        return False
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes once more at its end
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line. Returns the exit code: 2 when the settings cannot work, UNREAD when nobody reads."""
    asked = parser().parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "porukka.config.settings")
    if asked.command == "run" and not os.environ.get("PORUKKA_URL"):
        os.environ["PORUKKA_URL"] = _own_address(asked.host, asked.port)
    try:
        if asked.command not in BARE:
            importlib.import_module("django").setup()
        name = MODULES.get(asked.command, asked.command)
        command = importlib.import_module(f"porukka.config.commands.{name}")
        code = int(command.main(asked))
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        if not _nobody_reads():
            raise
        return UNREAD
    except BadSetting as problem:
        print(f"porukka: {problem}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
