"""What reviewers and approvers said, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from gongkai.desk.phrases.catalogue import named
from gongkai.desk.phrases.record import actor
from gongkai.desk.phrases.refusals import CONFIRMED, sentence
from gongkai.disclosures.models import Pass, Revision
from gongkai.disclosures.queries import holds
from gongkai.disclosures.rules.case import Case, Said
from gongkai.disclosures.rules.guards import acknowledged, both_passes, plan_unchanged
from gongkai.disclosures.rules.words import PassKind, Stage
from gongkai.measures.vocabulary import RedLine, Role
from gongkai.scanner.covering import covered


@dataclass(frozen=True, slots=True)
class Given:
    """One person's yes: who gave it, as what, and on which answers."""

    kind: PassKind
    name: str
    who: str
    role: str
    at: datetime
    answers: tuple[str, ...]
    opinion: str
    round: int
    holds: bool


def given(passes: Iterable[Pass], revision: Revision) -> list[Given]:
    """Return passes in words; those of earlier rounds are marked as no longer holding. Source: 第十六条（二）."""
    return [_given(one, revision) for one in passes]


def _given(one: Pass, revision: Revision) -> Given:
    return Given(
        kind=PassKind(one.kind),
        name=named(PassKind(one.kind)),
        who=actor(one.by, one.acting_for),
        role=named(Role(one.role)),
        at=one.at,
        answers=_answers(one),
        opinion=covered(one.opinion),
        round=one.round,
        holds=holds(one, revision),
    )


def _answers(one: Pass) -> tuple[str, ...]:
    if one.kind == PassKind.SECRECY:
        return (_("十二项红线逐项审查，都不涉及"),) if len(one.answers) == len(RedLine) else ()
    if one.kind == PassKind.CONTENT:
        said = [name for name, yes in one.answers.items() if yes]
        return tuple(_("%(what)s：已确认") % {"what": CONFIRMED[name]} for name in CONFIRMED if name in said)
    return ()


def lacking(case: Case) -> list[str]:
    """Say what an approval still waits for, whatever the approver does. Source: 第十六条（三）."""
    waits = (*both_passes(case, Said()), *plan_unchanged(case, Said()))
    if case.standing.stage is Stage.WITH_OFFICE:
        waits = (*waits, *acknowledged(case, Said()))
    return [sentence(refusal) for refusal in waits]
