"""A database older than its own record is found out: nothing is signed or made known until it is repaired."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from gongkai.disclosures.rules.words import Stage
from gongkai.ledger.actions import MayNotSign, sign
from gongkai.ledger.rules.leaf import Log
from gongkai.measures.refusal import Refused
from tests.factories import NOON, brought_to
from tests.ledger.a_school import sign_all, verified
from tests.ledger.test_tampering import fsck
from tests.portal.making_known import made_known


@pytest.fixture
def restored(school):
    """The school after a backup was restored from before its last matter was made known and signed."""
    backup = transaction.savepoint()
    lost = made_known(school.house, "恢复以后就没有的一件")
    sign(Log.PUBLIC)
    transaction.savepoint_rollback(backup)
    return school, f"disclosure/{lost.disclosure.public_id}"


def log(*words):
    out = StringIO()
    call_command("log", *words, stdout=out, skip_checks=True)
    return out.getvalue().splitlines()


def test_nothing_is_signed_or_made_known_on_an_older_database(restored):
    school, _ = restored
    ready = brought_to(Stage.APPROVED, school.house)
    with pytest.raises(MayNotSign, match="ledger_behind"):
        sign(Log.PUBLIC)
    with pytest.raises(Refused, match="ledger_behind"), transaction.atomic():
        made_known(school.house)

    assert (ready.releases.filter(state="live").count(), fsck()) == (0, (1, ["behind"]))


def test_the_commands_say_what_has_happened_and_what_to_do(restored):
    told = [line for line in log("status") if "bring-back" in line]
    with pytest.raises(CommandError, match="公开日志：数据库比签过名的记录旧"):
        log("rotate", "public")

    assert [line.partition("：")[0] for line in told] == ["公开日志"]


def test_what_the_backup_lacks_comes_back_and_what_is_lost_is_said_to_be(restored, reader):
    _, lost = restored
    first = log("bring-back", "public")
    between = (verified(*reader), fsck()[1])
    second = log("bring-back", "public", "--record-lost")

    assert first == [
        "从日志文件找回 1 条。",
        f"{lost} 随备份丢失，日志仍记为公开。",
        "确认没有更新的备份后，用 --record-lost 把它们记为丢失，再重新公开。",
    ]
    assert between == (["not_served", "not_listed"], ["seal_gone", "no_row"])
    assert second == ["从日志文件找回 0 条。", f"{lost} 已记为丢失。"]
    assert (verified(*reader), fsck()) == ([], (0, []))


def test_the_record_goes_on_after_it_was_brought_back(restored, reader):
    school, _ = restored
    log("bring-back", "public", "--record-lost")
    made_known(school.house, "重新公开的一件", at=NOON)
    sign_all()

    assert (verified(*reader), fsck()) == ([], (0, []))
