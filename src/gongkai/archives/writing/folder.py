"""The folder of one matter: its page, what is known of it, its files and its proofs; and who decided on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.timezone import localdate, localtime

from gongkai.archives.queries.year import Matter
from gongkai.archives.rules.labels import Label
from gongkai.archives.rules.layout import safe
from gongkai.archives.writing import pages
from gongkai.archives.writing.package import Package
from gongkai.disclosures.models import Attachment, Move, Pass, Release, Revision
from gongkai.disclosures.queries.record import facts_told
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.files.queries import opened
from gongkai.ledger.queries import Prover
from gongkai.ledger.rules.leaf import WORDED, Log
from gongkai.measures.vocabulary import Audience, Channel, MatterClass


@dataclass(frozen=True, slots=True)
class Held:
    """What a folder holds besides its pages: proofs, and the names of attachments that the storage has lost."""

    proofs: int
    missing: tuple[str, ...]


def shows_text(matter: Matter) -> bool:
    """Tell whether the text of a matter goes with its folder: while it is live; after its notice period, within."""
    is_over = matter.standing is ReleaseState.ENDED and matter.place.log is Log.INNER
    return matter.standing is ReleaseState.LIVE or is_over


def title_of(matter: Matter, *, with_text: bool) -> str:
    """Return what a matter is called in lists; of what was taken down, how it stands."""
    return matter.revisions[-1].title if with_text else matter.standing.zh


def write(package: Package, folder: str, matter: Matter, prover: Prover | None, *, with_text: bool) -> Held:
    """Write the folder of a matter."""
    files, missing = _files(package, folder, matter) if with_text else ({}, ())
    package.put_json(f"{folder}/metadata.json", metadata(matter, files, with_text=with_text))
    proofs = list(_proofs(package, folder, matter, prover, with_text=with_text)) if prover else []
    up = "../" * (folder.count("/") + 1)
    parts = [*_parts(matter, files, with_text=with_text), pages.heading(Label.PROOFS)]
    parts += [pages.links((name, name) for name in proofs), pages.links([(f"{up}index.html", Label.BACK.both)])]
    package.put(f"{folder}/page.html", pages.page(title_of(matter, with_text=with_text), parts))
    return Held(len(proofs), missing)


def metadata(matter: Matter, files: dict[int, str | None], *, with_text: bool) -> dict[str, Any]:
    """Return what is known of a matter; ``told`` is word for word what the log commits to."""
    unit = matter.disclosure.unit
    said = {
        "index_no": matter.place.number,
        "unit": {"code": unit.code, "name": unit.name, "name_en": unit.name_en},
        "standing": matter.standing.value,
        "releases": [_release(one) for one in matter.releases],
    }
    return {**said, "revisions": [_revision(matter, one, files) for one in matter.revisions]} if with_text else said


def decisions(matter: Matter) -> dict[str, Any]:
    """Return who took which step and gave which pass, as the records show; of what was erased no reasons are left."""
    moves, passes = [_move(one) for one in matter.moves], [_pass(one) for one in matter.passes]
    return {"index_no": matter.place.number, "moves": moves, "passes": passes}


def _done(one: Move | Pass) -> dict[str, Any]:
    return {
        "at": _moment(one.at),
        "by": one.by.name if one.by else None,
        "acting_for": one.acting_for.name if one.acting_for else None,
        "revision": one.revision.number,
        "round": one.round,
    }


def _move(one: Move) -> dict[str, Any]:
    return {"verb": one.verb, **_done(one), "before": one.before, "after": one.after, "reason": one.reason}


def _pass(one: Pass) -> dict[str, Any]:
    said = {"kind": one.kind, "role": one.role, **_done(one)}
    return {**said, "plan_hash": one.plan_hash, "opinion": one.opinion}


def _revision(matter: Matter, revision: Revision, files: dict[int, str | None]) -> dict[str, Any]:
    first = {(one.audience, one.rung_id): one for one in reversed(matter.releases) if one.revision_id == revision.pk}
    told = [facts_told(matter.disclosure, revision, one.rung, since) for one in first.values() if (since := one.since)]
    approver = revision.approved_by
    return {
        "number": revision.number,
        "approved_by": approver.name if approver else None,
        "approved_at": _moment(revision.approved_at),
        "told": told,
        "attachments": [
            {"name": one.name, "file": files[one.pk], "sha256": one.for_readers.digest, "size": one.for_readers.size}
            for one in matter.attached[revision.pk]
        ],
    }


def _release(one: Release) -> dict[str, Any]:
    return {
        "audience": one.audience,
        "channel": one.channel,
        "state": one.state,
        "since": _moment(one.since),
        "live_at": _moment(one.live_at),
        "over_at": _moment(one.over_at),
        "over_reason": one.over_reason,
    }


def _moment(at: Any) -> str | None:  # noqa: ANN401 – a time or none
    return localtime(at).isoformat(timespec="seconds") if at else None


def _files(package: Package, folder: str, matter: Matter) -> tuple[dict[int, str | None], tuple[str, ...]]:
    """Write the files that readers get; return where each lies, and the names of those the storage has lost."""
    places: dict[int, str | None] = {}
    for revision in matter.revisions:
        for position, one in enumerate(matter.attached[revision.pk], 1):
            name = f"attachments/r{revision.number}/{position:02}-{safe(one.name)}"
            places[one.pk] = name if _copied(package, f"{folder}/{name}", one) else None
    every = [one for revision in matter.revisions for one in matter.attached[revision.pk]]
    return places, tuple(one.name for one in every if places[one.pk] is None)


def _copied(package: Package, name: str, one: Attachment) -> bool:
    try:
        source = opened(one.for_readers)
    except FileNotFoundError:
        return False
    with source:
        package.copy(name, source)
    return True


def _proofs(package: Package, folder: str, matter: Matter, prover: Prover, *, with_text: bool) -> Iterator[str]:
    """Write each leaf with its proof; what opens a wording goes only where its text goes."""
    for leaf in matter.leaves:
        name = f"proof/{leaf.entry.index:08}-{leaf.entry.act}"
        package.put(f"{folder}/{name}.json", bytes(leaf.entry.entry))
        is_open = with_text or leaf.entry.act not in WORDED
        package.put(f"{folder}/{name}.tlog-proof", prover.proof(leaf, opened=is_open))
        yield f"{name}.tlog-proof"


def _parts(matter: Matter, files: dict[int, str | None], *, with_text: bool) -> Iterator[SafeString]:
    """Yield the parts of the page: what is known, then each wording that readers have had, the newest first."""
    last = matter.releases[-1]
    audiences = dict.fromkeys(Audience(one.audience).zh for one in matter.releases)
    channels = dict.fromkeys(Channel(one.channel).zh for one in matter.releases)
    yield pages.facts(
        [
            (Label.NUMBER, matter.place.number),
            (Label.UNIT, matter.disclosure.unit.name),
            (Label.AUDIENCE, "、".join([*audiences, *channels])),
            (Label.SINCE, localdate(last.since).isoformat() if last.since else ""),
            (Label.STANDING, matter.standing.zh),
            (Label.REASON, last.over_reason),
        ]
    )
    if not with_text:
        yield pages.line(Label.NO_TEXT.both)
        return
    for revision in reversed(matter.revisions):
        yield from _wording(revision, matter.attached[revision.pk], files)


def _wording(revision: Revision, attached: list[Attachment], files: dict[int, str | None]) -> Iterator[SafeString]:
    yield pages.heading(Label.TEXT)
    yield pages.facts(
        [
            (Label.REVISION, str(revision.number)),
            (Label.TITLE, revision.title),
            (Label.DOCUMENT, revision.document_no),
            (Label.ISSUED, revision.issued_on.isoformat() if revision.issued_on else ""),
            (Label.CLASS, MatterClass(revision.matter_class).zh if revision.matter_class else ""),
            (Label.APPROVER, revision.approved_by.name if revision.approved_by else ""),
            (Label.NOTE, revision.correction_note),
        ]
    )
    yield pages.text(revision.body)
    if attached:
        yield pages.heading(Label.ATTACHMENTS)
        yield pages.links((name, one.name) for one in attached if (name := files[one.pk]))
        yield from (pages.line(f"{one.name}：{Label.LOST.both}") for one in attached if files[one.pk] is None)
