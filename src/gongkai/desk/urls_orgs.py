"""Addresses of chapter 2 in the workbench; included under ``orgs/`` in the namespace ``desk``."""

from django.urls import URLPattern, URLResolver, include, path

from gongkai.desk.views import people_import
from gongkai.desk.views.orgs import accounts, groups, people, posts, reorganising, units

_unit: list[URLPattern | URLResolver] = [
    path("", units.unit, name="unit"),
    path("edit/", units.unit_edit, name="unit_edit"),
    path("rename/", units.unit_rename, name="unit_rename"),
    path("name/", units.unit_correct_name, name="unit_correct_name"),
    path("small/", units.unit_small, name="unit_small"),
    path("not-small/", units.unit_not_small, name="unit_not_small"),
    path("groups/new/", groups.group_new, name="group_new"),
]
_account: list[URLPattern | URLResolver] = [
    path("password/", accounts.account_password, name="account_password"),
    path("disable/", accounts.account_disable, name="account_disable"),
    path("enable/", accounts.account_enable, name="account_enable"),
    path("second-factor/", accounts.account_factor, name="account_factor"),
]
_person: list[URLPattern | URLResolver] = [
    path("", people.person, name="person"),
    path("edit/", people.person_edit, name="person_edit"),
    path("leaves/", people.person_leaves, name="person_leaves"),
    path("returns/", people.person_returns, name="person_returns"),
    path("membership/", people.membership_new, name="membership_new"),
    path("membership/end/", people.membership_end, name="membership_end"),
    path("accounts/new/", accounts.account_new, name="account_new"),
    path("accounts/<str:username>/", include(_account)),
]
_post: list[URLPattern | URLResolver] = [
    path("acting/", posts.post_acting, name="post_acting"),
    path("end/", posts.post_end, name="post_end"),
    path("confirm/", posts.post_confirm, name="post_confirm"),
    path("call-off/", posts.post_call_off, name="post_call_off"),
]
_plan: list[URLPattern | URLResolver] = [
    path("", reorganising.reorganisation, name="reorganisation"),
    path("share/", reorganising.reorganisation_share, name="reorganisation_share"),
    path("confirm/", reorganising.reorganisation_confirm, name="reorganisation_confirm"),
    path("call-off/", reorganising.reorganisation_call_off, name="reorganisation_call_off"),
]
_group: list[URLPattern | URLResolver] = [
    path("", groups.group, name="group"),
    path("edit/", groups.group_edit, name="group_edit"),
    path("dissolve/", groups.group_dissolve, name="group_dissolve"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("units/", units.units, name="units"),
    path("units/new/", units.unit_new, name="unit_new"),
    path("units/<str:code>/", include(_unit)),
    path("reorganisations/", reorganising.reorganisations, name="reorganisations"),
    path("reorganisations/new/", reorganising.reorganisation_new, name="reorganisation_new"),
    path("reorganisations/<uuid:public_id>/", include(_plan)),
    path("roles/", units.roles, name="roles"),
    path("people/", people.people, name="people"),
    path("people/new/", people.person_new, name="person_new"),
    path("people/import/", people_import.people_import, name="people_import"),
    path("people/import/template/", people_import.template, name="people_import_template"),
    path("people/import/errors/", people_import.errors, name="people_import_errors"),
    path("people/<uuid:public_id>/", include(_person)),
    path("posts/new/", posts.post_new, name="post_new"),
    path("posts/pending/", posts.posts_pending, name="posts_pending"),
    path("posts/<uuid:public_id>/", include(_post)),
    path("groups/", groups.groups, name="groups"),
    path("groups/<uuid:public_id>/", include(_group)),
]
