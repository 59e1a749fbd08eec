"""Small files of every kind, good and bad, made here byte by byte."""

import io
import zipfile

from django.core.files.base import ContentFile

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
LOCKED_PDF = PDF.replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 5 0 R")
PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + b"\0" * 60
JPG = b"\xff\xd8\xff\xe0\0\x10JFIF\0" + b"\0" * 60
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TYPES = "[Content_Types].xml"
MAINS = {"docx": "wordprocessingml.document", "xlsx": "spreadsheetml.sheet", "pptx": "presentationml.presentation"}


def packed(members: dict[str, bytes]) -> bytes:
    """A zip archive with the members."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return whole.getvalue()


def office(ending: str = "docx", **more: bytes) -> bytes:
    """An office document of today's kind."""
    says = f'<Override ContentType="application/vnd.openxmlformats-officedocument.{MAINS[ending]}.main+xml"/>'
    return packed({TYPES: says.encode(), "main.xml": b"<main/>", **more})


def locked(archive: bytes) -> bytes:
    """The archive with every member marked as encrypted."""
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        parts = archive.split(sign)
        marked = [part[: at - 4] + b"\x01\x00" + part[at - 2 :] for part in parts[1:]]
        archive = sign.join([parts[0], *marked])
    return archive


def upload(content: bytes) -> ContentFile:
    """What a browser sends."""
    return ContentFile(content)
