"""The matrix is worth something only if it fails when a filter is gone: for each kind of address, one is taken out."""

import sys
from dataclasses import replace

import pytest
from django.db.models import Q

from gongkai.catalogue.models import Version
from gongkai.disclosures.models import Attachment, Disclosure, Release, Revision
from gongkai.disclosures.rules.words import Verb
from gongkai.measures.vocabulary import Role
from gongkai.orgs import queries as orgs
from gongkai.orgs.models import Unit
from gongkai.orgs.queries import Duties
from tests.access.leaks import leaked
from tests.access.people import BY_NAME
from tests.access.sweep import MATRIX, deviations, routes, visits

pytestmark = pytest.mark.django_db


def every_release(*_viewer_and_states):
    return Release.objects.all()


def newest(_duties, public_id, number=None):
    return Revision.objects.filter(disclosure__public_id=public_id).select_related("disclosure__unit").last()


def any_file(_duties, _public_id, attachment):
    return Attachment.objects.filter(public_id=attachment).first()


REAL = orgs.viewer_of


def a_members(account, on):
    every = frozenset(Unit.objects.values_list("pk", flat=True))
    return replace(REAL(account, on), is_member=True, units=every)


def a_drafters(account, _on):
    return Duties(account.person_id, frozenset({(Role.DRAFTER, Unit.objects.get(code="JX").pk)}), frozenset())


def everything(*_args, **_more):
    return True


PLANTED = {
    "the audience of a page": ("gongkai.disclosures.queries.reading._reaches", lambda _viewer: Q(pk__gt=0),
                               {"portal:inner_detail", "portal:inner_proof"}),
    "the side of a page": ("gongkai.disclosures.queries.reading._side", lambda *_of, **_more: Release.objects.all(),
                           {"portal:detail", "portal:qr", "portal:proof"}),
    "the audience of a file": ("gongkai.disclosures.queries.reading.readable_by", every_release,
                               {"portal:file", "portal:inner_file"}),
    "who is a member": ("gongkai.portal.http.orgs.viewer_of", a_members,
                        {"portal:inner_detail", "portal:inner_file", "portal:inner_proof", "portal:inner_log"}),
    "who opens a matter": ("gongkai.disclosures.queries.work.workable_by",
                           lambda _duties: Disclosure.objects.select_related("unit"),
                           {"desk:disclosure", "desk:preview", "desk:form", "desk:history"}),
    "who opens its files": ("gongkai.disclosures.queries.file_in_work", any_file, {"desk:attachment"}),
    "who writes": ("gongkai.desk.views.editor.writable", lambda _request, pk: newest(None, pk), {"desk:edit"}),
    "who changes files": ("gongkai.desk.views.replacing.writable", lambda _request, pk: newest(None, pk),
                          {"desk:redact", "desk:redact_page", "desk:mask_table"}),
    "who takes a step": ("gongkai.desk.matter.open_verbs", lambda _standing: frozenset(Verb),
                         {"desk:review", "desk:approve", "desk:withhold", "desk:publish", "desk:recall"}),
    "who takes down": ("gongkai.disclosures.queries.open_takedowns_of", lambda *_of: frozenset(Verb),
                       {"desk:suspend", "desk:restore", "desk:withdraw", "desk:erase"}),
    "who sees a catalogue": ("gongkai.catalogue.queries.opening.versions_seen_by",
                             lambda _duties: Version.objects.select_related("unit"), {"desk:catalogue_version"}),
    "who keeps a catalogue": ("gongkai.desk.views.catalogue.opening.standing", lambda _verb, _facts: (),
                              {"desk:catalogue_item_new", "desk:catalogue_submit", "desk:catalogue_file"}),
    "who starts a catalogue": ("gongkai.catalogue.queries.units_kept_by", lambda _duties: Unit.objects.all(),
                               {"desk:catalogue_start"}),
    "who manages": ("gongkai.desk.views.orgs.asking.may_manage", everything,
                    {"desk:people", "desk:person_edit", "desk:account_password", "desk:post_end", "desk:group"}),
    "who is of the staff": ("gongkai.desk.http.orgs.duties_of_account", a_drafters, {"desk:todo", "desk:disclosures"}),
}  # fmt: skip
WATCHERS = [BY_NAME[name] for name in ("anonymous", "student", "member", "neighbour", "drafter", "audit_admin")]


def test_nothing_is_noticed_where_nothing_is_gone(visitors):
    assert {route for route in ("portal:detail", "desk:history", "desk:person") if notices(visitors, route)} == set()


@pytest.mark.parametrize("what", PLANTED)
def test_a_filter_that_is_gone_is_noticed_at_every_address_it_guards(visitors, monkeypatch, what):
    target, instead, guarded = PLANTED[what]
    take_out(monkeypatch, target, instead)
    assert {route for route in guarded if notices(visitors, route)} == guarded


def take_out(monkeypatch, target, instead):
    """Put something in a filter's place. A module goes by its full name even where a function of it has that name."""
    place, _dot, name = target.rpartition(".")
    if place in sys.modules:
        monkeypatch.setattr(sys.modules[place], name, instead)
    else:
        monkeypatch.setattr(target, instead)


def notices(visitors, route):
    """Tell whether anything is answered as it should not be at one address."""
    made = visits(visitors, only=lambda name: name == route, people=WATCHERS, methods=["GET"])
    return next(deviations(made), None) is not None


def test_a_new_address_is_noticed():
    assert set(routes()) | {"desk:new_page"} != set(MATRIX)
    assert sorted({*routes(), "desk:new_page"} - set(MATRIX)) == ["desk:new_page"]


def test_a_word_left_behind_is_noticed(visitors, monkeypatch):
    take_out(monkeypatch, "gongkai.disclosures.queries.reading._reaches", lambda _viewer: Q(pk__gt=0))
    page = visitors.ask("anonymous", "GET", "/inner/", None)
    assert leaked(visitors, "anonymous", page) == []
    assert leaked(visitors, "student", visitors.ask("student", "GET", "/inner/")) != []
