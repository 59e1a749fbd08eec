"""What a report counts beside the registry of figures, chapter by chapter. Source: 第十八条、第十九条、第二十条."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.timezone import localdate

from gongkai.accountability.queries import figures_of
from gongkai.appraisals.models import Appraisal
from gongkai.appraisals.queries import result_of
from gongkai.appraisals.rules.tally import Result
from gongkai.appraisals.rules.words import AppraisalState
from gongkai.assessments.queries import Line, Outcome, outcome_of, outcomes
from gongkai.briefings.models import Meeting
from gongkai.briefings.rules.words import MeetingState
from gongkai.disclosures.models import Release, Revision
from gongkai.figures import queries as figures
from gongkai.figures.queries.about import About
from gongkai.figures.rules.registry.matters import PUBLISHED
from gongkai.figures.rules.spans import Length, Named, Span
from gongkai.figures.rules.values import Value
from gongkai.inspections.models import Finding
from gongkai.inspections.rules.words import FindingState
from gongkai.orgs.models import Unit
from gongkai.reports.rules.kept import Kept
from gongkai.reports.rules.words import Counted, Group

MONTH = "%(year)d年%(month)d月"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is counted: of one unit or of the school, over which days, known until which moment."""

    unit: Unit | None
    named: Named
    at: datetime

    @property
    def unit_id(self) -> int | None:
        """The key of the unit; None is the school."""
        return self.unit.pk if self.unit else None

    @property
    def units(self) -> frozenset[int] | None:
        """The units as figures are asked for."""
        return frozenset({self.unit.pk}) if self.unit else None

    @property
    def span(self) -> Span:
        """The days."""
        return self.named.span

    def of(self, name: str) -> Q:
        """Match what belongs to the unit, by the column that says so."""
        return Q(**{name: self.unit}) if self.unit else Q()

    def within(self, name: str) -> Q:
        """Match what happened within the days and was known at the moment."""
        return About(self.units, self.span, self.at).within(name)

    def kept(self, code: str, part: int, whole: int | None = None, label: str = "") -> Kept:
        """Return a number of what is asked about."""
        return Kept(code, self.unit_id, Value(part, part if whole is None else whole), label)


def _made_known(asked: Asked) -> QuerySet[Revision]:
    """Return what was first made known within the days: the very rows behind that figure."""
    return figures.rows(PUBLISHED, asked.units, asked.span, asked.at).order_by()


def by_class(asked: Asked) -> list[Kept]:
    """Return how much of each class was made known. Source: 第十一条、第十二条."""
    found = _made_known(asked).values_list("matter_class").annotate(Count("pk")).order_by("matter_class")
    return [asked.kept(f"{Group.CLASS}.{code}", number) for code, number in found]


def _by_release(asked: Asked, group: Group) -> list[Kept]:
    live = Release.objects.filter(disclosure__in=_made_known(asked).values("disclosure"), since__lte=asked.at)
    found = live.order_by().values_list(group.value).annotate(Count("disclosure", distinct=True)).order_by(group.value)
    return [asked.kept(f"{group}.{code}", number) for code, number in found]


def by_audience(asked: Asked) -> list[Kept]:
    """Return how much was made known to each audience. Source: 第十条."""
    return _by_release(asked, Group.AUDIENCE)


def by_channel(asked: Asked) -> list[Kept]:
    """Return how much was made known in each form. Source: 第十四条."""
    return _by_release(asked, Group.CHANNEL)


def by_month(asked: Asked) -> list[Kept]:
    """Return how punctual each month was that had begun. Source: 第十七条."""
    until = asked.span.until(localdate(asked.at))
    months = figures.trend(asked.units, until, asked.at) if until.first < until.end else []
    return [_month(asked, one.first, value) for one, value in months]


def _month(asked: Asked, first: date, value: Value) -> Kept:
    label = MONTH % {"year": first.year, "month": first.month}
    return asked.kept(f"{Group.TREND}.{first:%Y-%m}", value.part, value.whole, label)


def findings(asked: Asked) -> list[Kept]:
    """Return what was found and served within the days, and how far it had come. Source: 第十九条."""
    at = asked.at
    served = Finding.objects.filter(asked.of("unit"), asked.within("notice__served_at"))
    stand = served.exclude(state=FindingState.DROPPED, over_at__lte=at)
    closed = Q(state=FindingState.CLOSED, over_at__lte=at)
    late = Q(rectify_by__lt=localdate(at))
    counts = stand.aggregate(
        found=Count("pk"),
        closed=Count("pk", filter=closed),
        late=Count("pk", filter=~closed & late),
        repeated=Count("pk", filter=Q(repeats__isnull=False)),
    )
    return [
        asked.kept(Counted.FOUND, counts["found"]),
        asked.kept(Counted.CLOSED, counts["closed"]),
        asked.kept(Counted.OPEN, counts["found"] - counts["closed"]),
        asked.kept(Counted.LATE, counts["late"]),
        asked.kept(Counted.REPEATED, counts["repeated"]),
    ]


def assessments(asked: Asked) -> list[Kept]:
    """Return the final result of a unit, line by line, or of all units their totals. Source: 第十八条."""
    year = asked.named.year
    if asked.unit is None:
        return [_total(unit.pk, one) for unit, one in outcomes(year) if one.frozen_at <= asked.at]
    one = outcome_of(asked.unit.pk, year)
    if one is None or one.frozen_at > asked.at:
        return []
    return [_total(asked.unit.pk, one), *(_scored(asked, number, line) for number, line in enumerate(one.lines, 1))]


def _total(unit: int, one: Outcome) -> Kept:
    return Kept(str(Counted.TOTAL), unit, Value(_hundredths(one.total), FULL_MARKS))


def _scored(asked: Asked, number: int, line: Line) -> Kept:
    code = f"{Group.ASSESSMENT}.line.{number:02}"
    return asked.kept(code, _hundredths(line.points), _hundredths(line.weight), line.name)


def _hundredths(score: Decimal | int) -> int:
    return int(score * 100)


FULL_MARKS = 100 * 100
"""What a unit can score at most, in hundredths of a point."""


def briefings(asked: Asked) -> list[Kept]:
    """Return whether members were told of the year, and what meetings there were. Source: 第十八条、第十四条."""
    recorded = Meeting.objects.filter(asked.of("unit"), state=MeetingState.RECORDED, confirmed_at__lte=asked.at)
    told = recorded.filter(yearly=asked.named.year).aggregate(units=Count("unit", distinct=True))["units"]
    held = recorded.filter(asked.within("held_at")).aggregate(meetings=Count("pk"), came=Sum("attendance"))
    return [
        asked.kept(Counted.TOLD, told),
        asked.kept(Counted.MEETINGS, held["meetings"]),
        asked.kept(Counted.ATTENDED, held["came"] or 0),
    ]


def appraisals(asked: Asked) -> list[Kept]:
    """Return whether members have judged the year, and of a unit what they said, once members know. 第十八条."""
    closed = Appraisal.objects.filter(
        asked.of("unit"), year=asked.named.year, state=AppraisalState.CLOSED, closed_at__lte=asked.at
    )
    known = closed.filter(published_at__lte=asked.at)
    counts = [asked.kept(Counted.APPRAISED, closed.count()), asked.kept(Counted.PUBLISHED, known.count())]
    one = known.first() if asked.unit else None
    result = result_of(one) if one else None
    return counts if one is None or result is None else [*counts, *_answers(asked, one.questions, result)]


def _answers(asked: Asked, questions: Iterable[str], result: Result) -> list[Kept]:
    """Return how many answered, and what part said good or fairly good. Practice: nothing below five answers."""
    said = [asked.kept(Counted.ENTITLED, result.entitled), asked.kept(Counted.ANSWERS, result.answers)]
    for number, (question, row) in enumerate(zip(questions, result.counts, strict=True), 1):
        said.append(asked.kept(f"{Group.APPRAISAL}.good.{number}", sum(row[:2]), sum(row), f"{question}：好和较好"))
    return said


def accountability(asked: Asked) -> list[Kept]:
    """Return how many cases ended in a year that is over, as far as that may be told. Source: 第二十条."""
    is_year = asked.named.length is Length.YEAR and asked.unit is None
    told = figures_of(asked.named.year, localdate(asked.at)) if is_year else None
    if told is None:
        return []
    counts = {str(Counted.CASES): told.total}
    counts |= {f"{Group.ACCOUNTABILITY}.{ground}": number for ground, number in told.grounds.items()}
    counts |= {f"{Group.ACCOUNTABILITY}.{kind}": number for kind, number in told.kinds.items()}
    return [Kept(code, None, None if number is None else Value(number, number)) for code, number in counts.items()]


COUNTING: Mapping[Group, Callable[[Asked], list[Kept]]] = MappingProxyType(
    {
        Group.CLASS: by_class,
        Group.AUDIENCE: by_audience,
        Group.CHANNEL: by_channel,
        Group.TREND: by_month,
        Group.FINDINGS: findings,
        Group.ASSESSMENT: assessments,
        Group.BRIEFING: briefings,
        Group.APPRAISAL: appraisals,
        Group.ACCOUNTABILITY: accountability,
    }
)
"""How each group is counted."""
