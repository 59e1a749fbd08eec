"""The catalogues in force, unit by unit, as all exports need them. Source: 第十三条."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from gongkai.catalogue import queries
from gongkai.catalogue.models import Item, Version
from gongkai.measures.vocabulary import UnitKind
from gongkai.orgs.models import Unit


@dataclass(frozen=True, slots=True)
class Book:
    """The catalogue of one unit in force: what it says, and what each item was compiled from."""

    version: Version
    items: Sequence[Item]
    sources: Mapping[int, Sequence[Item]]

    @property
    def unit(self) -> Unit:
        """Whose catalogue it is."""
        return self.version.unit


def books(unit: Unit | None = None) -> list[Book]:
    """Return the catalogue in force of a unit, or of every unit that has one; no other is public. Source: 第十三条."""
    items = queries.items_in_force().select_related("version__unit").prefetch_related("other_units")
    chosen = items.filter(version__unit=unit) if unit else items
    ordered = chosen.order_by("version__unit__position", "version__unit__code", "position", "code")
    return [_book(version, list(found)) for version, found in groupby(ordered, key=lambda item: item.version)]


def _book(version: Version, items: list[Item]) -> Book:
    is_compiled = version.unit.kind == UnitKind.SCHOOL
    return Book(version, items, queries.sources_by_item(version) if is_compiled else {})
