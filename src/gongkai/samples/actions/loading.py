"""Making the whole sample school, or nothing of it."""

from datetime import datetime

from django.core.files.base import ContentFile
from django.utils.timezone import localdate

from gongkai.files.actions import store
from gongkai.ledger.actions import recorded
from gongkai.samples import queries, story
from gongkai.samples.actions.cataloguing import compile_catalogues
from gongkai.samples.actions.disclosing import replay
from gongkai.samples.actions.leading import constitute
from gongkai.samples.actions.owing import settle_the_rest
from gongkai.samples.actions.world import World, found_school
from gongkai.samples.actions.writing import write_letters
from gongkai.samples.models import SampleSchool
from gongkai.samples.story import Story
from gongkai.screening import actions as screening


class DatabaseInUse(Exception):  # noqa: N818 – reads as a sentence: "raises DatabaseInUse"
    """Raised where the sample school would be mixed with what is there already."""


def load(*, at: datetime) -> None:
    """Make the sample school in an empty database; its story ended in the week before ``at``.

    :raises DatabaseInUse: if anybody has begun to use the database.
    """
    if not queries.is_empty():
        raise DatabaseInUse
    world = World(Story.told_on(localdate(at)))
    _store_files(world)
    with recorded():
        found_school(world, world.story.first_day)
        compile_catalogues(world)
        replay(world)
        constitute(world)
        settle_the_rest(world.story.last_evening)
        write_letters(world)
        SampleSchool.objects.create(loaded_at=at)


def _store_files(world: World) -> None:
    """Store and scan the attachments before the transaction begins, each at the time its disclosure was drafted."""
    for told in world.story.disclosures():
        for row in told.attachments:
            content = ContentFile(story.attached(row["file"]).read_bytes(), row["file"])
            stored = store(content, name=row["name"], at=told.steps[0].at)
            screening.scan_now(screening.ask(stored, row["name"], at=told.steps[0].at), at=told.steps[0].at)
            world.files[row["file"]] = stored
        for step in told.steps:
            if "file" in step.more:
                content = ContentFile(story.attached(step.more["file"]).read_bytes(), step.more["file"])
                world.files[step.more["file"]] = store(content, name=step.more["name"], at=step.at)
