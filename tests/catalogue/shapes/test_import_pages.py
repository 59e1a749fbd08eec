"""A table goes its way through the pages: uploaded, its columns looked at, what is unclear answered, imported."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.catalogue.models import Item, Upload

LINES = "序号,类别,公开事项,责任部门,时限\n1,组织建设,党费收缴情况,JX,每年10月\n2,组织建设,党员发展情况,JX,会后7日内\n"
pytestmark = pytest.mark.article(13)


def uploaded(browser, version, text=LINES):
    """Upload a table and take its columns as they are guessed."""
    file = SimpleUploadedFile("目录.csv", text.encode("gb18030"))
    there = browser.post("catalogue_import", version.public_id, file=file)
    assert there.status_code == 302, re.findall(r"errmsg[^<]*<[^<]*", there.content.decode())
    page = browser.client.get(there["Location"]).content.decode()
    form = dict(re.findall(r'name="(use-\d+-\d+)".*?<option value="([^"]*)" selected', page, re.DOTALL))
    said = browser.client.post(there["Location"], {"read-1": "on", **form})
    assert said.status_code == 302
    return Upload.objects.get().public_id


def answered(browser, version, upload):
    """Answer what is asked with what is guessed, or with the first choice."""
    page = browser.get("catalogue_import_preview", version.public_id, upload).content.decode()
    selects = re.findall(r'<select name="(q-\w+)"(.*?)</select>', page, re.DOTALL)
    said = {}
    for name, options in selects:
        values = re.findall(r'value="([^"]+)"( selected)?', options)
        said[name] = next((value for value, is_guess in values if is_guess), values[0][0])
    return browser.post("catalogue_import_preview", version.public_id, upload, **said)


def test_a_table_is_imported_through_the_pages(office, browse):
    version, drafter = office.started(), browse("drafter")
    upload = uploaded(drafter, version)
    answered(drafter, version, upload)

    done = drafter.post("catalogue_import_write", version.public_id, upload, lock="0")

    assert done.status_code == 302
    assert list(Item.objects.values_list("code", "title", "time_kind", "working_days")) == [
        ("4.1", "党费收缴情况", "periodic", None),
        ("4.2", "党员发展情况", "timely", 5),
    ]
