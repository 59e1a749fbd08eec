"""Taking a letter in; of its writer nothing is kept but what he wrote himself. Source: 第十四条."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.disclosures.models import Disclosure
from gongkai.files.rules import FORMATS as KINDS
from gongkai.ledger.actions import recorded
from gongkai.mailbox.actions.hold import changed, stepped
from gongkai.mailbox.digits import IDENTITIES, LETTERS, bucket_of, slow_hash
from gongkai.mailbox.models import Enclosure, Identity, Letter, Spent
from gongkai.mailbox.queries.opened import Words, Writer, name_of, sealed_for, sealed_words
from gongkai.mailbox.queries.readers import is_taken
from gongkai.mailbox.rules.receipts import new_digits
from gongkai.mailbox.rules.words import Deed, Kind
from gongkai.mailbox.rules.writing import Written, writing_refusals
from gongkai.measures.refusal import Refusal, insist
from gongkai.measures.vocabulary import PersonKind
from gongkai.orgs.models import Person, Unit
from gongkai.orgs.queries import inspectors_for, posts_in_force
from gongkai.sealing.lock import new_key, seal

FORGOTTEN_AFTER = timedelta(days=2)
"""When nobody could send a form again that was sent once."""


@dataclass(frozen=True, slots=True)
class CleanFile:
    """The clean copy of a file, and its kind; its name stays with whoever sent it."""

    content: bytes
    ending: str


@recorded()
def write(
    written: Written,
    *,
    on: date,
    form: str,
    files: Iterable[CleanFile] = (),
    about: Disclosure | None = None,
    addressed: Unit | None = None,
    complained_units: Sequence[Unit] = (),
) -> str:
    """Take a letter in, and return its receipt: shown once, and kept nowhere. ``form`` is spent with it.

    Source: 第四条（二）、第十四条.

    :raises Refused: with every reason against it; a report that nobody here may read is not kept here.
    """
    people, units = _complained_of(written, on), {unit.pk for unit in complained_units}
    alone = written.kind is Kind.REPORT and not inspectors_for(units, people, on)
    insist(*writing_refusals(written), Refusal("letter_nobody_may_read") if alone else None)
    spend(form, on=on)
    digits = _free_digits()
    letter = Letter(kind=written.kind, is_anonymous=written.is_anonymous, received_on=on, about=about)
    letter.addressed = None if written.kind is Kind.REPORT else addressed
    letter.bucket, letter.receipt = bucket_of(digits), slow_hash(digits)
    letter.key = new_key(LETTERS, name_of(letter))
    words = Words(written.title.strip(), written.text.strip(), written.complains_of.strip())
    letter.sealed = sealed_for(letter, sealed_words(words))
    letter.save()
    letter.complained_units.set(units)
    letter.complained_people.set(people)
    _keep_beside(letter, written, files)
    stepped(letter, Deed.WROTE, on=on, is_for_writer=True)
    changed(letter, on)
    return digits


def _keep_beside(letter: Letter, written: Written, files: Iterable[CleanFile]) -> None:
    for number, file in enumerate(files, 1):
        kept = {"ending": file.ending, "media_type": KINDS[file.ending].media_type, "size": len(file.content)}
        Enclosure.objects.create(letter=letter, number=number, sealed=sealed_for(letter, file.content), **kept)
    if not written.is_anonymous:
        key, name = new_key(IDENTITIES, name_of(letter)), name_of(letter)
        writer = sealed_words(Writer(written.name.strip(), written.contact.strip()))
        Identity.objects.create(letter=letter, key=key, sealed=seal(writer, key, IDENTITIES, name))


@recorded()
def spend(form: str, *, on: date) -> None:
    """Let a form be sent once; its mark is forgotten when nobody could send it again.

    :raises Refused: if it was sent before.
    """
    Spent.objects.filter(on__lt=on - FORGOTTEN_AFTER).delete()
    _row, is_new = Spent.objects.get_or_create(digest=form, defaults={"on": on})
    insist(None if is_new else Refusal("letter_sent_already"))


def _free_digits() -> str:
    """Return digits that nobody has; nobody watches how long that takes."""
    digits = new_digits()
    return digits if not is_taken(digits) else _free_digits()


def _complained_of(written: Written, on: date) -> set[int]:
    """Return whom a letter names as those it complains of; of a report, inspectors wherever they are named in it.

    A namesake is kept from it too: better one reader too few. Practice: S5, S8.
    """
    names = re.sub(r"\s", "", written.complains_of)
    found = set[int]()
    if names:
        staff = Person.objects.filter(kind=PersonKind.STAFF, left_on=None).values_list("pk", "name")
        found = {pk for pk, name in staff if name in names}
    if written.kind is Kind.REPORT:
        said = re.sub(r"\s", "", written.title + written.text)
        inspectors = posts_in_force(on).filter(role="inspector").values_list("person_id", "person__name")
        found |= {pk for pk, name in inspectors if name in said}
    return found
