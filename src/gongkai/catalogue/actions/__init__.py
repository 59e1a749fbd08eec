"""Writing catalogues and filing them. Every action is one transaction; one that came too late changes nothing."""

from gongkai.catalogue.actions.compiling import compile_school
from gongkai.catalogue.actions.deciding import decide
from gongkai.catalogue.actions.filing import bring_into_force, file, give_back, run_due, submit
from gongkai.catalogue.actions.writing import drop_item, put_item, say_why, start_version

__all__ = [
    "bring_into_force",
    "compile_school",
    "decide",
    "drop_item",
    "file",
    "give_back",
    "put_item",
    "run_due",
    "say_why",
    "start_version",
    "submit",
]
