"""What letters are about, in words that many of them share, month by month; never of persons. Source: 第八条.

The Measures ask for 舆情分析. Practice: a word counts once a letter, is shown only for a month in which five letters or
more hold it, and is left out wherever it may be somebody's name.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import rjieba

FEWEST = 5
"""In so many letters of a month a word, or anything else, must stand before it is told."""
MOST = 20
"""As many topics are told."""
SPEAKING = frozenset({"n", "vn", "an", "nt", "nl"})
"""Kinds of words that tell what a letter is about: nouns. Names of people (``nr`` …) and unknown names are others."""
STOP_WORDS = frozenset(
    {
        "学校", "我校", "本校", "学院", "大学", "老师", "教师", "同学", "学生", "领导", "书记", "校长", "院长", "主任",
        "人员", "大家", "个人", "建议", "意见", "问题", "情况", "时候", "时间", "希望", "方面", "地方", "原因", "结果",
        "方式", "方法", "内容", "部门", "单位", "有关", "工作", "事情", "东西", "办法", "事项", "信件", "来信", "信箱",
        "感谢", "谢谢", "答复", "回复", "反映", "请问", "需要", "可能", "今天", "明天", "昨天", "今年", "去年", "学期",
        "年度", "人家", "家里", "朋友", "女士", "先生", "同志", "本人",
    }
)  # fmt: skip
"""What stands in every letter and says nothing about it."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A word and in how many letters of each month it stands; None where that is not told."""

    word: str
    months: tuple[int | None, ...]

    @property
    def letters(self) -> int:
        """In how many letters it stands, in the months of which it is told."""
        return sum(count or 0 for count in self.months)


def topics(letters: Mapping[date, Iterable[str]], names: Iterable[str]) -> list[Topic]:
    """Return what the letters of some months share, the most frequent first. ``names`` are those the school knows."""
    unsaid = _parts_of(names)
    counts = [_told(texts, unsaid) for _month, texts in sorted(letters.items())]
    words = {word for month in counts for word in month}
    found = [Topic(word, tuple(month.get(word) for month in counts)) for word in words]
    return sorted(found, key=lambda topic: (-topic.letters, topic.word))[:MOST]


def words_of(text: str, unsaid: frozenset[str]) -> frozenset[str]:
    """Return the words that tell what a letter is about, without what may be part of somebody's name."""
    return frozenset(
        word
        for word, kind in rjieba.tag(text)
        if kind in SPEAKING and len(word) > 1 and word not in STOP_WORDS and not _parts_of([word]) & unsaid
    )


def enough(count: int) -> int | None:
    """Return a number of letters if it is large enough to be told, or none at all. Practice: never below five."""
    return count if count == 0 or count >= FEWEST else None


def _told(texts: Iterable[str], unsaid: frozenset[str]) -> dict[str, int]:
    counts = Counter(word for text in texts for word in words_of(text, unsaid))
    return {word: count for word, count in counts.items() if count >= FEWEST}


def _parts_of(names: Iterable[str]) -> frozenset[str]:
    """Return every name with what one may be called by: all pieces of two signs and more."""
    return frozenset(
        name[start:end] for name in names for start in range(len(name)) for end in range(start + 2, len(name) + 1)
    )
