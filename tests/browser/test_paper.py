"""On paper: the approval form is one sheet, a disclosure is its text and nothing of the site around it."""

import re

import pytest

from tests.browser import staff
from tests.browser.hands import Mouse

pytestmark = pytest.mark.browser
SHEET = re.compile(rb"/Type\s*/Page\b")
NOTICE = "关于拟提拔任用干部的任前公示（2026年第6号）"


@pytest.fixture
def notice(people):
    page = people.page()
    staff.search(Mouse(page), NOTICE, "/")
    return page


def sheets(page):
    return len(SHEET.findall(page.pdf(prefer_css_page_size=True)))


def test_every_approval_form_is_one_sheet_and_one_more_where_it_has_an_annex(people):
    page = people.page(staff.APPROVER, "/desk/disclosures/")
    too_many = []
    links = {link.get_attribute("href").removesuffix("suspend/") for link in page.locator("tbody a").all()}
    for matter in sorted(links):
        page.goto(f"{matter}form/")
        annexes = page.get_by_role("heading", name="附页").count()
        too_many += [page.title()] if sheets(page) != 1 + annexes else []

    assert too_many == []


def test_a_notice_takes_two_sheets_with_the_margins_of_an_official_document(notice):
    assert sheets(notice) == 2


def test_nothing_of_the_site_around_it_is_printed(notice):
    notice.emulate_media(media="print")
    around = notice.get_by_role("banner").or_(notice.get_by_role("search")).or_(notice.get_by_role("button"))

    assert [one.inner_text() for one in around.all() if one.is_visible()] == []
