"""A clean copy of a PDF: its pages as they are seen, and nothing beside, under or before them."""

import io
from collections.abc import Iterable

import pikepdf
import pypdfium2 as pdfium
from pikepdf import Array, Dictionary, Name, Object, Stream

from gongkai.scanner.clean import image
from gongkai.scanner.clean.raster import replace_page
from gongkai.scanner.formats.pdf import counted, opened
from gongkai.scanner.formats.pdf_objects import refuse_bloated
from gongkai.scanner.formats.pdf_page import hides
from gongkai.scanner.formats.source import Hazard

_OF_ROOT = frozenset(
    {"/Type", "/Pages", "/PageLabels", "/Outlines", "/Lang", "/MarkInfo", "/StructTreeRoot", "/OCProperties"}
)
_OF_PAGE = frozenset(
    {
        "/Type",
        "/Parent",
        "/Resources",
        "/MediaBox",
        "/CropBox",
        "/Rotate",
        "/Contents",
        "/Annots",
        "/UserUnit",
        "/Group",
    }
    | {"/StructParents", "/Tabs"}
)
_EVERYWHERE = ("/Metadata", "/PieceInfo", "/AA", "/LastModified", "/AF", "/OPI", "/Alternates")
_DROPPED = frozenset(
    {"/Text", "/Popup", "/FileAttachment", "/Sound", "/Movie", "/RichMedia", "/Screen", "/3D", "/Redact", "/TrapNet"}
)
_ACTIONS = frozenset({"/URI", "/GoTo"})


def cleaned(content: bytes) -> bytes:
    """Return the copy; pages on which text is covered or cannot be seen become pictures of themselves.

    :raises Hazard: if the file is locked or spoilt, or a page cannot be drawn.
    """
    with opened(content) as pdf:
        refuse_bloated(pdf)
        counted(pdf)
        try:
            _draw_anew(pdf, content)
        except pdfium.PdfiumError:
            raise Hazard("file_broken", "PDF 的页面画不出来") from None
        strip(pdf)
        return saved(pdf)


def strip(pdf: pikepdf.Pdf) -> None:
    """Take out of an open file all that is not on its pages, and all on them that is no drawing."""
    for page in pdf.pages:
        _strip_notes(page.obj)
    if "/AcroForm" in pdf.Root:
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("screen")
    for page in pdf.pages:
        _keep(page.obj, _OF_PAGE)
    _keep(pdf.Root, _OF_ROOT)
    _strip_outlines(pdf.Root.get("/Outlines"))
    for one in pdf.objects:
        _strip_object(one)
    _remove(pdf.trailer, ("/Info", "/ID"))


def saved(pdf: pikepdf.Pdf) -> bytes:
    """Return a file written anew: only what is referred to, once, without encryption."""
    kept = io.BytesIO()
    pdf.save(kept, fix_metadata_version=False, encryption=False, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return kept.getvalue()


def _draw_anew(pdf: pikepdf.Pdf, content: bytes) -> None:
    layers = pdf.Root.get("/OCProperties", Dictionary()).get("/D", Dictionary())
    some_are_off = bool(len(layers.get("/OFF", Array()))) or layers.get("/BaseState") == Name.OFF
    drawn = False
    with pdfium.PdfDocument(content) as document:
        document.init_forms()
        for number in range(len(document)):
            if some_are_off or hides(document[number]):
                replace_page(pdf, document, number)
                drawn = True
    if drawn:  # what describes the pages for readers who do not see them would tell what was taken off them
        _remove(pdf.Root, ("/StructTreeRoot", "/MarkInfo", "/OCProperties"))


def _strip_notes(page: Object) -> None:
    """Drop notes and files; keep links that lead somewhere; the others stay as they are drawn."""
    kept = []
    for note in page.get("/Annots", Array()):
        if not isinstance(note, Dictionary) or str(note.get("/Subtype", "")) in _DROPPED:
            continue
        action = note.get("/A", Dictionary())
        if note.get("/Subtype") == Name.Link and (str(action.get("/S", "/GoTo")) not in _ACTIONS or "/Next" in action):
            continue
        if note.get("/Subtype") != Name.Widget:
            _remove(note, ("/Contents", "/RC", "/Subj", "/T", "/NM", "/Popup"))
        kept.append(note)
    if "/Annots" in page:
        page.Annots = Array(kept)


def _strip_outlines(root: Object | None) -> None:
    """Leave of bookmarks their titles and the pages they lead to."""
    left = [root] if root is not None else []
    seen: set[tuple[int, int]] = set()
    while left:
        one = left.pop()
        if not isinstance(one, Dictionary) or one.objgen in seen:
            continue
        seen.add(one.objgen)
        if "/A" in one and str(one.A.get("/S", "")) not in _ACTIONS:
            del one["/A"]
        left += [one[key] for key in ("/First", "/Next") if key in one]


def _strip_object(one: Object) -> None:
    if isinstance(one, Dictionary | Stream):
        _remove(one, _EVERYWHERE)
    if isinstance(one, Stream) and one.get("/Filter") == Name.DCTDecode:
        _strip_picture(one)


def _strip_picture(one: Object) -> None:
    try:
        bare = image.cleaned(one.read_raw_bytes())
    except Hazard:
        return  # a picture that only a printer's program reads; what it carries was told when the file was read
    one.write(bare, filter=Name.DCTDecode)


def _keep(one: Object, keys: frozenset[str]) -> None:
    _remove(one, [key for key in one.keys() if key not in keys])  # noqa: SIM118  # no Python dictionary


def _remove(one: Object, keys: Iterable[str]) -> None:
    for key in keys:
        if key in one:
            del one[key]
