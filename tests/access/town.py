"""A school in which there is one of everything somebody might not be allowed to see."""

import uuid
from dataclasses import replace
from datetime import timedelta

from gongkai.catalogue import actions as catalogue
from gongkai.catalogue.importing.actions import keep_upload
from gongkai.catalogue.models import Item, Version
from gongkai.catalogue.queries import wording_of
from gongkai.disclosures.actions import ask_for_scans
from gongkai.disclosures.models import Attachment, Recheck, RecheckItem
from gongkai.disclosures.rules.checks import kept, marked
from gongkai.disclosures.rules.words import RecheckState
from gongkai.ledger.queries import size_of
from gongkai.ledger.rules.leaf import Log
from gongkai.measures.vocabulary import Role, TimeKind
from gongkai.obligations import actions as obligations
from gongkai.obligations.actions import open_feed
from gongkai.obligations.models import Event, Feed, Obligation
from gongkai.obligations.rules.feeds import digest_of
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
from tests.access.marks import Marks
from tests.access.matters import BY_LABEL, MATTERS, Maker
from tests.access.may import NO_BOOK, NOTHING, NOTHING_DUE, Book, Due, Table
from tests.access.people import ABOVE, the_accounts, the_persons, the_units
from tests.factories import NOON

BOOKS = [Book("book_in_force", "JX", is_filed=True), Book("book_draft", "JX", is_filed=False),
         Book("book_submitted", "CL", is_filed=False), Book("book_school", "XX", is_filed=False), NO_BOOK]  # fmt: skip
DUES = [Due("event", from_event=True), Due("period"), Due("asked", is_asked=True), Due("deferred", is_deferred=True)]
ABSENT = uuid.UUID("00000000-0000-4000-8000-000000000000")
EXPOSED = {"inner_before": BY_LABEL["inner"], "correction": replace(BY_LABEL["correcting"], reached=(), state="")}
"""What is known of an earlier, narrower wording, and of a correction that nobody has approved yet."""


class Town:
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
        self.books = self.the_books() if with_books else {}
        self.table = self.a_table() if with_books else None
        self.late = self.found_late() if with_books else None
        self.feed = open_feed(by=self.persons["drafter"], at=NOON)
        self.plan = self.a_plan()
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

    def places(self, kind):
        """Return, for a kind of thing, every one there is and one there is not, with what its addresses take."""
        return getattr(self, f"_{kind}")()

    def _none(self):
        return [(None, {})]

    def _matter(self):
        there = [(matter, {"public_id": self.matters[matter.label].public_id})
                 for matter in MATTERS if matter.label in self.matters]  # fmt: skip
        return [*there, (NOTHING, {"public_id": ABSENT})]

    def _feed(self):
        """Return the address somebody was given, that of somebody whose post has ended, and one nobody was given."""
        was_drafter = self.persons["was_drafter"]
        Feed.objects.get_or_create(person=was_drafter, token_digest=digest_of("ended"), defaults={"made_at": NOON})
        return [("feed", {"token": self.feed}), ("absent", {"token": "ended"}), ("absent", {"token": "none"})]

    def _log(self):
        """Return files that any published log has, and one that none has."""
        there = ["checkpoint", "vkey", f"tile/entries/000.p/{size_of(Log.PUBLIC)}"]
        return [*((path, {"path": path}) for path in there), ("absent", {"path": "tile/9/000"})]

    def _inner_log(self):
        return [("checkpoint", {"path": "checkpoint"}), ("vkey", {"path": "vkey"}), ("absent", {"path": "keys"})]

    def _file(self):
        """Return the newest file of every matter, under its address for readers."""
        found = []
        for matter, where in self._matter():
            file = Attachment.objects.filter(revision__disclosure__public_id=where["public_id"]).last()
            of = {"file_id": file.public_id, "name": file.name} if file else {"file_id": ABSENT, "name": "a.txt"}
            found.append((self._shown(matter), where | of))
        return found

    def _shown(self, matter):
        """Return what is known of a file: one of a correction in work has reached nobody, an erased one is gone."""
        if matter.state == "erased":
            return NOTHING
        return EXPOSED["correction"] if matter.label == "correcting" else matter

    def _work_file(self):
        """Return the newest file of every matter, under its address in the workbench."""
        places = [(matter, where) for matter, where in self._file()]
        return [(matter, {"pk": where["public_id"], "attachment": where["file_id"]}) for matter, where in places]

    def _work_page(self):
        """Return the first page of a picture in a draft, of a file of the same draft that has no pages, and of none."""
        draft, file = BY_LABEL["draft"], self.files["draft"]
        pages = [(draft, self.picture.public_id), (NOTHING, file.public_id), (NOTHING, ABSENT)]
        pk = self.matters["draft"].public_id
        return [(matter, {"pk": pk, "attachment": page, "page": 1}) for matter, page in pages]

    def _work(self):
        return [(matter, {"pk": where["public_id"]}) for matter, where in self._matter()]

    def _book(self):
        ids = {label: version.public_id for label, version in self.books.items()}
        return [(book, {"public_id": ids.get(book.label, ABSENT)}) for book in BOOKS]

    def _book_entry(self):
        first = {label: version.items.first().entry.public_id for label, version in self.books.items()}
        return [(book, {**where, "entry_id": first.get(book.label, ABSENT)}) for book, where in self._book()]

    def _table(self):
        own, other = {"upload_id": self.table.public_id if self.table else ABSENT}, {"upload_id": ABSENT}
        there = [
            (Table(book, "drafter" if book.label == "book_draft" else ""), where | own) for book, where in self._book()
        ]
        return [*there, (Table(NO_BOOK, ""), there[1][1] | other)]

    def _unit(self):
        return [(code, {"code": code}) for code in (*ABOVE, "ZZ")]

    def _plan(self):
        return [(("JXB", "JX"), {"public_id": self.plan.public_id}), ((), {"public_id": ABSENT})]

    def _list(self):
        return [("JX", {"public_id": self.group.public_id}), ("", {"public_id": ABSENT})]

    def _word_list(self):
        return [("words", {"public_id": self.word_list.public_id}), ("absent", {"public_id": ABSENT})]

    def _purpose(self):
        return [("allowed", {"purpose": "allowed"}), ("absent", {"purpose": "words"})]

    def _person(self):
        named = self.persons["named"].public_id
        return [("named", {"public_id": named}), ("absent", {"public_id": ABSENT})]

    def _post(self):
        return [("post", {"public_id": self.post.public_id}), ("absent", {"public_id": ABSENT})]

    def _deed(self):
        return [("deed", {"index": 0}), ("absent", {"index": 10**9})]

    def _due(self):
        there = [(due, {"public_id": self.dues[due.label].public_id}) for due in DUES]
        return [*there, (NOTHING_DUE, {"public_id": ABSENT})]

    def _calendar(self):
        return [("there", {"year": 2026}), ("absent", {"year": 2031})]

    def _recheck(self):
        return [("recheck", {"public_id": self.late.recheck.public_id}), ("absent", {"public_id": ABSENT})]

    def _recheck_item(self):
        return [("recheck_item", {"public_id": self.late.public_id}), ("absent", {"public_id": ABSENT})]

    def _account(self):
        owner = self.persons["drafter"].public_id
        return [("account", {"public_id": owner, "username": "drafter"}),
                ("absent", {"public_id": owner, "username": "nobody"})]  # fmt: skip
