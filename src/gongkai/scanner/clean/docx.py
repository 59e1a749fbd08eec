"""A clean copy of a Word document: changes accepted, and nothing in it that is not seen on its pages."""

from gongkai.scanner.clean.parts import ASIDE, Parts, remove, unwrap
from gongkai.scanner.formats.markup import Element, above, attribute, child, local, named
from gongkai.scanner.formats.story import HARMLESS
from gongkai.scanner.formats.styles import hidden_run, hidden_styles
from gongkai.scanner.passage import Hidden

_STORIES = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")
_ACCEPTED = ("ins", "moveTo")
_REMOVED = (
    "del", "moveFrom", "delText", "delInstrText", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange",
    "trPrChange", "tblGridChange", "tblPrExChange", "numberingChange", "moveFromRangeStart", "moveFromRangeEnd",
    "moveToRangeStart", "moveToRangeEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "cellIns",
)  # fmt: skip
_SETTINGS = ("docVars", "mailMerge", "attachedTemplate", "rsids", "trackRevisions", "docId", "chartTrackingRefBased")


def cleaned(content: bytes) -> bytes:
    """Return the copy.

    :raises Hazard: if the package must not be unpacked.
    """
    parts = Parts(content)
    parts.drop(lambda name: any(piece in name for piece in ASIDE))
    hiding = hidden_styles(parts.xml("word/styles.xml"))
    for name in parts.names(*_STORIES):
        root = parts.xml(name)
        if root is not None:
            _accept(root)
            _unhide(root, hiding)
            _fields(root)
            _unname(root)
    settings = parts.xml("word/settings.xml")
    for one in list(named(settings, *_SETTINGS)) if settings is not None else ():
        remove(one)
    return parts.packed()


def _accept(root: Element) -> None:
    """Accept every change: what was deleted goes, what was inserted stays, and nothing says when or by whom."""
    for row in list(named(root, "tr")):
        if child(row, "trPr", "del") is not None:
            remove(row)
    for cell in [above(one, "tc") for one in named(root, "cellDel")]:
        if cell is not None:
            remove(cell)
    for one in list(named(root, *_REMOVED)):
        remove(one)
    for one in list(named(root, *_ACCEPTED)):
        unwrap(one)


def _unhide(root: Element, hiding: frozenset[str]) -> None:
    for row in list(named(root, "tr")):
        if child(row, "trPr", "hidden") is not None:
            remove(row)
    for run in list(named(root, "r")):
        if hidden_run(run, hiding) is not Hidden.NO:
            remove(run)
    for table in list(named(root, "tbl")):
        if next(named(table, "tr"), None) is None:
            remove(table)


def _fields(root: Element) -> None:
    """Turn fields that hide words or fetch something into the text they show."""
    for one in list(named(root, "fldSimple")):
        if _word(attribute(one, "instr")) not in HARMLESS:
            unwrap(one)
    for paragraph in named(root, "p"):
        codes = [one for one in named(paragraph, "instrText") if above(one, "p") is paragraph]
        if _word("".join(str(one.text or "") for one in codes)) in {"", *HARMLESS}:
            continue
        marks = [one for one in named(paragraph, "fldChar") if above(one, "p") is paragraph]
        for one in [*codes, *marks]:
            remove(one)


def _word(code: str) -> str:
    return next(iter(code.upper().split()), "")


def _unname(root: Element) -> None:
    """Take off what tells sessions of writing and names of people apart, and comments of the XML itself."""
    for element in list(root.iter()):
        if not local(element):
            remove(element)
            continue
        for key in [str(key) for key in element.attrib]:
            short = key.rpartition("}")[2]
            if short.startswith("rsid") or short in {"author", "initials"}:
                del element.attrib[key]
