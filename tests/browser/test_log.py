"""立即核对 and 防篡改验证 in a real browser: what agrees is said to agree, and what was changed is found."""

import re
import sqlite3

import pytest

from gongkai.merkle.note import Checkpoint, Note
from gongkai.merkle.tiles import Hashes
from gongkai.merkle.tree import root
from tests.browser import staff
from tests.browser.hands import Mouse
from tests.browser.looks import in_the_way

pytestmark = pytest.mark.browser
WITH_A_FILE = "2026年家庭经济困难学生认定和资助工作情况"
DONE = "[data-result] [data-state]:not([data-state=checking])"
MEMORY = "checkpoint of 127.0.0.1/log/public"


@pytest.fixture
def reader(people):
    return people.page(path="/")


def opened(page, title=WITH_A_FILE, start="/"):
    staff.search(Mouse(page), title, start)
    return page


def forget(page):
    """Clear away the answer before, so that the next one is the one waited for."""
    if page.locator("[data-result] > *").count():
        page.evaluate("document.querySelector('[data-result]').replaceChildren()")


def checked(page):
    """Ask for the check and return what is said."""
    forget(page)
    page.get_by_role("button", name="立即核对").click()
    return page.locator(DONE).inner_text()


def saved_proof(page, folder):
    with page.expect_download() as download:
        page.get_by_role("link", name="下载凭证").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def brought(page, path):
    """Bring a file to the page and return what is said."""
    page.get_by_label("附件或凭证").set_input_files(path)
    forget(page)
    page.get_by_role("button", name="核对文件").click()
    page.locator("[data-answer], [data-state=bad], [data-later] > p:not([hidden])").first.wait_for()
    return page.locator("main").inner_text()


def test_a_page_with_an_attachment_agrees_with_the_log(reader):
    said = checked(opened(reader))

    assert said.startswith("已核对一致") is True
    for part in (
        "标题",
        "正文",
        "索引号",
        "发布日期",
        "附件：2026年学生资助项目汇总表.xlsx",
        "日志中的位置",
        "检查点签名",
    ):
        assert (part, said.count(part)) == (part, 1)
    assert in_the_way(reader) == []


def test_every_kind_of_page_agrees(people, screens, reader):
    opened(reader, "关于拟提拔任用干部的任前公示（2026年第6号）")
    assert checked(reader).startswith("已核对一致") is True
    member = people.page(*screens["portal:inner_detail"])
    assert checked(member).startswith("已核对一致") is True
    reader.goto("/list/?state=withdrawn")
    reader.locator("tbody a").first.click()
    assert checked(reader).count("撤下原因") == 1
    reader.goto("/list/?state=corrected")
    reader.locator("tbody a").first.click()
    assert checked(reader).count("更正说明") == 1


@pytest.fixture
def tampered(founded):
    """Change a text behind the program's back, and put it back after the test."""
    database = sqlite3.connect(founded / "gongkai.sqlite3", timeout=20)
    guards = database.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'disclosures_revision'"
    ).fetchall()

    def swap(old, new):
        with database:
            for name, _sql in guards:
                database.execute(f"DROP TRIGGER {name}")
            database.execute(
                "UPDATE disclosures_revision SET body = replace(body, ?, ?) WHERE title = ?", (old, new, WITH_A_FILE)
            )
            for _name, sql in guards:
                database.execute(sql)

    swap("764.9", "664.9")
    yield
    swap("664.9", "764.9")
    database.close()


def test_a_text_changed_in_the_database_is_found(tampered, reader):
    said = checked(opened(reader))

    assert (said.startswith("与日志不一致"), said.count("正文"), said.count("024-0000 0000")) == (True, 1, 1)
    assert in_the_way(reader) == []


def test_another_file_under_the_name_of_an_attachment_is_found(reader):
    opened(reader)
    reader.route(re.compile("/files/"), lambda route: route.fulfill(body="x"))

    assert checked(reader).count("附件：2026年学生资助项目汇总表.xlsx") == 1
    assert reader.locator("[data-state=bad]").count() == 1


def test_the_proof_of_another_page_is_found(reader):
    opened(reader, "关于拟提拔任用干部的任前公示（2026年第6号）")
    other = reader.request.get(reader.url + "proof").body()
    opened(reader)
    reader.route(re.compile("/proof$"), lambda route: route.fulfill(body=other))

    assert checked(reader).count("日志的这个位置记的不是它") == 1


def test_without_a_network_the_check_says_it_is_not_available(people, reader):
    people.expects_no_network()
    opened(reader)
    checked(reader)
    reader.context.set_offline(True)

    assert checked(reader).startswith("核对服务不可用") is True


def remember(page, checkpoint, note):
    """Let the browser have seen a checkpoint before; the signature is one of a later one."""
    text = Note(checkpoint.format(), note.signatures).format().decode()
    page.evaluate("([name, note]) => localStorage.setItem(name, JSON.stringify({note, key: ''}))", [MEMORY, text])


def test_the_log_is_shown_to_have_grown_or_to_be_another(reader):
    opened(reader)
    note = Note.parse(reader.request.get("/log/public/checkpoint").body())
    head = Checkpoint.parse(note.text)
    hashes = Hashes(head.size, lambda tile: reader.request.get(f"/log/public/{tile.path}").body(), head.root)
    for size in (1, 7, 32, head.size):
        remember(reader, Checkpoint(head.origin, size, root(size, hashes)), note)
        assert (size, checked(reader).count("上次核对以来日志只增不减")) == (size, 1)
    for other in (Checkpoint(head.origin, 7, head.root), Checkpoint(head.origin, head.size + 1, head.root)):
        remember(reader, other, note)
        assert checked(reader).count("日志比上次核对时短了，或者改写过") == 1


def test_a_proof_is_checked_offline_and_a_changed_one_refused(people, reader, tmp_path):
    people.expects_no_network()
    proof = saved_proof(opened(reader), tmp_path)
    changed = tmp_path / "changed.tlog-proof"
    changed.write_bytes(proof.read_bytes().replace(b"extra e", b"extra f"))
    reader.goto("/verify/")
    online = brought(reader, proof)
    reader.context.set_offline(True)

    assert (online.count("凭证有效"), online.count(WITH_A_FILE), online.count("（日志第")) == (1, 2, 3)
    assert brought(reader, proof).count("没有连上网站，不知道后来有没有更正或撤下。") == 1
    assert brought(reader, changed).count("凭证与公开日志不一致。") == 1


def test_a_file_stays_on_the_computer_and_only_its_fingerprint_is_asked_for(reader, tmp_path):
    opened(reader)
    with reader.expect_download() as download:
        reader.locator("[data-file]").click()
    download.value.save_as(tmp_path / "a.xlsx")
    sent = []
    reader.on("request", lambda request: sent.append(request.method))
    reader.goto("/verify/")

    assert brought(reader, tmp_path / "a.xlsx").count(f"与《{WITH_A_FILE}》的附件一致") == 1
    assert set(sent) == {"GET"}
    assert in_the_way(reader) == []


def test_without_scripts_the_page_answers_as_well(people, tmp_path):
    plain = people.page(java_script_enabled=False, path="/")
    proof = saved_proof(opened(plain), tmp_path)
    plain.goto("/verify/")
    assert brought(plain, proof).count("凭证有效") == 1
    (tmp_path / "b.txt").write_text("?", encoding="ascii")
    assert brought(plain, tmp_path / "b.txt").count("没有找到与它一致的公开附件。") == 1
    plain.get_by_label("索引号或网页地址").fill("DW-XG-2026-00002")
    plain.get_by_role("button", name="查索引号").click()
    assert plain.locator("[data-answer]").inner_text().count(WITH_A_FILE) == 1


def test_the_checkpoint_is_one_sheet(reader):
    reader.goto("/verify/checkpoint/")
    sheets = re.findall(rb"/Type\s*/Page\b", reader.pdf(prefer_css_page_size=True))

    assert len(sheets) == 1
