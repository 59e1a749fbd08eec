"""Matters go to others: since somebody is gone, or since their unit ends. Practice: nobody waits silently."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F

from gongkai.disclosures.actions.move import locked, record
from gongkai.disclosures.models import Contribution, Disclosure, Release, Revision
from gongkai.disclosures.queries.around import CLOCK
from gongkai.disclosures.queries.waiting import Waiting, waiting_for
from gongkai.disclosures.rules.words import IN_WORK, ReleaseState, Stage, Verb
from gongkai.ledger.actions import recorded
from gongkai.notices.actions import tell
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person, Unit
from gongkai.scanner.covering import covered

UNNAMED = "—"


def tell_instead(waiting: Iterable[Waiting], gone: Person, also: Iterable[int], *, at: datetime) -> None:
    """Tell whoever now has a matter instead of somebody who is gone, and ``also`` those who ask whose it is now."""
    overseers = set(also)
    for one in waiting:
        subject = f"disclosure/{one.revision.disclosure.public_id}"
        facts = {"title": covered(one.revision.title) or UNNAMED, "gone": gone.name}
        kind = "draft_left_to_you" if one.revision.stage == Stage.DRAFT else "passed_to_you"
        tell(one.people - {gone.pk}, kind, subject, at=at, **facts)
        left = "matter_left_to" if one.people else "matter_left_to_nobody"
        tell(overseers - one.people - {gone.pk}, left, subject, at=at, names="、".join(one.names), **facts)


@recorded()
def move_to(disclosure: Disclosure, unit: Unit, *, reason: str, at: datetime) -> None:
    """Give a matter that nobody has read to another unit, since its own ends.

    What was on its way comes back as a draft: the unit is part of the plan that was passed, and another head answers
    for it now. Whoever wrote it is told, and whoever may write it from now on.
    """
    old = disclosure.unit
    revision = disclosure.revisions.filter(stage__in=sorted(IN_WORK)).first()
    if revision is not None:
        _bring_back(locked(revision), reason, at)
    Disclosure.objects.filter(pk=disclosure.pk).update(unit=unit)
    did("disclosure_moved", f"disclosure/{disclosure.public_id}", by=None, at=at, unit=(old, unit))
    if revision is not None:
        _tell_moved(Revision.objects.select_related("disclosure__unit").get(pk=revision.pk), at)


def _bring_back(row: Revision, reason: str, at: datetime) -> None:
    if row.stage == Stage.DRAFT:
        return
    Release.objects.filter(revision=row, state=ReleaseState.PLANNED).delete()
    verb = Verb.RECALL if row.stage == Stage.APPROVED else Verb.SEND_BACK
    record(row, verb, Stage.DRAFT, CLOCK, at=at, reason=reason)
    same = {"plan_hash": "", "was_referred": False, "approved_by": None, "approved_at": None}
    Revision.objects.filter(pk=row.pk).update(
        stage=Stage.DRAFT, version=F("version") + 1, round=F("round") + 1, changed_at=at, **same
    )


def _tell_moved(revision: Revision, at: datetime) -> None:
    wrote = set(Contribution.objects.filter(revision=revision).values_list("person_id", flat=True))
    facts = {"title": covered(revision.title) or UNNAMED, "unit": revision.disclosure.unit.name}
    people = wrote | waiting_for([revision], at)[0].people
    tell(people, "matter_moved", f"disclosure/{revision.disclosure.public_id}", at=at, **facts)
