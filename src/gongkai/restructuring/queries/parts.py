"""Which of the units that take over gets what; one gets all unless a unit is split. Source: 第三条."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import Q

from gongkai.catalogue.models import Item
from gongkai.measures.vocabulary import MatterClass
from gongkai.orgs.models import Unit
from gongkai.restructuring.models import Reorganisation
from gongkai.restructuring.queries.carried import items_carried
from gongkai.restructuring.rules import MADE_KNOWN, Kind, of_child, of_class, of_entry, share_of


@dataclass(frozen=True, slots=True)
class Parts:
    """The units that take over, the first of which gets what nothing else is said of; ``goes_on`` is one that stays.

    What is done under an entry goes where the entry goes; what has none goes where its class goes.
    """

    units: tuple[Unit, ...]
    shares: Mapping[str, int]
    goes_on: Unit | None
    classes: Mapping[int, str] = field(default_factory=dict)

    def of(self, *keys: str) -> Unit:
        """Return the unit that the first of the keys is given to."""
        named = {unit.pk: unit for unit in self.units}
        return named.get(share_of(self.shares, *keys, otherwise=0), self.units[0])

    def of_matter(self, entry: int | None, matter_class: str) -> Unit:
        """Return the unit that gets what is done under an entry, or under none in a class."""
        if entry is None:
            return self.of(of_class(matter_class))
        return self.of(of_entry(entry), of_class(self.classes.get(entry, matter_class)))

    @property
    def answering(self) -> Unit:
        """The unit that answers for what was made known."""
        return self.of(MADE_KNOWN)

    def is_moving(self, to: Unit) -> bool:
        """Tell whether something given to a unit goes away from where it is."""
        return self.goes_on is None or to.pk != self.goes_on.pk


def parts_of(plan: Reorganisation) -> Parts:
    """Return who takes over by a plan, and what."""
    ending = list(plan.ending.all())
    others = sorted(plan.others.all(), key=lambda unit: (unit.position, unit.code))
    goes_on = next((unit for unit in ending if unit.pk == plan.successor_id), None)
    items = [item for unit in ending for item in items_carried(unit)] if plan.kind == Kind.SPLIT else []
    classes = {item.entry_id: item.matter_class for item in items}
    return Parts((plan.successor, *others), plan.shares, goes_on, classes)


@dataclass(frozen=True, slots=True)
class ToShare:
    """What a plan that splits a unit has to share out: its entries class by class, and what stands below it."""

    entries: tuple[tuple[MatterClass, tuple[Item, ...]], ...]
    children: tuple[Unit, ...]

    @property
    def keys(self) -> frozenset[str]:
        """Everything that can be given to one unit or another, by its key."""
        classes = {of_class(one.value) for one in MatterClass}
        entries = {of_entry(item.entry_id) for _, items in self.entries for item in items}
        return frozenset(classes | entries | {of_child(unit.pk) for unit in self.children})


def to_share(plan: Reorganisation) -> ToShare:
    """Return what a plan that splits a unit has to share out."""
    ending = list(plan.ending.all())
    items = [item for unit in ending for item in items_carried(unit)]
    return ToShare(tuple(_by_class(items)), tuple(children_of(plan)))


def _by_class(items: Iterable[Item]) -> Iterable[tuple[MatterClass, tuple[Item, ...]]]:
    order = list(MatterClass)
    ranked = sorted(items, key=lambda item: order.index(MatterClass(item.matter_class)))
    for one, theirs in groupby(ranked, key=lambda item: MatterClass(item.matter_class)):
        yield one, tuple(theirs)


def children_of(plan: Reorganisation) -> list[Unit]:
    """Return what stands below the units of a plan on its day and belongs to none of its units."""
    ending = [unit.pk for unit in plan.ending.all()]
    own = {*ending, plan.successor_id, *(unit.pk for unit in plan.others.all())}
    still = Q(ends_on=None) | Q(ends_on__gte=plan.takes_effect_on)
    return list(Unit.objects.filter(still, parent__in=ending).exclude(pk__in=own).order_by("position", "code"))
