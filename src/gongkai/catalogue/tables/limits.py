"""Time limits as people write them, turned into rules; what is not sure is to be asked about. Source: 第十七条."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from gongkai.catalogue.tables.texts import counted, plain
from gongkai.measures.vocabulary import Period, TimeKind

USUAL_WORKING_DAYS = 20
"""Within how many working days what is to be made known in time is made known. Practice."""

LONGEST = 200
MOST_WORKING_DAYS = 250
MOST_GRACE = 366
EVENT = 60
"""How long a phrase is at most that is read as a limit; and how much of each an entry can hold."""

LAST_DAY = 31
_YEAR, _HALF, _QUARTER = 12, 6, 3


@dataclass(frozen=True, slots=True)
class Limit:
    """By when something is made known, as an entry says it."""

    kind: TimeKind
    second: TimeKind | None = None
    period: Period | None = None
    month: int | None = None
    day: int | None = None
    grace: int = 0
    working_days: int | None = None
    event: str = ""


def written(limit: Limit) -> str:
    """Return a limit as a word by which it can be chosen."""
    numbers = (limit.month, limit.day, limit.grace, limit.working_days)
    said = [limit.kind, limit.second or "", limit.period or "", *(str(number or "") for number in numbers), limit.event]
    return ":".join(said)


def of_written(word: str) -> Limit:
    """Return the limit that was chosen by its word.

    :raises ValueError: if it is none.
    """
    kind, second, period, month, day, grace, working_days, event = word.split(":", 7)
    return Limit(
        TimeKind(kind),
        TimeKind(second) if second else None,
        Period(period) if period else None,
        int(month) if month else None,
        int(day) if day else None,
        int(grace or 0),
        int(working_days) if working_days else None,
        event,
    )


LONG_TERM = Limit(TimeKind.LONG_TERM)


def timely(days: int = USUAL_WORKING_DAYS, event: str = "") -> Limit:
    """Return the limit of so many working days after something happened."""
    return Limit(TimeKind.TIMELY, working_days=days, event=event)


def on_change(days: int = USUAL_WORKING_DAYS) -> Limit:
    """Return the limit of so many working days after a change."""
    return Limit(TimeKind.ON_CHANGE, working_days=days)


def every(period: Period, month: int | None = None, day: int = LAST_DAY, grace: int = 0) -> Limit:
    """Return a limit that comes back."""
    return Limit(TimeKind.PERIODIC, period=period, month=month, day=day, grace=grace)


USUAL = (
    LONG_TERM, on_change(), timely(5), timely(10), timely(),
    every(Period.MONTH), every(Period.QUARTER, _QUARTER), every(Period.HALF_YEAR, _HALF),
    every(Period.YEAR, 3), every(Period.YEAR, _HALF), every(Period.YEAR, 9), every(Period.YEAR, _YEAR),
)  # fmt: skip
"""What is offered where a phrase is asked about."""

_WHEN = r"(?:之日起|之日|之后|以后|后|起)"
_CHANGED = r"(?:发生)?(?:变动|变更|变化|修订|修改|调整)"
_DAY = r"(?:(?P<day>3[01]|[12]\d|[1-9])[日号]|(?P<tenth>[上中]旬)|下旬|底|末)?"
_TENTH = {"上旬": 10, "中旬": 20}

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[Limit, ...] | None]]


def _days_after(found: re.Match[str]) -> tuple[Limit, ...]:
    event = found["event"]
    return (timely(int(found["days"]), f"{event}后" if event else ""),)


def _of_year(found: re.Match[str]) -> tuple[Limit, ...]:
    month, day = int(found["month"]), found["day"]
    return (every(Period.YEAR, month, int(day) if day else _TENTH.get(found["tenth"] or "", LAST_DAY)),)


def _months(found: re.Match[str]) -> tuple[Limit, ...] | None:
    """Take several months a year for quarters or half-years where they are as far apart."""
    months = [int(month) for month in re.findall(r"\d+", found[0])]
    steps = {later - earlier for earlier, later in pairwise(months)}
    for period, step in ((Period.HALF_YEAR, _HALF), (Period.QUARTER, _QUARTER)):
        if steps == {step} and len(months) == _YEAR // step:
            return (every(period, months[0]),)
    return None


def _of_quarter(found: re.Match[str]) -> tuple[Limit, ...]:
    month = {"首": 1, "1": 1, "2": 2, "3": 3, "末": 3}[found["which"]]
    return (every(Period.QUARTER, month, int(found["day"] or LAST_DAY)),)


def _of_month(found: re.Match[str]) -> tuple[Limit, ...]:
    day = found["day"]
    return (every(Period.MONTH, day=int(day) if day else _TENTH.get(found["tenth"] or "", LAST_DAY)),)


def _after_period(found: re.Match[str]) -> tuple[Limit, ...]:
    period, month = {"月": (Period.MONTH, None), "季": (Period.QUARTER, _QUARTER), "半": (Period.HALF_YEAR, _HALF)}.get(
        found["period"][0], (Period.YEAR, _YEAR)
    )
    return (every(period, month, grace=int(found["days"])),)


def _always(*limits: Limit) -> Callable[[re.Match[str]], tuple[Limit, ...]]:
    return lambda _: limits


def _rule(pattern: str, make: Callable[[re.Match[str]], tuple[Limit, ...] | None]) -> Rule:
    return re.compile(pattern), make


_RULES: tuple[Rule, ...] = (
    _rule(
        rf"(?:信息)?(?:形成|产生|制作|生成|获取)(?:或者?|、|及|和)?{_CHANGED}{_WHEN}+(?P<days>\d+)个?工作日(?:之内|以内|内)?",
        lambda found: (timely(int(found["days"]), "信息形成后"), on_change(int(found["days"]))),
    ),
    _rule(rf"(?:如有|如|有)?{_CHANGED}(?:的|时)?{_WHEN}+(?P<days>\d+)个?工作日(?:之内|以内|内)?",
          lambda found: (on_change(int(found["days"])),)),
    _rule(r"每?(?P<period>月|季度?|半年|年)度?(?:结束|终了|完结)后(?P<days>\d+)[日天](?:之内|以内|内)?", _after_period),
    _rule(rf"(?P<event>[^，,；;。、]{{0,20}}?)(?:{_WHEN})+(?P<days>\d+)个?工作日(?:之内|以内|内)?", _days_after),
    _rule(r"(?P<event>)(?P<days>\d+)个?工作日(?:之内|以内|内)", _days_after),
    _rule(r"24小时(?:之内|以内|内)?|当[日天]|即日", _always(timely(1))),
    _rule(r"每年(?:的)?\d+月(?:份|底|末)?(?:[、，,和及]\d+月(?:份|底|末)?)+", _months),
    _rule(r"每年(?:的)?(?P<month>1[0-2]|[1-9])月(?:份)?" + _DAY, _of_year),
    _rule(r"每个?季度?(?:的)?(?:第)?(?P<which>首|末|[123])个?月(?:的)?" + _DAY, _of_quarter),
    _rule(r"每半年(?:底|末|1次)?|半年1次|按半年", _always(every(Period.HALF_YEAR, _HALF))),
    _rule(r"每年[2两]次|1?年2次", _always(every(Period.HALF_YEAR, _HALF))),
    _rule(r"每个?季度?(?:底|末|1次)?|按季度?|季度末|季末|季度1次", _always(every(Period.QUARTER, _QUARTER))),
    _rule(rf"每个?月(?:月)?(?:1次|{_DAY})(?![0-9初])", _of_month),
    _rule(r"每年(?:年)?(?:度)?(?:底|末|终|1次)|1年1次|按年度?|年底|年末|年终|每年(?!初|年初|度|[0-9])|每年度",
          _always(every(Period.YEAR, _YEAR))),
    _rule(r"长期(?:有效|坚持)?|常年|常态化?|永久", _always(LONG_TERM)),
    _rule(rf"(?:如有|如遇|如|有)?{_CHANGED}(?:的|时|后|之后|之日)*[，,]?(?:应|须|要)?(?:及时|即时|即|随时|立即|随即|同步|动态)?(?:更新|更|公开|调整)?"
          r"|(?:随时|动态|实时|即时|及时|同步|适时)(?:更新|调整)", _always(on_change())),
    _rule(r"及时|即时|实时|立即", _always(timely())),
)  # fmt: skip
"""Phrases by the surest first; each is taken out of the text before the next is looked for."""

_FILLER = re.compile(
    r"公开|公布|公示|发布|更新|完成|进行|之?前|以前|之?内|以内|的|应当?|须|需|要|并|且|和|及|或者?|于|在|按|信息|向社会|上?1次|一次|主动|定期|[，,。；;、：:()\-]"
)
_NATURAL = re.compile(rf"(?P<event>[^，,；;。、]{{0,20}}?)(?:{_WHEN})?(?P<days>\d+)[日天](?:之内|以内|内)")
_LIKELY: tuple[Rule, ...] = (
    _rule(r"每?学期", _always(every(Period.HALF_YEAR, 1))),
    _rule(r"每?学年", _always(every(Period.YEAR, 8))),
    _rule(r"年初", _always(every(Period.YEAR, 1))),
    _rule(r"每个?月初", _always(every(Period.MONTH, day=10))),
    _rule(
        r"(?P<month>1[0-2]|[1-9])月(?:份)?(?:(?P<day>3[01]|[12]\d|[1-9])[日号]|(?P<tenth>[上中]旬)|底|末)?", _of_year
    ),
    _rule(r"每?年度?", _always(every(Period.YEAR, _YEAR))),
    _rule(r"适时|随时|尽快", _always(timely())),
)


def understood(text: str) -> Limit | None:
    """Return the rule that a phrase says; nothing where it says something else, or more than a rule can hold."""
    if len(text) > LONGEST:
        return None
    limits, rest = _taken(counted(plain(text)))
    limit = _joined(limits)
    return limit if limit and _can_be(limit) and not _FILLER.sub("", rest) else None


def likely(text: str) -> tuple[Limit, ...]:
    """Return what a phrase that is not understood may mean, the likeliest first."""
    said = counted(plain(text[:LONGEST]))
    natural = _NATURAL.search(said)
    if natural:
        days, event = int(natural["days"]), f"{natural['event']}后" if natural["event"] else ""
        both = (timely(max(1, days * 5 // 7), event), timely(max(1, days), event))
        return tuple(one for one in dict.fromkeys(both) if _can_be(one))
    guesses = [limit for pattern, make in _LIKELY for found in pattern.finditer(said) for limit in make(found) or ()]
    whole = _joined(_taken(said)[0])
    return tuple(one for one in dict.fromkeys([*([whole] if whole else []), *guesses]) if _can_be(one))


def _can_be(limit: Limit) -> bool:
    """Tell whether an entry can hold a limit."""
    return (limit.working_days or 1) <= MOST_WORKING_DAYS and limit.grace <= MOST_GRACE and len(limit.event) <= EVENT


def _taken(said: str) -> tuple[list[Limit], str]:
    """Return the limits found in a text in the order in which they are said, and what else it says."""
    found: list[tuple[int, Limit]] = []
    for pattern, make in _RULES:
        for one in list(pattern.finditer(said)):
            limits = make(one) if one[0] else None
            if limits:
                found += [(one.start(), limit) for limit in limits]
                said = said[: one.start()] + "，" * len(one[0]) + said[one.end() :]
    return [limit for _, limit in sorted(found, key=lambda each: each[0])], said


def _joined(limits: list[Limit]) -> Limit | None:
    """Make one limit of two kinds of them; nothing where they do not go together."""
    first, *more = dict.fromkeys(limits) or (None,)
    if first is None or not more:
        return first
    second = more[0]
    days = {limit.working_days for limit in (first, second)} - {None}
    if len(more) > 1 or first.kind is second.kind or len(days) > 1:
        return None
    periodic = first if first.kind is TimeKind.PERIODIC else second
    return replace(
        periodic,
        kind=first.kind,
        second=second.kind,
        working_days=next(iter(days), None),
        event=first.event or second.event,
    )


def offered(text: str) -> Iterator[Limit]:
    """Yield what may be chosen for a phrase that is asked about, the likeliest first."""
    yield from dict.fromkeys((*likely(text), *USUAL))
