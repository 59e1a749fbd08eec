"""Disclosures in every stage, for every audience and in every state, each full of words that stand nowhere else."""

from datetime import timedelta

from django.core.files.base import ContentFile
from PIL import Image

from gongkai.channels import actions as channels
from gongkai.disclosures import actions
from gongkai.disclosures.actions import Draft, RungDraft
from gongkai.disclosures.models import Release
from gongkai.disclosures.rules.words import Alarm, Correction
from gongkai.files.actions import store
from gongkai.measures.vocabulary import Audience, Channel, MatterClass
from tests.access.may import Matter, Step
from tests.factories import NO_LINES_CROSSED, NOON, scanned
from tests.scanner.making.pictures import saved

PUBLIC, INNER = (Step("public"),), (Step("inner"),)
MATTERS = [
    Matter("draft", "draft", is_proposed=False),
    Matter("cancelled", "cancelled", is_proposed=False),
    Matter("sent_back", "draft"),
    Matter("in_review", "in_review"),
    Matter("with_head", "with_head"),
    Matter("with_office", "with_office"),
    Matter("flagged", "with_office", is_flagged=True),
    Matter("withheld", "withheld"),
    Matter("approved", "approved"),
    Matter("public", "published", reached=PUBLIC, state="live"),
    Matter("inner", "published", reached=INNER, state="live"),
    Matter("inner_unit", "published", reached=(Step("inner", ("JX",)),), state="live"),
    Matter("to_person", "published", reached=(Step("specific", people=("named",)),), state="live"),
    Matter("to_list", "published", reached=(Step("specific", to_list=True),), state="live"),
    Matter("to_unit", "published", reached=(Step("specific", ("CL",)),), state="live"),
    Matter("to_staff", "published", reached=(Step("specific", staff=True),), state="live"),
    Matter("to_students", "published", reached=(Step("specific", students=True),), state="live"),
    Matter("halfway", "published", reached=INNER, state="live", has_step_left=True),
    Matter("widened", "published", reached=PUBLIC, state="live"),
    Matter("corrected", "published", reached=PUBLIC, state="live"),
    Matter("correcting", "draft", reached=PUBLIC, state="live", is_proposed=True, is_corrected_now=True),
    Matter("posted", "published", reached=PUBLIC, state="live"),
    Matter("taken_off", "published", reached=PUBLIC, state="withdrawn"),
    Matter("suspended", "published", reached=PUBLIC, state="suspended"),
    Matter("inner_suspended", "published", reached=INNER, state="suspended"),
    Matter("restored", "published", reached=PUBLIC, state="live"),
    Matter("ended", "published", reached=PUBLIC, state="ended"),
    Matter("withdrawn", "published", reached=PUBLIC, state="withdrawn"),
    Matter("inner_withdrawn", "published", reached=INNER, state="withdrawn"),
    Matter("erased", "published", reached=PUBLIC, state="erased"),
    Matter("inner_erased", "published", reached=INNER, state="erased"),
]
BY_LABEL = {matter.label: matter for matter in MATTERS}
ON_THE_WAY = ("propose", "pass", "approve", "publish")
FAR = {"draft": 0, "cancelled": 0, "sent_back": 1, "in_review": 1, "with_head": 2, "with_office": 1, "flagged": 1,
       "withheld": 1, "approved": 3}  # fmt: skip
AUDIENCE_OF = {
    "inner": Audience.INNER, "inner_unit": Audience.INNER, "halfway": Audience.INNER, "widened": Audience.INNER,
    "inner_suspended": Audience.INNER, "inner_withdrawn": Audience.INNER,
    "inner_erased": Audience.INNER,
    "to_person": Audience.SPECIFIC, "to_list": Audience.SPECIFIC, "to_unit": Audience.SPECIFIC,
    "to_staff": Audience.SPECIFIC, "to_students": Audience.SPECIFIC,
}  # fmt: skip


class Maker:
    """Takes a matter to where it is to stand, by the actions that people use."""

    def __init__(self, town):
        self.town, self.people, self.marks = town, town.persons, town.marks

    def make(self, matter):
        label = matter.label
        named = {"widened": "inner_before"}.get(label, label)
        draft = self.draft(label, named)
        revision = actions.start(self.town.units["JX"], draft, by=self.people["drafter"], at=NOON)
        self.town.matters[label] = revision.disclosure
        self.attach(revision, named)
        self.advance(revision, label, FAR.get(label, 4))
        finish = getattr(self, f"then_{label}", None)
        if finish:
            finish(revision, label)

    def draft(self, label, named, **changes):
        """Write a draft whose every field holds a word of its own."""

        def mark(field, kind="text"):
            return self.marks.of(named, field, kind)

        body = f"<p>{mark('body')}</p><p>上半年收缴党费486,320元。</p>"
        said = {
            "title": f"关于{mark('title')}", "body": body, "matter_class": MatterClass.ORGANISATION,
            "document_no": f"示党〔2026〕{mark('document_no')}号", "entry": self.town.entry,
            "source_of_facts": mark("source", "work"), "narrower_reason": mark("narrower_reason", "work"),
            "inner_first_waiver": mark("waiver", "work"), "needs_spokesperson": label == "flagged",
            "rungs": self.rungs(label),
        }  # fmt: skip
        return Draft(**{**said, **changes})

    def rungs(self, label):
        audience = AUDIENCE_OF.get(label, Audience.PUBLIC)
        units, people = self.town.units, self.people
        to = {
            "inner_unit": {"units": (units["JX"],)}, "to_unit": {"units": (units["CL"],)},
            "to_person": {"people": (people["named"],)}, "to_list": {"groups": (self.town.group,)},
            "to_staff": {"all_staff": True}, "to_students": {"all_students": True},
            "posted": {"channels": (Channel.NOTICE_BOARD,)}, "taken_off": {"channels": (Channel.NOTICE_BOARD,)},
            "ended": {"ends_on": (NOON + timedelta(days=3)).date()},
        }.get(label, {})  # fmt: skip
        first = RungDraft(audience=audience, **to)
        return (first, RungDraft(audience=Audience.PUBLIC)) if label == "halfway" else (first,)

    def attach(self, revision, label):
        if label == "draft":
            stored = store(ContentFile(saved(Image.new("L", (9, 9)), "PNG")), name="页.png", at=NOON)
            self.town.picture = actions.attach(revision, stored, "页.png", by=self.people["drafter"], at=NOON)
        name = f"{self.marks.of(label, 'file name')}.txt"
        content = ContentFile(f"附件 {self.marks.of(label, 'file')}\n".encode())
        stored = store(content, name=name, at=NOON)
        file = actions.attach(revision, stored, name, by=self.people["drafter"], at=NOON)
        self.town.files[label] = file

    def advance(self, revision, label, far):
        """Take a revision along the way as far as is asked."""
        by, then = self.people, {"at": NOON}
        said = {"is_necessary": True, "is_accurate": True, "source_checked": True}
        opinion = self.marks.of(label, "opinion", "work")
        for step in ON_THE_WAY[:far]:
            if step == "propose":
                scanned(at=NOON)
                actions.propose(revision, by=by["drafter"], **then)
            elif step == "pass":
                lines = {"red_lines": NO_LINES_CROSSED, "opinion": opinion}
                actions.pass_secrecy(revision, by=by["secrecy_reviewer"], **lines, **then)
                actions.pass_content(revision, by=by["reviewer"], opinion=opinion, **said, **then)
            elif step == "approve":
                actions.approve(revision, by=by["head"], opinion=opinion, signed_in_at=NOON, **then)
            else:
                actions.publish(revision, by=by["drafter"], **then)

    def then_draft(self, revision, label):
        typed = {"title": [self.marks.of(label, "typed", "own")]}
        actions.keep_buffer(revision, typed, by=self.people["drafter"], at=NOON, version=revision.version)

    def then_cancelled(self, revision, _label):
        actions.cancel(revision, by=self.people["drafter"], at=NOON)

    def then_sent_back(self, revision, label):
        reason = self.marks.of(label, "reason", "work")
        actions.send_back(revision, by=self.people["reviewer"], at=NOON, reason=reason)

    def then_with_office(self, revision, label):
        reason = self.marks.of(label, "reason", "work")
        actions.refer(revision, by=self.people["reviewer"], at=NOON, reason=reason)

    then_flagged = then_with_office

    def then_withheld(self, revision, label):
        ground, reason = self.marks.of(label, "ground", "work"), self.marks.of(label, "reason", "work")
        day = (NOON + timedelta(days=90)).date()
        actions.withhold(revision, by=self.people["head"], at=NOON, ground=ground, reason=reason, re_review_on=day)

    def correct(self, revision, label, named="", **changes):
        """Begin a correction with another text and another file."""
        by, named = self.people["drafter"], named or label
        note = self.marks.of(named, "note")
        fresh = actions.correct(revision, Correction.MINOR, note, by=by, at=NOON)
        actions.detach(fresh.attachments.get(), by=by, at=NOON)
        fresh.refresh_from_db()
        draft = self.draft(label, named, correction_note=note, **changes)
        actions.save(fresh, draft, by=by, at=NOON, version=fresh.version)
        self.attach(fresh, named)
        return fresh

    def then_corrected(self, revision, label):
        self.advance(self.correct(revision, label), label, 4)

    def then_widened(self, revision, label):
        self.advance(self.correct(revision, label, rungs=(RungDraft(audience=Audience.PUBLIC),)), label, 4)

    def then_correcting(self, revision, label):
        self.correct(revision, label, "correction")

    def then_suspended(self, revision, label):
        reason = self.marks.of(label, "reason", "note")
        actions.suspend(revision, by=self.people["reviewer"], at=NOON, alarm=Alarm.FALSE, reason=reason)

    then_inner_suspended = then_suspended

    def then_restored(self, revision, label):
        self.then_suspended(revision, label)
        asked, agreed = (self.marks.of(label, field, "work") for field in ("asked", "agreed"))
        actions.ask_restore(revision, by=self.people["reviewer"], at=NOON, reason=asked)
        actions.restore(revision, by=self.people["head"], at=NOON, reason=agreed)

    def then_ended(self, revision, _label):
        release = Release.objects.get(revision=revision)
        actions.end(release, at=NOON + timedelta(days=5))

    def then_taken_off(self, revision, label):
        """Let a notice hang until the matter is withdrawn: it has to come down."""
        photo = f"{self.marks.of(label, 'photo', 'work')}.png"
        stored = store(ContentFile(saved(Image.new("L", (7, 7)), "PNG")), name=photo, at=NOON)
        said = {name: self.marks.of(label, name, "work") for name in ("place", "note")}
        board = Release.objects.get(revision=revision, channel=Channel.NOTICE_BOARD)
        proof = channels.Proof(**said, from_on=NOON.date(), files=((stored, photo),))
        channels.give_evidence(board, proof, by=self.people["drafter"], at=NOON)
        self.then_inner_withdrawn(revision, label)
        channels.run_due(NOON)

    def then_withdrawn(self, revision, label):
        fresh = self.correct(revision, label)
        self.advance(fresh, label, 4)
        self.then_inner_withdrawn(fresh, label)

    def then_inner_withdrawn(self, revision, label):
        reason = self.marks.of(label, "reason", "note")
        actions.withdraw(revision, by=self.people["approver"], at=NOON, reason=reason)

    def then_erased(self, revision, label):
        fresh = self.correct(revision, label)
        self.advance(fresh, label, 4)
        self.then_inner_erased(fresh, label)

    def then_inner_erased(self, revision, label):
        self.then_suspended(revision, label)
        said = {"alarm": Alarm.PRIVACY, "reason": self.marks.of(label, "farewell", "note"), "signed_in_at": NOON}
        actions.erase(revision, by=self.people["approver"], at=NOON, **said)
