"""Every kind is planted into every place where a text can lie, and nearly all of it is found there."""

import pytest

from gongkai.scanner.kinds import Kind
from gongkai.scanner.sayings import SAYINGS_OF_TEXT
from tests.scanner.corpus import Planted
from tests.scanner.corpus.spots import SPOTS
from tests.scanner.in_places import counts, found, leaks, outcomes

FOUND_OTHERWISE = {
    (Kind.OFFICE_EMAIL, "any file", "name"): {Kind.EMAIL},  # the ending of the name makes it another domain
    (Kind.ACCOUNT, "xlsx", "number"): {Kind.BANK_CARD},  # rounded, the number happens to have a card's check digit
}
"""What is never found as what it is, and as what it is found instead."""

CLEAN = Planted(Kind.MOBILE, "正文", "")


def test_nearly_all_that_is_planted_is_found():
    every = outcomes()

    assert len(every) >= 3_000
    assert sum(one.is_found for one in every) / len(every) >= 0.98


def test_no_kind_is_missed_altogether_in_a_place():
    never = {(kind, spot.file, spot.name): set() for (kind, spot), (_, hits) in counts().items() if not hits}
    for one in outcomes():
        never.get((one.leak.kind, one.spot.file, one.spot.name), set()).update(one.kinds)

    assert never == FOUND_OTHERWISE


@pytest.mark.parametrize("spot", SPOTS, ids=lambda spot: f"{spot.file}: {spot.name}")
def test_every_kind_is_planted_but_where_only_numbers_can_stand(spot):
    kinds = {leak.kind for leak in leaks(spot)}

    assert kinds <= set(SAYINGS_OF_TEXT)
    assert spot.numbers or kinds == set(SAYINGS_OF_TEXT)


@pytest.mark.parametrize("spot", SPOTS, ids=lambda spot: f"{spot.file}: {spot.name}")
def test_nothing_is_found_where_nothing_was_planted(spot):
    assert found(CLEAN, spot).kinds == ()


def test_what_is_found_elsewhere_does_not_count():
    body, header = (
        next(spot for spot in SPOTS if (spot.file, spot.name) == ("docx", name)) for name in ("body", "header")
    )

    assert (body.is_at("第1段", CLEAN), body.is_at("页眉·第1段", CLEAN), header.is_at("第1段", CLEAN)) == (
        True,
        False,
        False,
    )
