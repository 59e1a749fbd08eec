"""The races themselves. Each returns what it ended in, as plain numbers and words."""

import tempfile
from datetime import timedelta
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction

from gongkai.catalogue.models import Version
from gongkai.disclosures import actions, queries
from gongkai.disclosures.models import Disclosure, Move, Recheck, RecheckItem, Release, Revision
from gongkai.disclosures.rules.case import Said
from gongkai.disclosures.rules.plan import plan_hash
from gongkai.disclosures.rules.steps import advance
from gongkai.disclosures.rules.words import Alarm, ReleaseState, Stage, Verb
from gongkai.files.actions import store
from gongkai.files.models import StoredFile
from gongkai.measures.vocabulary import Audience, Role
from gongkai.notices.models import Notice
from tests.catalogue.little_office import NOON as OFFICE_NOON
from tests.catalogue.little_office import TODAY, LittleOffice, first_wording
from tests.disclosures.races.field import RUNNERS, race, several, tally
from tests.factories import NOON, RungDraft, a_draft, a_house, a_post
from tests.rechecks import SETTLED, words

MATTERS = 8


def moves(verb):
    return Move.objects.filter(verb=verb).count()


def approvers():
    """Two approvers of the office, four times each, at the same moment, on matter after matter."""
    house = a_house()
    both = [house.approver, a_post(Role.OFFICE_APPROVER, house.office)]
    matters = several(house, Stage.WITH_HEAD, MATTERS, is_major=True)
    for matter in matters:
        actions.acknowledge(matter, by=house.spokesperson, at=NOON)
    approve = partial(actions.approve, at=NOON, signed_in_at=NOON)
    ends = race([[partial(approve, matter, by=both[number % 2]) for matter in matters] for number in range(RUNNERS)])
    return {"ends": tally(ends), "approved": moves(Verb.APPROVE), "planned": Release.objects.count()}


def approve_and_edit():
    """Half approve what was reviewed, half send it back and write it anew."""
    house = a_house()
    matters = several(house, Stage.WITH_HEAD, MATTERS)

    def rewrite(matter):
        actions.send_back(matter, by=house.head, at=NOON, reason="数字有误")
        matter.refresh_from_db()
        actions.save(matter, a_draft(house, title="改写"), by=house.drafter, at=NOON, version=matter.version)

    approve = partial(actions.approve, by=house.head, at=NOON, signed_in_at=NOON)
    steps = [approve if number % 2 else rewrite for number in range(RUNNERS)]
    ends = race([[partial(step, matter) for matter in matters] for step in steps])
    rows = Revision.objects.select_related("disclosure__unit", "entry")
    sound = [
        row.title != "改写" and plan_hash(queries.plan_of(row)) == row.plan_hash
        for row in rows.filter(stage="approved")
    ]
    back = [row.title == "改写" and not row.releases.exists() for row in rows.filter(stage="draft")]
    return {"ends": tally(ends), "sound": all(sound + back), "decided": len(sound) + len(back)}


def propose_and_save():
    """Half put a draft up, half save it with another title, all from the same page."""
    house = a_house()
    matters = several(house, Stage.DRAFT, MATTERS)

    def save(matter):
        actions.save(matter, a_draft(house, title="改写"), by=house.drafter, at=NOON, version=matter.version)

    def propose(matter):
        actions.propose(matter, by=house.drafter, at=NOON, version=matter.version)

    steps = [propose if number % 2 else save for number in range(RUNNERS)]
    return {"ends": tally(race([[partial(step, matter) for matter in matters] for step in steps]))}


def publishers():
    """The drafter, the head and the clock publish; everybody takes the matters in another order."""
    house = a_house()
    matters = several(house, Stage.APPROVED, MATTERS)
    by = [house.drafter, house.head, None, house.drafter] * 2
    orders = [matters[number:] + matters[:number] for number in range(RUNNERS)]
    publish = partial(actions.publish, at=NOON)
    ends = race([[partial(publish, matter, by=by[at]) for matter in order] for at, order in enumerate(orders)])
    numbers = sorted(int(number.split("-")[-1]) for number in Disclosure.objects.values_list("index_no", flat=True))
    live = Release.objects.filter(state=ReleaseState.LIVE).count()
    return {"ends": tally(ends), "published": moves(Verb.PUBLISH), "live": live, "numbers": numbers}


def clock_and_suspension():
    """What is live within the Party is suspended while the clock takes it to the public."""
    house = a_house()
    soon = NOON + timedelta(hours=1)
    rungs = (RungDraft(audience=Audience.INNER), RungDraft(audience=Audience.PUBLIC, starts_at=soon))
    matters = several(house, Stage.PUBLISHED, MATTERS, rungs=rungs)
    suspend = partial(actions.suspend, by=house.reviewer, at=soon, alarm=Alarm.FALSE, reason="有误")
    clock = [partial(actions.run_due, soon)] * MATTERS
    ends = race([clock if number % 2 else [partial(suspend, one) for one in matters] for number in range(RUNNERS)])
    order = [list(one.moves.order_by("pk").values_list("verb", flat=True)) for one in Disclosure.objects.all()]
    late = [verbs for verbs in order if Verb.PUBLISH in verbs[verbs.index(Verb.SUSPEND) :]]
    left = set(Release.objects.values_list("state", flat=True)) - {ReleaseState.SUSPENDED, ReleaseState.PLANNED}
    return {"ends": tally(ends), "suspended": moves(Verb.SUSPEND), "late": late, "left": sorted(left)}


def clocks():
    """Eight clocks tick at once."""
    house = a_house()
    soon = NOON + timedelta(hours=1)
    several(house, Stage.APPROVED, MATTERS, rungs=(RungDraft(audience=Audience.PUBLIC, starts_at=soon),))
    ends = race([[partial(actions.run_due, soon)] * 3] * RUNNERS)
    numbers = sorted(int(number.split("-")[-1]) for number in Disclosure.objects.values_list("index_no", flat=True))
    return {"ends": tally(ends), "published": moves(Verb.PUBLISH), "numbers": numbers}


def filing():
    """One catalogue is filed by all at once, then one of each of eight units."""
    from gongkai.catalogue import actions as catalogue

    office = LittleOffice()
    first = office.submitted("1")
    file = partial(catalogue.file, in_force_on=TODAY, by=office.clerk, at=OFFICE_NOON)
    ends = race([[partial(file, first, lock=first.lock)]] * RUNNERS)
    others = [_submitted(office, f"U{number}") for number in range(RUNNERS)]
    more = race([[partial(file, version, lock=version.lock)] for version in others])
    numbers = Version.objects.order_by("filing_number").values_list("filing_number", flat=True)
    return {"ends": tally(ends), "more": tally(more), "numbers": [number[-4:-1] for number in numbers]}


def _submitted(office, code):
    from gongkai.catalogue import actions as catalogue

    unit = office.unit(code, "college", office.top)
    version = catalogue.start_version(unit, year=2026, by=office.holder(Role.DRAFTER, unit), at=OFFICE_NOON)
    drafter = unit.posts.get().person
    wording = first_wording(unit)
    catalogue.put_item(version, wording, entry=None, lock=version.lock, by=drafter, at=OFFICE_NOON)
    catalogue.submit(version, lock=version.lock, by=office.holder(Role.HEAD, unit), at=OFFICE_NOON)
    return version


def uploads():
    """The same bytes come in by all at once."""
    settings.MEDIA_ROOT = tempfile.mkdtemp()
    text = "党费收缴情况".encode()
    upload = lambda: store(SimpleUploadedFile("情况.txt", text), name="情况.txt", at=NOON)  # noqa: E731
    ends = race([[upload] * 3] * RUNNERS)
    kept = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    return {"ends": tally(ends), "rows": StoredFile.objects.count(), "files": len(kept)}


def rechecks():
    """Eight workers check the same eight matters again, and all want to begin."""
    house = a_house()
    several(house, Stage.PUBLISHED, MATTERS)
    words(house, "现将")
    ends = race([[partial(actions.recheck_next, SETTLED)] * (MATTERS + 2)] * RUNNERS)
    over = list(Recheck.objects.values_list("state", "done", "total"))
    told = Notice.objects.filter(kind="recheck_done").count()
    return {"ends": tally(ends), "over": over, "items": RecheckItem.objects.count(), "told": told}


def beginners():
    """The office begins a recheck eight times at the same moment."""
    house = a_house()
    several(house, Stage.PUBLISHED, 1)
    by = [house.clerk, house.approver] * (RUNNERS // 2)
    ends = race([[partial(actions.begin_recheck, by=one, at=SETTLED)] for one in by])
    return {"ends": tally(ends), "begun": Recheck.objects.count()}


def naive_approvers():
    """The positive control: the same rules, but neither lock nor compare-and-swap."""
    house = a_house()
    matters = several(house, Stage.WITH_HEAD, MATTERS)
    ends = race([[partial(_naively, matter.pk, house.head) for matter in matters] for _ in range(RUNNERS)])
    return {"ends": tally(ends), "doubled": moves(Verb.APPROVE) > MATTERS}


def _naively(pk, by):
    if connection.vendor == "postgresql":
        with transaction.atomic():
            _read_decide_write(pk, by)
    else:
        _read_decide_write(pk, by)  # SQLite's transaction would itself be the lock


def _read_decide_write(pk, by):
    row = Revision.objects.select_related("disclosure__unit", "entry").get(pk=pk)
    step = advance(Verb.APPROVE, queries.case_of(row, by, NOON), Said(signed_in_freshly=True))
    Revision.objects.filter(pk=pk).update(stage=step.to, approved_by=by, approved_at=NOON)
    said = {"round": row.round, "verb": Verb.APPROVE, "before": row.stage, "after": step.to, "by": by, "at": NOON}
    Move.objects.create(disclosure_id=row.disclosure_id, revision=row, **said)
