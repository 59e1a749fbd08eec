"""Who will review and approve, said before the work starts. Practice: S7."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from gongkai.desk.phrases.catalogue import named
from gongkai.disclosures import queries
from gongkai.disclosures.models import Revision
from gongkai.measures.vocabulary import Role
from gongkai.orgs import queries as orgs
from gongkai.orgs.models import Person, Post, Unit

DECIDING = (Role.SECRECY_REVIEWER, Role.REVIEWER, Role.HEAD)


@dataclass(frozen=True, slots=True)
class Decider:
    """One step, who takes it, and whether the office has to because nobody in the unit can."""

    step: str
    who: str
    is_office: bool


def who_decides(revision: Revision, at: datetime) -> list[Decider]:
    """Say who may still decide on a revision."""
    return _in_words(queries.deciders([revision], at)[revision.pk])


def who_would_decide(unit: Unit, writer: Person, on: date) -> list[Decider]:
    """Say who would decide on what somebody writes for a unit: never the writer himself. Practice: S2."""
    held = orgs.coverage_of(unit, on).holders
    return _in_words({role: [post for post in held[role] if post.person_id != writer.pk] for role in DECIDING})


def _in_words(by_role: dict[Role, list[Post]]) -> list[Decider]:
    return [_decider(role, list(dict.fromkeys(post.person.name for post in by_role[role]))) for role in DECIDING]


def _decider(role: Role, names: list[str]) -> Decider:
    who = _("、").join(names) if names else _("领导小组办公室（本单位现在没有能办理的人）")
    return Decider(named(role), who, is_office=not names)
