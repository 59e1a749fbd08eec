"""A school in which there is one of everything somebody might not be allowed to see."""

from dataclasses import replace
from datetime import timedelta

from gongkai.catalogue import actions as catalogue
from gongkai.catalogue.importing.actions import keep_upload
from gongkai.catalogue.models import Item, Version
from gongkai.catalogue.queries import wording_of
from gongkai.digests.models import Subscription
from gongkai.disclosures.actions import ask_for_scans
from gongkai.disclosures.models import Recheck, RecheckItem
from gongkai.disclosures.rules.checks import kept, marked
from gongkai.disclosures.rules.words import RecheckState
from gongkai.measures.vocabulary import Role, TimeKind
from gongkai.obligations import actions as obligations
from gongkai.obligations.actions import open_feed
from gongkai.obligations.models import Event, Obligation
from gongkai.orgs import actions as orgs
from gongkai.orgs.models import Post
from gongkai.policy.actions import decide
from gongkai.policy.rules import Choice
from gongkai.restructuring.actions import draw_up
from gongkai.restructuring.rules import Kind as PlanKind
from gongkai.scanner.finding import Finding, Place, Severity
from gongkai.scanner.kinds import Kind
from gongkai.screening.actions import Typed, keep_list
from gongkai.screening.rules import Purpose
from tests import factories
from tests.access.assessed import Assessors
from tests.access.cases import Register
from tests.access.inspected import Inspectorate
from tests.access.judged import APPRAISALS, Judging, a_table_made, an_appraisal, an_archive_made
from tests.access.leading import LeadingGroup
from tests.access.letters import Mailbox
from tests.access.marks import Marks
from tests.access.matters import MATTERS, Maker
from tests.access.outside import Outside
from tests.access.people import the_accounts, the_persons, the_units
from tests.access.places import Places
from tests.access.pushed import what_was_pushed
from tests.access.reported import REPORTS, Reporting, a_report
from tests.access.things import (
    EMERGENCIES,
    MEETINGS,
)
from tests.access.troubles import a_meeting, an_emergency
from tests.factories import NOON


class Town(Places, Outside, Judging, Reporting):
    """The school, its people and their accounts, and all that is kept of matters, catalogues and lists."""

    def __init__(self, matters=MATTERS, *, with_books=True):
        factories.numbers = factories.count(1)
        self.marks, self.matters, self.files = Marks(), {}, {}
        self.units = the_units()
        self.persons = the_persons(self.units)
        self.accounts = the_accounts(self.persons)
        self.entry = factories.an_entry(self.units["JX"])
        self.group = self.a_list()
        maker = Maker(self)
        for matter in matters:
            maker.make(matter)
        self.word_list = self.a_word_list()
        self.dues = self.what_is_due()
        self.mailbox = Mailbox(self) if with_books else None
        self.books = self.the_books() if with_books else {}
        self.table = self.a_table() if with_books else None
        self.late = self.found_late() if with_books else None
        self.emergencies = {one.label: an_emergency(self, one) for one in EMERGENCIES}
        self.meetings = {one.label: a_meeting(self, one) for one in MEETINGS}
        self.appraisals = {one.label: an_appraisal(self, one) for one in APPRAISALS}
        self.reports = {one.label: a_report(self, one) for one in REPORTS}
        self.table_made = a_table_made(self)
        self.archive_made = an_archive_made(self)
        self.feed = open_feed(by=self.persons["drafter"], at=NOON)
        self.plan = self.a_plan()
        self.screens = self.the_screens()
        self.pushed = what_was_pushed(self)
        self.reader = Subscription.objects.create(address="reader@example.org", asked_at=NOON)
        self.tell_outside()
        self.leading = LeadingGroup(self)
        self.inspectorate = Inspectorate(self)
        self.register = Register(self)
        self.assessors = Assessors(self)
        self.post = Post.objects.get(role=Role.HEAD, unit=self.units["JX"])

    def a_list(self):
        said = {"name": self.marks.of("list", "name", "list"), "about": self.marks.of("list", "about", "list")}
        by = self.persons["head"]
        return orgs.form_group(self.units["JX"], people=[self.persons["listed"]], by=by, at=NOON, **said)

    def a_plan(self):
        """Draw up that the branch is dissolved."""
        by, day = self.persons["system_admin"], NOON.date() + timedelta(days=400)
        ending, successor = [self.units["JXB"]], self.units["JX"]
        return draw_up(PlanKind.DISSOLVE, ending, successor, takes_effect_on=day, basis="校党字9号", by=by, at=NOON)

    def what_is_due(self):
        """Let an event fall due, and periods of which one is asked to be put off and one is; the school lists them."""
        decide(Choice.LIST_OVERDUE, is_on=True, by=self.persons["approver"], at=NOON)
        said = {"what": self.marks.of("event", "what", "due"), "kind": TimeKind.TIMELY, "happened_on": NOON.date()}
        event = Event.objects.create(entry=self.entry, entered_by=self.persons["drafter"], entered_at=NOON, **said)
        due = {"event": self.owed("event", kind=TimeKind.TIMELY, event=event)}
        due |= {label: self.owed(key) for label, key in (("period", "2026Y1"), ("asked", "2027Y1"))}
        due["deferred"] = self.owed("2028Y1")
        by, again = {"by": self.persons["head"], "at": NOON}, NOON.date() + timedelta(days=100)
        for label in ("asked", "deferred"):
            obligations.ask_deferral(due[label], self.marks.of(label, "ground", "due"), re_review_on=again, **by)
        obligations.approve_deferral(due["deferred"], re_review_on=again, by=self.persons["approver"], at=NOON)
        return due

    def owed(self, key, *, kind=TimeKind.PERIODIC, event=None):
        day = NOON.date() + timedelta(days=9)
        said = {
            "counted_from": day,
            "due_on": day,
            "calendar": "2026-1",
            "made_at": NOON,
            "item": self.entry.items.get(),
        }
        return Obligation.objects.create(
            entry=self.entry, unit=self.units["JX"], key=key, kind=kind, event=event, **said
        )

    def a_word_list(self):
        """Keep a list of words, and have the files of drafts read by it as the worker does."""
        said = {field: self.marks.of("word list", field, "word list") for field in ("entries", "reason", "fix")}
        typed = Typed(name="未公布项目", **said)
        word_list = keep_list(None, typed, purpose=Purpose.WORDS, by=self.persons["clerk"], at=NOON)
        ask_for_scans(NOON)
        factories.scanned(at=NOON)
        return word_list

    def the_books(self):
        in_force = Version.objects.get(unit=self.units["JX"], state="in_force")
        draft = catalogue.start_version(self.units["JX"], year=2026, by=self.persons["drafter"], at=NOON)
        self.put(draft, "book_draft", self.persons["drafter"], draft.items.get().entry)
        submitted = catalogue.start_version(self.units["CL"], year=2026, by=self.persons["neighbour"], at=NOON)
        self.put(submitted, "book_submitted", self.persons["neighbour"], None)
        catalogue.submit(submitted, lock=submitted.lock, by=self.persons["neighbour"], at=NOON)
        school = catalogue.start_version(self.units["XX"], year=2026, by=self.persons["clerk"], at=NOON)
        self.put(school, "book_school", self.persons["clerk"], None)
        made = {"book_in_force": in_force, "book_draft": draft, "book_submitted": submitted}
        return made | {"book_school": school}

    def a_table(self):
        draft, by = self.books["book_draft"], self.persons["drafter"]
        return keep_upload(draft, name="a", tables=[], by=by, at=NOON)

    def found_late(self):
        """Return what a recheck found in something that is public."""
        recheck = Recheck.objects.create(
            rules="x", state=RecheckState.DONE, begun_at=NOON, over_at=NOON, total=1, done=1
        )
        finding = Finding(Kind.SCHOOL_WORD, Severity.CONFIRM, Place("标题", 0, 2), "红*", "原因", "改法", "第九条")
        revision = self.matters["public"].revisions.first()
        findings = kept(marked([("", finding)], {}))
        return RecheckItem.objects.create(recheck=recheck, revision=revision, findings=findings)

    def put(self, version, label, by, entry):
        words = {field: self.marks.of(label, field, "book") for field in ("title", "content", "event")}
        plain = wording_of(Item.objects.filter(version__unit=self.units["JX"]).first())
        wording = replace(plain, lead_unit_id=version.unit_id, **words)
        reason = self.marks.of(label, "reason", "book")
        catalogue.put_item(version, wording, entry=entry, lock=version.lock, by=by, at=NOON, reason=reason)
