"""The plan of a disclosure: content, scope, time and form, what it lacks, and the fingerprint a pass holds to."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Audience, Channel, MatterClass, Risk, carries

SCHOOL_TIME = ZoneInfo("Asia/Shanghai")
TITLE_LIMIT = 80
LATER = {"interprets"}
"""Fields that plans of earlier versions of the program did not have."""
LONGEST_WINDOW = 180
"""Longest publication window a plan may ask for, in days. Practice."""


@dataclass(frozen=True, slots=True)
class RungPlan:
    """One step of the ladder: an audience, narrowed to units, people or groups, its channels and its dates.

    ``units``, ``people`` and ``groups`` hold public codes in order; ``starts_at`` is None where somebody publishes by
    hand; ``ends_on`` is the last day of a notice period (公示期).
    """

    audience: Audience
    channels: tuple[Channel, ...]
    units: tuple[str, ...]
    people: tuple[str, ...]
    groups: tuple[str, ...]
    all_staff: bool
    all_students: bool
    starts_at: datetime | None
    ends_on: date | None

    @property
    def names_nobody(self) -> bool:
        """Tell whether a named audience is empty."""
        named = self.units or self.people or self.groups or self.all_staff or self.all_students
        return self.audience is Audience.SPECIFIC and not named


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is reviewed and approved. Source: 第十六条（一）.

    ``attachments`` are ``(name, sha256 hex)`` in order; ``window_days`` is how long an approval may be used.
    """

    unit: str
    entry: str
    off_catalogue_reason: str
    matter_class: str
    title: str
    body: str
    document_no: str
    issued_on: date | None
    source_of_facts: str
    is_major: bool
    risk: str
    needs_spokesperson: bool
    narrower_reason: str
    inner_first_waiver: str
    window_days: int
    correction: str
    correction_note: str
    interprets: str
    subjects: tuple[str, ...]
    attachments: tuple[tuple[str, str], ...]
    rungs: tuple[RungPlan, ...]

    @property
    def audiences(self) -> tuple[Audience, ...]:
        """The audiences of the plan, narrowest first."""
        return tuple(rung.audience for rung in self.rungs)

    @property
    def widest(self) -> Audience | None:
        """The widest audience the plan reaches."""
        return max(self.audiences, key=lambda audience: audience.width, default=None)


@dataclass(frozen=True, slots=True)
class Demand:
    """What catalogue, school and past ask of a plan: the scope of its entry, the limits set, how far it has gone.

    ``source_reaches_all`` tells whether what it interprets, if anything, is known to all whom it will reach.
    """

    audience: Audience | None
    inner_first_days: int
    longest_window: int
    was_inner: bool
    was_public: bool
    source_reaches_all: bool


def canonical(plan: Plan) -> str:
    """Write the plan as JSON with sorted keys and no spaces: the bytes that are fingerprinted and kept.

    What came in later is left out where it says nothing, so that older fingerprints still hold.
    """
    said = {name: value for name, value in asdict(plan).items() if value or name not in LATER}
    return json.dumps(said, default=_iso, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _iso(value: date | datetime) -> str:
    return value.isoformat()


def plan_hash(plan: Plan) -> str:
    """Return the SHA-256 of the canonical plan, in hex: what a pass is bound to. Source: 第十六条（二）."""
    return hashlib.sha256(canonical(plan).encode()).hexdigest()


def lacks(plan: Plan, demand: Demand, at: datetime) -> tuple[Refusal, ...]:
    """Return all that a plan lacks before it can be proposed. Source: 第十六条（一）."""
    return (*_of_content(plan), *_of_window(plan, demand), *_of_catalogue(plan, demand), *_of_scope(plan, demand, at))


def _of_window(plan: Plan, demand: Demand) -> list[Refusal]:
    """Want an approval to be used as soon as school and unit have set. Source: 第十六条（四）、第二十一条."""
    is_too_long = demand.longest_window < plan.window_days <= LONGEST_WINDOW
    return [Refusal("window_too_long", (16, 4), about="window_days")] if is_too_long else []


def _of_content(plan: Plan) -> list[Refusal]:
    asked = {
        "no_title": (plan.title.strip(), "title"),
        "no_body": (plan.body.strip() or plan.attachments, "body"),
        "no_source": (plan.source_of_facts.strip(), "source_of_facts"),
        "no_risk": (plan.risk in list(Risk), "risk"),
        "no_correction_note": (not plan.correction or plan.correction_note.strip(), "correction_note"),
        "bad_window": (1 <= plan.window_days <= LONGEST_WINDOW, "window_days"),
    }
    found = [Refusal(code, (16, 1), about=field) for code, (given, field) in asked.items() if not given]
    if len(plan.title) > TITLE_LIMIT:
        found.append(Refusal("title_too_long", (16, 1), about="title"))
    return found


def _of_catalogue(plan: Plan, demand: Demand) -> list[Refusal]:
    found = []
    if not plan.entry and not plan.off_catalogue_reason.strip():
        found.append(Refusal("no_entry", (16, None), about="entry"))
    if plan.matter_class not in list(MatterClass):
        found.append(Refusal("no_class", (11, None), about="matter_class"))
    reached = max(-1 if plan.widest is None else plan.widest.width, Audience.PUBLIC.width if demand.was_public else -1)
    if demand.audience and plan.rungs and reached < demand.audience.width and not plan.narrower_reason.strip():
        found.append(Refusal("narrower_than_catalogue", (10, None), about="narrower_reason"))
    return found


def _of_scope(plan: Plan, demand: Demand, at: datetime) -> list[Refusal]:
    found = [] if plan.rungs else [Refusal("no_audience", (10, None), about="audiences")]
    for rung in plan.rungs:
        found += _of_rung(rung, at)
    return found + _of_ladder(plan, demand) + _of_source(plan, demand)


def _of_rung(rung: RungPlan, at: datetime) -> list[Refusal]:
    about = rung.audience.value
    found = [Refusal("nobody_named", (10, 3), about=about)] if rung.names_nobody else []
    if not rung.channels:
        found.append(Refusal("no_channel", (14, None), about=about))
    if any(not carries(channel, rung.audience) for channel in rung.channels):
        found.append(Refusal("channel_does_not_carry", (14, None), about=about))
    if rung.starts_at and rung.starts_at <= at:
        found.append(Refusal("starts_in_the_past", (16, 1), about=about))
    if rung.ends_on and rung.ends_on <= (rung.starts_at or at).astimezone(SCHOOL_TIME).date():
        found.append(Refusal("ends_before_it_starts", (16, 1), about=about))
    return found


def _of_source(plan: Plan, demand: Demand) -> list[Refusal]:
    """Let an interpretation reach nobody who may not read what it interprets. Source: 第八条、第十条."""
    reaches = not plan.interprets or demand.source_reaches_all
    return [] if reaches else [Refusal("source_reaches_fewer", (10, None), about="interprets")]


def _of_ladder(plan: Plan, demand: Demand) -> list[Refusal]:
    """Want an inner step before the public one, unless taken or waived with a reason. Source: 第四条（三）."""
    goes_public = Audience.PUBLIC in plan.audiences and not demand.was_public
    inner = Audience.INNER in plan.audiences or demand.was_inner
    if goes_public and demand.inner_first_days and not inner and not plan.inner_first_waiver.strip():
        return [Refusal("inner_first_missing", (4, 3), about="inner_first_waiver")]
    return []
