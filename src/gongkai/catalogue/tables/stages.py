"""How far the import of a table is."""

from enum import StrEnum


class Stage(StrEnum):
    """Where the import of a table stands: ``open`` is being prepared by whoever uploaded it."""

    OPEN = "open"
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"

    @property
    def is_under_way(self) -> bool:
        """Tell whether the worker has it."""
        return self in {Stage.WAITING, Stage.RUNNING}
