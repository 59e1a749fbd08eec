"""The same seed gives the same year, in another process and another database; another seed another one."""

import pytest
from tests.browser.school import gongkai
from tests.samples.year.conftest import DISCLOSURES, SEED, UNITS

from gongkai.samples.actions.year.clock import dice_of
from gongkai.samples.actions.year.fates import fates


@pytest.fixture(scope="module")
def said_elsewhere(tmp_path_factory):
    """Give what the command says that lets the same school live through the same year, in a process of its own."""
    folder = tmp_path_factory.mktemp("elsewhere")
    gongkai(folder, "gongkai", "migrate")
    size = ("--year", "2025", "--units", str(UNITS), "--disclosures", str(DISCLOSURES), "--seed", str(SEED))
    return gongkai(folder, "gongkai", "sample", "year", *size)


@pytest.mark.django_db
def test_the_same_seed_gives_the_same_year_and_its_digest_is_told(lived, said_elsewhere):
    assert said_elsewhere == f"一年已经模拟完。这一年的经过：{lived.digest}\n"


@pytest.mark.parametrize("other", [(8, "fates", 0), (7, "letter", 0), (7, "fates", 1)])
def test_another_seed_thing_or_number_throws_other_dice(other):
    assert dice_of(7, "fates", 0).random() == dice_of(7, "fates", 0).random()
    assert dice_of(*other).random() != dice_of(7, "fates", 0).random()


def test_another_seed_gives_disclosures_other_fates():
    assert fates(DISCLOSURES, dice_of(7, "fates", 0)) == fates(DISCLOSURES, dice_of(7, "fates", 0))
    assert fates(DISCLOSURES, dice_of(8, "fates", 0)) != fates(DISCLOSURES, dice_of(7, "fates", 0))
