"""Article 16, step by step: propose, two passes, send back, refer, approve, withhold, recall."""

import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F
from django.utils.timezone import localdate

from gongkai.disclosures.actions.checking import keep_check, keep_verdicts, serve_copies
from gongkai.disclosures.actions.move import Also, contributed, move
from gongkai.disclosures.models import Pass, Proposal, Release, Revision
from gongkai.disclosures.queries.facts import plan_of
from gongkai.disclosures.queries.speaking import must_be_acknowledged
from gongkai.disclosures.rules.case import Case, Said
from gongkai.disclosures.rules.guards import STAND_INS
from gongkai.disclosures.rules.plan import canonical, plan_hash
from gongkai.disclosures.rules.steps import Step
from gongkai.disclosures.rules.words import PassKind, ReleaseState, Verb
from gongkai.measures.vocabulary import Answer, RedLine, Role
from gongkai.orgs.models import Person

FRESH = timedelta(minutes=15)
"""How long a sign-in counts as fresh. Practice."""


def propose(revision: Revision, *, by: Person, at: datetime, version: int | None = None) -> None:
    """Put a draft up for review; from here on its plan is fixed and fingerprinted, with what was found in it.

    Source: 第十六条（一）.

    Practice: whoever puts it up has contributed, even if he wrote nothing of it.

    :raises Refused: with all that the plan lacks, what was not read, and what was found and not answered.
    """

    def also(row: Revision, case: Case, step: Step) -> dict[str, Any]:  # noqa: ARG001 – every such function has this shape
        serve_copies(row)
        row.needs_spokesperson = must_be_acknowledged(is_flagged=row.needs_spokesperson, is_major=row.is_major)
        plan = plan_of(row)
        kept = {"plan": json.loads(canonical(plan)), "plan_hash": plan_hash(plan), "by": by, "at": at}
        Proposal.objects.create(revision=row, round=row.round, **kept)
        keep_check(row, case.check, kept["plan_hash"], at=at)
        contributed(row, by, at)
        columns = {"plan_hash": kept["plan_hash"], "needs_spokesperson": row.needs_spokesperson}
        return {**columns, "proposed_by": by, "proposed_at": at}

    move(revision, Verb.PROPOSE, by=by, at=at, version=version, also=also)


def _gives(
    kind: PassKind,
    role: Role,
    by: Person,
    at: datetime,
    *,
    answers: dict[str, Any],
    opinion: str,
    verdicts: Mapping[str, str] | None = None,
) -> Also:
    def also(row: Revision, case: Case, step: Step) -> dict[str, Any]:
        held = next((one for one in step.roles if one in case.standing.roles), STAND_INS.get(role, role))
        given = Pass.objects.create(
            revision=row,
            round=row.round,
            kind=kind,
            plan_hash=row.plan_hash,
            by=by,
            acting_for_id=case.acting_for,
            role=held,
            at=at,
            answers=answers,
            opinion=opinion.strip(),
        )
        keep_verdicts(given, verdicts or {})
        return {}

    return also


def pass_secrecy(
    revision: Revision,
    *,
    by: Person,
    at: datetime,
    red_lines: Mapping[RedLine, Answer],
    verdicts: Mapping[str, str] | None = None,
    opinion: str = "",
    version: int | None = None,
) -> None:
    """Give the secrecy pass, line by line; "not sure" gives none and sends the matter to the office.

    ``verdicts`` say why what was found and must be dealt with may stay, by its mark. Source: 第九条、第十六条（二）.

    :raises Refused: with every line unanswered or crossed, every finding not judged, and why ``by`` may not.
    """
    said = Said(red_lines=red_lines, verdicts=verdicts, reason=opinion)
    if said.is_unsure:
        move(revision, Verb.PASS_SECRECY, by=by, at=at, said=said, version=version, also=_was_referred)
        return
    answers = {str(line): str(answer) for line, answer in red_lines.items()}
    said_with: dict[str, Any] = {"answers": answers, "opinion": opinion, "verdicts": verdicts}
    gives = _gives(PassKind.SECRECY, Role.SECRECY_REVIEWER, by, at, **said_with)
    move(revision, Verb.PASS_SECRECY, by=by, at=at, said=said, version=version, also=gives)


def _was_referred(row: Revision, case: Case, step: Step) -> dict[str, Any]:  # noqa: ARG001
    return {"was_referred": True}


def pass_content(
    revision: Revision,
    *,
    by: Person,
    at: datetime,
    is_necessary: bool,
    is_accurate: bool,
    source_checked: bool,
    opinion: str = "",
    version: int | None = None,
) -> None:
    """Give the content pass: necessary, accurate, the source of the facts checked. Source: 第十六条（二）.

    :raises Refused: with everything not confirmed, and every reason why ``by`` may not.
    """
    answers = {"is_necessary": is_necessary, "is_accurate": is_accurate, "source_checked": source_checked}
    said = Said(reason=opinion, is_necessary=is_necessary, is_accurate=is_accurate, source_checked=source_checked)
    gives = _gives(PassKind.CONTENT, Role.REVIEWER, by, at, answers=answers, opinion=opinion)
    move(revision, Verb.PASS_CONTENT, by=by, at=at, said=said, version=version, also=gives)


def acknowledge(revision: Revision, *, by: Person, at: datetime, opinion: str = "", version: int | None = None) -> None:
    """Acknowledge a major matter as the school's spokesperson, before the office approves it. Source: 第十四条.

    :raises Refused: with every reason.
    """
    gives = _gives(PassKind.SPOKESPERSON, Role.SPOKESPERSON, by, at, answers={}, opinion=opinion)
    move(revision, Verb.ACKNOWLEDGE, by=by, at=at, said=Said(reason=opinion), version=version, also=gives)


def send_back(
    revision: Revision,
    *,
    by: Person,
    at: datetime,
    reason: str,
    anchors: list[str] | None = None,
    version: int | None = None,
) -> None:
    """Give a proposal back for changes; its passes are void. ``anchors`` are the passages meant.

    Source: 第十六条（二）.

    :raises Refused: with every reason.
    """
    said = Said(reason=reason)
    move(revision, Verb.SEND_BACK, by=by, at=at, said=said, version=version, anchors=anchors, also=_next_round)


def _next_round(row: Revision, case: Case, step: Step) -> dict[str, Any]:  # noqa: ARG001
    return {"round": F("round") + 1, "plan_hash": "", "was_referred": False, "approved_by": None, "approved_at": None}


def refer(revision: Revision, *, by: Person, at: datetime, reason: str, version: int | None = None) -> None:
    """Hand a matter that cannot be decided here to the office. Source: 第十六条（三）.

    :raises Refused: with every reason.
    """
    move(revision, Verb.REFER, by=by, at=at, said=Said(reason=reason), version=version, also=_was_referred)


def approve(
    revision: Revision,
    *,
    by: Person,
    at: datetime,
    signed_in_at: datetime,
    opinion: str = "",
    version: int | None = None,
) -> None:
    """Approve a revision for release, as the unit's head or for the office; opens its releases to the clock.

    Source: 第十六条（三）.

    :raises Refused: with every reason, also where somebody else acted meanwhile.
    """

    def also(row: Revision, case: Case, step: Step) -> dict[str, Any]:
        from_office = Role.HEAD not in step.roles or Role.HEAD not in case.standing.roles
        kind = PassKind.OFFICE if from_office else PassKind.HEAD
        role = Role.OFFICE_APPROVER if from_office else Role.HEAD
        _gives(kind, role, by, at, answers={}, opinion=opinion)(row, case, step)
        _plan_releases(row)
        return {"approved_by": by, "approved_at": at}

    said = Said(reason=opinion, signed_in_freshly=at - signed_in_at <= FRESH)
    move(revision, Verb.APPROVE, by=by, at=at, said=said, version=version, also=also)


def _plan_releases(row: Revision) -> None:
    Release.objects.bulk_create(
        Release(disclosure_id=row.disclosure_id, revision=row, rung=rung, audience=rung.audience, channel=channel)
        for rung in row.rungs.all()
        for channel in rung.channels
    )


def withhold(
    revision: Revision,
    *,
    by: Person,
    at: datetime,
    reason: str,
    ground: str,
    re_review_on: date | None,
    version: int | None = None,
) -> None:
    """Decide not to disclose, with a ground and a day within twelve months to look again. Source: 第九条.

    :raises Refused: with every reason.
    """

    def also(row: Revision, case: Case, step: Step) -> dict[str, Any]:  # noqa: ARG001
        return {"withheld_by": by, "withheld_at": at, "ground": ground.strip(), "re_review_on": re_review_on}

    said = Said(reason=reason, ground=ground, re_review_on=re_review_on, today=localdate(at))
    move(revision, Verb.WITHHOLD, by=by, at=at, said=said, version=version, also=also)


def recall(revision: Revision, *, by: Person, at: datetime, reason: str, version: int | None = None) -> None:
    """Take an approved revision back to draft before anybody has read it; its passes are void. Source: 第十六条（四）.

    :raises Refused: with every reason.
    """

    def also(row: Revision, case: Case, step: Step) -> dict[str, Any]:
        Release.objects.filter(revision=row, state=ReleaseState.PLANNED).delete()
        return _next_round(row, case, step)

    move(revision, Verb.RECALL, by=by, at=at, said=Said(reason=reason), version=version, also=also)


def cancel(revision: Revision, *, by: Person, at: datetime, version: int | None = None) -> None:
    """Lay a draft aside; it can be resumed for thirty days. Practice.

    :raises Refused: with every reason.
    """

    def also(row: Revision, case: Case, step: Step) -> dict[str, Any]:  # noqa: ARG001
        return {"cancelled_at": at}

    move(revision, Verb.CANCEL, by=by, at=at, version=version, also=also)


def resume(revision: Revision, *, by: Person, at: datetime, version: int | None = None) -> None:
    """Take a cancelled draft up again. Practice.

    :raises Refused: with every reason.
    """

    def also(row: Revision, case: Case, step: Step) -> dict[str, Any]:  # noqa: ARG001
        return {"cancelled_at": None}

    move(revision, Verb.RESUME, by=by, at=at, version=version, also=also)
