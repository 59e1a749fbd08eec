"""Why a step with a disclosure or a file may not be taken, in words: what happened and what to do."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.desk.phrases import files, log
from gongkai.desk.phrases.catalogue import named
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Audience, RedLine

OF_STANDING: Mapping[str, str | Promise] = MappingProxyType(
    {
        "moved_meanwhile": _("您打开这一页以后，别人已经办理或改过这件事。请先看现在的样子，再决定怎么办。"),
        "not_your_task": _("这一步不由您办理。请看页面上方由谁办理；需要换人的，请联系安全管理员。"),
        "contributed": _("您写过或改过这份内容，不能再审核或审批。请由另一位办理；本单位没有别人的，由办公室办理。"),
        "is_subject": _("这件事涉及您本人或您代行的人，您要回避。请由另一位办理。"),
        "gave_pass": _("您审核过这份内容，不能再审批。请由另一位审批；本单位没有别人的，由办公室审批。"),
        "gave_other_pass": _("您已经完成另一项审核。两项审核要由两个人完成，请由另一位审核。"),
        "pass_already_given": _("这一项已经有人审核通过，不用再审。请看办理记录。"),
        "already_released": _("已经有人能看到这条信息，不能收回或取消。内容有误的请更正，不宜公开的请撤下。"),
        "overtaken": _("这份草稿取消以后，已经另拟过新稿，不能再恢复。需要改的，请从现在公开的内容开始更正。"),
        "other_in_work": _("这条信息已有一份新稿正在办理。请先办完那一份，或把它取消。"),
        "cancelled_too_long_ago": _("取消已超过 30 天，不能恢复。请重新拟稿。"),
        "nothing_to_release": _("公开方案里的每一步都已公开，没有可发布的了。"),
        "no_spokesperson_needed": _("这件事不需要新闻发言人知悉。"),
        "was_withdrawn": _("这条信息已被撤下，不能再发布或更正。确需公开的请重新拟稿。"),
        "was_erased": _("这条信息已被清除，不能再发布、更正或恢复。确需公开的请重新拟稿。"),
        "still_live": _("这条信息还有一部分在公开。请先暂停公开，再清除。"),
        "is_suspended": _("这条信息正在暂停公开。请先恢复公开或撤下，再发布。"),
        "finding_gone": _("这一处已经不在正文里了。请看最新的检查结果。"),
        "recheck_under_way": _("按现在的规则，已有一次复查正在进行或已暂停。请打开那一次看进度，或让它继续。"),
        "not_a_draft": _("这份内容已经送审，不能再改。需要修改的，请审核人退回，或在发布前收回。"),
    }
)
"""Reasons that lie in who asks, or in where the matter stands."""

OF_STEPS: Mapping[str, str | Promise] = MappingProxyType(
    {
        "no_reason": _("请写明原因，让办理的人知道怎么办。"),
        "scan_unfinished": _("附件“%(about)s”还没有检查完。请稍等，检查完再送审。"),
        "scan_failed": _("附件“%(about)s”没有检查成。请重新检查，或者换一个文件。"),
        "text_kept_out": _("有一处内容不得公开，写明理由也不行。请删去，或联系纪委综合监察室。"),
        "file_kept_out": _("附件“%(about)s”有不得公开的内容。请移除这个附件，或联系纪委综合监察室。"),
        "must_wait": _("这件事现在不能批准或发布。请联系纪委综合监察室，在此以前不要另行公开。"),
        "finding_unexplained": _("有一处必须处理的内容，没有删除，也没有写明为什么可以公开。请删除，或写明理由。"),
        "finding_unjudged": _("有一处必须处理的内容还没有判断。请写明可以公开的理由；不能公开的请退回。"),
        "red_line_unanswered": _("“%(about)s”还没有回答。请选择涉及、不涉及或不能确定。"),
        "red_line_crossed": _("“%(about)s”选了涉及，不能通过。请退回修改，或不予公开。"),
        "not_confirmed": _("“%(about)s”还没有确认。确认后再通过；不能确认的请退回。"),
        "still_unsure": _("有一项选了不能确定。请选择涉及或不涉及；仍不能确定的请退回修改，或不予公开。"),
        "pass_missing": _("还缺%(about)s。请先由审核人完成，再审批。"),
        "plan_changed": _("内容在审核以后有改动，原来的审核和审批不再有效。请退回，重新送审。"),
        "spokesperson_awaited": _("还没有新闻发言人知悉。请等新闻发言人确认后再审批。"),
        "sign_in_again": _("向社会公开前要再确认一次身份。请重新输入密码，再批准。"),
        "no_ground": _("请写不予公开的依据。"),
        "bad_re_review_date": _("请写再次审查的日期，要晚于今天，最迟在十二个月以内。"),
        "window_over": _("审批的有效期已过。请收回后重新送审。"),
        "unit_gone": _("这个单位已经撤销，不能再以它的名义发布。请由接替的单位重新拟稿。"),
        "no_head": _("这个单位现在没有第一责任人，不能发布。请联系安全管理员任命或安排代行。"),
        "inner_first": _("先党内后党外：党内公开的天数还不够，现在不能向社会公开。请到期后再发布，系统也会自动再试。"),
        "restore_already_asked": _("已有人申请恢复公开。请由另一位确认。"),
        "restore_needs_two": _("恢复公开要两个人：请先申请恢复，再由另一位确认。"),
        "restore_needs_another": _("恢复公开是您申请的，要由另一位确认。"),
        "no_alarm": _("请选择是哪一类问题。"),
        "reason_leaks": _("说明里有不能公开的内容，如号码，读者会看到。请换一种说法，只说是什么问题。"),
        "reason_repeats": _("说明里有原文的文字，读者又会看到。请换一种说法，只说是什么问题。"),
        "carried_here": _("这种方式由系统发布，不用另外登记。"),
        "already_carried_out": _("这种方式已经登记过。需要补充的，请在凭证里再加一份。"),
        "not_standing": _("这条信息现在没有公开，或已更正、撤下，不能登记。请先看公开情况。"),
        "carried_before_approval": _("日期早于审批通过的日期。先审批后公开，请核对日期。"),
        "carried_in_the_future": _("日期晚于今天。请在公开以后再登记，或改正日期。"),
        "sign_in_to_erase": _("清除以后不能恢复，要再确认一次身份。请重新输入密码，再清除。"),
    }
)
"""What a step still asks for."""

OF_PLANS: Mapping[str, str | Promise] = MappingProxyType(
    {
        "no_title": _("请写标题。"),
        "title_too_long": _("标题最多 80 字。请改短一些。"),
        "no_body": _("请写正文，或者至少上传一个附件。"),
        "no_source": _("请写事实来源，如会议纪要、台账，便于审核人核对。"),
        "no_risk": _("请完成风险评估：选择低、中或高。"),
        "source_reaches_fewer": _(
            "解读对象现在没有向这么大的范围公开，看到解读的人有的看不到它。请缩小范围，或等它公开后再送审。"
        ),
        "no_correction_note": _("请写更正说明，读者会看到。"),
        "window_too_long": _("审批有效期比学校或本单位规定的长。请改短一些，规定的天数问第一责任人或办公室。"),
        "bad_window": _("审批有效期要在 1 至 180 天之间。"),
        "no_entry": _("请选择公开目录事项；目录里没有的，请写明为什么要公开。"),
        "no_class": _("请选择内容类别。"),
        "narrower_than_catalogue": _("公开范围比目录规定的窄。请扩大范围，或写明原因。"),
        "no_audience": _("请至少选择一种公开范围。"),
        "nobody_named": _("选了特定对象公开，还没有写给谁看。请写单位、人员或名单。"),
        "no_channel": _("%(about)s还没有公开方式。请重新选择这个范围后保存。"),
        "channel_does_not_carry": _("%(about)s的公开方式不适合这个范围。请重新选择这个范围后保存。"),
        "starts_in_the_past": _("%(about)s的开始时间已过。请改为以后的时间，或留空由人工发布。"),
        "ends_before_it_starts": _("%(about)s的公示截止日期早于开始。请改晚一些，或留空。"),
        "inner_first_missing": _("目录规定这件事先在党内公开。请加上党内公开，或写明不先在党内公开的原因。"),
        "attachment_name_taken": _("已有名为“%(about)s”的附件。请改名后再传，或先移除原来的。"),
        "too_many_attachments": _("附件最多 30 个。请合并一些文件，或先移除不需要的。"),
    }
)
"""What a plan lacks before it can be proposed."""

OF_LISTS: Mapping[str, str | Promise] = MappingProxyType(
    {
        "list_without_name": _("请写名称，检查结果里会写明命中了哪份词表。"),
        "phrase_length": _("这句话要有 %(about)s 个字，太短的词到处都会碰上。请写得具体一些，或改短。"),
        "phrase_is_a_name": _("“%(about)s”差不多只有名字。请写事情本身的说法；涉及的人和单位另有办法，不用写名字。"),
        "list_too_long": _("最多写 %(about)s 行。请分成几份词表，或删去一些。"),
        "word_length": _("“%(about)s”不能用：每个词要有 2 至 80 个字。请改写，或删去这一行。"),
        "allowed_length": _("“%(about)s”不能放行：要有 2 至 80 个字。请改写，或删去这一行。"),
        "shape_odd": _(
            "“%(about)s”不是号码的样式：只能用 #、@、数字、字母和连字符，长 4 至 32 位。请改写，或删去这一行。"
        ),
        "domain_odd": _("“%(about)s”不是域名。请只写 @ 后面的部分，如 example.edu.cn，或删去这一行。"),
    }
)
"""What of a list of the office cannot stand."""

CONFIRMED: Mapping[str, str | Promise] = MappingProxyType(
    {"is_necessary": _("必要性"), "is_accurate": _("准确性"), "source_checked": _("事实来源")}
)
PASSES: Mapping[str, str | Promise] = MappingProxyType({"secrecy": _("保密审查"), "content": _("内容审核")})
SENTENCES: Mapping[str, str | Promise] = MappingProxyType(
    {**log.SENTENCES, **OF_STANDING, **OF_STEPS, **OF_PLANS, **OF_LISTS}
)


def sentence(refusal: Refusal) -> str:
    """Say one reason of the chapters on disclosures and files in the reader's language."""
    if refusal.code in files.SENTENCES:
        return files.say(refusal)
    return str(SENTENCES[refusal.code]) % {"about": _named(refusal)}


def about_field(refusal: Refusal) -> str | None:
    """Return what of a form the reason is about: a field, a red line, an audience; None is the form as a whole."""
    whole = refusal.code in files.SENTENCES or refusal.code == "attachment_name_taken"
    return None if whole else refusal.about or None


def _named(refusal: Refusal) -> str:
    about = refusal.about
    if refusal.code == "not_confirmed":
        return str(CONFIRMED[about])
    if refusal.code == "pass_missing":
        return str(PASSES[about])
    for words in (RedLine, Audience):
        if about in list(words):
            return named(words(about))
    return about
