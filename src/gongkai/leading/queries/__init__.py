"""All reads of the leading group: seats on a day, resolutions one may know of, regulations, interpretations."""

from gongkai.leading.models import About, Interpretation, Paper, Regulation, RegulationVersion, Resolution, Seat
from gongkai.leading.queries.interpretations import (
    interpretation_called,
    interpretations_in_force,
    interpretations_written,
    is_in_force,
    replaceable,
)
from gongkai.leading.queries.regulations import (
    Shown,
    regulation_called,
    regulation_for_readers,
    regulations_for_readers,
    regulations_written,
    version_in_force,
    version_in_work,
    versions_waiting,
)
from gongkai.leading.queries.resolutions import (
    paper_of,
    resolution_called,
    resolutions_about,
    resolutions_confirmed,
    resolutions_for,
)
from gongkai.leading.queries.seats import hand_of, leads_already, seat_called, seats_on, seats_to_come

__all__ = [
    "About",
    "Interpretation",
    "Paper",
    "Regulation",
    "RegulationVersion",
    "Resolution",
    "Seat",
    "Shown",
    "hand_of",
    "interpretation_called",
    "interpretations_in_force",
    "interpretations_written",
    "is_in_force",
    "leads_already",
    "paper_of",
    "regulation_called",
    "regulation_for_readers",
    "regulations_for_readers",
    "regulations_written",
    "replaceable",
    "resolution_called",
    "resolutions_about",
    "resolutions_confirmed",
    "resolutions_for",
    "seat_called",
    "seats_on",
    "seats_to_come",
    "version_in_force",
    "version_in_work",
    "versions_waiting",
]
