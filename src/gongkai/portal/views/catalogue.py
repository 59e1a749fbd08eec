"""The public catalogue: what each unit has to make known, to whom, how and by when. Source: 第十三条."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import groupby, pairwise

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gongkai.catalogue import queries as catalogue
from gongkai.measures.vocabulary import MatterClass
from gongkai.orgs import queries as orgs
from gongkai.portal.export.books import Book, books
from gongkai.portal.export.data import as_data
from gongkai.portal.export.paper import as_paper
from gongkai.portal.export.tables import as_sheets
from gongkai.portal.http import Reader, answer_made, show
from gongkai.portal.shelf import entries_in_force, shelves
from gongkai.portal.wording import class_reference

OFFICE_FORMAT = "application/vnd.openxmlformats-officedocument."
KINDS: dict[str, tuple[str, Callable[[Sequence[Book]], bytes]]] = {
    "xlsx": (f"{OFFICE_FORMAT}spreadsheetml.sheet", as_sheets),
    "docx": (f"{OFFICE_FORMAT}wordprocessingml.document", as_paper),
    "json": ("application/json", as_data),
}
"""The kinds of files a catalogue can be had as: what the browser is told, and how it is written."""


def overview(request: Reader) -> HttpResponse:
    """Show every unit with how much its catalogue in force holds of each class."""
    today = localdate()
    entries = entries_in_force()
    versions = {version.unit_id: version for version in catalogue.versions_in_force()}
    shown = {unit.code: unit.count for unit in shelves(request.viewer, today, inner=False).units}
    rows = [(unit, entries.get(unit.pk, {}), shown.get(unit.code, 0)) for unit in orgs.unit_tree(today)]
    return show(
        request,
        "catalogue",
        rows=[
            (unit, versions[unit.pk], by_class.items(), sum(by_class.values()), count)
            for unit, by_class, count in rows
            if by_class
        ],
        without=[unit for unit, by_class, _count in rows if not by_class],
        kinds=list(KINDS),
    )


def unit(request: Reader, code: str) -> HttpResponse:
    """Show what one unit has to make known, entry by entry, with the five fields. Source: 第十三条."""
    found = orgs.unit_with_code(code) if code.isalnum() else None
    if found is None:
        raise Http404
    book = next(iter(books(found)), None)
    items = sorted(book.items if book else (), key=lambda item: (item.matter_class, item.position))
    by_class = [(MatterClass(one), list(group)) for one, group in groupby(items, key=lambda item: item.matter_class)]
    return show(
        request,
        "catalogue_unit",
        unit=found,
        version=book.version if book else None,
        sources=book.sources if book else {},
        total=len(items),
        classes=[(one, class_reference(one), group) for one, group in by_class],
        earlier=_earlier(found.pk),
        kinds=list(KINDS),
    )


def export(request: Reader) -> HttpResponseBase:
    """Answer with the catalogues of all units in force, as a file. Source: 第十三条."""
    return _file(request, books(), _("全校党务公开目录"))


def unit_export(request: Reader, code: str) -> HttpResponseBase:
    """Answer with the catalogue of a unit in force, as a file; without one there is none. Source: 第十三条."""
    found = orgs.unit_with_code(code) if code.isalnum() else None
    whole = books(found) if found else []
    if not whole:
        raise Http404
    about = {"code": code, "year": whole[0].version.year}
    return _file(request, whole, _("党务公开目录-%(code)s-%(year)d") % about)


def _file(request: Reader, whole: Sequence[Book], name: str) -> HttpResponseBase:
    kind = request.GET.get("as", "xlsx")
    if kind not in KINDS or not whole:
        raise Http404
    media_type, write = KINDS[kind]
    return answer_made(
        request, content=as_data(whole), name=f"{name}.{kind}", media_type=media_type, make=lambda: write(whole)
    )


def _earlier(unit_id: int) -> Sequence[tuple[object, object]]:
    """Return the versions that were in force before, the newest first, each with its last day."""
    ever = list(catalogue.versions_ever_in_force([unit_id]))
    ended = [(old, new.in_force_on - timedelta(days=1)) for old, new in pairwise(ever) if new.in_force_on]
    return ended[::-1]
