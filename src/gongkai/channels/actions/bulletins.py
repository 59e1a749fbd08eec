"""Putting a bulletin together, and putting it together anew. Source: 第十四条."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F
from django.utils.timezone import localdate

from gongkai.channels.models import Bulletin, BulletinItem
from gongkai.channels.queries.bulletins import MAKERS, chosen_by
from gongkai.channels.rules.bulletins import Chosen, Issue, audience_of, bulletin_refusals
from gongkai.disclosures.models import Release
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, Refused, insist
from gongkai.measures.vocabulary import Audience
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person, Unit
from gongkai.orgs.queries import Viewer, duties_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A bulletin as typed; ``items`` are named in their order."""

    title: str
    issue: str
    issued_on: date | None
    foreword: str = ""
    items: Sequence[str] = ()


@recorded()
def put_bulletin(
    unit: Unit, typed: Typed, *, viewer: Viewer, by: Person, at: datetime, old: Bulletin | None = None, version: int = 0
) -> Bulletin:
    """Put a bulletin together, or anew where there is one; the narrowest of its items says for whom it is.

    ``viewer`` is what the maker may read: nothing else can be put into it. Source: 第十条、第十四条.

    :raises Refused: with every reason.
    """
    rows = chosen_by(typed.items, viewer)
    items = [_chosen(row) for row in rows]
    insist(*bulletin_refusals(_issue(unit, typed, items, by, at, old)))
    said: dict[str, Any] = {"title": typed.title.strip(), "issue": typed.issue.strip(), "issued_on": typed.issued_on}
    said |= {"foreword": typed.foreword.strip(), "audience": audience_of(items), "changed_by": by, "changed_at": at}
    bulletin = _changed(old, version, said) if old else Bulletin.objects.create(unit=unit, **said)
    BulletinItem.objects.bulk_create(
        BulletinItem(bulletin=bulletin, disclosure=row.disclosure, audience=row.audience, position=place)
        for place, row in enumerate(rows, start=1)
        if row
    )
    about = f"bulletin/{bulletin.public_id}"
    did("bulletin_changed" if old else "bulletin_made", about, by=by, at=at, unit=unit, audience=bulletin.audience)
    return bulletin


def _chosen(row: Release | None) -> Chosen:
    if row is None:
        return Chosen(Audience.PUBLIC, is_readable=False)
    return Chosen(Audience(row.audience), is_readable=True)


def _issue(unit: Unit, typed: Typed, items: Sequence[Chosen], by: Person, at: datetime, old: Bulletin | None) -> Issue:
    others = Bulletin.objects.filter(unit=unit, title=typed.title.strip(), issue=typed.issue.strip())
    return Issue(
        title=typed.title,
        issue=typed.issue,
        issued_on=typed.issued_on,
        items=items,
        may_make=unit.pk in duties_of(by, localdate(at)).units_with(*MAKERS),
        is_taken=(others.exclude(pk=old.pk) if old else others).exists(),
    )


def _changed(old: Bulletin, version: int, said: dict[str, object]) -> Bulletin:
    same = Bulletin.objects.filter(pk=old.pk, version=version)
    if not same.update(version=F("version") + 1, **said):
        raise Refused([Refusal("moved_meanwhile")])
    BulletinItem.objects.filter(bulletin=old).delete()
    old.refresh_from_db()
    return old
