"""防篡改验证: whoever brings a file, a proof or a number is answered in words, about public matters alone."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.disclosures import actions
from gongkai.disclosures.actions import RungDraft
from gongkai.disclosures.rules.words import Correction, Stage
from gongkai.ledger.actions import sign
from gongkai.ledger.actions.files import put
from gongkai.ledger.actions.keys import key_path, read_key
from gongkai.ledger.queries import folder_of
from gongkai.ledger.rules.leaf import Log
from gongkai.measures.vocabulary import Audience
from gongkai.merkle.note import Checkpoint, Note
from gongkai.merkle.tree import leaf_hash
from tests.factories import NOON, take_on
from tests.portal.making_known import (
    a_member_of,
    address,
    corrected,
    made_known,
    shown,
    signed_in,
    suspended,
    with_a_file,
    withdrawn,
)

INNER = {"rungs": (RungDraft(audience=Audience.INNER),), "narrower_reason": "只涉及党内"}
CONTENT = "收入 486,320 元".encode()


def answered(client, data, name="a.bin"):
    """Return what the page says to a file that is sent by a form."""
    page = shown(client.post("/verify/", {"file": SimpleUploadedFile(name, data)}))
    return page.partition("data-answer")[2].partition("<form")[0]


def asked(client, **question):
    page = shown(client.get("/verify/", question))
    return page.partition("data-answer")[2].partition("<form")[0]


def digest_of(revision):
    return revision.attachments.get().stored.digest


def proof_of(client, revision):
    sign(Log.PUBLIC)
    return client.get(f"{address(revision)}proof").content


def test_a_file_is_told_to_be_the_attachment_it_is(house, client):
    revision = with_a_file(house)
    link = f'与<a href="{address(revision)}">《{revision.title}》</a>的附件一致'

    assert answered(client, CONTENT).count(link) == 1
    assert asked(client, digest=digest_of(revision)).count(link) == 1
    assert answered(client, CONTENT).count("2026年9月14日 12:00 发布（日志第 1 号）") == 1


def test_a_changed_file_is_answered_with_three_likely_causes(house, client):
    with_a_file(house)
    said = answered(client, CONTENT + b".")

    assert (said.count("没有找到与它一致的公开附件。"), said.count("<li>")) == (1, 3)


@pytest.mark.parametrize("state", ["inner", "suspended", "withdrawn", "replaced"])
def test_a_file_that_is_not_public_is_answered_like_any_other(house, client, state):
    revision = with_a_file(house, **(INNER if state == "inner" else {}))
    if state in {"suspended", "withdrawn"}:
        {"suspended": suspended, "withdrawn": withdrawn}[state](house, revision)
    if state == "replaced":
        replaced_file(house, revision)
    unknown = client.post("/verify/", {"file": SimpleUploadedFile("a", b"?")}).content

    assert client.post("/verify/", {"file": SimpleUploadedFile("a", CONTENT)}).content == unknown
    assert asked(client, digest=digest_of(revision)) == asked(client, digest="0" * 64)


def replaced_file(house, revision):
    fresh = actions.correct(revision, Correction.MINOR, "换附件", by=house.drafter, at=NOON)
    actions.detach(fresh.attachments.get(), by=house.drafter, at=NOON)
    fresh.refresh_from_db()
    take_on(fresh, Stage.PUBLISHED, house)


def test_a_number_or_an_address_is_answered_with_what_the_log_holds(house, client):
    revision = made_known(house)
    corrected(house, revision)
    by_number, by_address = (asked(client, number=one) for one in ("DW-JX-2026-00001", f"http://x{address(revision)}"))

    assert re.findall(r"<li>(.*?)</li>", by_number) == [
        "2026年9月14日 12:00 发布（日志第 1 号）",
        "2026年9月14日 13:00 更正（日志第 2 号）",
    ]
    assert (by_number.count(revision.title), by_address) == (1, by_number)


def test_what_was_taken_down_is_told_by_its_number_alone(house, client):
    revision = made_known(house, "张三处分决定")
    withdrawn(house, revision)
    said = asked(client, number="DW-JX-2026-00001")

    assert (said.count("张三"), said.count("撤下（日志第 2 号）")) == (0, 1)


@pytest.mark.parametrize("number", ["DN-JX-2026-00001", "/inner/d/{id}/", "{id}", "1", "%", "\0", "a" * 400])
def test_numbers_of_others_are_answered_like_any_other(house, client, number):
    revision = made_known(house, audience=Audience.INNER)
    said = asked(client, number=number.format(id=revision.disclosure.public_id))

    assert said == asked(client, number="DW-JX-2026-99999") if number != "\0" else asked(client, number="")


def test_a_proof_is_told_in_words_with_what_came_later(house, client):
    revision = with_a_file(house)
    kept = proof_of(client, revision)
    fresh = answered(client, kept)
    withdrawn(house, revision)
    later = answered(client, kept)

    assert [fresh.count(word) for word in ("凭证有效", revision.title, "明细表.txt", "没有它的更正或撤下")] == [1] * 4
    assert (later.count("凭证有效"), later.count("2026年9月14日 13:00 撤下（日志第 2 号）")) == (1, 1)


def test_a_changed_proof_is_refused(house, client):
    kept = proof_of(client, made_known(house))
    changed = [kept.replace(b"extra e", b"extra f"), kept.replace(b"index 0", b"index 1"), kept[:-9], kept + b"\n"]

    assert [answered(client, one).count("凭证与公开日志不一致：它不完整，或者改动过。") for one in changed] == [1] * 4


def test_a_proof_of_the_inner_log_says_nothing_here(house, client):
    revision = made_known(house, "党内事项甲", audience=Audience.INNER)
    made_known(house)
    for log in (Log.INNER, Log.PUBLIC):
        sign(log)
    signed_in(client, a_member_of(house.college))
    said = answered(client, client.get(f"{address(revision, inner=True)}proof").content)

    assert (said.count("不是本站公开日志签发的"), said.count("党内事项甲"), said.count("凭证有效")) == (1, 0, 0)


def test_a_log_that_was_rewritten_is_told_of_by_a_proof_of_before(house, client, ledger_root):
    kept = proof_of(client, made_known(house))
    for part in ("tile/0/000.p/1", "tile/entries/000.p/1", "checkpoint"):
        (folder_of(Log.PUBLIC) / part).unlink()
    (ledger_root / "signed" / "public").unlink()
    other = rewritten()
    for path, data in other.items():
        put(folder_of(Log.PUBLIC) / path, data)

    assert answered(client, kept).count("与日志不一致：凭证是本站签发的，现在的日志里却没有它。") == 1


def rewritten():
    """Return the files of a log of one other leaf, signed with the same key."""
    key, leaf = read_key(key_path(Log.PUBLIC)), leaf_hash(b"another")
    text = Checkpoint(key.name, 1, leaf).format()
    return {"tile/0/000.p/1": leaf, "checkpoint": Note(text, (key.signature(text),)).format()}


@pytest.mark.parametrize("part", ["checkpoint", "vkey", "tile/0/000.p/1"])
def test_spoilt_files_of_the_log_spoil_no_page(house, client, part):
    revision = made_known(house)
    kept = proof_of(client, revision)
    (folder_of(Log.PUBLIC) / part).write_bytes(b"spoilt")
    pages = (address(revision), "/verify/", "/verify/checkpoint/", "/guide/")

    assert [client.get(page).status_code for page in pages] == [200] * 4
    assert answered(client, kept).count("凭证有效") == 0


def test_too_large_a_file_is_not_read(db, client, settings):
    settings.UPLOAD_LIMIT = 10

    assert answered(client, b"x" * 11).count("文件太大") == 1
    settings.UPLOAD_LIMIT = -(1 << 16)
    assert answered(client, b"x").count("文件太大") == 1


@pytest.mark.parametrize("sent", [{}, {"file": ""}, {"file": SimpleUploadedFile("a", b"")}])
def test_nothing_is_answered_with_what_to_do(db, client, sent):
    assert shown(client.post("/verify/", sent)).count("请选一个文件，或者写索引号。") == 1


def test_the_answer_to_a_file_is_kept_by_nobody(house, client):
    answer = client.post("/verify/", {"file": SimpleUploadedFile("a", b"?")})

    assert (answer.headers["Cache-Control"], list(answer.cookies)) == ("private, no-store", [])


def test_the_checkpoint_page_shows_the_whole_note_and_its_picture(house, client):
    assert shown(client.get("/verify/checkpoint/")).count("还没有检查点") == 1
    made_known(house)
    sign(Log.PUBLIC)
    page = unescape(client.get("/verify/checkpoint/").content.decode())
    note = (folder_of(Log.PUBLIC) / "checkpoint").read_text(encoding="utf-8")

    assert (page.count(note), page.count('<img src="data:image/svg+xml')) == (1, 1)


def test_how_it_works_says_the_promise_and_no_jargon(db, client):
    page = shown(client.get("/verify/how/"))

    assert page.count("谁保存过检查点，谁就能证明：公开过的内容没有被悄悄改动或者删去。") == 1
    assert page.count("哈希") == 0
