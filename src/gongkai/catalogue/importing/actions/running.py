"""Carrying out imports: a short one while the person waits, a long one by the worker.

The rows are the queue. An import whose worker died is begun again, a few times; then it has failed and says so. It is
written in the transaction in which it ends, so that none is written twice.
"""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet

from gongkai.catalogue.actions.held import tell_of
from gongkai.catalogue.importing.actions.entering import REASON_MISSING, import_items
from gongkai.catalogue.importing.queries import imports_due, preview_of, rows_in
from gongkai.catalogue.models import Upload
from gongkai.catalogue.tables.matching import Effect
from gongkai.catalogue.tables.stages import Stage
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, Refused, insist

AT_ONCE = 300
"""Up to how many rows are imported while the person waits; more go to the worker."""

ATTEMPTS = 3
"""How often an import is begun. Practice."""

TOLD_EVERY = 100
UNDER_WAY = Refusal("import_is_under_way")


def agree(upload: Upload, *, lock: int, at: datetime, reason: str = "") -> bool:
    """Import what somebody has looked through: a short table at once, a long one by the worker.

    Tells whether it is done. Source: 第十三条.

    :raises Refused: with every reason, if a reason is needed and none given, or a short one cannot be written.
    """
    total, why = rows_in(upload), reason.strip()
    waits = total > AT_ONCE
    insist(REASON_MISSING if not why and preview_of(upload).to_explain else None)
    with recorded():
        mine = Upload.objects.filter(pk=upload.pk, stage=Stage.OPEN)
        stage = Stage.WAITING if waits else Stage.RUNNING
        since = None if waits else at
        begun = mine.update(stage=stage, lock=lock, total=total, done=0, reason=why, attempts=0, begun_at=since)
        insist(None if begun else UNDER_WAY)
        upload.refresh_from_db()
        if not waits:
            _carry_out(upload, at=at)
    return not waits


def take_back(upload: Upload) -> bool:
    """Take back an import that the worker has not begun; it is prepared as it was. Tells whether it still could be."""
    waiting = Upload.objects.filter(pk=upload.pk, stage=Stage.WAITING)
    is_back = bool(waiting.update(stage=Stage.OPEN))
    upload.refresh_from_db()
    return is_back


def run_next(at: datetime) -> bool:
    """Carry out the import that has waited longest; tells whether there was one. Who uploaded it is told how it ended.

    What stands against it is kept with it and shown to the person; nothing was written then.
    """
    upload = imports_due(at).first()
    if upload is None:
        return False
    as_read = Upload.objects.filter(pk=upload.pk, stage=upload.stage, begun_at=upload.begun_at)
    if not as_read.update(stage=Stage.RUNNING, attempts=F("attempts") + 1, begun_at=at):
        return True
    is_hopeless = upload.attempts >= ATTEMPTS
    upload.begun_at = at
    try:
        insist(Refusal("import_broke_off") if is_hopeless else None)
        _carry_out(upload, at=at, tells=True)
    except Refused as refused:
        _refuse(upload, refused, at)
    return True


def _carry_out(upload: Upload, *, at: datetime, tells: bool = False) -> None:
    """Read the tables once more, telling how far it is, and write what they say unless somebody else began again."""

    def tell(done: int) -> None:
        if done % TOLD_EVERY == 0:
            _mine(upload).update(done=done)

    preview = preview_of(upload, tell)
    insist(None if preview.is_ready else Refusal("import_not_ready"))
    with recorded():
        insist(None if _mine(upload).update(done=upload.total) else UNDER_WAY)
        said, lock, why = preview.wordings, upload.lock, upload.reason
        effects = import_items(upload.version, said, lock=lock, by=upload.by, at=at, reason=why)
        _end(upload, Stage.DONE, {effect.value: effects[effect] for effect in Effect})
        if tells:
            tell_of(upload.version, [upload.by_id], "catalogue_import_done", at)


def _refuse(upload: Upload, refused: Refused, at: datetime) -> None:
    """Keep what stands against an import, and tell the person; not of one that somebody else began again."""
    why = [asdict(one) for one in refused.refusals]
    with recorded():
        if _end(upload, Stage.REFUSED, {"refused": why}):
            tell_of(upload.version, [upload.by_id], "catalogue_import_refused", at)


def _mine(upload: Upload) -> QuerySet[Upload]:
    """Name an import as long as it was not begun again by somebody else."""
    return Upload.objects.filter(pk=upload.pk, stage=Stage.RUNNING, begun_at=upload.begun_at)


def _end(upload: Upload, stage: Stage, outcome: dict[str, Any]) -> int:
    return _mine(upload).update(stage=stage, tables=b"", outcome=outcome)
