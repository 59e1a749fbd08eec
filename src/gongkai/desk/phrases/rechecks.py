"""Rechecks and what they found, in words, each with the tone it is shown in."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from django.utils.translation import gettext as _

from gongkai.desk.phrases.catalogue import named
from gongkai.desk.phrases.findings import TONES, Count, Shown, counts, shown
from gongkai.disclosures.models import Recheck, RecheckItem
from gongkai.disclosures.rules.checks import Found, found_again
from gongkai.disclosures.rules.words import ItemState, RecheckState
from gongkai.scanner.finding import Severity
from gongkai.scanner.kinds import Kind

STATES: Mapping[RecheckState, tuple[str, str]] = MappingProxyType(
    {
        RecheckState.RUNNING: ("info", "refresh"),
        RecheckState.PAUSED: ("warn", "player-pause"),
        RecheckState.DONE: ("ok", "circle-check"),
        RecheckState.STOPPED: ("", "ban"),
    }
)
STANDINGS: Mapping[ItemState, tuple[str, str]] = MappingProxyType(
    {
        ItemState.OPEN: ("warn", "alert-triangle"),
        ItemState.STAYS: ("ok", "circle-check"),
        ItemState.SUSPENDED: ("bad", "player-pause"),
        ItemState.DOWN: ("bad", "eye-off"),
        ItemState.HIDDEN: ("", "eye-off"),
        ItemState.AGAIN: ("", "refresh"),
    }
)
"""Tone and icon of where something stands that was found late."""


@dataclass(frozen=True, slots=True)
class Run:
    """A recheck as it is shown: who began it, and how it stands."""

    recheck: Recheck
    who: str
    state: str
    tone: str
    icon: str
    is_running: bool
    is_open: bool


def run_in_words(recheck: Recheck) -> Run:
    """Return a recheck as it is shown."""
    state = RecheckState(recheck.state)
    who = recheck.begun_by.name if recheck.begun_by else _("自动")
    is_running = state is RecheckState.RUNNING
    is_open = is_running or state is RecheckState.PAUSED
    return Run(recheck, who, named(state), *STATES[state], is_running, is_open)


@dataclass(frozen=True, slots=True)
class Late:
    """What was found late in one revision, as it is shown; nothing is left to be counted once it was erased."""

    item: RecheckItem
    counts: list[Count]
    findings: list[Shown]
    standing: str
    tone: str
    icon: str
    is_open: bool


def late_in_words(item: RecheckItem) -> Late:
    """Return what was found late as it is shown; its marks lead nowhere outside the page of the matter."""
    found, standing = found_again(item.findings), ItemState(item.standing)
    findings = [replace(one, mark="") for one in shown(found)]
    told = counts(one.finding for one in found)
    return Late(item, told, findings, named(standing), *STANDINGS[standing], standing is ItemState.OPEN)


@dataclass(frozen=True, slots=True)
class Tally:
    """How often one kind was found with one severity, and in how many disclosures."""

    kind: str
    severity: str
    tone: str
    icon: str
    times: int
    items: int


def tallies(items: Iterable[RecheckItem]) -> list[Tally]:
    """Count what was found by severity, the gravest first, and kind, the most frequent first."""
    found = [found_again(item.findings) for item in items]
    times = Counter(_sort_of(one) for each in found for one in each)
    within = Counter(sort for each in found for sort in {_sort_of(one) for one in each})
    order = sorted(times, key=lambda sort: (list(Severity).index(sort[1]), -times[sort], sort[0]))
    return [Tally(named(sort[0]), named(sort[1]), *TONES[sort[1]], times[sort], within[sort]) for sort in order]


def _sort_of(one: Found) -> tuple[Kind, Severity]:
    return Kind(one.finding.kind), one.finding.severity


def decisions(items: Iterable[RecheckItem]) -> list[tuple[str, int]]:
    """Count how things stand that were found late, those still to be decided first."""
    numbers = Counter(ItemState(item.standing) for item in items)
    return [(named(standing), numbers[standing]) for standing in ItemState if numbers[standing]]
