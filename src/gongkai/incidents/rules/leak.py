"""What the record of a leak must say: the fields that the law on personal data asks for.

Practice: 个人信息保护法第五十七条.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from gongkai.incidents.rules.steps import said
from gongkai.measures.refusal import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """A leak in words; of people and of the regulator either the day they were told, or why they were not.

    ``happened`` is what happened, ``kinds`` what was leaked of whom, ``harm`` what may come of it, ``advice`` what
    people can do themselves, ``contact`` whom they may ask.
    """

    happened: str
    kinds: str
    cause: str
    harm: str
    measures: str
    advice: str
    contact: str
    people_told_on: date | None = None
    people_why_not: str = ""
    regulator_told_on: date | None = None
    regulator_why_not: str = ""

    @property
    def texts(self) -> dict[str, str]:
        """What must be there in words."""
        names = ("happened", "kinds", "cause", "harm", "measures", "advice", "contact")
        return {name: getattr(self, name).strip() for name in names}


def leak_refusals(leak: Leak, *, on: date, told: Callable[[str], bool]) -> list[Refusal]:
    """Return all that the record of a leak lacks. Practice: 个人信息保护法第五十七条."""
    found = said(leak.texts, told=told)
    for who in ("people", "regulator"):
        day, why_not = getattr(leak, f"{who}_told_on"), getattr(leak, f"{who}_why_not").strip()
        if (day is None) == (not why_not):
            found.append(Refusal("told_or_why_not", about=f"{who}_told_on"))
        if day is not None and day > on:
            found.append(Refusal("told_in_the_future", about=f"{who}_told_on"))
        if told(why_not):
            found.append(Refusal("text_leaks", (9, None), about=f"{who}_why_not"))
    return found
