"""Anybody can hold a site against its log, with nothing but its address and what was saved of it."""

import os
import subprocess
import sys

import pytest

from gongkai.disclosures import actions
from gongkai.ledger.actions import rotate, sign
from gongkai.ledger.queries import folder_of
from gongkai.ledger.rules.leaf import Log
from tests.factories import NOON
from tests.ledger.a_school import known_key, saved_checkpoint, verified, verify
from tests.ledger.served import served
from tests.portal.making_known import HOUR, made_known, suspended


def test_a_school_that_changed_nothing_agrees_with_its_log(school, reader):
    with served() as address:
        code, lines = verify(address, *reader)

    told = "已核对：127.0.0.1/log/public 共 11 条，正在公开 3 件，不再公开 3 件；问题 0 个。"
    assert (code, lines) == (0, [told])


def test_whoever_brings_nothing_along_is_told_what_that_means(school):
    with served() as address:
        code, lines = verify(address)

    assert (code, [line.partition("，")[0] for line in lines[:2]]) == (
        0,
        ["注意：没有给出 --vkey", "注意：没有给出 --checkpoint"],
    )


def test_the_command_needs_no_installation_and_leaves_nothing_behind(school, tmp_path):
    empty, key = tmp_path / "empty", known_key(tmp_path)
    empty.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GONGKAI_", "DJANGO_"))}
    with served() as address:
        done = subprocess.run(
            [sys.executable, "-m", "gongkai", "verify", address, "--vkey", key],
            cwd=empty, env=kept | {"LANGUAGE": "en"}, capture_output=True, text=True, check=False,
        )  # fmt: skip

    told = "Checked: 127.0.0.1/log/public, 11 leaves, 3 items shown, 3 no longer shown; findings: 0."
    assert (done.returncode, done.stderr, done.stdout.splitlines()[-1], list(empty.iterdir())) == (0, "", told, [])


def test_what_is_done_afterwards_agrees_as_soon_as_it_is_signed(school, reader):
    suspended(school.house, school.plain)
    actions.ask_restore(school.suspended, by=school.house.head, at=NOON + 2 * HOUR, reason="已核对")
    actions.restore(school.suspended, by=school.house.approver, at=NOON + 2 * HOUR, reason="已核对")
    made_known(school.house, "新的一件")
    before = verified(*reader)
    sign(Log.PUBLIC)

    assert (before, verified(*reader)) == (["not_served", "still_served", "not_in_log", "not_listed"], [])


def test_a_list_of_several_stretches_is_read_to_its_end(school, reader):
    for number in range(25):
        made_known(school.house, f"第{number}期", at=NOON + number * HOUR)
    sign(Log.PUBLIC)

    assert verified(*reader) == []


def test_the_first_key_leads_to_the_newest_over_every_change(school, reader):
    for hours in (1, 2):
        rotate(Log.PUBLIC, at=NOON + hours * HOUR)
    made_known(school.house, "换钥以后")
    sign(Log.PUBLIC)

    assert verified(*reader) == []


def test_a_key_in_the_middle_and_the_newest_one_lead_there_as_well(school, tmp_path):
    rotate(Log.PUBLIC, at=NOON + HOUR)
    middle = known_key(tmp_path).read_text()
    rotate(Log.PUBLIC, at=NOON + 2 * HOUR)
    newest = known_key(tmp_path)
    found = verified("--vkey", newest)
    newest.write_text(middle)

    assert (found, verified("--vkey", newest)) == ([], [])


def test_a_change_of_key_that_the_old_key_did_not_sign_is_named(school, reader):
    rotate(Log.PUBLIC, at=NOON + HOUR)
    (kept,) = (folder_of(Log.PUBLIC) / "rotation").iterdir()
    text, _, lines = kept.read_text().rpartition("\n\n")
    kept.write_text(f"{text}\n\n{lines.splitlines()[1]}\n")

    assert verified(*reader) == ["rotation"]


def test_a_key_of_another_log_is_not_believed(school, tmp_path):
    assert verified("--vkey", known_key(tmp_path, Log.INNER))[0] == "signature"


def test_a_checkpoint_of_another_log_says_nothing_about_this_one(school, tmp_path):
    other = saved_checkpoint(tmp_path, Log.INNER)
    with served() as address:
        code, lines = verify(address, "--checkpoint", other)

    assert (code, lines[-1].startswith("无法核对：127.0.0.1/log/inner")) == (2, True)


@pytest.mark.parametrize("what", ["http://127.0.0.1:9/", "https://", "nowhere.tlog-proof"])
def test_what_cannot_be_read_is_neither_good_nor_bad(what):
    code, lines = verify(what)

    assert (code, lines[0].startswith("无法核对：")) == (2, True)


def test_a_log_without_a_checkpoint_cannot_be_checked(school):
    (folder_of(Log.PUBLIC) / "checkpoint").unlink()
    with served() as address:
        assert verify(address)[0] == 2
