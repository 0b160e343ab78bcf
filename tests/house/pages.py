"""What a template may name, and what may not stand in a page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import jinja2
from jinja2 import meta, nodes

from porukka.core.jinja.loader import is_ours
from tests.house.addresses import Names, named_up
from tests.house.floors import points_up

ERROR_PAGE = re.compile(r"\d{3}\.html")  # Django and allauth look for these by their bare names

# Django's template language, which only the overridden pages of allauth use.
DJANGO_NAMED = re.compile(r"""{%-?\s*(extends|include|url)\s+['"]([^'"]+)['"]""")


def templates_up(folder: str, name: str, text: str, names: Names) -> list[str]:
    """What a folder's template names although it lies higher, or so that nobody can see where it lies."""
    if name.startswith(f"{folder}/") or ERROR_PAGE.fullmatch(name) or not is_ours(name):
        complaints = []
    else:
        complaints = [f"{name}: pages of {folder} lie in templates/{folder}/"]
    try:
        templates, addresses = _named(text) if is_ours(name) else _named_in_django(text)
    except jinja2.TemplateSyntaxError as error:
        return [f"{name}:{error.lineno}: {error.message}"]
    for template in templates:
        if template is None:
            complaints.append(f"{name}: names a template by a variable, so nobody can see where it points")
        elif points_up(folder, template.split("/")[0]):
            complaints.append(f"{name}: {template} lies higher")
        elif is_ours(name) and not is_ours(template):
            complaints.append(f"{name}: {template} is not written in Jinja")
    return complaints + [f"{name}: {told}" for told in named_up(folder, addresses, names)]


def _named(text: str) -> tuple[list[str | None], list[str]]:
    tree = jinja2.Environment(extensions=["jinja2.ext.i18n"]).parse(text)
    addresses = [
        constant.value
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name == "url" and call.args
        for constant in _constants(call.args[0])
    ]
    return list(meta.find_referenced_templates(tree)), addresses


def _constants(node: nodes.Node) -> list[nodes.Const]:
    if isinstance(node, nodes.CondExpr):  # url("a" if open else "b"): both, but not the words of the question
        return [c for way in (node.expr1, node.expr2) if way for c in _constants(way)]
    return [node] if isinstance(node, nodes.Const) else []


def _named_in_django(text: str) -> tuple[list[str | None], list[str]]:
    found = DJANGO_NAMED.findall(text)
    return [name for tag, name in found if tag != "url"], [name for tag, name in found if tag == "url"]


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.complaints: list[str] = []
        self.script: dict[str, str | None] | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if name == "style":
                self._complain("style=: the policy of the page forbids it; write a class")
            elif name.startswith("on") and name.isalpha():
                self._complain(f"{name}=: listen to the event in a script")
            elif name.startswith(("hx-on", "data-hx-on")):
                self._complain(f"{name}: listen to the event in a script")
            elif re.match(r"\s*(js|javascript):", value or ""):
                self._complain(f"{name} holds code to run (js:)")
        if tag == "style":
            self._complain("<style>: styles live in static/")
        self.script = dict(attributes) if tag == "script" else None

    def handle_endtag(self, tag: str) -> None:
        self.script = None

    def handle_data(self, data: str) -> None:
        if self.script is not None and data.strip() and self.script.get("type") != "application/json":
            self._complain("<script> with a body: scripts live in static/")

    def _complain(self, what: str) -> None:
        self.complaints.append(f"{self.getpos()[0]}: {what}")


def inline_code(text: str) -> list[str]:
    """What the page's content security policy would stop: inline styles, scripts and event handlers."""
    page = _Page()
    page.feed(_without_jinja(text))
    page.close()
    return page.complaints


def _without_jinja(text: str) -> str:
    def blank(inside: str):
        return lambda found: inside + "\n" * found[0].count("\n")  # so that line numbers stay true

    text = re.sub(r"{#.*?#}", blank(""), text, flags=re.DOTALL)
    text = re.sub(r"{%.*?%}", blank(" "), text, flags=re.DOTALL)
    return re.sub(r"{{.*?}}", blank("x"), text, flags=re.DOTALL)
