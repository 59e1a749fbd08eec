"""The template of a report: its sections in order, the figures each names, and what is to be written. 第十八条."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gongkai.figures.rules.registry import FIGURES
from gongkai.reports.rules.words import Group, Kind


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the template.

    ``figures`` are codes of the registry, ``by_unit`` those that the school's report tells of every unit, ``groups``
    what is counted beside them. Where ``is_required`` something must be written before the report is final.
    """

    code: str
    zh: str
    en: str
    hint_zh: str
    hint_en: str
    kinds: frozenset[Kind]
    figures: tuple[str, ...]
    by_unit: tuple[str, ...]
    groups: tuple[Group, ...]
    is_required: bool


@cache
def _parts() -> tuple[Part, ...]:
    said = tomllib.loads(files("gongkai.reports").joinpath("data/template.toml").read_text(encoding="utf-8"))
    return tuple(_part(one) for one in said["section"])


def _part(said: dict[str, list[str]]) -> Part:
    words = {name: str(said[name]) for name in ("code", "zh", "en", "hint_zh", "hint_en")}
    figures = tuple(dict.fromkeys(code for wanted in said.get("figures", []) for code in _meant(wanted)))
    return Part(
        **words,
        kinds=frozenset(map(Kind, said.get("kinds", list(Kind)))),
        figures=figures,
        by_unit=tuple(said.get("by_unit", [])),
        groups=tuple(map(Group, said.get("groups", []))),
        is_required=bool(said.get("required", False)),
    )


def _meant(wanted: str) -> list[str]:
    """Return the codes that a line of the template stands for: itself, or all that a star in it matches."""
    if "*" not in wanted:
        return [FIGURES[wanted].code]
    before, _, after = wanted.partition("*")
    return [code for code in FIGURES if code.startswith(before) and code.endswith(after)]


def sections(kind: Kind) -> list[Part]:
    """Return the sections of a kind of report, in their order."""
    return [part for part in _parts() if kind in part.kinds]


def section_called(code: str, kind: Kind) -> Part | None:
    """Return one section of a kind of report."""
    return next((part for part in sections(kind) if part.code == code), None)


def figures_of(kind: Kind) -> list[str]:
    """Return the codes of all figures of a kind of report, each once."""
    return list(dict.fromkeys(code for part in sections(kind) for code in part.figures))


def told_by_unit(kind: Kind) -> list[str]:
    """Return the codes of the figures that a report tells of every unit: none where it is one unit's."""
    return [] if kind is Kind.UNIT else list(dict.fromkeys(code for part in sections(kind) for code in part.by_unit))


def groups_of(kind: Kind) -> list[Group]:
    """Return what else a kind of report counts."""
    return [group for part in sections(kind) for group in part.groups]
