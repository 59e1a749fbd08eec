"""The closed vocabularies of evidence and recall."""

from gongkai.measures.vocabulary import Word


class Why(Word):
    """Why something has to come down where it was told. Source: 第八条、第十七条."""

    PERIOD = "period", "公示期已满", "The notice period is over"
    SUSPENDED = "suspended", "已暂停公开", "It has been suspended"
    WITHDRAWN = "withdrawn", "已撤下或清除", "It has been withdrawn or erased"
    CORRECTED = "corrected", "已更正，原来的内容不再适用", "It has been corrected: the old wording does not hold"


class Standing(Word):
    """How one form of making known stands, for those who see to it. Source: 第十四条."""

    TO_COME = "to_come", "未到发布", "Not published yet"
    AWAITED = "awaited", "待补充凭证", "Evidence awaited"
    DONE = "done", "已公开", "Made known"
    TO_TAKE_DOWN = "to_take_down", "待撤下", "To be taken down"
    DOWN = "down", "已撤下", "Taken down"
    OVER = "over", "不再公开", "Not made known any more"
