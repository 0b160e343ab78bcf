"""What a Python file may name, hold and decide."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.house.addresses import Names, named_up
from tests.house.floors import points_up

LONGEST = 350
DOTTED = re.compile(r"porukka\.(\w+)(\.\w+)*")
REVERSING = {"reverse", "reverse_lazy", "redirect", "resolve_url", "url"}
# What a view asks when it decides by itself instead of asking rules.
DECIDING = {"has_perm", "has_perms", "has_module_perms", "is_staff", "is_superuser", "is_keeper"}
DECIDING |= {"permission_required", "user_passes_test", "PermissionRequiredMixin", "UserPassesTestMixin"}


def names_up(folder: str, text: str) -> list[str]:
    """Strings that reach higher past the imports: get_model, get_app_config, dotted paths, migrations."""
    complaints = []
    tree = ast.parse(text)
    for node, name in [*_asked_apps(tree), *_migration_needs(tree), *_dotted(tree)]:
        if points_up(folder, name):
            complaints.append(f"{node.lineno}: names {name}, which lies higher or beside")
    return complaints


def _asked_apps(tree: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    for call in _calls(tree, {"get_model", "get_app_config", "get_containing_app_config"}):
        if (name := _text(call)) is not None:
            yield call, name.removeprefix("porukka.").split(".")[0]


def _migration_needs(tree: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in (
            "dependencies",
            "run_before",
        ):
            for pair in ast.walk(node.value):
                if isinstance(pair, ast.Tuple) and pair.elts and isinstance(pair.elts[0], ast.Constant):
                    yield pair, str(pair.elts[0].value)


def _dotted(tree: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and (m := DOTTED.fullmatch(node.value))
        ):
            yield node, m[1]


def addresses_up(folder: str, text: str, names: Names) -> list[str]:
    """Names given to reverse(), redirect() and the like that belong to a higher folder, or to nobody."""
    used = [name for call in _calls(ast.parse(text), REVERSING) if (name := _text(call)) and _is_name(name)]
    return named_up(folder, used, names)


def _is_name(text: str) -> bool:
    return "/" not in text and "." not in text  # redirect() also takes an address or a view's path


def hidden_imports(text: str) -> list[str]:
    """The names of functions that import something. AppConfig.ready is where Django wants it done."""
    found = []
    for function in ast.walk(ast.parse(text)):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) or function.name == "ready":
            continue
        if any(isinstance(inner, ast.Import | ast.ImportFrom) for inner in ast.walk(function)):
            found.append(function.name)
    return found


def too_long(text: str) -> list[str]:
    """A complaint when a file has outgrown itself."""
    lines = text.count("\n")
    return [f"{lines} lines; the most is {LONGEST}: let it grow out, not up"] if lines > LONGEST else []


def locks_keys(text: str) -> list[str]:
    """Where rows that others refer to are locked so that nobody can refer to them meanwhile. On PostgreSQL a reader
    of deeds that writes a row about a post then waits for whoever replies, and she for it."""
    calls = re.finditer(
        r"\b(Topic|Post|Room|Community|Member|Page|Poll)\.objects\s*\.select_for_update\(", text
    )
    return [
        f"{text.count(chr(10), 0, call.start()) + 1}: lock with no_key=True"
        for call in calls
        if "no_key=True" not in text[call.end() : text.index(".", call.end())]
    ]


def decides(text: str) -> list[str]:
    """Where a view decides who may do something; that is rules' to say."""
    complaints = []
    for node in ast.walk(ast.parse(text)):
        if (name := _name(node)) in DECIDING:
            complaints.append(f"{node.lineno}: asks {name}; ask rules.may_… instead")
        elif isinstance(node, ast.Compare | ast.Match) and _about_roles(node):
            complaints.append(f"{node.lineno}: compares roles; ask rules.may_… instead")
    return complaints


def _about_roles(node: ast.Compare | ast.Match) -> bool:
    asked = [node.subject] if isinstance(node, ast.Match) else [node.left, *node.comparators]
    return any(_name(part) in ("role", "roles", "rank", "Role") for side in asked for part in ast.walk(side))


def _name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def undocumented_settings(text: str, known: set[str]) -> list[str]:
    """Environment variables that a file reads and environment.NAMES does not know."""
    complaints = []
    for node in ast.walk(ast.parse(text)):
        name = _read_from_environment(node)
        if name is not None and name not in known:
            complaints.append(f"{node.lineno}: reads {name}, which porukka.config.environment does not know")
    return complaints


def _read_from_environment(node: ast.AST) -> str | None:
    # Only os.environ: a WSGI request has an environ too.
    if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
        return node.slice.value if isinstance(node.slice, ast.Constant) else None
    if isinstance(node, ast.Call) and ast.unparse(node.func).startswith(("os.environ.", "os.getenv")):
        return _text(node)
    return None


def docstring_complaints(text: str) -> list[str]:
    """Complaints about a folder's __init__.py, which says in one sentence what the folder is."""
    told = ast.get_docstring(ast.parse(text))
    if not told:
        return ["has no docstring that says in one sentence what the folder is"]
    sentence = re.sub(r"`[^`]*`", "x", told)
    if "\n" in told or not told.endswith(".") or re.search(r"[.!?] ", sentence):
        return [f"is not told in one sentence on one line: {told!r}"]
    return []


def _calls(tree: ast.AST, names: set[str]) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in names:
            yield node


def _text(call: ast.Call) -> str | None:
    """The first argument, if it is written out."""
    first = call.args[0] if call.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None
