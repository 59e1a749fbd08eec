"""A clean copy of a workbook: values without formulas, and no sheet, row, column or text that is not shown."""

import re

from gongkai.scanner.clean.parts import ASIDE, Parts, remove
from gongkai.scanner.formats.grid import column_of
from gongkai.scanner.formats.markup import Element, attribute, child, named, reference
from gongkai.scanner.formats.numbers import Format, formats_of
from gongkai.scanner.formats.source import Hazard
from gongkai.scanner.passage import Hidden

_BOOK = "xl/workbook.xml"
_OF_BOOK = ("fileSharing", "absPath", "customWorkbookViews", "webPublishing", "fileRecoveryPr", "smartTagPr", "extLst")
_OF_SHEET = (
    "scenarios", "customSheetViews", "autoFilter", "sortState", "protectedRanges", "dataValidations", "dataConsolidate",
    "customProperties", "oleObjects", "controls", "webPublishItems", "legacyDrawing", "extLst", "cellWatches",
    "smartTags",
)  # fmt: skip
_KEPT_NAMES = re.compile(r"_xlnm\.Print_(Area|Titles)$")
_FALSE = {"", "0", "false"}


def cleaned(content: bytes) -> bytes:
    """Return the copy.

    :raises Hazard: if the package must not be unpacked, or shows no sheet at all.
    """
    parts = Parts(content)
    parts.drop(lambda name: any(piece in name for piece in ASIDE))
    formats = formats_of(parts.xml("xl/styles.xml"))
    shown = _shown(parts)
    parts.drop(lambda name: "/xl/worksheets/sheet" in name and name.lstrip("/") not in {one.lower() for one in shown})
    used: set[int] = set()
    for name in shown:
        root = parts.xml(name)
        if root is not None:
            _clean_sheet(root, formats)
            used |= {int(value) for value in _strings_of(root)}
    _forget_strings(parts.xml("xl/sharedStrings.xml"), used)
    for name in parts.names("xl/tables/"):
        root = parts.xml(name)
        for one in list(named(root, "autoFilter", "sortState", "extLst")) if root is not None else ():
            remove(one)
    return parts.packed()


def _shown(parts: Parts) -> list[str]:
    """Take hidden sheets out of the workbook and return the parts of those that stay."""
    book = parts.xml(_BOOK)
    if book is None:
        raise Hazard("file_broken", "没有工作簿")
    targets = {one: target for one, _, target in parts.targets(_BOOK)}
    shown: list[str] = []
    places: dict[str, str] = {}
    for at, sheet in enumerate(list(named(book, "sheet"))):
        if attribute(sheet, "state") in {"", "visible"} and reference(sheet) in targets:
            places[str(at)] = str(len(shown))
            shown.append(targets[reference(sheet)])
        else:
            remove(sheet)
    if not shown:
        raise Hazard("file_broken", "工作簿里没有一张显示的工作表")
    for one in list(named(book, *_OF_BOOK)):
        remove(one)
    for view in named(book, "workbookView"):
        for key in ("activeTab", "firstSheet"):
            view.attrib.pop(key, "")
    _keep_names(book, places)
    return shown


def _keep_names(book: Element, places: dict[str, str]) -> None:
    """Keep the names that say what is printed; all others may carry data, and no formula needs them any more."""
    for one in list(named(book, "definedName")):
        at = attribute(one, "localSheetId")
        if _KEPT_NAMES.match(attribute(one, "name")) and at in places:
            one.set("localSheetId", places[at])
        else:
            remove(one)
    listed = child(book, "definedNames")
    if listed is not None and not len(listed):
        remove(listed)


def _clean_sheet(root: Element, formats: tuple[Format, ...]) -> None:
    for one in list(named(root, *_OF_SHEET)):
        remove(one)
    hidden = [
        (int(attribute(one, "min") or 0), int(attribute(one, "max") or 0))
        for one in named(root, "col")
        if attribute(one, "hidden") not in _FALSE or attribute(one, "width") == "0"
    ]
    for row in named(root, "row"):
        row_hides = attribute(row, "hidden") not in _FALSE or attribute(row, "ht") == "0"
        at = 0
        for cell in list(named(row, "c")):
            at = column_of(attribute(cell, "r")) or at + 1
            column_hides = any(first <= at <= last for first, last in hidden)
            if row_hides or column_hides or _format(cell, formats).hidden is not Hidden.NO:
                remove(cell)
                continue
            for formula in list(named(cell, "f")):
                remove(formula)


def _format(cell: Element, formats: tuple[Format, ...]) -> Format:
    style = attribute(cell, "s")
    return formats[int(style)] if style.isdigit() and int(style) < len(formats) else Format()


def _strings_of(root: Element) -> list[str]:
    values = [child(cell, "v") for cell in named(root, "c") if attribute(cell, "t") == "s"]
    texts = [str(value.text or "").strip() for value in values if value is not None]
    return [text for text in texts if text.isdigit()]


def _forget_strings(root: Element | None, used: set[int]) -> None:
    """Empty the strings that no cell refers to any more; their places stay, for cells refer by number."""
    for at, one in enumerate(list(named(root, "si")) if root is not None else ()):
        if at not in used:
            for inner in list(one):
                remove(inner)
