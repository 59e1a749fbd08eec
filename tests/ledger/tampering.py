"""Ways to change the record behind everybody's back: by raw SQL with the guards taken away, and in the files."""

import shutil
from pathlib import Path

from django.conf import settings
from django.db import connection

from gongkai.disclosures.models import Disclosure, Revision
from gongkai.ledger.actions import sign
from gongkai.ledger.models import Entry
from gongkai.ledger.queries import folder_of
from gongkai.ledger.queries.published import signed_path
from gongkai.ledger.rules.keys import SecretKey
from gongkai.ledger.rules.leaf import Log
from gongkai.merkle.note import Note
from gongkai.merkle.tiles import Tile


def sql(statement, *values):
    """Run a statement as somebody with the password of the database would, past every trigger."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def without_guards():
    if connection.vendor == "postgresql":
        sql("SET CONSTRAINTS ALL IMMEDIATE")
        sql("SET session_replication_role = replica")
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}")


def first_leaf(matter):
    """Return the first leaf of a matter in the public log."""
    of_matter = Entry.objects.filter(log=Log.PUBLIC, item=f"disclosure/{matter.disclosure.public_id}")
    return of_matter.order_by("index").first()


def title(school):
    sql("UPDATE disclosures_revision SET title = '换届选举结果（修订）' WHERE id = %s", school.plain.pk)


def body(school):
    sql("UPDATE disclosures_revision SET body = replace(body, '486,320', '486,230') WHERE id = %s", school.plain.pk)


def attachment_bytes(school):
    stored = school.filed.attachments.get().stored
    path = Path(settings.MEDIA_ROOT) / stored.key
    path.write_bytes(path.read_bytes().replace(b"486", b"468"))


def attachment_name(school):
    sql("UPDATE disclosures_attachment SET name = '总表.txt' WHERE revision_id = %s", school.filed.pk)


def attachment_gone(school):
    sql("DELETE FROM disclosures_attachment WHERE revision_id = %s", school.filed.pk)


def release_deleted(school):
    sql("DELETE FROM disclosures_release WHERE revision_id = %s", school.plain.pk)


def leaf_deleted(school):
    key = first_leaf(school.plain).pk
    sql("DELETE FROM ledger_seal WHERE entry_id = %s", key)
    sql("DELETE FROM ledger_entry WHERE id = %s", key)


def leaf_changed(school):
    leaf = first_leaf(school.plain)
    entry = bytes(leaf.entry).replace(b"2026-09-14", b"2026-09-13")
    sql("UPDATE ledger_entry SET entry = %s WHERE id = %s", entry, leaf.pk)


def leaves_swapped(school):
    one, other = first_leaf(school.plain), first_leaf(school.filed)
    for index, leaf in ((999, one), (one.index, other), (other.index, one)):
        sql('UPDATE ledger_entry SET "index" = %s WHERE id = %s', index, leaf.pk)


def tail_cut_off(school):
    last = Entry.objects.filter(log=Log.PUBLIC).latest("index")
    sql("DELETE FROM ledger_seal WHERE entry_id = %s", last.pk)
    sql("DELETE FROM ledger_entry WHERE id = %s", last.pk)
    sql("UPDATE ledger_head SET size = %s WHERE log = 'public'", last.index)


def hashes_edited(school):
    edited(Tile(0, 0, 11))


def entries_edited(school):
    edited(Tile("entries", 0, 11))


def edited(tile):
    path = folder_of(Log.PUBLIC) / tile.path
    data = bytearray(path.read_bytes())
    data[40] ^= 1
    path.write_bytes(data)


def checkpoint_rolled_back(school):
    """Publish an older checkpoint again, which the key once signed; its tiles are still there or are cut anew."""
    (folder_of(Log.PUBLIC) / "checkpoint").write_bytes(school.older)


def checkpoint_forged(school):
    path = folder_of(Log.PUBLIC) / "checkpoint"
    text = Note.parse(path.read_bytes()).text
    path.write_bytes(Note(text, (SecretKey.new(text.splitlines()[0]).signature(text),)).format())


def column_changed(school):
    sql("UPDATE ledger_entry SET act = 'suspend' WHERE id = %s", first_leaf(school.plain).pk)


def head_moved(school):
    sql("UPDATE ledger_head SET size = size + 1 WHERE log = 'public'")


def inner_title(school):
    sql("UPDATE disclosures_revision SET title = '另一件' WHERE id = %s", school.inner.pk)


def filed_catalogue(school):
    sql("UPDATE catalogue_item SET content = '从略'")


def signer_made_to_forget(school):
    signed_path(Log.PUBLIC).unlink()


def brought_back_to_life(school):
    sql("UPDATE disclosures_release SET state = 'live' WHERE revision_id = %s", school.withdrawn.pk)


def reason_rewritten(school):
    sql("UPDATE disclosures_release SET over_reason = '例行整理' WHERE revision_id = %s", school.withdrawn.pk)


def dated_back(school):
    sql("UPDATE disclosures_release SET since = '2026-08-01 00:00:00+00:00' WHERE revision_id = %s", school.plain.pk)


def released_without_a_leaf(school):
    plain = Revision.objects.get(pk=school.plain.pk)
    rung, release = plain.rungs.get(), plain.releases.get()
    own = Disclosure.objects.create(
        unit=school.house.college,
        index_no="DW-JX-2026-99999",
        created_by=school.house.drafter,
        created_at=plain.changed_at,
    )
    plain.pk, plain.public_id, plain.disclosure = None, own.public_id, own
    plain.save()
    rung.pk, rung.revision = None, plain
    rung.save()
    release.pk, release.public_id, release.revision, release.rung, release.disclosure = (
        None,
        own.public_id,
        plain,
        rung,
        own,
    )
    release.save()


def seal_changed(school):
    key = first_leaf(school.plain).pk
    sql("UPDATE ledger_seal SET content = replace(content, '486,320', '486,230') WHERE entry_id = %s", key)


def seal_spoilt(school):
    sql("UPDATE ledger_seal SET files = '[{}]' WHERE entry_id = %s", first_leaf(school.plain).pk)


def leaf_spoilt(school):
    sql("UPDATE ledger_entry SET entry = %s WHERE id = %s", b"{}", first_leaf(school.plain).pk)


def signers_memory_spoilt(school):
    signed_path(Log.PUBLIC).write_bytes(b"127.0.0.1/log/public")


def seal_removed(school):
    sql("DELETE FROM ledger_seal WHERE entry_id = %s", first_leaf(school.plain).pk)


def rewritten_with_the_key(school):
    """Change a leaf, throw away what was published, and sign the whole log anew with its own key."""
    leaf_changed(school)
    for name in ("tile", "checkpoint"):
        path = folder_of(Log.PUBLIC) / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    signer_made_to_forget(school)
    sign(Log.PUBLIC)


CONTENT = {
    title: ("differs", "wording"),
    body: ("differs", "wording"),
    attachment_bytes: ("file", "file_bytes"),
    attachment_name: ("file_missing", "wording"),
    attachment_gone: ("file_missing", "wording"),
    reason_rewritten: ("differs", "wording"),
    dated_back: ("differs", "wording"),
    release_deleted: ("not_served", "no_row"),
    brought_back_to_life: ("still_served", "state"),
    released_without_a_leaf: ("not_in_log", "no_leaf"),
}
"""What readers see is changed: both name it, from outside (first) and from inside."""

RECORD = {
    leaf_deleted: ("proof", "gap"),
    leaf_changed: ("proof", "leaf_differs"),
    leaves_swapped: ("proof", "leaf_differs"),
    seal_changed: ("proof", "seal"),
    seal_removed: ("proof", "seal_gone"),
    seal_spoilt: ("proof", "seal"),
    leaf_spoilt: ("proof", "unreadable"),
    hashes_edited: ("tile", "tile"),
    entries_edited: ("tile", "tile"),
    checkpoint_rolled_back: ("rolled_back", "checkpoint"),
    checkpoint_forged: ("signature", "checkpoint"),
}
"""The record itself is changed: both name it."""

INSIDE = {
    tail_cut_off: "behind",
    signer_made_to_forget: "memory",
    signers_memory_spoilt: "checkpoint",
    column_changed: "columns",
    head_moved: "head_size",
    inner_title: "wording",
    filed_catalogue: "wording",
}
"""What nobody outside can see, or not yet."""

OUTSIDE = {rewritten_with_the_key: "fork"}
"""What whoever has the key and the database can hide from a check within, and from nobody who saved a checkpoint."""
