"""Whom and what somebody may not look into, since he belongs to it. Practice: S5, S8."""

from collections.abc import Iterable
from datetime import date

from gongkai.measures.vocabulary import Role
from gongkai.orgs.models import Membership, Person, in_force
from gongkai.orgs.queries.duties import posts_in_force


def own_units(person_ids: Iterable[int], on: date) -> dict[int, set[int]]:
    """Return the units people belong to: by their posts, their place of work and their membership. Practice: S8."""
    found: dict[int, set[int]] = {person: set() for person in person_ids}
    people = list(found)
    rows = (
        posts_in_force(on).filter(person__in=people).values_list("person", "unit"),
        Person.objects.filter(pk__in=people, home__isnull=False).values_list("pk", "home"),
        Membership.objects.filter(in_force(on), person__in=people).values_list("person", "unit"),
    )
    for pairs in rows:
        for person, unit in pairs:
            found[person].add(unit)
    return found


def inspectors_for(units: Iterable[int], people: Iterable[int], on: date) -> set[int]:
    """Return the inspectors who may look into what names neither them nor a unit of theirs. Practice: S5, S8."""
    named = set(units)
    held = set(posts_in_force(on).filter(role=Role.INSPECTOR).values_list("person_id", flat=True)) - set(people)
    return {person for person, own in own_units(held, on).items() if not own & named} if held else set()
