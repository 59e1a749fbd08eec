"""Making the whole sample school, or nothing of it."""

from datetime import date, datetime

from django.core.files.base import ContentFile
from django.db import transaction

from gongkai.files.actions import store
from gongkai.samples import queries, story
from gongkai.samples.actions.cataloguing import compile_catalogues
from gongkai.samples.actions.disclosing import replay
from gongkai.samples.actions.world import World, found_school
from gongkai.samples.models import SampleSchool

FOUNDED_ON = date(2025, 10, 8)
"""When the sample school began to use the program; its people were appointed before."""


class DatabaseInUse(Exception):  # noqa: N818 – reads as a sentence: "raises DatabaseInUse"
    """Raised where the sample school would be mixed with what is there already."""


def load(*, at: datetime) -> None:
    """Make the sample school in an empty database; its story ends where the data files end.

    :raises DatabaseInUse: if anybody has begun to use the database.
    """
    if not queries.is_empty():
        raise DatabaseInUse
    world = World()
    _store_files(world)
    with transaction.atomic():
        found_school(world, story.morning(FOUNDED_ON))
        compile_catalogues(world)
        replay(world)
        SampleSchool.objects.create(loaded_at=at)


def _store_files(world: World) -> None:
    """Store the attachments before the transaction begins, each at the time its disclosure was drafted."""
    for told in story.disclosures():
        for row in told.attachments:
            content = ContentFile(story.attached(row["file"]).read_bytes(), row["file"])
            world.files[row["file"]] = store(content, name=row["name"], at=told.steps[0].at)
