"""What belongs to a case, as its pages show it: evidence, statements, lists, looks, and what it keeps out."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from gongkai.accountability.models import Case, Evidence, KeptOut, Knower, Line, Look, Statement
from gongkai.accountability.queries.standing import known_to
from gongkai.accountability.rules.figures import Figures, figures, is_over
from gongkai.accountability.rules.words import CaseStage, Kind
from gongkai.measures.vocabulary import Ground
from gongkai.orgs.queries import Duties
from gongkai.screening.queries import guard_of
from gongkai.screening.rules import Guard


def cases_of(duties: Duties, on: date) -> QuerySet[Case]:
    """Return the cases somebody may know of, the newest first."""
    return known_to(duties, on).order_by("-noted_at", "-pk")


def evidence_of(case: Case) -> list[Evidence]:
    """Return the evidence of a case, in order."""
    return list(case.evidence.select_related("case", "by").defer("file"))


def evidence_called(case: Case, public_id: UUID) -> Evidence | None:
    """Return a piece of evidence that is a file."""
    return case.evidence.select_related("case").filter(public_id=public_id, file__isnull=False).first()


def statements_of(case: Case) -> list[Statement]:
    """Return what was said on a case, in order."""
    return list(case.statements.select_related("case", "by"))


def lines_of(case: Case) -> list[Line]:
    """Return what was done with a case, in order."""
    return list(case.lines.select_related("case", "by"))


def knowers_of(case: Case) -> list[Knower]:
    """Return who is or was on the list of a case, in order."""
    return list(case.knowers.select_related("case", "person", "by", "ended_by"))


def knower_called(case: Case, public_id: UUID) -> Knower | None:
    """Return somebody who is on the list of a case."""
    return case.knowers.select_related("person").filter(public_id=public_id, ended_on=None).first()


def looks_at(case: Case) -> QuerySet[Look]:
    """Return who looked at a case and when, the newest first."""
    return case.looks.select_related("person")


def kept_out_by(case: Case) -> list[tuple[KeptOut, Guard]]:
    """Return what a case keeps out of disclosures now."""
    rows = case.kept_out.select_related("protected").filter(protected__ended_at=None)
    return [(row, guard_of(row.protected)) for row in rows]


def kept_out_called(case: Case, public_id: UUID) -> KeptOut | None:
    """Return one thing that a case keeps out of disclosures now."""
    return case.kept_out.filter(public_id=public_id, protected__ended_at=None).first()


def figures_of(year: int, on: date) -> Figures | None:
    """Return how many cases ended in a year that is over; of another nothing is told. Source: 第二十条."""
    if not is_over(year, on):
        return None
    ended = Case.objects.filter(stage=CaseStage.CLOSED, closed_at__year=year).values_list("ground", "kind")
    return figures((Ground(ground), Kind(kind)) for ground, kind in ended)
