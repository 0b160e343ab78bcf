"""Links lead where their words say, or say where they lead."""

import pytest
from django.test import override_settings

from porukka.core.text import render
from porukka.core.text.links import host, safe_href

REL = 'rel="nofollow ugc noopener"'


def shown(source):
    return render(source).text


@pytest.mark.parametrize(
    "source",
    [
        "https://pankki.example/tili?a=1#b",
        "www.pankki.example",
        "[pankki.example](https://www.pankki.example/)",
        "[www.pankki.example](https://pankki.example/)",
        "[PANKKI.example.](https://pankki.example:443/)",
        "[lue tästä](https://pankki.example)",
        "[versio 2.0, klo 18.30, esim. näin](https://pankki.example)",
        "https://sää.example/",
        "[sää.example](https://xn--s-0faa.example/)",
        "aino@pankki.example",
        "[kirjoita: aino@pankki.example](mailto:aino@pankki.example?subject=Moi)",
        "[pankki.example](/c/pankki)",
        "https://192.0.2.7/",
    ],
)
def test_an_honest_link_is_left_as_it_is(source):
    rendered = render(source)
    assert len(rendered.links) == 1
    assert not rendered.text.endswith(")")


@pytest.mark.parametrize(
    "words",
    [
        "pankki.example",
        "https://pankki.example/tili",
        "Kirjaudu: www.pankki.example",
        "**pankki**.example",
        "pankki\u200b.\u2060example",
        "ｐankki．example",
        "pankki。example",
        "pankki․example",
        "pankki.example/muu.example",
        "https://muu.example@pankki.example",
        "muu.example pankki.example",
        "http://pankki.example\\\\@muu.example",
        "»pankki.example«",
        "pankki.\u0336example",
        "192.0.2.7",
        "![pankki.example](x)",
        "p&#97;nkki&period;example",
        "pаnkki.example",
        "pankki%2Eexample",
    ],
)
def test_a_link_that_names_another_place_tells_where_it_leads(words):
    rendered = render(f"[{words}](https://muu.example/a?b) loppu")
    assert rendered.links == ["https://muu.example/a?b"]
    assert "</a> (muu.example) loppu" in rendered.html


def test_a_mail_address_that_names_another_tells_where_it_leads():
    assert shown("[aino@pankki.example](mailto:eero@muu.example)").endswith("(eero@muu.example)")
    assert shown("[pankki.example](mailto:eero@muu.example)").endswith("(eero@muu.example)")


def test_a_picture_that_names_another_place_tells_where_it_leads():
    assert shown("![pankki.example](https://muu.example/k.png)") == "pankki.example (muu.example)"


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:x", "\x01javascript:x", "vbscript:x"),
        *(
            "data:text/html,x",
            "file:///etc/passwd",
            "ftp://a.example",
            "tel:1",
            "blob:x",
            "intent://x",
            "about:blank",
        ),
        *(
            "//a.example",
            "/\\a.example",
            "\\\\a.example",
            "/\t/a.example",
            "relative",
            "",
            "#a",
            "?a",
            "https:a",
        ),
        *(
            "https:///a",
            "https://",
            "http:/a.example",
            "https://bank.example@a.example",
            "https://a:b@a.example",
        ),
        *(
            "https://a b",
            "https://a\\b",
            "https://[::1",
            "https://a..b",
            "https://<a>",
            "https://a%20b",
            "mailto:",
        ),
        *("mailto:a", "mailto:@b", "https://" + "a" * 254, "https://%2f%2fa", "https://a%40b.example"),
    ],
)
def test_an_address_that_is_not_plainly_harmless_is_no_link(address):
    assert safe_href(address) is None


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://A.Example:8080/x", "a.example"),
        ("http://s%C3%A4%C3%A4.example", "sää.example"),
        ("https://[2001:db8::1]:80/", "[2001:db8::1]"),
        ("https://a.example.", "a.example."),
        ("https://localhost?x", "localhost"),
    ],
)
def test_a_web_address_is_a_link_and_its_host_is_known(address, name):
    assert safe_href(address) == address
    assert host(address) == name


@pytest.mark.parametrize("address", ["/", "/c/kyla/t/5-moi?after=3#r7", "mailto:a@b.example", "/a:b"])
def test_paths_here_and_mail_are_links(address):
    assert safe_href(address) == address


@override_settings(PORUKKA_URL="https://talk.example")
def test_only_links_that_lead_out_are_marked_as_written_by_members():
    assert REL in render("https://muu.example/").html
    assert REL in render("https://talk.example.muu.example/").html
    assert REL in render("https://talk.examples/").html
    assert REL in render("[a](mailto:a@b.example)").html
    for own in ("/c/kyla", "https://talk.example", "https://talk.example/c/kyla"):
        assert f'<a href="{own}">' in render(f"[a]({own})").html
    assert render('[a](/c/kyla "nimi")').html == '<p><a href="/c/kyla" title="nimi">a</a></p>\n'


def test_every_address_is_listed_once_in_its_order():
    source = (
        "https://b.example [a](https://a.example) [b](https://b.example) [x](javascript:1) /c/x [c](/c/x)"
    )
    assert render(source).links == ["https://b.example", "https://a.example", "/c/x"]


def test_a_link_inside_a_link_is_only_its_words():
    rendered = render("[lue https://muu.example nyt](https://pankki.example)")
    assert rendered.html.count("<a ") == 1
    assert "(pankki.example)" in rendered.text
