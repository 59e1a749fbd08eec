"""The check before publication as pages show it: the marked text, the findings beside it, the files. Source: 第九条."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gongkai.desk.marks import marked
from gongkai.desk.phrases.attachments import FileShown, file_shown, files_shown
from gongkai.desk.phrases.findings import Count, Shown, counts, shown
from gongkai.disclosures import queries
from gongkai.disclosures.models import Attachment, Revision
from gongkai.disclosures.rules.checks import Found
from gongkai.disclosures.rules.text import clean
from gongkai.disclosures.rules.words import IN_REVIEW, Stage
from gongkai.screening.queries import copies_of, rules_in_force


@dataclass(frozen=True, slots=True)
class Checked:
    """All that a page shows of a check: ``text`` is the marked text, ``verdicts`` are reasons by mark."""

    text: str
    findings: list[Shown]
    counts: list[Count]
    files: list[FileShown]
    verdicts: Mapping[str, str]
    is_finished: bool = True

    @property
    def grave(self) -> list[Shown]:
        """The findings that must be removed or judged."""
        return [one for one in self.findings if one.is_grave]


def checked(revision: Revision, attachments: Sequence[Attachment]) -> Checked:
    """Return the check of a matter: of a draft as it stands now, of anything else as it went up."""
    if revision.stage == Stage.DRAFT:
        return _of_draft(revision, attachments)
    found = queries.found_when_proposed(revision)
    verdicts = {mark: one.reason for mark, one in queries.verdicts_on(revision).items()}
    copies = copies_of(one.stored_id for one in attachments)
    return _checked(revision, found, files_shown(attachments, found, copies), verdicts)


def _of_draft(revision: Revision, attachments: Sequence[Attachment]) -> Checked:
    rules = rules_in_force()
    check = queries.check_of(revision, rules, attachments)
    files = [
        file_shown(one, check.found, how.copied, how.state) for one, how in queries.file_checks(attachments, rules)
    ]
    return replace(_checked(revision, check.found, files, {}), is_finished=check.is_finished)


def _checked(
    revision: Revision, found: Sequence[Found], files: list[FileShown], verdicts: Mapping[str, str]
) -> Checked:
    findings = shown(found)
    is_open = revision.stage == Stage.DRAFT or revision.stage in IN_REVIEW
    text, in_text = marked(clean(revision.body), findings if is_open else [])
    anchors = {one.mark: f"f-{one.mark}" if one.mark in in_text else "files" if one.file else "" for one in findings}
    told = [replace(one, anchor=anchors[one.mark]) for one in findings]
    return Checked(text, told, counts(one.finding for one in found), files, verdicts)
