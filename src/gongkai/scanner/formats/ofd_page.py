"""One page of an OFD: its objects in the order in which they are drawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.scanner.formats.markup import Element, attribute, child, local, named, words
from gongkai.scanner.formats.source import Item
from gongkai.scanner.passage import Hidden, Passage, Trouble

_OBJECTS = ("TextObject", "PathObject", "ImageObject")
_WHITE = "255 255 255"
_TINY = 0.4
Box = tuple[float, float, float, float]
"""Left, top, right and bottom in millimetres."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """An object of a page: what it is, where, and whether nothing shows through it."""

    element: Element
    box: Box
    is_opaque: bool

    def holds(self, other: Box) -> bool:
        across, down = (other[0] + other[2]) / 2, (other[1] + other[3]) / 2
        return self.box[0] <= across <= self.box[2] and self.box[1] <= down <= self.box[3]


def items(root: Element, part: str) -> Iterator[Item]:
    """Yield the text that is seen, line by line joined, and each text that is not."""
    drawn = [_Drawn(one, _box(one), _is_opaque(one)) for one in named(root, *_OBJECTS)]
    lines: list[str] = []
    last: Box | None = None
    for at, one in enumerate(drawn):
        if local(one.element) != "TextObject":
            continue
        text = "".join(words(code) for code in named(one.element, "TextCode"))
        hidden = _hidden(one, drawn[:at], drawn[at + 1 :])
        if hidden is not Hidden.NO:
            yield Passage(text, part, hidden)
            continue
        same = last is not None and abs(last[1] - one.box[1]) * 2 < one.box[3] - one.box[1]
        lines.append(text if same or not lines else f"\n{text}")
        last = one.box
    if lines:
        yield Passage("".join(lines), part)
    if any(local(one.element) == "ImageObject" for one in drawn):
        yield Trouble("file_needs_ocr", part, "页面上有图片，图片里的文字没有读")


def _hidden(one: _Drawn, before: list[_Drawn], after: list[_Drawn]) -> Hidden:
    if any(cover.is_opaque and cover.holds(one.box) for cover in after):
        return Hidden.COVERED
    if any(attribute(around, "Visible") == "false" for around in (one.element, *one.element.iterancestors())):
        return Hidden.HIDDEN_TEXT
    color = child(one.element, "FillColor")
    is_white = color is not None and attribute(color, "Value") == _WHITE
    is_clear = "0" in {attribute(one.element, "Alpha"), attribute(color, "Alpha") if color is not None else ""}
    on_ground = any(under.is_opaque and under.holds(one.box) for under in before)
    size = attribute(one.element, "Size")
    return Hidden.INVISIBLE if is_clear or (is_white and not on_ground) or _number(size, 9) < _TINY else Hidden.NO


def _is_opaque(one: Element) -> bool:
    if local(one) == "PathObject":
        return attribute(one, "Fill") == "true" and attribute(one, "Alpha") in {"", "255"}
    return local(one) == "ImageObject" and attribute(one, "Alpha") in {"", "255"} and not attribute(one, "ImageMask")


def _box(one: Element) -> Box:
    sides = [_number(side, 0) for side in attribute(one, "Boundary").split()[:4]]
    left, top, width, height = sides if len(sides) == 4 else (0.0, 0.0, 0.0, 0.0)
    return left, top, left + width, top + height


def _number(text: str, otherwise: float) -> float:
    try:
        return float(text)
    except ValueError:
        return otherwise
