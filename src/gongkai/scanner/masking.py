"""Showing that something is there without showing it. Stronger than the usual six and four: at most three and two."""

import re
from typing import Self

from gongkai.scanner.finding import Word
from gongkai.scanner.kinds import Kind

STAR = "*"
JOINTS = re.compile(r"[\s\-‐-―_.·()（）]+")


class Mask(Word):
    """What a value is, and so which of its signs may stay. ``first`` and ``last`` count them from either end."""

    first: int
    last: int

    def __new__(cls, code: str, zh: str = "", en: str = "", first: int = 0, last: int = 0) -> Self:
        """Make a preset that leaves so many signs."""
        mask = str.__new__(cls, code)
        mask._value_ = code
        mask.zh, mask.en, mask.first, mask.last = zh, en, first, last
        return mask

    NAME = "name", "姓名", "Name", 1, 0
    IDENTITY = "identity", "身份证号", "Identity number", 3, 2
    PHONE = "phone", "电话号码", "Telephone number", 3, 2
    CARD = "card", "银行卡号", "Bank card number", 3, 2
    NUMBER = "number", "其他号码", "Other number", 2, 1
    WORDS = "words", "文字", "Words", 1, 0


MASKS: dict[Kind, Mask] = {
    Kind.IDENTITY: Mask.IDENTITY,
    Kind.IDENTITY_DOUBTFUL: Mask.IDENTITY,
    Kind.MOBILE: Mask.PHONE,
    Kind.MOBILE_DOUBTFUL: Mask.PHONE,
    Kind.HOME_PHONE: Mask.PHONE,
    Kind.OFFICE_PHONE: Mask.PHONE,
    Kind.BANK_CARD: Mask.CARD,
    Kind.ACCOUNT: Mask.CARD,
    Kind.PASSPORT: Mask.NUMBER,
    Kind.PERMIT: Mask.NUMBER,
    Kind.DOCUMENT_DOUBTFUL: Mask.NUMBER,
    Kind.PLATE: Mask.NUMBER,
    Kind.STUDENT_NUMBER: Mask.NUMBER,
    Kind.STAFF_NUMBER: Mask.NUMBER,
    Kind.EMAIL: Mask.NUMBER,
    Kind.OFFICE_EMAIL: Mask.NUMBER,
    Kind.NAME: Mask.NAME,
}
"""How the values of a kind are masked; what is not named here is masked as words."""


IN_WORDS = frozenset({Mask.WORDS, Mask.NAME})


def is_number(kind: str) -> bool:
    """Tell whether a kind's values are numbers, which can be masked where they stand; words would be missed there.

    :raises ValueError: if it is not one of :class:`Kind`.
    """
    return MASKS.get(Kind(kind), Mask.WORDS) not in IN_WORDS


def masked(value: str, mask: Mask) -> str:
    """Return ``value`` with its middle starred; a short one keeps fewer signs, a single sign none.

    Spaces and hyphens that were put between the signs of a number are left out first. At most half of the signs stay.
    """
    plain = JOINTS.sub("", value) or value
    first = min(mask.first, len(plain) // 2)
    last = min(mask.last, len(plain) // 2 - first)
    return plain[:first] + STAR * (len(plain) - first - last) + plain[len(plain) - last :]


def masked_finding(value: str, kind: Kind) -> str:
    """Return how a finding's value is shown in lists, notices and logs."""
    return masked(value, MASKS.get(kind, Mask.WORDS))
