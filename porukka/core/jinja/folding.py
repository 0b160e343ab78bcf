"""Translations folded into a template when it is compiled.

`{% trans %}` blocks and gettext calls on constants become the words themselves: template data between
placeholders, which are printed like any other name (so autoescape sees them); a plural becomes a condition.
A call that cannot be folded (a name instead of a constant, a richer plural rule) works at run time as ever.
"""

from __future__ import annotations

from jinja2 import TemplateAssertionError, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import escape

from porukka.core.jinja.messages import Message, pieces, placeholders


def fold(template: nodes.Template, html: bool, name: str | None, filename: str | None) -> None:
    """Fold the active language's translations into the parsed template.

    html: whether the template's values are escaped.
    Raises jinja2.TemplateAssertionError if a message has a placeholder that is given no value.
    """
    _Folding(html, name, filename).visit(template)


class _Folding(NodeTransformer):
    def __init__(self, html: bool, name: str | None, filename: str | None) -> None:
        self.html = html
        self.name = name
        self.filename = filename

    def visit_Output(self, node: nodes.Output) -> list[nodes.Stmt]:  # noqa: N802 (Jinja's naming)
        statements: list[nodes.Stmt] = []
        printed: list[nodes.Expr] = []

        def close() -> None:
            if printed:
                statements.append(nodes.Output(printed.copy(), lineno=node.lineno))
                printed.clear()

        for child in node.nodes:
            message = self._message(child)
            forms = message.forms() if message else None
            if message is None or forms is None:
                printed.append(self.visit(child))
            elif forms.many is None:
                printed.extend(self._printed(message, forms.one))
            else:
                close()
                one = nodes.Output(self._printed(message, forms.one), lineno=node.lineno)
                many = nodes.Output(self._printed(message, forms.many), lineno=node.lineno)
                statements.append(nodes.If(message.is_one(), [one], [], [many], lineno=node.lineno))
        close()
        return statements

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:  # noqa: N802
        return self._expression(node)

    def visit_Mod(self, node: nodes.Mod) -> nodes.Expr:  # noqa: N802
        return self._expression(node)

    def _message(self, node: nodes.Expr) -> Message | None:
        message = Message.of(node)
        if message is None:
            return None
        message.values = {key: self.visit(value) for key, value in message.values.items()}
        if message.number is not None:
            message.number = self.visit(message.number)
        return message

    def _expression(self, node: nodes.Call | nodes.Mod) -> nodes.Expr:
        """A message in the middle of an expression, for example an argument of a macro."""
        message = self._message(node)
        forms = message.forms() if message else None
        if message is None or forms is None:
            return self.generic_visit(node)  # type: ignore[return-value]
        one = self._value(message, forms.one)
        if forms.many is None:
            return one
        return nodes.CondExpr(message.is_one(), one, self._value(message, forms.many), lineno=message.lineno)

    def _value(self, message: Message, text: str) -> nodes.Expr:
        if not message.formatted:
            return nodes.Const(text, lineno=message.lineno)
        self._check(message, text)
        pairs = [nodes.Pair(nodes.Const(key), value) for key, value in message.values.items()]
        pattern: nodes.Expr = nodes.Const(str(escape(text)) if self.html else text)
        if self.html:
            pattern = nodes.MarkSafe(pattern)  # the % of markup escapes the values
        return nodes.Mod(pattern, nodes.Dict(pairs), lineno=message.lineno)

    def _printed(self, message: Message, text: str) -> list[nodes.Expr]:
        """The message cut into template data and the values between."""
        self._check(message, text)
        if not message.formatted:
            return [self._data(message, text)]
        found: list[nodes.Expr] = []
        for words, name in pieces(text):
            if words:
                found.append(self._data(message, words))
            if name is not None:
                found.append(message.values[name])
        return found

    def _data(self, message: Message, text: str) -> nodes.TemplateData:
        # A trans block is HTML as it stands; what _() gives is text.
        safe = text if message.markup or not self.html else str(escape(text))
        return nodes.TemplateData(safe, lineno=message.lineno)

    def _check(self, message: Message, text: str) -> None:
        missing = sorted(placeholders(text) - set(message.values))
        if missing and (message.formatted or placeholders(message.one)):
            raise TemplateAssertionError(
                f"{text!r} needs a value for {', '.join(missing)}", message.lineno, self.name, self.filename
            )
