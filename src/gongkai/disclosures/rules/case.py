"""The facts that the procedure turns on. None has a default: a forgotten fact is a type error, not a silent yes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gongkai.disclosures.rules.checks import Check
from gongkai.disclosures.rules.words import Alarm, PassKind, ReleaseState, Stage
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Answer, Audience, RedLine, Role


@dataclass(frozen=True, slots=True)
class Standing:
    """How one actor stands to one revision: all that decides whether a step is open to him.

    ``roles`` are the actor's that count for the unit; ``vacant`` the roles nobody eligible in the unit can fill (S7);
    ``contributed``, ``passes_given`` and ``is_subject`` hold for the actor or for whom he acts (S6);
    ``releases`` are the states of everything the disclosure has released.
    """

    stage: Stage
    roles: frozenset[Role]
    vacant: frozenset[Role]
    is_clock: bool
    contributed: bool
    passes_given: frozenset[PassKind]
    is_subject: bool
    unit_is_small: bool
    valid_passes: frozenset[PassKind]
    is_major: bool
    is_high_risk: bool
    is_off_catalogue: bool
    was_referred: bool
    needs_spokesperson: bool
    was_released: bool
    releases: frozenset[ReleaseState]
    other_in_work: bool
    is_newest: bool
    cancelled_days: int | None
    next_audience: Audience | None

    @property
    def must_go_up(self) -> bool:
        """Major, risky and off-catalogue matters, and those for the spokesperson, are the office's to approve.

        Source: 第十四条、第十六条（三）.
        """
        weighty = self.is_major or self.is_high_risk or self.needs_spokesperson
        return weighty or self.is_off_catalogue or self.was_referred


@dataclass(frozen=True, slots=True)
class Ladder:
    """How far up the ladder of audiences the matter has come.

    ``inner_live_days`` is None where nothing stands released within the Party; days are counted by date.
    """

    inner_live_days: int | None
    inner_days_needed: int
    inner_waived: bool
    public_before: bool


@dataclass(frozen=True, slots=True)
class KeptOut:
    """What of a plan may not be made known now, for a reason that nobody is told.

    ``places`` name the files in which it stands, the empty one the text; ``unread`` files nobody has looked into since
    something was kept out; ``names_somebody`` says that the whole matter is about somebody whose matter is not settled.
    """

    places: tuple[str, ...]
    unread: tuple[str, ...]
    names_somebody: bool


@dataclass(frozen=True, slots=True)
class Case:
    """A standing, and what the plan, its check, its approval and the ladder are like at this moment.

    ``acting_for`` is the person for whom the actor acts in the unit, if he does.
    """

    standing: Standing
    lacks: tuple[Refusal, ...]
    check: Check
    kept_out: KeptOut
    widest: Audience | None
    plan_unchanged: bool
    within_window: bool
    unit_stands: bool
    has_head: bool
    ladder: Ladder
    acting_for: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the actor says with the act. What a verb does not ask for stays empty.

    ``verdicts`` are reasons why something found may stay, by its mark.
    """

    reason: str = ""
    red_lines: Mapping[RedLine, Answer] | None = None
    verdicts: Mapping[str, str] | None = None
    is_necessary: bool = False
    is_accurate: bool = False
    source_checked: bool = False
    ground: str = ""
    re_review_on: date | None = None
    today: date | None = None
    signed_in_freshly: bool = False

    @property
    def is_unsure(self) -> bool:
        """Tell whether a red line was answered with "not sure"."""
        return Answer.UNSURE in (self.red_lines or {}).values()


@dataclass(frozen=True, slots=True)
class ReleaseCase:
    """What is live of one disclosure, and one actor, as the rules on taking down see them.

    ``repeats`` tells whether the reason says again what is to be erased, ``leaks`` whether it holds what readers must
    not be told.
    """

    states: frozenset[ReleaseState]
    roles: frozenset[Role]
    is_subject: bool
    restore_asked: bool
    actor_asked_restore: bool
    reason: str
    alarm: Alarm | None
    repeats: bool
    leaks: bool
    signed_in_freshly: bool
