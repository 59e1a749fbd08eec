"""What is asked once about revisions for all that one step decides: who holds which post, and what was released."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import prefetch_related_objects
from django.utils.timezone import localdate

from gongkai.disclosures.models import Release, Revision
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.orgs.models import Person
from gongkai.orgs.queries import Roster, roster_of


class Released(NamedTuple):
    """One form in which a disclosure was released, or is to be; ``since`` as in the lists, ``live_at`` of this one."""

    revision_id: int
    rung_id: int
    audience: str
    channel: str
    state: str
    since: datetime | None
    live_at: datetime | None

    @property
    def was_live(self) -> bool:
        """Tell whether it has been made known, whatever became of it."""
        return self.state != ReleaseState.PLANNED


class Actor(NamedTuple):
    """Who takes a step, and for whom he acts, by key."""

    by: Person | None
    acting_for: int | None


CLOCK = Actor(None, None)


@dataclass(frozen=True, slots=True)
class Around:
    """The posts in the units of some revisions with those of the actor, and by disclosure what was released."""

    roster: Roster
    released: Mapping[int, Sequence[Released]]


def around(revisions: Sequence[Revision], by: Person | None, at: datetime) -> Around:
    """Return what there is around revisions; ``by`` is None for the clock. They come with disclosure and unit.

    The steps of their ladders are then at hand too: ``revision.rungs.all()`` asks no more.
    """
    prefetch_related_objects(revisions, "rungs")
    return Around(_roster(revisions, by, at), _released({revision.disclosure_id for revision in revisions}))


def _roster(revisions: Sequence[Revision], by: Person | None, at: datetime) -> Roster:
    ended: dict[int, set[int]] = defaultdict(set)
    for unit in {revision.disclosure.unit for revision in revisions}:
        if unit != unit.answering:
            ended[unit.answering.pk].add(unit.pk)
    units = {revision.disclosure.unit.answering.pk for revision in revisions}
    return roster_of(units, by, localdate(at), ended)


def actor_of(by: Person, revision: Revision, at: datetime) -> Actor:
    """Return somebody with the person for whom he acts in the revision's unit, if he is an acting head."""
    return Actor(by, roster_of([], by, localdate(at)).acting_in(revision.disclosure.unit.answering.pk))


def _released(disclosures: set[int]) -> Mapping[int, Sequence[Released]]:
    found: dict[int, list[Released]] = defaultdict(list)
    rows = Release.objects.filter(disclosure__in=disclosures)
    for disclosure, *row in rows.values_list("disclosure_id", *Released._fields):
        found[disclosure].append(Released(*row))
    return found
