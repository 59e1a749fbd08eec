"""The box that says where a page stands in the log, and the proof that goes with it."""

import re
from datetime import date, timedelta

import pytest

from gongkai.ledger.actions import sign
from gongkai.ledger.models import Entry
from gongkai.ledger.rules import bundle
from gongkai.ledger.rules.leaf import Act, Log
from gongkai.measures.vocabulary import Audience
from gongkai.merkle.proof import Proof
from gongkai.merkle.tree import leaf_hash
from tests.factories import NOON
from tests.portal.making_known import (
    a_member_of,
    address,
    corrected,
    ended,
    made_known,
    shown,
    signed_in,
    suspended,
    with_a_file,
    withdrawn,
)

ROW = re.compile(r"<dt>(.+?)</dt><dd[^>]*>(?:<time[^>]*>)?(.+?)(?:</time>)?</dd>")


def box_of(client, revision, *, inner=False):
    """Return what the box on a page says, and the heading of it."""
    page = shown(client.get(address(revision, inner=inner)))
    box = page.partition("data-log ")[2].partition("</section>")[0].replace("</dt> <dd", "</dt><dd")
    return dict(ROW.findall(box)), box


def test_the_box_names_place_time_and_fingerprint(house, client):
    revision = made_known(house)
    sign(Log.PUBLIC)
    rows, box = box_of(client, revision)
    fingerprint = leaf_hash(bytes(Entry.objects.get(log=Log.PUBLIC).entry)).hex()

    assert box.count("已记入公开日志") == 1
    assert (rows["记录事项"], rows["日志序号"], rows["记入时间"]) == ("发布", "第 1 号", "2026年9月14日 12:00")
    assert box.count(f'data-fingerprint title="{fingerprint}"') == 1
    assert rows["检查点"].startswith("第 1 号，") is True


def test_before_a_checkpoint_covers_it_the_box_asks_for_a_minute(house, client):
    revision = made_known(house)
    _rows, box = box_of(client, revision)

    assert (box.count("正在记入"), box.count("大约一分钟后记好"), box.count("立即核对")) == (1, 1, 0)
    sign(Log.PUBLIC)
    _rows, box = box_of(client, revision)
    assert (box.count("正在记入"), box.count("立即核对"), box.count(">下载凭证<")) == (0, 1, 1)


def test_the_check_waits_for_scripts_and_the_proof_does_not(house, client):
    revision = made_known(house)
    sign(Log.PUBLIC)
    _rows, box = box_of(client, revision)

    assert re.findall(r"<button[^>]* data-scripted hidden [^>]*>.*?立即核对</button>", box) != []
    assert box.count(f'<a class="btn s" href="{address(revision)}proof">下载凭证</a>') == 1


@pytest.mark.parametrize(
    ("becomes", "act"),
    [
        (corrected, "更正"),
        (suspended, "暂停公开"),
        (withdrawn, "撤下"),
        (lambda _house, one: ended(one, at=NOON + timedelta(days=9)), "公示期满"),
    ],
    ids=["corrected", "suspended", "withdrawn", "ended"],
)
def test_the_box_speaks_of_the_last_act(house, client, becomes, act):
    revision = made_known(house, ends_on=date(2026, 9, 20))
    becomes(house, revision)
    rows, _box = box_of(client, revision)

    assert (rows["记录事项"], rows["日志序号"]) == (act, "第 2 号")


def test_the_inner_box_speaks_of_the_inner_log(house, client):
    revision = made_known(house, audience=Audience.INNER)
    sign(Log.INNER)
    signed_in(client, a_member_of(house.college))
    rows, box = box_of(client, revision, inner=True)

    assert (box.count("已记入党内日志"), rows["日志序号"]) == (1, "第 1 号")
    assert box.count(f'data-proof="{address(revision, inner=True)}proof" data-files="/log/inner/"') == 1


def test_the_proof_is_what_the_page_shows(house, client):
    revision = with_a_file(house)
    corrected(house, revision)
    sign(Log.PUBLIC)
    answer = client.get(f"{address(revision)}proof")
    checked = bundle.check(Proof.parse(answer.content))

    assert (checked.leaf.act, checked.index, checked.opening.facts["title"]) == (Act.CORRECT, 1, revision.title)
    assert [file.name for file in checked.opening.files] == ["明细表.txt"]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="DW-JX-2026-00001.tlog-proof"'


def test_every_foot_names_the_checkpoint_and_the_way_to_check(house, client):
    before = shown(client.get("/guide/"))
    made_known(house)
    sign(Log.PUBLIC)
    after = shown(client.get("/guide/"))

    assert [page.count('<a href="/verify/how/">怎样核对</a>') for page in (before, after)] == [1, 1]
    assert [page.count("公开日志检查点：第 1 号<br>") for page in (before, after)] == [0, 1]


def test_tiles_are_kept_for_ever_and_the_checkpoint_is_asked_for_anew(house, client):
    made_known(house)
    sign(Log.PUBLIC)
    paths = ("tile/0/000.p/1", "tile/entries/000.p/1", "checkpoint", "vkey")
    kept = [client.get(f"/log/public/{path}").headers["Cache-Control"] for path in paths]

    assert kept == ["public, max-age=31536000, immutable"] * 2 + ["public, no-cache"] * 2
