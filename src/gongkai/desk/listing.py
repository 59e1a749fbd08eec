"""Lists as they leave the program: each declares its columns once, next to its page, and what of it one may see."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.functional import lazy

from gongkai.desk.http import StaffRequest
from gongkai.desk.phrases.catalogue import named
from gongkai.exports.rules import Table
from gongkai.exports.writing import spelled
from gongkai.orgs.queries import viewer_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    Words = StrOrPromise
else:
    Words = str

Column = tuple[Words, Callable[[Any], object]]
"""A heading, and what stands under it in a row."""
CHUNK = 500
"""So many rows are worked out together; they come from one question, so that none comes twice."""
PLACES = ("page", "before", "after", "of")
"""What in an address says where in a list one is, and nothing of what it is narrowed to."""


named_later = lazy(named, str)
"""Names a word of a vocabulary in the language in which the list is asked for."""


def _nowhere(_row: object) -> str:
    return ""


def _as_found(_request: StaffRequest, found: list[Any]) -> Iterable[Any]:
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list of the workbench.

    ``found`` returns what its page lists, all of it, narrowed as the address of the request says, and raises Http404
    for those to whom the page does not exist; ``rows`` makes of some of it what the columns are read from. ``page``
    is the name of its page, ``of`` whether that is a page about something, named in the address. A list of what is
    itself under lock and key is never kept as a file. ``link`` leads to the page of a row, for pages that show the list
    by its columns.
    """

    code: str
    title: Words
    page: str
    columns: Sequence[Column]
    found: Callable[[StaffRequest], Any]
    rows: Callable[[StaffRequest, list[Any]], Iterable[Any]] = _as_found
    of: bool = False
    may_be_kept: bool = True
    link: Callable[[Any], str] = _nowhere

    def table(self, request: StaffRequest) -> Table:
        """Return the list as a table, as somebody sees it.

        :raises Http404: if it is not his.
        """
        found = self.found(request)
        return Table(
            title=str(self.title),
            headings=[str(heading) for heading, _cell in self.columns],
            total=found.count() if isinstance(found, QuerySet) else len(found),
            rows=self._lines(request, found),
            held=rights_of(request),
            may_be_kept=self.may_be_kept,
        )

    def _lines(self, request: StaffRequest, found: Any) -> Iterator[list[object]]:  # noqa: ANN401 – rows of any chapter
        lines = found.iterator(CHUNK) if isinstance(found, QuerySet) else iter(found)
        while chunk := list(islice(lines, CHUNK)):
            for row in self.rows(request, chunk):
                yield [cell(row) for _heading, cell in self.columns]

    def shown(self, request: StaffRequest, found: Iterable[Any]) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return some of the list as a plain page shows it: each row with where it leads, and its cells, headed."""
        rows = self.rows(request, list(found))
        return [(self.link(row), [(str(head), spelled(cell(row))) for head, cell in self.columns]) for row in rows]

    def address(self, request: HttpRequest) -> str:
        """Return where its page is, narrowed as it was."""
        query = request.GET.copy()
        of = query.get("of", "")
        for name in PLACES:
            query.pop(name, None)
        address = reverse(self.page, args=[of] if self.of else [])
        return f"{address}?{query.urlencode()}" if query else address


def about(request: StaffRequest) -> UUID:
    """Return what a list is about whose page is about something.

    :raises Http404: if it is not named as it should be.
    """
    try:
        return UUID(request.GET.get("of", ""))
    except ValueError as wrong:
        raise Http404 from wrong


def rights_of(request: StaffRequest) -> frozenset[str]:
    """Return by which rights somebody sees what he sees today: posts, membership, lists he is on, administration."""
    viewer = viewer_of(request.user, request.today)
    held = {f"{role} {unit}" for role, unit in request.duties.posts}
    held |= {f"member {unit}" for unit in viewer.units} | {f"list {group}" for group in viewer.groups}
    return frozenset(held | ({request.user.administration} if request.user.administration else set()))
