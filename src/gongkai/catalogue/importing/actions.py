"""Keeping a table while its import is prepared, and writing it: all entries or none, and twice changes nothing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat
from django.utils.timezone import localdate

from gongkai.catalogue.actions.held import hold, move_on, wrote
from gongkai.catalogue.importing.queries import left_out_of, packed, preview_of, rows_in, standing_in
from gongkai.catalogue.models import Entry, Item, Upload, Version
from gongkai.catalogue.queries import facts_of
from gongkai.catalogue.rules import VersionVerb, refusals
from gongkai.catalogue.tables.matching import Effect, Placed, placed
from gongkai.catalogue.tables.stages import Stage
from gongkai.catalogue.wording import Wording, gaps, place_of
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, Refused, insist
from gongkai.orgs.models import Person
from gongkai.orgs.queries import duties_of
from gongkai.scanner.tables import Table

FORGOTTEN_AFTER = timedelta(days=1)
AT_ONCE = 300
"""Up to how many rows are imported while the person waits; more go to the worker."""

TOLD_EVERY = 100
_UNIQUE = ["version", "entry"]
_SAID = [name for name in Wording.__slots__ if name != "other_unit_ids"]
_WRITTEN = [*_SAID, "position"]


def keep_upload(version: Version, *, name: str, tables: list[Table], by: Person, at: datetime) -> Upload:
    """Keep the tables of a file while its import is prepared, in place of what the person uploaded before. Practice.

    What nobody has finished for a day is forgotten.

    :raises Refused: if ``by`` may not write this draft.
    """
    today = localdate(at)
    insist(*refusals(VersionVerb.EDIT, facts_of(version, duties_of(by, today), today)))
    Upload.objects.filter(at__lt=at - FORGOTTEN_AFTER).delete()
    with recorded():
        Upload.objects.filter(version=version, by=by).delete()
        return Upload.objects.create(version=version, by=by, at=at, name=name[:120], tables=packed(tables))


def choose_columns(upload: Upload, uses: Mapping[str, Mapping[str, str]]) -> None:
    """Say which tables of a file are read, and what their columns are."""
    Upload.objects.filter(pk=upload.pk, stage=Stage.OPEN).update(uses=uses)
    upload.refresh_from_db(fields=["uses"])


def answer(upload: Upload, answers: Mapping[str, str]) -> None:
    """Say what phrases mean; answers given before stay, unless none is given: then all are taken back."""
    said = upload.answers | dict(answers) if answers else {}
    Upload.objects.filter(pk=upload.pk, stage=Stage.OPEN).update(answers=said)
    upload.refresh_from_db(fields=["answers"])


def agree(upload: Upload, *, lock: int, at: datetime) -> bool:
    """Import what somebody has looked through: a short table at once, a long one by the worker.

    Tells whether it is done.

    :raises Refused: with every reason, if a short one cannot be written.
    """
    total = rows_in(upload)
    waits = total > AT_ONCE
    with recorded():
        mine = Upload.objects.filter(pk=upload.pk, stage=Stage.OPEN)
        begun = mine.update(stage=Stage.WAITING if waits else Stage.RUNNING, lock=lock, total=total, done=0)
        insist(None if begun else Refusal("import_is_under_way"))
        upload.refresh_from_db()
        if not waits:
            _carry_out(upload, at=at)
    return not waits


def run_next(at: datetime) -> bool:
    """Carry out the import that has waited longest; tells whether there was one.

    What stands against it is kept with it and shown to the person; nothing was written then.
    """
    waiting = Upload.objects.filter(stage=Stage.WAITING).order_by("at", "pk")
    upload = waiting.select_related("version__unit", "by").first()
    if upload is None or not waiting.filter(pk=upload.pk).update(stage=Stage.RUNNING):
        return False
    try:
        _carry_out(upload, at=at)
    except Refused as refused:
        why = [asdict(one) for one in refused.refusals]
        Upload.objects.filter(pk=upload.pk).update(stage=Stage.REFUSED, outcome={"refused": why})
    return True


def _carry_out(upload: Upload, *, at: datetime) -> None:
    """Read the tables once more, telling how far it is, and write what they say."""

    def tell(done: int) -> None:
        if done % TOLD_EVERY == 0:
            Upload.objects.filter(pk=upload.pk).update(done=done)

    preview = preview_of(upload, tell)
    insist(None if preview.is_ready else Refusal("import_not_ready"))
    Upload.objects.filter(pk=upload.pk).update(done=upload.total)
    effects = import_items(upload.version, preview.wordings, lock=upload.lock, by=upload.by, at=at)
    counts = {effect.value: effects[effect] for effect in Effect}
    Upload.objects.filter(pk=upload.pk).update(stage=Stage.DONE, tables=b"", outcome=counts)


def import_items(
    version: Version, wordings: Sequence[Wording], *, lock: int, by: Person, at: datetime
) -> Counter[Effect]:
    """Write into a draft what a table says, all of it or nothing; what the table leaves out stays as it is.

    An entry without a code keeps its own or gets the next free one. One that the last version had and this one left
    out comes back as the same entry. Importing the same again changes nothing, and moves nothing on.
    Source: 第十三条.

    :raises Refused: with every reason, if ``by`` may not, an entry is incomplete or there twice, or somebody else
        wrote meanwhile.
    """
    with recorded():
        held = hold(version, VersionVerb.EDIT, lock=lock, by=by, at=at)
        standing = standing_in(held)
        rows = placed(wordings, standing)
        wrong = [row.refusal for row in rows if row.refusal]
        wrong += [gap.refusal for row in rows for gap in gaps(row.wording)]
        insist(*dict.fromkeys(wrong))
        effects = Counter(row.effect for row in rows)
        moved = [row for row in rows if row.effect is not Effect.UNCHANGED]
        if moved:
            _write_all(held, _with_entries(held, moved, standing))
            move_on(version, held)
            counts: dict[str, Any] = {effect.value: count for effect, count in effects.items()}
            said = [asdict(row.wording) for row in moved]
            wrote("catalogue_imported", version, by=by, at=at, **counts, unsaid={"items": said})
    return effects


def _with_entries(
    held: Version, rows: Sequence[Placed[int]], standing: Mapping[int, Wording]
) -> dict[int, Placed[int]]:
    """Return rows by their entries: those they are, those that come back, and new ones."""
    added = [row for row in rows if row.key is None]
    back = [row.key for row in placed([row.wording for row in added], left_out_of(held, standing))]
    fresh = iter(Entry.objects.bulk_create(Entry(unit=held.unit) for key in back if key is None))
    keys = iter([key if key is not None else next(fresh).pk for key in back])
    return {row.key if row.key is not None else next(keys): row for row in rows}


def _write_all(held: Version, rows: Mapping[int, Placed[int]]) -> None:
    """Write items in few statements; codes that change hands are let go of first."""
    Item.objects.filter(version=held, entry__in=list(rows)).update(code=Concat(Value("~"), Cast(F("pk"), CharField())))
    items = [_item(held, entry, row.wording) for entry, row in rows.items()]
    Item.objects.bulk_create(items, update_conflicts=True, unique_fields=_UNIQUE, update_fields=_WRITTEN)
    pks = dict(Item.objects.filter(version=held, entry__in=list(rows)).values_list("entry_id", "pk"))
    shared = Item.other_units.through
    shared.objects.filter(item__in=list(pks.values())).delete()
    shared.objects.bulk_create(
        shared(item_id=pks[entry], unit_id=unit) for entry, row in rows.items() for unit in row.wording.other_unit_ids
    )


def _item(held: Version, entry: int, wording: Wording) -> Item:
    columns = {name: getattr(wording, name) for name in _SAID}
    columns |= {"channels": list(wording.channels), "position": place_of(wording.code)}
    columns |= {"second_time_kind": wording.second_time_kind or "", "period": wording.period or ""}
    return Item(version=held, entry_id=entry, **columns)
