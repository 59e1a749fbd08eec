"""Files attached to drafts, what is posted about them, and what came of it."""

from django.urls import reverse

from gongkai.disclosures import actions
from gongkai.files.actions import keep_copy
from gongkai.files.queries import opened
from tests.factories import NOON, started

PDF, PNG, CSV, XLSX = "application/pdf", "image/png", "text/csv", "application/vnd.ms-excel"


def attached(house, content, name, media_type=PDF, revision=None):
    """A file of a draft, with the draft as it then is."""
    revision = revision or started(house)
    stored = keep_copy(content, media_type, at=NOON)
    file = actions.attach(revision, stored, name, by=house.drafter, at=NOON)
    file.revision.refresh_from_db()
    return file


def at(page, file, *more):
    return reverse(f"desk:{page}", args=[file.revision.disclosure.public_id, file.public_id, *more])


def editor(file):
    return reverse("desk:edit", args=[file.revision.disclosure.public_id])


def content_of(file):
    file.refresh_from_db()
    with opened(file.stored) as content:
        return content.read()


def wrong(page):
    """Everything that the summary at the head of a page complains of."""
    forms = (page.context.get("form"), *(getattr(page.context.get("board"), name, None) for name in ("form", "typed")))
    return [text for form in forms if form is not None for errors in form.errors.values() for text in errors]


def told(page):
    return [str(message) for message in page.context["messages"]]
