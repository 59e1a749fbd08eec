"""In which forms a matter was made known, and how each of them stands. Source: 第十四条."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils.timezone import localdate

from gongkai.channels.kinds import KINDS
from gongkai.channels.models import Evidence, Recall
from gongkai.channels.rules.kind import Kind
from gongkai.channels.rules.words import Standing
from gongkai.disclosures.models import Disclosure, Release
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.measures.vocabulary import AT_ONCE, PAGES, Channel

SHOWN = frozenset({ReleaseState.LIVE, ReleaseState.ENDED})


@dataclass(frozen=True, slots=True)
class Told:
    """One form of one step: its release, its kind, what proves it, and how it stands."""

    release: Release
    kind: Kind
    standing: Standing
    evidence: list[Evidence]
    recall: Recall | None

    @property
    def days_entered_late(self) -> int:
        """How many days after it took place it was entered. Source: 第十七条."""
        release = self.release
        return (localdate(release.live_at) - localdate(release.since)).days if release.live_at and release.since else 0


def told_of(disclosure: Disclosure) -> list[Told]:
    """Return every form of every step of a disclosure, the newest revision last."""
    evidence = Evidence.objects.select_related("given_by").prefetch_related("files")
    recalls = Recall.objects.select_related("done_by", "proof").order_by("made_at")
    rows = list(
        Release.objects.filter(disclosure=disclosure)
        .select_related("disclosure", "revision", "rung", "released_by", "over_by")
        .prefetch_related(Prefetch("evidence", evidence), Prefetch("recalls", recalls))
        .order_by("revision", "rung__rank", "pk")
    )
    pages = {one.rung_id: ReleaseState(one.state) for one in rows if one.channel in PAGES}
    return [_told(one, pages.get(one.rung_id)) for one in rows]


def _told(release: Release, page: ReleaseState | None) -> Told:
    evidence, recalls = list(release.evidence.all()), list(release.recalls.all())
    recall = recalls[-1] if recalls else None
    return Told(release, KINDS[Channel(release.channel)], _standing(release, page, recall), evidence, recall)


def _standing(release: Release, page: ReleaseState | None, recall: Recall | None) -> Standing:
    if release.state == ReleaseState.PLANNED:
        waits = release.channel not in AT_ONCE
        if page in SHOWN and waits:
            return Standing.AWAITED
        return Standing.TO_COME if page in {None, ReleaseState.PLANNED} else Standing.OVER
    if recall is not None:
        return Standing.DOWN if recall.done_at else Standing.TO_TAKE_DOWN
    return Standing.DONE if release.state == ReleaseState.LIVE else Standing.OVER


def widest_page(forms: Iterable[Told]) -> str:
    """Return the widest audience that reads a page now; empty if none does."""
    live = (one.release for one in forms if one.release.channel in PAGES and one.release.state == ReleaseState.LIVE)
    widest = max(live, key=lambda release: release.rung.rank, default=None)
    return widest.audience if widest else ""


def missing_of(disclosure_id: int) -> list[Release]:
    """Return the forms of a disclosure that wait for evidence: what keeps its obligation open. Source: 第十七条."""
    pages = Release.objects.filter(disclosure=disclosure_id, channel__in=PAGES, state__in=SHOWN)
    waiting = Release.objects.filter(disclosure=disclosure_id, state=ReleaseState.PLANNED)
    related = waiting.select_related("disclosure")
    return list(related.exclude(channel__in=AT_ONCE).filter(rung__in=pages.values("rung")).order_by("rung__rank", "pk"))


def shown_to_readers(release: Release) -> list[tuple[Channel, date]]:
    """Return, for a page, in which forms the same readers were told, and since which day; never by whom."""
    told = Release.objects.filter(rung=release.rung_id, state=release.state, since__isnull=False)
    return _by_day(told.values_list("channel", "since"))


def _by_day(rows: Iterable[tuple[str, object]]) -> list[tuple[Channel, date]]:
    order = list(Channel)
    return sorted(((Channel(code), localdate(since)) for code, since in rows), key=lambda one: order.index(one[0]))  # type: ignore[arg-type]
