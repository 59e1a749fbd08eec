"""The check before publication: asked for, answered by the drafter, kept with the proposal and with the pass."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Exists, F, OuterRef

from gongkai.disclosures.actions.move import contributed, wrote
from gongkai.disclosures.actions.writing import writable
from gongkai.disclosures.models import Attachment, CheckRecord, Explanation, Pass, Revision, Verdict
from gongkai.disclosures.queries.checks import check_of
from gongkai.disclosures.rules.checks import REASON_LIMIT, Check, kept, lists_hit
from gongkai.disclosures.rules.putting_right import Fix
from gongkai.disclosures.rules.putting_right import put_right as put_right_in
from gongkai.disclosures.rules.text import clean
from gongkai.disclosures.rules.words import IN_WORK
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, insist
from gongkai.orgs.models import Person
from gongkai.screening import actions as screening
from gongkai.screening.models import Scan
from gongkai.screening.queries import copies_of, rules_in_force, rules_mark


@recorded()
def explain(revision: Revision, reasons: Mapping[str, str], *, by: Person, at: datetime) -> None:
    """Keep why findings of a draft may stay, by their marks; an empty reason takes one back. Source: 第九条.

    :raises Refused: if the draft cannot be written.
    """
    row = writable(revision, by, at, None)
    before = dict(Explanation.objects.filter(revision=row).values_list("mark", "reason"))
    given = {mark: reason.strip()[:REASON_LIMIT] for mark, reason in reasons.items()}
    changed = {mark: reason for mark, reason in given.items() if reason != before.get(mark, "")}
    if not changed:
        return
    Explanation.objects.filter(revision=row, mark__in=changed).delete()
    fresh = ((mark, reason) for mark, reason in changed.items() if reason)
    Explanation.objects.bulk_create(
        Explanation(revision=row, mark=mark, reason=reason, by=by, at=at) for mark, reason in fresh
    )
    wrote("disclosure_explained", row, by=by, at=at, changed=len(changed), unsaid={"reasons": changed})


@recorded()
def put_right(revision: Revision, mark: str, fix: Fix, *, by: Person, at: datetime, version: int) -> None:
    """Mask one finding in the text of a draft, or cut it out, as somebody has asked; a new version. Source: 第九条.

    :raises Refused: if the draft cannot be written, or the finding does not stand in its text any more.
    """
    row = writable(revision, by, at, version)
    found = next((one for one in check_of(row).found if one.mark == mark and not one.file), None)
    body = put_right_in(row.body, found.finding, fix) if found else None
    insist(Refusal("finding_gone") if body is None else None)
    Revision.objects.filter(pk=row.pk).update(body=clean(body or ""), version=F("version") + 1, changed_at=at)
    contributed(row, by, at)
    revision.refresh_from_db()
    wrote("disclosure_put_right", row, by=by, at=at, version=version + 1, fix=str(fix))


def ask_for_scans(at: datetime) -> int:
    """Ask for the scans that drafts, and what is on its way, lack since the rules have changed; returns how many.

    Idempotent.
    """
    mark = rules_mark(rules_in_force())
    done = Scan.objects.filter(stored=OuterRef("stored"), name=OuterRef("name"), rules=mark)
    lacking = Attachment.objects.filter(~Exists(done), revision__stage__in=sorted(IN_WORK)).select_related("stored")
    return len(screening.ask_all(((one.stored, one.name) for one in lacking), at=at))


def look_at_files(revision: Revision, *, at: datetime) -> None:
    """Ask for the scan of every file of a revision, as far as it was not asked for; those that failed are asked anew.

    Practice: 重新检查.
    """
    files = list(revision.attachments.select_related("stored"))
    screening.ask_all(((one.stored, one.name) for one in files), at=at)
    screening.ask_again([(one.stored_id, one.name) for one in files], at=at)


def serve_copies(row: Revision) -> None:
    """Fix which file readers get of each attachment: from here on it is part of the plan. Practice."""
    files = copies_of(row.attachments.values_list("stored", flat=True))
    for stored, copied in files.items():
        row.attachments.filter(stored=stored).update(served=copied.copy)


def keep_check(row: Revision, check: Check, plan_hash: str, *, at: datetime) -> None:
    """Keep what was found in a plan that goes up, with what its drafter said. Source: 第十六条（二）."""
    CheckRecord.objects.create(
        revision=row,
        round=row.round,
        plan_hash=plan_hash,
        rules=rules_mark(rules_in_force()),
        findings=kept(check.found),
        lists=lists_hit(check.found),
        at=at,
    )


def keep_verdicts(given: Pass, verdicts: Mapping[str, str]) -> None:
    """Keep with a pass why what must be dealt with may stay. Source: 第九条."""
    reasons = ((mark, reason.strip()[:REASON_LIMIT]) for mark, reason in verdicts.items() if reason.strip())
    Verdict.objects.bulk_create(Verdict(given=given, mark=mark, reason=reason) for mark, reason in reasons)
