"""Chinese on a page of a PDF without any font file: every sign is drawn as a box, and says which sign it is."""

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.scanner.making.pdfs import made

SIZE = 8
LINE = 14
EM = 1000
DRAWN = f"{EM} 0 0 0 800 800 d1 0 0 800 800 re f".encode()
BLANK = f"{EM} 0 0 0 0 0 d1".encode()


def written(*pages: str, after: str = "", change=None) -> bytes:
    """A PDF whose pages say these texts, line by line; ``after`` is drawn over each of them."""
    signs = sorted(set("".join(pages)) - {"\n"})
    assert len(signs) < 256

    def prepare(pdf):
        font = pdf.make_indirect(lettered(pdf, signs))
        for page in pdf.pages:
            page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        if change:
            change(pdf)

    codes = {sign: f"{code:02x}" for code, sign in enumerate(signs, 1)}
    return made(*(lines(page, codes) + after for page in pages), change=prepare)


def lines(words: str, codes: dict[str, str]) -> str:
    """Drawing instructions for lines of text from the top of the page down."""
    hexed = ("".join(codes[sign] for sign in line) for line in words.split("\n"))
    return "".join(f"BT /F1 {SIZE} Tf 40 {800 - n * LINE} Td <{line}> Tj ET\n" for n, line in enumerate(hexed))


def lettered(pdf: pikepdf.Pdf, signs: list[str]) -> Dictionary:
    """A font of the third type, whose signs are drawn by instructions, for up to 255 signs."""
    names = [Name(f"/g{code}") for code in range(1, len(signs) + 1)]
    box, blank = pdf.make_stream(DRAWN), pdf.make_stream(BLANK)
    drawings = {str(name): blank if sign.isspace() else box for name, sign in zip(names, signs, strict=True)}
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, EM, EM]),
        FontMatrix=Array([1 / EM, 0, 0, 1 / EM, 0, 0]),
        FirstChar=1,
        LastChar=len(signs),
        Widths=Array([EM] * len(signs)),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([1, *names])),
        CharProcs=Dictionary(drawings),
        Resources=Dictionary(),
        ToUnicode=pdf.make_stream(meaning(signs)),
    )


def meaning(signs: list[str]) -> bytes:
    """What the codes from 1 on mean."""
    rows = [f"<{code:02x}> <{sign.encode('utf-16-be').hex()}>" for code, sign in enumerate(signs, 1)]
    parts = (rows[at : at + 100] for at in range(0, len(rows), 100))
    listed = "".join(f"{len(part)} beginbfchar\n{chr(10).join(part)}\nendbfchar\n" for part in parts)
    head = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
    space = "1 begincodespacerange <00> <ff> endcodespacerange\n"
    return f"{head}{space}{listed}endcmap end end".encode()
