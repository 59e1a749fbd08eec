"""Writing the school's lists."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.timezone import localdate

from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, insist
from gongkai.measures.vocabulary import OFFICE
from gongkai.orgs.actions.deeds import changes_in, did
from gongkai.orgs.models import Person
from gongkai.orgs.queries import duties_of
from gongkai.scanner.finding import Severity
from gongkai.screening.models import WordList
from gongkai.screening.queries.lists import listed
from gongkai.screening.rules import Purpose, lines_of, list_refusals

MOVED = Refusal("moved_meanwhile")


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A list as it was typed; ``entries`` holds one entry a line."""

    name: str
    entries: str
    severity: Severity = Severity.CONFIRM
    reason: str = ""
    fix: str = ""
    is_active: bool = True


@recorded()
def keep_list(
    row: WordList | None, typed: Typed, *, purpose: Purpose, by: Person, at: datetime, version: int | None = None
) -> WordList:
    """Begin a list or change one; what is scanned from now on is scanned with it. Source: 第九条.

    :raises Refused: with every line that cannot stand, if ``by`` is not of the office, or somebody wrote meanwhile.
    """
    office = duties_of(by, localdate(at)).has(*OFFICE)
    then = {**asdict(typed), "entries": "\n".join(lines_of(typed.entries)), "name": typed.name.strip()}
    kept = row or WordList(purpose=purpose, changed_at=at)
    said = changes_in(kept, then)
    before = set(lines_of(kept.entries)) if row else set()
    for name, value in then.items():
        setattr(kept, name, value)
    insist(None if office else Refusal("not_your_task", (16, None)), *list_refusals(listed(kept)))
    _write(kept, row, by=by, at=at, version=version)
    told = {name: pair for name, pair in said.items() if name in {"name", "severity", "is_active"}}
    _did(kept, before, by=by, at=at, purpose=str(purpose), **told)
    return kept


def _did(kept: WordList, before: set[str], *, by: Person, at: datetime, **told: Any) -> None:  # noqa: ANN401
    """Record how many lines came and went; which ones can be proved, but is not for the auditor to read."""
    after = set(lines_of(kept.entries))
    came, went = sorted(after - before), sorted(before - after)
    subject, unsaid = f"word_list/{kept.public_id}", {"added": came, "removed": went}
    did("word_list_kept", subject, by=by, at=at, added=len(came), removed=len(went), unsaid=unsaid, **told)


def _write(kept: WordList, row: WordList | None, *, by: Person, at: datetime, version: int | None) -> None:
    """Write the list, unless somebody else has changed it since it was read."""
    kept.changed_by, kept.changed_at = by, at
    if row is None:
        taken = kept.purpose != Purpose.WORDS and WordList.objects.filter(purpose=kept.purpose).exists()
        insist(MOVED if taken else None)
        kept.save()
        return
    same = WordList.objects.filter(pk=row.pk, version=row.version if version is None else version)
    columns = ("name", "entries", "severity", "reason", "fix", "is_active", "changed_by", "changed_at")
    changed = same.update(version=F("version") + 1, **{name: getattr(kept, name) for name in columns})
    insist(None if changed else MOVED)
    kept.refresh_from_db()
