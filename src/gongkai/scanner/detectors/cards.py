"""Bank cards and accounts: by the issuers' prefixes and lengths and the check digit, or by the word beside them."""

import re
from collections.abc import Iterator

from gongkai.scanner.kinds import Kind
from gongkai.scanner.signals import Signal
from gongkai.scanner.view import Hit, Number, View

LENGTHS = frozenset(range(12, 20))
CARD_LENGTHS = frozenset(range(16, 20))
UNIONPAY = re.compile("62[0-9]{14,17}")
OTHERS = re.compile(
    "(?:4[0-9]{15}|5[1-5][0-9]{14}|2[2-7][0-9]{14}|35[0-9]{14}|60[0-9]{14,17}|9558[0-9]{15}|4367[0-9]{15}|4563[0-9]{15})"
)
"""Other issuers' cards, the old Chinese debit cards among them."""

FIRST_DIGITS = "234569"
DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
SHORTENED = re.compile(r"[1-9](?:\.[0-9]{1,14})?[Ee]\+?1[5-8](?![0-9])")
SHORTEST_GROUP = 3
CLOSE = 10


def has_check_digit(digits: str) -> bool:
    """Tell whether the last digit is the one that Luhn's rule (ISO/IEC 7812-1) asks for."""
    last_first = [int(digit) for digit in reversed(digits)]
    return (sum(last_first[::2]) + sum(DOUBLED[digit] for digit in last_first[1::2])) % 10 == 0


def cards(view: View) -> Iterator[Hit]:
    """Find bank cards, and beside words such as 账号 what may be an account. Source: 第九条."""
    for number in view.numbers:
        if len(number.digits) in LENGTHS and _is_written_as_one(number) and (kind := _kind(view, number)):
            yield Hit(kind, number.start, number.end)
    if Signal.ACCOUNT in view.beside or Signal.ACCOUNT in view.words.signals:
        for short in SHORTENED.finditer(view.text):
            if view.says(Signal.ACCOUNT, *short.span()):
                yield Hit(Kind.ACCOUNT, *short.span())


def _is_written_as_one(number: Number) -> bool:
    """Groups of one or two digits are dates and counts, unless all digits stand apart."""
    lengths = number.lengths
    return len(lengths) == 1 or min(lengths[:-1]) >= SHORTEST_GROUP or max(lengths) == 1


def _kind(view: View, number: Number) -> Kind | None:
    start, end, digits = number.start, number.end, number.digits
    named = view.says(Signal.ACCOUNT, start, end)
    if len(digits) in CARD_LENGTHS and digits[0] in FIRST_DIGITS and has_check_digit(digits):
        if named:
            return Kind.BANK_CARD
        if UNIONPAY.fullmatch(digits):
            labelled = view.close(Signal.OTHER_NUMBER, start, end, CLOSE)
            return Kind.ACCOUNT if labelled else Kind.BANK_CARD
        if OTHERS.fullmatch(digits):
            return Kind.ACCOUNT
    return Kind.ACCOUNT if named else None
