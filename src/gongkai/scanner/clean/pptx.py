"""A clean copy of a presentation: the slides that are shown, without notes and comments, and what is seen on them."""

from gongkai.scanner.clean.parts import ASIDE, Parts, remove
from gongkai.scanner.formats.markup import Element, child, named, reference
from gongkai.scanner.formats.pptx import is_aside, is_hidden, is_shape_hidden, size_of
from gongkai.scanner.formats.source import Hazard

_SHOW = "ppt/presentation.xml"
_OF_SHOW = ("custShowLst", "extLst", "custDataLst", "modifyVerifier")


def cleaned(content: bytes) -> bytes:
    """Return the copy.

    :raises Hazard: if the package must not be unpacked, or shows no slide at all.
    """
    parts = Parts(content)
    parts.drop(lambda name: any(piece in name for piece in ASIDE))
    show = parts.xml(_SHOW)
    if show is None:
        raise Hazard("file_broken", "没有演示文稿")
    targets = {one: target for one, _, target in parts.targets(_SHOW)}
    shown = []
    for one in list(named(show, "sldId")):
        slide = parts.xml(targets.get(reference(one), ""))
        if slide is None or is_hidden(slide):
            remove(one)
        else:
            shown.append(targets[reference(one)].lower())
            _clean_slide(slide, size_of(show))
    if not shown:
        raise Hazard("file_broken", "没有一张显示的幻灯片")
    parts.drop(lambda name: name.startswith("/ppt/slides/slide") and name.lstrip("/") not in shown)
    for one in list(named(show, *_OF_SHOW)):
        remove(one)
    return parts.packed()


def _clean_slide(slide: Element, size: tuple[int, int]) -> None:
    """Take off shapes that are hidden or lie beside the slide, and data that other programs left."""
    for shape in list(named(slide, "sp", "graphicFrame", "cxnSp", "pic", "grpSp")):
        if is_shape_hidden(shape) or is_aside(shape, size):
            remove(shape)
    for one in list(named(slide, "custDataLst")):
        remove(one)
    own = child(slide, "extLst")
    if own is not None:
        remove(own)
