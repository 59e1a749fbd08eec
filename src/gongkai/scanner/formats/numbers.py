"""Numbers of spreadsheets as people read them: all digits of what was stored, dates as dates."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from gongkai.scanner.formats.markup import Element, attribute, child, named
from gongkai.scanner.passage import Hidden

_DATES = frozenset([*range(14, 18), 22, *range(27, 37), *range(50, 59)])
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  # a date on a sheet has no time zone
_LAST_DAY = 2_958_465
_DIGITS = 40


@dataclass(frozen=True, slots=True)
class Format:
    """How a cell shows its value."""

    is_date: bool = False
    hidden: Hidden = Hidden.NO


def formats_of(root: Element | None) -> tuple[Format, ...]:
    """Return the formats of a workbook in the order in which cells refer to them."""
    listed = child(root, "cellXfs") if root is not None else None
    if root is None or listed is None:
        return ()
    codes = {attribute(one, "numFmtId"): attribute(one, "formatCode") for one in named(root, "numFmt")}
    fonts = child(root, "fonts")
    white = [_is_white(font) for font in fonts] if fonts is not None else []
    return tuple(_format(one, codes, white) for one in listed)


def _format(one: Element, codes: dict[str, str], white: list[bool]) -> Format:
    number, font, fill = (attribute(one, key) or "0" for key in ("numFmtId", "fontId", "fillId"))
    code = codes.get(number, "")
    bare = _QUOTED.sub("", code).lower()
    is_date = (number.isdigit() and int(number) in _DATES) or ("y" in bare and ("m" in bare or "d" in bare))
    unseen = code.strip().startswith(";;") and not bare.strip("; ")
    on_white = font.isdigit() and int(font) < len(white) and white[int(font)] and fill in {"0", "1"}
    return Format(is_date, Hidden.INVISIBLE if unseen or on_white else Hidden.NO)


def _is_white(font: Element) -> bool:
    color = child(font, "color")
    return color is not None and (attribute(color, "rgb").upper() == "FFFFFFFF" or attribute(color, "theme") == "0")


def spoken(value: str, style: Format) -> str:
    """Return a stored number in full: no exponent, no fraction that is only rounding; a date as year-month-day."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite() or abs(number.adjusted()) > _DIGITS:
        return value
    if style.is_date and 1 <= number <= _LAST_DAY:
        return (_EPOCH + timedelta(days=float(number))).strftime("%Y-%m-%d")
    return f"{number:f}"
