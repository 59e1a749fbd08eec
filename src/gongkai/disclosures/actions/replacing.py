"""A file of a draft in the place of another: the same attachment, with what must not be public taken out of it."""

from datetime import datetime

from django.db.models import F

from gongkai.disclosures.actions.move import contributed, wrote
from gongkai.disclosures.actions.writing import writable
from gongkai.disclosures.models import Attachment, DraftBuffer, Revision
from gongkai.disclosures.queries.kept_out import file_is_kept_out
from gongkai.files.models import StoredFile
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, insist
from gongkai.orgs.models import Person
from gongkai.screening import actions as screening


@recorded()
def replace_file(attachment: Attachment, stored: StoredFile, *, by: Person, at: datetime, version: int) -> None:
    """Put another file in the place of an attachment's, under its name and at its position. Source: 第九条.

    The bytes before stay stored, attached to nothing, so that they can be put back. What ``by`` has typed at
    ``version`` and not saved goes on from here: no word of the draft has changed.

    :raises Refused: if the draft cannot be written, is not the one of ``version`` any more, or the file is kept out.
    """
    row = writable(attachment.revision, by, at, version)
    insist(Refusal("file_kept_out", (9, None), about=attachment.name) if file_is_kept_out(stored) else None)
    Revision.objects.filter(pk=row.pk).update(version=F("version") + 1, changed_at=at)
    Attachment.objects.filter(pk=attachment.pk).update(stored=stored, served=None)
    DraftBuffer.objects.filter(revision=row, person=by, version=version).update(version=version + 1)
    contributed(row, by, at)
    screening.ask(stored, attachment.name, at=at)
    digests = (attachment.stored.digest, stored.digest)
    wrote("disclosure_file_replaced", row, by=by, at=at, unsaid={"name": attachment.name, "sha256": digests})
