"""What waits for somebody, in words: kinds of tasks, and where each is done."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.disclosures.queries import Task
from gongkai.disclosures.rules.words import Verb
from gongkai.measures.vocabulary import Role


class Kind(StrEnum):
    """The kinds of tasks, as tabs of the to-do list."""

    DRAFT = "draft"
    BACK = "back"
    REVIEW = "review"
    APPROVE = "approve"
    ACKNOWLEDGE = "acknowledge"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind is shown: tab, chip, entry of the navigation, button; and the page where it is done."""

    tab: str | Promise
    nav: str | Promise
    act: str | Promise
    tone: str
    icon: str
    page: str
    roles: tuple[Role, ...]
    in_nav: bool = True


KINDS: Mapping[Kind, Look] = MappingProxyType(
    {
        Kind.BACK: Look(_("被退回"), _("被退回"), _("修改"), "bad", "arrow-back-up", "desk:edit", (), in_nav=False),
        Kind.REVIEW: Look(
            _("要审核"), _("待我审核"), _("审核"), "info", "clipboard-check", "desk:review",
            (Role.REVIEWER, Role.SECRECY_REVIEWER),
        ),
        Kind.APPROVE: Look(
            _("要审批"), _("待我审批"), _("审批"), "info", "certificate", "desk:approve",
            (Role.HEAD, Role.OFFICE_APPROVER),
        ),
        Kind.ACKNOWLEDGE: Look(
            _("要知悉"), _("待我知悉"), _("知悉"), "info", "message", "desk:acknowledge", (Role.SPOKESPERSON,)
        ),
        Kind.PUBLISH: Look(
            _("待发布"), _("待发布"), _("发布"), "warn", "speakerphone", "desk:publish", (Role.DRAFTER, Role.HEAD)
        ),
    }
)  # fmt: skip
"""How each kind of task that waits is shown; a draft is one's own to finish and has a list of its own."""

BY_VERB = {
    Verb.PROPOSE: Kind.DRAFT,
    Verb.PASS_SECRECY: Kind.REVIEW,
    Verb.PASS_CONTENT: Kind.REVIEW,
    Verb.APPROVE: Kind.APPROVE,
    Verb.ACKNOWLEDGE: Kind.ACKNOWLEDGE,
    Verb.PUBLISH: Kind.PUBLISH,
}


def kind_of(task: Task) -> Kind:
    """Tell what kind a task is; what was sent back is not a draft like others."""
    return Kind.BACK if task.was_sent_back else BY_VERB[task.verb]
