"""Bulletins: what may be chosen for one, who sees which, and what they say today. Source: 第十条、第十四条."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from gongkai.channels.models import Bulletin
from gongkai.channels.papers import Paper, Part
from gongkai.disclosures.models import Release
from gongkai.disclosures.queries import listed
from gongkai.disclosures.rules.text import paragraphs
from gongkai.measures.vocabulary import OFFICE, Audience, Role
from gongkai.orgs.models import Unit
from gongkai.orgs.queries import Duties, Viewer
from gongkai.ui.wording import on_date

__all__ = [
    "MAKERS",
    "Bulletin",
    "Paper",
    "Unit",
    "Viewer",
    "bulletin_called",
    "bulletins_of",
    "chosen_by",
    "items_of",
    "key_of",
    "paper_of",
    "to_choose",
    "units_of_makers",
]
MAKERS = (Role.DRAFTER, Role.HEAD, *OFFICE)
MOST = 100
"""As many items are offered on each side, the newest."""


def units_of_makers(duties: Duties) -> list[Unit]:
    """Return the units for which somebody puts bulletins together."""
    return list(Unit.objects.filter(pk__in=duties.units_with(*MAKERS)).order_by("position", "code"))


def bulletins_of(duties: Duties, viewer: Viewer) -> QuerySet[Bulletin]:
    """Return the bulletins of somebody's units, of inner ones only those he may read. Source: 第十条."""
    found = Bulletin.objects.filter(unit__in=duties.units_with(*MAKERS)).select_related("unit")
    return found if viewer.is_member else found.filter(audience=Audience.PUBLIC)


def bulletin_called(public_id: UUID, duties: Duties, viewer: Viewer) -> Bulletin | None:
    """Return a bulletin if somebody may know of it; absent and not permitted are the same."""
    return bulletins_of(duties, viewer).filter(public_id=public_id).first()


def to_choose(viewer: Viewer) -> list[Release]:
    """Return what somebody may put into a bulletin: what is live for everybody, and for all members. Source: 第十条."""
    public = list(listed(viewer)[:MOST])
    inside = listed(viewer, inner=True).filter(audience=Audience.INNER, rung__is_whole=True)
    known = {one.disclosure_id for one in public}
    return public + [one for one in inside[:MOST] if one.disclosure_id not in known]


def key_of(release: Release) -> str:
    """Name an item in a form."""
    return f"{release.audience}/{release.disclosure.public_id}"


def chosen_by(keys: Iterable[str], viewer: Viewer) -> list[Release | None]:
    """Return what was chosen, by name and in order; None for what somebody may not read or is not there now."""
    found = {key_of(one): one for one in to_choose(viewer)}
    return [found.get(key) for key in keys]


def items_of(bulletin: Bulletin, viewer: Viewer) -> list[Release]:
    """Return the items of a bulletin as they stand now; what was taken down meanwhile is left out. Source: 第八条."""
    kept = [(item.audience, item.disclosure_id) for item in bulletin.items.all()]
    wanted = [disclosure for _audience, disclosure in kept]
    sides = (listed(viewer), listed(viewer, inner=True).filter(rung__is_whole=True))
    rows = [one for side in sides for one in side.filter(disclosure__in=wanted).defer(None)]
    found = {(one.audience, one.disclosure_id): one for one in rows}
    return [found[key] for key in kept if key in found]


def paper_of(bulletin: Bulletin, items: Iterable[Release], *, mark: str, foot: str) -> Paper:
    """Return a bulletin as it is printed."""
    parts = [
        Part(
            one.revision.title,
            f"{one.disclosure.unit.name}　{on_date(one.since)}" if one.since else one.disclosure.unit.name,
            paragraphs(one.revision.body),
        )
        for one in items
    ]
    line = f"{bulletin.issue}　{bulletin.unit.name}　{on_date(bulletin.issued_on)}"
    return Paper(bulletin.title, line, mark, bulletin.foreword, parts, foot)
