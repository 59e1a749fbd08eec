"""A table goes its way through the pages: uploaded, its columns looked at, what is unclear answered, imported."""

import io
import re

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from shapes import workbook

from gongkai.catalogue.importing.actions import AT_ONCE, run_next
from gongkai.catalogue.models import Item, Upload

HEAD = "序号,类别,公开事项,责任部门,时限\n"
LINES = f"{HEAD}1,组织建设,党费收缴情况,JX,每年10月\n2,组织建设,党员发展情况,JX,会后7日内\n"
PLAIN = "编号,类别,公开事项,公开内容,公开方式,公开范围,时限\n"
pytestmark = pytest.mark.article(13)


def plain(count):
    """A table in which nothing is to be asked about."""
    rows = (f"4.{at},组织建设,事项{at},内容,门户网站,向社会公开,长期\n" for at in range(1, count + 1))
    return PLAIN + "".join(rows)


def sent(browser, version, content, name="目录.csv"):
    content = content.encode("gb18030") if isinstance(content, str) else content
    return browser.post("catalogue_import", version.public_id, file=SimpleUploadedFile(name, content))


def uploaded(browser, version, text=LINES):
    """Upload a table and take its columns as they are guessed."""
    there = sent(browser, version, text)["Location"]
    page = browser.client.get(there).content.decode()
    selects = re.findall(r'<select name="(use-\d+-\d+)"(.*?)</select>', page, re.DOTALL)
    said = {name: "".join(re.findall(r'value="([^"]*)" selected', options)) for name, options in selects}
    assert browser.client.post(there, {"read-1": "on", **said}).status_code == 302
    return Upload.objects.get().public_id


def looked_at(browser, version, upload, query=""):
    return browser.client.get(reverse("desk:catalogue_import_preview", args=(version.public_id, upload)) + query)


def answered(browser, version, upload):
    """Answer what is asked with what is guessed, or with the first choice."""
    page = looked_at(browser, version, upload).content.decode()
    said = {}
    for name, options in re.findall(r'<select name="(q-\w+)"(.*?)</select>', page, re.DOTALL):
        values = re.findall(r'value="([^"]+)"( selected)?', options)
        said[name] = next((value for value, is_guess in values if is_guess), values[0][0])
    return browser.post("catalogue_import_preview", version.public_id, upload, **said)


def problems(page):
    return re.findall(r'<td data-l="问题">([^<]+)</td>', page)


def summary(page):
    return re.findall(r'<div class="errsum".*?<li>(?:<a[^>]*>)?([^<]+)', page, re.DOTALL)


def test_a_table_is_imported_through_the_pages(office, browse):
    version, drafter = office.started(), browse("drafter")
    upload = uploaded(drafter, version)
    answered(drafter, version, upload)

    done = drafter.post("catalogue_import_write", version.public_id, upload, lock="0")

    assert done["Location"] == f"/desk/catalogue/{version.public_id}/"
    assert list(Item.objects.values_list("code", "title", "time_kind", "working_days")) == [
        ("4.1", "党费收缴情况", "periodic", None),
        ("4.2", "党员发展情况", "timely", 5),
    ]


def test_the_same_table_again_has_nothing_to_import(office, browse):
    version, drafter = office.started(), browse("drafter")
    drafter.post("catalogue_import_write", version.public_id, uploaded(drafter, version, plain(2)), lock="0")

    page = looked_at(drafter, version, uploaded(drafter, version, plain(2))).content.decode()

    assert "表格和目录一样，不用导入。" in page
    assert re.findall(r'class="v mb0">(\d+)<', page) == ["0", "0", "2"]


def test_each_phrase_is_asked_about_once_with_what_is_likely_chosen(office, browse):
    version, drafter = office.started(), browse("drafter")
    rows = "".join(f"{at},组织建设,事项{at},JX,会后7日内\n" for at in range(30))
    upload = uploaded(drafter, version, HEAD + rows)

    page = looked_at(drafter, version, upload).content.decode()

    asked = re.findall(r'<label for="id_q-\w+">([^<]+)</label>\s*<p class="hint"[^>]*>([^<]+)<', page)
    assert asked == [
        ("没有写公开范围的事项，公开到什么范围", "30 行这样写。"),
        ("没有写公开方式的事项，用哪种方式公开", "30 行这样写。"),
        ("“会后7日内”是什么时限", "30 行这样写。"),
    ]
    assert re.findall(r'value="(timely[^"]*)" selected', page) == ["timely::::::5:会后"]


def test_answers_can_be_taken_back(office, browse):
    version, drafter = office.started(), browse("drafter")
    upload = uploaded(drafter, version)
    answered(drafter, version, upload)
    assert len(Upload.objects.get().answers) == 3

    drafter.post("catalogue_import_preview", version.public_id, upload, again="1")

    assert Upload.objects.get().answers == {}


def test_an_answer_that_was_not_offered_is_refused(office, browse):
    version, drafter = office.started(), browse("drafter")
    upload = uploaded(drafter, version)
    page = looked_at(drafter, version, upload).content.decode()
    names = dict.fromkeys(re.findall(r'<select name="(q-\w+)"', page), "anything")

    answer = drafter.post("catalogue_import_preview", version.public_id, upload, **names).content.decode()

    assert answer.count("请从列表中选择。") == 6
    assert Upload.objects.get().answers == {}


def test_errors_are_said_at_their_cells_and_nothing_is_written(office, browse):
    version, drafter = office.started(), browse("drafter")
    text = f"{plain(1)}4.2,组织建设,事项2,,局域网,向社会公开,长期\n4.3,组织建设,事项1,内容,门户网站,向社会公开,长期\n"
    upload = uploaded(drafter, version, text)

    page = looked_at(drafter, version, upload).content.decode()
    drafter.post("catalogue_import_write", version.public_id, upload, lock="0")

    assert problems(page) == [
        "请写公开内容。",
        "局域网（党内公开栏） 不适合这个公开范围。请去掉这种方式，或改公开范围。",
        "请至少选择一种能到达公开范围的公开方式。",
        "“事项1”在同一类里写了两次。请去掉一行，或者改事项名称。",
    ]
    assert (Item.objects.count(), Upload.objects.get().stage) == (0, "open")


def test_errors_are_given_out_as_a_table(office, browse):
    version, drafter = office.started(), browse("drafter")
    upload = uploaded(drafter, version, f"{plain(1)}4.2,组织建设,事项2,,门户网站,向社会公开,长期\n")

    answer = drafter.get("catalogue_import_errors", version.public_id, upload)

    rows = openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True)
    assert list(rows) == [("行", "列", "原内容", "问题"), ("第 3 行", "公开内容", None, "请写公开内容。")]


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({}, "请至少选择一个要导入的表格。"),
        ({"read-1": "on", "use-1-3": "content"}, "没有“事项名称”一列。请指出哪一列是事项名称。"),
        ({"read-1": "on", "use-1-3": "title", "use-1-2": "title"}, "有两列都选了“事项名称”。请只留一列。"),
        ({"read-1": "on", "use-1-3": "title", "use-1-2": "nothing"}, "请从列表中选择。"),
    ],
)
def test_columns_that_cannot_be_read_so_are_refused(office, browse, said, problem):
    version, drafter = office.started(), browse("drafter")
    there = sent(drafter, version, LINES)["Location"]

    answer = drafter.client.post(there, said).content.decode()

    assert summary(answer) == [problem]
    assert Upload.objects.get().uses == {}


@pytest.mark.parametrize(
    ("content", "name", "problem"),
    [
        (b"%PDF-1.4", "a.pdf", "只能读 xlsx、csv 和 docx 里的表格。请另存为其中一种再上传。"),
        (workbook(("事项",))[:-40], "a.xlsx", "读不了这个文件。请用办公软件打开，另存为 xlsx 或 docx 再上传。"),
        (b"\n\n", "a.csv", "这个文件里没有表格。请选择有表格的文件。"),
        (b"", "a.csv", "这个文件是空的。请选择填好的表格。"),
        (b"x" * (5 << 20) + b"x", "a.csv", "这个文件太大，或者行数太多：不能超过 5 MB、12000 行。请分成几个文件导入。"),
        ("a,b\n" * 12001, "a.csv", "这个文件太大，或者行数太多：不能超过 5 MB、12000 行。请分成几个文件导入。"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_to_be_so(office, browse, content, name, problem):
    version, drafter = office.started(), browse("drafter")

    answer = sent(drafter, version, content, name).content.decode()

    assert summary(answer) == [problem]
    assert not Upload.objects.exists()


def test_whoever_agrees_to_what_another_has_changed_looks_again(office, browse):
    version, drafter = office.started(), browse("drafter")
    upload = uploaded(drafter, version, plain(1))
    office.put(version)

    answer = drafter.post("catalogue_import_write", version.public_id, upload, lock="0")

    page = answer.content.decode()
    assert (answer.status_code, len(summary(page))) == (409, 1)
    assert summary(page)[0].startswith("您打开这一页以后，别人已经改过这份目录。")
    assert 'name="lock" value="1"' in page
    assert [item.title for item in Item.objects.all()] == ["党费收缴、管理和使用情况"]


def test_a_long_table_goes_to_the_worker_and_shows_how_far_it_is(office, browse):
    version, drafter = office.started(), browse("drafter")
    upload = uploaded(drafter, version, plain(AT_ONCE + 1))
    drafter.post("catalogue_import_write", version.public_id, upload, lock="0")

    waiting = looked_at(drafter, version, upload).content.decode()
    run_next(office.noon)
    done = looked_at(drafter, version, upload).content.decode()

    assert re.findall(r"第 \d+ / \d+ 行", waiting) == ["第 0 / 301 行"]
    assert "新增 301，变更 0，不变 0。" in done
    assert Item.objects.count() == 301


def test_nobody_but_the_one_who_uploaded_it_has_a_table(office, browse):
    version = office.started()
    upload = uploaded(browse("drafter"), version)

    for page in ("catalogue_import_columns", "catalogue_import_preview", "catalogue_import_errors"):
        found = {
            who: browse(who).get(page, version.public_id, upload).status_code for who in ("drafter", "head", "clerk")
        }
        assert found == {"drafter": 200, "head": 404, "clerk": 404}


@pytest.mark.parametrize("page", ["catalogue_import_columns", "catalogue_import_preview"])
def test_more_rows_take_no_more_questions(office, browse, page):
    version, drafter = office.started(), browse("drafter")
    few = drafter.queries(page, version.public_id, uploaded(drafter, version, plain(1)))

    assert drafter.queries(page, version.public_id, uploaded(drafter, version, plain(30))) == few


def test_what_was_read_is_shown_page_by_page(office, browse):
    version, drafter = office.started(), browse("drafter")
    upload = uploaded(drafter, version, plain(45))

    pages = [looked_at(drafter, version, upload, f"?page={page}").content.decode() for page in (1, 3)]

    assert [len(re.findall(r"<b>事项\d+</b>", page)) for page in pages] == [20, 5]
