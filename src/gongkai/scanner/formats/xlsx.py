"""Spreadsheets: every sheet, also the hidden ones, cell by cell as stored, and all that is in the file beside them."""

from collections.abc import Iterator

from gongkai.scanner.formats.grid import Book, Sheet
from gongkai.scanner.formats.markup import attribute, named, reference, words
from gongkai.scanner.formats.numbers import formats_of
from gongkai.scanner.formats.package import Package
from gongkai.scanner.formats.source import Item, Source
from gongkai.scanner.passage import Hidden, Passage, Trouble

_BOOK = "xl/workbook.xml"


def read(source: Source) -> Iterator[Item]:
    """Yield cells, comments, names, caches and metadata, then everything else in the package."""
    package = Package(source)
    book = Book(_strings(package), formats_of(package.xml("xl/styles.xml")))
    names = _sheets(package)
    for part, (name, hidden) in names.items():
        content = package.taken(part)
        if content:
            yield from Sheet(name, Hidden.HIDDEN_SHEET if hidden else Hidden.NO, book).items(content, part)
        yield from _comments(package, part, name)
    for at in sorted(set(range(len(book.strings))) - book.used):
        if book.strings[at].strip():
            yield Passage(book.strings[at], "共享字符串（没有单元格引用）", Hidden.CACHE)
    yield from _outside_data(package)
    yield from package.properties()
    yield from package.outside()
    yield from package.rest()


def _strings(package: Package) -> list[str]:
    root = package.xml("xl/sharedStrings.xml")
    return [] if root is None else [words(one) for one in named(root, "si")]


def _sheets(package: Package) -> dict[str, tuple[str, bool]]:
    """Return the parts of all sheets with their names and whether they are hidden; those without a name come last."""
    book = package.xml(_BOOK)
    relations = package.relations(_BOOK)
    found: dict[str, tuple[str, bool]] = {}
    for sheet in () if book is None else named(book, "sheet"):
        relation = relations.get(reference(sheet))
        if relation is not None and relation.target.endswith(".xml"):
            found[relation.target] = (attribute(sheet, "name"), attribute(sheet, "state") in {"hidden", "veryHidden"})
    for part in package.find("xl/worksheets/"):
        found.setdefault(part, (f"没有列出的工作表 {part.rpartition('/')[2]}", True))
    return found


def _comments(package: Package, part: str, sheet: str) -> Iterator[Item]:
    for relation in package.relations(part).values():
        if relation.kind not in {"comments", "threadedComment"} or relation.outside:
            continue
        root = package.xml(relation.target)
        for one in () if root is None else named(root, "comment", "threadedComment"):
            yield Passage(words(one), f"工作表“{sheet}”!{attribute(one, 'ref')}批注", Hidden.COMMENT)
        for author in () if root is None else named(root, "author"):
            yield Passage(words(author), "批注作者", Hidden.METADATA)


def _outside_data(package: Package) -> Iterator[Item]:
    """Yield names, the kept copies of other workbooks' data, and the sheets' own names."""
    book = package.xml(_BOOK)
    for one in () if book is None else named(book, "sheet"):
        state = Hidden.HIDDEN_SHEET if attribute(one, "state") in {"hidden", "veryHidden"} else Hidden.NO
        yield Passage(attribute(one, "name"), "工作表名称", state)
    for one in () if book is None else named(book, "definedName"):
        name = attribute(one, "name")
        hidden = Hidden.HIDDEN_TEXT if attribute(one, "hidden") in {"1", "true"} else Hidden.NO
        yield Passage(f"{name} = {words(one)}", f"名称“{name}”", hidden)
    for part in package.find("xl/externalLinks/"):
        root = package.xml(part)
        yield Trouble("file_external_link", "外部链接", "表格引用了别的工作簿")
        for value in () if root is None else named(root, "v", "sheetName", "definedName"):
            yield Passage(words(value) or attribute(value, "val"), "外部链接的缓存", Hidden.CACHE)
    for part in package.find("xl/pivotCache/"):
        root = package.xml(part)
        for value in () if root is None else named(root, "s", "n", "d", "cacheField"):
            yield Passage(attribute(value, "v") or attribute(value, "name"), "透视表缓存", Hidden.CACHE)
