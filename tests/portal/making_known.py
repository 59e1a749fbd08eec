"""Matters made known for the tests of the readers' pages, by the actions that people use."""

from datetime import timedelta

from django.core.files.base import ContentFile

from gongkai.disclosures import actions
from gongkai.disclosures.actions import RungDraft
from gongkai.disclosures.models import Revision
from gongkai.disclosures.rules.words import Alarm, Correction, Stage
from gongkai.files.actions import store
from gongkai.measures.vocabulary import Audience
from tests.factories import NOON, a_member, an_account, brought_to, started, take_on

HOUR = timedelta(hours=1)


def made_known(house, title="2026年上半年党费收缴情况", *, audience=Audience.PUBLIC, at=NOON, **more) -> Revision:
    """Make something known to one audience, whole unless told otherwise."""
    rung = {name: more.pop(name) for name in ("ends_on", "units", "people", "starts_at") if name in more}
    rungs = (RungDraft(audience=audience, **rung),)
    narrower = "" if audience is Audience.PUBLIC else "只涉及党内"
    return brought_to(Stage.PUBLISHED, house, at=at, title=title, rungs=rungs, narrower_reason=narrower, **more)


def several(house, count, **more) -> list[Revision]:
    """Make several things known, an hour apart, the oldest first."""
    return [
        made_known(house, f"第{number}期工作情况", at=NOON + number * HOUR, **more) for number in range(1, count + 1)
    ]


def with_a_file(house, name="明细表.txt", content="收入 486,320 元", **more) -> Revision:
    """Make something known that has an attachment."""
    revision = started(house, **more)
    stored = store(ContentFile(content.encode(), name), name=name, at=NOON)
    actions.attach(revision, stored, name, by=house.drafter, at=NOON)
    return take_on(revision, Stage.PUBLISHED, house)


def corrected(house, revision, *, old="486,320", new="486,325", at=NOON + HOUR) -> Revision:
    """Correct a figure in what was made known."""
    fresh = actions.correct(revision, Correction.MINOR, "更正收缴数", by=house.drafter, at=at)
    Revision.objects.filter(pk=fresh.pk).update(body=fresh.body.replace(old, new))
    return take_on(Revision.objects.get(pk=fresh.pk), Stage.PUBLISHED, house, at=at)


def suspended(house, revision) -> None:
    actions.suspend(revision, by=house.reviewer, at=NOON + HOUR, alarm=Alarm.PRIVACY, reason="含张三的证件号")


def withdrawn(house, revision) -> None:
    actions.withdraw(revision, by=house.approver, at=NOON + HOUR, reason="内容有误，另行公开")


def erased(house, revision) -> None:
    suspended(house, revision)
    said = {"alarm": Alarm.PRIVACY, "reason": "正文含个人信息", "signed_in_at": NOON + HOUR}
    actions.erase(revision, by=house.approver, at=NOON + HOUR, **said)


def ended(revision, *, at) -> None:
    actions.end(revision.releases.get(), at=at)


def address(revision, *, inner=False) -> str:
    return f"{'/inner' if inner else ''}/d/{revision.disclosure.public_id}/"


def signed_in(client, person):
    client.force_login(an_account(person), backend="django.contrib.auth.backends.ModelBackend")
    return client


def a_member_of(unit):
    return a_member(unit, name="钱进")


def shown(response) -> str:
    """Return what a page says, without the markup between its lines."""
    return " ".join(response.content.decode().split())
