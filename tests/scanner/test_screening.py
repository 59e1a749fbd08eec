"""What readers would get is read, not what was handed in; and what they would not get says why."""

import pikepdf
import pytest
from PIL import Image, ImageDraw, ImageFont

from gongkai.scanner.child import Limits, screen_safely
from gongkai.scanner.clean import NO_CLEANING, Change, Screened, clean, screen
from gongkai.scanner.formats import read
from gongkai.scanner.passage import Passage, Trouble
from tests.scanner.making.bombs import flat
from tests.scanner.making.ofds import ofd, text
from tests.scanner.making.office import docx, paragraph, run, xlsx
from tests.scanner.making.pdfs import made
from tests.scanner.making.pictures import png, saved
from tests.scanner.seen import MARK
from tests.scanner.test_docx import PLACES
from tests.scanner.test_ocr import always
from tests.scanner.test_xlsx import PLAIN

COMMENTED, *_ = PLACES["comment"]


def test_a_document_with_comments_is_copied_without_them_and_what_is_read_is_the_copy():
    screened = screen_safely(COMMENTED, "a.docx")

    assert (screened.copy, screened.why_not) == (clean(COMMENTED, "a.docx").content, None)
    assert screened.items == list(read(screened.copy, "a.docx"))
    assert MARK in str(list(read(COMMENTED, "a.docx")))
    assert MARK not in str(screened.items)
    assert Change("批注·第1段", "批注") in screened.changes


@pytest.mark.parametrize(("name", "content"), [("a.txt", "甲\n".encode()), ("a.csv", "姓名,号码\n王伟,1\n".encode())])
def test_text_and_tables_as_text_are_their_own_copies(name, content):
    assert screen_safely(content, name) == Screened(list(read(content, name)), content)


def test_a_kind_that_cannot_be_cleaned_is_read_as_it_is_and_that_is_no_fault():
    content = ofd(text(MARK))
    screened = screen_safely(content, "a.ofd")

    assert screened == Screened(list(read(content, "a.ofd")), None, (), NO_CLEANING)
    assert [item for item in screened.items if isinstance(item, Trouble)] == []


FAULTS = {
    "locked": (made(encryption=pikepdf.Encryption(owner="a", user="b")), "a.pdf", "file_encrypted"),
    "locked against printing": (made(encryption=pikepdf.Encryption(owner="a", user="")), "a.pdf", "file_encrypted"),
    "macros": (docx(**{"word/vbaProject.bin": b"x" * 40}), "a.docx", "file_macros"),
    "bomb": (flat("docx"), "a.docx", "file_bloated"),
    "cut off": (docx()[:-40], "a.docx", "file_broken"),
    "no kind of file": (b"\0\1\2\3" * 9, "a.docx", "file_unknown"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_why_there_is_no_copy_and_among_what_was_read(fault):
    content, name, kind = FAULTS[fault]
    screened = screen_safely(content, name)

    assert (screened.copy, screened.why_not.kind) == (None, kind)
    assert screened.items == list(read(content, name))
    assert screened.why_not in screened.items


def test_a_fault_that_only_cleaning_meets_is_among_what_was_read_too():
    content = xlsx({"名单": PLAIN}, states=("hidden",))
    fault = Trouble("file_broken", "文件", "工作簿里没有一张显示的工作表")

    assert screen_safely(content, "a.xlsx") == Screened([*read(content, "a.xlsx"), fault], None, (), fault)


def test_whatever_a_library_trips_over_there_is_an_answer(monkeypatch):
    def trips(_):
        raise ZeroDivisionError

    monkeypatch.setattr("gongkai.scanner.clean.docx.cleaned", trips)
    fault = Trouble("file_broken", "文件", "文件损坏，清理不了（ZeroDivisionError）")

    assert screen(docx(), "a.docx") == Screened([*read(docx(), "a.docx"), fault], None, (), fault)


@pytest.mark.parametrize(
    ("limits", "kind"),
    [
        ({"memory": 70 << 20}, "file_unreadable file_bloated"),
        ({"output": 100}, "file_bloated"),
        ({"items": 5}, "file_bloated"),
        ({"input": 100}, "file_bloated"),
        ({"cpu_seconds": 1, "seconds": 60}, "file_unreadable"),
        ({"seconds": 1}, "file_unreadable"),
    ],
)
def test_what_costs_too_much_is_a_trouble_and_has_no_copy(limits, kind):
    content = docx("".join(paragraph(run(f"{MARK}{at}")) for at in range(40_000)))
    screened = screen_safely(content, "a.docx", limits=Limits(**{"output": 256 << 20, **limits}))

    assert (screened.copy, screened.changes, screened.items[-1]) == (None, (), screened.why_not)
    assert screened.why_not.kind in kind.split()


def test_pictures_are_read_in_what_readers_get_and_nowhere_else():
    asked = []

    def ocr(content):
        asked.append(content)
        return always(content)

    screened = screen(png(a="b"), "a.png", ocr=ocr)

    assert asked == [screened.copy]
    assert Passage("110101199003070011", "图像") in screened.items


def test_a_number_in_a_picture_is_read_in_the_copy():
    pytest.importorskip("rapidocr", reason="the extra ocr is not installed")
    sheet = Image.new("RGB", (900, 200), "white")
    ImageDraw.Draw(sheet).text((20, 60), "ID 110101199003070011", fill="black", font=ImageFont.load_default(48))

    found = screen_safely(saved(sheet, "PNG"), "a.png", ocr=True).items

    assert [item.text.replace(" ", "") for item in found if item.part == "图像"] == ["ID110101199003070011"]


def test_to_clean_and_to_read_pictures_leaves_room_for_either():
    assert Limits.to_clean().or_more(Limits.with_ocr()) == Limits(
        seconds=300, cpu_seconds=600, memory=6 << 30, output=256 << 20
    )
