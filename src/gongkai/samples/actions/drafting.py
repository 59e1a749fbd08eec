"""What the drafters of the sample school typed, and what they put right afterwards."""

from dataclasses import replace
from datetime import datetime

from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.actions import Draft, RungDraft
from gongkai.disclosures.models import Revision
from gongkai.disclosures.rules.words import Correction
from gongkai.measures.vocabulary import Audience, Channel
from gongkai.orgs.models import Person
from gongkai.samples.actions.owing import begin
from gongkai.samples.actions.world import World
from gongkai.samples.story import Row, Step, Told, beijing, day


def draft(world: World, told: Told, *, by: Person, at: datetime) -> Revision:
    """Begin a disclosure as its drafter did, with its attachments."""
    revision = begin(world, told, _typed(world, told), by=by, at=at)
    for each in told.attachments:
        disclosures.attach(revision, world.files[each["file"]], each["name"], by=by, at=at)
    return revision


def correct(world: World, told: Told, step: Step, revision: Revision, *, by: Person) -> Revision:
    """Begin a correction and put the wrong passages right."""
    note = step.more["note"]
    fresh = disclosures.correct(revision, Correction(step.more["kind"]), note, by=by, at=step.at)
    typed = _typed(world, told)
    body = typed.body
    for wrong, right in step.more["replace"]:
        body = body.replace(wrong, right)
    put_right = replace(typed, body=body, correction_note=note)
    return disclosures.save(fresh, put_right, by=by, at=step.at, version=fresh.version)


def _typed(world: World, told: Told) -> Draft:
    """Return the draft; class and weight come from the catalogue entry, as they do on the page."""
    written = told.written
    item = world.items[written["entry"]] if "entry" in written else None
    said = {name: value for name, value in written.items() if name not in {"unit", "entry", "subjects"}}
    if item:
        said |= {"entry": item.entry, "matter_class": item.matter_class, "is_major": item.is_major}
    subjects = world.some_people(written.get("subjects", ()))
    rungs = tuple(_rung(world, row) for row in told.audiences)
    return Draft(body=told.body, subjects=subjects, rungs=rungs, **said)


def _rung(world: World, row: Row) -> RungDraft:
    return RungDraft(
        audience=Audience(row["audience"]),
        units=world.some_units(row.get("units", ())),
        people=world.some_people(row.get("people", ())),
        groups=tuple(world.groups[name] for name in row.get("groups", ())),
        channels=tuple(Channel(code) for code in row.get("channels", ())),
        all_students=row.get("all_students", False),
        starts_at=beijing(row["starts_at"]) if "starts_at" in row else None,
        ends_on=day(row, "ends_on"),
    )
