"""How much there is on each shelf: counted once for every state of what is made known, and never out of date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.db.models import Count

from gongkai.catalogue import queries as catalogue
from gongkai.disclosures import queries
from gongkai.disclosures.queries import shelf
from gongkai.measures.vocabulary import MatterClass
from gongkai.orgs import queries as orgs
from gongkai.orgs.queries import Viewer
from gongkai.portal.wording import in_english

SECONDS = 300
"""How long a unit's new name may take to appear; what is made known or taken down appears at once."""


@dataclass(frozen=True, slots=True)
class ShelfUnit:
    """A unit that has made something known, and how much."""

    code: str
    zh: str
    en: str
    count: int

    @property
    def name(self) -> str:
        """Its name in the reader's language."""
        return self.en if in_english() else self.zh


@dataclass(frozen=True, slots=True)
class Shelves:
    """What the tree beside the lists shows; ``step`` is what it was counted at, if it may be kept."""

    classes: Mapping[MatterClass, int]
    units: tuple[ShelfUnit, ...]
    years: tuple[int, ...]
    unit_total: int
    step: str

    @property
    def total(self) -> int:
        """How much there is in all."""
        return sum(self.classes.values())

    @property
    def article_11(self) -> list[tuple[MatterClass, int]]:
        """The classes of Article 11. Source: 第十一条."""
        return [(one, count) for one, count in self.classes.items() if one.article == 11]

    @property
    def article_12(self) -> list[tuple[MatterClass, int]]:
        """The classes of Article 12. Source: 第十二条."""
        return [(one, count) for one, count in self.classes.items() if one.article == 12]


def shelves(viewer: Viewer, on: date, *, inner: bool) -> Shelves:
    """Return what there is on each shelf for a viewer. Only the public's is kept, under the newest step taken."""
    if inner:
        return _counted(viewer, on, inner=True)
    step = shelf.newest_step()
    key = f"portal/shelves/{step}"
    kept: Shelves | None = cache.get(key)
    if kept is None:
        kept = _counted(viewer, on, inner=False, step=step)
        cache.set(key, kept, SECONDS)
    return kept


def _counted(viewer: Viewer, on: date, *, inner: bool, step: str = "") -> Shelves:
    return Shelves(
        classes=queries.count_by_class(viewer, inner=inner),
        units=tuple(ShelfUnit(*one) for one in shelf.units_showing(viewer, inner=inner)),
        years=tuple(queries.years_of(viewer, inner=inner)),
        unit_total=orgs.units_standing(on).count(),
        step=step,
    )


def entries_in_force() -> dict[int, dict[MatterClass, int]]:
    """Return, by unit and class, how many entries the catalogues in force hold. Source: 第十三条."""
    counted = catalogue.items_in_force().order_by("matter_class").values_list("version__unit", "matter_class")
    found: dict[int, dict[MatterClass, int]] = {}
    for unit, code, count in counted.annotate(count=Count("pk")):
        found.setdefault(unit, {})[MatterClass(code)] = count
    return found
