"""What of a revision may not be made known now: its wordings, its files, and of whom it is. Source: 第九条."""

import re

from gongkai.disclosures.models import Revision
from gongkai.disclosures.queries.checks import NOTHING as NOTHING_FOUND
from gongkai.disclosures.queries.checks import check_of, texts_of
from gongkai.disclosures.rules.case import KeptOut
from gongkai.disclosures.rules.checks import Check
from gongkai.disclosures.rules.kept_out import concerned, is_about
from gongkai.disclosures.rules.words import Stage
from gongkai.files.models import StoredFile
from gongkai.screening.queries import guards_in_force
from gongkai.screening.rules import Guard, Guarded

NOTHING = KeptOut(places=(), unread=(), names_somebody=False)


def kept_out_of(revision: Revision, check: Check | None = None) -> KeptOut:
    """Return what of a revision may not be made known now.

    ``check`` is what was found in it as it stands, where that is known already: of a draft. What is found with a draft
    that was not read yet is said there. It is read once more only where wordings are kept out: nothing else is found by
    reading.
    """
    guards = guards_in_force()
    if not guards:
        return NOTHING
    is_draft, seeks_words = revision.stage == Stage.DRAFT, any(one.kind is Guarded.PHRASE for one in guards)
    now = (check if check and is_draft else check_of(revision)) if seeks_words else NOTHING_FOUND
    found = [one.file for one in now.found if one.is_kept_out]
    return KeptOut(
        places=tuple(dict.fromkeys([*found, *_files(revision, guards)])),
        unread=() if is_draft else (*now.waiting, *now.failed),
        names_somebody=_names_somebody(revision, guards),
    )


def file_is_kept_out(stored: StoredFile) -> bool:
    """Tell whether a file may be attached to nothing now."""
    return Guard(Guarded.FILE, stored.digest) in guards_in_force()


def _files(revision: Revision, guards: tuple[Guard, ...]) -> list[str]:
    """Return the names of the files that are kept out as they are."""
    digests = {guard.value for guard in guards if guard.kind is Guarded.FILE}
    rows = revision.attachments.select_related("stored", "served") if digests else []
    return [one.name for one in rows if {one.stored.digest, one.for_readers.digest} & digests]


def _names_somebody(revision: Revision, guards: tuple[Guard, ...]) -> bool:
    near = concerned(guards, revision.matter_class)
    return bool(near) and is_about(near, _subjects(revision), _words(revision))


def _subjects(revision: Revision) -> frozenset[str]:
    return frozenset(map(str, revision.subjects.values_list("public_id", flat=True)))


def _words(revision: Revision) -> str:
    return re.sub(r"\s", "", "\n".join(passage.text for passage in texts_of(revision)))
