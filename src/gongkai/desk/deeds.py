"""The internal log as the auditor reads it: what he asks for, and its lines with the names behind the codes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.desk.phrases.catalogue import short_unit_name
from gongkai.desk.phrases.deed_details import details
from gongkai.desk.phrases.deeds import choices, deed_name
from gongkai.disclosures import queries as disclosures
from gongkai.ledger.queries import DeedLine, Narrowed
from gongkai.orgs import queries as orgs
from gongkai.orgs.models import Person, Unit

FILTERS = ("who", "what", "about", "from", "to")
PROGRAM = "-"
"""How one asks, in the address, for what nobody but the program itself did."""
LONGEST = 100


@dataclass(slots=True)
class Asked:
    """What an address asks for: as typed, as understood, and what was not understood."""

    typed: dict[str, str]
    narrowed: Narrowed = field(default_factory=Narrowed)
    ignored: list[str] = field(default_factory=list)


def read(query: QueryDict) -> Asked:
    """Read what a list is narrowed to; what is not understood is left out and said."""
    typed = {name: query.get(name, "").strip()[:LONGEST] for name in FILTERS}
    asked = Asked(typed)
    for name, value in typed.items():
        if value and not _take(asked, name, value):
            asked.ignored.append(_("“%(value)s”") % {"value": value})
            typed[name] = ""
    return asked


def _take(asked: Asked, name: str, value: str) -> bool:
    """Read one filter; tell whether it was understood."""
    found: dict[str, object] = {}
    if name == "who":
        found = {"by": frozenset({None} if value == PROGRAM else _people(value))}
    elif name == "what":
        found = {"what": value if value in dict(choices()) else ""}
    elif name == "about":
        found = {"subjects": frozenset(_subjects(value))}
    else:
        day = _day(value)
        found = {"since" if name == "from" else "until": day and day + timedelta(days=name == "to")}
    asked.narrowed = replace(asked.narrowed, **{key: one for key, one in found.items() if one})  # type: ignore[arg-type]
    return any(found.values())


def _day(value: str) -> datetime | None:
    try:
        return datetime.combine(date.fromisoformat(value), time(), get_current_timezone())
    except ValueError:
        return None


def _people(words: str) -> set[UUID]:
    return {person.public_id for person in orgs.people_called(words)}


def _subjects(words: str) -> set[str]:
    """Return the codes somebody means by a code, a person's number or name, a unit's code, or an index number."""
    if "/" in words:
        return {words}
    found = {f"person/{public_id}" for public_id in _people(words)}
    unit, disclosure = orgs.unit_with_code(words), disclosures.numbered(words)
    found |= {f"unit/{unit.code}"} if unit else set()
    return found | ({f"disclosure/{disclosure}"} if disclosure else set())


NUMBERED: Mapping[str, Promise] = MappingProxyType(
    {
        "appraisal": lazy("民主评议 %(number)s"),
        "assessment": lazy("考核 %(number)s"),
        "report": lazy("年度报告 %(number)s"),
        "disclosure": lazy("事项 %(number)s"),
        "catalogue": lazy("目录 %(number)s"),
        "reorganisation": lazy("单位调整 %(number)s"),
        "recheck": lazy("复查 %(number)s"),
        "word_list": lazy("词表 %(number)s"),
        "inspection": lazy("检查 %(number)s"),
        "finding": lazy("检查发现的问题 %(number)s"),
        "resolution": lazy("领导小组决定 %(number)s"),
        "regulation": lazy("制度规定 %(number)s"),
        "push": lazy("推送 %(number)s"),
        "target": lazy("对接系统 %(number)s"),
        "screen": lazy("电子屏 %(number)s"),
        "robot": lazy("群机器人 %(number)s"),
        "listing": lazy("列表 %(number)s"),
        "template": lazy("评议问题 %(number)s"),
        "register": lazy("问责登记"),
    }
)
"""What has no name the auditor may read: it is told by its number."""


@dataclass(frozen=True, slots=True)
class Line:
    """One deed as it is shown. ``url`` leads to whom or what it was about, where the auditor may look."""

    index: int
    at: datetime
    who: str
    who_number: str
    what: str
    subject: str
    code: str
    url: str
    details: list[tuple[str, str]]
    is_open: bool
    fits: bool
    is_signed: bool


def lines_of(read_lines: Iterable[DeedLine]) -> Iterator[Line]:
    """Name the codes of some lines, all of one kind with one question; a title is never among the names."""
    lines = list(read_lines)
    names = _Names(lines)
    for line in lines:
        leaf, person = line.leaf, names.people.get(line.by) if line.by else None
        yield Line(
            index=line.index,
            at=datetime.fromisoformat(leaf.t),
            who=names.who(line),
            who_number=person.number if person else PROGRAM if line.is_open and line.by is None else "",
            what=deed_name(leaf.reason or leaf.act),
            subject=names.of(leaf.item),
            code=leaf.item,
            url=names.url(leaf.item),
            details=details(line.told, names.of),
            is_open=line.is_open,
            fits=line.fits,
            is_signed=line.is_signed,
        )


class _Names:
    """The names behind the codes of some lines."""

    def __init__(self, lines: list[DeedLine]) -> None:
        codes = [code for line in lines for code in (line.leaf.item, *_codes_in(line.told.values()))]
        ids = _ids(codes)
        people = {*ids.get("person", ()), *(line.by for line in lines if line.by)}
        self.people: dict[UUID, Person] = orgs.people_by_public_id(people) if people else {}
        self._units: dict[str, Unit] = orgs.units_by_code() if any(code.startswith("unit/") for code in codes) else {}
        asked = ids.get("disclosure", set())
        self._numbers: dict[UUID, str] = disclosures.index_numbers(asked) if asked else {}

    def who(self, line: DeedLine) -> str:
        """Name who did something."""
        if not line.is_open:
            return _("（随备份丢失）")
        if line.by is None:
            return _("本系统")
        person = self.people.get(line.by)
        return person.name if person else str(line.by)

    def of(self, code: str) -> str:
        """Name what a code stands for, or return it as it is."""
        kind, _slash, name = code.partition("/")
        if kind == "unit" and name in self._units:
            return short_unit_name(self._units[name])
        if kind == "person" and (person := self.people.get(_id(name) or UUID(int=0))):
            return person.name
        number = self._numbers.get(_id(name) or UUID(int=0), name[:8] if _id(name) else name)
        return str(NUMBERED[kind]) % {"number": number} if kind in NUMBERED else code

    def url(self, code: str) -> str:
        """Return where the auditor may look at a person or a unit; at nothing else."""
        kind, _slash, name = code.partition("/")
        if kind == "unit" and name in self._units:
            return reverse("desk:unit", args=[name])
        return reverse("desk:person", args=[name]) if kind == "person" and _id(name) in self.people else ""


def _codes_in(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, list):
            yield from _codes_in(value)
        elif isinstance(value, str) and "/" in value:
            yield value


def _ids(codes: Iterable[str]) -> dict[str, set[UUID]]:
    found: dict[str, set[UUID]] = {}
    for code in codes:
        kind, _slash, name = code.partition("/")
        if one := _id(name):
            found.setdefault(kind, set()).add(one)
    return found


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
