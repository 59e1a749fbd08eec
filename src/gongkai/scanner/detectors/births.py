"""Dates of birth: a date beside 出生, 生日, or the sex of a person."""

import re
from collections.abc import Iterator

from gongkai.scanner.kinds import Kind
from gongkai.scanner.signals import Signal
from gongkai.scanner.view import Hit, View

DATE = re.compile(
    r"(?<![0-9])(?:19|20)[0-9]{2}(?:[年.\-/][ ]?[01]?[0-9](?:[月.\-/][ ]?[0-3]?[0-9](?![0-9])日?|月|(?![0-9]))"
    r"|[01][0-9](?:[0-3][0-9])?(?![0-9]))"
)
WHOLE = re.compile(r"(?:19|20)[0-9]{2}(?:[^0-9]+[0-9]{1,2}[^0-9]+[0-9]{1,2}日?|[0-9]{4})")
CLOSE = 8
BORN = re.compile(r"[ ，,]?(?:出|诞)?生(?!产|活|效|成|态|源|日)")
OF_NO_PERSON = re.compile("(?:党|祖国|母校|学校|学院|集体|共和国|团|新中国)的?生日|出生(?:缺陷|率|人口|医学)")
SEX = re.compile(r"[男女][，,、 ]{1,3}(?:[一-鿿]{1,4}族?[，,、 ]{1,3})?$")


def births(view: View) -> Iterator[Hit]:
    """Find dates of birth; those written without the day are told apart. Source: 第九条."""
    sexed = any(cell in {"男", "女"} for cell in view.passage.row)
    for match in DATE.finditer(view.text):
        if _is_birth(view, match, sexed=sexed):
            yield Hit(Kind.BIRTH_DATE if WHOLE.fullmatch(match[0]) else Kind.BIRTH_MONTH, *match.span())


def _is_birth(view: View, match: re.Match[str], *, sexed: bool) -> bool:
    text, start, end = view.text, match.start(), match.end()
    if word := view.close(Signal.BIRTH, start, end, CLOSE):
        return not OF_NO_PERSON.search(text, max(word[0] - 6, 0), word[1] + 2)
    if Signal.BIRTH in view.beside or BORN.match(text, end):
        return True
    alone = match[0] == text.strip()
    return (sexed and alone and not view.passage.heading) or SEX.search(text, max(start - 10, 0), start) is not None
