"""All that changes units, people, posts, memberships, groups and accounts; one transaction each.

``by`` is who does it; None is the installation itself, that is its command line or the sample school.
"""

from gongkai.orgs.actions.accounts import (
    choose_password,
    disable_account,
    drop_second_factor,
    enable_account,
    issue_password,
    open_account,
    set_password,
    show_as,
)
from gongkai.orgs.actions.groups import change_group, dissolve_group, form_group
from gongkai.orgs.actions.importing import Effect, Imported, PersonRow, PostRow, import_people, import_posts
from gongkai.orgs.actions.memberships import join_party, leave_party, move_membership
from gongkai.orgs.actions.people import change_person, leave, register_person, take_back
from gongkai.orgs.actions.posts import (
    appoint,
    appoint_acting_head,
    call_off,
    confirm_appointment,
    end_post,
)
from gongkai.orgs.actions.renaming import bear_names_due, correct_unit_name, rename_unit
from gongkai.orgs.actions.sign_ins import SignIn, note_sign_in
from gongkai.orgs.actions.succession import end_posts_in, end_unit, move_child, move_groups, move_members
from gongkai.orgs.actions.units import change_unit, create_unit, mark_small, unmark_small

__all__ = [
    "Effect",
    "Imported",
    "PersonRow",
    "PostRow",
    "SignIn",
    "appoint",
    "appoint_acting_head",
    "bear_names_due",
    "call_off",
    "change_group",
    "change_person",
    "change_unit",
    "choose_password",
    "confirm_appointment",
    "correct_unit_name",
    "create_unit",
    "disable_account",
    "dissolve_group",
    "drop_second_factor",
    "enable_account",
    "end_post",
    "end_posts_in",
    "end_unit",
    "form_group",
    "import_people",
    "import_posts",
    "issue_password",
    "join_party",
    "leave",
    "leave_party",
    "mark_small",
    "move_child",
    "move_groups",
    "move_members",
    "move_membership",
    "note_sign_in",
    "open_account",
    "register_person",
    "rename_unit",
    "set_password",
    "show_as",
    "take_back",
    "unmark_small",
]
