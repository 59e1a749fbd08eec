"""Who registers screens, and how long a screen shows what. Source: 第六条、第十四条."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from gongkai.measures.refusal import Refusal

ARTICLE: Final = (14, None)
ITEMS: Final = 20
"""As many matters a screen goes through, the newest; one round of more would take longer than anybody waits."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What registering and changing a screen turns on."""

    is_office: bool
    is_revoked: bool
    unit_stands: bool


def refusals(facts: Facts) -> Iterable[Refusal | None]:
    """Return every reason against registering, changing or revoking a screen. Source: 第六条、第十四条."""
    return (
        None if facts.is_office else Refusal("not_your_task", (6, None)),
        Refusal("screen_revoked", ARTICLE) if facts.is_revoked else None,
        None if facts.unit_stands else Refusal("screen_unit_gone", ARTICLE),
    )
