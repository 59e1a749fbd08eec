"""Who may tell other systems what, and what a record by hand needs. Facts in, reasons against it out."""

from dataclasses import dataclass

from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import OFFICE, Role
from gongkai.outbound import Trouble as Outside
from gongkai.push.rules.words import Kind, Standing

LONGEST_NOTE = 300
LONGEST_FINDINGS = 2000
PROOF_LIMIT = 2 * 1024 * 1024
"""Largest picture or page that proves what was done by hand, in bytes."""
PROOFS = frozenset({"jpg", "jpeg", "png", "pdf"})
_ADDRESSES = {
    Outside.NOT_LISTED: "address_not_listed",
    Outside.NOT_ENCRYPTED: "address_not_encrypted",
}


@dataclass(frozen=True, slots=True)
class Acting:
    """Somebody about to do something with a message that stands in the queue. None has a default."""

    roles: frozenset[Role]
    standing: Standing


def _office(roles: frozenset[Role]) -> Refusal | None:
    return None if roles & frozenset(OFFICE) else Refusal("not_your_task", (6, None))


def retrying(acting: Acting) -> tuple[Refusal, ...]:
    """Return every reason against sending a message now. Source: 第六条."""
    open_now = acting.standing in {Standing.WAITING, Standing.FAILED}
    return _found(_office(acting.roles), None if open_now else Refusal("moved_meanwhile"))


@dataclass(frozen=True, slots=True)
class ByHand:
    """What somebody says he did himself in the other system. None has a default."""

    kind: Kind
    note: str
    has_proof: bool


def recording(acting: Acting, done: ByHand) -> tuple[Refusal, ...]:
    """Return every reason against recording that it was done by hand: a recall needs proof. Source: 第十四条."""
    note = done.note.strip()
    unproven = done.kind is Kind.RECALL and not done.has_proof
    return (
        *retrying(acting),
        *_found(
            Refusal("note_missing") if not note else None,
            Refusal("note_too_long", about=str(len(note))) if len(note) > LONGEST_NOTE else None,
            Refusal("proof_missing") if unproven else None,
        ),
    )


@dataclass(frozen=True, slots=True)
class Proof:
    """A picture or page brought as proof. None has a default."""

    ending: str
    size: int
    is_what_it_says: bool


def proof_refusals(proof: Proof) -> tuple[Refusal, ...]:
    """Return every reason why something cannot be proof."""
    return _found(
        Refusal("proof_kind") if proof.ending not in PROOFS or not proof.is_what_it_says else None,
        Refusal("proof_too_large") if proof.size > PROOF_LIMIT else None,
    )


@dataclass(frozen=True, slots=True)
class NewTarget:
    """A system about to be told. ``outside`` is what the way outside has against its address. None has a default."""

    name: str
    outside: Outside | None
    has_one_already: bool


def adding(target: NewTarget) -> tuple[Refusal, ...]:
    """Return every reason against telling a system. Practice: one on each channel."""
    wrong = Refusal(_ADDRESSES.get(target.outside, "address_spelling")) if target.outside else None
    return _found(
        None if target.name.strip() else Refusal("name_missing"),
        wrong,
        Refusal("target_there_already") if target.has_one_already else None,
    )


@dataclass(frozen=True, slots=True)
class Summing:
    """A month about to be summed up for the platform. None has a default."""

    roles: frozenset[Role]
    is_over: bool
    is_sent: bool
    has_target: bool
    findings: str
    leaks: bool


def summing(case: Summing) -> tuple[Refusal, ...]:
    """Return every reason against sending the summary of a month. Source: 第十四条."""
    findings = case.findings.strip()
    return _found(
        _office(case.roles),
        None if case.is_over else Refusal("month_not_over", (14, None)),
        Refusal("summary_sent_already", (14, None)) if case.is_sent else None,
        None if case.has_target else Refusal("no_sunshine_target", (14, None)),
        None if findings else Refusal("findings_missing", (14, None)),
        Refusal("findings_too_long", about=str(len(findings))) if len(findings) > LONGEST_FINDINGS else None,
        Refusal("findings_leak", (9, None)) if case.leaks else None,
    )


def _found(*refusals: Refusal | None) -> tuple[Refusal, ...]:
    return tuple(one for one in refusals if one)
