"""The files of a matter in words: what was found in them, and what readers' clean copies no longer hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import get_language

from gongkai.desk.phrases.catalogue import named
from gongkai.desk.phrases.findings import STATES, Count, counts
from gongkai.disclosures.models import Attachment
from gongkai.disclosures.rules.checks import Found
from gongkai.scanner import english
from gongkai.screening.queries import Copied
from gongkai.screening.rules import ScanState

NAMED = 3
"""As many places of one kind are named; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Removed:
    """What readers' copy no longer holds, of one kind: the first places and how many more there are."""

    what: str
    places: tuple[str, ...]
    more: int
    total: int


@dataclass(frozen=True, slots=True)
class FileShown:
    """One file of a matter: how its scan stands, what was found, and how readers' copy differs from it.

    ``state`` is empty where the check went up with the plan; ``why_not`` says why there is no clean copy.
    """

    attachment: Attachment
    state: str
    tone: str
    icon: str
    is_over: bool
    counts: tuple[Count, ...]
    removed: tuple[Removed, ...]
    is_cleaned: bool
    why_not: str


def file_shown(
    attachment: Attachment, found: Iterable[Found], copied: Copied | None, state: ScanState = ScanState.DONE
) -> FileShown:
    """Return a file as it is shown, with those of a plan's findings that lie in it."""
    mine = [one.finding for one in found if one.file == attachment.name]
    tone, icon = STATES[state]
    why_not = copied.why_not if copied else ""
    return FileShown(
        attachment=attachment,
        state=named(state),
        tone=tone,
        icon=icon,
        is_over=state is ScanState.DONE,
        counts=tuple(counts(mine)),
        removed=removed(copied.changes) if copied else (),
        is_cleaned=bool(copied and copied.copy and copied.copy.pk != attachment.stored_id),
        why_not=english.detail_of(why_not) if get_language() == "en" else why_not,
    )


def files_shown(
    attachments: Iterable[Attachment], found: Iterable[Found], copies: Mapping[int, Copied]
) -> list[FileShown]:
    """Return the files of a matter whose check has gone up with it."""
    known = list(found)
    return [file_shown(one, known, copies.get(one.stored_id)) for one in attachments]


def removed(changes: Iterable[tuple[str, str]]) -> tuple[Removed, ...]:
    """Return what a clean copy no longer holds, kind by kind in the order it was found."""
    in_english = get_language() == "en"
    places: dict[str, list[str]] = {}
    for part, what in changes:
        kind = english.detail_of(what) if in_english else what
        places.setdefault(kind, []).append(english.place_of(part) if in_english else part)
    return tuple(
        Removed(kind, tuple(where[:NAMED]), max(0, len(where) - NAMED), len(where)) for kind, where in places.items()
    )
