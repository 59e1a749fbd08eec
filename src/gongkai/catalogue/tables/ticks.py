"""Boxes and signs by which people tick: which are ticked, and what stands behind each."""

import re

from gongkai.catalogue.tables.texts import plain

_TICKED = "☑☒✓✔√■●◼⬛▣◉"
_EMPTY = "□○☐◻⬜◯"
_BOX = re.compile(f"([{_TICKED}{_EMPTY}])([^{_TICKED}{_EMPTY}]*)")
_BEHIND = re.compile(f"([^{_TICKED}{_EMPTY}]+)([{_TICKED}{_EMPTY}])")
_BETWEEN = " 　、，,；;\n"
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
    said = text.strip()
    if said and said[-1] in _TICKED + _EMPTY and said[0] not in _TICKED + _EMPTY:
        return [(sign in _TICKED, label.strip(_BETWEEN)) for label, sign in _BEHIND.findall(said)]
    found = [(sign in _TICKED, label.strip(_BETWEEN)) for sign, label in _BOX.findall(said)]
    return [one for one in found if one[1]] if found else None
