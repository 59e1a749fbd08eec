"""What is said to whoever writes a letter: who reads it, how it stands, and why something is not taken."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.mailbox.queries import Step, note_of
from gongkai.mailbox.rules.clocks import Clock
from gongkai.mailbox.rules.words import Clocked, Deed, Kind, PauseWhy, Verb
from gongkai.measures.refusal import Refusal
from gongkai.portal.wording import unit_name
from gongkai.ui.wording import on_date

WHO_READS: Mapping[Kind, str | Promise] = MappingProxyType(
    {
        Kind.SUGGESTION: lazy("办公室和办理的单位读得到"),
        Kind.QUESTION: lazy("办公室和办理的单位读得到"),
        Kind.REQUEST_TO_DISCLOSE: lazy("请学校公开某项信息，一定会答复"),
        Kind.REQUEST_TO_CORRECT: lazy("公开的信息有错，一定会答复"),
        Kind.REPORT: lazy("只有纪检监察员读得到，办公室和单位不知道有这封信"),
    }
)
"""Who reads a kind of letter, or what comes of it."""

SENTENCES: Mapping[str, str | Promise] = MappingProxyType(
    {
        "letter_title_missing": lazy("请写标题。"),
        "letter_title_too_long": lazy("标题最多 60 字，现在 %(about)s 字。"),
        "letter_text_missing": lazy("请写内容。"),
        "letter_text_too_long": lazy("内容最多 5000 字，现在 %(about)s 字。请写得短一些，或者作为附件。"),
        "letter_complains_of_too_long": lazy("姓名最多 200 字，现在 %(about)s 字。"),
        "letter_name_missing": lazy("实名来信请写姓名，最多 40 字；不想写的，请选匿名。"),
        "letter_contact_missing": lazy("实名来信请写联系方式，最多 100 字；不想写的，请选匿名。"),
        "letter_nobody_may_read": lazy(
            "反映的内容涉及本校所有能受理的纪检监察员或他们的单位，他们都要回避，这里没有保存。请直接向上级纪检机关反映。"
        ),
        "letter_sent_already": lazy("这封信已经收到，同一张表单只能提交一次。要写另一封，请重新打开写信页面。"),
        "letter_too_many_files": lazy("附件最多 3 个。请减少几个，重新选择。"),
        "letter_file_too_large": lazy("有附件超过 5 MB。请压缩后重新选择。"),
        "letter_file_kind": lazy("不能上传这种文件（%(about)s）。请另存为 jpg、png、pdf 或 docx，重新选择。"),
        "letter_file_broken": lazy(
            "有附件打不开，或加了密码，不能去掉里面的个人痕迹，所以没有收。请另存一份，重新选择。"
        ),
        "letter_form_too_old": lazy("这张表单打开太久了，已经失效。内容还在，请再提交一次。"),
        "letter_too_busy": lazy("现在来信太多，没有收下。内容还在，请过几分钟再提交。"),
        "letter_too_quick": lazy("提交得太快，没有收下。内容还在，请过半分钟再提交。"),
        "letter_asked_too_often": lazy("现在查询的人太多，请过几分钟再查。"),
        "letter_unknown": lazy("没有找到。请核对 16 位查询码；丢了的，我们也无法补发，请重新写一封。"),
        "letter_not_open": lazy("这封信已经答复或办结，不能再补充。对答复不满意的，可以要求再办一次。"),
        "letter_followed_up": lazy("已经追问过一次。请等答复；对答复不满意的，可以要求再办一次。"),
        "letter_not_answered": lazy("这封信还没有答复。"),
        "letter_rated": lazy("已经评价过。"),
        "letter_rating_missing": lazy("请选一个评价。"),
        "letter_reopened": lazy("已经要求再办过一次。还不满意的，请拨打页面下方的监督电话。"),
        "letter_too_late_to_reopen": lazy("答复已超过 15 个工作日，不能要求再办。请另写一封。"),
    }
)
"""What happened and what to do, by the code of the refusal."""

STEPS: Mapping[str, str | Promise] = MappingProxyType(
    {
        Deed.WROTE: lazy("来信已收到"),
        Deed.SUPPLEMENTED: lazy("您补充了材料"),
        Deed.FOLLOWED_UP: lazy("您追问了一次"),
        Deed.RATED: lazy("您评价了答复"),
        Deed.REOPENED: lazy("您要求再办一次"),
        Verb.ACKNOWLEDGE: lazy("已登记"),
        Verb.ASSIGN: lazy("已转交%(unit)s办理"),
        Verb.ASK_SUPPLEMENT: lazy("请您补充材料，期限暂停计算"),
        Verb.ASK_THIRD_PARTY: lazy("正在征求第三方意见，期限暂停计算"),
        Verb.EXTEND: lazy("答复期限延长一次"),
        Verb.APPROVE_ANSWER: lazy("已答复"),
        Verb.CLOSE: lazy("已办结"),
        Verb.MERGE: lazy("与内容相同的来信一并办理"),
        Clocked.LAPSED: lazy("暂停期满，期限继续计算"),
        Clocked.RAN_OUT: lazy("已办结"),
    }
)
"""What was done, as its writer is told."""
WITH_WORDS = frozenset(
    {
        *(Deed.SUPPLEMENTED, Deed.FOLLOWED_UP, Deed.RATED, Deed.REOPENED),
        *(Verb.ASK_SUPPLEMENT, Verb.EXTEND, Verb.CLOSE),
    }
)
"""Steps whose words are for the writer too; what is noted beside others is for those who handle it."""
RATINGS: Mapping[int, str | Promise] = MappingProxyType(
    {5: lazy("很满意"), 4: lazy("满意"), 3: lazy("一般"), 2: lazy("不满意"), 1: lazy("很不满意")}
)


def say(refusal: Refusal) -> str:
    """Say one reason in the reader's language."""
    return str(SENTENCES[refusal.code]) % {"about": refusal.about}


def step_words(step: Step) -> str:
    """Say what was done."""
    return str(STEPS[step.what]) % {"unit": unit_name(step.unit) if step.unit else ""}


def step_note(step: Step) -> str:
    """Return the words that went with a step, where they are for the writer."""
    return note_of(step) if step.what in WITH_WORDS else ""


def clock_words(clock: Clock) -> str:
    """Say by when an answer is promised, and how that day was worked out. Practice."""
    facts = {"day": on_date(clock.answer_by), "since": on_date(clock.counted_from), "days": clock.answer_days}
    said = _("预计 %(day)s前答复：从 %(since)s起 %(days)d 个工作日，当天不算。") % facts
    if clock.extension_days:
        said += _("已延长 %(days)d 个工作日。") % {"days": clock.extension_days}
    if clock.paused_days:
        said += _("暂停的 %(days)d 个工作日不算。") % {"days": clock.paused_days}
    if clock.pause:
        said += str(PAUSES[clock.pause.why]) % {"until": on_date(clock.pause.until)}
    return said


PAUSES: Mapping[PauseWhy, str | Promise] = MappingProxyType(
    {
        PauseWhy.SUPPLEMENT: lazy("现在等您补充材料，最迟到 %(until)s；收到后期限继续计算。"),
        PauseWhy.THIRD_PARTY: lazy("现在等第三方的意见，最迟到 %(until)s；收到后期限继续计算。"),
    }
)
