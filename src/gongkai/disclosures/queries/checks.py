"""The check before publication: of a draft as it stands now, of a proposal as it went up. Source: 第九条."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from gongkai.disclosures.models import Attachment, CheckRecord, Explanation, Revision, Verdict
from gongkai.disclosures.rules.checks import Check, Found, found_again, marked
from gongkai.disclosures.rules.words import IN_REVIEW, Stage
from gongkai.files.models import StoredFile
from gongkai.scanner.finding import Finding
from gongkai.scanner.passage import Passage
from gongkai.scanner.rich_text import passages_of_html
from gongkai.scanner.rules import Rules
from gongkai.scanner.text import scan_text
from gongkai.screening import queries as screening
from gongkai.screening.queries import FileCheck
from gongkai.screening.rules import UNFINISHED, ScanState

TITLE, DOCUMENT_NO, NOTE = "标题", "文号", "更正说明"
"""How the places outside the body are named, as the scanner names those within."""
NOTHING = Check(found=(), waiting=(), failed=())


def texts_of(revision: Revision) -> list[Passage]:
    """Return all that readers will read of a revision besides its files."""
    told = ((revision.title, TITLE), (revision.document_no, DOCUMENT_NO), (revision.correction_note, NOTE))
    return [*(Passage(text, part) for text, part in told if text.strip()), *passages_of_html(revision.body)]


def check_of(revision: Revision, rules: Rules | None = None, attachments: Iterable[Attachment] | None = None) -> Check:
    """Return what is found in a revision as it stands now, under the rules in force if no others are given."""
    in_force = rules or screening.rules_in_force()
    files = file_checks(revision.attachments.all() if attachments is None else attachments, in_force)
    reasons = dict(Explanation.objects.filter(revision=revision).values_list("mark", "reason"))
    return Check(
        found=marked(_findings(revision, files, in_force), reasons),
        waiting=tuple(one.name for one, check in files if check.state in UNFINISHED),
        failed=tuple(one.name for one, check in files if check.state is ScanState.FAILED),
    )


def file_checks(attachments: Iterable[Attachment], rules: Rules) -> list[tuple[Attachment, FileCheck]]:
    """Return each attachment with what was found in it, in order."""
    rows = list(attachments)
    found = screening.checks_of([(one.stored_id, one.name) for one in rows], rules)
    return [(one, found[one.stored_id, one.name]) for one in rows]


def _findings(
    revision: Revision, files: Iterable[tuple[Attachment, FileCheck]], rules: Rules
) -> Iterator[tuple[str, Finding]]:
    yield from (("", finding) for finding in scan_text(texts_of(revision), rules))
    yield from ((one.name, finding) for one, check in files for finding in check.findings)


def given_to_readers(attachment: Attachment) -> StoredFile:
    """Return the file that readers will get, or get, of an attachment: its clean copy as soon as there is one."""
    copied = screening.copies_of([attachment.stored_id]).get(attachment.stored_id)
    return attachment.served or (copied.copy if copied and copied.copy else attachment.stored)


def record_of_check(revision: Revision) -> CheckRecord | None:
    """Return what was found when this round of a revision went up."""
    return _records_of(revision).first()


def _records_of(revision: Revision) -> QuerySet[CheckRecord]:
    """Match the one record of this round of a revision."""
    same = CheckRecord.objects.filter(revision=revision, round=revision.round, plan_hash=revision.plan_hash)
    return same.order_by("pk")


def found_when_proposed(revision: Revision) -> tuple[Found, ...]:
    """Return the findings of the round that is under review, the gravest first, with the drafter's reasons."""
    kept = _records_of(revision).values_list("findings", flat=True).first()
    return found_again(kept) if kept else ()


def check_now(revision: Revision) -> Check:
    """Return what the rules turn on: of a draft the check as it stands, under review the one that went up."""
    if revision.stage == Stage.DRAFT:
        return check_of(revision)
    if revision.stage in IN_REVIEW:
        return Check(found_when_proposed(revision), waiting=(), failed=())
    return NOTHING


def verdicts_on(revision: Revision) -> dict[str, Verdict]:
    """Return the verdicts that were given with a pass of this round and wording, by the mark of the finding."""
    given = {"given__revision": revision, "given__round": revision.round, "given__plan_hash": revision.plan_hash}
    return {one.mark: one for one in Verdict.objects.filter(**given).select_related("given__by")}
