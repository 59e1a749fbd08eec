"""What is looked for in a passage, one detector a sort of thing; all of them see the same view."""

from collections.abc import Callable, Iterator

from gongkai.scanner.detectors.addresses import addresses
from gongkai.scanner.detectors.births import births
from gongkai.scanner.detectors.cards import cards
from gongkai.scanner.detectors.circumstances import circumstances, grades
from gongkai.scanner.detectors.contacts import mails, plates
from gongkai.scanner.detectors.documents import documents
from gongkai.scanner.detectors.identity import identities
from gongkai.scanner.detectors.numbers import school_numbers
from gongkai.scanner.detectors.people import names_beside
from gongkai.scanner.detectors.phones import phones
from gongkai.scanner.detectors.secrecy import internal, secrecy, work_secrets
from gongkai.scanner.detectors.unsettled import drafts, trade_secrets, unsettled
from gongkai.scanner.detectors.words import school_words
from gongkai.scanner.view import Hit, View

DETECTORS: tuple[Callable[[View], Iterator[Hit]], ...] = (
    identities, phones, cards, documents, mails, plates, addresses, births, school_numbers, circumstances, grades,
    secrecy, work_secrets, internal, unsettled, drafts, trade_secrets, school_words,
)  # fmt: skip


def detect(view: View) -> list[Hit]:
    """Return everything that is found in a view, in no order; names are looked for beside the rest."""
    hits = [hit for detector in DETECTORS for hit in detector(view)]
    return [*hits, *names_beside(view, hits)]
