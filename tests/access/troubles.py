"""What goes wrong in the town, and how people meet."""

from datetime import timedelta

from gongkai.briefings.models import Meeting, Question
from gongkai.incidents import actions as incidents
from gongkai.incidents.models import Incident
from gongkai.incidents.rules.words import EntryKind
from tests.factories import NOON, a_paper


def an_emergency(town, one):
    """Open an emergency over what stays suspended; what was seen is for those who deal with it."""
    disclosure = town.matters["suspended"] if "suspended" in town.matters else next(iter(town.matters.values()))
    said = {"what": town.marks.of(one.label, "what", "emergency"), "opened_by": town.persons[one.by]}
    said |= {"alarm": "false", "level": "grave", "ratify_by": NOON.date() + timedelta(days=1)}
    made = Incident.objects.create(disclosure=disclosure, noticed_at=NOON, opened_at=NOON, **said)
    incidents.add_entry(
        made, EntryKind.NOTE, town.marks.of(one.label, "text", "emergency"), by=town.persons["clerk"], at=NOON,
        file=a_paper(town.marks.of(one.label, "file", "emergency")), name="截图.txt",
    )  # fmt: skip
    if one.is_decided:
        incidents.ratify(made, by=town.persons["head"], at=NOON)
    return made


def a_meeting(town, one):
    """Keep a meeting as it stands, with what is asked and answered at it."""
    said = {field: town.marks.of(one.label, field, "meeting") for field in ("title", "place", "chair")}
    begins = NOON + timedelta(days=3 if one.state in {"planned", "announced"} else -3)
    said |= {"starts_at": begins, "audience": one.audience, "state": one.state, "unit": town.units[one.unit]}
    said |= {"announced_by": town.persons["head"], "announced_at": NOON, "confirmed_by": town.persons["head"]}
    said |= {"confirmed_at": NOON, "held_at": begins, "attendance": 9, "written_by": town.persons[one.by]}
    minutes = a_paper(town.marks.of(one.label, "minutes", "unit's"))
    file = {"minutes": minutes, "minutes_name": "纪要.txt"} if one.state == "recorded" else {}
    made = Meeting.objects.create(written_at=NOON, **said, **file)
    words = {field: town.marks.of(one.label, field, "record") for field in ("question", "answer")}
    Question.objects.create(meeting=made, position=1, **words)
    return made
