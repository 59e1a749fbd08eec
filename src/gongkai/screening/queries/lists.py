"""The lists of the office, and the rules they make."""

from datetime import datetime
from uuid import UUID

from django.db.models import Max, QuerySet

from gongkai.scanner.finding import Severity
from gongkai.scanner.rules import Rules
from gongkai.screening.models import WordList
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
    """Return the scanner's rules as the office has set them now. Source: 第九条."""
    return rules_of(listed(row) for row in WordList.objects.filter(is_active=True))


def last_changed() -> datetime | None:
    """Return when a list was changed last."""
    changed: datetime | None = WordList.objects.aggregate(last=Max("changed_at"))["last"]
    return changed
