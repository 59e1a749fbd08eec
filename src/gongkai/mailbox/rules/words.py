"""The closed vocabularies of the mailbox."""

from gongkai.measures.vocabulary import Word


class Kind(Word):
    """What somebody writes for. Source: 第四条（二）、第十四条."""

    SUGGESTION = "suggestion", "意见建议", "Suggestion"
    QUESTION = "question", "询问", "Question"
    REQUEST_TO_DISCLOSE = "request_to_disclose", "申请公开", "Request to disclose"
    REQUEST_TO_CORRECT = "request_to_correct", "申请更正", "Request to correct"
    REPORT = "report", "反映违纪问题", "Report of wrongdoing"

    @property
    def must_be_answered(self) -> bool:
        """Whether it cannot be closed without an answer. Practice."""
        return self in {Kind.REQUEST_TO_DISCLOSE, Kind.REQUEST_TO_CORRECT}


class State(Word):
    """How far a letter has come."""

    RECEIVED = "received", "已收到", "Received"
    ASSIGNED = "assigned", "已转办", "Assigned"
    DRAFTING = "drafting", "拟答复", "Answer being drafted"
    WITH_HEAD = "with_head", "待审批", "Awaiting approval"
    WITH_OFFICE = "with_office", "报办公室", "With the office"
    ANSWERED = "answered", "已答复", "Answered"
    CLOSED = "closed", "已办结", "Closed"
    MERGED = "merged", "并案办理", "Merged into another"


AT_WORK = frozenset({State.ASSIGNED, State.DRAFTING, State.WITH_HEAD, State.WITH_OFFICE})
"""Where somebody is working on an answer."""
OPEN = AT_WORK | {State.RECEIVED}
"""Where an answer is still owed."""
REVIEWED = frozenset({State.WITH_HEAD, State.WITH_OFFICE})


class Verb(Word):
    """What staff do with a letter."""

    ACKNOWLEDGE = "acknowledge", "登记", "Acknowledge"
    ASSIGN = "assign", "转办", "Assign"
    RETURN_ONCE = "return_once", "退回办公室", "Return to the office"
    ASK_SUPPLEMENT = "ask_supplement", "请来信人补充", "Ask for a supplement"
    ASK_THIRD_PARTY = "ask_third_party", "征求第三方意见", "Ask a third party"
    HEAR_THIRD_PARTY = "hear_third_party", "收到第三方意见", "Third party heard"
    EXTEND = "extend", "延长答复期限", "Extend the time limit"
    SAVE_ANSWER = "save_answer", "拟答复", "Draft the answer"
    SEND_UP = "send_up", "送审答复", "Submit the answer"
    APPROVE_ANSWER = "approve_answer", "批准答复", "Approve the answer"
    SEND_ANSWER_BACK = "send_answer_back", "退回修改", "Send the answer back"
    CLOSE = "close", "办结", "Close"
    MERGE = "merge", "并案", "Merge"
    URGE = "urge", "催办", "Urge"
    NAME_PERSON = "name_person", "标明涉及的人", "Name who is concerned"
    START_EXTRACT = "start_extract", "摘要公开", "Publish an extract"
    ASK_IDENTITY = "ask_identity", "申请查看来信人", "Ask who wrote"
    GRANT_IDENTITY = "grant_identity", "同意查看来信人", "Let see who wrote"
    REFUSE_IDENTITY = "refuse_identity", "不同意查看来信人", "Refuse to let see who wrote"
    OPEN_IDENTITY = "open_identity", "查看来信人", "See who wrote"


class Deed(Word):
    """What the writer does, known by the day alone. Practice."""

    WROTE = "wrote", "来信", "Wrote"
    SUPPLEMENTED = "supplemented", "补充材料", "Supplemented"
    FOLLOWED_UP = "followed_up", "追问", "Followed up"
    RATED = "rated", "评价", "Rated"
    REOPENED = "reopened", "要求再办", "Asked to reopen"


class Clocked(Word):
    """Events that no person brings about."""

    LAPSED = "lapsed", "暂停期满", "The pause has ended"
    RAN_OUT = "ran_out", "自动办结", "Closed by the clock"


class Outcome(Word):
    """How a request is answered, beside the words. Practice: 政府信息公开条例第三十六条、第四十一条."""

    DISCLOSED = "disclosed", "予以公开", "Disclosed"
    PARTLY = "partly", "部分公开", "Disclosed in part"
    WITHHELD = "withheld", "不予公开", "Withheld"
    PUBLIC_ALREADY = "public_already", "已主动公开，告知获取方式", "Public already"
    NO_SUCH = "no_such", "信息不存在", "No such information"
    NOT_OURS = "not_ours", "不属于本校公开", "Not this school's"
    CORRECTED = "corrected", "已更正", "Corrected"
    NOTHING_TO_CORRECT = "nothing_to_correct", "经核实无误，不更正", "Found to be right"


OUTCOMES: dict[Kind, frozenset[Outcome]] = {
    Kind.REQUEST_TO_DISCLOSE: frozenset(
        {
            Outcome.DISCLOSED,
            Outcome.PARTLY,
            Outcome.WITHHELD,
            Outcome.PUBLIC_ALREADY,
            Outcome.NO_SUCH,
            Outcome.NOT_OURS,
        }
    ),
    Kind.REQUEST_TO_CORRECT: frozenset({Outcome.CORRECTED, Outcome.NOTHING_TO_CORRECT, Outcome.NOT_OURS}),
}
"""In which ways a kind of letter can be answered; the others are answered in words alone."""


class PauseWhy(Word):
    """What the clock of a letter waits for."""

    SUPPLEMENT = "supplement", "等来信人补充材料", "Waiting for the writer's supplement"
    THIRD_PARTY = "third_party", "征求第三方意见", "Waiting for a third party"
