"""What has been made known, in words: to whom, over which channel, since when, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from gongkai.desk.phrases.catalogue import named
from gongkai.disclosures.models import Disclosure, Release, Revision
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.measures.vocabulary import Audience, Channel

STANDING = frozenset({ReleaseState.LIVE, ReleaseState.SUSPENDED})
DOWN = frozenset({ReleaseState.SUSPENDED, ReleaseState.WITHDRAWN, ReleaseState.ENDED})


@dataclass(frozen=True, slots=True)
class Told:
    """One release in words."""

    where: str
    state: str
    live_at: datetime | None
    by: str


def live_in_words(releases: Iterable[Release]) -> list[Told]:
    """Return what readers reach, or would reach were it not suspended."""
    return [_told(one) for one in releases if one.state in STANDING]


def down_in_words(releases: Iterable[Release]) -> list[Told]:
    """Return what readers once reached and an erasure does away with."""
    return [_told(one) for one in releases if one.state in DOWN]


def called(revision: Revision) -> str:
    """Name a matter: by its title or, once it was erased, by its number. Empty if it has neither."""
    if revision.disclosure.erased_at is None:
        return revision.title.strip()
    number = revision.disclosure.index_no or revision.disclosure.inner_index_no
    return _("已清除的信息（索引号 %(number)s）") % {"number": number}


def called_by(disclosure: Disclosure | None) -> str:
    """Return the number under which a disclosure is known; empty if there is none."""
    return (disclosure.index_no or disclosure.inner_index_no or "") if disclosure else ""


def released_in_words(releases: Iterable[Release], revision_id: int) -> list[Told]:
    """Return what one revision has released and is still to release."""
    return [_told(one) for one in releases if one.revision_id == revision_id]


def _told(one: Release) -> Told:
    by = one.released_by.name if one.released_by else _("系统（到时自动办理）")
    where = {"audience": named(Audience(one.audience)), "channel": named(Channel(one.channel))}
    return Told(
        where=_("%(audience)s：%(channel)s") % where,
        state=named(ReleaseState(one.state)),
        live_at=one.live_at,
        by=by if one.live_at else "",
    )
