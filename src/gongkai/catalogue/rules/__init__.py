"""What a catalogue version may do and what one does to another, as pure functions. Source: 第十三条."""

from gongkai.catalogue.rules.filing import (
    STEPS,
    Facts,
    VersionState,
    VersionVerb,
    decision_bars,
    decision_refusals,
    refusals,
    standing,
    year_refusal,
)

__all__ = [
    "STEPS",
    "Facts",
    "VersionState",
    "VersionVerb",
    "decision_bars",
    "decision_refusals",
    "refusals",
    "standing",
    "year_refusal",
]
