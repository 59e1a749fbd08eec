"""Lists of what has been made known: home, listing and search, on either side."""

from django.http import HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gongkai.catalogue import queries as catalogue
from gongkai.disclosures.queries.shelf import Found, Row, Stretch, UnknownMark, stretch
from gongkai.policy.queries import decided
from gongkai.policy.rules import Choice
from gongkai.portal import filters
from gongkai.portal.filters import Filters
from gongkai.portal.http import Reader, show, suspendable
from gongkai.portal.shelf import shelves
from gongkai.portal.wording import LOOKS, SHORT, Validity, named, unit_name

NEWEST = 9
SHORTEST = 2
"""A search for one character would find nearly everything."""


def home(request: Reader) -> HttpResponse:
    """Show what is newest, and the shelves by class. Source: 第十一条、第十二条."""
    inner = request.side.inner
    on_shelves = shelves(request.viewer, localdate(), inner=inner)
    chosen = filters.read(request.GET).matter_class
    newest = Filters(matter_class=chosen).applied(request.viewer, inner=inner)
    return show(
        request,
        "home",
        shelves=on_shelves,
        rows=newest[:NEWEST],
        chosen=chosen,
        tabs=SHORT.items(),
        lists_overdue=not inner and decided(Choice.LIST_OVERDUE),
        cards=[(one, on_shelves.classes[one], *LOOKS[one]) for one in LOOKS],
    )


def listing(request: Reader) -> HttpResponse:
    """Show a list, narrowed, by class among others, and cut into stretches. Source: 第十一条、第十二条."""
    asked = filters.read(request.GET)
    inner = request.side.inner
    on_shelves = shelves(request.viewer, localdate(), inner=inner)
    found = asked.applied(request.viewer, inner=inner)
    cut = _cut(request, asked, found)
    entries = [row.revision.entry_id for row in cut.rows if row.revision.entry_id]
    return show(
        request,
        "list",
        shelves=on_shelves,
        filters=asked,
        page=cut,
        items={
            item.entry_id: item for item in catalogue.items_in_force().filter(entry__in=entries).select_related(None)
        }
        if entries
        else {},
        total=found.count() if asked.is_any else on_shelves.total,
        heading=_heading(asked),
        validities=list(Validity),
        suspendable=suspendable(request, cut.rows),
    )


def search(request: Reader) -> HttpResponse:
    """Find by title, document number or index number, and say where the words were met."""
    words = filters.words_of(request.GET)
    asked = Filters(words=words)
    too_short = 0 < len(words) < SHORTEST
    is_asked = len(words) >= SHORTEST
    found = asked.applied(request.viewer, inner=False)
    cut = _cut(request, asked, found) if is_asked else Stretch([], None, None)
    return show(
        request,
        "search",
        words=words,
        is_asked=is_asked,
        too_short=too_short,
        shortest=SHORTEST,
        page=cut,
        total=found.count() if is_asked else 0,
        hits=[(row, _places(row, words)) for row in cut.rows],
        ignored=asked.ignored,
    )


def _cut(request: Reader, asked: Filters, found: Found) -> Stretch:
    """Cut a list where the address says; a place that no list has given out counts as the beginning."""
    try:
        return stretch(found, before=request.GET.get("before", ""), after=request.GET.get("after", ""))
    except UnknownMark:
        asked.ignored.append(_("翻页位置"))
        return stretch(found)


def _heading(asked: Filters) -> str:
    """Name a list by what it is narrowed to."""
    parts = [
        named(asked.matter_class) if asked.matter_class else "",
        unit_name(asked.unit) if asked.unit else "",
        _("%(year)d年") % {"year": asked.year} if asked.year else "",
        "" if asked.validity is Validity.LIVE else named(asked.validity),
    ]
    return " · ".join(part for part in parts if part) or _("公开信息")


def _places(row: Row, words: str) -> list[str]:
    """Say where the words were met."""
    revision, number = row.revision, row.disclosure.index_no or ""
    texts = ((_("标题"), revision.title), (_("文号"), revision.document_no), (_("索引号"), number))
    lowered = [word.lower() for word in words.split()]
    return [label for label, text in texts if any(word in text.lower() for word in lowered)]
