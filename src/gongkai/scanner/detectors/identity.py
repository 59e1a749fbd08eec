"""Identity numbers of 15 and 18 digits: by province, date of birth and check digit, whatever stands between."""

import re
from collections.abc import Iterator
from datetime import date

from gongkai.scanner.kinds import Kind
from gongkai.scanner.signals import Signal
from gongkai.scanner.view import Hit, Number, View

PROVINCES = frozenset(
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "81",
        "82",
        "83",
    ]
)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
YEARS = range(1900, 2100)
TEN = re.compile(r"[ \t\-‐-―]{0,2}[XxⅩХΧ×](?![0-9A-Za-z])")
"""The check sign X, also as look-alikes of other scripts."""

SHORTENED = re.compile(r"[1-9](?:\.[0-9]{1,14})?[Ee]\+?1[47](?![0-9])")
"""What a spreadsheet makes of 18 or 15 digits."""

NEAR_MISSES = frozenset({15, 16, 17, 18})


def check_sign(first: str) -> str:
    """Return the check sign of the first 17 digits (GB 11643-1999)."""
    return CHECKS[sum(int(digit) * weight for digit, weight in zip(first, WEIGHTS, strict=True)) % 11]


def is_identity(number: str) -> bool:
    """Tell whether 15 digits or 18 signs have a province, a possible date of birth and, of 18, the right check sign.

    The county is not looked up: counties were renumbered, and people keep the numbers they were born with.
    """
    if len(number) == 15:
        return number[:2] in PROVINCES and _is_date(f"19{number[6:12]}")
    place = number[1:3] if number[0] == "9" else number[:2]
    return place in PROVINCES and _is_date(number[6:14]) and check_sign(number[:17]) == number[17]


def _is_date(digits: str) -> bool:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year in YEARS
    except ValueError:
        return False


def identities(view: View) -> Iterator[Hit]:
    """Find identity numbers, and beside the word 身份证 what nearly is one. Source: 第九条."""
    for number in view.numbers:
        if len(number.digits) not in NEAR_MISSES:
            continue
        ten = TEN.match(view.text, number.end) if len(number.digits) == 17 else None
        end = ten.end() if ten else number.end
        if kind := _kind(view, number, number.digits + ("X" if ten else ""), end):
            yield Hit(kind, number.start, end)
    if "E" in view.text or "e" in view.text:
        for short in SHORTENED.finditer(view.text):
            if view.says(Signal.IDENTITY, *short.span()):
                yield Hit(Kind.IDENTITY_DOUBTFUL, *short.span())


def _kind(view: View, number: Number, signs: str, end: int) -> Kind | None:
    if len(signs) == 18 and is_identity(signs):
        return Kind.IDENTITY
    named = view.says(Signal.IDENTITY, number.start, end)
    if len(signs) == 15 and is_identity(signs):
        alone = len(number.groups) == 1
        return Kind.IDENTITY if named else Kind.IDENTITY_DOUBTFUL if alone else None
    return Kind.IDENTITY_DOUBTFUL if named else None
