"""What was told on paper or aloud: its evidence, its end, and what waits for either. Source: 第十四条."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.channels import actions, queries
from gongkai.channels.actions import Proof
from gongkai.channels.queries import Recall, Release
from gongkai.desk.forms.channels import ChannelForm, EvidenceForm, TakenDownForm, kind_of
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing
from gongkai.desk.phrases.catalogue import named, short_unit_name
from gongkai.desk.phrases.channels import say, where_told
from gongkai.desk.templatetags.channels import why
from gongkai.desk.templatetags.disclosures import heading
from gongkai.desk.views.disclosures import only_staff
from gongkai.desk.views.orgs.asking import found, sent
from gongkai.desk.views.uploads import forget, kept_files, taken_in
from gongkai.files.queries import download_of
from gongkai.ui.http import file_response


@staff_page
def channels(request: StaffRequest) -> HttpResponse:
    """List what waits for evidence and what has to come down, in all one may open. Source: 第十四条."""
    awaited, recalls = _awaited(request), _recalls(request)
    context = {
        "awaited": [(one, *_words(request, one.release)) for one in awaited],
        "recalls": [(one, *_words(request, one.release)) for one in recalls],
        "tab": "recalls" if request.GET.get("tab") == "recalls" else "",
        "today": request.today,
    }
    return render(request, "desk/channels/list.html", context)


def _awaited(request: StaffRequest) -> list[Any]:
    only_staff(request)
    return list(queries.awaited_by(request.duties))


def _recalls(request: StaffRequest) -> list[Recall]:
    only_staff(request)
    return list(queries.open_recalls(request.duties))


def _words(request: StaffRequest, release: Release) -> tuple[str, str, bool]:
    """Return where something was told, how it is undone, and whether it is for whoever asks to see to it."""
    kind = kind_of(release.channel)
    return where_told(release.audience, kind), named(kind.undo), queries.may_prove(release, request.duties)


@staff_page
def evidence(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Let whoever carried something out prove it. Source: 第十四条、第十六条（四）."""
    release = found(queries.release_called(public_id, request.duties))
    kind, key = kind_of(release.channel), f"evidence/{public_id}"
    form = EvidenceForm(_sent(request), kind=kind, initial={"from_on": localdate(), **_typed(request)})

    def act() -> None:
        said = {name: form.cleaned_data.get(name) for name in ("place", "from_on", "until_on", "note")}
        proof = Proof(**said, files=kept_files(request, key))  # type: ignore[arg-type]
        actions.give_evidence(release, proof, by=request.person, at=now())

    context = {"kind": kind, "where": where_told(release.audience, kind), "proof": named(kind.proof)}
    return _proved(request, release, form, act, key, _("已提交凭证，这种方式算作已公开。"), "evidence", context)


@staff_page
def take_down(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Let whoever took something down say so. Source: 第八条."""
    one: Recall = found(queries.recall_called(public_id, request.duties))
    release, kind, key = one.release, kind_of(one.release.channel), f"recall/{public_id}"
    form = TakenDownForm(_sent(request), initial={"done_on": localdate(), **_typed(request)})

    def act() -> None:
        proof = next(iter(kept_files(request, key)), None)
        said = {"done_on": form.cleaned_data["done_on"], "note": form.cleaned_data["note"]}
        actions.confirm_taken_down(one, **said, proof=proof, by=request.person, at=now())

    context = {"one": one, "kind": kind, "where": where_told(release.audience, kind), "undo": named(kind.undo)}
    return _proved(request, release, form, act, key, _("已登记。"), "take_down", context)


def _sent(request: StaffRequest) -> Any:  # noqa: ANN401 – what Django's forms take
    """Return what is to be carried out; taking a file out again carries out nothing."""
    return None if "drop" in request.POST else sent(request)


def _typed(request: StaffRequest) -> dict[str, str]:
    return {name: str(value) for name, value in request.POST.items()} if "drop" in request.POST else {}


def _proved(
    request: StaffRequest,
    release: Release,
    form: ChannelForm,
    act: Callable[[], None],
    key: str,
    done: str,
    page: str,
    context: dict[str, object],
) -> HttpResponse:
    """Take the files in, then the rest; what was refused is said, and neither words nor files are lost."""
    against = taken_in(request, key) if request.method == "POST" else []
    if form.is_bound and form.is_valid() and not against and form.takes(act):
        forget(request, key)
        messages.success(request, done)
        return redirect("desk:disclosure", pk=release.disclosure.public_id)
    for refusal in against if form.is_bound else ():
        form.add_error("photos", say(refusal))
    shown = {"form": form, "release": release, "revision": release.revision, "kept": kept_files(request, key)}
    return render(request, f"desk/channels/{page}.html", shown | context)


@staff_page
def evidence_file(request: StaffRequest, public_id: UUID) -> HttpResponseBase:
    """Answer with a photograph or scanned page, to those who may open the matter; no cache keeps it.

    :raises Http404: if there is none, or one may not.
    """
    one = queries.evidence_file(public_id, request.duties)
    if one is None:
        raise Http404
    return file_response(request, download_of(one.stored, one.name), is_public=False, in_place=True)


def _where(one: Any) -> str:  # noqa: ANN401 – what waits, of either kind
    return where_told(one.release.audience, kind_of(one.release.channel))


LISTING = Listing(
    code="channels",
    title=lazy("待补充凭证"),
    page="desk:channels",
    found=_awaited,
    columns=(
        (lazy("事项"), lambda one: heading(one.release.revision)),
        (lazy("单位"), lambda one: short_unit_name(one.release.disclosure.unit)),
        (lazy("公开方式"), _where),
        (lazy("网上发布"), lambda one: one.since),
    ),
)
RECALLS = Listing(
    code="recalls",
    title=lazy("要撤下或收回的"),
    page="desk:channels",
    found=_recalls,
    columns=(
        (lazy("事项"), lambda one: heading(one.release.revision)),
        (lazy("单位"), lambda one: short_unit_name(one.release.disclosure.unit)),
        (lazy("公开方式"), _where),
        (lazy("原因"), lambda one: why(one.why)),
        (lazy("期限"), lambda one: one.due_on),
    ),
)
