"""Content editors, ambassadors and experts are members with a few rights more: where they meet something else.

Read after `table.py`: the name of the address · the object · what GET brings · what POST brings; a cell has one sign
for a content editor, an ambassador and an expert, in this order. They stand in Eero's place of the members-only
community; wherever no line says otherwise, they meet what he meets.
"""

ROLES = ("editor", "ambassador", "expert")

PRESETS = """
discussions:welcome      members/common  xxx  ==-
discussions:end_welcome  members/common  xxx  >>-
"""


def read() -> dict[tuple[str, str], tuple[str, str]]:
    """(name, object) -> the signs of GET and of POST."""
    lines = (line.partition("#")[0].split() for line in PRESETS.splitlines())
    return {(cells[0], cells[1]): (cells[2], cells[3]) for cells in lines if cells}
