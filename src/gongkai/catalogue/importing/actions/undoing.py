"""Undoing the last import into a draft, as long as nothing else was written since."""

from datetime import datetime

from gongkai.catalogue.actions.held import MOVED, hold, move_on, wrote
from gongkai.catalogue.importing.actions.entering import write_all
from gongkai.catalogue.importing.queries import import_to_undo
from gongkai.catalogue.importing.undoing import undo_of
from gongkai.catalogue.models import Entry, Item, Reason, Version
from gongkai.catalogue.rules import VersionVerb
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import insist
from gongkai.orgs.models import Person


def undo_import(version: Version, *, lock: int, by: Person, at: datetime) -> None:
    """Take back the last import into a draft: entries, codes and reasons are as they were before. Practice.

    :raises Refused: with every reason, if ``by`` may not write this draft, it is a month ago, or anything was
        written since.
    """
    with recorded():
        held = hold(version, VersionVerb.EDIT, lock=lock, by=by, at=at)
        imported = import_to_undo(held, at)
        insist(None if imported else MOVED)
        assert imported  # noqa: S101 – or it was refused
        undo = undo_of(imported)
        Reason.objects.filter(version=held, entry__in=undo.explained).delete()
        Item.objects.filter(version=held, entry__in=undo.added).delete()
        Entry.objects.filter(pk__in=undo.fresh).delete()
        write_all(held, undo.before)
        imported.delete()
        move_on(version, held)
        counts = {"added": len(undo.added), "changed": len(undo.before)}
        wrote("catalogue_import_undone", version, by=by, at=at, **counts)
