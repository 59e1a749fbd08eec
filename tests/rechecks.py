"""How the tests change the school's lists, let the worker recheck, and look at what it found."""

from contextlib import contextmanager
from datetime import timedelta

from django.db import connection

from gongkai.disclosures import actions
from gongkai.disclosures.models import Recheck, RecheckItem
from gongkai.disclosures.queries import items_of
from gongkai.disclosures.rules.checks import found_again
from gongkai.disclosures.rules.words import Alarm, Stage
from gongkai.scanner.finding import Severity
from gongkai.screening import actions as screening
from gongkai.screening.actions import Typed
from gongkai.screening.models import WordList
from gongkai.screening.rules import Purpose
from tests.factories import NOON, brought_to

CHANGED = NOON + timedelta(hours=1)
"""When the lists of these tests are changed."""
SETTLED = CHANGED + timedelta(minutes=5)
TITLE = "关于红楼项目的说明"
"""Something in which these tests find a word late."""
ENOUGH = 200
"""More steps than anything here takes."""


def words(house, *entries, row=None, at=CHANGED, severity=Severity.CONFIRM) -> WordList:
    """Let the office write a list of words, or write one anew."""
    typed = Typed(name="内部称呼", entries="\n".join(entries), severity=severity)
    return screening.keep_list(row, typed, purpose=Purpose.WORDS, by=house.clerk, at=at)


def rechecked(at=SETTLED) -> Recheck | None:
    """Do what the worker does until there is nothing to do; return the last recheck."""
    for _ in range(ENOUGH):
        if not screening.scan_next(at) and not actions.recheck_next(at):
            return Recheck.objects.first()
    raise AssertionError("the worker never comes to an end")


def published(house, *titles, **changes):
    return [brought_to(Stage.PUBLISHED, house, title=title, **changes) for title in titles]


def found(recheck) -> list[tuple[str, list[str]]]:
    """Return what a recheck found: the title of each item, and the masked values."""
    return [(item.revision.title, masked(item)) for item in items_of(recheck)]


def masked(item) -> list[str]:
    return [one.finding.masked for one in found_again(item.findings)]


def item() -> RecheckItem:
    """Return the one thing that was found late."""
    return items_of(Recheck.objects.latest("pk")).get()


def found_late(house, title=TITLE) -> RecheckItem:
    """Publish something and let the school find a word in it afterwards."""
    published(house, title)
    words(house, "红楼项目")
    rechecked()
    return item()


def suspend(house, revision, at=SETTLED):
    actions.suspend(revision, by=house.reviewer, at=at, alarm=Alarm.SECRET, reason="待核实")


def erase(house, revision, at=SETTLED):
    suspend(house, revision, at)
    said = {"alarm": Alarm.SECRET, "reason": "内容不宜公开", "signed_in_at": at}
    actions.erase(revision, by=house.approver, at=at, **said)


@contextmanager
def meanwhile(table, act):
    """Let somebody else do something just before a table is read for the first time."""
    waiting = [act]

    def between(execute, statement, *rest):
        if waiting and f'FROM "{table}"' in statement:
            waiting.pop()()
        return execute(statement, *rest)

    with connection.execute_wrapper(between):
        yield
    assert waiting == []
