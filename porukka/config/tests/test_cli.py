"""What an operator meets who types `porukka`."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from porukka.config import cli
from porukka.config.commands import check
from porukka.config.front.server import listen


def porukka(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": "",
        "PORUKKA_DATA": settings.pop("PORUKKA_DATA", "/nonexistent/porukka"),
        **settings,
    }
    command = [sys.executable, "-m", "porukka", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=20, check=False)


def test_help_lists_every_command_in_plain_words_and_loads_no_django(capsys):
    code = (
        "import sys\nfrom porukka.config.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: sys.exit('django' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=20, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for name, words in cli.COMMANDS.items():
        assert name in done.stdout
        assert words.split()[0] in done.stdout


@pytest.mark.parametrize("port", ["0", "65536", "eighty", "-1"])
def test_a_port_that_is_none_is_refused(port, capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(["run", "--port", port])
    assert ended.value.code == 2
    assert "from 1 to 65535" in capsys.readouterr().err or port == "-1"


def test_a_setting_that_cannot_work_is_one_clear_line():
    done = porukka("run", PORUKKA_URL="talk.example.org")
    assert done.returncode == 2
    assert done.stderr.startswith("porukka: PORUKKA_URL is 'talk.example.org'.")
    assert done.stderr.count("\n") == 1


def test_a_folder_that_cannot_be_made_is_one_clear_line():
    done = porukka("run", PORUKKA_DATA="/proc/porukka")
    assert done.returncode == 2
    assert done.stderr.startswith("porukka: PORUKKA_DATA is /proc/porukka")


def test_a_port_in_use_is_said_before_anything_is_done(tmp_path):
    taken = listen("127.0.0.1", 0)
    try:
        port = str(taken.getsockname()[1])
        done = porukka("run", "--port", port, PORUKKA_DATA=str(tmp_path))
        assert done.returncode == 2
        assert done.stderr.startswith(f"porukka: port {port} is in use.")
        assert not (tmp_path / "porukka.sqlite3").exists()
    finally:
        taken.close()


@pytest.mark.parametrize(
    ("host", "shown"),
    [("0.0.0.0", "http://127.0.0.1:81"), ("::1", "http://[::1]:81"), ("a.fi", "http://a.fi:81")],
)
def test_the_address_follows_host_and_port_unless_set(host, shown):
    assert cli._own_address(host, 81) == shown


def test_check_says_what_does_not_work_and_goes_on(settings, monkeypatch, capsys):
    settings.REDIS_URL = ""
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nothing listens there
    settings.OUTBOX_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    monkeypatch.setattr(check, "_database", lambda: "fine")
    assert check.main(cli.parser().parse_args(["check"])) == 1
    said = capsys.readouterr()
    assert "Look at EMAIL_URL" in said.err
    assert "database: fine" in said.out
    assert "Redis: not used" in said.out


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_who_reads_no_further_ends_the_command_without_a_word(tmp_path, unbuffered):
    """`porukka lab search cases.tsv | head -1`"""
    file = tmp_path / "cases.tsv"
    file.write_text("id\ttype\tquery\tpost\tnear miss\n1\tnoun\thouse\tTwo houses.\tHorses.\n")
    command = [sys.executable, "-m", "porukka", "lab", "search", str(file), "--lang", "en"]
    settings = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=settings) as running:
        running.stdout.close()
        told = running.stderr.read()
    assert (running.returncode, told) == (cli.UNREAD, "")


def test_another_broken_pipe_is_no_reason_to_be_quiet(monkeypatch, capfd):
    def breaks(_asked):
        raise BrokenPipeError("the mail server's")

    monkeypatch.setattr(check, "main", breaks)
    monkeypatch.setattr(cli, "BARE", {"check"})
    with pytest.raises(BrokenPipeError):
        cli.main(["check"])
