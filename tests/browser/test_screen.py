"""The screen in the hall: one thing after the other, big enough, there without a network, and gone when revoked."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.article(14)]
HD, UPRIGHT = {"width": 1920, "height": 1080}, {"width": 1080, "height": 1920}
SMALLEST = """() => Math.min(...[...document.querySelectorAll('.screen *')].filter(one => one.offsetParent
    && [...one.childNodes].some(part => part.nodeType === 3 && part.textContent.trim()))
    .map(one => parseFloat(getComputedStyle(one).fontSize)))"""
CUT_OFF = """() => [...document.querySelectorAll('.screen.on, .screen.on article, .screen.on .text')]
    .filter(one => one.scrollHeight > one.clientHeight).map(one => one.className)"""
KEPT = "async () => [localStorage.getItem('gongkai-screen'), await caches.has('gongkai-screen')]"
OFFLINE = "离线，内容更新于"


def hung(people, screens, **look):
    """Open the screen in the hall, with a clock that can be put forward."""
    page = people.context(**look).new_page()
    page.clock.install()
    page.goto(screens["portal:screen"][1])
    page.locator("[data-kept]").wait_for()
    return page


def heading(page):
    return page.locator("[data-slides] h2").inner_text()


def round_of(page):
    """Go through everything once, a minute a page, and yield what stands there."""
    for _page in range(20):
        yield page
        page.clock.run_for(60_000)


def test_one_thing_is_shown_after_the_other(people, screens):
    page = hung(people, screens)
    seen = [heading(one) for one in round_of(page)]

    assert (len(set(seen)), page.locator("[data-dots] i").count()) == (3, 3)


def test_a_page_stands_for_a_quarter_of_a_minute_at_least(people, screens):
    page = hung(people, screens)
    place = page.locator("[data-dots]")
    page.evaluate("document.querySelector('[data-slides]').firstElementChild.classList.add('first')")
    page.clock.run_for(14_000)
    after = page.locator(".first").count()
    page.clock.run_for(60_000)

    assert (after, page.locator(".first").count(), place.is_visible()) == (1, 0, True)


@pytest.mark.parametrize("viewport", [HD, UPRIGHT], ids=["wide", "upright"])
def test_everything_can_be_read_from_afar_and_nothing_is_cut_off(people, screens, viewport):
    page = hung(people, screens, viewport=viewport)
    seen = [(one.evaluate(SMALLEST) >= 24, *one.evaluate(CUT_OFF)) for one in round_of(page)]

    assert set(seen) == {(True,)}


def test_without_a_network_it_keeps_what_it_has_and_says_since_when(people, screens):
    page = hung(people, screens)
    people.expects_no_network()
    before = heading(page)
    page.context.set_offline(True)
    page.get_by_text(OFFLINE).wait_for()
    stayed = heading(page)
    page.context.set_offline(False)
    page.get_by_text(OFFLINE).wait_for(state="detached")

    assert (stayed, heading(page)) == (before, before)


def test_started_anew_without_a_network_it_shows_what_it_had(people, screens):
    page = hung(people, screens)
    people.expects_no_network()
    before = heading(page)
    page.context.set_offline(True)
    page.reload()
    page.get_by_text(OFFLINE).wait_for()

    assert heading(page) == before


def test_once_its_key_is_revoked_nothing_is_left_on_it(people):
    office = people.page("caiwenjing", "/desk/screens/new/")
    for label, value in (("名称", "东门屏"), ("安装地点", "东门")):
        office.get_by_label(label).fill(value)
    office.get_by_label("所在单位").select_option("XX")
    office.get_by_role("button", name="登记").click()
    address = office.locator(".mono").inner_text()
    screen = hung(people, {"portal:screen": ("", address)})
    before = screen.evaluate(KEPT)
    revoke(office, "东门屏")
    people.expected = {404}
    with screen.expect_navigation():
        screen.clock.run_for(61_000)

    assert (bool(before[0]), before[1], screen.evaluate(KEPT)) == (True, True, [None, False])
    assert "东门屏" not in screen.content()


def revoke(office, name):
    office.goto("/desk/screens/")
    office.get_by_role("row").filter(has_text=name).get_by_role("link", name="停用").click()
    office.get_by_role("button", name="停用这块屏").click()
    office.get_by_text("已停用，屏的地址打不开了。").wait_for()
