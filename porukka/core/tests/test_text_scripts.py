"""Scripts, handlers and foreign elements: none comes through, in Markdown or in HTML."""

from html import escape
from html.parser import HTMLParser
from itertools import product

import pytest

from porukka.core.text import BadText, render
from porukka.core.text.sanitising import sanitise

# Written out again on purpose: a name added to the sanitiser by mistake fails here.
TAGS = {
    *("p", "br", "hr", "em", "strong", "del", "a", "ul", "ol", "li", "blockquote", "code", "pre"),
    *("h2", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href", "title", "rel"}, "ol": {"start"}, "th": {"class"}, "td": {"class"}}
RUN = "alert(1)"


class Watcher(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found = []

    def handle_starttag(self, tag, attrs):
        assert tag in TAGS, f"<{tag}>"
        for name, value in attrs:
            assert name in ATTRIBUTES.get(tag, ()), f"<{tag} {name}>"
            if name == "href":
                assert value.lower().startswith(("http://", "https://", "mailto:", "/")), value
                assert not value.startswith(("//", "/\\")), value
                assert not set(value) & set("\t\n\r\\\x00 "), value
            if name == "class":
                assert value in ("align-center", "align-right")
            if name == "start":
                assert value.isdigit()
            self.found.append((tag, name))

    def handle_comment(self, data):
        raise AssertionError("a comment")

    handle_decl = handle_pi = unknown_decl = handle_comment


def watch(html):
    watcher = Watcher()
    watcher.feed(html)
    watcher.close()
    return watcher.found


def coloured(word):
    """A scheme as attackers write it, so that a filter misses it and a browser does not."""
    yield from (word, word.upper(), word.capitalize(), f" {word}", f"\x01{word}", f"{word[:4]}\t{word[4:]}")
    yield from (f"{word[:4]}\n{word[4:]}", f"{word[:4]}\x00{word[4:]}", f"\u00a0{word}", f"\ufeff{word}")
    yield from (
        f"&#{ord(word[0])};{word[1:]}",
        f"&#x{ord(word[0]):x};{word[1:]}",
        f"&#{ord(word[0]):07}{word[1:]}",
    )
    yield from (
        f"%{ord(word[0]):x}{word[1:]}",
        f"{word[:4]}&Tab;{word[4:]}",
        f"{word[:4]}&NewLine;{word[4:]}",
    )


SCHEMES = [
    "javascript",
    "vbscript",
    "data",
    "livescript",
    "mocha",
    "feed",
    "view-source",
    "jar",
    "blob",
    "filesystem",
]
ADDRESSES = [f"{name}:{RUN}" for scheme in SCHEMES for name in coloured(scheme)] + [
    *(
        "javascript&colon;alert(1)",
        "javascript:&#97;lert(1)",
        "data:text/html;base64,PHNjcmlwdD4=",
        "//x.example",
    ),
    *(
        "data:image/svg+xml,<svg onload=alert(1)>",
        "/\\x.example",
        "\\\\x.example",
        "https://a@x.example",
        "java script:1",
    ),
    *(
        "javascript://x.example/%0aalert(1)",
        "https:javascript:alert(1)",
        "/\t/x.example",
        'HTTPS://x.example/"onclick=1',
    ),
]
ELEMENTS = [
    "script",
    "img",
    "svg",
    "math",
    "iframe",
    "object",
    "embed",
    "video",
    "audio",
    "source",
    "body",
    "style",
]
ELEMENTS += [
    "link",
    "meta",
    "base",
    "form",
    "input",
    "button",
    "textarea",
    "select",
    "details",
    "marquee",
    "template",
]
ELEMENTS += [
    "noscript",
    "xmp",
    "plaintext",
    "title",
    "frameset",
    "portal",
    "dialog",
    "slot",
    "x-own",
    "isindex",
    "h1",
]
ELEMENTS += [
    "a",
    "p",
    "td",
    "code",
    "blockquote",
    "foreignObject",
    "animate",
    "use",
    "keygen",
    "applet",
    "layer",
]
HANDLERS = [
    "onload",
    "onerror",
    "onclick",
    "onfocus",
    "ontoggle",
    "onbegin",
    "ONMOUSEOVER",
    "onpointerrawupdate",
]
MORE = [
    "style",
    "id",
    "class",
    "srcdoc",
    "formaction",
    "background",
    "ping",
    "target",
    "hx-get",
    "data-x",
    "slot",
]


def elements():
    for tag, handler in product(ELEMENTS, HANDLERS):
        yield f"<{tag} {handler}={RUN}>x</{tag}>"
    for tag, name in product(ELEMENTS, MORE):
        yield f'<{tag} {name}="javascript:{RUN}" tabindex=1 autofocus>'
    for tag in ELEMENTS:
        yield f"<{tag}/{HANDLERS[0]}={RUN}//"
        yield f"<{tag}\x0conerror={RUN} src=x>"
        yield f'<{tag} src="x"onerror={RUN}>'
        yield f"<<{tag} {HANDLERS[1]}={RUN}//<"
        yield f"</{tag}><{tag} src=x onerror={RUN}"


def broken():
    yield from (
        "<!--><img src=x onerror=alert(1)>-->",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?xml x?><script>1</script>",
    )
    yield from (
        "<!DOCTYPE html><script>1</script>",
        "<svg><style><img src=x onerror=1></style></svg>",
        "<scr<script>ipt>1",
    )
    yield from (
        "<math><mtext><table><mglyph><style><!--</style><img title='--><img src=x onerror=1>'>",
        "<a href=x`onclick=1>",
    )
    yield from (
        "<noscript><p title='</noscript><img src=x onerror=1>'>",
        "<form><math><mtext></form><form><mglyph><svg>",
    )
    yield from (
        "<svg></p><style><a id='</style><img src=1 onerror=1>'>",
        "<textarea></textarea><img onerror=1 src>",
        "<%00script>",
    )
    yield from (
        "<xmp><p title='</xmp><img src=x onerror=1>'>",
        "<title><img title='</title><img src=x onerror=1>'>",
        "\x3cscript>1",
    )
    yield from (
        "＜script＞alert(1)＜/script＞",
        "+ADw-script+AD4-alert(1)",
        "<ſcript>1</ſcript>",
        "<İmg src=x onerror=1>",
        "<a\u2028onclick=1>",
    )


def markdown_tricks():
    for address in ADDRESSES:
        yield f"[x]({address})"
        yield f"[x](<{address}>)"
        yield f"![x]({address})"
        yield f"<{address}>"
        yield f"[x]\n\n[x]: {address}"
        yield f'[x](/a "{address}")'
    for quote in ('"', "'", "&quot;", '\\"', "`", "<", "\x00"):
        yield f"[x](https://a.example/{quote}onclick={RUN})"
        yield f'[x](/a "t{quote} onclick={RUN} a={quote}")'
        yield f"![a{quote} onerror={RUN}](https://a.example/k.png)"
        yield f"```{quote}><script>{RUN}</script>\nx\n```"
        yield f"https://a.example/{quote}onclick={RUN}"
        yield f"|a{quote}<svg onload={RUN}>|\n|:-:|\n|b|"
        yield f"a@b.example{quote}onclick={RUN}"
    yield from (
        "`<script>1</script>`",
        "    <script>1</script>",
        "*<script*>1",
        "[<script>1</script>](/a)",
        "&lt;script&gt;1",
    )
    yield from (
        "[a](javascript:1//\nhttps://b)",
        "[![x](y 'onerror=1')](javascript:1)",
        "<https://a.example/<script>>",
        "\\<script>",
    )
    yield from (
        "- [x] <input onfocus=1 autofocus>",
        "# <h1 id=x>",
        "[^1]\n\n[^1]: <script>1</script>",
        "***<img src=x onerror=1>***",
    )


def raw_links():
    for address in ADDRESSES:
        yield f'<a href="{address}">x</a>'
        yield f"<a href={address}>x</a>"
        yield f"<a href='{escape(address)}' rel=opener target=_blank>x</a>"
        yield f'<p><a title="x" href="{address}" HREF="/a">x</a>'


KINDS = {kind.__name__: list(kind()) for kind in (elements, broken, markdown_tricks, raw_links)}
ALL = [(kind, number) for kind, payloads in KINDS.items() for number in range(0, len(payloads), 50)]


def test_the_corpus_is_large_and_holds_nothing_twice():
    payloads = [payload for some in KINDS.values() for payload in some]
    assert len(set(payloads)) > 2_500


@pytest.mark.parametrize(("kind", "start"), ALL)
def test_nothing_that_runs_comes_through_a_post(kind, start):
    for payload in KINDS[kind][start : start + 50]:
        for source in (payload, f"> {payload}", f"- a {payload} b"):
            try:
                watch(render(source).html)
            except BadText:
                pytest.fail(f"refused: {source!r}")


@pytest.mark.parametrize(("kind", "start"), ALL)
def test_nothing_that_runs_comes_through_the_sanitiser_alone(kind, start):
    for payload in KINDS[kind][start : start + 50]:
        for html in (
            payload,
            f"<p>{payload}",
            f"<table><tr><td>{payload}</table>",
            f"<svg>{payload}",
            f"<math>{payload}",
        ):
            watch(sanitise(html))


def test_the_sanitiser_reads_its_own_words_without_changing_them():
    for payloads in KINDS.values():
        for payload in payloads:
            once = sanitise(payload)
            assert sanitise(once) == once


def test_what_is_allowed_comes_through_the_sanitiser():
    allowed = '<h2>a</h2><p>b<br><em>c</em> <a href="/c" title="d">e</a></p><ol start="3"><li>f</li></ol>'
    table = '<table><thead><tr><th class="align-right">g</th></tr></thead><tbody><tr><td>h</td></tr></tbody>'
    table += "</table>"
    assert sanitise(allowed + table) == allowed + table
    assert "class" not in sanitise('<table><tr><td class="align-right evil">x')
    assert "title" not in sanitise('<p title="x">x')
    assert watch(sanitise('<a href="https://a.example" rel="opener">x</a>')) == [("a", "href"), ("a", "rel")]


@pytest.mark.parametrize(
    "html",
    [
        "<script>",
        "<p onclick=x>",
        "<a href=javascript:x>",
        "<img>",
        "<!-- x -->",
        "<p class=x>",
        "<a href=//x>",
    ],
)
def test_the_watcher_sees_what_it_is_there_for(html):
    with pytest.raises(AssertionError):
        watch(html)
