"""What can be decided, within which article, by whom, and that units may only be stricter."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Word

Passage = tuple[int, int | None]


class Choice(Word):
    """What the school decides, yes or no."""

    LIST_OVERDUE = "list_overdue", "公开逾期事项清单", "Publish the list of what is overdue"
    SPEAK_FOR_MAJOR = "speak_for_major", "重大事项须新闻发言人知悉", "Major matters need the spokesperson"
    REMIND = "remind", "按时限发出提醒", "Remind people of what is due"


@dataclass(frozen=True, slots=True)
class Room:
    """How a choice stands before anybody has decided, and the article it concerns."""

    article: int
    default: bool


ROOMS: Mapping[Choice, Room] = MappingProxyType(
    {
        Choice.LIST_OVERDUE: Room(article=17, default=False),
        Choice.REMIND: Room(article=17, default=True),
        Choice.SPEAK_FOR_MAJOR: Room(article=14, default=True),
    }
)
"""Every choice there is. Source: 第二十一条."""


def refusals(choice: Choice, *, is_approver: bool, says_the_same: bool) -> Iterable[Refusal | None]:
    """Return every reason against a decision: the office's approver decides for the school. Source: 第六条."""
    article = (ROOMS[choice].article, None)
    return (
        None if is_approver else Refusal("not_your_task", article),
        Refusal("decided_already", article) if says_the_same else None,
    )


class Setting(Word):
    """What the school sets to a number, and a unit more strictly."""

    TIMELY_DAYS = "timely_days", "目录没有写明时限的，几个工作日内公开", "Working days where the catalogue names none"
    INNER_FIRST_DAYS = "inner_first_days", "向社会公开以前，先在党内公开几天", "Days within the Party before the public"
    WINDOW_DAYS = "window_days", "批准以后，最长几天内发布", "Longest time an approval may be used"
    LONG_OVERDUE_DAYS = "long_overdue_days", "逾期满几个工作日，提示纪委", "Working days overdue that become a hint"
    ON_TIME_TARGET = "on_time_target", "按时公开率的目标", "Target for making known on time"


class Counts(Word):
    """What a number counts."""

    WORKING_DAYS = "working_days", "个工作日", "working days"
    DAYS = "days", "天", "days"
    PERCENT = "percent", "%", "%"


class Stricter(StrEnum):
    """Which way of changing a number asks for more."""

    LESS = "less"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Range:
    """The passage a setting concerns, what it counts, what holds before anybody has set it, and how far it goes.

    Of what ``is_schools_alone`` no unit sets a value of its own.
    """

    passage: Passage
    counts: Counts
    default: int
    least: int
    most: int
    stricter: Stricter
    is_schools_alone: bool = False

    def strictest(self, values: Iterable[int]) -> int:
        """Return the value that asks for most. Source: 第二十一条."""
        return min(values) if self.stricter is Stricter.LESS else max(values)


RANGES: Mapping[Setting, Range] = MappingProxyType(
    {
        Setting.TIMELY_DAYS: Range((17, None), Counts.WORKING_DAYS, 20, 1, 60, Stricter.LESS),
        Setting.INNER_FIRST_DAYS: Range((4, 3), Counts.DAYS, 0, 0, 60, Stricter.MORE),
        Setting.WINDOW_DAYS: Range((16, 4), Counts.DAYS, 180, 1, 180, Stricter.LESS),
        Setting.LONG_OVERDUE_DAYS: Range(
            (20, 1), Counts.WORKING_DAYS, 30, 5, 250, Stricter.LESS, is_schools_alone=True
        ),
        Setting.ON_TIME_TARGET: Range((17, None), Counts.PERCENT, 95, 1, 100, Stricter.MORE),
    }
)
"""Every number there is to set, and what holds as long as nobody has. Source: 第二十一条."""


@dataclass(frozen=True, slots=True)
class Said:
    """A value that was set: by which unit, or None for the school; None as value means that it follows the school."""

    unit_id: int | None
    value: int | None
    from_on: date


@dataclass(frozen=True, slots=True)
class Values:
    """All that was ever set of one setting, in the order it was said."""

    range: Range
    said: tuple[Said, ...]

    def of_school(self, on: date) -> int:
        """Return what holds for the school on a day. Source: 第二十一条."""
        own = self._last(None, on)
        return self.range.default if own is None else own

    def of_unit(self, unit_id: int, on: date) -> int | None:
        """Return what a unit has set for itself on a day; None where it follows the school."""
        return self._last(unit_id, on)

    def effective(self, unit_id: int, on: date) -> int:
        """Return what holds in a unit on a day: the stricter of its own and the school's. Source: 第二十一条."""
        own = self.of_unit(unit_id, on)
        return self.range.strictest([self.of_school(on), *([] if own is None else [own])])

    def _last(self, unit_id: int | None, on: date) -> int | None:
        reached = [(one.from_on, at, one.value) for at, one in enumerate(self.said) if one.unit_id == unit_id]
        held = max((one for one in reached if one[0] <= on), default=None, key=lambda one: one[:2])
        return held[2] if held else None


@dataclass(frozen=True, slots=True)
class Wish:
    """A value about to be set; ``before`` is what holds on that day already, ``of_school`` what the school has set."""

    value: int | None
    from_on: date
    today: date
    before: int | None
    of_school: int


def value_refusals(setting: Setting, wish: Wish, *, is_approver: bool) -> Iterable[Refusal | None]:
    """Return every reason against a value of the school; nothing is retroactive. Source: 第二十一条、第二十三条."""
    limits = RANGES[setting]
    is_inside = wish.value is not None and limits.least <= wish.value <= limits.most
    return (
        None if is_approver else Refusal("not_your_task", limits.passage),
        None if is_inside else Refusal("out_of_range", limits.passage, f"{limits.least}–{limits.most}"),
        Refusal("retroactive", (23, None)) if wish.from_on < wish.today else None,
        Refusal("decided_already", limits.passage) if wish.value == wish.before else None,
    )


def unit_value_refusals(setting: Setting, wish: Wish, *, is_head: bool) -> Iterable[Refusal | None]:
    """Return every reason against a unit's own value: the head sets it, and only more strictly. Source: 第二十一条."""
    limits = RANGES[setting]
    value = wish.value
    is_inside = value is None or limits.least <= value <= limits.most
    is_laxer = value is not None and limits.strictest([value, wish.of_school]) != value
    return (
        None if is_head else Refusal("not_the_head", limits.passage),
        Refusal("schools_alone", limits.passage) if limits.is_schools_alone else None,
        None if is_inside else Refusal("out_of_range", limits.passage, f"{limits.least}–{limits.most}"),
        Refusal("laxer_than_the_school", limits.passage, str(wish.of_school)) if is_laxer else None,
        Refusal("retroactive", (23, None)) if wish.from_on < wish.today else None,
        Refusal("decided_already", limits.passage) if value == wish.before else None,
    )
