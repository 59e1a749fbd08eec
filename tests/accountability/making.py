"""Cases brought to a stage by the actions that people use."""

from dataclasses import dataclass

from gongkai.accountability import actions
from gongkai.accountability.models import Case
from gongkai.accountability.rules.words import Kind, Limb, Party
from gongkai.accountability.rules.writing import Decision, Proof, Written
from gongkai.measures.vocabulary import Ground, Role, UnitKind
from gongkai.orgs.models import Person, Unit
from tests.factories import NOON, House, a_house, a_post, a_unit

TODAY = NOON.date()
FILE = "评审意见原件".encode()


@dataclass(frozen=True)
class Town:
    """A house, its discipline committee, two who keep the register, and somebody who is concerned."""

    house: House
    committee: Unit
    keeper: Person
    other: Person
    concerned: Person


def a_town() -> Town:
    house = a_house()
    committee = a_unit("纪委综合监察室", UnitKind.DISCIPLINE, house.school, code="JW")
    keeper, other = a_post(Role.INSPECTOR, committee), a_post(Role.INSPECTOR, committee)
    return Town(house, committee, keeper, other, house.reviewer)


def written(**changes) -> Written:
    said = {"happened": "评审意见被改动后公开。", "consequence": "两家单位据此投标，被迫重来。"}
    return Written(**({"ground": Ground.FALSITY} | said | changes))


def noted(town, *, by=None, at=NOON, concerns_unit=False, **changes) -> Case:
    more = {name: changes.pop(name) for name in ("hint",) if name in changes}
    person, unit = changes.pop("person", town.concerned), changes.pop("unit", town.house.college)
    return actions.note(
        written(**changes), unit, person, concerns_unit=concerns_unit, by=by or town.keeper, at=at, **more
    )


def proven(case, town, *limbs) -> Case:
    for limb in limbs or Limb:
        actions.prove(case, limb, Proof(about="核对记录", code="deed/12"), by=town.keeper, at=NOON)
    return fresh(case)


def opened(town, **changes) -> Case:
    case = proven(noted(town, **changes), town)
    actions.open_case(case, by=town.keeper, at=NOON, version=case.version)
    return fresh(case)


def heard(case, town, party=Party.PERSON) -> Case:
    actions.hear(case, party, "是我改的。", on=TODAY, declined=False, by=town.keeper, at=NOON)
    return fresh(case)


def decision(**changes) -> Decision:
    return Decision(**({"number": "示纪〔2026〕3号", "on": TODAY, "kind": Kind.ADMONISHED} | changes))


def decided(town, **changes) -> Case:
    case = heard(opened(town), town)
    actions.decide(case, decision(**changes), by=town.keeper, at=NOON, version=case.version)
    return fresh(case)


def closed(town, *, at=NOON, kind=Kind.ADMONISHED) -> Case:
    case = decided(town, kind=kind)
    actions.close(case, by=town.keeper, at=at, version=case.version)
    return fresh(case)


def fresh(case) -> Case:
    return Case.objects.get(pk=case.pk)
