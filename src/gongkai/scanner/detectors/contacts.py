"""E-mail addresses and vehicle plates."""

import re
from collections.abc import Iterator

from gongkai.scanner.kinds import Kind
from gongkai.scanner.view import Hit, View

AT = re.compile(r"@|[\[(（ ]at[\])） ]|#at#", re.IGNORECASE)
MAIL = re.compile(
    r"[A-Za-z0-9](?<![A-Za-z0-9._%+\-].)[A-Za-z0-9._%+\-]{0,63} ?(?:@|[\[(（]at[\])）]|#at#|(?<= )at(?= )) ?"
    r"((?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,62})(?: ?(?:\.|[\[(（]dot[\])）]) ?)){1,4}[A-Za-z]{2,12})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
DOT = re.compile(r" ?(?:\.|[\[(（]dot[\])）]) ?", re.IGNORECASE)

PLATE = re.compile(
    "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
    r"[A-HJ-NP-Za-hj-np-z][ ·•・.\-]{0,2}(?:"
    r"[DFABCEGHJKdfabceghjk][A-HJ-NP-Za-hj-np-z0-9][0-9]{4}|[0-9]{5}[DFABCEGHJKdfabceghjk]"
    "|[A-HJ-NP-Za-hj-np-z0-9]{4}[A-HJ-NP-Za-hj-np-z0-9挂学警港澳])(?![0-9A-Za-z])"
)
"""Plates of five signs, and of six for new-energy vehicles (GA 36-2018)."""

LEAST_DIGITS = 2


def mails(view: View) -> Iterator[Hit]:
    """Find e-mail addresses; those under the domains of offices are told apart. Source: 第九条."""
    if not AT.search(view.text):
        return
    for match in MAIL.finditer(view.text):
        domain = DOT.sub(".", match[1]).lower()
        offices = view.compiled.rules.office_domains
        is_office = any(domain == one or domain.endswith(f".{one}") for one in offices)
        yield Hit(Kind.OFFICE_EMAIL if is_office else Kind.EMAIL, *match.span())


def plates(view: View) -> Iterator[Hit]:
    """Find vehicle plates, those of new-energy vehicles too. Source: 第九条."""
    for match in PLATE.finditer(view.text):
        if sum(sign.isdigit() for sign in match[0]) >= LEAST_DIGITS:
            yield Hit(Kind.PLATE, *match.span())
