"""Writing a catalogue: starting a version, its entries, leaving one out. Source: 第十三条."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.catalogue import actions, queries
from gongkai.catalogue.queries import Opened, Slot
from gongkai.catalogue.rules import VersionVerb
from gongkai.desk.forms.catalogue import BESIDE, ItemForm, StartForm, said_in
from gongkai.desk.forms.catalogue_changes import DropForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.views.catalogue.opening import Outcome, carry_out, lock_for, moved_on, version_to


@staff_page
def start(request: StaffRequest, code: str) -> HttpResponse:
    """Start the next version of a unit's catalogue from the last one filed."""
    unit = get_object_or_404(queries.units_kept_by(request.duties), code=code)
    form = StartForm(request.POST or None, today=request.today, initial={"year": request.today.year})

    started: list[UUID] = []

    def act() -> None:
        version = actions.start_version(unit, year=form.cleaned_data["year"], by=request.person, at=now())
        started.append(version.public_id)

    if carry_out(request, form, act) is Outcome.DONE:
        messages.success(request, _("目录已建立。请核对每个事项，再由第一责任人报备案。"))
        return redirect("desk:catalogue_version", started[0])
    context = {"form": form, "unit": unit, "source": queries.newest_filed(unit)}
    return render(request, "desk/catalogue/start.html", context)


@staff_page
def item_new(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Add an entry."""
    at = version_to(VersionVerb.EDIT, request, public_id)
    return _item_page(request, at, Slot(None, None))


@staff_page
def item_edit(request: StaffRequest, public_id: UUID, entry_id: UUID) -> HttpResponse:
    """Change what a draft says of an entry. If another left it out meanwhile, nothing typed is lost."""
    at = version_to(VersionVerb.EDIT, request, public_id)
    slot = queries.slot_of(at, entry_id)
    if slot is None or (slot.item is None and request.method != "POST"):
        raise Http404
    return _item_page(request, at, slot)


@staff_page
def item_drop(request: StaffRequest, public_id: UUID, entry_id: UUID) -> HttpResponse:
    """Leave an entry out; the page says first what that means."""
    at = version_to(VersionVerb.EDIT, request, public_id)
    slot = queries.slot_of(at, entry_id)
    if slot is None or slot.entry is None or slot.item is None:
        raise Http404
    entry, form = slot.entry, DropForm(request.POST or None)

    def act() -> None:
        said = form.cleaned_data
        actions.drop_item(at.version, entry, **said, by=request.person, at=now())

    outcome = carry_out(request, form, act)
    if outcome is Outcome.DONE:
        messages.success(request, _("事项已从这份目录去掉。"))
        return redirect("desk:catalogue_version", public_id)
    context = {
        "version": at.version,
        "item": slot.item,
        "form": form,
        "lock": lock_for(form, at, outcome),
        "asks_why": at.background.before is not None,
    }
    return render(request, "desk/catalogue/drop.html", context, status=outcome.status)


def _item_page(request: StaffRequest, at: Opened, slot: Slot) -> HttpResponse:
    """Show the form of an entry; a save that came too late shows what the other one wrote beside what was typed."""
    if VersionVerb.EDIT not in at.verbs and request.method != "POST":
        return moved_on(request, at)
    initial: dict[str, Any] = said_in(slot.item) if slot.item else {"lead_unit": at.version.unit_id}
    changes = at.background.changes
    initial["reason"] = changes.reason_for(slot.entry.pk) if slot.entry else ""
    form = ItemForm(request.POST or None, on=request.today, asks_why=not changes.is_first, initial=initial)
    outcome = carry_out(request, form, lambda: _put(request, at, slot, form))
    if outcome is Outcome.DONE:
        return _after_saving(request, at)
    context = {
        "form": form,
        "version": at.version,
        "item": slot.item,
        "lock": lock_for(form, at, outcome),
        "differences": form.differences() if outcome is Outcome.LATE and slot.item else (),
    }
    return render(request, "desk/catalogue/item.html", context, status=outcome.status)


def _put(request: StaffRequest, at: Opened, slot: Slot, form: ItemForm) -> None:
    beside: dict[str, Any] = {name: form.cleaned_data.get(name) for name in BESIDE}
    actions.put_item(at.version, form.wording(), entry=slot.entry, **beside, by=request.person, at=now())


def _after_saving(request: StaffRequest, at: Opened) -> HttpResponse:
    messages.success(request, _("事项已保存。"))
    if request.POST.get("then") == "another":
        return redirect("desk:catalogue_item_new", at.version.public_id)
    return redirect("desk:catalogue_version", at.version.public_id)
