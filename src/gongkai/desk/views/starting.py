"""Beginning a disclosure: a catalogue item is chosen first, and what it says is filled in. Source: 第十三条."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now

from gongkai.catalogue.queries import items_open_to
from gongkai.desk.forms.starting import Item, StartForm, Unit, first_draft, units_for
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.matter import Revision
from gongkai.desk.phrases.catalogue import sections_of
from gongkai.desk.phrases.deciders import who_would_decide
from gongkai.desk.phrases.drafts import title_for
from gongkai.desk.phrases.obligations import due_words, say
from gongkai.desk.views.orgs.asking import sent
from gongkai.disclosures import actions
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Role
from gongkai.obligations import actions as obligations
from gongkai.obligations.queries import Obligation, open_under
from gongkai.orgs import queries as orgs

OUTSIDE = "none"
"""What stands in the address for a matter that is in no catalogue."""


@staff_page
def new(request: StaffRequest) -> HttpResponse:
    """Let a drafter choose an item, then name the matter and begin.

    :raises Http404: for those who draft for no unit.
    """
    own = request.duties.units_with(Role.DRAFTER)
    if not own:
        raise Http404
    items = list(items_open_to(own).prefetch_related("other_units").order_by("position", "code"))
    asked = request.GET.get("entry")
    if asked is None:
        return _choose(request, items)
    return _start(request, _chosen(items, asked), [unit for unit in orgs.unit_tree(request.today) if unit.pk in own])


def _choose(request: StaffRequest, items: list[Item]) -> HttpResponse:
    words = request.GET.get("q", "").split()
    found = [item for item in items if all(word in f"{item.code} {item.title} {item.content}" for word in words)]
    context = {"sections": sections_of(found), "words": " ".join(words), "total": len(items), "found": len(found)}
    return render(request, "desk/editor/choose.html", context)


def _chosen(items: list[Item], asked: str) -> Item | None:
    """Return the item that was chosen, None for a matter outside the catalogue.

    :raises Http404: if it is none that one may draft under.
    """
    if asked == OUTSIDE:
        return None
    found = [item for item in items if str(item.entry.public_id) == asked]
    if not found:
        raise Http404
    return found[0]


def _start(request: StaffRequest, item: Item | None, own: list[Unit]) -> HttpResponse:
    units = units_for(item, own)
    due = _due_under(item, units)
    start = {"title": title_for(item, request.today) if item else "", "unit": units[0].code}
    start["obligation"] = request.GET.get("obligation", next(iter(due), ""))
    names = [(key, due_words(one, request.today)) for key, one in due.items()]
    form = StartForm(sent(request), item=item, units=units, due=names, initial=start)
    if form.is_bound and form.is_valid():
        try:
            revision = _begun(request, item, form, due)
        except Refused as refused:
            form.add_error(None, [say(refusal) for refusal in refused.refusals])
        else:
            return redirect("desk:edit", pk=revision.disclosure.public_id)
    decide = [(unit, who_would_decide(unit, request.person, request.today)) for unit in units]
    section = sections_of([item])[0] if item else None
    context = {"form": form, "item": item, "section": section, "decide": decide}
    return render(request, "desk/editor/start.html", context)


def _due_under(item: Item | None, units: list[Unit]) -> dict[str, Obligation]:
    """Return what the item has open that nobody writes on yet, by public id, the next first. Source: 第十七条."""
    found = open_under(item.entry, frozenset(unit.pk for unit in units)) if item else ()
    return {str(one.public_id): one for one in found}


def _begun(request: StaffRequest, item: Item | None, form: StartForm, due: dict[str, Obligation]) -> Revision:
    unit = form.chosen_unit
    draft = first_draft(item, form.cleaned_data, unit, request.today)
    chosen = due.get(form.cleaned_data.get("obligation", ""))
    if chosen is None:
        return actions.start(unit, draft, by=request.person, at=now())
    return obligations.draft(chosen, unit, draft, by=request.person, at=now())
