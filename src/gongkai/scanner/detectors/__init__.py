"""What is looked for in a passage, one detector a sort of thing; all of them see the same view."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from gongkai.scanner.detectors.addresses import addresses
from gongkai.scanner.detectors.births import births
from gongkai.scanner.detectors.cards import cards
from gongkai.scanner.detectors.circumstances import circumstances, grades
from gongkai.scanner.detectors.contacts import mails, plates
from gongkai.scanner.detectors.documents import documents
from gongkai.scanner.detectors.identity import identities
from gongkai.scanner.detectors.numbers import school_numbers, shaped_numbers
from gongkai.scanner.detectors.people import names_beside
from gongkai.scanner.detectors.phones import phones
from gongkai.scanner.detectors.secrecy import internal, secrecy, work_secrets
from gongkai.scanner.detectors.unsettled import drafts, trade_secrets, unsettled
from gongkai.scanner.detectors.words import school_words
from gongkai.scanner.signals import Signal
from gongkai.scanner.view import Hit, View

S = Signal


@dataclass(frozen=True, slots=True)
class Detector:
    """One detector, and what must be in or beside a passage for it to be asked: its words, digits, or letters."""

    find: Callable[[View], Iterator[Hit]]
    signals: frozenset[Signal] = frozenset()
    digits: bool = False
    letters: bool = False


DETECTORS = (
    Detector(identities, frozenset({S.IDENTITY}), digits=True),
    Detector(phones, digits=True),
    Detector(cards, frozenset({S.ACCOUNT}), digits=True),
    Detector(documents, frozenset({S.PERMIT}), letters=True),
    Detector(mails, letters=True),
    Detector(plates, letters=True),
    Detector(addresses, frozenset({S.RESIDENCE, S.MAILING, S.ESTATE})),
    Detector(births, frozenset({S.BIRTH, S.BORN, S.SEX})),
    Detector(school_numbers, frozenset({S.STUDENT, S.STAFF}), digits=True),
    Detector(circumstances, frozenset({S.ILLNESS, S.HARDSHIP})),
    Detector(grades, frozenset({S.GRADE})),
    Detector(secrecy, frozenset({S.SECRECY})),
    Detector(work_secrets, frozenset({S.WORK_SECRET})),
    Detector(internal, frozenset({S.INTERNAL})),
    Detector(unsettled, frozenset({S.PENDING, S.CASE})),
    Detector(drafts, frozenset({S.DRAFT})),
    Detector(trade_secrets, frozenset({S.TRADE})),
)


@lru_cache(maxsize=4096)
def _asked(signals: frozenset[Signal], *, digits: bool, letters: bool) -> tuple[Callable[[View], Iterator[Hit]], ...]:
    """Return the detectors that could find something. Most passages hold the same few words."""
    return tuple(
        each.find
        for each in DETECTORS
        if (each.digits and digits) or (each.letters and letters) or not signals.isdisjoint(each.signals)
    )


def detect(view: View) -> list[Hit]:
    """Return everything that is found in a view, in no order; names are looked for beside the rest."""
    signals = view.beside.union(view.words.signals)
    hits: list[Hit] = []
    for find in _asked(signals, digits=bool(view.numbers), letters=view.has_letters):
        hits += find(view)
    if view.compiled.student or view.compiled.staff:
        hits += shaped_numbers(view)
    if hits or view.passage.row:
        hits += names_beside(view, hits)
    return hits if not view.words.listed else [*hits, *school_words(view)]
