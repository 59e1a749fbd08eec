"""Acts that want the same rows and end with leaves of the same logs, all at once."""

import time
from functools import partial

from django.db import transaction

from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.rules.words import Alarm, Stage
from gongkai.ledger.actions import deed, deeds, recorded
from gongkai.ledger.models import Entry, Head
from gongkai.ledger.queries import size_of
from gongkai.ledger.rules.leaf import Log
from gongkai.measures.vocabulary import Audience
from gongkai.orgs import actions as orgs
from gongkai.orgs.models import Person
from tests.disclosures.races.field import RUNNERS, race, several, tally
from tests.factories import NOON, RungDraft, a_house

ROUNDS = 6
STEPS = (RungDraft(audience=Audience.INNER), RungDraft(audience=Audience.PUBLIC))


def everything():
    """Publish on both sides, take down, and change the very people who do it, in eight processes."""
    house = a_house()
    matters = several(house, Stage.PUBLISHED, ROUNDS, rungs=STEPS)
    publish = [partial(disclosures.publish, one, by=house.drafter, at=NOON) for one in matters]
    take = {"by": house.reviewer, "at": NOON, "alarm": Alarm.FALSE, "reason": "有误"}
    suspend = [partial(disclosures.suspend, one, **take) for one in reversed(matters)]
    rename = [
        partial(orgs.change_person, who, name=f"改名{number}", by=None, at=NOON)
        for number, who in enumerate([house.drafter, house.reviewer] * (ROUNDS // 2))
    ]
    move = [partial(orgs.change_unit, house.college, position=number, by=None, at=NOON) for number in range(ROUNDS)]
    ends = race([*[publish, suspend, rename, move] * (RUNNERS // 4)])
    return {"strange": [end for end in tally(ends) if end not in {"done", "refused"}], **_contiguous()}


def _contiguous():
    """Tell whether every log has its leaves from the first to the last, each once."""
    found = {log: list(Entry.objects.filter(log=log).order_by("index").values_list("index", flat=True)) for log in Log}
    whole = [indices == list(range(size_of(log))) for log, indices in found.items()]
    return {"whole": all(whole), "logs": [log.value for log, indices in found.items() if indices]}


def put_off_checks():
    """One holds a person and then records; another has named that person, which the database checks at its end."""
    person = Person.objects.create(number="N1", name="王敏", kind="staff")
    return {"ends": tally(race([[partial(_holds, person)] * 3, [partial(_names, person)] * 3]))}


def without_the_checks():
    """The positive control: the same, with the head taken before the checks that were put off."""
    person = Person.objects.create(number="N1", name="王敏", kind="staff")
    append, deeds._append = deeds._append, lambda _done: None
    holds, names = partial(_holds, person, then=append), partial(_names, person, then=append)
    return {"ends": tally(race([[holds] * 3, [names] * 3]))}


def _holds(person, then=None):
    with recorded():
        Person.objects.select_for_update().get(pk=person.pk)
        time.sleep(0.2)
        _record(then)


def _names(person, then=None):
    from gongkai.notices.models import Notice

    with recorded():
        time.sleep(0.1)
        Notice.objects.create(person=person, kind="x", subject="x", at=NOON)
        _record(then)
        time.sleep(0.3)


def _record(then):
    """Record a deed, or take the head at once and keep it, as if nothing had been put by."""
    if then is None:
        deed("unit_changed", "unit/XX", by=None, at=NOON)
        return
    with transaction.atomic():
        Head.objects.get_or_create(log=Log.AUDIT)
        Head.objects.select_for_update().get(pk=Log.AUDIT)
