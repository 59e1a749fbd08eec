"""When a form that is carried elsewhere has been carried out: after the approval, while the matter stands.

Source: 第十四条、第十六条（四）.
"""

from dataclasses import dataclass
from datetime import date

from gongkai.disclosures.rules.words import ReleaseState
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import AT_ONCE, Channel

STANDS = frozenset({ReleaseState.LIVE, ReleaseState.ENDED})
"""Where the program's own page must stand: what was taken down or corrected is not carried out any more."""


@dataclass(frozen=True, slots=True)
class Carrying:
    """What is said of a form that was carried out elsewhere. No fact has a default.

    ``page`` is how the step stands on the program's own page, None where it is not there; ``since`` the day it
    took place, ``approved_on`` the day the wording was approved, ``today`` the day on which it is said.
    """

    channel: Channel
    state: ReleaseState
    page: ReleaseState | None
    since: date
    approved_on: date
    today: date


def carrying_refusals(carrying: Carrying) -> tuple[Refusal, ...]:
    """Return all that stands against noting that a form has been carried out. Source: 第十六条（四）."""
    asked = {
        Refusal("carried_here", (14, None)): carrying.channel in AT_ONCE,
        Refusal("already_carried_out", (16, 4)): carrying.state is not ReleaseState.PLANNED,
        Refusal("not_standing", (16, 4)): carrying.page not in STANDS,
        Refusal("carried_before_approval", (16, 4), about="from_on"): carrying.since < carrying.approved_on,
        Refusal("carried_in_the_future", (17, None), about="from_on"): carrying.since > carrying.today,
    }
    return tuple(refusal for refusal, against in asked.items() if against)
