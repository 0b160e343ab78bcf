"""What the checker of templates finds, and what it leaves in peace."""

import pytest

from tests.translations import pages


@pytest.mark.parametrize(
    "text",
    [
        "<p>Hello there</p>",
        "<p>{{ name }} wrote</p>",
        "<p>\n\n  lower case\n</p>",
        '<button aria-label="Close"></button>',
        '<input placeholder="{{ x }} or search">',
        '<input type="submit" value="Send">',
        '<img alt="A picture">',
        '<meta name="description" content="A place">',
        '<p data-sent="Saved just now"></p>',
        "<p>{% trans %}fine{% endtrans %} but not this</p>",
        "<p>{% if x %}so{% endif %}</p>",
        '{{ button("Save") }}',
        '{{ name|default("Nobody") }}',
        '{% set title = "All rooms" %}',
        '<p translate="no">fine</p><p>not fine</p>',
        "<p><code>fine</code> words</p>",
    ],
)
def test_words_outside_of_a_translation_are_found(text):
    assert len(pages.untranslated("polls/poll.html", text)) == 1


def test_what_is_translated_or_no_language_is_left_in_peace():
    text = """
    {# a comment for readers of the source #}<!-- and one more -->
    <title>{% block title %}Porukka{% endblock %}</title>
    {% trans n=n %}{{ n }} a{% pluralize %}b{% endtrans %}
    <p class="big card" id="main" data-menu="open" data-sent="{{ _("Saved") }}">{{ _("Words & words") }}</p>
    <code>bin/dev</code> <kbd>Enter</kbd> <b translate="no">GitHub <b>too</b></b> &nbsp; JSON → 46 %
    {% block body_attributes %} data-live="{{ url("live") }}"{% endblock %}
    {% macro with(order) %}{{ here }}?order={{ order }}&show=all{% endmacro %}
    {% if kind == "Open" %}<input type="hidden" value="topic">{% endif %} {{ pgettext("door", "Open") }}
    {{ button(_("Profile of %(name)s", name=name), kind="quiet", href=url("polls:poll", 1)) }}
    """
    assert pages.untranslated("polls/poll.html", text) == []


def test_the_line_is_told():
    assert pages.untranslated("a/b.html", "{# a\nb #}\n<p>\n  words\n</p>") == ["4: 'words'"]


def test_mail_in_plain_text_is_read_line_by_line():
    text = "{% trans %}Hello {{ name }},{% endtrans %}\n\n{{ address }}\nSee you\n"
    assert pages.untranslated("people/mail/letter.txt", text) == ["4: 'See you'"]


def test_pages_in_djangos_language_are_read_too():
    text = (
        "{% load i18n %}{% trans 'Fine' %}{% blocktrans %}Fine{% endblocktrans %}<h1>{{ x|default:'y' }}</h1>"
    )
    assert pages.untranslated("allauth/elements/h1.html", text) == []
    assert pages.untranslated("allauth/elements/h1.html", text + "<p>Not fine</p>") == ["1: 'Not fine'"]
