"""What the papers promise, and what no file may give away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

SETTING = re.compile(r"`((?:PORUKKA_[A-Z_]+|[A-Z]+_URL))(?:=[^`]*)?`")
FENCED = re.compile(r"^```(?:sh|bash|shell|console)?\n(.*?)^```", re.MULTILINE | re.DOTALL)
QUOTED = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`((?:bin/|porukka )[^`\n]*)`")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")

# Written in parts, so that this file does not name what it looks for.
REGISTRIES = [
    "".join(parts)
    for parts in (
        ("py", "pi.org"), ("python", "hosted.org"), ("npm", "js.org"), ("npm", "js.com"), ("yarn", "pkg.com"),
        ("deb.", "debian.org"), ("proxy.", "golang.org"), ("crates", ".io"), ("ruby", "gems.org"),
        ("docker", ".io"),
    )
]  # fmt: skip
HOMES = re.compile(r"(?<![\w.~/-])/(?:" + "|".join(("work", "root", r"home/\w+", r"Users/\w+")) + r")(?=/\w)")


def settings_complaints(names: Iterable[str], paper: str) -> list[str]:
    """Settings that are read but not described, and described but not read."""
    read, told = set(names), set(SETTING.findall(paper))
    return [f"{name} is not described" for name in sorted(read - told)] + [
        f"{name} is described, and nothing reads it" for name in sorted(told - read)
    ]


def commands(paper: str) -> list[list[str]]:
    """The commands of ours that a paper shows, in words: [["bin/dev"], ["porukka", "run"]]."""
    lines = [line for block in FENCED.findall(paper) for line in re.split(r"\n|&&", block)]
    lines += INLINE.findall(paper)
    words = [line.split("#")[0].strip().removeprefix("$ ").split() for line in lines]
    return [w for w in words if w and (w[0].startswith("bin/") or w[0] == "porukka")]


def command_complaints(paper: str, programs: set[str], subcommands: set[str]) -> list[str]:
    """Commands a paper shows that do not exist. programs: `bin/…` files that can be run."""
    complaints = []
    for words in commands(paper):
        if words[0] == "porukka":
            if len(words) > 1 and words[1][0].isalpha() and words[1] not in subcommands:
                complaints.append(f"`porukka {words[1]}` does not exist")
        elif words[0] not in programs:
            complaints.append(f"`{words[0]}` does not exist or cannot be run")
    return complaints


def quotations(paper: str, written: set[str]) -> list[str]:
    """Lines of Python that a paper quotes and no file has. written: every line there is, without its margin."""
    lines = (line.strip() for block in QUOTED.findall(paper) for line in block.splitlines())
    return [f"quotes what is not there: {line}" for line in lines if line and line not in written]


def links(paper: str) -> list[str]:
    """The files a paper links to, from its own folder."""
    return LINK.findall(paper)


def given_away(text: str, root: str) -> list[str]:
    """Registries' hosts and a machine's own paths, as `line: what`. root: where this checkout lies."""
    complaints = []
    for number, line in enumerate(text.splitlines(), 1):
        complaints += [f"{number}: names the registry {host}" for host in REGISTRIES if host in line]
        if (root.count("/") > 1 and root + "/" in line) or HOMES.search(line) or ("../" + "shared") in line:
            complaints.append(f"{number}: names a path of one machine: {line.strip()[:80]}")
    return complaints


def strangers(folder: str, names: Iterable[str], known: set[str], allowed: Mapping[str, str]) -> list[str]:
    """Files of a folder that bear no known name. allowed: further names, each with its reason."""
    return [
        f"{folder}/{name}: a domain keeps to the known names, or exceptions.py says why not"
        for name in sorted(names)
        if name not in known and name not in allowed
    ]
