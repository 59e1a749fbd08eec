"""For whom matters wait, many at a constant number of queries. Practice: nobody waits silently."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import localdate

from gongkai.disclosures.models import Contribution, Disclosure, Release, Revision
from gongkai.disclosures.queries.standing import DONE_BY, EVER_LIVE, deciders, involved_in
from gongkai.disclosures.queries.work import RELATED
from gongkai.disclosures.rules.guards import STAND_INS
from gongkai.disclosures.rules.words import IN_WORK, PassKind, Stage
from gongkai.measures.vocabulary import OFFICE, Role
from gongkai.orgs import queries as orgs
from gongkai.orgs.models import Person, Post, Unit

WRITERS = (Role.DRAFTER, Role.HEAD)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A revision in work, the posts it waits for now, and whether the office steps in; no posts is nobody at all."""

    revision: Revision
    posts: tuple[Post, ...]
    is_with_office: bool

    @property
    def names(self) -> tuple[str, ...]:
        """The names of those it waits for, each once."""
        return tuple(dict.fromkeys(post.person.name for post in self.posts))

    @property
    def people(self) -> frozenset[int]:
        """The persons it waits for."""
        return frozenset(post.person_id for post in self.posts)


def waiting_for(
    revisions: Sequence[Revision],
    at: datetime,
    *,
    without: Person | None = None,
    roles: Collection[Role] = tuple(Role),
) -> list[Waiting]:
    """Return for whom each revision waits: in the unit, else in the office. Practice: S7.

    ``without`` is left out as if he were gone; ``roles`` are those whose share of the work is meant.
    """
    fit, involved = deciders(revisions, at, without=without), involved_in(revisions)
    held = orgs.posts_in_force(localdate(at)).select_related("person", "unit").order_by("person__number", "pk")
    everybody = [post for post in held if without is None or post.person_id != without.pk]
    return [_waiting(_Share(one, fit[one.pk], involved[one.pk].valid_passes, everybody, roles)) for one in revisions]


@dataclass(frozen=True, slots=True)
class _Share:
    """A revision, who may still decide on it, which passes it has, all posts there are, and whose share is meant."""

    revision: Revision
    fit: dict[Role, list[Post]]
    passes: frozenset[PassKind]
    everybody: list[Post]
    roles: Collection[Role]

    def of(self, wanted: Iterable[Role]) -> Waiting:
        """Wait for posts in the unit, and for the office where nobody there may."""
        meant = [role for role in wanted if role in self.roles or STAND_INS[role] in self.roles]
        vacant = [STAND_INS[role] for role in meant if not self.fit[role]]
        own = tuple(post for role in meant for post in self.fit[role])
        return Waiting(self.revision, own + self.school_wide(vacant), is_with_office=bool(vacant))

    def school_wide(self, wanted: Collection[Role]) -> tuple[Post, ...]:
        """Return the posts of the office and the like."""
        return tuple(post for post in self.everybody if post.role in wanted)


def _waiting(share: _Share) -> Waiting:
    revision, stage = share.revision, Stage(share.revision.stage)
    missing = [role for role, kind in DONE_BY.items() if kind not in share.passes]
    if stage is Stage.IN_REVIEW:
        return share.of(missing)
    if stage is Stage.WITH_HEAD:
        return share.of([Role.HEAD])
    if stage is Stage.WITH_OFFICE:
        office = OFFICE if missing else OFFICE[1:]
        wanted = [*(office if set(OFFICE) & set(share.roles) else ()), *_speaker(share)]
        return Waiting(revision, share.school_wide(wanted), is_with_office=True)
    unit = revision.disclosure.unit.answering.pk
    writers = [[post for post in share.everybody if post.unit_id == unit and post.role == role] for role in WRITERS]
    return Waiting(revision, tuple(next((posts for posts in writers if posts), [])), is_with_office=False)


def _speaker(share: _Share) -> list[Role]:
    awaited = share.revision.needs_spokesperson and PassKind.SPOKESPERSON not in share.passes
    return [Role.SPOKESPERSON] if awaited and Role.SPOKESPERSON in share.roles else []


def in_work() -> QuerySet[Revision]:
    """Return every revision that somebody has still something to do with."""
    return Revision.objects.filter(stage__in=sorted(IN_WORK)).select_related(*RELATED).defer("body")


def drafts_written_by(person: Person) -> QuerySet[Revision]:
    """Return the drafts somebody had a hand in."""
    wrote = Contribution.objects.filter(revision=OuterRef("pk"), person=person)
    return in_work().filter(Exists(wrote), stage=Stage.DRAFT)


def never_made_known(unit: Unit) -> QuerySet[Disclosure]:
    """Return the disclosures of a unit of which nobody has read anything yet."""
    released = Release.objects.filter(disclosure=OuterRef("pk"), state__in=EVER_LIVE)
    return Disclosure.objects.filter(~Exists(released), unit=unit, erased_at=None).order_by("pk")


def made_known_by(unit: Unit) -> QuerySet[Disclosure]:
    """Return the disclosures that a unit has made known to anybody, whatever became of them since."""
    released = Release.objects.filter(disclosure=OuterRef("pk"), state__in=EVER_LIVE)
    return Disclosure.objects.filter(Exists(released), unit=unit).order_by("pk")
