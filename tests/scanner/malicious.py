"""Files made to hurt whoever reads them: name → how to make it, and how it is called."""

import struct
import zlib
from collections.abc import Callable
from functools import partial

from tests.scanner.making import bombs, old
from tests.scanner.making.bombs import SOUND
from tests.scanner.making.declared import DECLARATIONS, MALFORMED, PLACES, declared, malformed
from tests.scanner.making.evil_pdfs import EVIL
from tests.scanner.making.office import docx, pptx, row, sheet, xlsx
from tests.scanner.making.packed import packed, repacked
from tests.scanner.making.pdfs import made
from tests.scanner.making.pictures import jpeg, png, saved, stripes

Maker = Callable[[], bytes]
SLIPS = ("../../x.xml", "/etc/x.xml", "..\\..\\x.xml", "C:\\x.xml", "a/../../x.xml")
HALF = {
    **SOUND,
    "pdf": made,
    "png": png,
    "jpg": jpeg,
    "gif": partial(saved, stripes(), "GIF"),
    "tiff": partial(saved, stripes(), "TIFF"),
    "webp": partial(saved, stripes(), "WEBP"),
    "bmp": partial(saved, stripes(), "BMP"),
    "doc": partial(old.doc, "旧的文件"),
    "xls": partial(old.xls, "旧"),
}
STARTS = {
    "exe": b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff",
    "elf": b"\x7fELF\x02\x01\x01\0" + b"\0" * 40,
    "rar": b"Rar!\x1a\x07\x01\0" + b"\0" * 40,
    "7z": b"7z\xbc\xaf\x27\x1c\0\x04" + b"\0" * 40,
    "gz": b"\x1f\x8b\x08\0" + b"\0" * 40,
    "class": b"\xca\xfe\xba\xbe\0\0\0\x34",
    "ico": b"\0\0\1\0\1\0" + b"\0" * 40,
    "mp4": b"\0\0\0\x20ftypisom" + b"\0" * 40,
    "wasm": b"\0asm\1\0\0\0",
    "heic": b"\0\0\0\x18ftypheic\0\0\0\0",
    "db": b"SQLite format 3\0" + b"\0" * 80,
    "tar": b"a.txt".ljust(257, b"\0") + b"ustar\0",
    "psd": b"8BPS\0\1" + b"\0" * 40,
}


def archives() -> dict[str, tuple[Maker, str]]:
    """Bombs, and archives that lead out of their folder or say one thing and hold another."""
    found: dict[str, tuple[Maker, str]] = {}
    for kind in SOUND:
        for way in (bombs.flat, bombs.linking, bombs.doubled, bombs.locked, bombs.spoilt, bombs.stuffed):
            found[f"{way.__name__} {kind}"] = (partial(way, kind), f"a.{kind}")
        for slip in SLIPS:
            found[f"slip {kind} {slip}"] = (partial(bombs.slipping, kind, slip), f"a.{kind}")
        found[f"something before {kind}"] = (lambda kind=kind: b"#!/bin/sh\n" + SOUND[kind](), f"a.{kind}")
        found[f"something behind {kind}"] = (lambda kind=kind: SOUND[kind]() + b"<html></html>", f"a.{kind}")
    for levels, wide in ((6, 1), (20, 1), (5, 4), (4, 10)):
        found[f"nested {levels} {wide}"] = (partial(bombs.nested, levels, wide), "a.zip")
    for size in (10, 0, 499_999, 600_000, 0x7FFFFFFF):
        found[f"lying {size}"] = (partial(bombs.lying, size), "a.zip")
    return found | {
        "overlapping": (bombs.overlapping, "a.zip"),
        "quoted": (bombs.quoted, "a.zip"),
        "crowded": (partial(bombs.crowded, 5_500), "a.zip"),
        "more crowded": (partial(bombs.crowded, 30_000), "a.docx"),
        "six thousand sheets": (partial(sheets, 6_000), "a.xlsx"),
        "bomb in a document": (lambda: docx(**{"word/embeddings/a.zip": bombs.nested(6)}), "a.docx"),
        "large text": (lambda: xlsx({"一": sheet(row(1, "甲" * 3_000_000))}), "a.xlsx"),
    }


def sheets(count: int) -> bytes:
    """A workbook of very many sheets."""
    return xlsx({f"s{n}": sheet("") for n in range(count)})


def documents() -> dict[str, tuple[Maker, str]]:
    """XML that declares, XML that is none, programs."""
    found: dict[str, tuple[Maker, str]] = {}
    for kind, parts in PLACES.items():
        for part in parts:
            for way, text in DECLARATIONS.items():
                found[f"{way} {part}"] = (partial(declared, kind, part, text), f"a.{kind}")
        wide = f'<?xml version="1.0" encoding="utf-16"?>{DECLARATIONS["file"]}'
        found[f"wide {kind}"] = (partial(declared, kind, parts[0], wide, "utf-16"), f"a.{kind}")
        for way, text in MALFORMED.items():
            found[f"{way} {kind}"] = (partial(malformed, kind, text), f"a.{kind}")
    macro = {"docx": docx, "xlsx": xlsx, "pptx": pptx}
    for kind, make in macro.items():
        folder = {"docx": "word", "xlsx": "xl", "pptx": "ppt"}[kind]
        found[f"macros {kind}"] = (
            lambda make=make, folder=folder: make(**{f"{folder}/vbaProject.bin": b"\0" * 99}),
            f"a.{kind}",
        )
        found[f"control {kind}"] = (
            lambda make=make, folder=folder: make(**{f"{folder}/activeX/activeX1.xml": "<x/>"}),
            f"a.{kind}",
        )
        found[f"says macros {kind}"] = (partial(renamed, make), f"a.{kind}")
    found["macro sheet"] = (lambda: xlsx(**{"xl/macrosheets/sheet1.xml": "<x/>"}), "a.xlsx")
    return found


def renamed(make: Maker) -> bytes:
    """A document with macros that goes by the name of one without."""
    whole = make()
    types = packed_part(whole, "[Content_Types].xml").replace(b"openxmlformats-officedocument.", b"x.")
    main = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    return repacked(
        whole,
        {
            "[Content_Types].xml": types.replace(
                b"</Types>", b'<Override PartName="/x" ContentType="%s"/></Types>' % main
            )
        },
    )


def packed_part(whole: bytes, name: str) -> bytes:
    """A part of an archive."""
    import io
    import zipfile

    return zipfile.ZipFile(io.BytesIO(whole)).read(name)


def png_of(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    """A picture that says it is so large."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    whole = b"\x89PNG\r\n\x1a\n"
    for name, data in ((b"IHDR", head), *chunks, (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b"")):
        whole += struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    return whole


def others() -> dict[str, tuple[Maker, str]]:
    """Pictures that claim to be huge, files cut short, files that are two things at once, names, what nobody reads."""
    found: dict[str, tuple[Maker, str]] = {
        "huge png": (partial(png_of, 100_000, 100_000), "a.png"),
        "wide png": (partial(png_of, 0x7FFFFFFF, 1), "a.png"),
        "text bomb png": (partial(png_of, 80, 80, (b"zTXt", b"a\0\0" + zlib.compress(b"0" * (80 << 20)))), "a.png"),
        "profile bomb png": (partial(png_of, 80, 80, (b"iCCP", b"a\0\0" + zlib.compress(b"0" * (80 << 20)))), "a.png"),
        "huge gif": (
            lambda: (
                b"GIF89a" + struct.pack("<HH", 65535, 65535) + b"\0\0\0," + struct.pack("<HHHHB", 0, 0, 65535, 65535, 0)
            ),
            "a.gif",
        ),
        "huge bmp": (
            lambda: b"BM" + struct.pack("<IIIIiiHHIIiiII", 99, 0, 54, 40, 90_000, 90_000, 1, 24, 0, 0, 0, 0, 0, 0),
            "a.bmp",
        ),
        "huge jpg": (lambda: jpeg().replace(struct.pack(">HH", 90, 120), b"\xff\xff\xff\xff"), "a.jpg"),
        "looping tiff": (lambda: b"II*\0\x08\0\0\0\x01\0\0\1\3\0\1\0\0\0\x50\0\0\0\x08\0\0\0", "a.tif"),
        "program in a drawing": (lambda: b"<svg><script>alert(1)</script></svg>", "a.svg"),
        "laughing drawing": (f"<?xml version='1.0'?>{DECLARATIONS['laughs']}".encode, "a.svg"),
        "program in a page": (lambda: b"<html><script>1</script></html>", "a.html"),
        "page as text": (lambda: b"<html><body>x</body></html>", "a.txt"),
        "endless text": (lambda: b"a\n" * 1_000_000, "a.txt"),
        "turning text": ("x\u202ey".encode, "a.txt"),
        "object in rtf": (lambda: b"{\\rtf1{\\object\\objdata 0105}}", "a.rtf"),
        "pdf and zip": (lambda: made() + packed({"a.txt": "x"}), "a.pdf"),
        "zip and pdf": (lambda: packed({"a.txt": "x"}) + made(), "a.zip"),
        "png and zip": (lambda: png() + packed({"a.txt": "x"}), "a.png"),
        "jpg and page": (lambda: jpeg() + b"<script>1</script>", "a.jpg"),
        "gif and program": (lambda: b"GIF89a/*" + b"\0" * 40 + b"*/=1;alert(1)", "a.gif"),
        "page and pdf": (lambda: b"<html>" + made(), "a.pdf"),
        "locked document": (lambda: old.compound({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}), "a.docx"),
        "locked doc": (old.locked_doc, "a.doc"),
        "locked xls": (lambda: old.xls("x", more=old.record(0x2F, b"\0" * 6)), "a.xls"),
        "macros in doc": (lambda: old.doc("x", **{"Macros/VBA": b"x"}), "a.doc"),
        "macro sheet in xls": (lambda: old.xls("x", sheet=1), "a.xls"),
        "looping doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + b"\0\0\0\0" * 512, "a.doc"),
        "binary workbook": (lambda: xlsx().replace(b"x", b"y"), "a.xlsb"),
    }
    for kind, make in HALF.items():
        for share in (0.1, 0.5, 0.9):
            found[f"{share:.0%} of {kind}"] = (lambda make=make, share=share: cut(make(), share), f"a.{kind}")
    for kind, start in STARTS.items():
        found[f"nobody reads {kind}"] = (lambda start=start: start + bytes(range(256)), f"a.{kind}")
        found[f"{kind} as pdf"] = (lambda start=start: start + bytes(range(256)), "a.pdf")
    for name in (
        "a\u202efdp.docx",
        "a\0.docx",
        "../a.docx",
        "a\n.docx",
        "\u200b.docx",
        "甲" * 300 + ".docx",
        "a.docx.exe",
        "a",
        "a\ud800.docx",
    ):
        found[f"name {name!a}"] = (docx, name)
    return found


def cut(whole: bytes, share: float) -> bytes:
    """The first part of a file."""
    return whole[: int(len(whole) * share)]


MALICIOUS = {**archives(), **documents(), **others(), **{f"pdf {name}": (make, "a.pdf") for name, make in EVIL.items()}}
