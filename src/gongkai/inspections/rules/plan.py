"""What is filed of an inspection: one text that everything is in, whose digest the public log commits to."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.inspections.rules.drawing import METHOD, Lot, codes_in, sha256, unit_of
from gongkai.inspections.rules.words import Aspect, Kind, Population
from gongkai.ledger.rules.leaf import canonical
from gongkai.measures.refusal import Refusal
from gongkai.merkle.tree import Broken

LONGEST_SPAN = 366 * 3
LARGEST = 5000
"""As many things a population may have: its list is printed whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A plan as it is typed. ``units`` and ``classes`` are codes; none means all of them."""

    kind: Kind
    title: str
    reason: str
    criteria: str
    questions: Mapping[Aspect, str]
    population: Population
    units: tuple[str, ...]
    classes: tuple[str, ...]
    since: date
    until: date
    size: int
    by_unit: bool

    @property
    def texts(self) -> dict[str, str]:
        """What must be there in words."""
        said = {"title": self.title.strip(), "criteria": self.criteria.strip()}
        return said | ({"reason": self.reason.strip()} if self.kind is Kind.SUPERVISION else {})

    @property
    def asked(self) -> dict[str, str]:
        """The checklist: a question for each aspect that is looked at."""
        return {aspect.value: self.questions[aspect].strip() for aspect in Aspect if self.questions.get(aspect)}


def plan_refusals(typed: Typed, *, told: Callable[[str], bool]) -> list[Refusal]:
    """Return what is wrong with a plan in itself; ``told`` tells whether a text holds what nobody may pass on.

    Source: 第九条、第十九条.
    """
    found = [Refusal("text_missing", about=name) for name, text in typed.texts.items() if not text]
    texts = {**typed.texts, "reason": typed.reason, **{f"ask_{name}": text for name, text in typed.asked.items()}}
    found += [Refusal("text_leaks", (9, None), about=name) for name, text in texts.items() if told(text)]
    if not typed.asked:
        found.append(Refusal("nothing_asked", (19, None), about="ask_content"))
    if typed.until < typed.since:
        found.append(Refusal("span_backwards", about="until"))
    if (typed.until - typed.since).days > LONGEST_SPAN:
        found.append(Refusal("span_too_long", about="since"))
    if typed.kind is Kind.SPOT_CHECK and typed.size < 1:
        found.append(Refusal("sample_empty", (19, None), about="size"))
    return found


def population_refusals(kind: Kind, codes: Sequence[str], *, size: int, by_unit: bool) -> list[Refusal]:
    """Return what is wrong with what a plan would draw from. Source: 第十九条."""
    count, units = len(codes), len({unit_of(code) for code in codes})
    if not count:
        return [Refusal("population_empty", (19, None), about="since")]
    if count > LARGEST:
        return [Refusal("population_too_large", (19, None), about="since")]
    if kind is Kind.SUPERVISION:
        return []
    found = [Refusal("population_too_small", (19, None), about="size")] if size > count else []
    if by_unit and size < units:
        found.append(Refusal("sample_below_units", (19, None), about="size"))
    return found


def plan_text(typed: Typed, population: str) -> str:
    """Write a plan as it is filed, with the digest of its population: one line of canonical JSON."""
    codes = codes_in(population)
    drawn_from = {"what": typed.population.value, "units": sorted(typed.units), "classes": sorted(typed.classes)}
    drawn_from |= {"since": typed.since.isoformat(), "until": typed.until.isoformat()}
    said: dict[str, Any] = {**typed.texts, "reason": typed.reason.strip(), "kind": typed.kind.value}
    said |= {"checklist": typed.asked, "population": {**drawn_from, "count": len(codes), "sha256": sha256(population)}}
    size = len(codes) if typed.kind is Kind.SUPERVISION else typed.size
    return canonical({**said, "v": 1, "method": METHOD, "sample": size, "by_unit": typed.by_unit}) + "\n"


@dataclass(frozen=True, slots=True)
class Filed:
    """What of a filed plan the draw turns on."""

    text: str
    size: int
    by_unit: bool
    count: int
    population: str

    @classmethod
    def parse(cls, text: str) -> "Filed":
        """Read a plan.

        :raises Broken: if it is none, or of another method than ours.
        """
        try:
            said = json.loads(text)
            if (said["method"], said["v"]) != (METHOD, 1):
                raise Broken(f"drawn by another method: {said['method']}")
            of = said["population"]
            return cls(text, int(said["sample"]), bool(said["by_unit"]), int(of["count"]), str(of["sha256"]))
        except (ValueError, KeyError, TypeError) as strange:
            raise Broken("not a plan") from strange

    def lot(self, seed: str) -> Lot:
        """Return what decides the draw once there is a seed."""
        return Lot(seed, sha256(self.text), self.size, self.by_unit)
