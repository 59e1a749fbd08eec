"""The public catalogue: what each unit has to make known, to whom, how and by when. Source: 第十三条."""

from itertools import groupby

from django.http import Http404, HttpResponse
from django.utils.timezone import localdate

from gongkai.catalogue import queries as catalogue
from gongkai.measures.vocabulary import MatterClass
from gongkai.orgs import queries as orgs
from gongkai.portal.http import Reader, show
from gongkai.portal.shelf import entries_in_force, shelves
from gongkai.portal.wording import class_reference


def overview(request: Reader) -> HttpResponse:
    """Show every unit with how much its catalogue in force holds of each class."""
    today = localdate()
    entries = entries_in_force()
    shown = {unit.code: unit.count for unit in shelves(request.viewer, today, inner=False).units}
    rows = [(unit, entries.get(unit.pk, {}), shown.get(unit.code, 0)) for unit in orgs.unit_tree(today)]
    return show(
        request,
        "catalogue",
        rows=[(unit, by_class.items(), sum(by_class.values()), count) for unit, by_class, count in rows if by_class],
        without=[unit for unit, by_class, _ in rows if not by_class],
    )


def unit(request: Reader, code: str) -> HttpResponse:
    """Show what one unit has to make known, entry by entry, with the five fields. Source: 第十三条."""
    found = orgs.unit_with_code(code) if code.isalnum() else None
    if found is None:
        raise Http404
    in_force = catalogue.items_in_force().filter(version__unit=found).prefetch_related("other_units")
    items = sorted(in_force, key=lambda item: (item.matter_class, item.position))
    by_class = [(MatterClass(one), list(group)) for one, group in groupby(items, key=lambda item: item.matter_class)]
    return show(
        request,
        "catalogue_unit",
        unit=found,
        version=items[0].version if items else None,
        total=len(items),
        classes=[(one, class_reference(one), group) for one, group in by_class],
    )
