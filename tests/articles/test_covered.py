"""Every article that this version carries out has a rule that says so and a test that proves it."""

from pathlib import Path

import pytest

import gongkai
from gongkai.measures.articles import ARTICLES
from gongkai.measures.reference import Ref
from gongkai.measures.trace.collect import proofs_in, rules_in
from tests.conftest import TESTS

COVERED = (
    Ref(2), Ref(3), Ref(4, 3), Ref(5), Ref(6), Ref(7), Ref(9), Ref(10, 1), Ref(10, 2), Ref(10, 3), Ref(11), Ref(12),
    Ref(13), Ref(14), Ref(16, 1), Ref(16, 2), Ref(16, 3), Ref(16, 4),
)  # fmt: skip
PARTS = {"rule": lambda: rules_in(Path(gongkai.__file__).parent), "test": lambda: proofs_in(TESTS)}


@pytest.fixture(scope="module", params=PARTS)
def mentioned(request):
    return {mention.ref for mention in PARTS[request.param]()}


def below(ref, mentioned):
    """Return whether a passage, or an item of the article, is mentioned."""
    return any(one == ref or (one.article == ref.article and ref.item is None) for one in mentioned)


def test_every_covered_passage_is_mentioned(mentioned):
    assert [str(ref) for ref in COVERED if not below(ref, mentioned)] == []


def test_the_covered_articles_are_articles():
    assert {ref.article for ref in COVERED} <= set(ARTICLES)
