"""What is new to everybody, as a feed that programs fetch by themselves. Format: RFC 4287."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gongkai.disclosures.queries.shelf import EPOCH, Row
from gongkai.portal.filters import Filters
from gongkai.portal.wording import named, unit_name


class _Feed(Atom1Feed):
    """A feed whose state is that of its newest line: an empty one is as old as can be, so that it stays the same."""

    def latest_post_date(self) -> datetime:
        """Return when the feed last changed."""
        return super().latest_post_date() if self.items else EPOCH


def feed_of(rows: Iterable[Row], asked: Filters, here: str, whole: Callable[[str], str]) -> str:
    """Return a feed of public matters; ``whole`` makes addresses whole."""
    feed = _Feed(
        title=_title(asked),
        link=whole(reverse("portal:list")),
        description="",
        feed_url=whole(here),
        language=get_language(),
    )
    for row in rows:
        feed.add_item(
            title=row.revision.title,
            link=whole(reverse("portal:detail", args=[row.disclosure.public_id])),
            description="",
            author_name=unit_name(row.disclosure.unit),
            unique_id=f"tag:{settings.LEDGER_NAME},2022:{row.disclosure.public_id}",
            pubdate=row.since,
            updateddate=row.since,
        )
    return str(feed.writeString("utf-8"))


def _title(asked: Filters) -> str:
    parts = [named(asked.matter_class) if asked.matter_class else "", unit_name(asked.unit) if asked.unit else ""]
    return " · ".join([_("党务公开"), *(part for part in parts if part)])
