"""The template backend: what a page says in each language, and what it refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from django.http import HttpRequest
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.test import RequestFactory
from django.urls import NoReverseMatch, path
from django.utils import translation
from markupsafe import Markup

from porukka.core.jinja import Jinja

urlpatterns = [
    path("room/", lambda request: None, name="room"),
    path("talk/<int:pk>/<slug:slug>", lambda request: None, name="talk"),
]

FINNISH: list[tuple[Any, Any, str | None]] = [
    ("Hello %(name)s, it is 100 %% fine", "Hei %(name)s, aivan 100 %% hyvin", None),
    ("Save", "Tallenna", None),
    ("Tom & Jerry", "Tom & Jerry suomeksi", None),
    ("Open", "Avaa", None),
    ("Open", "Avoin", "door"),
    ("Profile of %(name)s", "%(name)s: profiili", None),
    (("%(count)s reply", "%(count)s replies"), ("%(count)s vastaus", "%(count)s vastausta"), None),
    ("Read <b>all</b> of it", "Lue se <b>kokonaan</b>", None),
]


@pytest.fixture
def finnish(tmp_path: Path, settings: Any) -> None:
    """A small Finnish catalogue in place of the product's."""
    folder = tmp_path / "locale" / "fi" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalog = Catalog(locale="fi", fuzzy=False)
    for source, text, context in FINNISH:
        catalog.add(source, text, context=context)
    with (folder / "django.mo").open("wb") as file:
        write_mo(file, catalog)
    settings.LOCALE_PATHS = [tmp_path / "locale"]


@pytest.fixture
def engine(finnish: None, tmp_path: Path) -> Jinja:
    (tmp_path / "templates").mkdir()
    return make_engine(tmp_path)


def make_engine(tmp_path: Path, **options: Any) -> Jinja:
    return Jinja({"NAME": "jinja", "DIRS": [tmp_path / "templates"], "APP_DIRS": False, "OPTIONS": options})


def say(engine: Jinja, source: str, language: str = "fi", **context: Any) -> str:
    with translation.override(language):
        return engine.from_string(source).render(context)


def compiled(engine: Jinja, source: str, language: str) -> str:
    return engine.environments[language].compile(source, raw=True)


HELLO = "{% trans %}Hello {{ name }}, it is 100 % fine{% endtrans %}"
REPLIES = "{% trans count=n %}{{ count }} reply{% pluralize %}{{ count }} replies{% endtrans %}"


def test_a_page_speaks_the_readers_language(engine):
    assert say(engine, HELLO, "fi", name="Aino") == "Hei Aino, aivan 100 % hyvin"
    assert say(engine, HELLO, "en", name="Aino") == "Hello Aino, it is 100 % fine"


def test_one_template_fetched_once_is_rendered_in_the_language_of_each_moment(engine):
    template = engine.from_string('{{ _("Save") }}')
    with translation.override("fi"):
        assert template.render() == "Tallenna"
    with translation.override("en"):
        assert template.render() == "Save"
    with translation.override("fi"):
        assert template.render() == "Tallenna"


def test_a_language_we_do_not_speak_gets_the_default_one(engine):
    assert say(engine, '{{ _("Save") }}', "sv") == "Save"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (HELLO, "Hei &lt;script&gt;, aivan 100 % hyvin"),
        ('{{ _("Profile of %(name)s", name=name) }}', "&lt;script&gt;: profiili"),
        ('{{ _("Profile of %(name)s") % {"name": name} }}', "&lt;script&gt;: profiili"),
        (
            '{% macro b(x) %}[{{ x }}]{% endmacro %}{{ b(_("Profile of %(name)s", name=name)) }}',
            "[&lt;script&gt;: profiili]",
        ),
        ('{% set m = "Profile of %(name)s" %}{{ _(m, name=name) }}', "&lt;script&gt;: profiili"),
    ],
)
def test_a_name_in_a_translation_is_escaped(engine, source, expected):
    assert say(engine, source, name="<script>") == expected


def test_markup_in_a_translation_stays_markup(engine):
    link = Markup("<a>Aino</a>")
    assert say(engine, HELLO, name=link) == "Hei <a>Aino</a>, aivan 100 % hyvin"
    assert say(engine, "{% trans %}Read <b>all</b> of it{% endtrans %}") == "Lue se <b>kokonaan</b>"


def test_the_words_of_a_call_are_text_and_those_of_a_block_are_html(engine):
    assert say(engine, '{{ _("Tom & Jerry") }}') == "Tom &amp; Jerry suomeksi"
    assert say(engine, "{% trans %}Tom & Jerry{% endtrans %}") == "Tom & Jerry suomeksi"


@pytest.mark.parametrize(
    ("language", "n", "expected"),
    [
        ("fi", 1, "1 vastaus"),
        ("fi", 0, "0 vastausta"),
        ("fi", 5, "5 vastausta"),
        ("en", 1, "1 reply"),
        ("en", 0, "0 replies"),
        ("en", 5, "5 replies"),
    ],
)
def test_one_and_many_are_told_apart(engine, language, n, expected):
    call = '{{ ngettext("%(count)s reply", "%(count)s replies", n, count=n) }}'
    assert say(engine, REPLIES, language, n=n) == expected
    assert say(engine, call, language, n=n) == expected
    assert say(engine, "{% set x = " + call[2:-2] + "%}{{ x }}", language, n=n) == expected


def test_a_context_tells_two_meanings_of_one_word_apart(engine):
    assert say(engine, '{{ _("Open") }} {{ pgettext("door", "Open") }}') == "Avaa Avoin"
    assert say(engine, '{% trans "door" %}Open{% endtrans %}') == "Avoin"


def test_line_breaks_in_a_block_do_not_hide_its_translation(engine):
    source = "{% trans %}\n   Read <b>all</b>\n   of it\n{% endtrans %}"
    assert say(engine, source) == "Lue se <b>kokonaan</b>"


def test_words_known_only_while_the_page_is_made_are_translated_too(engine):
    assert say(engine, "{{ _(word) }}", word="Save") == "Tallenna"
    assert say(
        engine, "{{ ngettext(one, many, 2, count=2) }}", one=FINNISH[6][0][0], many=FINNISH[6][0][1]
    ) == ("2 vastausta")


def test_what_ours_lacks_comes_from_djangos_own_catalogue(engine):
    assert say(engine, '{{ _("This field is required.") }}') == "Tämä kenttä vaaditaan."


@pytest.mark.parametrize("language", ["fi", "en"])
def test_constant_words_are_folded_into_the_compiled_template(engine, language):
    source = HELLO + REPLIES + '{{ _("Save") }}{{ pgettext("door", "Open") }}'
    code = compiled(engine, source, language)
    assert "gettext" not in code
    assert "resolve('_')" not in code
    assert "gettext" in compiled(engine, "{{ gettext(word) }}", language)


def test_a_richer_plural_rule_is_asked_at_run_time(engine, monkeypatch):
    """Three forms (as in Polish) cannot be one condition: the call stays, and says the right thing."""

    def polish(one: str, many: str, n: int) -> str:
        return (
            "%(count)s odpowiedź"
            if n == 1
            else "%(count)s odpowiedzi"
            if n in (2, 3, 4)
            else "%(count)s odp."
        )

    monkeypatch.setattr(translation, "ngettext", polish)
    assert say(engine, REPLIES, n=1) == "1 odpowiedź"
    assert say(engine, REPLIES, n=3) == "3 odpowiedzi"
    assert say(engine, REPLIES, n=5) == "5 odp."


@pytest.mark.parametrize(
    "source",
    [
        '{{ _("Profile of %(name)s") }}',
        '{{ _("Profile of %(name)s", nmae=name) }}',
        '{{ ngettext("%(count)s reply", "%(count)s replies", n) }}',
    ],
)
def test_a_placeholder_without_a_value_is_refused_when_the_page_is_compiled(engine, source):
    with pytest.raises(TemplateSyntaxError, match=r"needs a value for (name|count).*line 1"):
        say(engine, source, name="Aino", n=1)


def test_plain_text_files_are_not_escaped(engine, tmp_path):
    (tmp_path / "templates" / "mail.txt").write_text(HELLO + ' {{ _("Profile of %(name)s", name=name) }}')
    engine = make_engine(tmp_path)
    with translation.override("fi"):
        text = engine.get_template("mail.txt").render({"name": "A & O"})
    assert text == "Hei A & O, aivan 100 % hyvin A & O: profiili"


def test_a_rendered_page_may_stand_in_another_page_and_plain_text_is_escaped_there(engine, tmp_path):
    for name in ("part.html", "part.txt"):
        (tmp_path / "templates" / name).write_text("<b>{{ name }}</b>")
    engine = make_engine(tmp_path)
    html, text = (engine.get_template(name).render({"name": "A & O"}) for name in ("part.html", "part.txt"))
    whole = engine.from_string("{{ html }}|{{ text }}").render({"html": html, "text": text})
    assert whole == "<b>A &amp; O</b>|&lt;b&gt;A &amp; O&lt;/b&gt;"


def test_other_apps_templates_are_left_to_the_other_engine(engine, tmp_path):
    (tmp_path / "templates" / "allauth").mkdir()
    (tmp_path / "templates" / "allauth" / "base.html").write_text("{% load i18n %}")
    (tmp_path / "templates" / "page.html").write_text("a page")
    engine = make_engine(tmp_path)
    for name in ("account/login.html", "allauth/base.html", "missing.html", "../templates/page.html"):
        with pytest.raises(TemplateDoesNotExist):
            engine.get_template(name)
    assert engine.get_template("page.html").render() == "a page"


def test_a_misspelt_name_is_told(engine):
    with pytest.raises(jinja2.UndefinedError, match="nmae"):
        say(engine, "{{ nmae }}", name="Aino")


def test_a_mistake_is_told_with_its_file_and_line(engine, tmp_path):
    (tmp_path / "templates" / "bad.html").write_text("one\n{% if %}\n")
    (tmp_path / "templates" / "lost.html").write_text('{% include "nowhere.html" %}')
    engine = make_engine(tmp_path)
    with pytest.raises(TemplateSyntaxError, match=r"bad\.html, line 2") as told:
        engine.get_template("bad.html")
    assert told.value.template_debug["line"] == 2
    with pytest.raises(TemplateDoesNotExist, match=r"nowhere\.html"):
        engine.get_template("lost.html").render()


def test_an_unknown_option_is_refused(tmp_path):
    with pytest.raises(ValueError, match="autoescpae"):
        make_engine(tmp_path, autoescpae=False)


@pytest.mark.parametrize("reload", [True, False])
def test_a_changed_file_is_read_again_only_while_developing(finnish, tmp_path, reload):
    (tmp_path / "templates").mkdir()
    page = tmp_path / "templates" / "page.html"
    page.write_text("old")
    engine = make_engine(tmp_path, auto_reload=reload)
    assert engine.get_template("page.html").render() == "old"
    page.write_text("new")
    assert engine.get_template("page.html").render() == ("new" if reload else "old")


def greet(request: HttpRequest) -> dict[str, str]:
    return {"greeting": "Hei", "path_info": request.path}


def test_the_request_brings_its_form_token_and_the_context_processors(engine, tmp_path):
    engine = make_engine(tmp_path, context_processors=[f"{__name__}.greet"])
    request = RequestFactory().get("/somewhere")
    html = engine.from_string("{{ greeting }} {{ path_info }} {{ csrf_input }}").render({}, request)
    assert html.startswith('Hei /somewhere <input type="hidden" name="csrfmiddlewaretoken" value="')
    assert "CSRF_COOKIE" in request.META
    unread = RequestFactory().get("/")
    engine.from_string("no form here").render({}, unread)
    assert "CSRF_COOKIE" not in unread.META


def test_addresses_come_from_names(engine, settings):
    settings.ROOT_URLCONF = __name__
    source = '{{ url("room") }} {{ url("talk", 7, "hei") }} {{ url("talk", pk=7, slug="hei") }}'
    assert say(engine, source) == "/room/ /talk/7/hei /talk/7/hei"
    assert say(engine, '{{ static("a.css") }}') == f"{settings.STATIC_URL}a.css"
    with pytest.raises(NoReverseMatch):
        say(engine, '{{ url("nowhere") }}')
    with pytest.raises(NoReverseMatch):
        say(engine, '{{ url("talk", True, "hei") }}')


@pytest.mark.parametrize(
    ("language", "expected"), [("fi", "1\xa0234\xa0567 −1\xa0000"), ("en", "1,234,567 -1,000")]
)
def test_numbers_are_written_as_the_reader_writes_them(engine, language, expected):
    assert say(engine, "{{ n|number }} {{ m|number }}", language, n=1234567, m=-1000) == expected


@pytest.mark.parametrize(
    ("names", "finnish_words", "english_words"),
    [
        ([], "", ""),
        (["Sanna"], "Sanna", "Sanna"),
        (["Sanna", "Jari"], "Sanna ja Jari", "Sanna and Jari"),
        (["Sanna", "Jari", "Oona"], "Sanna, Jari ja Oona", "Sanna, Jari and Oona"),
        (["<b>", Markup("<i>O</i>")], "&lt;b&gt; ja <i>O</i>", "&lt;b&gt; and <i>O</i>"),
        (["{0}", "{1}"], "{0} ja {1}", "{0} and {1}"),
    ],
)
def test_names_are_listed_as_a_sentence_says_them(engine, names, finnish_words, english_words):
    assert say(engine, "{{ names|people_list }}", "fi", names=names) == finnish_words
    assert say(engine, "{{ names|people_list }}", "en", names=names) == english_words
