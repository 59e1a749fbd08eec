"""Forgetting tables: after a week, and all of them when something is erased that may stand in any."""

from datetime import datetime

from django.db.models import QuerySet

from gongkai.exports.models import Export
from gongkai.exports.queries import expired
from gongkai.exports.rules import State
from gongkai.files.actions import destroy
from gongkai.files.models import StoredFile
from gongkai.files.queries import unclaimed
from gongkai.ledger.actions import recorded


def run_due(at: datetime) -> int:
    """Forget the tables that are kept no longer; returns how many there were."""
    return _forget(expired(at), at)


def forget_all(*, at: datetime) -> None:
    """Forget every table there is, and begin anew those in the making: one may hold what is being erased. 第九条."""
    Export.objects.filter(state=State.RUNNING).update(state=State.WAITING)
    _forget(Export.objects.filter(state=State.READY), at)


@recorded()
def _forget(found: QuerySet[Export], at: datetime) -> int:
    rows = list(found.values_list("pk", "file"))
    Export.objects.filter(pk__in=[pk for pk, _file in rows]).update(state=State.GONE, file=None)
    destroy(unclaimed(StoredFile.objects.filter(pk__in=[file for _pk, file in rows])), at=at)
    return len(rows)
