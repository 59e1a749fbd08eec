"""In a PDF what is under, beside and before the pages is looked into as well as what is on them."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from tests.scanner.making.office import docx, paragraph
from tests.scanner.making.pdfs import (
    annotated,
    attached,
    box,
    changed_later,
    made,
    picture,
    plain,
    stream,
    text,
    with_picture,
)
from tests.scanner.seen import MARK, places, troubles

HERE = text(MARK)


def drawn(pdf, before="", after="", **about):
    """Put a picture over or under the first page's text."""
    with_picture(pdf.pages[0], picture(pdf, **about))


def pictured(before, after, **about):
    put = "q 300 0 0 200 50 600 cm /Im1 Do Q\n"
    return made((put if before else "") + HERE + (put if after else ""), change=lambda pdf: drawn(pdf, **about))


def clear(pdf):
    mask = pdf.make_stream(
        b"\x20" * 1600,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=40,
        Height=40,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )
    with_picture(pdf.pages[0], picture(pdf, SMask=mask))


def layered(pdf):
    """A layer that is switched off."""
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="x"))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))
    pdf.pages[0].obj.Resources.Properties = Dictionary(L1=group)


def form(pdf):
    field = pdf.make_indirect(
        Dictionary(FT=Name.Tx, T="x", V=MARK, Subtype=Name.Widget, Type=Name.Annot, Rect=Array([0, 0, 9, 9]))
    )
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


def described(pdf):
    packet = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><creator>{MARK}</creator></x:xmpmeta>'
    pdf.Root.Metadata = pdf.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)


def informed(pdf):
    pdf.docinfo["/Author"] = MARK


def nested(pdf):
    """A drawing in a drawing, moved, that covers the text."""
    inner = pdf.make_stream(
        b"0 g 0 0 300 200 re f",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 300, 200]),
        Matrix=Array([1, 0, 0, 1, 50, 600]),
    )
    pdf.pages[0].obj.Resources.XObject = Dictionary(Fm1=inner)


def outlined(pdf):
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(MARK, 0))


def cover(pdf):
    """Let the note on the first page draw a black box where the text is."""
    note = pdf.pages[0].obj.Annots[0]
    note.Rect = Array([60, 690, 360, 720])
    black = pdf.make_stream(b"0 g 0 0 300 30 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 300, 30]))
    note.AP = Dictionary(N=black)


OVER = box(60, 690, 300, 30)
PLACES = {
    "page": (made(text("other"), HERE), "第2页", "no"),
    "under a box": (made(HERE + OVER), "第1页", "covered"),
    "under a white box": (made(HERE + box(60, 690, 300, 30, "1 g")), "第1页", "covered"),
    "under a drawing": (made(HERE + "/Fm1 Do\n", change=nested), "第1页", "covered"),
    "on a box": (made(box(60, 690, 300, 30, "0 0 0.5 rg") + "1 g " + HERE), "第1页", "no"),
    "under a picture": (pictured(before=False, after=True), "第1页", "covered"),
    "on a picture": (pictured(before=True, after=False), "第1页", "no"),
    "under a seal": (made(HERE + "q 300 0 0 200 50 600 cm /Im1 Do Q\n", change=clear), "第1页", "no"),
    "under a note's box": (
        made(HERE, change=lambda pdf: annotated(pdf, Subtype=Name.Square, IC=Array([0]), C=Array([0])) or cover(pdf)),
        "第1页",
        "invisible",
    ),
    "invisible": (made(text(MARK, more="3 Tr")), "第1页", "invisible"),
    "white": (made("1 g " + HERE), "第1页", "invisible"),
    "tiny": (made(text(MARK, size=1)), "第1页", "invisible"),
    "off the page": (made(text(MARK, x=2000)), "第1页", "invisible"),
    "on a hidden layer": (made("/OC /L1 BDC " + HERE + "EMC", change=layered), "第1页", "invisible"),
    "note": (made(change=lambda pdf: annotated(pdf, Subtype=Name.Text, Contents=MARK)), "批注", "comment"),
    "link": (
        made(change=lambda pdf: annotated(pdf, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=f"mailto:{MARK}"))),
        "链接",
        "no",
    ),
    "form": (made(change=form), "表单", "no"),
    "author": (made(change=informed), "元数据（作者）", "metadata"),
    "described": (made(change=described), "元数据（creator）", "metadata"),
    "attached": (
        made(change=lambda pdf: attached(pdf, "a.docx", docx(paragraph(MARK)))),
        "附件“a.docx”·第1段",
        "embedded",
    ),
    "bookmark": (made(change=outlined), "书签", "no"),
    "earlier version": (changed_later(plain(MARK), 4, stream(text("new").encode())), "早先的版本1·第1页", "earlier"),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_text_is_found_where_it_lies(place):
    content, part, hidden = PLACES[place]

    assert places(content, "a.pdf") == {(part, hidden)}


def scripted(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def launching(pdf):
    annotated(pdf, Subtype=Name.Link, A=Dictionary(S=Name.Launch, F="calc.exe"))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PLACES["under a box"][0], "file_hidden"),
        (PLACES["earlier version"][0], "file_earlier_version"),
        (PLACES["attached"][0], "file_attachment"),
        (made("q 300 0 0 200 50 600 cm /Im1 Do Q", change=drawn), "file_needs_ocr"),
        (made(change=scripted), "file_script"),
        (made(change=launching), "file_script"),
        (made(change=lambda pdf: annotated(pdf, Subtype=Name.Redact, Contents="x")), "file_hidden"),
        (made(encryption=pikepdf.Encryption(owner="a", user="b")), "file_encrypted"),
        (made(encryption=pikepdf.Encryption(owner="a", user="")), "file_encrypted"),
        (made() + b"PK\x03\x04 something", "file_broken"),
        (made()[:300], "file_broken"),
    ],
)
def test_what_is_the_matter_is_said(content, kind):
    assert kind in troubles(content, "a.pdf")


@pytest.mark.parametrize("content", [made(), made(linearize=True), plain("hello")])
def test_a_plain_file_has_no_trouble(content):
    assert troubles(content, "通知.pdf") == set()


def test_a_spoilt_object_does_not_keep_the_pages_from_being_read():
    def spoilt(pdf):
        pdf.Root.Extra = pdf.make_stream(b"x", Type=Name.EmbeddedFile, Filter=Name.Unheard)

    content = made(HERE, change=spoilt)

    assert places(content, "a.pdf") == {("第1页", "no")}
    assert "file_broken" in troubles(content, "a.pdf")
