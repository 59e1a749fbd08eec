"""What the units' catalogues in force offer to the school's, and where its items come from. Source: 第十三条."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.catalogue.models import Item, Provenance, Version
from gongkai.catalogue.queries.items import items_in_force, items_of, wording_of
from gongkai.catalogue.rules.changes import FieldChange, field_changes
from gongkai.catalogue.rules.compiling import Choice, differs, likeness


@dataclass(frozen=True, slots=True)
class Fresh:
    """Items of units that the school's catalogue was not yet compiled from, alike in title.

    ``like`` is the item of the school's that has such a title already.
    """

    items: tuple[Item, ...]
    like: Item | None

    @property
    def key(self) -> str:
        """Name exactly these items, so that nobody decides on others than he saw."""
        return "-".join(["new", *(str(item.pk) for item in self.items)])

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What the office may do: joining needs several items, or one that is there."""
        joins = len(self.items) > 1 or self.like is not None
        return (Choice.LATER, Choice.TAKE, Choice.JOIN) if joins else (Choice.LATER, Choice.TAKE)


@dataclass(frozen=True, slots=True)
class Moved:
    """An item of the school's whose source says something else now; ``is_edited`` tells that the office changed it."""

    link: Provenance
    now: Item
    is_edited: bool

    @property
    def key(self) -> str:
        """Name exactly this source and what it says now."""
        return f"moved-{self.link.pk}-{self.now.pk}"

    @property
    def fields(self) -> tuple[FieldChange, ...]:
        """Return what the unit says otherwise than when it was taken."""
        return field_changes(wording_of(self.link.source), wording_of(self.now))

    choices = (Choice.LATER, Choice.TAKE, Choice.KEEP)


@dataclass(frozen=True, slots=True)
class Gone:
    """An item of the school's whose source is no longer in the unit's catalogue."""

    link: Provenance
    has_others: bool

    @property
    def key(self) -> str:
        """Name exactly this source."""
        return f"gone-{self.link.pk}"

    choices = (Choice.LATER, Choice.DROP, Choice.KEEP)


@dataclass(frozen=True, slots=True)
class Compilation:
    """All that the units' catalogues in force offer to a draft of the school's: only what differs."""

    fresh: tuple[Fresh, ...]
    moved: tuple[Moved, ...]
    gone: tuple[Gone, ...]

    @property
    def offers(self) -> dict[str, Fresh | Moved | Gone]:
        """Everything that is offered, by its key; what is new comes first, so that nothing is dropped that it joins."""
        every: tuple[Fresh | Moved | Gone, ...] = (*self.fresh, *self.moved, *self.gone)
        return {one.key: one for one in every}


def compilation_of(version: Version) -> Compilation:
    """Compare a draft of the school's catalogue with those of the units in force. Source: 第十三条."""
    mine = {item.pk: item for item in items_of(version)}
    links = list(sources_in(version))
    others = items_in_force().exclude(version__unit=version.unit_id).select_related("version__unit")
    ordered = others.prefetch_related("other_units").order_by(
        "version__unit__position", "version__unit__code", "position"
    )
    now = {item.entry_id: item for item in ordered}
    known = {link.source.entry_id for link in links}
    return Compilation(
        fresh=tuple(_alike([item for entry, item in now.items() if entry not in known], mine.values())),
        moved=tuple(
            Moved(link, current, is_edited=differs(wording_of(link.source), wording_of(mine[link.item_id])))
            for link in links
            if (current := now.get(link.source.entry_id)) and differs(wording_of(link.source), wording_of(current))
        ),
        gone=tuple(Gone(one, _has_others(one, links)) for one in links if one.source.entry_id not in now),
    )


def sources_in(version: Version) -> Iterable[Provenance]:
    """Return what the items of a version were compiled from, in the order of their codes."""
    links = Provenance.objects.filter(item__version=version).order_by("item__position", "item__code", "pk")
    read = links.select_related("item", "source__entry", "source__version__unit", "source__lead_unit")
    return read.prefetch_related("source__other_units")


def sources_by_item(version: Version) -> dict[int, list[Item]]:
    """Return from which items of which filed catalogues each item of a version was compiled. Source: 第十三条."""
    found: dict[int, list[Item]] = {}
    for link in sources_in(version):
        found.setdefault(link.item_id, []).append(link.source)
    return found


def _alike(items: Iterable[Item], mine: Iterable[Item]) -> Iterable[Fresh]:
    there = {likeness(item.title): item for item in mine}
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(likeness(item.title), []).append(item)
    yield from (Fresh(tuple(found), there.get(title)) for title, found in groups.items())


def _has_others(link: Provenance, links: Iterable[Provenance]) -> bool:
    return any(one.item_id == link.item_id and one.pk != link.pk for one in links)
