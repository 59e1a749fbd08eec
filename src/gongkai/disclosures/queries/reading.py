"""What readers see. ``readable_by`` is the one audience rule; all that is reached goes through it. Source: 第十条."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import ExtractYear

from gongkai.disclosures.models import Attachment, Move, Proposal, Release, Revision, Rung
from gongkai.disclosures.rules.difference import Piece, changed
from gongkai.disclosures.rules.text import paragraphs
from gongkai.disclosures.rules.words import ReleaseState, Verb
from gongkai.measures.vocabulary import PAGES, Audience, MatterClass
from gongkai.orgs.models import Unit
from gongkai.orgs.queries import Viewer

SHOWN = [ReleaseState.LIVE, ReleaseState.SUSPENDED, ReleaseState.ENDED, ReleaseState.WITHDRAWN, ReleaseState.ERASED]
PAGE = 20
TOLD_WITH_REASON = {Verb.SUSPEND, Verb.WITHDRAW, Verb.ERASE}
"""Steps whose reason is written for readers; why something came back is the business of those who handle it."""


def _reaches(viewer: Viewer) -> Q:
    """Return what decides whether an audience includes the viewer. Source: 第十条."""
    reached = Q(audience=Audience.PUBLIC)
    if viewer.is_member:
        subtree = Exists(Rung.units.through.objects.filter(rung=OuterRef("rung"), unit__in=viewer.units))
        reached |= Q(audience=Audience.INNER) & (Q(rung__is_whole=True) | Q(subtree))
    if viewer.person_id is not None:
        named = (
            Exists(Rung.people.through.objects.filter(rung=OuterRef("rung"), person=viewer.person_id)),
            Exists(Rung.groups.through.objects.filter(rung=OuterRef("rung"), group__in=viewer.groups)),
            Exists(Rung.units.through.objects.filter(rung=OuterRef("rung"), unit__in=viewer.home_units | viewer.units)),
        )
        kind = Q(**{f"rung__all_{'students' if viewer.kind == 'student' else 'staff'}": True})
        reached |= Q(audience=Audience.SPECIFIC) & (Q(named[0]) | Q(named[1]) | Q(named[2]) | kind)
    return reached


def readable_by(viewer: Viewer, states: Sequence[ReleaseState] = SHOWN) -> QuerySet[Release]:
    """Return the releases a viewer may know of, live or with a note of what became of them. Source: 第十条."""
    return Release.objects.filter(_reaches(viewer), state__in=states)


def _side(viewer: Viewer, *, inner: bool, states: Sequence[ReleaseState] = SHOWN) -> QuerySet[Release]:
    """Return one side of what is readable: the public one, or the inner one with each disclosure once.

    Lists are of what stands on the program's own pages; the same matter on a notice board is no second item of them.
    """
    found = readable_by(viewer, states).filter(channel__in=PAGES)
    if not inner:
        return found.filter(audience=Audience.PUBLIC)
    wider = readable_by(viewer, states).filter(audience=Audience.INNER, disclosure=OuterRef("disclosure"))
    return found.filter(Q(audience=Audience.INNER) | (Q(audience=Audience.SPECIFIC) & ~Exists(wider)))


def listed(
    viewer: Viewer,
    *,
    inner: bool = False,
    state: ReleaseState = ReleaseState.LIVE,
    corrected: bool = False,
    matter_class: str = "",
    unit: Unit | None = None,
    year: int | None = None,
    words: str = "",
) -> QuerySet[Release]:
    """Return what a list shows, newest first. The pages cut it by ``since`` and ``pk`` (keyset)."""
    found = _side(viewer, inner=inner, states=[state])
    if corrected:
        found = found.filter(revision__corrects__isnull=False)
    if matter_class:
        found = found.filter(revision__matter_class=matter_class)
    if unit is not None:
        found = found.filter(disclosure__unit=unit)
    if year is not None:
        found = found.filter(since__year=year)
    for word in words.split():
        found = found.filter(_says(word, inner=inner, is_shown=state in {ReleaseState.LIVE, ReleaseState.ENDED}))
    return found.select_related("revision", "disclosure__unit").defer("revision__body").order_by("-since", "-pk")


def _says(word: str, *, inner: bool, is_shown: bool) -> Q:
    """Match a word; what was taken down is found by its number alone, so that no search tells what it said."""
    number = Q(disclosure__inner_index_no__icontains=word) if inner else Q(disclosure__index_no__icontains=word)
    text = Q(revision__title__icontains=word) | Q(revision__document_no__icontains=word)
    return number | text if is_shown else number


def count_by_class(viewer: Viewer, *, inner: bool = False) -> dict[MatterClass, int]:
    """Return how many live items of each class a viewer may read; classes without one count 0."""
    live = _side(viewer, inner=inner, states=[ReleaseState.LIVE])
    counted = dict(live.order_by().values_list("revision__matter_class").annotate(Count("pk")))
    return {one: counted.get(one.value, 0) for one in MatterClass}


def count_by_unit(viewer: Viewer, *, inner: bool = False) -> dict[str, int]:
    """Return how many live items of each unit, by its code, a viewer may read."""
    live = _side(viewer, inner=inner, states=[ReleaseState.LIVE])
    return dict(live.order_by().values_list("disclosure__unit__code").annotate(Count("pk")))


def years_of(viewer: Viewer, *, inner: bool = False) -> list[int]:
    """Return the years in which something readable was first made known, newest first."""
    years = _side(viewer, inner=inner).order_by().annotate(year=ExtractYear("since"))
    return sorted(years.values_list("year", flat=True).distinct(), reverse=True)


def reading(viewer: Viewer, public_id: UUID, *, inner: bool = False) -> Release | None:
    """Return the release a viewer reads a disclosure by, or None: absent and not permitted are the same."""
    found = _side(viewer, inner=inner).filter(disclosure__public_id=public_id)
    related = (
        "revision__entry",
        "revision__corrects",
        "revision__interprets",
        "revision__approved_by",
        "disclosure__unit__taken_over_by",
        "rung",
        "over_by",
    )
    return found.select_related(*related).order_by("-live_at").first()


def attachment_for(viewer: Viewer, public_id: UUID) -> Attachment | None:
    """Return an attachment if a live release of its revision reaches the viewer. Source: 第十条."""
    live = readable_by(viewer, [ReleaseState.LIVE]).filter(revision=OuterRef("revision"))
    return (
        Attachment.objects.filter(Exists(live), public_id=public_id)
        .select_related("stored", "served", "revision")
        .first()
    )


@dataclass(frozen=True, slots=True)
class Change:
    """One line of what became of a disclosure, as its readers are told: no names but the approver's."""

    at: datetime
    verb: Verb
    note: str
    approver: str
    rows: list[list[Piece]]


def change_history(release: Release, viewer: Viewer) -> list[Change]:
    """Return what happened to a disclosure where this audience could see it, newest first.

    A difference is shown only between two revisions that both reached the viewer. Practice: old texts keep their scope.
    """
    reached = readable_by(viewer, [*SHOWN, ReleaseState.REPLACED]).filter(
        disclosure=release.disclosure_id, audience=release.audience
    )
    by_revision = {one.revision_id: one for one in reached.select_related("revision__approved_by")}
    told = [Verb.PUBLISH, Verb.SUSPEND, Verb.RESTORE, Verb.WITHDRAW, Verb.ERASE, Verb.END]
    moves = Move.objects.filter(disclosure=release.disclosure_id, verb__in=told, audience__in=["", release.audience])
    bodies = _bodies_to_compare([one.revision for one in by_revision.values()])
    lines = [
        _change(move, by_revision[move.revision_id].revision, bodies)
        for move in moves
        if move.revision_id in by_revision
    ]
    return lines[::-1]


def _bodies_to_compare(reached: list[Revision]) -> dict[int, list[str]]:
    """Return the texts of those revisions of which one corrects the other; of no others."""
    known = {revision.pk for revision in reached}
    pairs = [(revision.pk, revision.corrects_id) for revision in reached if revision.corrects_id in known]
    proposals = Proposal.objects.filter(revision__in={pk for pair in pairs for pk in pair}).exclude(plan={})
    return {proposal.revision_id: paragraphs(proposal.plan["body"]) for proposal in proposals.order_by("round")}


def _change(move: Move, revision: Revision, bodies: dict[int, list[str]]) -> Change:
    corrected = bool(revision.corrects_id) and move.verb == Verb.PUBLISH
    both = corrected and revision.corrects_id in bodies and revision.pk in bodies
    return Change(
        at=move.at,
        verb=Verb.CORRECT if corrected else Verb(move.verb),
        note=revision.correction_note if corrected else move.reason if move.verb in TOLD_WITH_REASON else "",
        approver=revision.approved_by.name if revision.approved_by else "",
        rows=changed(bodies[revision.corrects_id], bodies[revision.pk]) if both and revision.corrects_id else [],
    )
