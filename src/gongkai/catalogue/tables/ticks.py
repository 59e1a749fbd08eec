"""Boxes and signs by which people tick: which are ticked, and what stands behind each."""

import re

from gongkai.catalogue.tables.texts import plain

_TICKED = "☑☒✓✔√■●◼⬛▣◉"
_EMPTY = "□○☐◻⬜◯"
_BOX = re.compile(f"([{_TICKED}{_EMPTY}])([^{_TICKED}{_EMPTY}]*)")
_YES = frozenset(
    {"√", "✓", "✔", "☑", "☒", "■", "●", "▲", "★", "是", "有", "1", "y", "yes", "v", "对", "true", "x√", "o√"}
)
_NO = frozenset({"", "□", "○", "☐", "否", "无", "0", "n", "no", "×", "x", "✗", "✘", "-", "—", "——", "/", "false"})


def ticked(text: str) -> bool | None:
    """Tell whether a cell that is only a tick says yes; nothing where it says something else."""
    said = plain(text).lower()
    return True if said in _YES else False if said in _NO else None


def boxes(text: str) -> list[tuple[bool, str]] | None:
    """Return what stands behind each box of a cell, and whether it is ticked; nothing where there are no boxes.

    A tick behind the words belongs to them too: 门户网站√.
    """
    found = _BOX.findall(text)
    behind = [(sign in _TICKED, label.strip(" 　、，,；;\n")) for sign, label in found]
    if not found:
        return None
    if any(label for _, label in behind):
        return [(is_ticked, label) for is_ticked, label in behind if label]
    return [
        (sign in _TICKED, label) for label, sign in re.findall(f"([^{_TICKED}{_EMPTY}]+)([{_TICKED}{_EMPTY}])", text)
    ]
