"""Where on a form it is said that something of chapter 2 may not be done."""

from collections.abc import Container, Mapping
from types import MappingProxyType

from gongkai.desk.forms.orgs.fields import DatedForm
from gongkai.desk.phrases.orgs import say
from gongkai.measures.refusal import Refusal

FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ends_before_start": ("ends_on", "last_day", "starts_on"),
        "code_taken": ("code",),
        "school_exists": ("kind",),
        "school_has_no_parent": ("parent",),
        "needs_parent": ("parent",),
        "cycle": ("parent",),
        "parent_not_standing": ("parent", "starts_on"),
        "children_outlast": ("ends_on", "last_day", "starts_on"),
        "office_is_elsewhere": ("hosts_office",),
        "renamed_later": ("on",),
        "name_needs_reason": ("reason",),
        "small_needs_reason": ("reason",),
        "no_such_person": ("number",),
        "number_taken": ("number",),
        "grants_to_self": ("person",),
        "person_left": ("ends_on", "starts_on", "person"),
        "unit_not_standing": ("unit", "starts_on"),
        "not_the_office": ("unit",),
        "not_discipline": ("unit",),
        "already_holds": ("role",),
        "unit_has_head": ("starts_on",),
        "acts_for_himself": ("person",),
        "acting_needs_end": ("ends_on",),
        "acting_needs_reason": ("reason",),
        "acting_outside_term": ("starts_on",),
        "stood_in_already": ("starts_on",),
        "already_ended": ("last_day",),
        "member_already": ("starts_on",),
        "group_name_taken": ("name",),
        "username_taken": ("username",),
    }
)
"""The fields a reason may be said at, the first found wins; a reason not listed is about the whole."""


def field_of(refusal: Refusal, known: Container[str]) -> str | None:
    """Name the field a reason belongs to, out of those there are; None is the whole."""
    return next((name for name in FIELDS.get(refusal.code, ()) if name in known), None)


class OrgForm(DatedForm):
    """A form of chapter 2: it says every reason at the field it is about; by itself it asks for nothing but a yes."""

    worded = staticmethod(say)

    def said_at(self, refusal: Refusal) -> str | None:
        """Name the field a reason belongs to; None is the whole."""
        return field_of(refusal, self.fields)
