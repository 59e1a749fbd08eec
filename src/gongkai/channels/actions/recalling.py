"""What has to come down where it was told: found out by the clock, told to the unit, confirmed by somebody.

Source: 第八条、第十七条.
"""

from datetime import date, datetime
from typing import Any, cast

from django.db.models import Exists, Max, OuterRef, QuerySet
from django.utils.timezone import localdate

from gongkai.calendars.queries import calendar
from gongkai.channels.kinds import KINDS
from gongkai.channels.models import Evidence, Recall
from gongkai.channels.rules.recalls import TakenDown, takedown_refusals, why_down
from gongkai.channels.rules.words import Why
from gongkai.disclosures.actions.telling import number_of
from gongkai.disclosures.models import Release
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.files.models import StoredFile
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import insist
from gongkai.measures.vocabulary import Channel, Role
from gongkai.notices.actions import tell
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person
from gongkai.orgs.queries import duties_of, holders
from gongkai.scanner.covering import covered


def run_due(at: datetime) -> int:
    """Find what has to come down and tell its unit, once; lift what stands again. Returns how much was done.

    Safe to run any number of times. Source: 第八条、第十七条.
    """
    stale = Recall.objects.filter(done_at=None, why=Why.SUSPENDED, release__state=ReleaseState.LIVE)
    lifted = stale.delete()[0]
    return lifted + sum(_recall(one, at) for one in _carried_out())


def _carried_out() -> QuerySet[Release]:
    """Return what was carried out with evidence and is not being taken down already."""
    asked = Recall.objects.filter(release=OuterRef("pk"), done_at=None)
    proved = Evidence.objects.filter(release=OuterRef("pk"))
    rows = Release.objects.filter(Exists(proved), ~Exists(asked)).annotate(last_day=Max("evidence__until_on"))
    return rows.select_related("revision", "disclosure__unit__taken_over_by").order_by("pk")


@recorded()
def _recall(release: Release, at: datetime) -> bool:
    today, last_day = localdate(at), cast("date | None", getattr(release, "last_day", None))
    why = why_down(KINDS[Channel(release.channel)], ReleaseState(release.state), last_day, today)
    if why is None:
        return False
    due_on = calendar().add(today, 1) if why is Why.PERIOD else today
    _row, is_new = Recall.objects.get_or_create(release=release, why=why, defaults={"due_on": due_on, "made_at": at})
    if is_new:
        subject = f"disclosure/{release.disclosure.public_id}"
        did("recall_opened", subject, by=None, at=at, channel=release.channel, reason=why.value)
        _tell(release, subject, at)
    return is_new


def _tell(release: Release, subject: str, at: datetime) -> None:
    """Tell those who draft for the unit and its head. Source: 第七条."""
    unit = release.disclosure.unit.answering
    people = holders([unit.pk], [Role.DRAFTER, Role.HEAD], localdate(at)).values_list("person_id", flat=True)
    title = covered(release.revision.title) or number_of(release.disclosure)
    tell(set(people), "recall_opened", subject, at=at, title=title)


@recorded()
def confirm_taken_down(
    recall: Recall,
    *,
    done_on: date,
    by: Person,
    at: datetime,
    note: str = "",
    proof: tuple[StoredFile, str] | None = None,
) -> None:
    """Say that something has come down where it hung, lay or stood. Source: 第八条.

    :raises Refused: with every reason.
    """
    held = Recall.objects.select_for_update(of=("self",)).select_related("release__disclosure__unit").get(pk=recall.pk)
    release = held.release
    roles = duties_of(by, localdate(at)).roles_for(release.disclosure.unit_id)
    since = localdate(release.since) if release.since else done_on
    insist(*takedown_refusals(TakenDown(roles, held.done_at is not None, done_on, since, localdate(at))))
    stored, name = proof or (None, "")
    said = {"done_on": done_on, "done_by": by, "done_at": at, "note": note.strip()}
    Recall.objects.filter(pk=held.pk, done_at=None).update(**said, proof=stored, proof_name=name)
    told: dict[str, Any] = {"unit": release.disclosure.unit, "channel": release.channel, "since": done_on}
    did("taken_down", f"disclosure/{release.disclosure.public_id}", by=by, at=at, **told)
