"""The generated pages tell what the code does now."""

from gongkai.disclosures.rules import diagram
from tests.architecture.tree import ROOT


def test_the_page_of_the_procedure_is_current():
    stored = (ROOT / "docs" / "reference" / "procedure.md").read_text(encoding="utf-8")

    assert stored == diagram.page()


def test_the_page_draws_every_way_of_the_table_once():
    ways = [line for line in diagram.page().splitlines() if " --> " in line]

    assert len(ways) == len(set(ways))
