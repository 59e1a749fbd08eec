"""Findings: the list, one of them with its time line, its files, and what is done about it. Source: 第十九条."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from gongkai.desk.forms.inspections import InspectionForm, NoteForm, RectifyForm, WordsForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing
from gongkai.desk.phrases.catalogue import named, short_unit_name, unit_name
from gongkai.desk.phrases.channels import say
from gongkai.desk.phrases.inspections import names_of, notice_number
from gongkai.desk.views.inspections.opening import finding_opened_to, only_concerned
from gongkai.desk.views.inspections.reading import finding_rows
from gongkai.desk.views.orgs.asking import Ask, ask, found, sent
from gongkai.desk.views.uploads import forget, kept_files, taken_in
from gongkai.files.queries import download_of
from gongkai.inspections import actions, queries
from gongkai.inspections.queries import Finding
from gongkai.inspections.rules.words import FindingState, Verb
from gongkai.measures.vocabulary import OVERSEERS
from gongkai.ui.http import file_response

PAGE = 20


@dataclass(frozen=True, slots=True)
class Way:
    """How a step is asked for: button, icon, weight, what is told before, and what after."""

    label: str | Promise
    icon: str
    look: str
    told: str | Promise
    done: str | Promise
    form: type[InspectionForm]
    act: Callable[..., None]


WAYS: Mapping[Verb, Way] = MappingProxyType(
    {
        Verb.ACKNOWLEDGE: Way(
            _("确认问题，开始整改"), "circle-check", "p", _("确认以后在期限内整改，并报告整改情况。"),
            _("已确认，请在期限内整改。"), NoteForm, actions.acknowledge,
        ),
        Verb.CONTEST: Way(
            _("提出异议"), "scale", "", _("写明理由。由发现问题的人以外的另一位决定；决定以前不用整改。"),
            _("已提出异议，等检查方答复。"), WordsForm, actions.contest,
        ),
        Verb.UPHOLD: Way(
            _("异议不成立"), "arrow-back-up", "p", _("单位要在原来的期限内整改。理由会告诉单位。"),
            _("已答复：异议不成立。"), WordsForm, actions.uphold,
        ),
        Verb.DROP: Way(
            _("异议成立，撤销问题"), "ban", "", _("撤销以后不用整改，不再计入，不能恢复。理由会告诉单位。"),
            _("已撤销这个问题。"), WordsForm, actions.drop,
        ),
        Verb.RECTIFY: Way(
            _("报告整改情况"), "upload", "p", _("提交以后由检查方另一位核验。报告和佐证材料不能再改。"),
            _("已报告，等核验。"), RectifyForm, actions.rectify,
        ),
        Verb.VERIFY: Way(
            _("核验通过，销号"), "certificate", "p", _("销号以后不能恢复。写明核验了什么。"),
            _("已销号。"), WordsForm, actions.verify,
        ),
        Verb.SEND_BACK: Way(
            _("退回整改"), "arrow-back-up", "", _("写明还差什么。整改期限不变。"),
            _("已退回。"), WordsForm, actions.send_back,
        ),
    }
)  # fmt: skip
"""In the order of the buttons."""


@staff_page
def findings(request: StaffRequest) -> HttpResponse:
    """List the findings one may know of, what is due first; an unknown filter is left out."""
    page = Paginator(_known(request), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": finding_rows(request, list(page.object_list)),
        "states": [(one.value, named(one)) for one in FindingState],
        "state": _state(request) or "",
        "oversees": request.duties.has(*OVERSEERS),
        "tab": "findings",
    }
    return render(request, "desk/inspections/findings.html", context)


def _state(request: StaffRequest) -> FindingState | None:
    asked = request.GET.get("state", "")
    return FindingState(asked) if asked in list(FindingState) else None


def _known(request: StaffRequest) -> Any:  # noqa: ANN401 – rows no page may import
    only_concerned(request)
    state, rows = _state(request), queries.findings_seen_by(request.duties)
    return (rows.filter(state=state) if state else rows).order_by("over_at", "rectify_by", "-pk")


@staff_page
def finding(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show one finding: what is wrong, by when, what was done, and what one may do now."""
    one = found(queries.finding_called(public_id, request.duties))
    verbs = queries.verbs_of_finding(one, request.duties)
    doings = [(way.label, way.icon, reverse(f"desk:finding_{verb.value}", args=[public_id]), way.look)
              for verb, way in WAYS.items() if verb in verbs]  # fmt: skip
    repeats = queries.finding_called(one.repeats.public_id, request.duties) if one.repeats else None
    context = {
        "row": finding_rows(request, [one])[0],
        "one": one,
        "item": names_of([one.item], request.duties)[one.item_id],
        "notice": notice_number(one.notice.number) if one.notice else "",
        "lines": [(line, named(line.what)) for line in queries.timeline_of(one)],
        "repeats": repeats,
        "doings": doings,
    }
    return render(request, "desk/inspections/finding.html", context)


@staff_page
def step(request: StaffRequest, public_id: UUID, verb: Verb) -> HttpResponse:
    """Take one step with a finding."""
    one = finding_opened_to(verb, request, public_id)
    way, back = WAYS[verb], reverse("desk:finding", args=[public_id])
    title = f"{way.label}：{unit_name(one.unit)}"
    is_grave = verb in {Verb.DROP, Verb.VERIFY}
    page = Ask(title, str(way.label), str(way.done), back, "", (str(way.told),), is_grave=is_grave, quoted=one.what)
    if verb is Verb.RECTIFY:
        return _reported(request, one, page)
    form = way.form(sent(request))
    return ask(request, form, page, lambda said: way.act(one, said["text"], by=request.person, at=now()))


def _reported(request: StaffRequest, one: Finding, page: Ask) -> HttpResponse:
    """Take the files in, then the words; what was refused is said, and neither words nor files are lost."""
    key, dropped = f"finding/{one.public_id}", "drop" in request.POST
    against = taken_in(request, key) if request.method == "POST" else []
    form = RectifyForm(None if dropped else sent(request), initial={"text": request.POST.get("text", "")})
    kept = kept_files(request, key)

    def act() -> None:
        actions.rectify(one, form.cleaned_data["text"], kept, by=request.person, at=now())

    if form.is_bound and form.is_valid() and not against and form.takes(act):
        forget(request, key)
        messages.success(request, page.done)
        return redirect(page.back)
    for refusal in against if form.is_bound else ():
        form.add_error("photos", say(refusal))
    return render(request, "desk/inspections/rectify.html", {"form": form, "ask": page, "kept": kept})


@staff_page
def file(request: StaffRequest, public_id: UUID, file: UUID) -> HttpResponseBase:
    """Answer with a file that goes with a finding, to whoever may know of that.

    :raises Http404: if there is none, or one may not.
    """
    one = found(queries.file_called(file, found(queries.finding_called(public_id, request.duties))))
    return file_response(request, download_of(one.stored, one.name), is_public=False, in_place=True)


LISTING = Listing(
    code="findings",
    title=_("问题和整改"),
    page="desk:findings",
    found=_known,
    rows=finding_rows,
    columns=(
        (_("问题"), lambda row: row.finding.what),
        (_("单位"), lambda row: short_unit_name(row.finding.unit)),
        (_("依据"), lambda row: row.article),
        (_("方面"), lambda row: row.aspect),
        (_("严重程度"), lambda row: row.severity),
        (_("整改期限"), lambda row: row.finding.rectify_by),
        (_("状态"), lambda row: row.words),
    ),
)
