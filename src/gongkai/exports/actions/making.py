"""Making long tables, one after the other. The rows are the queue.

A table whose worker died is begun again, a few times; then it has failed and says so. The file becomes its own in one
statement that asks whether it still is: called off, or begun again by another, it is thrown away.
"""

from collections.abc import Callable
from datetime import datetime

from django.db.models import F, QuerySet
from django.utils.timezone import now
from django.utils.translation import override

from gongkai.exports.actions.asking import noted
from gongkai.exports.models import Export
from gongkai.exports.queries import asked_in, due
from gongkai.exports.rules import ATTEMPTS, Format, State, Table, size_refusals
from gongkai.exports.writing import MEDIA_TYPES, file_of
from gongkai.files.actions import destroy, keep_copy
from gongkai.files.models import StoredFile
from gongkai.files.queries import unclaimed
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, Refused, insist
from gongkai.notices.actions import tell

Make = Callable[[Export, datetime], Table]
"""Works out the table that somebody asked for, by what he may see then; whoever knows the lists hands it down."""


class NotHis(Exception):  # noqa: N818 – reads as a sentence
    """Raised by whoever works out a table when the list is not its owner's any more."""


class _Over(Exception):  # noqa: N818 – the same
    """Raised while a table is written that was called off or begun again."""


def run_next(at: datetime, make: Make) -> bool:
    """Make the table that has waited longest; tells whether there was one. Its owner is told when it is over."""
    export = due(at).first()
    if export is None:
        return False
    as_read = Export.objects.filter(pk=export.pk, state=export.state, attempts=export.attempts)
    if as_read.update(state=State.RUNNING, attempts=F("attempts") + 1, beat_at=at, done=0):
        export.attempts += 1
        try:
            insist(Refusal("export_broke_off") if export.attempts > ATTEMPTS else None)
            _carry_out(export, at, make)
        except NotHis:
            _fail(export, "export_not_yours", at)
        except Refused as refused:
            _fail(export, refused.refusals[0].code, at)
        except _Over:
            pass
    return True


def _mine(export: Export) -> QuerySet[Export]:
    """Name a table as long as it was neither called off nor begun again by somebody else."""
    return Export.objects.filter(pk=export.pk, state=State.RUNNING, attempts=export.attempts)


def _carry_out(export: Export, at: datetime, make: Make) -> None:
    written = 0

    def beat(done: int) -> None:
        nonlocal written
        written = done
        if not _mine(export).update(done=done, beat_at=now()):
            raise _Over

    kind = Format(export.format)
    with override(export.language or None):
        table = make(export, at)
        insist(*size_refusals(table))
        _mine(export).update(total=table.total)
        content = file_of(table, kind, beat)
    stored = keep_copy(content, MEDIA_TYPES[kind], at=at)
    _end(export, table, stored, written, at)


def _end(export: Export, table: Table, stored: StoredFile, rows: int, at: datetime) -> None:
    """Let the file be the export's, or nobody's if it was called off meanwhile."""
    with recorded():
        over = {"state": State.READY, "file": stored, "digest": stored.digest, "ended_at": at, "total": rows}
        if not _mine(export).update(held=sorted(table.held), **over):
            destroy(unclaimed(StoredFile.objects.filter(pk=stored.pk)), at=at)
            return
        by = export.account.person
        noted(
            "list_exported", asked_in(export), export.title, by=by, at=at, rows=rows, unsaid={"sha256": stored.digest}
        )
        tell([by.pk], "export_ready", f"export/{export.public_id}", at=at, title=table.title)


def _fail(export: Export, code: str, at: datetime) -> None:
    with recorded():
        if _mine(export).update(state=State.FAILED, trouble=code, ended_at=at):
            told = {"title": export.title}
            tell([export.account.person_id], "export_failed", f"export/{export.public_id}", at=at, **told)
