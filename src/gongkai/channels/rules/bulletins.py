"""What a bulletin may hold, and for whom it then is. Source: 第十条、第十四条."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Audience

MOST_ITEMS = 30
"""How many items one bulletin may hold. Practice."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One item that was chosen: for whom it is, and whether whoever chose it may read it as one for all of them."""

    audience: Audience
    is_readable: bool


@dataclass(frozen=True, slots=True)
class Issue:
    """What is said of a bulletin. No fact has a default."""

    title: str
    issue: str
    issued_on: date | None
    items: Sequence[Chosen]
    may_make: bool
    is_taken: bool


def audience_of(items: Sequence[Chosen]) -> Audience:
    """Return for whom a bulletin is: the narrowest audience of its items decides. Source: 第十条."""
    return min((one.audience for one in items), key=lambda one: one.width, default=Audience.PUBLIC)


def bulletin_refusals(issue: Issue) -> tuple[Refusal, ...]:
    """Return all that stands against a bulletin. Source: 第十条、第十四条."""
    asked = {
        Refusal("not_your_task", (16, 4)): not issue.may_make,
        Refusal("bulletin_without_title", about="title"): not issue.title.strip(),
        Refusal("bulletin_without_issue", about="issue"): not issue.issue.strip(),
        Refusal("bulletin_without_day", about="issued_on"): issue.issued_on is None,
        Refusal("bulletin_issue_taken", about="issue"): issue.is_taken,
        Refusal("bulletin_empty", (14, None), about="items"): not issue.items,
        Refusal("bulletin_too_long", about="items"): len(issue.items) > MOST_ITEMS,
        Refusal("bulletin_item_not_readable", (10, None), about="items"): not all(
            one.is_readable for one in issue.items
        ),
    }
    return tuple(refusal for refusal, wrong in asked.items() if wrong)
