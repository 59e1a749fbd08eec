"""What an entry must say to be complete: subject, content, scope, channels and time limit. Source: 第十三条."""

import re
from dataclasses import dataclass

from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Audience, Channel, MatterClass, Period, TimeKind, carries

CODE = re.compile(r"[1-9]\d?(\.[1-9]\d{0,3})?", re.ASCII)
STEP = 10_000
"""How many places the part of a code before its dot leaves for the part behind it."""

LONGEST_MONTH = 31
COUNTED_IN_WORKING_DAYS = frozenset({TimeKind.TIMELY, TimeKind.ON_CHANGE})


@dataclass(frozen=True, slots=True)
class Wording:
    """What one version says of one entry, as plain values. None has a default."""

    code: str
    matter_class: MatterClass
    title: str
    content: str
    audience: Audience
    channels: tuple[Channel, ...]
    time_kind: TimeKind
    second_time_kind: TimeKind | None
    period: Period | None
    anchor_month: int | None
    anchor_day: int | None
    grace_days: int
    working_days: int | None
    event: str
    basis: str
    lead_unit_id: int
    other_unit_ids: tuple[int, ...]
    inner_first_days: int
    is_major: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing or contradictory in an entry, at one of its fields."""

    field: str
    refusal: Refusal


def gaps(wording: Wording) -> tuple[Gap, ...]:
    """Return everything that keeps an entry from being filed. Source: 第十三条."""
    return (*_of_naming(wording), *_of_channels(wording), *_of_time(wording), *_of_units(wording))


def place_of(code: str) -> int:
    """Return where an entry stands in its catalogue: by the numbers in its code, so that 2.10 follows 2.9."""
    if not CODE.fullmatch(code):
        return 0
    major, _, minor = code.partition(".")
    return int(major) * STEP + int(minor or 0)


def _of_naming(wording: Wording) -> list[Gap]:
    found = []
    if not CODE.fullmatch(wording.code):
        found.append(Gap("code", Refusal("code_form")))
    if not wording.title.strip():
        found.append(Gap("title", Refusal("title_missing", (13, None))))
    if not wording.content.strip():
        found.append(Gap("content", Refusal("content_missing", (13, None))))
    if not wording.basis.strip():
        found.append(Gap("basis", Refusal("basis_missing", (13, None))))
    return found


def _of_channels(wording: Wording) -> list[Gap]:
    """Ask for one channel that reaches the scope, and none that does not. Source: 第十四条.

    An entry made known within the Party first may name the channels of that step too. Source: 第四条（三）.
    """
    reaching = [channel for channel in wording.channels if carries(channel, wording.audience)]
    first = wording.audience is Audience.PUBLIC and wording.inner_first_days > 0
    found = [
        Gap("channels", Refusal("channel_does_not_carry", (14, None), about=channel.value))
        for channel in wording.channels
        if channel not in reaching and not (first and carries(channel, Audience.INNER))
    ]
    if not reaching:
        found.append(Gap("channels", Refusal("channels_missing", (13, None))))
    if wording.inner_first_days and wording.audience is not Audience.PUBLIC:
        found.append(Gap("inner_first_days", Refusal("inner_first_is_for_public", (4, 3))))
    return found


def _of_time(wording: Wording) -> list[Gap]:
    """Ask for what each time kind is counted from. Source: 第十七条."""
    kinds = {wording.time_kind, wording.second_time_kind}
    found = []
    if wording.time_kind == wording.second_time_kind:
        found.append(Gap("second_time_kind", Refusal("time_kinds_are_the_same", (17, None))))
    if TimeKind.PERIODIC in kinds:
        found += _of_period(wording)
    if kinds & COUNTED_IN_WORKING_DAYS and not wording.working_days:
        found.append(Gap("working_days", Refusal("working_days_missing", (17, None))))
    return found


def _of_period(wording: Wording) -> list[Gap]:
    found = []
    if wording.period is None:
        found.append(Gap("period", Refusal("period_missing", (17, None))))
    if wording.period is not Period.MONTH and not 1 <= (wording.anchor_month or 0) <= 12:
        found.append(Gap("anchor_month", Refusal("anchor_month_missing", (17, None))))
    if not 1 <= (wording.anchor_day or 0) <= LONGEST_MONTH:
        found.append(Gap("anchor_day", Refusal("anchor_day_missing", (17, None))))
    return found


def _of_units(wording: Wording) -> list[Gap]:
    doubled = wording.lead_unit_id in wording.other_unit_ids
    return [Gap("other_units", Refusal("lead_is_among_others"))] if doubled else []
