"""What a commitment covers: every fact, and of every file the name and the bytes under a salt of its own."""

import json
from dataclasses import replace

import pytest

from gongkai.ledger.rules.content import SealedFile, sealed
from gongkai.ledger.rules.leaf import commitment

FACTS = {"title": "党费收缴情况", "body": "<p>如下。</p>"}
FIRST = SealedFile("决定.pdf", "d" * 64, "1" * 64)
SECOND = SealedFile("附表.xlsx", "e" * 64, "2" * 64)


def test_a_file_is_committed_to_by_name_and_by_digest():
    salt = bytes.fromhex("1" * 64)

    assert FIRST.commitments == [
        commitment(salt, "name\0决定.pdf".encode()),
        commitment(salt, b"sha256\0" + b"d" * 64),
    ]


def test_names_and_digests_of_files_do_not_stand_in_the_content():
    text = sealed(FACTS, [FIRST, SECOND])

    assert [word for word in ("决定", "附表", "d" * 64, "e" * 64) if word in text] == []


def test_the_order_of_the_files_tells_nothing():
    assert sealed(FACTS, [FIRST, SECOND]) == sealed(FACTS, [SECOND, FIRST])


def test_the_content_is_the_facts_and_the_commitments():
    assert json.loads(sealed(FACTS, [FIRST])) == {**FACTS, "files": [FIRST.commitments]}


@pytest.mark.parametrize("change", [{"name": "决定 .pdf"}, {"sha256": "c" * 64}, {"salt": "3" * 64}])
def test_a_file_that_differs_in_anything_makes_another_content(change):
    assert sealed(FACTS, [replace(FIRST, **change)]) != sealed(FACTS, [FIRST])


@pytest.mark.parametrize("facts", [{**FACTS, "title": ""}, {"title": FACTS["title"]}, {**FACTS, "more": ""}])
def test_other_facts_make_another_content(facts):
    assert sealed(facts, []) != sealed(FACTS, [])
