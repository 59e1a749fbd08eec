"""The closed vocabularies of what goes to other systems."""

from enum import StrEnum

from gongkai.measures.vocabulary import Channel, Word

CHANNELS = (Channel.OFFICE_SYSTEM, Channel.SUNSHINE)
"""The forms of making known that are other systems, told over the network. Source: 第十四条."""


class Kind(Word):
    """What another system is told."""

    RELEASE = "release", "公开", "Made known"
    RECALL = "recall", "撤回", "Called back"
    SUMMARY = "summary", "月度总结", "Monthly summary"


class Why(Word):
    """Why something is called back."""

    SUSPENDED = "suspended", "暂停公开", "Suspended"
    WITHDRAWN = "withdrawn", "已撤下", "Withdrawn"
    ERASED = "erased", "已清除", "Erased"
    REPLACED = "replaced", "已更正", "Replaced by a correction"
    ENDED = "ended", "公示期满", "Its period is over"


class Standing(Word):
    """How a message to another system stands: what people are shown."""

    WAITING = "waiting", "等待推送", "Waiting"
    DELIVERED = "delivered", "对方已收到", "Taken by the other system"
    BY_HAND = "by_hand", "已人工办理", "Done by hand"
    FAILED = "failed", "没有送达", "Not delivered"
    NEEDLESS = "needless", "不用再送", "No longer needed"


class Trouble(StrEnum):
    """Why a message has not been taken. The first eleven are those of the way outside."""

    SPELLING = "spelling"
    NOT_LISTED = "not_listed"
    NOT_ENCRYPTED = "not_encrypted"
    UNKNOWN_NAME = "unknown_name"
    FORBIDDEN = "forbidden"
    UNREACHABLE = "unreachable"
    UNTRUSTED = "untrusted"
    TOO_SLOW = "too_slow"
    CUT_OFF = "cut_off"
    REDIRECTED = "redirected"
    TOO_LONG = "too_long"
    FAILED = "failed"
    REFUSED = "refused"
    NO_RECEIPT = "no_receipt"
    KEY_LOST = "key_lost"
    NO_LONGER = "no_longer"
