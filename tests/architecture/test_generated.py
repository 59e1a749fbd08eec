"""The generated pages tell what the code does now."""

from gongkai.accountability.rules import diagram as register
from gongkai.disclosures.rules import diagram
from gongkai.figures.rules.registry import FIGURES
from gongkai.figures.rules.registry import page as figures
from tests.architecture.tree import ROOT


def test_the_page_of_the_procedure_is_current():
    stored = (ROOT / "docs" / "reference" / "procedure.md").read_text(encoding="utf-8")

    assert stored == diagram.page()


def test_the_page_of_the_register_is_current():
    stored = (ROOT / "docs" / "reference" / "accountability.md").read_text(encoding="utf-8")

    assert stored == register.page()


def test_the_page_draws_every_way_of_the_table_once():
    ways = [line for line in diagram.page().splitlines() if " --> " in line]

    assert len(ways) == len(set(ways))


def test_the_page_of_figures_is_current_and_tells_of_each_once():
    stored = (ROOT / "docs" / "reference" / "figures.md").read_text(encoding="utf-8")
    told = [line.split("`")[1] for line in stored.splitlines() if line.startswith("| `")]

    assert stored == figures.page()
    assert sorted(told) == sorted(FIGURES)
