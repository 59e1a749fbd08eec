"""The four steps of Article 16 as a row: what is done, where the matter stands, and who is waited for."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from gongkai.desk.matter import Sheet
from gongkai.desk.phrases.record import actor
from gongkai.disclosures import queries
from gongkai.disclosures.models import Pass
from gongkai.disclosures.rules.words import REVIEWS, PassKind, Stage
from gongkai.measures.vocabulary import Role

ORDER = {Stage.DRAFT: 0, Stage.IN_REVIEW: 1, Stage.WITH_HEAD: 2, Stage.WITH_OFFICE: 2, Stage.APPROVED: 3}
"""At which of the four steps a matter stands; what is published is past the last."""

STOPPED = {Stage.WITHHELD, Stage.CANCELLED}


@dataclass(frozen=True, slots=True)
class Step:
    """One of the four: its name, whether it is done (``done``) or stands open (``cur``), who, and when."""

    name: str
    state: str
    who: str
    at: datetime | None


def stepper(sheet: Sheet) -> list[Step]:
    """Return the four steps of a revision. Source: 第十六条."""
    revision = sheet.revision
    passes = [one for one in queries.passes_of(revision) if queries.holds(one, revision)]
    now_at = ORDER.get(Stage(revision.stage), -1 if revision.stage in STOPPED else len(ORDER))
    reviewed = [one for one in passes if one.kind in REVIEWS]
    rows = (
        (_("提出"), _proposer(sheet), revision.proposed_at if now_at else None),
        (_("审核"), _reviewers(sheet, reviewed), _both_at(reviewed)),
        (_("审批"), _approver(sheet), revision.approved_at),
        (_("实施"), _publisher(sheet), revision.published_at),
    )
    states = [_state(number, now_at, done=at is not None) for number, (_name, _who, at) in enumerate(rows)]
    return [Step(name, state, who, at) for (name, who, at), state in zip(rows, states, strict=True)]


def _both_at(reviewed: list[Pass]) -> datetime | None:
    """Return when the second of the two passes was given."""
    return max(one.at for one in reviewed) if {one.kind for one in reviewed} == REVIEWS else None


def _state(number: int, now_at: int, *, done: bool) -> str:
    if number == now_at:
        return "cur"
    return "done" if done or 0 <= number < now_at else ""


def _proposer(sheet: Sheet) -> str:
    by = sheet.revision.proposed_by or sheet.revision.disclosure.created_by
    return by.name


def _reviewers(sheet: Sheet, reviewed: list[Pass]) -> str:
    given = {one.kind: actor(one.by, one.acting_for) for one in reviewed}
    secrecy = given.get(PassKind.SECRECY) or awaited(sheet, Role.SECRECY_REVIEWER)
    content = given.get(PassKind.CONTENT) or awaited(sheet, Role.REVIEWER)
    return _("保密 %(secrecy)s；内容 %(content)s") % {"secrecy": secrecy, "content": content}


def _approver(sheet: Sheet) -> str:
    revision = sheet.revision
    if revision.approved_by:
        return revision.approved_by.name
    goes_up = sheet.standing.must_go_up or revision.stage == Stage.WITH_OFFICE
    return _("办公室") if goes_up else awaited(sheet, Role.HEAD)


def awaited(sheet: Sheet, role: Role) -> str:
    """Name who may still decide in a role, the office where nobody in the unit may. Practice: S7."""
    names = dict.fromkeys(post.person.name for post in sheet.deciders.get(role, []))
    return _("、").join(names) if names else _("办公室")


def _publisher(sheet: Sheet) -> str:
    return _("拟稿人、第一责任人或到时自动") if sheet.revision.published_at is None else ""
