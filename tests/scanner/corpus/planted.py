"""All planted leaks, in the order of their kinds. Other formats plant the same leaks into their files."""

from random import Random

from tests.scanner.corpus import planted_numbers as numbers
from tests.scanner.corpus import planted_words as words
from tests.scanner.corpus.invented import Inventor

SEED = 52
GROUPS = (
    numbers.identities,
    numbers.doubtful_identities,
    numbers.phones,
    numbers.cards,
    numbers.documents,
    numbers.contacts,
    numbers.school_numbers,
    words.addresses,
    words.births,
    words.names,
    words.circumstances,
    words.secrecy,
    words.unsettled,
)


def planted(seed=SEED):
    """Return every planted leak; the same seed plants the same leaks."""
    inventor = Inventor(Random(seed))  # noqa: S311 – the same leaks every time
    return tuple(leak for group in GROUPS for leak in group(inventor))
