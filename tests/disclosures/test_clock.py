"""What falls due by itself: publication at its minute, the end of a notice period; any number of times the same."""

from datetime import timedelta

import pytest

from gongkai.disclosures import actions
from gongkai.disclosures.models import Move, Release, Rung
from gongkai.disclosures.rules.words import ReleaseState, Stage, Verb
from gongkai.measures.vocabulary import Audience, Role
from gongkai.notices.models import Notice
from gongkai.orgs.models import Post
from tests.factories import NOON, RungDraft, a_house, an_entry, brought_to

MINUTE = timedelta(minutes=1)
SOON = NOON + timedelta(hours=2)
pytestmark = [pytest.mark.django_db, pytest.mark.article(16, 4)]


def states():
    return list(Release.objects.order_by("pk").values_list("audience", "state"))


def scheduled(house, **more):
    return brought_to(Stage.APPROVED, house, rungs=(RungDraft(audience=Audience.PUBLIC, starts_at=SOON, **more),))


def test_nothing_is_published_a_minute_early_and_everything_once():
    scheduled(a_house())

    assert [actions.run_due(at) for at in (SOON - MINUTE, SOON, SOON, SOON + MINUTE)] == [0, 1, 0, 0]
    assert Move.objects.filter(verb=Verb.PUBLISH, by=None).count() == 1


def test_a_notice_period_ends_after_its_last_day_and_once():
    last = NOON.date() + timedelta(days=5)
    scheduled(a_house(), ends_on=last)
    actions.run_due(SOON)

    assert [actions.run_due(NOON + timedelta(days=day)) for day in (5, 6, 6)] == [0, 1, 0]
    assert (states(), Move.objects.filter(verb=Verb.END).count()) == ([("public", ReleaseState.ENDED)], 1)


def test_the_public_step_waits_until_the_party_has_had_its_days():
    house = a_house()
    house = type(house)(**{**vars(house), "entry": an_entry(house.college, inner_first_days=3)})
    steps = (RungDraft(audience=Audience.INNER), RungDraft(audience=Audience.PUBLIC, starts_at=SOON))
    brought_to(Stage.PUBLISHED, house, rungs=steps)

    assert [actions.run_due(SOON + timedelta(days=day)) for day in (0, 2, 3)] == [0, 0, 1]


def test_what_the_clock_cannot_publish_it_leaves_and_tells_once():
    house = a_house()
    scheduled(house)
    Post.objects.filter(role=Role.HEAD, unit=house.college).update(ends_on=NOON.date() - timedelta(days=1))

    assert [actions.run_due(SOON), actions.run_due(SOON + MINUTE)] == [0, 0]
    assert (Rung.objects.get().held_up, Notice.objects.filter(kind="held_up").count()) == (["no_head"], 1)


def test_an_approval_is_used_within_its_window_or_not_at_all():
    steps = (RungDraft(audience=Audience.PUBLIC, starts_at=NOON + timedelta(days=31)),)
    brought_to(Stage.APPROVED, a_house(), rungs=steps)

    assert (actions.run_due(NOON + timedelta(days=31)), Rung.objects.get().held_up) == (0, ["window_over"])
