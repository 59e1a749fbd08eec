"""What somebody reads before he decides: passes, earlier wordings, whom each step reaches, what has been released."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from gongkai.catalogue.models import Item
from gongkai.catalogue.queries import item_last_said
from gongkai.disclosures.models import Attachment, Disclosure, Pass, Proposal, Release, RestoreRequest, Revision, Rung
from gongkai.disclosures.queries.facts import plan_of
from gongkai.disclosures.rules.plan import canonical
from gongkai.disclosures.rules.words import Stage
from gongkai.measures.vocabulary import Audience, PersonKind
from gongkai.orgs.models import Membership, Person, in_force, units_in_tree


@dataclass(frozen=True, slots=True)
class Reach:
    """One step of the ladder and how many people it reaches today; None is anybody."""

    rung: Rung
    people: int | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """The wording a plan is compared with: what went up in the round before, or what is public now."""

    plan: dict[str, Any]
    at: datetime
    is_public: bool


def passes_of(revision: Revision) -> list[Pass]:
    """Return every pass ever given on a revision, oldest first; which still hold is told by ``holds``."""
    return list(Pass.objects.filter(revision=revision).select_related("by", "acting_for"))


def holds(given: Pass, revision: Revision) -> bool:
    """Tell whether a pass was given on this round and this wording. Source: 第十六条（二）."""
    return given.round == revision.round and given.plan_hash == revision.plan_hash


def attachments_of(revision: Revision) -> QuerySet[Attachment]:
    """Return the files of a revision, in order."""
    return revision.attachments.select_related("stored", "served")


def item_of(revision: Revision) -> Item | None:
    """Return what the catalogue last said of the revision's entry. Source: 第十三条."""
    return item_last_said(revision.entry_id) if revision.entry_id else None


def releases_of(disclosure: Disclosure) -> QuerySet[Release]:
    """Return everything a disclosure has released or is to release, in the order of its steps."""
    related = ("revision", "rung", "released_by", "over_by")
    return (
        Release.objects.filter(disclosure=disclosure).select_related(*related).order_by("revision", "rung__rank", "pk")
    )


def restore_request_of(disclosure: Disclosure) -> RestoreRequest | None:
    """Return the first of the two voices that bring something back, if it was raised. Practice."""
    return RestoreRequest.objects.filter(disclosure=disclosure).select_related("by").first()


def published_number(disclosure: Disclosure) -> int | None:
    """Return the number of the revision that is published now."""
    published = Revision.objects.filter(disclosure=disclosure, stage=Stage.PUBLISHED)
    return published.values_list("number", flat=True).first()


def plan_written(revision: Revision) -> dict[str, Any]:
    """Return the plan as it stands now, in the form in which proposals keep it."""
    written: dict[str, Any] = json.loads(canonical(plan_of(revision)))
    return written


def plan_with(revision: Revision, plan_hash: str) -> dict[str, Any] | None:
    """Return the plan of a revision that has this fingerprint, if it ever went up."""
    kept = Proposal.objects.filter(revision=revision, plan_hash=plan_hash).order_by("-round").first()
    written: dict[str, Any] | None = kept.plan if kept else None
    return written


def earlier_than(revision: Revision) -> Earlier | None:
    """Return what a plan is compared with: its round before, else what it corrects; of what was erased nothing.

    Source: 第十六条（二）.
    """
    written = Proposal.objects.exclude(plan={}).order_by("-round")
    rounds = written.filter(revision=revision, round__lt=revision.round)
    corrected = written.filter(revision=revision.corrects_id)
    kept = rounds.first() or (corrected.first() if revision.corrects_id else None)
    return Earlier(kept.plan, kept.at, is_public=kept.revision_id != revision.pk) if kept else None


def reach_of(revision: Revision, on: date) -> list[Reach]:
    """Return the steps of a revision's ladder, the narrowest first, with whom each reaches on a day. Source: 第十条."""
    rungs = revision.rungs.prefetch_related("units", "people", "groups")
    return [Reach(rung, _reached(rung, on)) for rung in rungs]


def _reached(rung: Rung, on: date) -> int | None:
    if rung.audience == Audience.PUBLIC:
        return None
    here = Person.objects.filter(Q(left_on=None) | Q(left_on__gte=on))
    members = Membership.objects.filter(in_force(on))
    if rung.audience == Audience.INNER and rung.is_whole:
        return here.filter(memberships__in=members).distinct().count()
    within = _subtrees({unit.pk for unit in rung.units.all()})
    in_units = members.filter(unit__in=within)
    if rung.audience == Audience.INNER:
        return here.filter(memberships__in=in_units).distinct().count()
    wanted = Q(pk__in=rung.people.all()) | Q(groups__in=rung.groups.filter(is_closed=False))
    wanted |= Q(home__in=within) | Q(memberships__in=in_units) | _whole_kinds(rung)
    return here.filter(wanted).distinct().count()


def _whole_kinds(rung: Rung) -> Q:
    kinds = {PersonKind.STAFF: rung.all_staff, PersonKind.STUDENT: rung.all_students}
    return Q(kind__in=[kind for kind, wanted in kinds.items() if wanted])


def _subtrees(roots: set[int]) -> list[int]:
    return [unit.pk for unit in units_in_tree() if roots & set(unit.tree_path)] if roots else []
