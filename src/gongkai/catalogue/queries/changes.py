"""How one version of a catalogue differs from another, with the reasons given. Source: 第十三条."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.catalogue.models import Item, Reason, Version
from gongkai.catalogue.queries.items import items_of, wording_of
from gongkai.catalogue.rules.changes import FieldChange, Turn, compared, field_changes, turn_of
from gongkai.catalogue.wording import Wording


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one entry from one version to another; added without ``before``, left out without ``after``."""

    before: Item | None
    after: Item | None
    reasons: tuple[str, ...]

    @property
    def item(self) -> Item:
        """What is said of the entry, or was said last."""
        item = self.after or self.before
        assert item  # noqa: S101 – one of them is there, or nothing changed
        return item

    @property
    def code(self) -> str:
        """The entry's code, or its last."""
        return self.item.code

    @property
    def fields(self) -> tuple[FieldChange, ...]:
        """Return the fields that say something else, for an entry that is in both versions."""
        if not (self.before and self.after):
            return ()
        return field_changes(wording_of(self.before), wording_of(self.after))

    @property
    def turn(self) -> Turn | None:
        """Tell which way the scope goes, if it does. Source: 第十条."""
        return turn_of(wording_of(self.before), wording_of(self.after)) if self.before and self.after else None


@dataclass(frozen=True, slots=True)
class Changes:
    """What a version does to an earlier one; ``items`` is all that it says. A first version adds everything."""

    added: tuple[Change, ...]
    changed: tuple[Change, ...]
    removed: tuple[Change, ...]
    items: tuple[Item, ...]
    is_first: bool

    @property
    def all(self) -> tuple[Change, ...]:
        """Every change, in the order of the groups."""
        return (*self.added, *self.changed, *self.removed)

    def reason_for(self, entry_id: int) -> str:
        """Return why an entry is added, changed or left out; nothing where nothing is said."""
        return next(("".join(one.reasons) for one in self.all if one.item.entry_id == entry_id), "")

    @property
    def unexplained(self) -> list[Change]:
        """What is added or changed without a reason. A first version needs none: there is nothing it departs from."""
        return [] if self.is_first else [one for one in (*self.added, *self.changed) if not one.reasons]

    @property
    def unexplained_removals(self) -> list[Change]:
        """What is left out without a reason."""
        return [one for one in self.removed if not one.reasons]

    @property
    def missing_reasons(self) -> int:
        """How many reasons are still to be written."""
        return len(self.unexplained) + len(self.unexplained_removals)


def changes_between(before: Version | None, after: Version) -> Changes:
    """Return how a version differs from an earlier one of the same unit. Source: 第十三条."""
    old = {item.entry_id: item for item in items_of(before)} if before else {}
    new = {item.entry_id: item for item in items_of(after)}
    reasons = _reasons(before, after) if before else {}
    found = compared(_said(old), _said(new))

    def told(entries: tuple[int, ...]) -> tuple[Change, ...]:
        return tuple(Change(old.get(entry), new.get(entry), reasons.get(entry, ())) for entry in entries)

    groups = (told(found.added), told(found.changed), told(found.removed))
    return Changes(*groups, items=tuple(new.values()), is_first=before is None)


def _said(items: Mapping[int, Item]) -> dict[int, Wording]:
    return {entry: wording_of(item) for entry, item in items.items()}


def _reasons(before: Version, after: Version) -> dict[int, tuple[str, ...]]:
    """Return why, entry by entry: where versions lie in between, for each of their steps."""
    steps = Reason.objects.filter(version__unit=after.unit_id, version__gt=before.pk, version__lte=after.pk)
    found: dict[int, tuple[str, ...]] = {}
    for entry, text in steps.order_by("version_id").values_list("entry", "text"):
        found[entry] = (*found.get(entry, ()), text)
    return found
