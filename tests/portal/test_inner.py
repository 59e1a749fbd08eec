"""The inner side: for whom it is, and for nobody else."""

import pytest

from gongkai.disclosures.actions import RungDraft, publish
from gongkai.disclosures.rules.words import Stage
from gongkai.measures.vocabulary import Administration, Audience
from tests.factories import NOON, a_member, a_person, an_account, brought_to
from tests.portal.making_known import a_member_of, address, made_known, shown, signed_in, with_a_file, withdrawn

PAGES = ["/inner/", "/inner/list/"]


@pytest.mark.parametrize("page", PAGES)
def test_somebody_not_signed_in_is_led_to_signing_in(db, client, page):
    response = client.get(page)

    assert (response.status_code, response.headers["Location"]) == (302, f"/account/login/?next={page}")


def test_signing_in_is_asked_for_whether_or_not_there_is_anything(house, client):
    inside = address(made_known(house, audience=Audience.INNER), inner=True)
    outside = address(made_known(house), inner=True)

    assert [client.get(path).status_code for path in (inside, outside)] == [302, 302]


@pytest.mark.parametrize("page", PAGES)
def test_who_is_no_member_is_told_whom_to_ask_and_no_title(house, client, page):
    made_known(house, "党内事项甲", audience=Audience.INNER)
    said = shown(signed_in(client, a_person()).get(page))

    assert (said.count("没有面向您的党内信息"), said.count("党内事项甲")) == (1, 0)
    assert said.count("党政办公室（024-0000 0000）") == 1


def test_a_member_reads_what_is_made_known_within_the_party(house, client):
    revision = made_known(house, "党内事项甲", audience=Audience.INNER)
    signed_in(client, a_member_of(house.college))
    page = client.get(address(revision, inner=True))

    assert [row.revision.title for row in client.get("/inner/list/").context["page"].rows] == ["党内事项甲"]
    assert (page.status_code, page.context["index_no"]) == (200, "DN-JX-2026-00001")
    assert page.headers["Cache-Control"] == "private, no-store"


def test_a_member_of_another_unit_does_not_find_what_is_for_one_unit(house, client):
    revision = made_known(house, "学院党内事项", audience=Audience.INNER, units=(house.college,))
    signed_in(client, a_member(house.office))

    assert client.get("/inner/list/").context["page"].rows == []
    assert client.get(address(revision, inner=True)).status_code == 404


def test_what_is_for_named_people_reaches_them_alone(house, client):
    reader = a_person("钱进")
    revision = made_known(house, "告知书", audience=Audience.SPECIFIC, people=(reader,))

    assert signed_in(client, reader).get(address(revision, inner=True)).status_code == 200
    assert signed_in(client, a_member_of(house.college)).get(address(revision, inner=True)).status_code == 404


def test_an_administrator_reads_nothing_inner(house, client):
    made_known(house, "党内事项甲", audience=Audience.INNER)
    account = an_account(a_member_of(house.college), administration=Administration.SYSTEM)
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")

    assert client.get("/inner/list/").context["page"].rows == []


def test_inner_files_follow_the_same_rule_and_are_kept_nowhere(house, client):
    revision = with_a_file(house, rungs=(RungDraft(audience=Audience.INNER),), narrower_reason="只涉及党内")
    one = revision.attachments.get()
    path = f"{address(revision, inner=True)}files/{one.public_id}/{one.name}"

    assert [client.get(path).status_code, client.get(path.removeprefix("/inner")).status_code] == [302, 404]
    assert signed_in(client, a_person()).get(path).status_code == 404
    answer = signed_in(client, a_member_of(house.college)).get(path)
    assert (answer.getvalue().decode(), answer.has_header("ETag")) == ("收入 486,320 元", False)
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_what_became_public_is_read_on_its_public_page(house, client):
    revision = made_known(house)
    response = signed_in(client, a_member_of(house.college)).get(address(revision, inner=True))

    assert (response.status_code, response.headers["Location"]) == (302, address(revision))


def test_inner_and_public_pages_of_one_matter_lead_to_each_other(house, client):
    both = (RungDraft(audience=Audience.INNER), RungDraft(audience=Audience.PUBLIC))
    revision = brought_to(Stage.PUBLISHED, house, rungs=both)
    publish(revision, by=house.drafter, at=NOON)
    page = shown(signed_in(client, a_member_of(house.college)).get(address(revision, inner=True)))

    assert page.count(f'<a href="{address(revision)}">查看公开页面</a>') == 1


def test_what_was_withdrawn_within_the_party_tells_no_title(house, client):
    revision = made_known(house, "党内事项甲", audience=Audience.INNER)
    withdrawn(house, revision)
    signed_in(client, a_member_of(house.college))
    said = shown(client.get(address(revision, inner=True))) + shown(client.get("/inner/list/?state=withdrawn"))

    assert (said.count("党内事项甲"), said.count("索引号 DN-JX-2026-00001")) == (0, 1)
