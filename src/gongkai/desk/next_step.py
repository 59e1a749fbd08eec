"""Who gets a matter next: the words of the buttons, so that nobody is surprised where it goes."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from gongkai.desk.matter import Sheet
from gongkai.desk.phrases.catalogue import named
from gongkai.disclosures.rules.words import REVIEWS, PassKind, Stage
from gongkai.measures.vocabulary import Role

REVIEWER_OF = {PassKind.SECRECY: Role.SECRECY_REVIEWER, PassKind.CONTENT: Role.REVIEWER}


def pass_button(sheet: Sheet, kinds: Iterable[PassKind]) -> str:
    """Say what the button of a review does: which pass is still wanted, or who decides next. Source: 第十六条."""
    missing = REVIEWS - sheet.standing.valid_passes - set(kinds)
    for kind in sorted(missing):
        whom = sheet.names(REVIEWER_OF[kind]) or _("领导小组办公室")
        return _("通过，还需%(whom)s%(what)s") % {"whom": whom, "what": named(kind)}
    if sheet.revision.stage == Stage.WITH_OFFICE or sheet.standing.must_go_up:
        return _("通过，报领导小组办公室审批")
    heads = sheet.names(Role.HEAD)
    return _("通过，送%(heads)s审批") % {"heads": heads} if heads else _("通过，报领导小组办公室审批")


def passed(sheet: Sheet) -> str:
    """Say where a matter went after a pass; the revision is as it stands now."""
    if sheet.revision.stage == Stage.WITH_HEAD:
        return _("已通过，送%(heads)s审批。") % {"heads": sheet.names(Role.HEAD)}
    if sheet.revision.stage == Stage.WITH_OFFICE:
        return _("已通过，报领导小组办公室审批。")
    return _("已通过，等另一项审核。")
