"""Appointments: made by one, confirmed by another where two must agree, ended, called off."""

from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, insist
from gongkai.measures.vocabulary import Role, UnitKind
from gongkai.orgs import rules
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.actions.permission import permitted
from gongkai.orgs.models import Person, Post, Unit
from gongkai.orgs.rules import Matter, Span


def span_of(post: Post) -> Span:
    """Return the days of a post."""
    return Span(post.starts_on, post.ends_on)


@recorded()
def appoint(
    person: Person,
    role: Role,
    unit: Unit,
    *,
    starts_on: date,
    ends_on: date | None = None,
    by: Person | None,
    at: datetime,
) -> Post:
    """Appoint somebody to a role in a unit; head, office and inspector then wait for a second to agree. Source: 第七条.

    :raises Refused: with every reason, if ``by`` may not or the appointment would not be sound.
    """
    unit, person = _locked(unit.pk, person)
    span = Span(starts_on, ends_on)
    insist(permitted(Matter.POSTS, by=by, at=at), *_against(person, role, unit, span, by))
    post = Post(person=person, role=role, unit=unit, starts_on=starts_on, ends_on=ends_on)
    return _grant("post_granted", post, by, at)


def _locked(unit_id: int, person: Person) -> tuple[Unit, Person]:
    unit = Unit.objects.select_for_update().get(pk=unit_id)
    return unit, Person.objects.select_for_update().get(pk=person.pk)


def _against(person: Person, role: Role, unit: Unit, span: Span, by: Person | None) -> list[Refusal]:
    standing = unit.posts.filter(is_void=False, role=role)
    heads = standing.filter(role=Role.HEAD, acting_for=None)
    facts = rules.Appointment(
        role=role,
        span=span,
        is_own=by == person,
        left_on=person.left_on,
        unit=Span(unit.starts_on, unit.ends_on),
        unit_kind=UnitKind(unit.kind),
        unit_hosts_office=unit.hosts_office,
        heads=tuple(span_of(post) for post in heads),
        same_posts=tuple(span_of(post) for post in standing.filter(person=person)),
    )
    return rules.appointment_is_sound(facts)


def _grant(what: str, post: Post, by: Person | None, at: datetime) -> Post:
    post.granted_by, post.granted_at = by, at
    if by is None or not Role(post.role).needs_second_granter:
        post.confirmed_at = at
    post.save()
    acting_for = post.acting_for.person if post.acting_for else None
    days: dict[str, Any] = {"starts_on": post.starts_on, "ends_on": post.ends_on}
    _did(what, post, by=by, at=at, acting_for=acting_for, reason=post.reason, **days)
    return post


def _did(what: str, post: Post, *, by: Person | None, at: datetime, **told: Any) -> None:  # noqa: ANN401
    """Record what was done with somebody's post: he is whom it is about."""
    waits = post.confirmed_at is None
    did(what, post.person, by=by, at=at, post=post, role=post.role, unit=post.unit, waits=waits, **told)


@recorded()
def appoint_acting_head(
    principal: Post, person: Person, *, starts_on: date, ends_on: date, reason: str, by: Person | None, at: datetime
) -> Post:
    """Let somebody act for a unit's head for a time. He inherits the principal's exclusions. Source: 第七条.

    :raises Refused: with every reason, if ``by`` may not or the stand-in would not be sound.
    """
    unit, person = _locked(principal.unit_id, person)
    principal = Post.objects.select_for_update().get(pk=principal.pk)
    facts = rules.StandIn(
        span=Span(starts_on, ends_on),
        reason=reason,
        is_own=by == person,
        is_the_principal=principal.person_id == person.pk,
        left_on=person.left_on,
        principal=span_of(principal),
        principal_is_regular_head=_is_regular_head(principal),
        others=tuple(span_of(post) for post in principal.stand_ins.filter(is_void=False)),
    )
    insist(permitted(Matter.POSTS, by=by, at=at), *rules.stand_in_is_sound(facts))
    acting = Post(person=person, role=Role.HEAD, unit=unit, starts_on=starts_on, ends_on=ends_on)
    acting.acting_for, acting.reason = principal, reason.strip()
    return _grant("acting_head_granted", acting, by, at)


def _is_regular_head(post: Post) -> bool:
    confirmed = post.confirmed_at is not None and not post.is_void
    return post.role == Role.HEAD and post.acting_for_id is None and confirmed


@recorded()
def confirm_appointment(post: Post, *, by: Person, at: datetime) -> None:
    """Agree, as the second security administrator, to an appointment that needs two. Practice: 三员分立.

    :raises Refused: with every reason, if ``by`` made it, gets it, or may not.
    """
    Unit.objects.select_for_update().get(pk=post.unit_id)
    post = Post.objects.select_for_update().get(pk=post.pk)
    facts = rules.Confirmation(
        needs_second=Role(post.role).needs_second_granter,
        is_confirmed=post.confirmed_at is not None,
        is_void=post.is_void,
        is_own=post.person_id == by.pk,
        granted_it=post.granted_by_id == by.pk,
    )
    insist(permitted(Matter.POSTS, by=by, at=at), *rules.confirmation_is_sound(facts))
    post.confirmed_by, post.confirmed_at = by, at
    post.save(update_fields=["confirmed_by", "confirmed_at"])
    _did("post_confirmed", post, by=by, at=at)


@recorded()
def end_post(post: Post, *, last_day: date, by: Person | None, at: datetime) -> None:
    """End a post after a day, and with it whoever acts for its holder. The last day itself counts. Source: 第七条.

    :raises Refused: with every reason, if ``by`` may not or the day does not fit.
    """
    post = Post.objects.select_for_update().get(pk=post.pk)
    facts = rules.Ending(span_of(post), last_day, post.is_void)
    insist(permitted(Matter.POSTS, by=by, at=at), *rules.ending_is_sound(facts))
    close_posts([post], last_day, by, at)


@recorded()
def call_off(post: Post, *, by: Person | None, at: datetime) -> None:
    """Decline an appointment that waits, or call one off that was not in force before today. Practice: 三员分立.

    :raises Refused: with every reason.
    """
    post = Post.objects.select_for_update().get(pk=post.pk)
    against = rules.calling_off_is_sound(
        span_of(post), is_confirmed=post.confirmed_at is not None, is_void=post.is_void, on=localdate(at)
    )
    insist(permitted(Matter.POSTS, by=by, at=at), *against)
    for each in [*post.stand_ins.filter(is_void=False), post]:
        _close(each, None, by, at)


def close_posts(posts: list[Post], last_day: date, by: Person | None, at: datetime) -> None:
    """End posts after a day, stand-ins first; what would only begin later never takes effect."""
    for post in posts:
        stand_ins = [
            each for each in post.stand_ins.filter(is_void=False) if not each.ends_on or last_day < each.ends_on
        ]
        for each in [*stand_ins, post]:
            _close(each, last_day if each.starts_on <= last_day else None, by, at)


def _close(post: Post, last_day: date | None, by: Person | None, at: datetime) -> None:
    before, post.closed_by, post.closed_at = post.ends_on, by, at
    if last_day is None:
        post.is_void = True
    else:
        post.ends_on = last_day
    post.save(update_fields=["is_void", "ends_on", "closed_by", "closed_at"])
    _did("post_called_off" if post.is_void else "post_ended", post, by=by, at=at, ends_on=(before, post.ends_on))
