"""The ways to the tools, and the file before put back for as long as the session lasts."""

import pytest

from gongkai.disclosures import actions
from tests.desk.tools.having import CSV, at, attached, content_of, editor, told
from tests.desk.walking import signed_in, typed
from tests.factories import NOON, a_paper, scanned, started
from tests.scanner.making.pdfs import made, text
from tests.scanner.test_mask_csv import MASKED, TEXT

pytestmark = pytest.mark.django_db
HIDE = {"column_0": "name", "column_1": "identity"}
NUMBER = "210303199003070019"


@pytest.fixture
def drafter(house):
    return signed_in(house.drafter)


@pytest.fixture
def masked(drafter, house):
    """A table whose columns have just been masked."""
    file = attached(house, TEXT.encode(), "名单.csv", CSV)
    attached(house, b"x", "二.txt", "text/plain", file.revision)
    file.revision.refresh_from_db()
    drafter.post(at("mask_table", file), {"version": file.revision.version, **HIDE})
    file.revision.refresh_from_db()
    return file


def put_back(drafter, file):
    return drafter.post(editor(file), typed(file.revision, verb="put_back"), follow=True)


def test_every_file_leads_to_the_tool_that_fits_it(drafter, house):
    revision = started(house)
    names = ["一.pdf", "二.jpg", "三.jpeg", "四.png", "五.xlsx", "六.csv", "七.docx", "八.txt"]
    files = [attached(house, made(), name, revision=revision) for name in names]

    page = drafter.get(editor(files[0])).content.decode()

    tools = [next((tool for tool in ("redact", "mask_table") if f'"{at(tool, one)}"' in page), "") for one in files]
    assert tools == ["redact", "redact", "redact", "redact", "mask_table", "mask_table", "", ""]


def test_what_was_found_in_a_file_leads_to_its_tool_at_its_page(drafter, house):
    file = attached(house, made(text("first"), text(f"No {NUMBER}")), "名单.pdf")
    scanned()

    page = drafter.get(editor(file)).content.decode()

    assert page.count(f'href="{at("redact", file)}?page=2"') == 1


def test_what_was_found_in_a_table_leads_to_its_tool(drafter, house):
    file = attached(house, TEXT.encode(), "名单.csv", CSV)
    scanned()

    page = drafter.get(editor(file))

    found = [one for one in page.context["check"].findings if one.file]
    assert page.content.decode().count(f'href="{at("mask_table", file)}"') == len(found) + 1


def test_the_editor_says_what_was_replaced_and_puts_the_file_before_back(drafter, masked):
    assert content_of(masked).decode() == MASKED
    assert "名单.csv 已替换。" in drafter.get(editor(masked)).content.decode()

    page = put_back(drafter, masked)

    assert (told(page)[-1], content_of(masked).decode()) == ("名单.csv 已放回附件。", TEXT)
    assert [one.name for one in masked.revision.attachments.all()] == ["名单.csv", "二.txt"]
    assert "名单.csv 已替换。" not in page.content.decode().split('id="files"')[1]


def test_what_was_typed_meanwhile_is_saved_with_the_putting_back(drafter, masked):
    put_back(drafter, masked)

    masked.revision.refresh_from_db()
    assert masked.revision.title == "改过的标题"


def test_a_file_that_somebody_has_replaced_since_is_left_as_it_is(drafter, masked, house):
    theirs = a_paper("对方的文件")
    actions.replace_file(masked, theirs, by=house.head, at=NOON, version=masked.revision.version)
    masked.revision.refresh_from_db()

    page = put_back(drafter, masked)

    masked.refresh_from_db()
    assert (told(page)[-1], masked.stored) == ("名单.csv 后来又换过，没有放回原来的文件。", theirs)


def test_a_file_that_was_removed_since_comes_back_as_it_was_before(drafter, masked, house):
    actions.detach(masked, by=house.head, at=NOON)
    masked.revision.refresh_from_db()

    put_back(drafter, masked)

    assert content_of(masked.revision.attachments.get(name="名单.csv")).decode() == TEXT


def test_another_session_puts_nothing_back(masked, house):
    put_back(signed_in(house.head), masked)

    assert content_of(masked).decode() == MASKED


def test_what_was_typed_before_is_offered_again_and_saved_after_the_file_was_replaced(drafter, house):
    file = attached(house, TEXT.encode(), "名单.csv", CSV)
    autosave = editor(file).replace("edit/", "autosave/")
    drafter.post(autosave, typed(file.revision, title="没存的"))
    drafter.post(at("mask_table", file), {"version": file.revision.version, **HIDE})

    page = drafter.get(editor(file), {"restore": 1})
    answer = drafter.post(editor(file), typed(file.revision, title="没存的", version=page.context["version"]))

    file.revision.refresh_from_db()
    assert (answer.status_code, file.revision.title) == (302, "没存的")
