"""What the checker of scripts finds, and what it leaves in peace."""

import pytest

from tests.house import scripts


@pytest.mark.parametrize(
    "text",
    [
        'show("Your reply was sent")',
        "show('vastaus tallennettu.')",
        "show(`Saved ${count} drafts`)",
        'button.textContent = "Send"',
        'button.setAttribute("aria-label", "Close")',
        "// don't\nalert('gone')",
        'status("saving…")',
    ],
)
def test_a_sentence_in_a_script_is_found(text):
    assert len(scripts.sentences(text)) == 1


def test_what_a_script_says_to_machines_is_left_in_peace():
    text = r"""
    "use strict"; // It's a comment, "Not a sentence".
    /* Nor is "This one here" */
    document.querySelector(".topic .reply, button[type=submit]").classList.add("is open");
    fetch(url, {method: "POST", headers: {"X-CSRFToken": token}});
    const quote = text.replace(/"/g, "");
    if (event.key === "ArrowDown") throw new Error("No list to walk through");
    counter.textContent = `${count}`; label.textContent = label.dataset.sent;
    """
    assert scripts.sentences(text) == []
