"""Telephone numbers: mobile ones belong to a person, others to an office unless said otherwise."""

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise

from gongkai.scanner.kinds import Kind
from gongkai.scanner.signals import Signal
from gongkai.scanner.view import Hit, Number, View

MOBILE = re.compile(r"(?:00)?(?:86)?(1[3-9][0-9]{9})")
MOBILE_LENGTHS = frozenset({11, 13, 15})
MOBILE_PARTS = frozenset({(11,), (3, 4, 4), (3, 8), (7, 4)})
"""How people write a mobile number in groups, if not sign by sign. Other ways count only beside a word such as 手机."""

LANDLINE = re.compile(r"(?:86)?0?(?:10|2[0-9])[2-8][0-9]{7}|(?:86)?0?[3-9][0-9]{2}[2-8][0-9]{6,7}")
LANDLINE_LENGTHS = frozenset({10, 11, 12, 13, 14})
LOCAL = re.compile(r"[2-8][0-9]{6,7}")
LOCAL_LENGTHS = frozenset({7, 8})
CLOSE = 10
"""How close before a number the word must stand that says it is a telephone number, or something else."""

QUANTITY = re.compile(r"[ ]?[万亿]?(?:元|吨|米|公里|千克|公斤|平方|人次|册|度|%)")
LETTER = re.compile("[A-Za-z]")


def phones(view: View) -> Iterator[Hit]:
    """Find mobile and landline numbers. Source: 第九条."""
    for number in view.numbers:
        kind = _mobile(view, number) or _landline(view, number) or _local(view, number)
        if kind and not _is_part_of_an_amount(view.text, number):
            yield Hit(kind, number.start, number.end)


def _is_part_of_an_amount(text: str, number: Number) -> bool:
    """Tell whether a decimal fraction or a unit of measure makes a number out of the digits."""
    start, end = number.start, number.end
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    decimal = (before[-1:] == "." and before[:1].isdigit()) or (after[:1] == "." and after[1:].isdigit())
    return (decimal and len(number.groups) == 1) or QUANTITY.match(text, end) is not None


def _mobile(view: View, number: Number) -> Kind | None:
    match = MOBILE.fullmatch(number.digits) if len(number.digits) in MOBILE_LENGTHS else None
    if not match:
        return None
    named = view.says(Signal.PHONE, number.start, number.end, CLOSE)
    if not named and not _is_grouped_like_a_mobile(number, match.start(1)):
        return None
    labelled = view.close(Signal.OTHER_NUMBER, number.start, number.end, CLOSE)
    lettered = LETTER.match(view.text, max(number.start - 1, 0)) or LETTER.match(view.text, number.end)
    return Kind.MOBILE_DOUBTFUL if (labelled or lettered) and not named else Kind.MOBILE


def _is_grouped_like_a_mobile(number: Number, prefix: int) -> bool:
    """Tell whether gaps stand only where people make them, or after every sign or two; a prefix does not count."""
    ends = [end - prefix for end in accumulate(number.lengths) if end > prefix]
    parts = tuple(end - before for before, end in pairwise([0, *ends]))
    return parts in MOBILE_PARTS or max(parts) <= 2 or {3, 7} <= set(ends)


def _landline(view: View, number: Number) -> Kind | None:
    if len(number.digits) not in LANDLINE_LENGTHS or not LANDLINE.fullmatch(number.digits):
        return None
    grouped = number.digits[0] == "0" and number.lengths[0] in {3, 4} and len(number.groups) in {2, 3}
    if view.says(Signal.HOME, number.start, number.end):
        return Kind.HOME_PHONE
    if view.says(Signal.PHONE, number.start, number.end, CLOSE) or grouped:
        return Kind.OFFICE_PHONE
    return None


def _local(view: View, number: Number) -> Kind | None:
    """Take seven or eight digits for a telephone number only right beside a word that says so."""
    if len(number.digits) not in LOCAL_LENGTHS or not LOCAL.fullmatch(number.digits) or min(number.lengths) < 3:
        return None
    if view.says(Signal.HOME, number.start, number.end, CLOSE):
        return Kind.HOME_PHONE
    return Kind.OFFICE_PHONE if view.says(Signal.PHONE, number.start, number.end, CLOSE) else None
