"""The lists of the office, and the rules they make."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db.models import Max, QuerySet

from gongkai.scanner.finding import Severity
from gongkai.scanner.rules import Rules
from gongkai.screening.models import Protected, WordList
from gongkai.screening.queries.guards import guard_list
from gongkai.screening.rules import Listed, Purpose, lines_of, rules_of


def lists() -> QuerySet[WordList]:
    """Return all lists, in the order in which they were begun."""
    return WordList.objects.select_related("changed_by")


def list_called(public_id: UUID) -> WordList | None:
    """Return a list by its public id."""
    return lists().filter(public_id=public_id).first()


def list_of(purpose: Purpose) -> WordList | None:
    """Return the one list of a purpose other than words to look for, if it was ever filled in."""
    return lists().filter(purpose=purpose).exclude(purpose=Purpose.WORDS).first()


def listed(row: WordList) -> Listed:
    """Return a list as the rules see it."""
    return Listed(
        code=str(row.public_id),
        purpose=Purpose(row.purpose),
        name=row.name,
        entries=lines_of(row.entries),
        severity=Severity(row.severity),
        reason=row.reason,
        fix=row.fix,
    )


def rules_in_force() -> Rules:
    """Return the scanner's rules as the office has set them now, with what is kept out. Source: 第九条."""
    rules = rules_of(listed(row) for row in WordList.objects.filter(is_active=True))
    return replace(rules, lists=(*rules.lists, *guard_list()))


def last_changed() -> datetime | None:
    """Return when a list, or what is kept out, was changed last."""
    kept_out = Protected.objects.aggregate(since=Max("since"), ended=Max("ended_at"))
    changed = [WordList.objects.aggregate(last=Max("changed_at"))["last"], kept_out["since"], kept_out["ended"]]
    return max((one for one in changed if one), default=None)
