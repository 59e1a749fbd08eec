"""PDF files made to hurt whoever reads them."""

import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.scanner.making.bombs import flat
from tests.scanner.making.pdfs import annotated, attached, made, plain, stream, text, written

CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"


def tree(pages: bytes, *more: bytes) -> bytes:
    """A file whose tree of pages is this."""
    return written([CATALOG, pages, *more])


def counted(said: int) -> bytes:
    """One page, and a count that says otherwise."""
    return tree(b"<< /Type /Pages /Kids [3 0 R] /Count %d >>" % said, PAGE, stream(b""))


def many(pages: int) -> bytes:
    """Really that many pages, all the same."""
    kids = b" ".join(b"3 0 R" for _ in range(pages))
    return tree(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages), PAGE, stream(b""))


def circle() -> bytes:
    """Pages that are their own children."""
    return tree(
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>"
    )


def deep(levels: int) -> bytes:
    """A tree of pages with one branch, very long."""
    middle = [b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R] /Count 1 >>" % (n - 1, n + 1) for n in range(3, levels)]
    return tree(b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", *middle)


def bomb(times: int = 1, size: int = 100 << 20) -> bytes:
    """A page's drawing that unpacks to a hundred megabytes, packed once or more."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b"0" * (1 << 20)) for _ in range(size >> 20)) + packer.flush()
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    filters = b"/Filter [%s]" % b" ".join([b"/FlateDecode"] * times)
    return written([CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", PAGE, stream(data, filters)])


def looping_table() -> bytes:
    """A table of objects that says that it continues in itself."""
    whole = plain("x")
    start = whole.rindex(b"startxref")
    at = int(whole[start + 9 :].split()[0])
    return whole[:start].replace(b"/Root", b"/Prev %d /Root" % at) + whole[start:]


def brackets(count: int) -> bytes:
    """An object that is brackets within brackets."""
    return written(
        [CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", PAGE, stream(b""), b"[" * count + b"]" * count]
    )


def crowded(count: int) -> bytes:
    """More objects than any document has."""
    return written([CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", PAGE, stream(b""), *[b"0"] * count])


def acting(**action: object) -> bytes:
    """A file that does something on opening."""

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OpenAction = Dictionary(**action)

    return made(change=change)


def scripted_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS="app.alert(1)"))


def scripted_names(pdf: pikepdf.Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=pdf.make_stream(b"app.alert(1)"))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["x", script])))


def moving_form(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(XFA=pdf.make_stream(b"<xdp><script>1</script></xdp>"), Fields=Array([]))


EVIL = {
    "count of a million": lambda: counted(1_000_000),
    "count below nothing": lambda: counted(-1),
    "count of nothing": lambda: counted(0),
    "count too high": lambda: counted(7),
    "five thousand pages": lambda: many(5_000),
    "pages in a circle": circle,
    "page of itself": lambda: tree(b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
    "pages without end": lambda: tree(b"<< /Type /Pages /Kids [9 0 R] /Count 1 >>"),
    "pages that are a number": lambda: tree(b"7"),
    "no pages": lambda: written([b"<< /Type /Catalog >>"]),
    "no catalog": lambda: written([b"null"]),
    "catalog that is missing": lambda: written([CATALOG], root=b""),
    "deep pages": lambda: deep(3_000),
    "deeper pages": lambda: deep(30_000),
    "bomb": bomb,
    "bomb in a bomb": lambda: bomb(2),
    "bomb in bombs": lambda: bomb(4),
    "looping table": looping_table,
    "brackets": lambda: brackets(100_000),
    "crowd": lambda: crowded(210_000),
    "launch": lambda: acting(S=Name.Launch, F="calc.exe"),
    "script": lambda: acting(S=Name.JavaScript, JS="app.alert(1)"),
    "submit": lambda: acting(S=Name.SubmitForm, F="http://127.0.0.1:9/"),
    "import": lambda: acting(S=Name.ImportData, F="x"),
    "other file": lambda: acting(S=Name.GoToR, F="\\\\127.0.0.1\\x"),
    "rendition": lambda: acting(S=Name.Rendition, JS="1"),
    "script of a page": lambda: made(change=scripted_page),
    "script by name": lambda: made(change=scripted_names),
    "moving form": lambda: made(change=moving_form),
    "rich media": lambda: made(change=lambda pdf: annotated(pdf, Subtype=Name.RichMedia)),
    "program attached": lambda: made(change=lambda pdf: attached(pdf, "x.exe", b"MZ\x90\0\x03\0")),
    "bomb attached": lambda: made(change=lambda pdf: attached(pdf, "x.zip", flat("zip"))),
    "password": lambda: made(encryption=pikepdf.Encryption(owner="a", user="b")),
    "old password": lambda: made(encryption=pikepdf.Encryption(owner="a", user="b", R=3, aes=False, metadata=False)),
    "unknown lock": lambda: written(
        [CATALOG, b"<< /Type /Pages /Kids [] /Count 0 >>", b"<< /Filter /Other >>"], b"/Root 1 0 R /Encrypt 3 0 R"
    ),
    "tiny text": lambda: made(text("secret", size=1)),
    "head alone": lambda: b"%PDF-1.7\n",
    "head and end": lambda: b"%PDF-1.7\n%%EOF",
    "garbage": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 400,
    "length that lies": lambda: plain("x").replace(b"/Length 3", b"/Length 99999999").replace(b"%%EOF", b""),
    "drawing without end": lambda: made("q " * 3_000_000, encryption=pikepdf.Encryption(owner="a", user="")),
}
