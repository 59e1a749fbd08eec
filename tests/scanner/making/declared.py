"""XML made to hurt whoever parses it, in every part of every package."""

from tests.scanner.making.bombs import SOUND
from tests.scanner.making.packed import repacked

LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
DECLARATIONS = {
    "laughs": f'<!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]><x>&a9;</x>',
    "blowup": f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]><x>{"&a;" * 5_000}</x>',
    "file": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
    "network": '<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:9/x">]><x>&a;</x>',
    "parameter": '<!DOCTYPE x [<!ENTITY % a SYSTEM "file:///etc/hostname"> %a;]><x/>',
    "outside": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><x/>',
    "attribute": '<!DOCTYPE x [<!ENTITY a "b">]><x y="&a;"/>',
}
PLACES = {
    "docx": ("word/document.xml", "word/styles.xml", "docProps/core.xml", "word/_rels/document.xml.rels"),
    "xlsx": ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"),
    "pptx": ("ppt/presentation.xml", "ppt/slides/slide1.xml", "docProps/app.xml"),
    "ofd": ("OFD.xml", "Doc_0/Pages/Page_0/Content.xml"),
}
MALFORMED = {
    "deep": "<x>" * 100_000,
    "unclosed": "<x><y>",
    "nothing": "",
    "signs": "<x>\x01</x>",
    "letters": b"<?xml version='1.0' encoding='UTF-8'?><x>\xff\xfe</x>",
    "prefix": "<a:x/>",
}


def declared(ending: str, part: str, text: str, encoding: str = "utf-8") -> bytes:
    """A package one of whose parts declares its own type."""
    return repacked(SOUND[ending](), {part: text.encode(encoding)})


def malformed(ending: str, text: str | bytes) -> bytes:
    """A package whose main part is no XML."""
    return repacked(SOUND[ending](), {PLACES[ending][0 if ending != "ofd" else 1]: text})
