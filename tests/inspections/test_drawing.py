"""The draw: the same plan and checkpoint give the same sample, and nobody can choose it."""

import hashlib
import subprocess
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.inspections.rules.drawing import Lot, codes_in, drawn, population_text, seed_of, sha256, unit_of
from gongkai.merkle.tree import Broken

pytestmark = pytest.mark.article(19)
LOT = Lot(seed="a" * 64, plan="b" * 64, size=3, by_unit=False)
CODES = [f"{unit}:disclosure:{number}" for unit in ("JX", "CL", "WL") for number in range(5)]
NOTE = b"example.org/log/public\n7\nAAAA\n\n\xe2\x80\x94 example.org/log/public c2ln\n"


def test_the_smallest_ranks_are_drawn_first():
    ranks = {code: hashlib.sha256(f"{'a' * 64}\n{'b' * 64}\n{code}\n".encode()).hexdigest() for code in CODES}

    assert drawn(CODES, LOT) == tuple(sorted(CODES, key=ranks.get)[:3])


def test_it_does_not_matter_in_which_order_the_population_is_given():
    assert drawn(CODES[::-1], LOT) == drawn(CODES, LOT)


@pytest.mark.parametrize("other", [{"seed": "c" * 64}, {"plan": "c" * 64}])
def test_another_seed_or_another_plan_gives_another_sample(other):
    assert drawn(CODES, replace(LOT, **other)) != drawn(CODES, LOT)


def test_by_unit_every_unit_has_one():
    assert {unit_of(code) for code in drawn(CODES, replace(LOT, by_unit=True))} == {"JX", "CL", "WL"}


def test_by_unit_the_first_of_each_unit_comes_before_the_rest():
    order = drawn(CODES, replace(LOT, size=len(CODES)))
    by_unit = drawn(CODES, replace(LOT, size=4, by_unit=True))
    firsts = tuple(code for number, code in enumerate(order) if unit_of(code) not in map(unit_of, order[:number]))

    assert by_unit == (*firsts, next(code for code in order if code not in firsts))


@given(
    st.sets(st.from_regex(r"[A-Z]{1,3}:[a-z0-9]{1,4}", fullmatch=True), min_size=1), st.integers(1, 30), st.booleans()
)
def test_a_sample_is_as_large_as_asked_and_has_everything_once(codes, size, by_unit):
    found = drawn(sorted(codes), replace(LOT, size=size, by_unit=by_unit))

    assert (len(found), set(found) <= codes) == (min(size, len(codes)), True)
    assert len(set(found)) == len(found)


def test_a_population_is_sorted_by_its_bytes_each_once():
    assert population_text(["b", "a", "b", "é", "Z"]) == "Z\na\nb\né\n"
    assert codes_in("Z\na\n") == ("Z", "a")


@pytest.mark.parametrize("text", ["a", "b\na\n", "a\na\n", "a\n\n", "\n", " \n"])
def test_a_list_written_otherwise_is_no_population(text):
    with pytest.raises(Broken):
        codes_in(text)


def test_the_seed_is_the_digest_of_five_lines_whatever_witnesses_add():
    assert seed_of(NOTE) == hashlib.sha256(NOTE).hexdigest()
    assert seed_of(NOTE + "— witness.example c2ln\n".encode()) == seed_of(NOTE)


@pytest.mark.parametrize("note", [b"", b"a\nb\nc\n", b"a\nb\nc\nd\ne\n"])
def test_what_is_no_signed_checkpoint_is_no_seed(note):
    with pytest.raises(Broken):
        seed_of(note)


def test_anybody_can_do_it_with_sha256sum(tmp_path):
    (tmp_path / "checkpoint").write_bytes(NOTE + "— witness.example c2ln\n".encode())
    (tmp_path / "plan").write_text("{}\n", "utf-8")
    (tmp_path / "population").write_text(population_text(CODES), "utf-8")
    said = subprocess.run(["bash", "-c", BY_HAND], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    lot = replace(LOT, seed=seed_of(NOTE), plan=sha256("{}\n"))

    assert tuple(said.split()) == drawn(CODES, lot)


BY_HAND = """
SEED=$(head -n 5 checkpoint | sha256sum | cut -c1-64)
PLAN=$(sha256sum < plan | cut -c1-64)
while read -r CODE; do
  echo "$(printf '%s\\n%s\\n%s\\n' $SEED $PLAN "$CODE" | sha256sum | cut -c1-64) $CODE"
done < population | LC_ALL=C sort | head -n 3 | cut -d' ' -f2
"""
"""As docs/how-to/inspect.md has it."""
