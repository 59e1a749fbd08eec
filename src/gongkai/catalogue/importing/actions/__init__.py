"""Importing a table: kept while it is prepared, carried out at once or by the worker, undone while nothing followed."""

from gongkai.catalogue.importing.actions.entering import import_items
from gongkai.catalogue.importing.actions.preparing import answer, choose_columns, keep_upload
from gongkai.catalogue.importing.actions.running import AT_ONCE, agree, run_next, take_back
from gongkai.catalogue.importing.actions.undoing import undo_import

__all__ = [
    "AT_ONCE",
    "agree",
    "answer",
    "choose_columns",
    "import_items",
    "keep_upload",
    "run_next",
    "take_back",
    "undo_import",
]
