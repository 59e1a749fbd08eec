"""The pages around a year's archive, for the office alone."""

from zipfile import ZipFile, is_zipfile

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.archives import actions
from gongkai.archives.models import Archive
from gongkai.archives.rules import Reach
from gongkai.disclosures.rules.words import Stage
from gongkai.ledger.models import Deed
from tests.archives.test_left_out import erased, known
from tests.factories import NOON, brought_to

pytestmark = pytest.mark.django_db
LIST, NEW = "/desk/archives/", "/desk/archives/new/"
ASKED = {"year": NOON.year, "unit": "", "reach": "whole"}


@pytest.fixture
def clerk(house, browser_of, at_noon):
    return browser_of(house.clerk)


def made(house):
    archive = actions.order(NOON.year, None, Reach.WHOLE, by=house.clerk, at=NOON)
    actions.run_next(NOON)
    return archive


def where(archive, name="archive"):
    return reverse(f"desk:{name}", args=[archive.public_id])


def test_the_office_asks_sees_how_far_it_is_and_fetches_it(house, clerk, tmp_path):
    brought_to(Stage.PUBLISHED, house)
    asked = clerk.post(NEW, ASKED)
    archive = Archive.objects.get()
    before = clerk.get(where(archive)).content.decode()
    actions.run_next(NOON)
    after = clerk.get(where(archive)).content.decode()
    path = tmp_path / "got.zip"
    path.write_bytes(b"".join(clerk.get(where(archive, "archive_file"))))
    assert (asked.status_code, "第 0 / 0 件" in before, "下载归档" in after) == (302, True, True)
    assert (is_zipfile(path), ZipFile(path).namelist()[0].partition("/")[0]) == (True, f"gongkai-{NOON.year}")
    assert Deed.objects.filter(what="archive_fetched").count() == 1


def test_for_others_there_is_no_such_page(house, browser_of, at_noon):
    archive, browser = made(house), browser_of(house.inspector)
    pages = [LIST, NEW, where(archive), where(archive, "archive_file")]
    assert [browser.get(page).status_code for page in pages] == [404] * 4


def test_only_the_office_is_shown_the_way(house, clerk, browser_of):
    pages = [browser.get("/desk/").content.decode() for browser in (clerk, browser_of(house.head))]
    assert [f'href="{LIST}"' in page for page in pages] == [True, False]


def test_bad_input_says_what_to_do_and_loses_nothing(clerk):
    page = clerk.post(NEW, {**ASKED, "year": "2099", "reach": "public"}).content.decode()
    assert ("这一年还没有可以归档的内容" in page, 'value="2099"' in page) == (True, True)
    assert '<option value="public" selected>' in page


def test_after_an_erasure_the_page_says_so_and_gives_nothing(house, clerk):
    revision = known(house)
    archive = made(house)
    erased(revision, house)
    page = clerk.get(where(archive)).content.decode()
    assert ("生成以后有内容被清除" in page, clerk.get(where(archive, "archive_file")).status_code) == (True, 404)


def test_it_is_called_off(house, clerk):
    clerk.post(NEW, ASKED)
    archive = Archive.objects.get()
    clerk.post(where(archive, "archive_call_off"))
    assert "已取消" in clerk.get(where(archive)).content.decode()


def test_the_list_asks_as_often_for_three_as_for_one(house, clerk):
    def queries_now():
        with CaptureQueriesContext(connection) as found:
            clerk.get(LIST)
        return len(found)

    made(house)
    queries_now()
    one = queries_now()
    made(house)
    made(house)
    assert (queries_now(), Archive.objects.count()) == (one, 3)


def test_whoever_keeps_the_server_writes_one_to_a_file(house, tmp_path, at_noon, capsys):
    brought_to(Stage.PUBLISHED, house)
    path = tmp_path / "year.zip"
    call_command("archive", str(NOON.year), "--to", str(path))
    assert (is_zipfile(path), list(tmp_path.iterdir()), "1 件" in capsys.readouterr().out) == (True, [path], True)
    with pytest.raises(CommandError, match="已经存在"):
        call_command("archive", str(NOON.year), "--to", str(path))
