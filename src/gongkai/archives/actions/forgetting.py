"""Forgetting archives: after a week, and all that were begun before something was erased."""

from datetime import datetime

from gongkai.archives.models import Archive
from gongkai.archives.queries import to_forget
from gongkai.archives.rules import State
from gongkai.files.actions import destroy
from gongkai.files.models import StoredFile
from gongkai.files.queries import unclaimed
from gongkai.ledger.actions import recorded


@recorded()
def run_due(at: datetime) -> int:
    """Forget the archives that are kept no longer; returns how many there were. Source: 第九条."""
    rows = list(to_forget(at).values_list("pk", "file"))
    Archive.objects.filter(pk__in=[pk for pk, _file in rows]).update(state=State.GONE, file=None)
    destroy(unclaimed(StoredFile.objects.filter(pk__in=[file for _pk, file in rows])), at=at)
    return len(rows)
