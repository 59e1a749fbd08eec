"""Every place into which a leak is planted: how a file or a rich text is made that holds it there and nowhere else."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from html import escape

from pikepdf import Array, Dictionary, Name

from gongkai.scanner.formats import read
from gongkai.scanner.formats.source import Item
from gongkai.scanner.rich_text import passages_of_html
from tests.scanner.corpus import Planted
from tests.scanner.corpus.planted import planted
from tests.scanner.making.glyphs import written
from tests.scanner.making.ofds import ofd
from tests.scanner.making.ofds import text as ofd_text
from tests.scanner.making.office import (
    S,
    W,
    core,
    docx,
    paragraph,
    pptx,
    relations,
    row,
    run,
    sheet,
    slide,
    table,
    xlsx,
)
from tests.scanner.making.packed import packed
from tests.scanner.making.pdfs import annotated, attached, box

CHANGED = 'w:id="1" w:author="x" w:date="2026-01-01T00:00:00Z"'
HEADING = "内容"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: the file it is in, its name, how it is called by the readers, and what reads a leak planted there.

    ``in_table`` tells whether a leak has a row and a heading there; ``numbers`` whether only numbers can stand there.
    """

    file: str
    name: str
    part: str
    read: Callable[[Planted], Iterable[Item]]
    in_table: bool = False
    numbers: bool = False

    def is_at(self, part: str, leak: Planted) -> bool:
        """Tell whether a finding's place is where the leak was planted, seen or not."""
        column = len(beside(leak)) + 1
        place = self.part.format(column=column, letter=chr(64 + column), name=f"{leak.text}.txt")
        return part == place or part.startswith(f"{place}（")


def beside(leak: Planted) -> tuple[str, ...]:
    """What stands before a leak in its row."""
    return leak.row or ("1",)


def rows(leak: Planted) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A table's two rows: headings, and the leak behind what stands beside it.

    A leak that is told by its row alone stands in a list without headings, below another one of its kind.
    """
    if leak.row and not leak.heading:
        above = next(one for one in planted() if (one.kind, one.disguise) == (leak.kind, leak.disguise) and one != leak)
        first = (*above.row, above.text)
    else:
        first = (*(f"项目{n}" for n, _ in enumerate(beside(leak), 1)), leak.heading or HEADING)
    return first, (*beside(leak), leak.text)


def marked(leak: Planted) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The same with what XML needs escaped."""
    first, second = rows(leak)
    return tuple(map(escape, first)), tuple(map(escape, second))


def of_file(ending: str, make: Callable[[Planted], bytes]) -> Callable[[Planted], Iterable[Item]]:
    """Read the file that is made for a leak."""
    return lambda leak: read(make(leak), f"a.{ending}")


def xml(make: Callable[[str], bytes]) -> Callable[[Planted], bytes]:
    """Make a file from a leak's text as it stands in XML."""
    return lambda leak: make(escape(leak.text))


def rich(leak: Planted) -> Iterable[Item]:
    return passages_of_html(f"<p>{escape(leak.text)}</p>".replace("\n", "<br>"))


def rich_table(leak: Planted) -> Iterable[Item]:
    cells = ["".join(f"<td>{cell}</td>" for cell in one) for one in marked(leak)]
    return passages_of_html("<table>" + "".join(f"<tr>{one}</tr>" for one in cells) + "</table>")


def noted(kind: str, text: str) -> bytes:
    part = f"<w:{kind}s {W}><w:{kind}>{paragraph(text)}</w:{kind}></w:{kind}s>"
    return docx(links=[(f"{kind}s", f"{kind}s.xml")], **{f"{kind}s": part})


def deleted(text: str) -> bytes:
    return docx(f"<w:p><w:del {CHANGED}><w:r><w:delText>{text}</w:delText></w:r></w:del></w:p>")


def header(text: str) -> bytes:
    return docx(links=[("header", "header1.xml")], header1=f"<w:hdr {W}>{paragraph(text)}</w:hdr>")


def book(leak: Planted, about: str = "", **more) -> bytes:
    """A workbook whose first sheet has the leak in its second row."""
    first, second = marked(leak)
    return xlsx({"名单": sheet(row(1, *first) + row(2, *second, about=about))}, **more)


def numbered(leak: Planted) -> bytes:
    """A workbook that keeps the leak as a number, as programs write it."""
    first, second = marked(leak)
    cell = f'<c r="{chr(64 + len(second))}2"><v>{leak.text}</v></c>'
    return xlsx({"名单": sheet(row(1, *first) + row(2, *second[:-1], cell))})


def commented(text: str) -> bytes:
    comment = (
        f'<comments {S}><commentList><comment ref="B2"><text><t>{text}</t></text></comment></commentList></comments>'
    )
    links = {"xl/worksheets/_rels/sheet1.xml.rels": relations(("comments", "../comments1.xml"))}
    return xlsx(**{"xl/comments1.xml": comment}, **links)


def named(text: str) -> bytes:
    return xlsx(names=f'<definedNames><definedName name="x">"{text}"</definedName></definedNames>')


def notes(text: str) -> bytes:
    links = {"ppt/slides/_rels/slide1.xml.rels": relations(("notesSlide", "../notesSlides/n1.xml"))}
    return pptx(**{"ppt/notesSlides/n1.xml": slide(text, root="notes")}, **links)


def annotation(leak: Planted) -> bytes:
    return written("正文", change=lambda pdf: annotated(pdf, Subtype=Name.Text, Contents=leak.text))


def form(leak: Planted) -> bytes:
    def fill(pdf):
        about = Dictionary(
            FT=Name.Tx, T="x", V=leak.text, Subtype=Name.Widget, Type=Name.Annot, Rect=Array([0, 0, 9, 9])
        )
        pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(about)]))

    return written("正文", change=fill)


def titled(leak: Planted) -> bytes:
    def tell(pdf):
        pdf.docinfo["/Title"] = leak.text

    return written("正文", change=tell)


def with_file(leak: Planted) -> bytes:
    return written("正文", change=lambda pdf: attached(pdf, "a.docx", docx(paragraph(escape(leak.text)))))


def table_as_text(leak: Planted) -> bytes:
    quoted = [",".join(f'"{cell}"' for cell in one) for one in rows(leak)]
    return "\r\n".join(quoted).encode("gb18030")


HIDDEN_BOOK = partial(book, states=("hidden",))
SPOTS = (
    Spot("rich text", "paragraph", "第1段", rich),
    Spot("rich text", "table cell", "表1第2行第{column}列", rich_table, in_table=True),
    Spot("docx", "body", "第1段", of_file("docx", xml(lambda text: docx(paragraph(text))))),
    Spot(
        "docx", "table", "表1第2行第{column}列", of_file("docx", lambda leak: docx(table(*marked(leak)))), in_table=True
    ),
    Spot("docx", "header", "页眉·第1段", of_file("docx", xml(header))),
    Spot("docx", "footnote", "脚注·第1段", of_file("docx", xml(partial(noted, "footnote")))),
    Spot("docx", "comment", "批注·第1段", of_file("docx", xml(partial(noted, "comment")))),
    Spot("docx", "tracked deletion", "第1段（删除的文字）", of_file("docx", xml(deleted))),
    Spot("docx", "hidden", "第1段", of_file("docx", xml(lambda text: docx(paragraph(run(text, "<w:vanish/>")))))),
    Spot(
        "docx",
        "metadata",
        "元数据（标题）",
        of_file("docx", xml(lambda text: docx(**{"docProps/core.xml": core(title=text)}))),
    ),
    Spot("xlsx", "cell", "工作表“名单”!{letter}2", of_file("xlsx", book), in_table=True),
    Spot("xlsx", "hidden sheet", "工作表“名单”!{letter}2", of_file("xlsx", HIDDEN_BOOK), in_table=True),
    Spot(
        "xlsx",
        "hidden row",
        "工作表“名单”!{letter}2",
        of_file("xlsx", partial(book, about='hidden="1"')),
        in_table=True,
    ),
    Spot("xlsx", "comment", "工作表“名单”!B2批注", of_file("xlsx", xml(commented))),
    Spot("xlsx", "defined name", "名称“x”", of_file("xlsx", xml(named))),
    Spot("xlsx", "number", "工作表“名单”!{letter}2", of_file("xlsx", numbered), in_table=True, numbers=True),
    Spot("pptx", "slide", "第1张", of_file("pptx", xml(lambda text: pptx([slide(text)])))),
    Spot("pptx", "notes", "第1张备注", of_file("pptx", xml(notes))),
    Spot("pptx", "hidden slide", "第1张", of_file("pptx", xml(lambda text: pptx([slide(text, about='show="0"')])))),
    Spot("pdf", "text", "第1页", of_file("pdf", lambda leak: written(leak.text))),
    Spot("pdf", "covered", "第1页", of_file("pdf", lambda leak: written(leak.text, after=box(0, 0, 595, 842)))),
    Spot("pdf", "annotation", "批注", of_file("pdf", annotation)),
    Spot("pdf", "form", "表单", of_file("pdf", form)),
    Spot("pdf", "metadata", "元数据（标题）", of_file("pdf", titled)),
    Spot("pdf", "attachment", "附件“a.docx”·第1段", of_file("pdf", with_file)),
    Spot("csv", "cell", "第2行第{column}列", of_file("csv", table_as_text), in_table=True),
    Spot("txt", "gb18030", "第1行", of_file("txt", lambda leak: leak.text.encode("gb18030"))),
    Spot("ofd", "page", "第1页", of_file("ofd", xml(lambda text: ofd(ofd_text(text))))),
    Spot("zip", "txt inside", "压缩包里的“a.txt”·第1行", of_file("zip", lambda leak: packed({"a.txt": leak.text}))),
    Spot("any file", "name", "文件名", lambda leak: read("正文".encode(), f"{leak.text}.txt")),
)
"""All of them, in the order of the page of the scanner."""
