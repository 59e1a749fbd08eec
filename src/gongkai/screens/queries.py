"""Which screens there are, and what one shows. ``readable_by`` decides here too who may read what. Source: 第十条."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils.timezone import localdate

from gongkai.disclosures.models import Release
from gongkai.disclosures.queries import readable_by
from gongkai.disclosures.rules.text import paragraphs
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.measures.vocabulary import Audience, Channel
from gongkai.obligations.rules.feeds import digest_of
from gongkai.orgs.models import Unit
from gongkai.orgs.queries import ANYBODY, Viewer, ancestry, units_standing
from gongkai.screens.models import Screen
from gongkai.screens.rules import ITEMS

__all__ = ["Screen", "Slide", "screen_called", "screen_with_key", "screens", "slides_of", "stands"]
RELATED = ("unit", "registered_by", "revoked_by")


def screens() -> QuerySet[Screen]:
    """Return every screen, those in use first."""
    return Screen.objects.select_related(*RELATED).order_by(F("revoked_at").asc(nulls_first=True), "name", "pk")


def screen_called(public_id: UUID) -> Screen | None:
    """Return the screen in use that is known under an id."""
    return Screen.objects.select_related(*RELATED).filter(public_id=public_id, revoked_at=None).first()


def screen_with_key(key: str) -> Screen | None:
    """Return the screen that a key opens: none, once it is revoked."""
    return Screen.objects.select_related("unit").filter(key_digest=digest_of(key), revoked_at=None).first()


def stands(unit: Unit, on: date) -> bool:
    """Tell whether a unit exists on a day."""
    return units_standing(on).filter(pk=unit.pk).exists()


@dataclass(frozen=True, slots=True)
class Slide:
    """One matter as a screen shows it; ``days_left`` of its notice period, where it has one."""

    disclosure: UUID
    audience: Audience
    title: str
    text: tuple[str, ...]
    unit: Unit
    since: date
    days_left: int | None


def slides_of(screen: Screen, on: date) -> list[Slide]:
    """Return what a screen shows now, the newest first. Source: 第十条、第十四条.

    What is taken down is not there any more when the screen next asks. A matter that has reached both the members and
    the public is shown once.
    """
    live = readable_by(_watcher(screen, on), [ReleaseState.LIVE])
    chosen = Q(audience=Audience.PUBLIC, channel=Channel.SCREEN)
    if screen.for_members:
        chosen |= Q(audience=Audience.INNER, channel=Channel.INNER_PORTAL)
    found = live.filter(chosen).select_related("revision", "disclosure__unit", "rung").order_by("-since", "-pk")
    once = {one.disclosure_id: one for one in reversed(found[: 2 * ITEMS])}
    return [_slide(one, on) for one in reversed(once.values())][:ITEMS]


def _watcher(screen: Screen, on: date) -> Viewer:
    """Return whom a screen is read by: anybody who walks past, or the members in the room of a unit that stands."""
    if not screen.for_members or not stands(screen.unit, on):
        return ANYBODY
    units = ancestry([screen.unit_id])
    return Viewer(None, "", is_member=True, units=units, home_units=frozenset(), groups=frozenset())


def _slide(release: Release, on: date) -> Slide:
    ends_on = release.rung.ends_on
    return Slide(
        disclosure=release.disclosure.public_id,
        audience=Audience(release.audience),
        title=release.revision.title,
        text=tuple(paragraphs(release.revision.body)),
        unit=release.disclosure.unit,
        since=localdate(release.since) if release.since else on,
        days_left=(ends_on - on).days if ends_on else None,
    )
