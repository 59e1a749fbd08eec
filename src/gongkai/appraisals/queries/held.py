"""Appraisals as those read of them who hold them: the unit's staff, the office, and who oversees."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from gongkai.appraisals.models import Appraisal, Template
from gongkai.appraisals.rules.opening import OPENERS
from gongkai.appraisals.rules.steps import Standing, open_verbs, reads_result
from gongkai.appraisals.rules.tally import Result
from gongkai.appraisals.rules.words import AppraisalState, Verb
from gongkai.measures.vocabulary import OFFICE, OVERSEERS
from gongkai.orgs.models import Group, Unit
from gongkai.orgs.queries import Duties, units_standing

Found = QuerySet[Appraisal]
"""Appraisals, for pages, which know no models."""
USUAL = (
    "公开的内容是否全面、具体",
    "公开是否及时",
    "公开的内容是否真实、准确",
    "对党员和群众意见的回应是否认真",
)
"""What is asked until the school has set its own questions: what the Measures ask of disclosure. Source: 第十八条."""


def template_in_force() -> Template | None:
    """Return the questions the school has set last."""
    return Template.objects.select_related("set_by").first()


def questions_asked() -> list[str]:
    """Return what is asked in an appraisal that is opened now."""
    held = template_in_force()
    return list(held.questions) if held else list(USUAL)


def seen_by(duties: Duties) -> Found:
    """Return the appraisals somebody may know of here: his units', or all if he oversees. Source: 第五条、第六条."""
    found = Appraisal.objects.select_related("unit__taken_over_by", "opened_by", "published_by")
    if duties.has(*OVERSEERS):
        return found
    own = {at for role, at in duties.posts | duties.took_over if not role.is_school_wide}
    return found.filter(unit__in=own)


def appraisal_called(public_id: UUID, duties: Duties) -> Appraisal | None:
    """Return an appraisal somebody may know of; absent and forbidden are alike."""
    return seen_by(duties).filter(public_id=public_id).first()


def openable_units(duties: Duties, on: date) -> QuerySet[Unit]:
    """Return the units whose appraisal somebody may open: his own, or any for the office. Source: 第十八条."""
    found = units_standing(on).order_by("position", "code")
    own = duties.units_with(*(role for role in OPENERS if not role.is_school_wide))
    return found if duties.has(*OFFICE) else found.filter(pk__in=own)


def groups_offered(duties: Duties, on: date) -> QuerySet[Group]:
    """Return the lists of people that somebody may let vote too: those of the units whose appraisal he may open."""
    units = openable_units(duties, on)
    return Group.objects.filter(unit__in=units, is_closed=False).select_related("unit").order_by("unit", "name")


def has_one(unit: Unit, year: int) -> bool:
    """Tell whether a unit has an appraisal of a year, open or closed."""
    return Appraisal.objects.filter(unit=unit, year=year).exclude(state=AppraisalState.CALLED_OFF).exists()


def standing_of(appraisal: Appraisal, duties: Duties, on: date) -> Standing:
    """Return how an appraisal stands and how somebody stands to it."""
    return Standing(
        state=AppraisalState(appraisal.state),
        roles=duties.roles_for(appraisal.unit_id),
        has_begun=appraisal.starts_on <= on,
        is_shown=appraisal.result is not None,
        is_published=appraisal.published_at is not None,
    )


def verbs_of(appraisal: Appraisal, duties: Duties, on: date) -> frozenset[Verb]:
    """Return what somebody may do about an appraisal now: the same rules that will decide."""
    return open_verbs(standing_of(appraisal, duties, on))


def result_read_by(appraisal: Appraisal, duties: Duties, on: date) -> bool:
    """Tell whether the result, or that there is none, is somebody's to read on the workbench. Source: 第十八条."""
    return reads_result(standing_of(appraisal, duties, on))


def result_of(appraisal: Appraisal) -> Result | None:
    """Return what came of an appraisal; None while it is open, and where too few have answered."""
    kept = appraisal.result
    if kept is None:
        return None
    remarks = kept["remarks"]
    counts = tuple(map(tuple, kept["counts"]))
    return Result(kept["answers"], kept["entitled"], counts, None if remarks is None else tuple(remarks))


def due_on(on: date) -> Found:
    """Return the appraisals whose last day is over."""
    return Appraisal.objects.filter(ends_on__lt=on, state=AppraisalState.OPEN).order_by("pk")
