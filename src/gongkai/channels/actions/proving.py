"""Proving that something was made known elsewhere: with the proof the form stands. Source: 第十四条、第十六条（四）."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils.timezone import get_default_timezone, localdate

from gongkai.channels.models import Evidence, EvidenceFile
from gongkai.channels.rules.evidence import Evident, evidence_refusals
from gongkai.disclosures.actions import carry_out
from gongkai.disclosures.models import Release
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.files.models import StoredFile
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import insist
from gongkai.obligations.actions import settle
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person
from gongkai.orgs.queries import duties_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What is handed in: where, from which day until which, a note, and files under the names they came by."""

    place: str
    from_on: date
    until_on: date | None = None
    note: str = ""
    files: Sequence[tuple[StoredFile, str]] = ()


@recorded()
def give_evidence(release: Release, proof: Proof, *, by: Person, at: datetime) -> Evidence:
    """Prove that a form was carried out: it stands from the day it took place, entered late or not.

    What was proved already may be proved further. The obligation is met as soon as nothing is missing.
    Source: 第十四条、第十六条（四）、第十七条.

    :raises Refused: with every reason.
    """
    roles = duties_of(by, localdate(at)).roles_for(release.disclosure.unit_id)
    evident = Evident(roles, proof.place, proof.from_on, proof.until_on, len(proof.files))
    against = evidence_refusals(evident)
    if release.state == ReleaseState.PLANNED:
        carry_out(release, since=_morning(proof.from_on), by=by, at=at, also=against)
    insist(*against)
    given = Evidence.objects.create(release=release, given_by=by, given_at=at, **_columns(proof))
    EvidenceFile.objects.bulk_create(EvidenceFile(evidence=given, stored=one, name=name) for one, name in proof.files)
    told: dict[str, Any] = {"unit": release.disclosure.unit, "channel": release.channel, "since": proof.from_on}
    did("evidence_given", f"disclosure/{release.disclosure.public_id}", by=by, at=at, **told)
    settle(at)
    return given


def _columns(proof: Proof) -> dict[str, object]:
    said: dict[str, object] = {"from_on": proof.from_on, "until_on": proof.until_on}
    return said | {"place": proof.place.strip(), "note": proof.note.strip()}


def _morning(on: date) -> datetime:
    return datetime.combine(on, time.min, tzinfo=get_default_timezone())
