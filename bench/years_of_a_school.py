"""A school that has disclosed for years, laid down by the thousand as the procedure leaves things; for measuring."""

# ruff: noqa: ANN001, ANN201, ANN202, PLC0415 – for scripts; the program may be imported only once its settings are made

import random
from datetime import UTC, date, datetime, timedelta

AT = datetime(2026, 9, 14, 4, tzinfo=UTC)
FOUNDED = date(2019, 9, 1)
A_YEAR = 100
"""As many disclosures a unit makes in a year; and as many things fall due for it."""
LETTERS = 500
"""As many letters come in a year."""
WAY = (
    ("propose", "draft", "in_review", 4),
    ("pass_secrecy", "in_review", "in_review", 1),
    ("pass_content", "in_review", "with_head", 2),
    ("approve", "with_head", "approved", 3),
    ("publish", "approved", "published", 1),
)
"""The steps of a matter, and up to how many days each takes."""
PARAGRAPH = "根据学校党务公开目录，现将有关情况公开如下，请师生监督，意见可以向发布机构反映。"
BODY = f"<p>{PARAGRAPH * 20}</p>"
BACK = (("propose", "draft", "in_review", 4), ("send_back", "in_review", "draft", 2))
"""What one in ten goes through before."""


def build(units, years):
    """Lay down a school: its units and their catalogues, and what they disclosed, owed and were asked."""
    from django.db import transaction

    from gongkai.orgs.models import Person, Post, Unit

    dice = random.Random(7)  # noqa: S311 – the same school every time
    clerk = Person.objects.create(number="G1", name="李强", kind="staff")
    head = Person.objects.create(number="G2", name="王敏", kind="staff")
    rows = Unit.objects.bulk_create(a_unit(place) for place in range(units))
    held = {"starts_on": FOUNDED, "granted_at": AT, "confirmed_at": AT}
    Post.objects.create(person=clerk, unit=rows[0], role="office_clerk", **held)
    Post.objects.create(person=head, unit=rows[1], role="head", **held)
    entries = [an_entry(unit, clerk) for unit in rows]
    for year in range(AT.year - years + 1, AT.year + 1):
        with transaction.atomic():
            times = sorted(moments(dice, year, units * A_YEAR))
            matters(entries, times, clerk, dice)
            dues(entries, times, year, dice)
            letters(rows, moments(dice, year, LETTERS), dice)
    return clerk, head


def a_unit(place):
    from gongkai.orgs.models import Unit

    name = f"第{place}学院党委"
    more = {"kind": "college", "starts_on": FOUNDED, "position": place, "hosts_office": not place}
    return Unit(code=f"U{place}", name=name, short_name=name, **more)


def an_entry(unit, person):
    """Put a catalogue in force in a unit, an entry for every class; return unit, entries and items."""
    from gongkai.catalogue.models import Entry, Item, Version
    from gongkai.measures.vocabulary import MatterClass

    version = Version.objects.create(unit=unit, year=2022, started_by=person, started_at=AT)
    entries = Entry.objects.bulk_create(Entry(unit=unit) for _ in MatterClass)
    said = {"content": "情况", "basis": "规定", "audience": "public", "channels": ["portal"], "lead_unit": unit}
    said |= {"time_kind": "periodic", "period": "year", "anchor_month": 6, "anchor_day": 1}
    items = Item.objects.bulk_create(
        Item(version=version, entry=entry, code=f"1.{place}", title=f"第{place}项", matter_class=one, **said)
        for place, (entry, one) in enumerate(zip(entries, MatterClass, strict=True), 1)
    )
    filed = {"filed_by": person, "filed_at": AT, "filing_number": unit.code, "in_force_on": FOUNDED}
    Version.objects.filter(pk=version.pk).update(state="in_force", **filed)
    return unit, entries, items


def moments(dice, year, number):
    """Return so many moments of a year, as far as it has come."""
    first = datetime(year, 1, 3, 2, tzinfo=UTC)
    days = (min(AT, datetime(year, 12, 31, tzinfo=UTC)) - first).days
    return [first + timedelta(days=dice.randrange(days), minutes=dice.randrange(500)) for _ in range(number)]


def matters(entries, times, person, dice):
    """Lay down disclosures with all that the procedure leaves of them."""
    from gongkai.disclosures.models import Disclosure, Revision

    by = {"created_by": person}
    places = [entries[at % len(entries)] for at in range(len(times))]
    rows = Disclosure.objects.bulk_create(
        Disclosure(unit=place[0], created_at=at, **by) for place, at in zip(places, times, strict=True)
    )
    said = {"number": 1, "plan_hash": "0" * 64, "approved_by": person, "stage": "draft", "title": "情况", "body": BODY}
    ways = [way_of(at, dice) for at in times]
    revisions = Revision.objects.bulk_create(
        Revision(disclosure=one, entry=dice.choice(place[1]), **dates(way), **said)
        for one, place, way in zip(rows, places, ways, strict=True)
    )
    put_forward(revisions, ways)
    keep_record(list(zip(rows, revisions, ways, strict=True)), person, dice)


def dates(way):
    """Return when a matter was changed, approved and made known, by the steps it took."""
    last = way[-1][3]
    return {"changed_at": last, "approved_at": last, "published_at": last if way[-1][0] == "publish" else None}


def keep_record(every, person, dice):
    """Keep who wrote, every step, what was put up, and what the check found in it."""
    from gongkai.disclosures.models import CheckRecord, Contribution, Move, Proposal

    Contribution.objects.bulk_create(Contribution(revision=r, person=person, at=d.created_at) for d, r, _ in every)
    Move.objects.bulk_create(
        Move(disclosure=d, revision=r, round=1, verb=verb, before=before, after=after, by=person, at=at)
        for d, r, way in every
        for verb, before, after, at in way
    )
    first = [(r, next(step[3] for step in way if step[0] == "propose")) for _, r, way in every]
    plan = {"round": 1, "plan_hash": "0" * 64}
    Proposal.objects.bulk_create(Proposal(revision=r, by=person, at=at, plan={"body": BODY}, **plan) for r, at in first)
    CheckRecord.objects.bulk_create(
        CheckRecord(revision=r, rules="1", findings=findings(dice), at=at, **plan) for r, at in first
    )


def way_of(begun, dice):
    """Return the steps a matter took until now."""
    steps, at = [], begun
    for verb, before, after, days in (*(BACK if dice.random() < 0.1 else ()), *WAY):
        at += timedelta(days=dice.randrange(days + 1), hours=1)
        steps.append((verb, before, after, at))
    return [step for step in steps if step[3] <= AT] or steps[:1]


def findings(dice):
    severity = dice.choice(["must", "confirm", "hint"])
    return [{"kind": "identity", "severity": severity, "masked": "2103**"}] * dice.choice([0, 0, 1, 3])


def put_forward(revisions, ways):
    """Bring each revision to the stage its last step led to."""
    from gongkai.disclosures.models import Revision

    by_stage = {}
    for revision, way in zip(revisions, ways, strict=True):
        by_stage.setdefault(way[-1][2], []).append(revision.pk)
    for stage, keys in by_stage.items():
        for start in range(0, len(keys), 1000):
            Revision.objects.filter(pk__in=keys[start : start + 1000]).update(stage=stage)


def dues(entries, times, year, dice):
    """Lay down as many things that fell due: eight in ten met on time, one late, one not at all."""
    from gongkai.disclosures.models import Disclosure
    from gongkai.obligations.models import Obligation

    some = Disclosure.objects.first()
    said = {"kind": "periodic", "calendar": f"{year}-1", "made_at": AT}

    def stands(at):
        late = {"disclosure": some, "state": "late", "met_at": at + timedelta(days=9)}
        return dice.choice([{"disclosure": some, "state": "met", "met_at": at}] * 8 + [late, {"reminded": 3}])

    def a_due(number, at):
        unit, own, items = entries[number % len(entries)]
        which, day = number // len(entries) % len(own), at.date()
        of = {"entry": own[which], "item": items[which], "unit": unit, "counted_from": day, "due_on": day}
        return Obligation(key=f"{year}/{number}", **of, **stands(at), **said)

    Obligation.objects.bulk_create(a_due(number, at) for number, at in enumerate(times))


def letters(units, times, dice):
    """Lay down letters, nearly all of them answered."""
    from gongkai.mailbox.models import Letter

    kinds = ["suggestion", "question", "request_to_disclose", "request_to_correct"]
    said = {"bucket": 0, "receipt": "", "key": b"", "sealed": b"", "state": "answered"}

    def a_letter(day):
        answered = day + timedelta(days=dice.randrange(30))
        days = {"received_on": day, "acknowledged_on": day, "answered_on": answered}
        return Letter(
            kind=dice.choice(kinds), unit=dice.choice(units), is_anonymous=dice.random() < 0.5, **days, **said
        )

    Letter.objects.bulk_create(a_letter(at.date()) for at in times)
