"""A table of a file as it is read: its heading, and what its columns are guessed or were said to be."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.catalogue.tables.headings import Heading, heading_of, uses_of
from gongkai.catalogue.tables.rows import Chosen
from gongkai.scanner.tables import Table


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as somebody uploaded it: its number, its heading, what its columns are taken for, and if it is read."""

    number: int
    table: Table
    heading: Heading
    uses: Mapping[int, str]
    is_read: bool
    follows: int

    @property
    def chosen(self) -> Chosen:
        """The table as it is to be read."""
        return Chosen(self.number, self.table, self.heading, self.uses)


def sheet_of(number: int, table: Table, before: Sheet | None, said: Mapping[str, str] | None) -> Sheet:
    """Return what is made of one table, ``before`` being the one above it in the file, ``said`` what was said of it."""
    heading, follows = heading_of(table), 0
    uses: Mapping[int, str] = uses_of(table, heading)
    if not heading.first and before and before.is_read and _width(table) == _width(before.table):
        heading, uses, follows = Heading(0, 0, before.heading.paths), before.uses, before.number
    is_read = bool(uses) and not table.is_hidden and any(uses.values())
    if said is not None:
        uses = {int(column): use for column, use in said.items() if column.isdigit()}
        is_read = said.get("read") == "yes"
    return Sheet(number, table, heading, uses, is_read, follows)


def _width(table: Table) -> int:
    own = max((max(row) for row in table.rows.values()), default=0)
    return max([own, *(merge.right for merge in table.merges)])
