"""What notices say, and where they lead."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words
else:
    Words = str

SENTENCES: Mapping[str, Words] = MappingProxyType(
    {
        "catalogue_submitted": gettext_lazy("%(unit)s报来 %(year)s 年度目录，等待备案。"),
        "catalogue_given_back": gettext_lazy("%(unit)s %(year)s 年度目录被办公室退回，请按退回原因修改后再报。"),
        "catalogue_decided": gettext_lazy("办公室同意%(unit)s再次调整 %(year)s 年度目录，可以报备案了。"),
        "catalogue_filed": gettext_lazy("%(unit)s %(year)s 年度目录已备案。"),
        "catalogue_import_done": gettext_lazy("%(unit)s %(year)s 年度目录：您上传的表格已导入，请核对。"),
        "catalogue_import_refused": gettext_lazy(
            "%(unit)s %(year)s 年度目录：您上传的表格没有导入，什么都没有写入。请打开看原因。"
        ),
        "catalogue_in_force": gettext_lazy("%(unit)s %(year)s 年度目录已生效，从现在起按它公开。"),
        "waiting_in_review": gettext_lazy("《%(title)s》等您审核。"),
        "waiting_with_head": gettext_lazy("《%(title)s》等您审批。"),
        "waiting_with_office": gettext_lazy("《%(title)s》已报办公室，等您办理。"),
        "did_send_back": gettext_lazy("《%(title)s》被退回，请按退回原因修改后再送审。"),
        "did_refer": gettext_lazy("《%(title)s》已报办公室。"),
        "did_approve": gettext_lazy("《%(title)s》已批准公开。"),
        "did_withhold": gettext_lazy("《%(title)s》决定不予公开。"),
        "did_publish": gettext_lazy("《%(title)s》已公开。"),
        "did_suspend": gettext_lazy("《%(title)s》已暂停公开。"),
        "did_restore": gettext_lazy("《%(title)s》已恢复公开。"),
        "did_withdraw": gettext_lazy("《%(title)s》已撤下。"),
        "did_erase": gettext_lazy("索引号 %(title)s 的信息已清除，不能恢复。"),
        "recheck_done": gettext_lazy("复查完成，%(found)s 项内容里有新的发现，请逐项处理。"),
        "deferral_asked": gettext_lazy("“%(title)s”申请暂缓公开，等办公室答复。"),
        "deferral_approved": gettext_lazy("办公室同意“%(title)s”暂缓公开。"),
        "deferral_refused": gettext_lazy("办公室不同意“%(title)s”暂缓公开，时限仍是 %(due_on)s。"),
        "deferral_ended": gettext_lazy("“%(title)s”的暂缓已结束，重新开始计算时限。"),
        "obligation_urged": gettext_lazy("办公室催办：“%(title)s”应在 %(due_on)s 前公开。"),
        "recall_opened": gettext_lazy("《%(title)s》在别处公开的材料要撤下或收回，办好后请登记。"),
        "letter_assigned": gettext_lazy("有一封来信转给本单位答复。"),
        "letter_returned": gettext_lazy("承办单位退回一封来信，请重新转办。"),
        "letter_waits": gettext_lazy("有一封来信等您办理。"),
        "letter_late": gettext_lazy("有一封来信超过了期限，请尽快办理。"),
        "letter_urged": gettext_lazy("办公室催办一封来信，请尽快答复。"),
        "letter_sent_up": gettext_lazy("有一封来信的答复等您审批。"),
        "letter_answer_sent_back": gettext_lazy("一封来信的答复被退回，请按退回原因修改后再送审。"),
        "identity_asked": gettext_lazy("有人申请查看一封来信的来信人，等您答复。"),
        "digest": gettext_lazy("今天要留意的公开事项有 %(count)s 项，临近或超过时限，或等办公室处理。"),
        "passed_to_you": gettext_lazy("%(gone)s不再办理，《%(title)s》现在等您办理。"),
        "draft_left_to_you": gettext_lazy("%(gone)s不再办理，《%(title)s》的草稿请您接着写。"),
        "matter_left_to": gettext_lazy("%(gone)s不再办理，《%(title)s》改由%(names)s办理。"),
        "matter_left_to_nobody": gettext_lazy(
            "%(gone)s不再办理，《%(title)s》现在没有人能办。请联系安全管理员安排任职。"
        ),
        "post_left_vacant": gettext_lazy("%(gone)s不再任职，%(unit)s有岗位空缺，空缺的环节改由办公室办理。"),
        "nobody_left": gettext_lazy("%(gone)s不再任职，%(unit)s有事项没有人能办。请尽快安排任职。"),
        "letter_due": gettext_lazy("有一封来信快到期限，请及时办理。"),
        "matter_moved": gettext_lazy("《%(title)s》转到%(unit)s，现在是草稿，请核对后重新送审。"),
        "catalogue_to_file_again": gettext_lazy("单位调整，%(unit)s %(year)s 年度目录的事项有变，要核对后报备案。"),
        "catalogue_names_ended": gettext_lazy(
            "%(ended)s的职责改由%(successor)s承担，%(unit)s目录里写到它的事项请调整。"
        ),
        "reorganisation_to_confirm": gettext_lazy("%(units)s拟从 %(day)s 起由%(successor)s接替，方案等办公室确认。"),
        "reorganisation_confirmed": gettext_lazy("%(units)s从 %(day)s 起由%(successor)s接替，方案已确认。"),
        "reorganisation_called_off": gettext_lazy("%(units)s由%(successor)s接替的方案已取消。"),
        "reorganisation_done": gettext_lazy("%(units)s从 %(day)s 起由%(successor)s接替，已经办理。"),
        "reorganisation_held_up": gettext_lazy("%(units)s由%(successor)s接替的日子到了，但办不成。请打开方案看原因。"),
        "incident_opened": gettext_lazy("索引号 %(number)s 的信息已紧急暂停公开，请在一个工作日内确认。"),
        "incident_ratified": gettext_lazy("索引号 %(number)s 的信息紧急暂停已确认。"),
        "incident_refused": gettext_lazy("索引号 %(number)s 的信息不同意暂停，已申请恢复公开，等另一位确认。"),
        "incident_escalated": gettext_lazy("索引号 %(number)s 的信息紧急暂停后一个工作日没有人确认，请马上办理。"),
        "incident_closed": gettext_lazy("索引号 %(number)s 的信息应急处置已办结。"),
        "assessment_opened": gettext_lazy("“%(title)s”的得分请看。有异议的，由第一责任人在异议期内提出。"),
        "assessment_objected": gettext_lazy("“%(title)s”有单位提出异议，等答复。"),
        "assessment_answered": gettext_lazy("“%(title)s”的异议已答复，请看。"),
        "assessment_frozen": gettext_lazy("“%(title)s”的结果已确定，请看。"),
        "assessment_called_off": gettext_lazy("“%(title)s”已取消。"),
        "appraisal_closed": gettext_lazy("%(unit)s %(year)s 年度民主评议已截止，请看结果。"),
        "archive_ready": gettext_lazy("%(year)s 年的归档已生成，保存七天。"),
        "archive_failed": gettext_lazy("%(year)s 年的归档没有生成。请打开看原因。"),
        "report_submitted": gettext_lazy("%(unit)s %(span)s 年度报告已送办公室，请查阅。"),
        "export_ready": gettext_lazy("您要的“%(title)s”表格已生成，保存七天。"),
        "export_failed": gettext_lazy("您要的“%(title)s”表格没有生成。请打开看原因。"),
        "inspection_drawn": gettext_lazy("检查“%(title)s”的样本已抽取，可以通知单位了。"),
        "inspection_begun": gettext_lazy("本单位被列入检查“%(title)s”，请打开看检查哪些事项。"),
        "finding_served": gettext_lazy("检查“%(title)s”下发了整改通知书，请确认问题或提出异议，并按期整改。"),
        "finding_acknowledged": gettext_lazy("检查“%(title)s”的一个问题，单位已确认，开始整改。"),
        "finding_contested": gettext_lazy("检查“%(title)s”的一个问题，单位提出异议，等您决定。"),
        "finding_upheld": gettext_lazy("检查“%(title)s”的一个问题，异议不成立，请在期限内整改。"),
        "finding_dropped": gettext_lazy("检查“%(title)s”的一个问题，异议成立，已撤销。"),
        "finding_rectified": gettext_lazy("检查“%(title)s”的一个问题，单位报告了整改情况，等核验。"),
        "finding_verified": gettext_lazy("检查“%(title)s”的一个问题，核验通过，已销号。"),
        "finding_sent_back": gettext_lazy("检查“%(title)s”的一个问题，整改被退回，请按说明继续整改。"),
        "rectification_due": gettext_lazy("要整改的问题有 %(count)s 个临近或超过期限，请及时办理。"),
        "push_given_up": gettext_lazy("推送到%(system)s没有成功，系统不再自动再试。请打开看原因。"),
        "push_recall_open": gettext_lazy(
            "%(system)s里还有一条应当撤下的信息，对方没有确认。请尽快联系对方，或人工撤下。"
        ),
        "held_up": gettext_lazy("《%(title)s》到了发布时间，但还不能发布。请打开查看原因。"),
    }
)
"""The sentence of each kind; a subject the person may no longer open is not named."""

PLACES = {
    "appraisal": "desk:appraisal",
    "assessment_sheet": "desk:assessment_sheet",
    "archive": "desk:archive",
    "catalogue": "desk:catalogue_version",
    "disclosure": "desk:disclosure",
    "export": "desk:export_job",
    "finding": "desk:finding",
    "incident": "desk:incident",
    "inspection": "desk:inspection",
    "letter": "desk:letter",
    "obligation": "desk:obligation",
    "push": "desk:push_one",
    "recheck": "desk:recheck",
    "report": "desk:report",
    "reorganisation": "desk:reorganisation",
    "unit": "desk:unit",
}
"""The page of each kind of subject, which takes its identity."""


LISTS: Mapping[str, str] = MappingProxyType({"digest": "desk:obligations", "findings": "desk:findings"})
"""The page of each kind of subject that is a list of one's own: it shows what one may see today, whoever one is."""


def say(kind: str, facts: Mapping[str, str]) -> str:
    """Say what happened in the reader's language."""
    return str(SENTENCES[kind]) % facts


def nothing_to_see() -> str:
    """Say that a subject is no longer the person's business, without naming it."""
    return _("这件事现在不由您办理，不再显示。")


def place_of(subject: str) -> str:
    """Return the address of the page about a subject."""
    kind, _slash, identity = subject.partition("/")
    return reverse(LISTS[kind]) if kind in LISTS else reverse(PLACES[kind], args=[identity])
