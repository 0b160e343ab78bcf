"""What the checkers of papers and names find, and what they leave in peace."""

import pytest

from tests.house import papers, sources


def test_a_strange_file_name_is_found():
    (found,) = papers.strangers(
        "polls", ["models.py", "utils.py", "tally.py"], {"models.py"}, {"tally.py": "why"}
    )
    assert found.startswith("polls/utils.py: ")


def test_an_undocumented_setting_is_found():
    paper = "`PORUKKA_DATA` and `PORUKKA_COLOUR=red`"
    assert papers.settings_complaints(["PORUKKA_DATA", "EMAIL_URL"], paper) == [
        "EMAIL_URL is not described",
        "PORUKKA_COLOUR is described, and nothing reads it",
    ]
    for read in (
        'os.environ["SECRET"]',
        'os.environ.get("SECRET")',
        'os.getenv("SECRET")',
    ):
        assert len(sources.undocumented_settings(read, {"PORUKKA_DATA"})) == 1
    assert sources.undocumented_settings('os.environ["PORUKKA_DATA"]', {"PORUKKA_DATA"}) == []


def test_a_command_that_does_not_exist_is_found():
    paper = "```sh\ngit pull && bin/dev\n$ bin/gone -f # soon\nporukka run\nporukka fly\n```\nand `bin/lost`"
    assert papers.command_complaints(paper, {"bin/dev"}, {"run"}) == [
        "`bin/gone` does not exist or cannot be run",
        "`porukka fly` does not exist",
        "`bin/lost` does not exist or cannot be run",
    ]
    assert papers.links("[a](docs/a.md#b) [c](https://example.org) [d](#e)") == ["docs/a.md"]


def test_a_quotation_that_nobody_wrote_is_found():
    paper = "As here:\n\n```python\ndef vote(poll):\n    return poll.gone\n```\n"
    assert papers.quotations(paper, {"def vote(poll):"}) == ["quotes what is not there: return poll.gone"]


@pytest.mark.parametrize(
    "text",
    [
        "https://files.python" + "hosted.org/x",
        "see /" + "work/main/x",
        "cd '/" + "home/aino/porukka'",
        "/some/checkout/here/bin",
        "as ../" + "shared/style.md says",
    ],
)
def test_a_file_that_gives_a_machine_away_is_found(text):
    assert len(papers.given_away(text, "/some/checkout/here")) == 1


def test_an_address_or_a_servers_usual_place_is_left_in_peace():
    assert (
        papers.given_away(
            "/c/" + "work/t/1 /srv/porukka /usr/bin/chromium ~/" + "work/x", "/some/checkout/here"
        )
        == []
    )
