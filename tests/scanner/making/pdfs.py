"""PDF files, made object by object."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name

PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"


def text(words: str, x: int = 72, y: int = 700, size: int = 12, more: str = "") -> str:
    """Drawing instructions for a line of text."""
    return f"BT {more} /F1 {size} Tf {x} {y} Td ({words}) Tj ET\n"


def box(x: int, y: int, width: int, height: int, color: str = "0 g") -> str:
    """Drawing instructions for a filled box."""
    return f"q {color} {x} {y} {width} {height} re f Q\n"


def made(*pages: str, change=None, **save) -> bytes:
    """A PDF whose pages are drawn so; ``change`` gets the open file before it is saved."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for drawing in pages or (text("plain"),):
        page = pdf.add_blank_page(page_size=(595, 842))
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        page.obj.Contents = pdf.make_stream(drawing.encode())
    if change:
        change(pdf)
    whole = io.BytesIO()
    pdf.save(whole, deterministic_id="encryption" not in save, fix_metadata_version=False, **save)
    return whole.getvalue()


def picture(pdf: pikepdf.Pdf, width: int = 40, height: int = 40, **more) -> pikepdf.Object:
    """A picture of light stripes for a PDF."""
    pixels = bytes(128 + (at // 4 % 2) * 127 for at in range(width * height))
    return pdf.make_stream(
        pixels,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=width,
        Height=height,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
        **more,
    )


def with_picture(page: pikepdf.Page, image: pikepdf.Object) -> None:
    """Let a page draw the picture as /Im1."""
    page.obj.Resources.XObject = Dictionary(Im1=image)


def annotated(pdf: pikepdf.Pdf, **about) -> None:
    """Add a note to the first page."""
    note = Dictionary(Type=Name.Annot, Rect=Array([10, 10, 60, 60]), **about)
    pdf.pages[0].obj.Annots = Array([*pdf.pages[0].obj.get("/Annots", []), pdf.make_indirect(note)])


def attached(pdf: pikepdf.Pdf, name: str, content: bytes) -> None:
    """Attach a file."""
    pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, content, filename=name)


def changed_later(content: bytes, number: int, body: bytes) -> bytes:
    """The file with an object written anew at its end, as programs do that save only what changed."""
    start = content.rindex(b"startxref") + 9
    before = int(content[start:].split()[0])
    at = len(content)
    new = f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = f"xref\n{number} 1\n{at:010} 00000 n \n".encode()
    trailer = content[content.rindex(b"trailer") : content.rindex(b"startxref")]
    trailer = trailer.replace(b">>", f" /Prev {before} >>".encode(), 1) if trailer.count(b">>") == 1 else trailer
    return content + new + table + trailer + f"startxref\n{at + len(new)}\n%%EOF\n".encode()


def plain(words: str) -> bytes:
    """A PDF of one page, written by hand: object 4 is the page's drawing."""
    drawing = text(words).encode()
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE + b" /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        stream(drawing),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    return written(bodies)


def stream(data: bytes, about: bytes = b"") -> bytes:
    """A stream object's body."""
    return b"<< /Length %d %s >>\nstream\n" % (len(data), about) + data + b"\nendstream"


def written(bodies: list[bytes], root: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of these objects, numbered from 1."""
    whole = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(whole))
        whole += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size %d %s >>\n" % (len(bodies) + 1, root)
    return whole + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(whole)
