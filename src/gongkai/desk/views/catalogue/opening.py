"""What these pages have in common: which version somebody may open, and what he may do with it."""

from collections.abc import Callable
from enum import StrEnum
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now

from gongkai.catalogue import queries
from gongkai.catalogue.importing.queries import import_to_undo, upload_to_show
from gongkai.catalogue.queries import Opened
from gongkai.catalogue.rules import VersionState, VersionVerb, standing
from gongkai.desk.forms.catalogue import CatalogueForm
from gongkai.desk.http import StaffRequest
from gongkai.desk.phrases.catalogue import STATES, say, sections_of
from gongkai.measures.refusal import Refusal, Refused
from gongkai.notices import actions as notices

MOVED = Refusal("moved_meanwhile")


def version_for(request: StaffRequest, public_id: UUID) -> Opened:
    """Return a version the person may read.

    :raises Http404: if there is none.
    """
    at = queries.opened(request.duties, public_id, request.today)
    if at is None:
        raise Http404
    return at


def version_to(verb: VersionVerb, request: StaffRequest, public_id: UUID) -> Opened:
    """Return a version the person may do something with, now or before somebody else moved it on.

    :raises Http404: to everybody else the page does not exist.
    """
    at = version_for(request, public_id)
    if any(reason.code != MOVED.code for reason in standing(verb, at.facts)):
        raise Http404
    return at


class Outcome(StrEnum):
    """What became of a form."""

    ASKED = "asked"
    REFUSED = "refused"
    LATE = "late"
    DONE = "done"

    @property
    def status(self) -> int:
        """The status of the answer that shows the form again."""
        return 409 if self is Outcome.LATE else 200


def carry_out(request: StaffRequest, form: CatalogueForm, act: Callable[[], object]) -> Outcome:
    """Do what a form asks for if it was sent and is in order; say every reason against it."""
    if request.method != "POST":
        return Outcome.ASKED
    if not form.is_valid():
        return Outcome.REFUSED
    try:
        act()
    except Refused as refused:
        form.refuse(refused.refusals)
        return Outcome.LATE if MOVED in refused.refusals else Outcome.REFUSED
    return Outcome.DONE


def lock_for(form: CatalogueForm, at: Opened, outcome: Outcome) -> object:
    """Return what the form shown again is read at: as sent, unless the person now sees what came in between."""
    return form["lock"].value() if outcome is Outcome.REFUSED else at.version.lock


def moved_on(request: StaffRequest, at: Opened) -> HttpResponse:
    """Lead from a page whose time is over to the version as it is now."""
    messages.warning(request, say(MOVED))
    return redirect("desk:catalogue_version", at.version.public_id)


def show_version(request: StaffRequest, at: Opened, *, status: int = 200) -> HttpResponse:
    """Show what a version says and what may be done with it; whoever opens it has taken note of its notices."""
    notices.mark_read(request.person, at=now(), subject=f"catalogue/{at.version.public_id}")
    context = {
        "version": at.version,
        "state": STATES[VersionState(at.version.state)],
        "sections": sections_of(at.items, queries.sources_by_item(at.version)),
        "item_count": len(at.items),
        "verbs": at.verbs,
        "is_filed": at.version.filing_number is not None,
        "past": at.background,
        "may_decide": at.may_decide,
        "may_compile": at.may_compile,
        "table": upload_to_show(at.version, request.person),
        "imported": import_to_undo(at.version, now()) if VersionVerb.EDIT in at.verbs else None,
    }
    return render(request, "desk/catalogue/version.html", context, status=status)
