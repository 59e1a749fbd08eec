"""What the console's page says of a simulated year, read out of its HTML, equals the second count. Source: 第十八条."""

import re

import pytest
from tests.samples.year.conftest import ASKED
from tests.samples.year.reading import numbers, said
from tests.samples.year.recount import ALL, recounted

from gongkai.figures.rules.registry import FIGURES
from gongkai.figures.rules.registry.steps import STAGES, Step

pytestmark = [pytest.mark.article(18), pytest.mark.django_db]
SECTIONS = {"due": ("obligations.",), "matters": ("disclosures.", "steps.sent_back"), "checks": ("checks.",),
            "catalogues": ("filings.", "catalogues.")}  # fmt: skip
KINDS = ("", "suggestion.", "question.", "request_to_disclose.", "request_to_correct.")
ASKED_OF_LETTERS = ("received", "acknowledged", "in_time", "overdue")


def rows_of(page, section):
    """Return the numbers in each row of a section's first table, cell by cell, as they are to be read."""
    start = page.index(f'id="h-{section}"')
    table = page[start : page.index("</table>", start)]
    for row in re.findall(r'<tr><th scope="row">(.*?)</tr>', table, re.DOTALL):
        name, _, cells = row.partition("</th>")
        told = re.findall(r"<td[^>]*>(.*?)</td>", cells, re.DOTALL)
        yield name, [re.sub(r'<span class="vh">.*?</span>|<[^>]*>', "", one).strip() for one in told]


@pytest.fixture(scope="module")
def counted(lived):
    return recounted(lived.rows, *ASKED[0])


@pytest.mark.parametrize("section", SECTIONS)
def test_the_numbers_of_every_table_equal_the_second_count(lived, counted, section):
    told = {name: numbers(cells[0]) for name, cells in rows_of(lived.console, section)}
    codes = [code for code in FIGURES if code.startswith(SECTIONS[section])]

    assert told == {FIGURES[code].zh: said(counted[code][ALL], FIGURES[code].measure) for code in codes}


def test_the_steps_tell_how_long_and_how_many(lived, counted):
    told = {name: [numbers(cells[at])[0] for at in (0, 2, 3, 4)] for name, cells in rows_of(lived.console, "steps")}

    def of(stage):
        median, longest = counted[f"steps.{stage}.median"][ALL], counted[f"steps.{stage}.longest"][ALL]
        return [median[0], longest[0], median[1], counted[f"steps.{stage}.waiting"][ALL][0]]

    assert told == {Step(stage).zh: of(stage) for stage in STAGES}


def test_the_mailbox_tells_of_every_kind(lived, counted):
    told = [[numbers(cell) for cell in cells] for _name, cells in rows_of(lived.console, "letters")]
    measures = [FIGURES[f"letters.{what}"].measure for what in ASKED_OF_LETTERS]
    columns = list(zip(ASKED_OF_LETTERS, measures, strict=True))
    wanted = [[said(counted[f"letters.{kind}{what}"][ALL], measure) for what, measure in columns] for kind in KINDS]

    assert sorted(told) == sorted(wanted)
