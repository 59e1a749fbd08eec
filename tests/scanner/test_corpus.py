"""What the corpus asks of the scanner: nearly everything planted is found, nearly nothing clean is alarmed at."""

import pytest

from gongkai.scanner.finding import Severity
from gongkai.scanner.kinds import Kind
from gongkai.scanner.passage import Passage
from gongkai.scanner.rules import Rules
from gongkai.scanner.sayings import SAYINGS_OF_TEXT
from gongkai.scanner.text import scan_text
from tests.scanner import table
from tests.scanner.corpus.clean import clean
from tests.scanner.corpus.planted import planted
from tests.scanner.measuring import alarms, in_text, recall

OTHER_SEEDS = (7, 11, 1921)


@pytest.mark.article(9)
def test_every_planted_leak_is_found():
    missed = [(one.leak.kind, one.leak.text) for one in in_text() if not one.is_found]

    assert missed == []


@pytest.mark.parametrize("seed", OTHER_SEEDS)
def test_other_people_and_numbers_are_found_as_well(seed):
    leaks = planted(seed)
    found = [scan_text([leak.passage()], Rules.default()) for leak in leaks]
    missed = [leak for leak, hits in zip(leaks, found, strict=True) if leak.kind not in {one.kind for one in hits}]

    assert len(missed) / len(leaks) <= 0.02


def test_clean_texts_raise_no_alarm_of_the_highest_severity():
    assert [text.text for text, severity in alarms() if severity is Severity.MUST] == []


def test_the_corpus_is_as_large_as_was_asked():
    kinds = {leak.kind for leak in planted()} | {Kind.SCHOOL_WORD}

    assert len(planted()) >= 300
    assert len({text.text for text in clean()}) >= 300
    assert kinds == set(SAYINGS_OF_TEXT)


def test_a_seed_builds_the_same_corpus_every_time():
    assert (planted(), clean()) == (planted(), clean())


def test_a_planted_number_is_shown_where_it_stands():
    numbers = [leak for leak in planted() if leak.kind in {Kind.IDENTITY, Kind.MOBILE, Kind.BANK_CARD}]
    apart = [
        leak for leak in numbers if not any(covers(one, leak) for one in scan_text([leak.passage()], Rules.default()))
    ]

    assert apart == []


def covers(finding, leak):
    start = leak.text.index(leak.value)
    return finding.kind == leak.kind and finding.place.start < start + len(leak.value) and start < finding.place.end


def test_a_miss_would_be_seen():
    blind = [one for one in in_text() if one.leak.kind != Kind.IDENTITY]
    halved = [*blind, *([type(blind[0])(blind[0].leak, is_found=False)] * len(blind))]

    assert (recall(blind), recall(halved)) == (1.0, 0.5)


def test_leaks_in_one_long_text_are_found_as_in_many():
    leaks = [
        leak for leak in planted() if not leak.row and not leak.heading and leak.kind in {Kind.IDENTITY, Kind.MOBILE}
    ]
    whole = "\n。\n".join(leak.text for leak in leaks)
    found = [
        one for one in scan_text([Passage(whole, "全文")], Rules.default()) if one.kind in {Kind.IDENTITY, Kind.MOBILE}
    ]

    assert len(found) >= len(leaks)


def test_the_page_of_the_scanner_is_current():
    assert table.PAGE.read_text(encoding="utf-8") == table.page()
