"""The closed vocabularies of the procedure: stages, verbs, passes and states of a release."""

from gongkai.measures.vocabulary import Word


class Stage(Word):
    """Where a revision stands. Source: 第十六条."""

    DRAFT = "draft", "草稿", "Draft"
    IN_REVIEW = "in_review", "待审核", "In review"
    WITH_HEAD = "with_head", "待审批", "With the head"
    WITH_OFFICE = "with_office", "报办公室", "With the office"
    APPROVED = "approved", "待发布", "Approved"
    PUBLISHED = "published", "已公开", "Published"
    SUPERSEDED = "superseded", "已被新版代替", "Superseded"
    WITHHELD = "withheld", "不予公开", "Withheld"
    CANCELLED = "cancelled", "已取消", "Cancelled"


IN_WORK = frozenset({Stage.DRAFT, Stage.IN_REVIEW, Stage.WITH_HEAD, Stage.WITH_OFFICE, Stage.APPROVED})
"""Stages of which a disclosure has at most one revision at a time."""

IN_REVIEW = frozenset({Stage.IN_REVIEW, Stage.WITH_HEAD, Stage.WITH_OFFICE})
"""Stages in which somebody is to say yes or no."""


class Verb(Word):
    """What can be done with a revision or with what it has released. Source: 第十六条."""

    PROPOSE = "propose", "提出", "Propose"
    PASS_SECRECY = "pass_secrecy", "保密审查", "Pass the secrecy review"
    PASS_CONTENT = "pass_content", "内容审核", "Pass the content review"
    SEND_BACK = "send_back", "退回", "Send back"
    REFER = "refer", "报办公室", "Refer to the office"
    ACKNOWLEDGE = "acknowledge", "新闻发言人知悉", "Acknowledge as spokesperson"
    APPROVE = "approve", "审批", "Approve"
    WITHHOLD = "withhold", "不予公开", "Withhold"
    RECALL = "recall", "收回", "Recall"
    PUBLISH = "publish", "发布", "Publish"
    CANCEL = "cancel", "取消", "Cancel"
    RESUME = "resume", "恢复草稿", "Resume"
    CORRECT = "correct", "更正", "Correct"
    SUSPEND = "suspend", "暂停公开", "Suspend"
    ASK_RESTORE = "ask_restore", "申请恢复公开", "Ask to restore"
    RESTORE = "restore", "恢复公开", "Restore"
    WITHDRAW = "withdraw", "撤下", "Withdraw"
    ERASE = "erase", "清除", "Erase"
    END = "end", "公示期满", "End"


class PassKind(Word):
    """What a verdict covers. Source: 第十六条（二）、第十六条（三）."""

    SECRECY = "secrecy", "保密审查", "Secrecy review"
    CONTENT = "content", "内容审核", "Content review"
    SPOKESPERSON = "spokesperson", "新闻发言人知悉", "Spokesperson's acknowledgement"
    HEAD = "head", "第一责任人审批", "Head's approval"
    OFFICE = "office", "办公室审批", "Office's approval"


REVIEWS = frozenset({PassKind.SECRECY, PassKind.CONTENT})
"""The two passes that must be there before anybody approves. Source: 第十六条（二）."""


class ReleaseState(Word):
    """Where one revision on one channel for one audience stands. Practice: see the ledger of acts."""

    PLANNED = "planned", "待发布", "Planned"
    LIVE = "live", "公开中", "Live"
    SUSPENDED = "suspended", "暂停公开", "Suspended"
    ENDED = "ended", "公示期满", "Ended"
    REPLACED = "replaced", "已更正", "Replaced by a correction"
    WITHDRAWN = "withdrawn", "已撤下", "Withdrawn"
    ERASED = "erased", "已清除", "Erased"


class Correction(Word):
    """How much a correction changes. Practice."""

    MINOR = "minor", "一般更正", "Minor"
    MAJOR = "major", "重大更正", "Major"


class Alarm(Word):
    """Why something published is taken down at once, or erased. Source: 第八条、第九条."""

    PRIVACY = "privacy", "含个人信息", "Personal data"
    SECRET = "secret", "可能涉密", "Possible secret"
    FALSE = "false", "内容有误", "Factual error"
    UNSETTLED = "unsettled", "事项尚未确定", "Matter not settled"
    OTHER = "other", "其他", "Other"


class RecheckState(Word):
    """How far the recheck of everything made known has come. Practice."""

    RUNNING = "running", "正在复查", "Running"
    PAUSED = "paused", "已暂停", "Paused"
    DONE = "done", "已完成", "Done"
    STOPPED = "stopped", "规则又有变化，已停止", "Stopped: the rules changed again"


class ItemState(Word):
    """Where something stands that was found late. Practice."""

    OPEN = "open", "待处理", "To be decided"
    STAYS = "stays", "可以保留", "May stay"
    SUSPENDED = "suspended", "已暂停公开", "Suspended"
    DOWN = "down", "已撤下", "Withdrawn"
    HIDDEN = "hidden", "现在不公开", "Not public now"
    AGAIN = "again", "新的复查里还有", "Found again since"
