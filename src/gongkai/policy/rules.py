"""What can be decided, within which article, and by whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Word


class Choice(Word):
    """What the school decides, yes or no."""

    LIST_OVERDUE = "list_overdue", "公开逾期事项清单", "Publish the list of what is overdue"


@dataclass(frozen=True, slots=True)
class Room:
    """How a choice stands before anybody has decided, and the article it concerns."""

    article: int
    default: bool


ROOMS: Mapping[Choice, Room] = MappingProxyType({Choice.LIST_OVERDUE: Room(article=17, default=False)})
"""Every choice there is. Source: 第二十一条."""


def refusals(choice: Choice, *, is_approver: bool, says_the_same: bool) -> Iterable[Refusal | None]:
    """Return every reason against a decision: the office's approver decides for the school. Source: 第六条."""
    article = (ROOMS[choice].article, None)
    return (
        None if is_approver else Refusal("not_your_task", article),
        Refusal("decided_already", article) if says_the_same else None,
    )
