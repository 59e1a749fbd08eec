"""One program of several that appoint a head of the same unit at the same moment."""

import sys
import time

import django

django.setup()

from django.db import IntegrityError  # noqa: E402 – Django must be set up first
from little_school import NOON, TODAY, School  # noqa: E402 – Django must be set up first

from gongkai.measures.refusal import Refused  # noqa: E402 – Django must be set up first
from gongkai.measures.vocabulary import Role  # noqa: E402 – Django must be set up first
from gongkai.orgs import actions, queries  # noqa: E402 – Django must be set up first
from gongkai.orgs.models import Person, Post, Unit  # noqa: E402 – Django must be set up first


def prepare(count):
    school = School()
    for _ in range(int(count)):
        school.person()


def appoint(person, unit):
    actions.appoint(person, Role.HEAD, unit, starts_on=TODAY, by=None, at=NOON)


def appoint_naively(person, unit):
    """Look first, write then, as one would without a lock."""
    if queries.head_in_force(unit, TODAY) is None:
        time.sleep(1)
        Post.objects.create(
            person=person, unit=unit, role=Role.HEAD, starts_on=TODAY, granted_at=NOON, confirmed_at=NOON
        )


def tell(words):
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main(act, number, code=""):
    if act == "prepare":
        prepare(number)
        return
    person, unit = Person.objects.order_by("pk")[int(number)], Unit.objects.get(code=code)
    tell("ready")
    sys.stdin.readline()
    try:
        {"appoint": appoint, "appoint_naively": appoint_naively}[act](person, unit)
        tell("appointed")
    except Refused as refused:
        tell(refused)
    except IntegrityError as clash:
        tell("post_one_head" if "post_one_head" in str(clash) else clash)


main(*sys.argv[1:])
