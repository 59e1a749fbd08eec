"""What a recheck goes through, what is known already, and what is left to decide."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai.disclosures.models import CheckRecord, Recheck, RecheckItem, Release, Revision
from gongkai.disclosures.rules.words import IN_REVIEW, ReleaseState, Stage


def to_recheck() -> QuerySet[Revision]:
    """Return the revisions that readers read now, or that are on their way to them."""
    live = Release.objects.filter(revision=OuterRef("pk"), state=ReleaseState.LIVE)
    return Revision.objects.filter(Q(stage__in=[*sorted(IN_REVIEW), Stage.APPROVED]) | Q(Exists(live)))


def next_to_recheck(recheck: Recheck) -> Revision | None:
    """Return the revision a recheck comes to next."""
    left = to_recheck().filter(pk__gt=recheck.reached).order_by("pk")
    return left.select_related("disclosure__unit", "entry").first()


def known_marks(revision: Revision) -> frozenset[str]:
    """Return the marks of what was known of a revision when it went up, or was let stay since."""
    rows = [*CheckRecord.objects.filter(revision=revision).values_list("findings", flat=True)]
    rows += RecheckItem.objects.filter(revision=revision, at__isnull=False).values_list("findings", flat=True)
    return frozenset(one["mark"] for found in rows for one in found)


def last_recheck() -> Recheck | None:
    """Return the recheck that was begun last, under way or over."""
    return Recheck.objects.select_related("begun_by").order_by("-pk").first()


def rechecks() -> QuerySet[Recheck]:
    """Return all rechecks, the newest first."""
    return Recheck.objects.select_related("begun_by").order_by("-pk")


def items_of(recheck: Recheck) -> QuerySet[RecheckItem]:
    """Return what a recheck found, with ``is_live``: whether readers read it still."""
    live = Release.objects.filter(revision=OuterRef("revision"), state=ReleaseState.LIVE)
    related = ("revision__disclosure__unit", "by")
    return RecheckItem.objects.filter(recheck=recheck).select_related(*related).annotate(is_live=Exists(live))


def checks_hitting(code: str) -> QuerySet[CheckRecord]:
    """Return the checks in which a school's list was hit, the newest first."""
    hit = CheckRecord.objects.filter(lists__contains=f"|{code}|")
    return hit.select_related("revision__disclosure__unit").order_by("-at", "-pk")
