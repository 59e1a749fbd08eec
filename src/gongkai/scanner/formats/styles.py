"""Which runs of a Word document are not seen: hidden, white on white, or too small; by themselves or by style."""

from lxml.etree import QName

from gongkai.scanner.formats.markup import Element, above, attribute, child, named
from gongkai.scanner.passage import Hidden

_OFF = {"0", "false", "off", "none"}
_TINY = 4
"""Half-points: letters of two points and less are not read."""


def hidden_styles(root: Element | None) -> frozenset[str]:
    """Return the ids of the styles that hide text, by themselves or through the style they are based on."""
    based: dict[str, str] = {}
    hiding: set[str] = set()
    for style in () if root is None else named(root, "style"):
        name = attribute(style, "styleId")
        parent = child(style, "basedOn")
        based[name] = attribute(parent, "val") if parent is not None else ""
        if _is_on(child(style, "rPr"), "vanish"):
            hiding.add(name)
    for name in based:
        seen: list[str] = []
        at = name
        while at and at not in seen:
            seen.append(at)
            if at in hiding:
                hiding.update(seen)
                break
            at = based.get(at, "")
    return frozenset(hiding)


def hidden_run(run: Element, hiding: frozenset[str]) -> Hidden:
    """Return why a run of text is not seen; NO if it is."""
    how = child(run, "rPr")
    style = child(how, "rStyle") if how is not None else None
    off = _is_off(how, "vanish")
    if not off and (_is_on(how, "vanish", "webHidden", "specVanish") or _style_hides(run, style, hiding)):
        return Hidden.HIDDEN_TEXT
    if how is None:
        return Hidden.NO
    color, size = child(how, "color"), child(how, "sz")
    if size is not None and attribute(size, "val").isdigit() and int(attribute(size, "val")) <= _TINY:
        return Hidden.INVISIBLE
    white = color is not None and attribute(color, "val").upper() in {"FFFFFF", "FEFEFE"}
    return Hidden.INVISIBLE if white and not _is_shaded(run) else Hidden.NO


def _style_hides(run: Element, style: Element | None, hiding: frozenset[str]) -> bool:
    paragraph = above(run, "p")
    of_paragraph = child(paragraph, "pPr", "pStyle") if paragraph is not None else None
    return any(attribute(one, "val") in hiding for one in (style, of_paragraph) if one is not None)


def _is_shaded(run: Element) -> bool:
    """Tell whether a run stands on a colour; white letters on one are seen. A table's style may give it one."""
    for around in (run, *run.iterancestors()):
        name = QName(around).localname
        how = child(around, f"{name}Pr")
        if how is not None and any(child(how, one) is not None for one in ("shd", "highlight", "tblStyle")):
            return True
    return False


def _is_on(how: Element | None, *names: str) -> bool:
    found = [child(how, name) for name in names] if how is not None else []
    return any(one is not None and attribute(one, "val").lower() not in _OFF for one in found)


def _is_off(how: Element | None, name: str) -> bool:
    one = child(how, name) if how is not None else None
    return one is not None and attribute(one, "val").lower() in _OFF
