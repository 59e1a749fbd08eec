"""What a recheck goes through, what is known already, and what is left to decide."""

from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from gongkai.disclosures.models import CheckRecord, Recheck, RecheckItem, Release, Revision
from gongkai.disclosures.queries.checks import found_when_proposed
from gongkai.disclosures.rules.checks import Found, found_again
from gongkai.disclosures.rules.words import IN_REVIEW, ItemState, RecheckState, ReleaseState, Stage
from gongkai.measures.vocabulary import OFFICE
from gongkai.orgs.queries import Duties

OPEN = [RecheckState.RUNNING, RecheckState.PAUSED]
COMING = [*sorted(IN_REVIEW), Stage.APPROVED]


def to_recheck() -> QuerySet[Revision]:
    """Return the revisions that readers read now, that two people may bring back, or that are on their way to them."""
    shown = Release.objects.filter(revision=OuterRef("pk"), state__in=[ReleaseState.LIVE, ReleaseState.SUSPENDED])
    return Revision.objects.filter(Q(stage__in=COMING) | Q(Exists(shown)))


def next_to_recheck(recheck: Recheck) -> Revision | None:
    """Return the revision a recheck comes to next."""
    return _left(recheck).select_related("disclosure__unit", "entry").first()


def progress_of(recheck: Recheck) -> tuple[int, int]:
    """Return how many revisions a recheck has done, of how many; things come and go while it is under way."""
    left = _left(recheck).count() if recheck.state in OPEN else recheck.total - recheck.done
    return recheck.done, recheck.done + left


def _left(recheck: Recheck) -> QuerySet[Revision]:
    return to_recheck().filter(pk__gt=recheck.reached).order_by("pk")


def is_due(mark: str) -> bool:
    """Tell whether there is something that was never checked to the end by the rules of this mark."""
    last = last_recheck()
    if last and last.rules == mark and last.state != RecheckState.STOPPED:
        return False
    checked = CheckRecord.objects.filter(revision=OuterRef("pk"), plan_hash=OuterRef("plan_hash"), rules=mark)
    return to_recheck().exclude(Exists(checked)).exists()


def known_of(revision: Revision) -> tuple[Found, ...]:
    """Return what was known of a revision when it went up, or was let stay since."""
    stays = RecheckItem.objects.filter(revision=revision, at__isnull=False).values_list("findings", flat=True)
    return (*found_when_proposed(revision), *(one for kept in stays for one in found_again(kept)))


def last_recheck() -> Recheck | None:
    """Return the recheck that was begun last, under way or over."""
    return Recheck.objects.select_related("begun_by").order_by("-pk").first()


def last_finished() -> Recheck | None:
    """Return the recheck that was last to go through everything."""
    return Recheck.objects.filter(state=RecheckState.DONE).order_by("-pk").first()


def rechecks() -> QuerySet[Recheck]:
    """Return all rechecks, the newest first, with ``found`` and ``undecided``: how many items of each kind."""
    return Recheck.objects.select_related("begun_by").order_by("-pk").annotate(
        found=_counted(RecheckItem.objects.all()), undecided=_counted(undecided())
    )  # fmt: skip


def _counted(items: QuerySet[RecheckItem]) -> Coalesce:
    mine = items.filter(recheck=OuterRef("pk")).order_by().values("recheck").annotate(number=Count("pk"))
    return Coalesce(Subquery(mine.values("number"), output_field=IntegerField()), 0)


def rechecks_seen_by(duties: Duties) -> QuerySet[Recheck]:
    """Return the rechecks somebody may open: the office all of them, others none. Source: 第五条."""
    return rechecks() if duties.has(*OFFICE) else Recheck.objects.none()


def recheck_called(duties: Duties, public_id: UUID) -> Recheck | None:
    """Return a recheck, if somebody may open it; absent and forbidden are alike."""
    return rechecks_seen_by(duties).filter(public_id=public_id).first()


def found_late() -> QuerySet[RecheckItem]:
    """Return what rechecks found, with ``standing`` and ``is_live``: what readers read decides, not a row of its own.

    Of something that several rechecks found, the last one asks.
    """
    standing = Case(
        When(at__isnull=False, then=Value(ItemState.STAYS)),
        When(_again(), then=Value(ItemState.AGAIN)),
        When(_is_shown(), then=Value(ItemState.OPEN)),
        When(_released(ReleaseState.SUSPENDED), then=Value(ItemState.SUSPENDED)),
        When(_released(ReleaseState.WITHDRAWN, ReleaseState.ERASED), then=Value(ItemState.DOWN)),
        default=Value(ItemState.HIDDEN),
        output_field=CharField(),
    )
    told: dict[str, Any] = {"standing": standing, "is_live": _released(ReleaseState.LIVE)}
    rows = RecheckItem.objects.select_related("recheck", "revision__disclosure__unit", "by")
    return rows.annotate(**told).order_by("pk")


def undecided() -> QuerySet[RecheckItem]:
    """Return what the office has still to decide, as ``found_late`` does."""
    return found_late().filter(~Q(_again()), _is_shown(), at=None)


def _again() -> Exists:
    return Exists(RecheckItem.objects.filter(revision=OuterRef("revision"), pk__gt=OuterRef("pk")))


def _is_shown() -> Q:
    return Q(revision__stage__in=COMING) | Q(_released(ReleaseState.LIVE))


def _released(*states: ReleaseState) -> Exists:
    return Exists(Release.objects.filter(revision=OuterRef("revision"), state__in=states))


def items_of(recheck: Recheck) -> QuerySet[RecheckItem]:
    """Return what a recheck found, as ``found_late`` does."""
    return found_late().filter(recheck=recheck)


def item_called(duties: Duties, public_id: UUID) -> RecheckItem | None:
    """Return one thing that was found late, if somebody may open it; absent and forbidden are alike."""
    return found_late().filter(public_id=public_id).first() if duties.has(*OFFICE) else None


def found_again_in(item: RecheckItem) -> RecheckItem | None:
    """Return what the last recheck found in the same revision, if that is another one than this."""
    return RecheckItem.objects.filter(revision=item.revision_id, pk__gt=item.pk).order_by("pk").last()


def checks_hitting(code: str) -> QuerySet[CheckRecord]:
    """Return the checks in which a school's list was hit, the newest first."""
    hit = CheckRecord.objects.filter(lists__contains=f"|{code}|")
    return hit.select_related("revision__disclosure__unit").order_by("-at", "-pk")
