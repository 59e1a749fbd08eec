"""Writing a draft: starting one, saving it as a version, its attachments, its buffer, and correcting what is public."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils.timezone import localdate

from gongkai.catalogue.models import Entry
from gongkai.disclosures.actions.move import MEANWHILE, contributed, locked, record, wrote
from gongkai.disclosures.actions.writing import writable
from gongkai.disclosures.models import Attachment, Disclosure, DraftBuffer, Explanation, Revision, Rung
from gongkai.disclosures.queries.around import Actor
from gongkai.disclosures.queries.facts import case_of
from gongkai.disclosures.queries.kept_out import file_is_kept_out
from gongkai.disclosures.queries.speaking import must_be_acknowledged
from gongkai.disclosures.rules.case import Said
from gongkai.disclosures.rules.steps import advance
from gongkai.disclosures.rules.text import clean
from gongkai.disclosures.rules.words import Correction, Stage, Verb
from gongkai.files.models import StoredFile
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, Refused
from gongkai.measures.vocabulary import ONLINE, Audience, Channel, Role
from gongkai.orgs import queries as orgs
from gongkai.orgs.models import Group, Person, Unit
from gongkai.screening import actions as screening

ATTACHMENT_LIMIT = 30
"""How many files one revision may carry. Practice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RungDraft:
    """One step of the ladder as typed: an audience, whom it is narrowed to, its dates, and in which forms.

    ``channels`` are the forms besides the program's own page, which every audience has. Source: 第十四条.
    """

    audience: Audience
    units: tuple[Unit, ...] = ()
    people: tuple[Person, ...] = ()
    groups: tuple[Group, ...] = ()
    all_staff: bool = False
    all_students: bool = False
    starts_at: datetime | None = None
    ends_on: date | None = None
    channels: tuple[Channel, ...] = ()

    @property
    def forms(self) -> list[Channel]:
        """Every form of the step, the program's own page first, each once."""
        page = ONLINE[self.audience]
        return [page, *(channel for channel in Channel if channel in self.channels and channel is not page)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything of a revision that is typed; files are attached on their own."""

    title: str
    body: str
    matter_class: str
    entry: Entry | None = None
    off_catalogue_reason: str = ""
    document_no: str = ""
    issued_on: date | None = None
    source_of_facts: str = ""
    is_major: bool = False
    risk: str = "low"
    needs_spokesperson: bool = False
    narrower_reason: str = ""
    inner_first_waiver: str = ""
    window_days: int = 30
    correction_note: str = ""
    interprets: Disclosure | None = None
    subjects: tuple[Person, ...] = ()
    rungs: tuple[RungDraft, ...] = field(default_factory=tuple)

    def columns(self) -> dict[str, Any]:
        """Return what is stored on the revision itself, the text cleaned."""
        beside = {"subjects", "rungs"}
        typed = {name: getattr(self, name) for name in self.__dataclass_fields__ if name not in beside}
        return {**typed, "body": clean(self.body), "title": self.title.strip()}


@recorded()
def start(unit: Unit, draft: Draft, *, by: Person, at: datetime) -> Revision:
    """Begin a disclosure with its first draft. Source: 第十六条（一）.

    :raises Refused: if ``by`` does not draft for the unit.
    """
    if Role.DRAFTER not in orgs.duties_of(by, localdate(at)).roles_in(unit.pk):
        raise Refused([Refusal("not_your_task", (16, 1))])
    disclosure = Disclosure.objects.create(unit=unit, created_by=by, created_at=at)
    revision = Revision.objects.create(disclosure=disclosure, number=1, changed_at=at, **_columns(draft))
    _put_beside(revision, draft)
    contributed(revision, by, at)
    wrote("disclosure_started", revision, by=by, at=at)
    return revision


@recorded()
def save(revision: Revision, draft: Draft, *, by: Person, at: datetime, version: int) -> Revision:
    """Save a draft as a new version; what was typed and not saved by ``by`` is dropped with it.

    :raises Refused: if it is no draft any more, ``by`` may not write it, or somebody else saved meanwhile.
    """
    row = writable(revision, by, at, version)
    same = Revision.objects.filter(pk=row.pk, version=version, stage=Stage.DRAFT)
    if not same.update(version=F("version") + 1, changed_at=at, **_columns(draft)):
        raise Refused([MEANWHILE])
    _put_beside(row, draft)
    contributed(row, by, at)
    discard_buffer(row, by=by)
    revision.refresh_from_db()
    wrote("disclosure_saved", row, by=by, at=at, version=version + 1)
    return revision


def _columns(draft: Draft) -> dict[str, Any]:
    """Return what is stored on a revision; whoever drafts a major matter cannot leave the spokesperson out."""
    needed = must_be_acknowledged(is_flagged=draft.needs_spokesperson, is_major=draft.is_major)
    return {**draft.columns(), "needs_spokesperson": needed}


def _put_beside(revision: Revision, draft: Draft) -> None:
    revision.subjects.set(draft.subjects)
    revision.rungs.all().delete()
    for typed in sorted(draft.rungs, key=lambda rung: rung.audience.width):
        narrowed = bool(typed.units or typed.people or typed.groups or typed.all_staff or typed.all_students)
        rung = Rung.objects.create(
            revision=revision,
            audience=typed.audience,
            rank=typed.audience.width,
            channels=typed.forms,
            is_whole=typed.audience is Audience.PUBLIC or (typed.audience is Audience.INNER and not narrowed),
            all_staff=typed.all_staff,
            all_students=typed.all_students,
            starts_at=typed.starts_at,
            ends_on=typed.ends_on,
        )
        rung.units.add(*typed.units)
        rung.people.add(*typed.people)
        rung.groups.add(*typed.groups)


@recorded()
def attach(revision: Revision, stored: StoredFile, name: str, *, by: Person, at: datetime) -> Attachment:
    """Add a stored file to a draft under a name.

    :raises Refused: if the draft cannot be written, the name is taken, the file is kept out, or there are too many.
    """
    row = writable(revision, by, at, None)
    refusals = []
    if row.attachments.filter(name=name).exists():
        refusals.append(Refusal("attachment_name_taken", about=name))
    if file_is_kept_out(stored):
        refusals.append(Refusal("file_kept_out", (9, None), about=name))
    if row.attachments.count() >= ATTACHMENT_LIMIT:
        refusals.append(Refusal("too_many_attachments"))
    if refusals:
        raise Refused(refusals)
    last = row.attachments.aggregate(last=Max("position"))["last"] or 0
    attachment = Attachment.objects.create(revision=row, stored=stored, name=name, position=last + 1)
    _touched(row, by, at)
    screening.ask(stored, name, at=at)
    wrote("disclosure_attached", row, by=by, at=at, unsaid={"name": name, "sha256": stored.digest})
    return attachment


@recorded()
def detach(attachment: Attachment, *, by: Person, at: datetime) -> None:
    """Take a file out of a draft; the stored bytes stay for other uses.

    :raises Refused: if the draft cannot be written.
    """
    row = writable(attachment.revision, by, at, None)
    Attachment.objects.filter(pk=attachment.pk).delete()
    _touched(row, by, at)
    unsaid = {"name": attachment.name, "sha256": attachment.stored.digest}
    wrote("disclosure_detached", row, by=by, at=at, unsaid=unsaid)


def _touched(row: Revision, by: Person, at: datetime) -> None:
    Revision.objects.filter(pk=row.pk).update(version=F("version") + 1, changed_at=at)
    contributed(row, by, at)


def keep_buffer(revision: Revision, fields: dict[str, Any], *, by: Person, at: datetime, version: int) -> DraftBuffer:
    """Keep what somebody has typed, for him alone; it is no version and nobody else sees it.

    :raises Refused: if it is no draft any more or he may not write it.
    """
    _may_write(revision, by, at)
    values = {"version": version, "fields": fields, "saved_at": at}
    return DraftBuffer.objects.update_or_create(revision=revision, person=by, defaults=values)[0]


def _may_write(revision: Revision, by: Person, at: datetime) -> None:
    with transaction.atomic():
        writable(revision, by, at, None)


def discard_buffer(revision: Revision, *, by: Person) -> None:
    """Drop what somebody typed and did not save."""
    DraftBuffer.objects.filter(revision=revision, person=by).delete()


@recorded()
def correct(revision: Revision, kind: Correction, note: str, *, by: Person, at: datetime) -> Revision:
    """Begin a correction of what is published: a new draft with the same text, files and audiences.

    Practice: the published text stays as it is until the correction has gone through the whole procedure.

    :raises Refused: with every reason against it.
    """
    row = locked(revision)
    case = case_of(row, by, at)
    advance(Verb.CORRECT, case, Said(reason=note))
    fresh = _copy(row, kind, note, at)
    record(row, Verb.CORRECT, row.stage, Actor(by, case.acting_for), at=at, reason=note)
    contributed(fresh, by, at)
    return fresh


def _copy(row: Revision, kind: Correction, note: str, at: datetime) -> Revision:
    last = row.disclosure.revisions.aggregate(last=Max("number"))["last"]
    same = {name: getattr(row, name) for name in Draft.__dataclass_fields__ if name not in {"subjects", "rungs"}}
    changes = {"corrects": row, "correction": kind, "correction_note": note.strip(), "changed_at": at}
    fresh = Revision.objects.create(disclosure=row.disclosure, number=last + 1, **{**same, **changes})
    fresh.subjects.add(*row.subjects.all())
    for one in row.attachments.select_related("stored", "served"):
        same_file = {"stored": one.stored, "served": one.served, "name": one.name, "position": one.position}
        Attachment.objects.create(revision=fresh, **same_file)
    screening.ask_all(((one.stored, one.name) for one in fresh.attachments.select_related("stored")), at=at)
    said = row.explanations.values("mark", "reason", "by_id", "at")
    Explanation.objects.bulk_create(Explanation(revision=fresh, **one) for one in said)
    for old in row.rungs.all():
        units, people, groups = old.units.all(), old.people.all(), old.groups.all()
        kept = {
            name: getattr(old, name)
            for name in ("audience", "rank", "channels", "is_whole", "all_staff", "all_students", "ends_on")
        }
        rung = Rung.objects.create(revision=fresh, **kept)
        rung.units.add(*units)
        rung.people.add(*people)
        rung.groups.add(*groups)
    return fresh
