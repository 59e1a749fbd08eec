"""All reads about what becomes of open matters when people leave and units merge, split or end."""

from gongkai.restructuring.queries.carried import items_carried, items_naming
from gongkai.restructuring.queries.leaving import (
    left_behind,
    posts_ended,
    posts_of,
    security_administrators,
    who_left_open,
)
from gongkai.restructuring.queries.moving import Share, WhatMoves, owing_part, what_moves
from gongkai.restructuring.queries.parts import Parts, ToShare, children_of, parts_of, to_share
from gongkai.restructuring.queries.plans import (
    OPEN,
    Plan,
    Said,
    facts_of,
    open_plan_of,
    plan_of,
    plans,
    plans_due,
    plans_seen_by,
    predecessors_of,
    successor_of,
)

__all__ = [
    "OPEN",
    "Parts",
    "Plan",
    "Said",
    "Share",
    "ToShare",
    "WhatMoves",
    "children_of",
    "facts_of",
    "items_carried",
    "items_naming",
    "left_behind",
    "open_plan_of",
    "owing_part",
    "parts_of",
    "plan_of",
    "plans",
    "plans_due",
    "plans_seen_by",
    "posts_ended",
    "posts_of",
    "predecessors_of",
    "security_administrators",
    "successor_of",
    "to_share",
    "what_moves",
    "who_left_open",
]
