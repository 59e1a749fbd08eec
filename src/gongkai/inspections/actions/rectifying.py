"""What becomes of a finding: owned up to or contested, rectified with evidence, verified by somebody else.

Source: 第十九条.
"""

from collections.abc import Sequence
from datetime import datetime

from django.utils.timezone import localdate

from gongkai.files.models import StoredFile
from gongkai.inspections.actions.hold import answerable, line, locked_finding, noted, tell_people
from gongkai.inspections.models import Finding, FindingStep, StepFile
from gongkai.inspections.queries import standing_of_finding
from gongkai.inspections.rules.findings import permit, words_refusals
from gongkai.inspections.rules.steps import DECIDERS
from gongkai.inspections.rules.words import OVER, FindingState, Verb
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import OVERSEERS, Role
from gongkai.orgs import queries as orgs
from gongkai.orgs.models import Person
from gongkai.scanner.covering import must_not_be_told

MOST_FILES = 10


def _moved(
    finding: Finding, verb: Verb, text: str = "", *also: Refusal, by: Person, at: datetime
) -> tuple[Finding, FindingStep]:
    """Take one step with a finding, if nothing stands against it; return it, locked, and the line of its time line.

    :raises Refused: with every reason.
    """
    held = locked_finding(finding)
    standing = standing_of_finding(held, orgs.duties_of(by, localdate(at)))
    state = permit(verb, standing, *words_refusals(verb, text, told=must_not_be_told), *also)
    said: dict[str, object] = {"state": state}
    said |= {"over_by": by, "over_at": at} if state in OVER else {}
    said |= {"submitted_by": by} if state is FindingState.SUBMITTED else {}
    Finding.objects.filter(pk=held.pk).update(**said)
    return held, line(held, verb, text, by=by, at=at)


@recorded()
def acknowledge(finding: Finding, text: str = "", *, by: Person, at: datetime) -> None:
    """Own up to a finding, as the head of the unit, and set about rectifying it. Source: 第七条、第十九条.

    :raises Refused: with every reason.
    """
    held, _step = _moved(finding, Verb.ACKNOWLEDGE, text, by=by, at=at)
    noted("finding_acknowledged", held, by=by, at=at, unit=held.unit)
    tell_people({held.found_by_id}, "finding_acknowledged", held, but=by, at=at)


@recorded()
def contest(finding: Finding, text: str, *, by: Person, at: datetime) -> None:
    """Contest a finding with reasons, as the head of the unit; somebody else than who found it decides.

    Source: 第十九条.

    :raises Refused: with every reason.
    """
    held, _step = _moved(finding, Verb.CONTEST, text, by=by, at=at)
    noted("finding_contested", held, by=by, at=at, unit=held.unit)
    tell_people(_overseers(DECIDERS, at) - {held.found_by_id}, "finding_contested", held, but=by, at=at)


@recorded()
def uphold(finding: Finding, text: str, *, by: Person, at: datetime) -> None:
    """Decide that a contested finding stands: it is to be rectified by its day. Practice: not by who found it.

    :raises Refused: with every reason.
    """
    held, _step = _moved(finding, Verb.UPHOLD, text, by=by, at=at)
    noted("finding_upheld", held, by=by, at=at, unit=held.unit)
    tell_people(answerable([held.unit], at), "finding_upheld", held, but=by, at=at)


@recorded()
def drop(finding: Finding, text: str, *, by: Person, at: datetime) -> None:
    """Decide that a contested finding does not stand: there is nothing to rectify. Practice: not by who found it.

    :raises Refused: with every reason.
    """
    held, _step = _moved(finding, Verb.DROP, text, by=by, at=at)
    noted("finding_dropped", held, by=by, at=at, unit=held.unit)
    tell_people({*answerable([held.unit], at), held.found_by_id}, "finding_dropped", held, but=by, at=at)


@recorded()
def rectify(
    finding: Finding, text: str, files: Sequence[tuple[StoredFile, str]] = (), *, by: Person, at: datetime
) -> None:
    """Report what was done about a finding, with files that show it. Source: 第十九条.

    :raises Refused: with every reason.
    """
    many = [Refusal("too_many_files", about="photos")] if len(files) > MOST_FILES else []
    held, step = _moved(finding, Verb.RECTIFY, text, *many, by=by, at=at)
    StepFile.objects.bulk_create(StepFile(step=step, stored=one, name=name) for one, name in files)
    unsaid = {"files": [[name, one.digest] for one, name in files]}
    noted("finding_rectified", held, by=by, at=at, unit=held.unit, unsaid=unsaid)
    tell_people(_overseers(OVERSEERS, at) - {held.found_by_id}, "finding_rectified", held, but=by, at=at)


@recorded()
def verify(finding: Finding, text: str, *, by: Person, at: datetime) -> None:
    """Close a finding after having verified what was done, as neither who reported nor who found it.

    Source: 第十九条. Practice: S8.

    :raises Refused: with every reason.
    """
    held, _step = _moved(finding, Verb.VERIFY, text, by=by, at=at)
    noted("finding_verified", held, by=by, at=at, unit=held.unit)
    tell_people({*answerable([held.unit], at), held.found_by_id}, "finding_verified", held, but=by, at=at)


@recorded()
def send_back(finding: Finding, text: str, *, by: Person, at: datetime) -> None:
    """Say that what was done is not enough; the day by which it is to be done stays. Source: 第十九条.

    :raises Refused: with every reason.
    """
    held, _step = _moved(finding, Verb.SEND_BACK, text, by=by, at=at)
    noted("finding_sent_back", held, by=by, at=at, unit=held.unit)
    tell_people(answerable([held.unit], at), "finding_sent_back", held, but=by, at=at)


def _overseers(roles: Sequence[Role], at: datetime) -> set[int]:
    posts = orgs.posts_in_force(localdate(at)).filter(role__in=roles)
    return set(posts.values_list("person_id", flat=True))
