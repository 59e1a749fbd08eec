"""Where every thing of the town is found, by what its addresses take; one of each kind is not there."""

from dataclasses import replace

from gongkai.channels.models import Bulletin, EvidenceFile, Recall
from gongkai.disclosures.models import Attachment, Release
from gongkai.ledger.queries import size_of
from gongkai.ledger.rules.leaf import Log
from gongkai.obligations.models import Feed
from gongkai.obligations.rules.feeds import digest_of
from tests.access.leaflets import NO_LEAFLET, Leaflet
from tests.access.matters import BY_LABEL, MATTERS
from tests.access.may import NOTHING
from tests.access.people import ABOVE
from tests.access.things import (
    ABSENT,
    BOOKS,
    DUES,
    EMERGENCIES,
    MEETINGS,
    NO_BOOK,
    NO_EMERGENCY,
    NO_MEETING,
    NOTHING_DUE,
    Table,
)
from tests.factories import NOON

LEAFLETS = [Leaflet("leaflet"), Leaflet("inner_leaflet", is_inner=True)]

EXPOSED = {"inner_before": BY_LABEL["inner"], "correction": replace(BY_LABEL["correcting"], reached=(), state="")}
"""What is known of an earlier, narrower wording, and of a correction that nobody has approved yet."""


class Places:
    """What a town has of each kind, and one of each that it has not."""

    def places(self, kind):
        """Return, for a kind of thing, every one there is and one there is not, with what its addresses take."""
        kept = (self.leading, self.inspectorate, self.register, self.assessors)
        return next(filter(None, (one.places(kind) for one in kept)), None) or getattr(self, f"_{kind}")()

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

    def _screen(self):
        keys = [(name, {"key": key}) for name, (_screen, key) in self.screens.items()]
        return [*keys, ("absent", {"key": "none"})]

    def _robot(self):
        return [("robot", {"public_id": self.robot.public_id}), ("absent", {"public_id": ABSENT})]

    def _kept_screen(self):
        hall, gone = (self.screens[name][0].public_id for name in ("hall", "gone"))
        there = [("hall", {"public_id": hall}), ("gone", {"public_id": gone})]
        return [*there, ("absent", {"public_id": ABSENT})]

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

    def _emergency(self):
        there = [(one, {"public_id": self.emergencies[one.label].public_id}) for one in EMERGENCIES]
        return [*there, (NO_EMERGENCY, {"public_id": ABSENT})]

    def _emergency_file(self):
        """Return the file of every emergency, one asked for under another's address, and one there is not."""
        entry = {label: made.entries.get(kind="note").public_id for label, made in self.emergencies.items()}
        there = [(one, {**where, "entry": entry.get(one.label, ABSENT)}) for one, where in self._emergency()]
        return [*there, (NO_EMERGENCY, {**there[0][1], "entry": entry["ratified"]})]

    def _push(self):
        return [("push", {"public_id": self.pushed.waiting.public_id}), ("absent", {"public_id": ABSENT})]

    def _push_proof(self):
        """Return what was done by hand with a picture of it, what was not, and what is not there."""
        proven, without = self.pushed.by_hand.public_id, self.pushed.waiting.public_id
        return [("proof", {"public_id": proven}), ("absent", {"public_id": without}), ("absent", {"public_id": ABSENT})]

    def _push_month(self):
        return [("month", {"month": "2026-08"}), ("absent", {"month": "2031-01"}), ("absent", {"month": "x"})]

    def _push_target(self):
        target = self.pushed.waiting.target.public_id
        return [("target", {"public_id": target}), ("absent", {"public_id": ABSENT})]

    def _letter(self):
        return self.mailbox.places()

    def _letter_file(self):
        return self.mailbox.files()

    def _meeting(self):
        there = [(one, {"public_id": self.meetings[one.label].public_id}) for one in MEETINGS]
        return [*there, (NO_MEETING, {"public_id": ABSENT})]

    def _calendar(self):
        return [("there", {"year": 2026}), ("absent", {"year": 2031})]

    def _recheck(self):
        return [("recheck", {"public_id": self.late.recheck.public_id}), ("absent", {"public_id": ABSENT})]

    def _recheck_item(self):
        return [("recheck_item", {"public_id": self.late.public_id}), ("absent", {"public_id": ABSENT})]

    def _awaited(self):
        """Return a notice that hangs nowhere yet, the page it copies, and none."""
        forms = {one.channel: one.public_id for one in Release.objects.filter(disclosure=self.matters["posted"])}
        there = [(BY_LABEL["posted"], {"public_id": forms["notice_board"]}), (NOTHING, {"public_id": forms["portal"]})]
        return [*there, (NOTHING, {"public_id": ABSENT})]

    def _to_come_down(self):
        recall = Recall.objects.get(release__disclosure=self.matters["taken_off"])
        return [(BY_LABEL["taken_off"], {"public_id": recall.public_id}), (NOTHING, {"public_id": ABSENT})]

    def _bulletin(self):
        """Return a bulletin for anybody and one for members, made where they were not looked for yet."""
        said = {"unit": self.units["JX"], "title": "简报", "issued_on": NOON.date(), "changed_at": NOON}
        for one in LEAFLETS:
            audience, foreword = (
                ("inner" if one.is_inner else "public"),
                self.marks.of(one.label, "foreword", "leaflet"),
            )
            more = {"audience": audience, "foreword": foreword, "changed_by": self.persons["drafter"]}
            Bulletin.objects.get_or_create(issue=one.label, **said, defaults=more)
        ids = dict(Bulletin.objects.values_list("issue", "public_id"))
        return [*((one, {"public_id": ids[one.label]}) for one in LEAFLETS), (NO_LEAFLET, {"public_id": ABSENT})]

    def _photo(self):
        photo = EvidenceFile.objects.get(evidence__release__disclosure=self.matters["taken_off"])
        return [(BY_LABEL["taken_off"], {"public_id": photo.public_id}), (NOTHING, {"public_id": ABSENT})]

    def _account(self):
        owner = self.persons["drafter"].public_id
        return [("account", {"public_id": owner, "username": "drafter"}),
                ("absent", {"public_id": owner, "username": "nobody"})]  # fmt: skip
