"""What an erasure destroys, place by place: texts, plans, opinions, reasons, files, names, salts, sessions.

Who did what and when stays: of rows that are kept for good only the words are blanked. The database lets that happen
to a disclosure that bears the mark of having been erased, and to no other.
"""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db.models import Exists, F, OuterRef, Q

from gongkai.disclosures.actions.telling import number_of
from gongkai.disclosures.models import (
    Attachment,
    CheckRecord,
    Disclosure,
    DraftBuffer,
    Explanation,
    Move,
    Pass,
    Proposal,
    RecheckItem,
    Revision,
    Verdict,
)
from gongkai.disclosures.queries.facts import words_of
from gongkai.disclosures.queries.record import item_of_log, log_of
from gongkai.files import actions as files
from gongkai.files.models import StoredFile
from gongkai.files.queries import claimed
from gongkai.ledger.actions import destroy_seals
from gongkai.measures.vocabulary import Audience
from gongkai.notices.actions import rename
from gongkai.screening import actions as screening

TEXTS = (
    *("title", "body", "document_no", "source_of_facts", "off_catalogue_reason", "narrower_reason"),
    *("inner_first_waiver", "correction_note"),
)
"""What somebody has written in a revision."""
NO_HASH = "0" * 64
"""Stands for the fingerprint of a plan: the real one, without a salt, would confirm what somebody guesses."""
NO_GROUND = "—"
"""Stands for the ground of a withholding, which is never empty."""
SETTLED = timedelta(minutes=10)
"""A stored file that nothing attaches after this long was taken out of some draft, perhaps of this matter."""
NAMING = 4
"""Shorter names of files and titles tell nothing, and stand in sessions for other reasons."""


def destroy(disclosure: Disclosure, *, at: datetime) -> None:
    """Destroy the content of a disclosure that bears the mark, wherever the database holds it. One transaction."""
    revisions = Revision.objects.filter(disclosure=disclosure).order_by("number")
    forget({str(disclosure.public_id), *words_of(revisions[0])}, at)
    doomed = _files_of(disclosure)
    _blank(disclosure)
    _blank_checks(disclosure)
    DraftBuffer.objects.filter(revision__disclosure=disclosure).delete()
    Revision.subjects.through.objects.filter(revision__disclosure=disclosure).delete()
    Attachment.objects.filter(revision__disclosure=disclosure).delete()
    destroy_files(doomed, at)
    rename(f"disclosure/{disclosure.public_id}", number_of(disclosure))
    for audience in Audience:
        destroy_seals(log_of(audience), item_of_log(disclosure, audience))


def _blank(disclosure: Disclosure) -> None:
    """Blank what was written; the rows stay, with who, what and when."""
    Move.objects.filter(disclosure=disclosure).update(reason="", anchors=[])
    Pass.objects.filter(revision__disclosure=disclosure).update(opinion="", plan_hash=NO_HASH)
    Proposal.objects.filter(revision__disclosure=disclosure).update(plan={}, plan_hash=NO_HASH)
    revisions = Revision.objects.filter(disclosure=disclosure)
    revisions.update(version=F("version") + 1, **dict.fromkeys(TEXTS, ""))
    revisions.exclude(plan_hash="").update(plan_hash=NO_HASH)
    revisions.exclude(ground="").update(ground=NO_GROUND)


def _blank_checks(disclosure: Disclosure) -> None:
    """Blank what was found and what was said about it; that it was checked, when and by which rules, stays."""
    Explanation.objects.filter(revision__disclosure=disclosure).delete()
    CheckRecord.objects.filter(revision__disclosure=disclosure).update(findings=[], plan_hash=NO_HASH)
    Verdict.objects.filter(given__revision__disclosure=disclosure).update(reason="")
    RecheckItem.objects.filter(revision__disclosure=disclosure).update(findings=[], reason="")


def _files_of(disclosure: Disclosure) -> set[int]:
    """Return the files of all revisions and of plans that once went up, those taken out since, with their copies."""
    plans = Proposal.objects.filter(revision__disclosure=disclosure).values_list("plan__attachments", flat=True)
    digests = {digest for attached in plans for _name, digest in attached or ()}
    rows = Attachment.objects.filter(revision__disclosure=disclosure)
    named = Q(pk__in=rows.values("stored")) | Q(pk__in=rows.values("served")) | Q(digest__in=digests)
    files = set(StoredFile.objects.filter(named).values_list("pk", flat=True))
    related = StoredFile.objects.filter(Q(copy_of__original__in=files) | Q(cleaned__copy__in=files))
    return files | set(related.values_list("pk", flat=True))


def destroy_files(doomed: Iterable[int], at: datetime) -> None:
    """Destroy files that nothing else attaches, with those that were taken out of drafts and lie about."""
    used = Exists(Attachment.objects.filter(Q(stored=OuterRef("pk")) | Q(served=OuterRef("pk"))))
    awaited = Exists(Attachment.objects.filter(stored__cleaned__copy=OuterRef("pk")))
    kept = claimed(but={"disclosures", "screening", "files"})
    free = StoredFile.objects.filter(~used, ~awaited, ~kept, Q(pk__in=doomed) | Q(created_at__lt=at - SETTLED))
    gone = list(free)
    screening.let_go(gone)
    files.destroy(gone, at=at)


def forget(words: Iterable[str], at: datetime) -> int:
    """Take out of the sessions what names a thing: a file just taken out, a line not yet shown. Returns how many."""
    Session.objects.filter(expire_date__lt=at).delete()
    told = {form for word in words if len(word) >= NAMING for form in (word, json.dumps(word)[1:-1])}
    changed = 0
    for kept in Session.objects.iterator():
        said = kept.get_decoded()
        left = {name: value for name, value in said.items() if name.startswith("_auth") or not _tells(value, told)}
        if left != said:
            changed += Session.objects.filter(pk=kept.pk).update(session_data=SessionStore().encode(left))
    return changed


def _tells(value: object, told: set[str]) -> bool:
    """Tell whether a value of a session contains a word, however it is written in it."""
    text = json.dumps(value, ensure_ascii=False, default=str).replace("\\\\", "\\")
    return any(word in text for word in told)
