"""The versions of the catalogues: who reads them, which are in force, which wait."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q, QuerySet

from gongkai.catalogue.models import Version
from gongkai.catalogue.rules import VersionState
from gongkai.measures.vocabulary import OFFICE, Role, UnitKind
from gongkai.orgs.models import Unit
from gongkai.orgs.queries import Duties

FILED_STATES = (VersionState.FILED, VersionState.IN_FORCE, VersionState.SUPERSEDED)
UNIT_ROLES = (Role.DRAFTER, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.HEAD)


def versions_to_file() -> QuerySet[Version]:
    """Return what units have submitted and the office has not yet filed. Source: 第十三条."""
    waiting = Version.objects.filter(state=VersionState.SUBMITTED).annotate(item_count=Count("items"))
    return waiting.select_related("unit", "submitted_by").order_by("submitted_at")


def versions_due(on: date) -> QuerySet[Version]:
    """Return the filed versions whose day has come."""
    return Version.objects.filter(state=VersionState.FILED, in_force_on__lte=on).order_by("in_force_on", "pk")


def versions_seen_by(duties: Duties) -> QuerySet[Version]:
    """Return the versions somebody with these posts may read: all that are filed.

    Those not filed yet are read in the unit and in the office alone. Practice: they are nobody else's business.
    """
    filed = Q(state__in=FILED_STATES)
    own = Q(unit__in=duties.units_with(*UNIT_ROLES))
    seen = Version.objects.select_related("unit", "started_by", "submitted_by", "filed_by")
    if not duties.posts:
        return seen.none()
    return seen if duties.has(*OFFICE) else seen.filter(filed | own)


def units_kept_by(duties: Duties) -> QuerySet[Unit]:
    """Return the units whose catalogue somebody drafts or answers for; the office drafts the school's.

    Source: 第十三条.
    """
    own = Q(pk__in=duties.units_with(Role.DRAFTER, Role.HEAD))
    school = Q(kind=UnitKind.SCHOOL) if duties.has(Role.OFFICE_CLERK) else Q(pk=None)
    return Unit.objects.filter(own | school)


def versions_at_hand(duties: Duties) -> QuerySet[Version]:
    """Return the versions of the units somebody works for, newest first, with how many items each has."""
    units = Q(unit__in=duties.units_with(*UNIT_ROLES)) | Q(unit__in=units_kept_by(duties))
    counted = versions_seen_by(duties).filter(units).annotate(item_count=Count("items"))
    return counted.order_by("unit__position", "unit__code", "-year", "-number")


def versions_in_force() -> QuerySet[Version]:
    """Return the catalogue in force of each unit that has one."""
    counted = Version.objects.filter(state=VersionState.IN_FORCE).annotate(item_count=Count("items"))
    return counted.select_related("unit").order_by("unit__position", "unit__code")


def version_in_work(unit: Unit) -> Version | None:
    """Return the version of a unit's catalogue that is being drafted or waits to be filed."""
    return Version.objects.filter(unit=unit, state__in=[VersionState.DRAFT, VersionState.SUBMITTED]).first()


def newest_filed(unit: Unit) -> Version | None:
    """Return the version the next one starts from: the last that was filed."""
    filed = Version.objects.filter(unit=unit, state__in=[VersionState.FILED, VersionState.IN_FORCE])
    return filed.order_by("-in_force_on", "-pk").first()


def filed_before(version: Version) -> QuerySet[Version]:
    """Return the versions of the same unit that were filed before this one, in that order.

    A unit has one version in work at a time, so that they are filed in the order they were started in.
    """
    filed = Version.objects.filter(unit=version.unit_id, state__in=FILED_STATES)
    return (filed.filter(pk__lt=version.pk) if version.pk else filed).order_by("pk")


def filed_versions_of(unit: Unit) -> QuerySet[Version]:
    """Return every filed version of a unit, the newest first."""
    return Version.objects.filter(unit=unit, state__in=FILED_STATES).order_by("-pk")


def versions_ever_in_force(unit_ids: Iterable[int]) -> QuerySet[Version]:
    """Return the versions that are or were in force, unit by unit, in the order they came into force.

    Each was in force from its day until that of the unit's next. Source: 第二十三条.
    """
    ever = Version.objects.filter(unit__in=list(unit_ids), state__in=[VersionState.IN_FORCE, VersionState.SUPERSEDED])
    return ever.select_related("unit").order_by("unit_id", "in_force_on", "pk")
