"""The one audience rule against a second one, written from Article 10 over plain data, for any school one can draw."""

from datetime import date

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.disclosures.models import Disclosure, Release, Revision, Rung
from gongkai.disclosures.queries import readable_by
from gongkai.disclosures.queries.reading import SHOWN
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.measures.vocabulary import ONLINE, Audience, PersonKind
from gongkai.orgs.models import Account, Group, Membership, Person, Unit
from gongkai.orgs.queries import ANYBODY, viewer_of
from tests.factories import LONG_AGO, NOON, a_person, a_unit

TODAY, YESTERDAY, TOMORROW = date(2026, 9, 14), date(2026, 9, 13), date(2026, 9, 15)
PARENTS = [None, 0, 1, 1, 0, 4]
"""The tree of units: each number is the place of the unit above."""

units, some_units = st.integers(0, 5), st.frozensets(st.integers(0, 5), max_size=2)
somebody = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(PersonKind),
        "home": st.none() | units,
        "member": st.none() | st.tuples(units, st.sampled_from([None, YESTERDAY, TODAY])),
        "groups": st.frozensets(st.integers(0, 1)),
        "left": st.sampled_from([None, None, None, YESTERDAY, TOMORROW]),
        "administration": st.sampled_from(["", "", "", "system_admin"]),
    }
)
told = st.fixed_dictionaries(
    {
        "audience": st.sampled_from(Audience),
        "units": some_units,
        "people": st.frozensets(st.integers(0, 2), max_size=2),
        "groups": st.frozensets(st.integers(0, 1)),
        "staff": st.booleans(),
        "students": st.booleans(),
        "state": st.sampled_from(ReleaseState),
    }
)


def above(unit):
    return set() if unit is None else {unit} | above(PARENTS[unit])


def may_read(at, people, item, closed):
    """Decide as Article 10 reads: the public; the Party or a part of it; those who are named."""
    one = None if at is None else people[at]
    if item["audience"] is Audience.PUBLIC:
        return True
    if one is None or one["administration"] or one["left"] == YESTERDAY:
        return False
    member = one["member"] and one["member"][1] != YESTERDAY
    reached = bool(item["units"] & above(one["member"][0])) if member else False
    if item["audience"] is Audience.INNER:
        return bool(member) and (not item["units"] or reached)
    in_group = bool((item["groups"] & one["groups"]) - closed)
    kind = item["staff"] if one["kind"] is PersonKind.STAFF else item["students"]
    return at in item["people"] or in_group or reached or bool(item["units"] & above(one["home"])) or kind


class Drawn:
    """The drawn school as rows."""

    def __init__(self, people, items, closed):
        self.units: list[Unit] = []
        for number, parent in enumerate(PARENTS):
            self.units.append(a_unit(f"单位{number}", parent=None if parent is None else self.units[parent]))
        self.groups = [Group.objects.create(unit=self.units[0], name=f"组{n}", is_closed=n in closed) for n in range(2)]
        self.accounts = [self.account(one) for one in people]
        self.releases = [self.release(item) for item in items]

    def account(self, one):
        home = None if one["home"] is None else self.units[one["home"]]
        person = a_person(kind=one["kind"], home=home, left_on=one["left"])
        person.groups.set(self.groups[number] for number in one["groups"])
        if one["member"]:
            unit, until = one["member"]
            Membership.objects.create(person=person, unit=self.units[unit], starts_on=LONG_AGO, ends_on=until)
        return Account.objects.create(username=person.number, person=person, administration=one["administration"])

    def release(self, item):
        audience, narrow = item["audience"], item["audience"] is Audience.SPECIFIC
        disclosure = Disclosure.objects.create(unit=self.units[0], created_by=Person.objects.all()[0], created_at=NOON)
        revision = Revision.objects.create(disclosure=disclosure, number=1, changed_at=NOON)
        whole = audience is Audience.PUBLIC or (audience is Audience.INNER and not item["units"])
        kinds = {"all_staff": narrow and item["staff"], "all_students": narrow and item["students"]}
        rung = Rung.objects.create(revision=revision, audience=audience, rank=0, is_whole=whole, **kinds)
        if audience is not Audience.PUBLIC:
            rung.units.set(self.units[number] for number in item["units"])
        if narrow:
            rung.people.set(self.accounts[number].person for number in item["people"])
            rung.groups.set(self.groups[number] for number in item["groups"])
        shown = {
            "audience": audience,
            "channel": ONLINE[audience],
            "state": item["state"],
            "since": NOON,
            "live_at": NOON,
        }
        over = {"over_by": disclosure.created_by, "over_at": NOON, "over_reason": "有误", "alarm": "false"}
        return Release.objects.create(disclosure=disclosure, revision=revision, rung=rung, **shown, **over)


@pytest.mark.django_db
@pytest.mark.article(10, 1)
@pytest.mark.article(10, 2)
@pytest.mark.article(10, 3)
@settings(max_examples=60)
@given(
    people=st.lists(somebody, min_size=3, max_size=3),
    items=st.lists(told, min_size=1, max_size=5),
    closed=st.sampled_from([frozenset(), frozenset({1})]),
)
def test_everybody_may_read_exactly_what_article_10_gives_him(people, items, closed):
    with transaction.atomic():
        drawn = Drawn(people, items, closed)
        viewers = {None: ANYBODY, **{at: viewer_of(account, TODAY) for at, account in enumerate(drawn.accounts)}}
        for at, viewer in viewers.items():
            expected = {
                release
                for release, item in zip(drawn.releases, items, strict=True)
                if item["state"] in SHOWN and may_read(at, people, item, closed)
            }
            assert set(readable_by(viewer)) == expected
        transaction.set_rollback(True)
