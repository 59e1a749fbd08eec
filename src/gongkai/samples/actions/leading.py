"""The leading group of the sample school, entered by the office's clerk and confirmed by its approver."""

from gongkai.leading import actions as leading
from gongkai.leading.actions import Reading, Said
from gongkai.leading.models import Resolution
from gongkai.leading.rules import Place
from gongkai.orgs.models import Person
from gongkai.samples import story
from gongkai.samples.actions.world import World
from gongkai.samples.story import Row

CLERK, APPROVER = "caiwenjing", "shenguodong"


def constitute(world: World) -> None:
    """Seat the group, and let it resolve, make rules and be interpreted as it was told."""
    clerk, approver = world.people[CLERK], world.people[APPROVER]
    for row in world.story.of_the_group("seat"):
        _seat(world, row, clerk)
    for row in world.story.of_the_group("resolution"):
        at = story.beijing(row["at"])
        said = Said(row["number"], row["title"], row["held_on"], row["text"])
        entered = leading.put_resolution(None, said, by=clerk, at=at)
        leading.confirm_resolution(entered, lock=entered.lock, by=approver, at=at)
    for row in world.story.of_the_group("regulation"):
        _regulate(row, clerk, approver)
    for row in world.story.of_the_group("interpretation"):
        at = story.beijing(row["at"])
        reading = Reading(row["passage"], row["number"], row["text"], row["interpreted_on"])
        read = leading.put_interpretation(None, reading, by=clerk, at=at)
        leading.confirm_interpretation(read, lock=read.lock, by=approver, at=at)


def _seat(world: World, row: Row, clerk: Person) -> None:
    person, at = world.people[row["person"]], world.story.first_day
    seat = leading.take_seat(person, Place(row["place"]), row["office"], starts_on=row["starts_on"], by=clerk, at=at)
    if "ends_on" in row:
        leading.end_seat(seat, last_day=row["ends_on"], by=clerk, at=story.morning(row["ends_on"]))


def _regulate(row: Row, clerk: Person, approver: Person) -> None:
    regulation = None
    for each in row["version"]:
        at = story.beijing(each["at"])
        adopted_by = Resolution.objects.filter(number=each.get("adopted_by")).first()
        words = {"text": each["text"], "in_force_on": each["in_force_on"], "adopted_by": adopted_by}
        if regulation is None:
            version = leading.start_regulation(row["title"], row["document_no"], **words, by=clerk, at=at)
        else:
            version = leading.put_version(regulation, **words, by=clerk, at=at)
        regulation = version.regulation
        leading.confirm_version(version, lock=version.lock, by=approver, at=at)
    if regulation and "repealed_on" in row:
        why = {"repealed_on": row["repealed_on"], "reason": row["repeal_reason"]}
        leading.repeal_regulation(regulation, **why, by=approver, at=story.beijing(row["repealed_at"]))
