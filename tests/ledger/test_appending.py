"""Each log is a row without gaps; a leaf names the one before it, and opens with its seal alone."""

import pytest
from django.db import transaction

from gongkai.ledger.actions import append, destroy_seals, sign
from gongkai.ledger.models import Entry, Seal
from gongkai.ledger.queries import SealGone, bundle_of, entries_from, last_wording, size_of
from gongkai.ledger.rules.bundle import Opening
from gongkai.ledger.rules.content import SealedFile
from gongkai.ledger.rules.leaf import Act, Log, leaf_of
from gongkai.measures.refusal import Refused
from tests.factories import NOON
from tests.ledger.logs import recorded

pytestmark = pytest.mark.django_db
FILES = [("决定.pdf", "d" * 64), ("附表.xlsx", "e" * 64)]


def appended(*acts, log=Log.PUBLIC, item="disclosure/1"):
    with transaction.atomic():
        entries = [append(log, act, item, at=NOON, facts={}, unit="JX", reason="false") for act in acts]
    return [leaf_of(entry.entry) for entry in entries]


def test_every_log_counts_for_itself():
    for log in (Log.PUBLIC, Log.INNER, Log.PUBLIC, Log.AUDIT, Log.PUBLIC):
        recorded(1, log)

    assert list(Entry.objects.order_by("pk").values_list("log", "index")) == [
        ("public", 0),
        ("inner", 0),
        ("public", 1),
        ("audit", 0),
        ("public", 2),
    ]


def test_wordings_are_counted_and_nothing_else_is():
    leaves = appended(Act.PUBLISH, Act.SUSPEND, Act.RESTORE, Act.CORRECT, Act.WITHDRAW)

    assert [leaf.rev for leaf in leaves] == [1, 1, 1, 2, 2]


def test_a_leaf_names_the_commitment_of_the_one_before_it_of_the_same_item():
    first, other, second = [appended(Act.PUBLISH, item=item)[0] for item in ("a", "b", "a")]

    assert [first.prev, other.prev, second.prev] == ["", "", first.commit]


def test_items_of_the_same_name_in_two_logs_are_two():
    inner, public = [appended(Act.PUBLISH, log=log)[0] for log in (Log.INNER, Log.PUBLIC)]

    assert [(leaf.rev, leaf.prev) for leaf in (inner, public)] == [(1, ""), (1, "")]


def test_a_leaf_says_who_when_and_why_and_no_more():
    leaf = appended(Act.SUSPEND)[0]

    assert (leaf.act, leaf.item, leaf.t, leaf.unit, leaf.reason) == (
        Act.SUSPEND,
        "disclosure/1",
        "2026-09-14T04:00:00Z",
        "JX",
        "false",
    )


def test_the_same_facts_are_committed_to_under_another_salt_each_time():
    with transaction.atomic():
        entries = [append(Log.PUBLIC, Act.PUBLISH, "a", at=NOON, facts={}, files=FILES) for _ in range(2)]
    salts = [seal["salt"] for entry in entries for seal in entry.seal.files] + [entry.seal.salt for entry in entries]

    assert len(set(salts)) == 6
    assert leaf_of(entries[0].entry).commit != leaf_of(entries[1].entry).commit


def test_a_seal_opens_its_leaf():
    with transaction.atomic():
        entry = append(Log.PUBLIC, Act.PUBLISH, "a", at=NOON, facts={"title": "党费"}, files=FILES)
    seal = Seal.objects.get(entry=entry)
    opening = Opening(entry.entry, seal.salt, seal.content, tuple(SealedFile(**file) for file in seal.files))

    assert opening.check() == leaf_of(entry.entry)
    assert (opening.facts, [(file.name, file.sha256) for file in opening.files]) == ({"title": "党费"}, FILES)


def test_a_destroyed_seal_leaves_the_leaf():
    entry, other = recorded(2)
    sign(Log.PUBLIC)

    assert destroy_seals(Log.PUBLIC, entry.item) == 1
    assert [entry.entry, other.entry] == entries_from(Log.PUBLIC, 0, 2)
    with pytest.raises(SealGone):
        bundle_of(entry)


def test_the_last_wording_is_not_the_last_leaf():
    with transaction.atomic():
        entries = [append(Log.PUBLIC, act, "a", at=NOON, facts={}) for act in (Act.PUBLISH, Act.CORRECT, Act.SUSPEND)]

    assert last_wording(Log.PUBLIC, "a") == entries[1]


def test_nothing_is_appended_to_a_database_older_than_what_was_signed(lost_afterwards):
    with lost_afterwards():
        recorded(3)
        sign(Log.PUBLIC)

    with pytest.raises(Refused, match="ledger_behind"):
        recorded(1)
    assert (size_of(Log.PUBLIC), len(recorded(1, Log.INNER))) == (0, 1)
