"""The table of the register: what may be done with a case from which stage, and what that asks for. 第二十条."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from gongkai.accountability.rules.words import CaseStage, Limb, Party, Verb
from gongkai.measures.refusal import Refusal, insist


@dataclass(frozen=True, slots=True)
class Standing:
    """How a case stands, and how somebody stands to it. None of the facts has a default.

    ``keeps`` says that he keeps the register and is not concerned; ``evidenced`` which limbs have evidence;
    ``parties`` whom it concerns; ``heard`` who has said something, or declined to.
    """

    stage: CaseStage
    keeps: bool
    is_keeper: bool
    evidenced: frozenset[Limb]
    says_consequence: bool
    parties: frozenset[Party]
    heard: frozenset[Party]


Need = Callable[[Standing], tuple[Refusal, ...]]


def both_limbs(standing: Standing) -> tuple[Refusal, ...]:
    """Open only where one of the grounds and an adverse consequence are both evidenced. Source: 第二十条."""
    found = [] if standing.says_consequence else [Refusal("consequence_missing", (20, None))]
    found += [Refusal(f"{limb}_unevidenced", (20, None)) for limb in Limb if limb not in standing.evidenced]
    return tuple(found)


def everybody_heard(standing: Standing) -> tuple[Refusal, ...]:
    """Decide on nobody who was not heard; who declines has been asked. Practice: 《问责条例》."""
    return tuple(
        Refusal(f"{party}_not_heard", (20, None)) for party in Party if party in standing.parties - standing.heard
    )


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the table: from a stage by a verb to a stage."""

    stage: CaseStage
    verb: Verb
    to: CaseStage
    needs: tuple[Need, ...] = ()


S, V = CaseStage, Verb
STEPS = (
    Step(S.NOTED, V.WRITE, S.NOTED),
    Step(S.NOTED, V.PROVE, S.NOTED),
    Step(S.NOTED, V.PROTECT, S.NOTED),
    Step(S.NOTED, V.UNPROTECT, S.NOTED),
    Step(S.NOTED, V.OPEN, S.OPENED, (both_limbs,)),
    Step(S.NOTED, V.DROP, S.CLOSED),
    Step(S.NOTED, V.ADMIT, S.NOTED),
    Step(S.NOTED, V.DISMISS, S.NOTED),
    Step(S.NOTED, V.TAKE_OVER, S.NOTED),
    Step(S.OPENED, V.PROVE, S.OPENED),
    Step(S.OPENED, V.PROTECT, S.OPENED),
    Step(S.OPENED, V.UNPROTECT, S.OPENED),
    Step(S.OPENED, V.HEAR, S.OPENED),
    Step(S.OPENED, V.DECIDE, S.DECIDED, (everybody_heard,)),
    Step(S.OPENED, V.DROP, S.CLOSED),
    Step(S.OPENED, V.ADMIT, S.OPENED),
    Step(S.OPENED, V.DISMISS, S.OPENED),
    Step(S.OPENED, V.TAKE_OVER, S.OPENED),
    Step(S.DECIDED, V.PROTECT, S.DECIDED),
    Step(S.DECIDED, V.UNPROTECT, S.DECIDED),
    Step(S.DECIDED, V.ADMIT, S.DECIDED),
    Step(S.DECIDED, V.DISMISS, S.DECIDED),
    Step(S.DECIDED, V.TAKE_OVER, S.DECIDED),
    Step(S.DECIDED, V.CLOSE, S.CLOSED),
    Step(S.CLOSED, V.DISMISS, S.CLOSED),
)
"""Every step there is; a case that is closed is not taken up again: that is another case."""
WHERE: Mapping[tuple[CaseStage, Verb], Step] = MappingProxyType({(step.stage, step.verb): step for step in STEPS})
UNKNOWN = Refusal("case_unknown")
MEANWHILE = Refusal("moved_meanwhile")


def bars(verb: Verb, standing: Standing) -> tuple[Refusal, ...]:
    """Return why somebody may not set about something at all; who does not keep the register is told nothing."""
    if not standing.keeps:
        return (UNKNOWN,)
    found = [] if (standing.stage, verb) in WHERE else [MEANWHILE]
    if verb is Verb.TAKE_OVER and standing.is_keeper:
        found.append(Refusal("keeps_it_already"))
    return tuple(found)


def open_verbs(standing: Standing) -> frozenset[Verb]:
    """Return what somebody may set about now; the same table decides what is then enforced."""
    return frozenset(verb for verb in Verb if not bars(verb, standing))


def advance(verb: Verb, standing: Standing, *also: Refusal | None) -> CaseStage:
    """Return the stage it leads to. Source: 第二十条.

    :raises Refused: with every reason against it.
    """
    insist(*bars(verb, standing))
    step = WHERE[standing.stage, verb]
    insist(*(refusal for need in step.needs for refusal in need(standing)), *also)
    return step.to
