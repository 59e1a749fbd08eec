"""Every screen, seen by somebody who may: nothing in anybody's way, nothing cut off, on any width, in any look."""

import pytest

from tests.browser.hands import Mouse
from tests.browser.looks import LOOK, in_the_way
from tests.browser.screens import routes

pytestmark = pytest.mark.browser

SPACING = """() => { const sheet = new CSSStyleSheet(); sheet.replaceSync(`* { line-height: 1.5 !important;
letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
document.adoptedStyleSheets = [sheet] }"""
AS_BEFORE = "() => { document.adoptedStyleSheets = [] }"
NARROW = {"width": 320, "height": 700}
WIDTH = "document.documentElement.scrollWidth"

ANSWER_POSTS = {
    *("desk:act_as", "desk:archive_call_off", "desk:autosave", "desk:catalogue_import_call_off"),
    *("desk:catalogue_import_undo", "desk:catalogue_import_write", "desk:check_again", "desk:discard"),
    *("desk:export", "desk:export_call_off", "desk:inspection_draw_now", "desk:meeting_evidence"),
    *("desk:notices_read", "desk:push_retry", "desk:push_target_probe", "desk:resume", "desk:robot_try"),
    *("mail_choice", "portal:letter_follow_up", "portal:letter_rate", "set_language"),
    *("portal:letter_receipt", "portal:letter_reopen"),
}
PARTS = {"desk:check_progress"}
"""What pages fetch to show in themselves."""
ANSWER_FILES = {
    *("desk:archive_file", "desk:attachment", "desk:bulletin_docx", "desk:bulletin_pdf", "desk:case_file"),
    *("desk:catalogue_import_errors", "desk:deed_proof", "desk:evidence_file", "desk:export_file"),
    *("desk:finding_file", "desk:incident_file", "desk:inspection_circular_docx"),
    *("desk:inspection_circular_pdf", "desk:inspection_evidence", "desk:inspection_export"),
    *("desk:letter_figures_export", "desk:letter_file", "desk:meeting_minutes", "desk:original"),
    *("desk:people_import_errors", "desk:people_import_template", "desk:press_docx", "desk:push_proof"),
    *("desk:rectification_docx", "desk:rectification_pdf", "desk:redact_page", "desk:report_docx"),
    *("desk:report_pdf", "desk:resolution_paper"),
    *("mfa_download_recovery_codes", "portal:atom", "portal:catalogue_export"),
    *("portal:catalogue_unit_export", "portal:file", "portal:ics", "portal:inner_file", "portal:inner_log"),
    *("portal:inner_proof", "portal:log", "portal:proof", "portal:qr", "portal:robots"),
    *("portal:screen_items", "portal:screen_worker"),
}
NEED_A_SECOND_FACTOR = {
    *("mfa_authenticate", "mfa_deactivate_totp", "mfa_generate_recovery_codes", "mfa_reauthenticate"),
    *("mfa_view_recovery_codes", "mfa_activate_totp"),
}
"""Looked at in test_second_factor, on the way through them."""
NOT_THERE = {"account_signup"}
NO_SCREENS = ANSWER_POSTS | PARTS | ANSWER_FILES | NEED_A_SECOND_FACTOR | NOT_THERE
SCREENS = sorted(set(routes()) - NO_SCREENS)


def opened(people, screen, **look):
    who, path = screen
    return people.page(who, path, **look)


def widths(page):
    """Tell how wide the page is on the narrowest screen, with the largest letters, and spaced out as readers may."""
    found = {"narrow": page.evaluate(WIDTH)}
    page.evaluate(LOOK, {"size": "3"})
    found["large text"] = page.evaluate(WIDTH)
    page.evaluate(LOOK, {"size": ""})
    page.evaluate(SPACING)
    found["wide spacing"] = page.evaluate(WIDTH)
    page.evaluate(AS_BEFORE)
    return found


def test_every_address_is_a_screen_somebody_reaches_or_known_to_be_none(screens):
    assert set(routes()) - set(screens) == NO_SCREENS


@pytest.mark.parametrize("name", SCREENS)
def test_no_page_scrolls_sideways_and_nothing_stands_in_anybodys_way(people, screens, name):
    """Open each screen once for both: opening takes longer than looking."""
    page = opened(people, screens[name], viewport=NARROW)

    assert (widths(page), in_the_way(page)) == ({"narrow": 320, "large text": 320, "wide spacing": 320}, [])


def test_nothing_stands_in_anybodys_way_where_there_is_nothing(people):
    people.expected = {404}

    assert in_the_way(people.page(path="/no-such-page/")) == []


def test_nothing_stands_in_anybodys_way_where_something_is_missing(people, screens):
    hand = Mouse(opened(people, screens["desk:review"]))
    hand.button("通过，")
    hand.page.get_by_role("alert").wait_for()

    assert in_the_way(hand.page) == []
