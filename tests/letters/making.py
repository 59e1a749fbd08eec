"""Letters brought to a state by the actions that people use."""

import secrets
from datetime import date, timedelta

from gongkai.mailbox import actions, queries
from gongkai.mailbox.rules.words import Kind, State
from gongkai.mailbox.rules.writing import Written
from gongkai.orgs.queries import duties_of
from tests.factories import NOON

MONDAY = NOON.date()
ANSWER = "经核实，食堂二楼已于九月十五日恢复供应。"


def typed(kind=Kind.QUESTION, **changes) -> Written:
    plain = {
        "title": "食堂二楼何时恢复供应", "text": "食堂二楼停业两周，请问何时恢复？", "complains_of": "",
        "is_anonymous": True, "name": "", "contact": "",
    }  # fmt: skip
    return Written(kind=kind, **{**plain, **changes})


def sent(kind=Kind.QUESTION, *, on=MONDAY, files=(), about=None, complained_units=(), **changes) -> str:
    """Write a letter and return its receipt."""
    beside = {"files": files, "about": about, "complained_units": complained_units}
    return actions.write(typed(kind, **changes), on=on, form=secrets.token_hex(8), **beside)


def found(digits):
    return queries.by_receipt(digits)


def a_letter(kind=Kind.QUESTION, **more):
    return found(sent(kind, **more))


def fresh(letter):
    letter.refresh_from_db()
    return letter


def brought_to(state, house, kind=Kind.QUESTION, *, at=NOON, **more):
    """Take a fresh letter as far as a state; it is not a report."""
    letter = a_letter(kind, **more)
    return take_on(letter, state, house, at=at)


def take_on(letter, state, house, *, at=NOON, **answer):
    way = {
        State.ASSIGNED: lambda: assigned(letter, house, at=at),
        State.DRAFTING: lambda: answer_saved(letter, house, at=at, **answer),
        State.WITH_HEAD: lambda: actions.send_up(letter, by=house.drafter, at=at, version=letter.version),
        State.ANSWERED: lambda: actions.approve_answer(letter, by=house.head, at=at, version=letter.version),
    }
    reached = list(way)
    begin = reached.index(letter.state) + 1 if letter.state in way else 0
    for step in reached[begin : reached.index(state) + 1]:
        way[step]()
        fresh(letter)
    return letter


def assigned(letter, house, *, at=NOON):
    if letter.acknowledged_on is None:
        actions.acknowledge(letter, by=house.clerk, at=at)
    actions.assign(letter, house.college, by=house.clerk, at=at)


def answer_saved(letter, house, *, at=NOON, text=ANSWER, **more):
    return actions.save_answer(letter, text, by=house.drafter, at=at, version=letter.version, **more)


def verbs(letter, person, on=MONDAY):
    return queries.open_verbs(fresh(letter), duties_of(person, on), on)


def known_to(person, on=MONDAY):
    return list(queries.letters_for(duties_of(person, on), on))


def later(days) -> date:
    return MONDAY + timedelta(days=days)
