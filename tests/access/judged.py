"""What members judge in the town, and the tables and archives that people take out of it."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.core.files.base import ContentFile

from gongkai.appraisals.models import Appraisal, Box, Roll
from gongkai.appraisals.sealing import empty_box, empty_roll
from gongkai.archives.models import Archive
from gongkai.archives.queries import erased_count
from gongkai.exports.models import Export
from gongkai.files.actions import store
from tests.access.may_take_out import PAGES
from tests.factories import NOON

ABSENT = UUID("00000000-0000-4000-8000-000000000000")


@dataclass(frozen=True)
class Judged:
    """An appraisal of a college: how far it is, whether it has begun, and whether members know the result."""

    label: str
    year: int
    state: str = "open"
    unit: str = "JX"
    has_begun: bool = True
    is_known: bool = False
    takes_list: bool = False


NOT_JUDGED = Judged("absent", 0, state="", unit="")
APPRAISALS = [
    Judged("judging", 2026, takes_list=True),
    Judged("to_judge", 2025, has_begun=False),
    Judged("judged", 2024, "closed"),
    Judged("judged_known", 2023, "closed", is_known=True),
    Judged("not_judged", 2022, "called_off"),
]


def an_appraisal(town, one):
    """Keep an appraisal as it stands; what is asked, why, and what was remarked are words that stand nowhere else."""
    day, by = NOON.date(), town.persons["drafter"]
    starts = day - timedelta(days=3) if one.has_begun else day + timedelta(days=3)
    said = {"questions": [town.marks.of(one.label, "question", "judged question")], "opened_by": by, "opened_at": NOON}
    said |= {"unbriefed_reason": town.marks.of(one.label, "reason", "judged")}
    if one.state == "closed":
        remarks = [town.marks.of(one.label, "remark", "ballots")] * 5
        result = {"answers": 5, "entitled": 9, "counts": [[5, 0, 0, 0]], "remarks": remarks}
        said |= {"closed_at": NOON, "result": result}
    if one.is_known:
        said |= {"published_at": NOON, "published_by": town.persons["head"]}
    if one.state == "called_off":
        said |= {"over_reason": town.marks.of(one.label, "why", "judged")}
    days = {"starts_on": starts, "ends_on": starts + timedelta(days=14)}
    made = Appraisal.objects.create(unit=town.units[one.unit], year=one.year, state=one.state, **days, **said)
    made.groups.set([town.group] if one.takes_list else [])
    if one.state == "open":
        Roll.objects.create(appraisal=made, **empty_roll(str(made.public_id)))
        Box.objects.create(appraisal=made, **empty_box(str(made.public_id), 1))
    return made


def a_table_made(town):
    """Keep a table that the worker made for the drafter."""
    content = town.marks.of("taken_out", "content", "table")
    file = store(ContentFile(content.encode()), name="a.csv", at=NOON)
    over = {"state": "ready", "file": file, "ended_at": NOON, "digest": file.digest, "total": 1, "done": 1}
    said = {"title": town.marks.of("taken_out", "title", "table"), "listing": "disclosures", "format": "csv"}
    account = town.accounts["drafter"]
    return Export.objects.create(account=account, language="zh-hans", asked_at=NOON, **said, **over)


def an_archive_made(town):
    """Keep an archive that the worker made for the office."""
    file = store(ContentFile(town.marks.of("archived", "content", "office").encode()), name="a.csv", at=NOON)
    over = {"state": "ready", "file": file, "as_of": NOON, "ended_at": NOON, "digest": file.digest, "size": file.size}
    said = {"year": NOON.year, "reach": "whole", "asked_by": town.persons["clerk"], "asked_at": NOON}
    return Archive.objects.create(erased=erased_count(), **said, **over)


class Judging:
    """Where what is judged and taken out is found."""

    def _appraisal(self):
        there = [(one, {"public_id": self.appraisals[one.label].public_id}) for one in APPRAISALS]
        return [*there, (NOT_JUDGED, {"public_id": ABSENT})]

    def _export(self):
        return [("drafter", {"public_id": self.table_made.public_id}), ("", {"public_id": ABSENT})]

    def _archive(self):
        return [("archive", {"public_id": self.archive_made.public_id}), ("absent", {"public_id": ABSENT})]

    def _listing(self):
        return [*((code, {"listing": code}) for code in PAGES), ("absent", {"listing": "nothing"})]
