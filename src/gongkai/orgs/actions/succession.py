"""A unit ends and another takes over: posts end, members and lists move, what it made known is the other's to answer.

These are parts of a confirmed plan, which is recorded and asks who may.
"""

from datetime import date, datetime

from django.db.models import Q

from gongkai.ledger.actions import recorded
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.actions.posts import close_posts
from gongkai.orgs.models import Group, Membership, Person, Post, Unit


@recorded()
def end_posts_in(unit: Unit, *, last_day: date, at: datetime) -> None:
    """End every post in a unit after its last day; what would begin later never takes effect. Source: 第七条."""
    later = Q(ends_on=None) | Q(ends_on__gt=last_day)
    regular = Post.objects.select_for_update(of=("self",)).filter(later, unit=unit, is_void=False)
    for post in regular.order_by("acting_for_id", "pk"):
        post.refresh_from_db()
        if not post.is_void and (post.ends_on is None or post.ends_on > last_day):
            close_posts([post], last_day, None, at)


@recorded()
def move_members(unit: Unit, successor: Unit, *, on: date, last_day: date, at: datetime) -> None:
    """Carry the memberships of a unit over to another, and whoever works or studies there. Source: 第十条（二）."""
    later = Q(ends_on=None) | Q(ends_on__gt=last_day)
    for one in Membership.objects.select_for_update(of=("self",)).filter(later, unit=unit).select_related("person"):
        begun_later, ends_on = one.starts_on > last_day, one.ends_on
        if begun_later:
            Membership.objects.filter(pk=one.pk).update(unit=successor)
        else:
            Membership.objects.filter(pk=one.pk).update(ends_on=last_day)
            Membership.objects.create(person=one.person, unit=successor, starts_on=on, ends_on=ends_on)
        did("membership_moved", one.person, by=None, at=at, unit=(unit, successor), starts_on=on)
    Person.objects.filter(home=unit).update(home=successor)


@recorded()
def move_groups(unit: Unit, successor: Unit, *, at: datetime) -> None:
    """Give the lists of people that a unit kept to another; a name that is taken there names its origin too."""
    taken = set(Group.objects.filter(unit=successor).values_list("name", flat=True))
    for group in Group.objects.select_for_update(of=("self",)).filter(unit=unit):
        name = group.name if group.name not in taken else _free(f"{group.name}（{unit.short_name}）", taken)
        taken.add(name)
        Group.objects.filter(pk=group.pk).update(unit=successor, name=name)
        did("group_moved", group, by=None, at=at, unit=(unit, successor))


def _free(name: str, taken: set[str]) -> str:
    numbered = (f"{name[:56]}{count}" for count in range(2, len(taken) + 3))
    return next(one for one in (name[:60], *numbered) if one not in taken)


@recorded()
def move_child(child: Unit, parent: Unit, *, at: datetime) -> None:
    """Let a unit stand below another, since the one it stood below is split. Source: 第三条."""
    before = child.parent
    Unit.objects.filter(pk=child.pk).update(parent=parent)
    did("unit_changed", child, by=None, at=at, parent=(before, parent))


@recorded()
def end_unit(unit: Unit, successor: Unit, *, last_day: date, at: datetime) -> None:
    """End a unit after a day: what stands below it stands below the successor, who answers for it. Source: 第三条."""
    for child in unit.children.select_for_update().filter(Q(ends_on=None) | Q(ends_on__gt=last_day)):
        Unit.objects.filter(pk=child.pk).update(parent=_new_parent(child, unit, successor))
        did("unit_changed", child, by=None, at=at, parent=(unit, _new_parent(child, unit, successor)))
    Unit.objects.filter(Q(pk=unit.pk) | Q(taken_over_by=unit)).update(taken_over_by=successor)
    Unit.objects.filter(pk=unit.pk).update(ends_on=last_day)
    did("unit_ended", unit, by=None, at=at, last_day=last_day, successor=successor)


def _new_parent(child: Unit, unit: Unit, successor: Unit) -> Unit | None:
    """Return whom a unit stands under from now on: a successor that stood below itself goes up one step."""
    return unit.parent if child.pk == successor.pk else successor
