"""How the school's catalogue is compiled from those of the units. Source: 第十三条.

The units' items are offered, never written over what the office has: each item of the school's keeps what it was taken
from, as it was said then, so that later only what has become otherwise in the unit's catalogue is offered again.
"""

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import fields, replace
from enum import StrEnum

from gongkai.catalogue.wording import Wording
from gongkai.measures.vocabulary import MatterClass

HIGHEST = 99
"""The highest number on either side of the dot in a code."""

OF_ARTICLE_12 = 10
"""Codes of the classes of Article 12 begin after those of Article 11: 12.3 becomes 13. Practice."""

NEXT_BLOCK = 20
"""How far on a class goes on when its numbers are used up."""


class Choice(StrEnum):
    """What the office does with what is offered."""

    LATER = "later"
    TAKE = "take"
    JOIN = "join"
    KEEP = "keep"
    DROP = "drop"


def likeness(title: str) -> str:
    """Return what titles of the same matter have in common, whoever typed them: no spaces, no punctuation, one width.

    Practice: alike titles are listed together, and the office decides whether they are one matter.
    """
    plain = unicodedata.normalize("NFKC", title).casefold()
    return "".join(sign for sign in plain if unicodedata.category(sign)[0] in "LN")


def free_code(matter_class: MatterClass, taken: Collection[str]) -> str | None:
    """Return the first code of a class that no item has, or None where all are used up."""
    first = matter_class.item + (OF_ARTICLE_12 if matter_class.article == 12 else 0)
    codes = (f"{major}.{minor}" for major in range(first, HIGHEST + 1, NEXT_BLOCK) for minor in range(1, HIGHEST + 1))
    return next((code for code in codes if code not in taken), None)


def differs(before: Wording, now: Wording) -> bool:
    """Tell whether a unit says something else of a matter; under which number it stands there does not matter."""
    return replace(before, code="") != replace(now, code="")


def followed(mine: Wording, before: Wording, now: Wording) -> Wording:
    """Return an item of the school's with what became otherwise in the unit's; all else stays as the office has it."""
    names = (one.name for one in fields(Wording) if one.name != "code")
    news = {name: getattr(now, name) for name in names if getattr(before, name) != getattr(now, name)}
    said = replace(mine, **news)
    return replace(said, other_unit_ids=tuple(unit for unit in said.other_unit_ids if unit != said.lead_unit_id))


def together(said: Sequence[Wording], code: str) -> Wording:
    """Return several units' wordings of one matter as one: the first unit leads, the others take part."""
    first, *rest = said
    units = {unit for one in said for unit in (one.lead_unit_id, *one.other_unit_ids)}
    others = tuple(sorted(units - {first.lead_unit_id})) if rest else first.other_unit_ids
    return replace(first, code=code, other_unit_ids=others)
