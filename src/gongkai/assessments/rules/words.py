"""The closed vocabularies of an assessment."""

from gongkai.measures.vocabulary import Word


class Kind(Word):
    """Whether a score is worked out of a figure or given by somebody. Practice."""

    AUTOMATIC = "automatic", "按统计数计算", "Worked out of a figure"
    MANUAL = "manual", "人工评分", "Given by hand"


class SchemeState(Word):
    """How far an assessment has come. Practice."""

    DRAFT = "draft", "拟定中", "Being drawn up"
    SCORING = "scoring", "评分中", "Being scored"
    OPEN = "open", "异议期", "Open to objections"
    FROZEN = "frozen", "结果已定", "Result final"
    CALLED_OFF = "called_off", "已取消", "Called off"


SHOWN = (SchemeState.OPEN, SchemeState.FROZEN)
"""From here on the units that are assessed know of it."""
RUNNING = (SchemeState.SCORING, SchemeState.OPEN, SchemeState.FROZEN)
"""Of these a unit is in one a year."""


class Verb(Word):
    """What can be done about an assessment. Source: 第十八条."""

    CHANGE = "change", "修改方案", "Change the scheme"
    MEASURE = "measure", "确定方案并统计", "Settle and measure"
    SCORE = "score", "人工评分", "Give scores"
    OPEN = "open", "告知单位", "Show to the units"
    ANSWER = "answer", "答复异议", "Answer objections"
    FREEZE = "freeze", "确定结果", "Make final"
    CALL_OFF = "call_off", "取消考核", "Call off"


class Decision(Word):
    """What was decided about an objection. Practice."""

    UPHELD = "upheld", "异议成立，改分", "Upheld, score changed"
    REJECTED = "rejected", "异议不成立，不改分", "Not upheld, score stays"
