"""All matters one may open, and the page of one of them."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.channels.queries import told_of, widest_page
from gongkai.desk.behind import behind
from gongkai.desk.checked import checked
from gongkai.desk.doing import doings_of
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing
from gongkai.desk.matter import Revision, Sheet, reading, sheet_of
from gongkai.desk.phrases.catalogue import named, short_unit_name
from gongkai.desk.phrases.channels import shown
from gongkai.desk.phrases.record import Line
from gongkai.desk.phrases.releases import called_by
from gongkai.desk.stepper import stepper
from gongkai.desk.templatetags.disclosures import heading
from gongkai.disclosures import queries
from gongkai.disclosures.rules.words import Stage, Verb
from gongkai.figures.rules.words import Subject
from gongkai.incidents.queries import incidents_of

PAGE = 20
TABS = ("text", "compare", "files", "plan", "record")


@staff_page
def disclosures(request: StaffRequest) -> HttpResponse:
    """List every matter one may open; an unknown filter is left out and said. Source: 第五条、第七条."""
    asked, stage, year = _asked(request)
    asked_for = behind(request, Subject.MATTER)
    page = Paginator(_listed(request), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "suspendable": queries.suspendable(request.duties, [one.disclosure for one in page]),
        "stages": [(one.value, named(one)) for one in Stage if one is not Stage.SUPERSEDED],
        "stage": stage or "",
        "year": year or "",
        "words": asked["q"],
        "behind": asked_for,
        "is_filtered": bool(stage or year or asked["q"]),
        "ignored": bool((asked["stage"] and stage is None) or (asked["year"] and year is None)),
        "now": now(),
    }
    return render(request, "desk/disclosures/list.html", context)


def _asked(request: StaffRequest) -> tuple[dict[str, str], Stage | None, int | None]:
    """Return what a list is narrowed to, as typed and as understood."""
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "stage", "year")}
    stage = Stage(asked["stage"]) if asked["stage"] in list(Stage) else None
    year = int(asked["year"]) if asked["year"].isdecimal() and len(asked["year"]) == len("2026") else None
    return asked, stage, year


def _listed(request: StaffRequest) -> Any:  # noqa: ANN401 – rows no page may import
    only_staff(request)
    asked, stage, year = _asked(request)
    asked_for = behind(request, Subject.MATTER)
    if asked_for:
        return queries.among(request.duties, asked_for.rows())
    return queries.in_hand(request.duties, stage=stage, year=year, words=asked["q"])


@staff_page
def disclosure(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Show one matter: where it stands, its text and plan, its record, and what one may do with it now."""
    revision = opened(request, pk, number=_number(request))
    sheet = sheet_of(request, request.duties, revision, now())
    tab = request.GET.get("tab", "")
    context = reading(sheet) | {
        "tab": tab if tab in TABS else "text",
        "query": f"&r={revision.number}" if "r" in request.GET else "",
        "stepper": stepper(sheet),
        "emergency": incidents_of(revision.disclosure, request.duties).first(),
        "forms": shown(forms := told_of(revision.disclosure), request.duties),
        "to_print": widest_page(forms),
        "revisions": list(queries.revisions_of(revision.disclosure)),
        "saved": request.session.pop("saved", "") == str(pk),
    }
    newest = context["revisions"][0]
    context |= {
        "is_newest": newest.pk == revision.pk,
        "doings": _doings(sheet, newest),
        "may_resume": Verb.RESUME in sheet.verbs,
        "sent_back": _sent_back(revision, context["lines"]),
    }
    return render(request, "desk/disclosures/detail.html", context)


def _doings(sheet: Sheet, newest: Revision) -> list[Any]:
    """Offer steps on the newest revision and on what is published; what is older is for reading."""
    alive = newest.pk == sheet.revision.pk or sheet.revision.stage == Stage.PUBLISHED
    return doings_of(sheet) if alive else []


def _sent_back(revision: Revision, lines: list[Line]) -> Line | None:
    """Return the line of the record that says why a draft came back; lines come newest first."""
    if revision.stage != Stage.DRAFT or revision.round == 1:
        return None
    return next((line for line in lines if line.is_bad and line.revision == revision.number), None)


@staff_page
def preview(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Show the text and its files in the way readers will see them."""
    revision = opened(request, pk, number=_number(request))
    check = checked(revision, list(queries.attachments_of(revision)))
    return render(request, "desk/disclosures/preview.html", {"revision": revision, "check": check})


def opened(request: StaffRequest, pk: UUID, number: int | None = None) -> Revision:
    """Return a revision one may open.

    :raises Http404: if there is none, or one may not.
    """
    revision = queries.working_revision(request.duties, pk, number)
    if revision is None:
        raise Http404
    return revision


def only_staff(request: StaffRequest) -> None:
    """Let only those go on who hold a post; administrators have no business with matters. Practice: 三员分立.

    :raises Http404: for everybody else.
    """
    if not request.duties.posts:
        raise Http404


def _number(request: StaffRequest) -> int | None:
    asked = request.GET.get("r", "")
    return int(asked) if asked.isdecimal() and len(asked) < len("10000") else None


def _stage_in_words(revision: Revision) -> str:
    is_back = revision.stage == Stage.DRAFT and revision.round > 1
    return _("被退回") if is_back else named(Stage(revision.stage))


LISTING = Listing(
    code="disclosures",
    title=lazy("事项"),
    page="desk:disclosures",
    found=_listed,
    columns=(
        (lazy("标题"), heading),
        (lazy("单位"), lambda row: short_unit_name(row.disclosure.unit)),
        (lazy("环节"), _stage_in_words),
        (lazy("索引号"), lambda row: called_by(row.disclosure)),
        (lazy("最近变动"), lambda row: row.changed_at),
    ),
)
