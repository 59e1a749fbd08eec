"""What the rules need to know of a version, and what somebody who opens it is offered."""

from dataclasses import dataclass
from datetime import date
from typing import cast
from uuid import UUID

from django.db.models import Max

from gongkai.catalogue.models import Decision, Entry, Item, Version
from gongkai.catalogue.queries.changes import Changes, changes_between
from gongkai.catalogue.queries.items import wording_of
from gongkai.catalogue.queries.versions import FILED_STATES, filed_before, versions_seen_by
from gongkai.catalogue.rules import Facts, VersionState, VersionVerb, decision_bars, standing
from gongkai.catalogue.rules.adjustments import Step, earliest, is_adjustment, needs_decision
from gongkai.catalogue.wording import gaps
from gongkai.measures.vocabulary import OFFICE, Role, UnitKind
from gongkai.orgs.queries import Duties


@dataclass(frozen=True, slots=True)
class Background:
    """What came before a version: the last one filed, how it differs from that, and how often a year saw changes."""

    before: Version | None
    changes: Changes
    is_adjustment: bool
    needs_decision: bool
    decision: Decision | None


def background_of(version: Version, on: date, *, in_force_on: date | None = None) -> Background:
    """Return what came before a version. A draft is taken to be in force at the earliest. Source: 第十三条."""
    filed = list(filed_before(version))
    steps = [Step(one.year, one.in_force_on) for one in filed if one.in_force_on]
    this = Step(version.year, version.in_force_on or in_force_on or earliest(version.year, on))
    before = filed[-1] if filed else None
    return Background(
        before=before,
        changes=changes_between(before, version),
        is_adjustment=is_adjustment(this, steps),
        needs_decision=needs_decision(this, steps),
        decision=Decision.objects.filter(version=version).select_related("recorded_by").first(),
    )


def versions_to_decide(on: date) -> list[Version]:
    """Return the drafts that adjust a catalogue once more this year and wait for a decision. Source: 第十三条."""
    drafts = list(Version.objects.filter(state=VersionState.DRAFT, decision=None).select_related("unit", "started_by"))
    filed = Version.objects.filter(unit__in=[one.unit_id for one in drafts], state__in=FILED_STATES).order_by("pk")
    steps: dict[int, list[Step]] = {}
    for unit, year, day in filed.values_list("unit", "year", "in_force_on"):
        steps.setdefault(unit, []).append(Step(year, cast("date", day)))  # the database keeps no filed one without
    return [one for one in drafts if needs_decision(Step(one.year, earliest(one.year, on)), steps.get(one.unit_id, []))]


def facts_of(
    version: Version, duties: Duties, on: date, *, in_force_on: date | None = None, background: Background | None = None
) -> Facts:
    """Return what the rules need to know of a version and of who asks; ``background`` spares reading it again."""
    past = background or (background_of(version, on, in_force_on=in_force_on) if version.pk else NOTHING_BEFORE)
    items = past.changes.items
    roles = duties.roles_in(version.unit_id)
    keeps_school = version.unit.kind == UnitKind.SCHOOL and Role.OFFICE_CLERK in roles
    waiting = Version.objects.filter(unit=version.unit_id, state=VersionState.FILED).exclude(pk=version.pk)
    return Facts(
        state=VersionState(version.state),
        is_drafter=Role.DRAFTER in roles or keeps_school,
        is_head=Role.HEAD in roles,
        is_office=bool(roles & set(OFFICE)),
        is_approver=Role.OFFICE_APPROVER in roles,
        item_count=len(items),
        incomplete=tuple(item.code for item in items if gaps(wording_of(item))),
        unexplained=tuple(one.code for one in past.changes.unexplained),
        unexplained_removals=tuple(one.code for one in past.changes.unexplained_removals),
        lacks_decision=past.needs_decision and past.decision is None,
        in_force_on=in_force_on,
        after=waiting.aggregate(last=Max("in_force_on"))["last"],
        today=on,
    )


NOTHING_BEFORE = Background(
    before=None,
    changes=Changes((), (), (), (), is_first=True),
    is_adjustment=False,
    needs_decision=False,
    decision=None,
)


def open_verbs(facts: Facts) -> frozenset[VersionVerb]:
    """Return what somebody is offered to do with a version, by the same rules that are enforced."""
    return frozenset(verb for verb in VersionVerb if not standing(verb, facts))


@dataclass(frozen=True, slots=True)
class Opened:
    """A version as somebody opened it: what it says, what came before, and what he is offered to do with it."""

    version: Version
    background: Background
    facts: Facts
    verbs: frozenset[VersionVerb]

    @property
    def items(self) -> tuple[Item, ...]:
        """What the version says, in the order of its codes."""
        return self.background.changes.items

    @property
    def may_decide(self) -> bool:
        """Tell whether he may record a decision of the office. Source: 第十三条."""
        return not decision_bars(self.facts)

    @property
    def is_of_school(self) -> bool:
        """Tell whether this is the school's catalogue. Source: 第十三条."""
        return self.version.unit.kind == UnitKind.SCHOOL

    @property
    def may_compile(self) -> bool:
        """Tell whether this is the school's catalogue, and his to compile from the units'. Source: 第十三条."""
        return self.is_of_school and VersionVerb.EDIT in self.verbs


def opened(duties: Duties, public_id: UUID, on: date) -> Opened | None:
    """Return a version if somebody with these posts may read it; absent and not permitted are the same."""
    version = versions_seen_by(duties).filter(public_id=public_id).first()
    if version is None:
        return None
    background = background_of(version, on)
    facts = facts_of(version, duties, on, background=background)
    return Opened(version, background, facts, open_verbs(facts))


@dataclass(frozen=True, slots=True)
class Slot:
    """Where an entry stands in a version: without an item it was left out, without an entry it is new."""

    entry: Entry | None
    item: Item | None


def slot_of(at: Opened, entry_id: UUID) -> Slot | None:
    """Return where an entry of the unit stands in a version, or None if the unit has no such entry."""
    entry = Entry.objects.filter(unit=at.version.unit_id, public_id=entry_id).first()
    item = next((item for item in at.items if item.entry.public_id == entry_id), None)
    return Slot(entry, item) if entry else None
