"""All writes about the leading group, one transaction each; read as ``leading.confirm_resolution(…, by=…, at=…)``."""

from gongkai.leading.actions.interpreting import (
    Reading,
    call_off_interpretation,
    confirm_interpretation,
    put_interpretation,
    withdraw_interpretation,
)
from gongkai.leading.actions.regulating import (
    call_off_version,
    confirm_version,
    put_version,
    repeal_regulation,
    start_regulation,
)
from gongkai.leading.actions.resolving import Said, call_off_resolution, confirm_resolution, put_resolution
from gongkai.leading.actions.seating import end_seat, show_name, take_seat

__all__ = [
    "Reading",
    "Said",
    "call_off_interpretation",
    "call_off_resolution",
    "call_off_version",
    "confirm_interpretation",
    "confirm_resolution",
    "confirm_version",
    "end_seat",
    "put_interpretation",
    "put_resolution",
    "put_version",
    "repeal_regulation",
    "show_name",
    "start_regulation",
    "take_seat",
    "withdraw_interpretation",
]
