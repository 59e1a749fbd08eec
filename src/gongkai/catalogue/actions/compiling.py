"""Compiling the school's catalogue from those of the units, as the office decides offer by offer. Source: 第十三条."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from gongkai.catalogue.actions.held import MOVED, hold, move_on, wrote
from gongkai.catalogue.actions.writing import write_item, write_reason
from gongkai.catalogue.models import Entry, Item, Provenance, Version
from gongkai.catalogue.queries import filed_before, wording_of
from gongkai.catalogue.queries.compiling import Fresh, Gone, Moved, compilation_of
from gongkai.catalogue.rules import VersionVerb
from gongkai.catalogue.rules.compiling import Choice, followed, free_code, together
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, insist
from gongkai.measures.vocabulary import MatterClass, UnitKind
from gongkai.orgs.models import Person

LONGEST_REASON = 300


def compile_school(version: Version, choices: Mapping[str, Choice], *, lock: int, by: Person, at: datetime) -> int:
    """Do with each offer of the units' catalogues what the office chose; returns how many were acted on.

    What is not chosen stays as it is, and is offered again the next time. Source: 第十三条.

    :raises Refused: with every reason, if ``by`` may not, this is not the school's catalogue, an offer is no longer
        what it was, or somebody else wrote meanwhile.
    """
    with recorded():
        held = hold(version, VersionVerb.EDIT, lock=lock, by=by, at=at)
        offers = compilation_of(held).offers
        chosen = {key: choice for key, choice in choices.items() if choice is not Choice.LATER}
        fitting = all(key in offers and choice in offers[key].choices for key, choice in chosen.items())
        insist(None if fitting and held.unit.kind == UnitKind.SCHOOL else MOVED)
        for key, offer in offers.items():
            if key in chosen:
                _act(held, offer, chosen[key])
        move_on(version, held)
        wrote("catalogue_compiled", version, by=by, at=at, taken=len(chosen), unsaid={"chosen": dict(chosen)})
    return len(chosen)


def _act(version: Version, offer: Fresh | Moved | Gone, choice: Choice) -> None:
    match offer:
        case Fresh() if choice is Choice.TAKE:
            for item in offer.items:
                _take(version, [item])
        case Fresh(like=None):
            _take(version, offer.items)
        case Fresh(like=Item() as like):
            _link(like, offer.items)
        case Moved():
            _follow(version, offer, is_taken=choice is Choice.TAKE)
        case Gone():
            _part_with(version, offer, is_dropped=choice is Choice.DROP)


def _take(version: Version, sources: Iterable[Item]) -> None:
    """Begin an entry of the school's from items of units; where there are several, the first one's unit leads."""
    found = list(sources)
    taken = set(Item.objects.filter(version=version).values_list("code", flat=True))
    code = free_code(MatterClass(found[0].matter_class), taken)
    insist(None if code else Refusal("codes_used_up", (13, None)))
    entry = Entry.objects.create(unit=version.unit)
    item = write_item(version, entry, together([wording_of(one) for one in found], code or ""))
    _link(item, found)
    _say(version, entry, f"据{_named(found)}汇编")


def _link(item: Item, sources: Iterable[Item]) -> None:
    for source in sources:
        Provenance.objects.get_or_create(item=item, source=source)


def _follow(version: Version, offer: Moved, *, is_taken: bool) -> None:
    """Write what became otherwise in the unit's, or leave the item as it is; from now on this is what it came from."""
    mine = Item.objects.prefetch_related("other_units").select_related("entry").get(pk=offer.link.item_id)
    if is_taken:
        said = followed(wording_of(mine), wording_of(offer.link.source), wording_of(offer.now))
        write_item(version, mine.entry, said)
        _say(version, mine.entry, f"随{_named([offer.now])}调整")
    Provenance.objects.filter(pk=offer.link.pk).update(source=offer.now)


def _part_with(version: Version, offer: Gone, *, is_dropped: bool) -> None:
    """Forget a source that is no longer there; with its last source the item goes, if the office so chose."""
    mine = Item.objects.select_related("entry").get(pk=offer.link.item_id)
    Provenance.objects.filter(pk=offer.link.pk).delete()
    if is_dropped and not mine.provenance.exists():
        mine.delete()
        _say(version, mine.entry, f"{_named([offer.link.source])}已不再列入")


def _say(version: Version, entry: Entry, why: str) -> None:
    """Give the reason that compiling itself is, where a version must say why it departs from the one before."""
    if filed_before(version).exists():
        write_reason(version, entry, why[:LONGEST_REASON])


def _named(items: Iterable[Item]) -> str:
    return "、".join(f"{item.version.unit.short_name}目录 {item.code}" for item in items)
