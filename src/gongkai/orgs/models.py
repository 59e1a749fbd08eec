"""Units, persons, accounts, posts, memberships and groups: nouns with dates, never deleted."""

import uuid
from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from tree_queries.fields import TreeNodeForeignKey
from tree_queries.query import TreeQuerySet

from gongkai.measures.vocabulary import Administration, PersonKind, Role, UnitKind


def in_force(on: date, *, prefix: str = "", start: str = "starts_on", end: str = "ends_on") -> Q:
    """Match rows whose dates include ``on``; the last day counts, an open end never ends."""
    return Q(**{f"{prefix}{start}__lte": on}) & (Q(**{f"{prefix}{end}": None}) | Q(**{f"{prefix}{end}__gte": on}))


class Unit(models.Model):
    """A Party organisation, discipline organisation, department or the school itself. Source: 第三条.

    ``name``, ``short_name`` and ``name_en`` are today's; earlier ones are ``UnitName`` rows. ``taken_over_by`` has
    answered for an ended unit since: it is always one that stands, however many stood between.
    ``tree_depth`` and ``tree_path`` are there on units that come from ``units_in_tree``.
    """

    code = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120)
    short_name = models.CharField(max_length=30)
    kind = models.CharField(max_length=16)
    parent = TreeNodeForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    position = models.PositiveIntegerField(default=0)
    hosts_office = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    small_from = models.DateField(null=True, blank=True)
    small_until = models.DateField(null=True, blank=True)
    small_reason = models.CharField(max_length=200, blank=True)
    taken_over_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="took_over")

    tree_depth: int
    tree_path: list[int]

    class Meta:
        ordering = ("position", "code")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=list(UnitKind)), name="unit_kind_is_known"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="unit_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(small_from=None, small_until=None) | (Q(small_from__isnull=False) & ~Q(small_reason="")),
                name="small_mark_has_start_and_reason",
            ),
            models.UniqueConstraint(F("hosts_office"), condition=Q(hosts_office=True), name="one_office"),
            models.UniqueConstraint(F("kind"), condition=Q(kind=UnitKind.SCHOOL), name="one_school"),
        ]

    def __str__(self) -> str:
        return self.name

    def stands(self, on: date) -> bool:
        """Tell whether the unit exists on a day."""
        return self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)

    @property
    def answering(self) -> "Unit":
        """The unit that answers for what this one made known: itself, or who took it over."""
        return self.taken_over_by or self

    def is_small(self, on: date) -> bool:
        """Tell whether the office let one person give both passes here on that day. Practice: S4."""
        return (
            self.small_from is not None
            and self.small_from <= on
            and (self.small_until is None or on <= self.small_until)
        )


class UnitName(models.Model):
    """What a unit is called from a day to a day. Source: 第三条.

    The last row may begin in days to come; the unit takes the name over when its day has come.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=60)
    short_name = models.CharField(max_length=30)
    name_en = models.CharField(max_length=120)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("unit", "starts_on")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="name_ends_after_start"
            ),
            models.UniqueConstraint(fields=["unit", "starts_on"], name="one_name_begins_a_day"),
            models.UniqueConstraint(F("unit"), condition=Q(ends_on=None), name="one_open_name_a_unit"),
        ]

    def __str__(self) -> str:
        return self.name


def units_in_tree() -> models.QuerySet[Unit]:
    """Return all units depth first, each with ``tree_depth`` (0 is the school) and ``tree_path``."""
    units: models.QuerySet[Unit] = TreeQuerySet(Unit).with_tree_fields()
    return units


class Person(models.Model):
    """Somebody who works or studies at the school; duties are keyed to the person, not to an account.

    ``spelling`` and ``initials`` are the name in pinyin, so that it is found by typing on any keyboard.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=40)
    spelling = models.CharField(max_length=200, blank=True, editable=False)
    initials = models.CharField(max_length=40, blank=True, editable=False)
    kind = models.CharField(max_length=8)
    home = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="people")
    email = models.EmailField(blank=True)
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=list(PersonKind)), name="person_kind_is_known"),
        ]

    def __str__(self) -> str:
        return self.name


class AccountManager(BaseUserManager["Account"]):
    """Looks accounts up by user name."""


class Account(AbstractBaseUser):
    """What somebody signs in with. An administrator's account never carries a business post. Practice: 三员分立."""

    username = models.CharField(max_length=40, unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="accounts")
    administration = models.CharField(max_length=16, blank=True)
    is_active = models.BooleanField(default=True)
    acts_as = models.CharField(max_length=40, blank=True)
    must_change_password = models.BooleanField(default=False)

    objects = AccountManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(administration="") | Q(administration__in=list(Administration)),
                name="administration_is_known",
            ),
            models.UniqueConstraint(
                F("person"), condition=Q(administration=""), name="one_business_account_per_person"
            ),
            models.UniqueConstraint(F("person"), condition=~Q(administration=""), name="one_administration_per_person"),
        ]


class Post(models.Model):
    """A dated appointment of somebody to a role in a unit; all rights come from posts in force. Source: 第六条、第七条.

    ``granted_by`` None means the installation itself: its command line or the sample school. ``is_void`` marks an
    appointment that was declined or called off and so never took effect.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=20)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    acting_for = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="stand_ins")
    reason = models.CharField(max_length=200, blank=True)
    granted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    granted_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    is_void = models.BooleanField(default=False)

    class Meta:
        ordering = ("unit", "role", "starts_on")
        constraints = [
            models.CheckConstraint(condition=Q(role__in=list(Role)), name="role_is_known"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="post_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(acting_for=None) | (Q(ends_on__isnull=False) & ~Q(reason="")),
                name="acting_has_dates_and_reason",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | Q(granted_by=None) | ~Q(confirmed_by=F("granted_by")),
                name="second_granter_is_another",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None) | Q(confirmed_at__isnull=False),
                name="confirmed_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=False) | Q(closed_by=None, is_void=False),
                name="closed_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(acting_for=None) | Q(role=Role.HEAD), name="only_heads_are_stood_in_for"
            ),
        ]
        indexes = [models.Index(fields=["person", "starts_on"]), models.Index(fields=["unit", "role", "starts_on"])]

    def __str__(self) -> str:
        return f"{self.person} {self.role} {self.unit}"


class Membership(models.Model):
    """Somebody's Party membership in a unit, dated. Source: 第十条（二）."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("person", "starts_on")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="membership_ends_after_start"
            ),
            models.UniqueConstraint(F("person"), condition=Q(ends_on=None), name="one_open_membership"),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.unit}"


class Group(models.Model):
    """A named list of people, kept by a unit, to whom a matter may be made known. Source: 第十条（三）."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="groups")
    name = models.CharField(max_length=60)
    about = models.CharField(max_length=200, blank=True)
    people = models.ManyToManyField(Person, related_name="groups")
    is_closed = models.BooleanField(default=False)

    class Meta:
        ordering = ("unit", "name")
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="group_name_once_a_unit")]

    def __str__(self) -> str:
        return self.name
