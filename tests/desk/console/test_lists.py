"""Every number of the console leads to exactly the rows it counts. Source: 第十九条."""

import pytest
import time_machine
from django.urls import reverse

from gongkai.figures.rules.registry import FIGURES
from tests.desk.console.asking import CONSOLE, browser_of, links, opened
from tests.desk.walking import cost
from tests.factories import NOON
from tests.figures.asking import later
from tests.figures.test_lists import busy
from tests.letters.making import a_letter
from tests.obligations.things import SOON, YESTERDAY, a_period

__all__ = ["busy"]
pytestmark = [pytest.mark.article(19), pytest.mark.django_db]


@pytest.fixture(autouse=True)
def then():
    with time_machine.travel(later(60), tick=False):
        yield


def number(line):
    """Return how many rows a line should lead to: of a share the whole, which it says after the bar."""
    told = line.says.split("/")[-1].rstrip("）")
    return int(told)


@pytest.mark.parametrize("who", ["clerk", "head"])
def test_each_list_is_as_long_as_the_number_that_leads_to_it(busy, who):
    browser = browser_of(getattr(busy, who))
    told = links(browser.get(CONSOLE))

    found = {code: browser.get(line.url).context["page"].paginator.count for code, line in told.items()}

    assert found == {code: number(line) for code, line in told.items()}
    assert len(found) > (20 if who == "clerk" else 12)


def test_steps_and_tiles_and_the_map_lead_to_as_many_rows_as_they_say(busy):
    browser = browser_of(busy.clerk)
    page = browser.get(CONSOLE)
    rows = page.context["steps"].rows
    wanted = {row.median_url: row.matters for row in rows} | {row.waiting_url: row.waiting for row in rows}
    cells = [cell for row in page.context["heat"].rows for cell in (*row.cells, row.total)]
    wanted |= {cell.query: cell.counts.fallen_due or cell.counts.due for cell in cells}
    wanted |= {row.url: int(row.says.split("/")[-1].rstrip("）")) for row in page.context["months"].rows if row.url}

    found = {url: browser.get(url).context["page"].paginator.count for url in wanted if url}

    assert found == {url: many for url, many in wanted.items() if url}
    assert sum(found.values()) > 10


def test_an_inspector_is_led_to_everything_but_letters(busy):
    told = links(opened(busy.inspector))

    assert [code for code in told if code.startswith("letters.")] == []
    assert "obligations.overdue" in told


def test_a_list_says_what_it_was_narrowed_to(busy):
    told = links(opened(busy.clerk, unit="JX"))
    page = browser_of(busy.clerk).get(told["obligations.overdue"].url).content.decode()

    assert [
        words
        for words in ("逾期未公开", "2026年1月1日至2026年12月31日", "机械工程学院党委", "看全部")
        if words not in page
    ] == []


@pytest.mark.article(7)
def test_a_list_shows_of_the_rows_those_alone_that_may_be_seen(busy):
    whole = f"{reverse('desk:console_catalogues')}?figure=filings.missing&from=2026-01-01&to=2026-12-31"
    due = links(opened(busy.clerk))["obligations.overdue"].url
    head, reviewer = browser_of(busy.head), browser_of(busy.reviewer)

    assert head.get(whole).context["page"].paginator.count == 0
    assert reviewer.get(whole).status_code == 404
    assert reviewer.get(due).context["page"].paginator.count == 1


DUE = "figure=obligations.due"
ODD = ["figure=none", DUE, f"{DUE}&from=x&to=y", "figure=letters.received&from=1-1-1",
       f"{DUE}&from=0001-01-01&to=9999-12-31", f"{DUE}&from=2026-01-01&to=2026-02-31"]  # fmt: skip


@pytest.mark.parametrize("odd", ODD)
def test_what_cannot_be_read_narrows_nothing(house, odd):
    lists = [reverse(f"desk:{name}") for name in ("obligations", "disclosures", "letters")]
    pages = [browser_of(house.clerk).get(f"{address}?{odd}") for address in lists]

    assert [(page.status_code, page.context["behind"]) for page in pages] == [(200, None)] * 3


def test_a_unit_there_is_not_has_no_rows(house):
    with time_machine.travel(NOON, tick=False):
        a_period(house, YESTERDAY)
    asked = "figure=obligations.due&from=2026-01-01&to=2026-12-31&of=ZZ"

    assert browser_of(house.clerk).get(f"{reverse('desk:obligations')}?{asked}").context["page"].paginator.count == 0


def test_what_complains_of_somebody_is_missing_from_number_and_list_alike(house):
    a_letter()
    a_letter().complained_people.add(house.clerk)
    browser = browser_of(house.clerk)

    line = links(browser.get(CONSOLE))["letters.received"]

    assert (line.says, browser.get(line.url).context["page"].paginator.count) == ("1", 1)


def test_a_narrowed_list_costs_the_same_with_one_row_and_with_three(house):
    address = f"{reverse('desk:obligations')}?figure=obligations.due&from=2026-01-01&to=2026-12-31&of=JX"
    a_period(house, YESTERDAY)
    browser = browser_of(house.clerk)
    one = cost(browser, address)
    for days in (1, 2):
        a_period(house, SOON.replace(day=SOON.day + days))

    assert cost(browser, address) == one


def test_every_figure_is_on_the_console(busy):
    page = opened(busy.clerk)
    shown = {
        line.figure.code for name in ("due", "matter", "check", "catalogue") for line in page.context[f"{name}_lines"]
    }
    shown |= {line.figure.code for row in page.context["letters"].rows for line in row.lines}
    shown |= {line.figure.code for line in page.context["letters"].outcomes}

    assert {code for code in FIGURES if code not in shown} == {
        code for code in FIGURES if code.count(".") == 2 and "steps" in code
    }
