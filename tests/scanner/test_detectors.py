"""A detector is asked wherever it could find something, and nowhere else."""

from gongkai.scanner.detectors import DETECTORS
from gongkai.scanner.signals import SPEAKING, WORDS, Signal


def test_every_detector_of_words_alone_is_asked_without_digits_and_letters():
    by_words = [each.signals for each in DETECTORS if not each.digits and not each.letters]
    needs_digits = {Signal.BIRTH, Signal.BORN, Signal.SEX}

    assert frozenset().union(*by_words) - needs_digits == SPEAKING


def test_every_signal_has_words():
    assert {signal for _, signal in WORDS} == set(Signal)
