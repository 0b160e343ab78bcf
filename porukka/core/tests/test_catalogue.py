"""bin/messages: what it finds, what it keeps, and that --check touches nothing."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from jinja2 import TemplateSyntaxError

from porukka.core.jinja import catalogue, command, rephrased

SOURCES = {
    "polls/forms.py": '_("Question")\nngettext_lazy("%(n)s vote", "%(n)s votes")\npgettext("verb", "Vote")\n',
    "polls/templates/polls/poll.html": (
        "{% trans n=n %}\n  {{ n }} answer\n{% pluralize %}\n  {{ n }} answers\n{% endtrans %}"
        '{{ b(_("Hello %(name)s", name=name)) }}\n{# Translators: a noun #}\n{{ pgettext("noun", "Vote") }}'
    ),
    "polls/templates/polls/mail/letter.txt": "{% trans %}Dear all{% endtrans %}",
    "people/templates/allauth/layouts/base.html": "{% blocktrans %}Come in, {{ x }}{% endblocktrans %}",
    "polls/tests/test_poll.py": '_("Not for people")',
    "polls/migrations/0001_initial.py": '_("Nor this")',
}


@pytest.fixture
def package(tmp_path: Path, monkeypatch) -> Path:
    root = tmp_path / "porukka"
    for name, text in SOURCES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    (root / "locale/fi/LC_MESSAGES").mkdir(parents=True)
    monkeypatch.setattr(command, "PACKAGE", root)
    monkeypatch.setattr(catalogue, "LIBRARIES", {})
    return root


@pytest.fixture
def po(package: Path) -> Path:
    assert command.main([]) == 0
    return package / "locale/fi/LC_MESSAGES/django.po"


def test_messages_are_found_in_python_in_pages_and_in_mail(package):
    found = {(message.context, message.id) for message in catalogue.extracted(package) if message.id}
    assert found == {
        (None, "Question"),
        (None, ("%(n)s vote", "%(n)s votes")),
        (None, ("%(n)s answer", "%(n)s answers")),
        ("verb", "Vote"),
        ("noun", "Vote"),
        (None, "Hello %(name)s"),
        (None, "Dear all"),
        (None, "Come in, %(x)s"),
    }


def test_a_template_that_cannot_be_read_is_told(package):
    (package / "polls/templates/polls/bad.html").write_text("{% trans %}never closed")
    with pytest.raises(TemplateSyntaxError, match="unclosed"):
        catalogue.extracted(package)


def test_the_file_says_where_but_not_on_which_line_or_when(po):
    text = po.read_text()
    assert "#: porukka/polls/forms.py\n" in text
    assert "#. a noun\n" in text
    assert "POT-Creation-Date" not in text
    assert command.main(["--check"]) == 0


def test_a_new_message_comes_in_and_an_old_one_goes_while_translations_stay(package, po, capsys):
    po.write_text(po.read_text().replace('msgid "Question"\nmsgstr ""', 'msgid "Question"\nmsgstr "Kysymys"'))
    (package / "polls/forms.py").write_text('_("Question")\n_("Questions")\n')
    before = po.read_text()
    capsys.readouterr()

    assert command.main(["--check"]) == 1
    assert po.read_text() == before
    told = capsys.readouterr().out
    assert "+ 'Questions'" in told
    assert "- '%(n)s vote'" in told

    assert command.main([]) == 0
    after = po.read_text()
    assert 'msgid "Question"\nmsgstr "Kysymys"' in after
    assert 'msgid "Questions"\nmsgstr ""' in after  # not guessed from its neighbour
    assert "fuzzy" not in after
    assert "%(n)s vote" not in after


def test_what_is_translated_is_compiled(po):
    po.write_text(po.read_text().replace('msgid "Question"\nmsgstr ""', 'msgid "Question"\nmsgstr "Kysymys"'))
    assert command.main(["--compile"]) == 0
    with po.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Question") == "Kysymys"


def test_what_a_library_left_untranslated_is_ours_to_say(package, po, tmp_path, monkeypatch):
    library = tmp_path / "library"
    (library / "locale/fi/LC_MESSAGES").mkdir(parents=True)
    (library / "forms.py").write_text('_("Known")\n_("Forgotten")\n')
    its_own = Catalog(locale="fi")
    its_own.add("Known", "Tunnettu")
    with (library / "locale/fi/LC_MESSAGES/django.mo").open("wb") as file:
        write_mo(file, its_own)
    monkeypatch.setattr(catalogue, "LIBRARIES", {"library": (library, ("*.py",))})

    assert command.main([]) == 0
    messages = catalogue.read(po)
    assert messages.get("Known") is None
    assert catalogue.is_borrowed(messages.get("Forgotten"))
    assert not catalogue.is_borrowed(messages.get("Question"))


def test_what_a_library_says_stiffly_is_ours_to_say(package, po, tmp_path, monkeypatch):
    library = tmp_path / "library"
    (library / "locale/fi/LC_MESSAGES").mkdir(parents=True)
    (library / "forms.py").write_text('_("This field is required.")\n_("Welcome")\n')
    (library / "login.py").write_text('_("Authenticate")\n')
    its_own = Catalog(locale="fi")
    for english, finnish in (
        ("This field is required.", "Kenttä vaaditaan."),
        ("Authenticate", "Autentikoidu"),
        ("Welcome", "Tervetuloa"),
    ):
        its_own.add(english, finnish)
    with (library / "locale/fi/LC_MESSAGES/django.mo").open("wb") as file:
        write_mo(file, its_own)
    monkeypatch.setattr(catalogue, "LIBRARIES", {"library": (library, ("*.py",))})
    monkeypatch.setattr(rephrased, "PLACES", {"library:login.py"})

    assert command.main([]) == 0
    messages = catalogue.read(po)
    assert messages.get("This field is required.") is not None
    assert messages.get("Authenticate") is not None
    assert messages.get("Welcome") is None
