"""The approval form as Chromium prints it: one A4 page with the longest normal texts, an annex only where it must."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

import gongkai
from gongkai.disclosures import actions
from gongkai.disclosures.actions import RungDraft
from gongkai.disclosures.rules.words import Stage
from gongkai.measures.vocabulary import Audience
from tests.browser.people import FLAGS, chromium_path
from tests.factories import NO_LINES_CROSSED, NOON, a_person, an_entry, brought_to

pytestmark = pytest.mark.browser
SOURCE = Path(gongkai.__file__).parent
STYLES = (SOURCE / "ui/static/ui/gk.css", SOURCE / "desk/static/desk/paper.css")
NORMAL = "内容属实、程序完备、范围合适，" * 4
"""As long as an opinion can be without going on to the annex."""


def longest(house, opinion):
    """A matter of the office with every field as long as it may be and every opinion given."""
    people = tuple(a_person("欧阳诸葛") for _ in range(3))
    rungs = (
        RungDraft(audience=Audience.SPECIFIC, people=people),
        RungDraft(audience=Audience.INNER, units=(house.college, house.office)),
        RungDraft(audience=Audience.PUBLIC),
    )
    entry = an_entry(house.college, title="事项" * 15, inner_first_days=5)
    plan = {"title": "题" * 80, "rungs": rungs, "entry": entry, "inner_first_waiver": "由" * 55, "is_major": True}
    revision = brought_to(Stage.IN_REVIEW, house, **plan, needs_spokesperson=True)
    said = {"at": NOON, "opinion": opinion}
    ticks = {"is_necessary": True, "is_accurate": True, "source_checked": True}
    actions.pass_secrecy(revision, by=house.secrecy_reviewer, red_lines=NO_LINES_CROSSED, **said)
    actions.pass_content(revision, by=house.reviewer, **ticks, **said)
    actions.acknowledge(revision, by=house.spokesperson, **said)
    actions.approve(revision, by=house.approver, signed_in_at=NOON, **said)
    return revision


def pages_of(html):
    """Print a page as Chromium does, its styles put in, and count the sheets."""
    styles = "".join(f"<style>{sheet.read_text(encoding='utf-8')}</style>" for sheet in STYLES)
    bare = re.sub(r"<(link|script)\b[^>]*>", "", html)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        page = browser.new_page()
        page.set_content(bare.replace("</head>", f"{styles}</head>"))
        printed = page.pdf(prefer_css_page_size=True)
        browser.close()
    return len(re.findall(rb"/Type\s*/Page\b", printed))


@pytest.mark.parametrize(("opinion", "sheets"), [("同意。", 1), (NORMAL, 1), ("数据已经与台账核对。" * 50, 2)])
def test_the_form_fits_one_page_and_only_long_opinions_need_another(desk, house, opinion, sheets):
    revision = longest(house, opinion)

    html = desk.of(house.approver).open("form", revision).content.decode()

    assert pages_of(html) == sheets
