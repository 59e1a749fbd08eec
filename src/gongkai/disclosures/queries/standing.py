"""How people stand to revisions, for one or for many at a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.timezone import localdate

from gongkai.disclosures.models import Contribution, Pass, Revision
from gongkai.disclosures.queries.around import Around, Released, around
from gongkai.disclosures.queries.listed import off_catalogue
from gongkai.disclosures.rules.case import Standing
from gongkai.disclosures.rules.words import IN_WORK, REVIEWS, PassKind, ReleaseState, Stage
from gongkai.measures.vocabulary import Audience, Risk, Role
from gongkai.orgs import queries as orgs
from gongkai.orgs.models import Person, Post
from gongkai.orgs.queries import Duties, Roster, Seat

EVER_LIVE = [state for state in ReleaseState if state is not ReleaseState.PLANNED]
DECIDERS = (Role.REVIEWER, Role.SECRECY_REVIEWER, Role.HEAD)


@dataclass(slots=True)
class Involved:
    """Who is barred from a revision, and why: contributors, subjects, and givers of this round's passes."""

    contributors: set[int] = field(default_factory=set)
    subjects: set[int] = field(default_factory=set)
    given: dict[int, set[PassKind]] = field(default_factory=lambda: defaultdict(set))

    @property
    def valid_passes(self) -> frozenset[PassKind]:
        """The passes that hold for this round and this wording."""
        return frozenset(kind for kinds in self.given.values() for kind in kinds)

    def fit(self, seats: Sequence[Seat], *, is_small: bool) -> list[Seat]:
        """Return the posts whose holders may still decide, given all of a unit's. Practice: S2–S6.

        Whoever acts for somebody is barred with him in every post he holds.
        """
        persons: dict[int, set[int]] = {seat.person_id: {seat.person_id} for seat in seats}
        for seat in seats:
            persons[seat.person_id] |= {seat.acting_for} if seat.acting_for else set()
        return [seat for seat in seats if not self._bars(seat, persons[seat.person_id], is_small=is_small)]

    def _bars(self, seat: Seat, persons: set[int], *, is_small: bool) -> bool:
        reviewed = any(self.given.get(person, set()) & REVIEWS for person in persons)
        return bool(persons & (self.contributors | self.subjects)) or (
            reviewed and (seat.role == Role.HEAD or not is_small)
        )


def involved_in(revisions: Sequence[Revision]) -> dict[int, Involved]:
    """Return, by revision, who is barred from deciding on it."""
    found = {revision.pk: Involved() for revision in revisions}
    for revision, person in Contribution.objects.filter(revision__in=found).values_list("revision_id", "person_id"):
        found[revision].contributors.add(person)
    about = Revision.subjects.through.objects.filter(revision__in=found)
    for revision, person in about.values_list("revision_id", "person_id"):
        found[revision].subjects.add(person)
    current = {(revision.pk, revision.round, revision.plan_hash) for revision in revisions}
    given = Pass.objects.filter(revision__in=found).order_by()
    columns = ("kind", "by", "acting_for", "revision", "round", "plan_hash")
    for kind, by, acting_for, revision, turn, wording in given.values_list(*columns):
        if (revision, turn, wording) in current:
            for person in filter(None, (by, acting_for)):
                found[revision].given[person].add(PassKind(kind))
    return found


def deciders(
    revisions: Sequence[Revision], at: datetime, *, without: Person | None = None
) -> dict[int, dict[Role, list[Post]]]:
    """Return, by revision, who in its unit may still decide; an empty list means the office. Practice: S7.

    ``without`` is left out as if he were gone.
    """
    units = {revision.disclosure.unit.answering.pk for revision in revisions}
    held = orgs.holders(units, DECIDERS, localdate(at)).select_related("acting_for", "person", "unit")
    posts = {post.pk: post for post in (held.exclude(person=without) if without else held)}
    fit = _deciders(revisions, involved_in(revisions), map(Seat.of, posts.values()), at)
    return {
        revision: {role: [posts[seat.post_id] for seat in seats] for role, seats in by_role.items()}
        for revision, by_role in fit.items()
    }


def fit_and_vacant(revision: Revision, roster: Roster, at: datetime) -> tuple[dict[Role, list[Seat]], frozenset[Role]]:
    """Return who in the unit may still decide on a revision, and the roles left to the office. Practice: S7."""
    involved = involved_in([revision])
    fit = _deciders([revision], involved, roster.seats, at)[revision.pk]
    return fit, _vacant(fit, involved[revision.pk].valid_passes)


def _deciders(
    revisions: Sequence[Revision], involved: dict[int, Involved], seats: Iterable[Seat], at: datetime
) -> dict[int, dict[Role, list[Seat]]]:
    at_unit: dict[int, list[Seat]] = defaultdict(list)
    for seat in seats:
        if seat.role in DECIDERS:
            at_unit[seat.unit_id].append(seat)
    return {revision.pk: _by_role(involved[revision.pk], revision, at_unit, at) for revision in revisions}


def _by_role(
    involved: Involved, revision: Revision, at_unit: dict[int, list[Seat]], at: datetime
) -> dict[Role, list[Seat]]:
    unit = revision.disclosure.unit.answering
    fit = involved.fit(at_unit[unit.pk], is_small=unit.is_small(localdate(at)))
    by_role = {role: [seat for seat in fit if seat.role == role] for role in DECIDERS}
    acting = [seat for seat in by_role[Role.HEAD] if seat.acting_for]
    return {**by_role, Role.HEAD: acting or by_role[Role.HEAD]}


def _next_audiences(revisions: Sequence[Revision], released: Mapping[int, Sequence[Released]]) -> dict[int, Audience]:
    """Return, by revision, the narrowest audience it has not yet been released to."""
    taken = {one.rung_id for found in released.values() for one in found if one.was_live}
    left = {one.pk: [rung for rung in one.rungs.all() if rung.pk not in taken] for one in revisions}
    return {revision: Audience(rungs[0].audience) for revision, rungs in left.items() if rungs}


def standings(revisions: Sequence[Revision], duties: Duties | None, at: datetime) -> dict[int, Standing]:
    """Return how the actor stands to each revision; None is the clock. Revisions come with disclosure and unit."""
    return standings_in(around(revisions, None, at), revisions, duties, at)


def standings_in(
    known: Around, revisions: Sequence[Revision], duties: Duties | None, at: datetime
) -> dict[int, Standing]:
    """Return the same where what there is around the revisions is known already."""
    involved = involved_in(revisions)
    fit = _deciders(revisions, involved, known.roster.seats, at)
    next_audiences = _next_audiences(revisions, known.released)
    family = _family_of([revision.disclosure_id for revision in revisions])
    off = off_catalogue(revisions, _first_made_known(known.released), at)
    return {
        revision.pk: _standing(
            revision,
            duties,
            at,
            involved=involved[revision.pk],
            vacant=_vacant(fit[revision.pk], involved[revision.pk].valid_passes),
            past=_Past(
                released=known.released.get(revision.disclosure_id, ()),
                others=[one for one in family[revision.disclosure_id] if one[0] != revision.number],
                next_audience=next_audiences.get(revision.pk),
                is_off_catalogue=revision.pk in off,
            ),
        )
        for revision in revisions
    }


DONE_BY = {Role.SECRECY_REVIEWER: PassKind.SECRECY, Role.REVIEWER: PassKind.CONTENT}


def _vacant(fit: dict[Role, list[Seat]], passes: frozenset[PassKind]) -> frozenset[Role]:
    """Return the roles that nobody eligible holds and that still have something to decide. Practice: S7."""
    return frozenset(role for role, seats in fit.items() if not seats and DONE_BY.get(role) not in passes)


def _first_made_known(released: Mapping[int, Sequence[Released]]) -> dict[int, date]:
    """Return, by disclosure, the day on which anything of it was first made known."""
    moments = {disclosure: [one.live_at for one in found if one.live_at] for disclosure, found in released.items()}
    return {disclosure: localdate(min(found)) for disclosure, found in moments.items() if found}


def _family_of(disclosures: list[int]) -> dict[int, list[tuple[int, str]]]:
    """Return, by disclosure, number and stage of all its revisions."""
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    rows = Revision.objects.filter(disclosure__in=disclosures).order_by()
    for disclosure, number, stage in rows.values_list("disclosure_id", "number", "stage"):
        found[disclosure].append((number, stage))
    return found


@dataclass(frozen=True, slots=True)
class _Past:
    """What there is around a revision: releases, other revisions, where it goes next, and whether it is listed."""

    released: Sequence[Released]
    others: list[tuple[int, str]]
    next_audience: Audience | None
    is_off_catalogue: bool


def _standing(
    revision: Revision,
    duties: Duties | None,
    at: datetime,
    *,
    involved: Involved,
    vacant: frozenset[Role],
    past: _Past,
) -> Standing:
    persons = {duties.person_id, *duties.acts_for} if duties else set()
    unit = revision.disclosure.unit
    return Standing(
        stage=Stage(revision.stage),
        roles=duties.roles_for(unit.pk) if duties else frozenset(),
        vacant=vacant,
        is_clock=duties is None,
        contributed=bool(persons & involved.contributors),
        passes_given=frozenset(kind for person in persons for kind in involved.given.get(person, set())),
        is_subject=bool(persons & involved.subjects),
        unit_is_small=unit.answering.is_small(localdate(at)),
        valid_passes=involved.valid_passes,
        is_major=revision.is_major,
        is_high_risk=revision.risk == Risk.HIGH,
        is_off_catalogue=past.is_off_catalogue,
        was_referred=revision.was_referred,
        needs_spokesperson=revision.needs_spokesperson,
        was_released=any(one.revision_id == revision.pk and one.was_live for one in past.released),
        releases=frozenset(ReleaseState(one.state) for one in past.released),
        other_in_work=any(stage in IN_WORK for _, stage in past.others),
        is_newest=all(number < revision.number for number, _ in past.others),
        cancelled_days=(at - revision.cancelled_at).days if revision.cancelled_at else None,
        next_audience=past.next_audience,
    )
