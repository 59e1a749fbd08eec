"""What may not be made known now stays out of an archive, be it public already, and nothing says so. Source: 第九条."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.disclosures.models import Attachment, Revision
from gongkai.disclosures.rules.kept_out import concerned, is_about
from gongkai.disclosures.rules.text import paragraphs
from gongkai.screening.queries import guards_in_force
from gongkai.screening.rules import Guard, Guarded


@dataclass(frozen=True, slots=True)
class Guarding:
    """What is kept out while an archive is made."""

    guards: tuple[Guard, ...]

    @classmethod
    def now(cls) -> "Guarding":
        """Return what is kept out now."""
        return cls(guards_in_force())

    def lets_words(self, *texts: str) -> bool:
        """Tell whether none of some texts has a wording that is kept out."""
        said = _folded(*texts)
        return not any(_folded(one) in said for one in self._values(Guarded.PHRASE))

    def lets_files(self, *digests: str) -> bool:
        """Tell whether none of some files is kept out."""
        return not self._values(Guarded.FILE) & set(digests)

    def lets(self, revision: Revision, attached: Iterable[Attachment]) -> bool:
        """Tell whether a wording may go with an archive, with its files. Source: 第九条."""
        if not self.guards:
            return True
        texts = (revision.title, revision.correction_note, *paragraphs(revision.body), *(one.name for one in attached))
        subjects = frozenset(str(one.public_id) for one in revision.subjects.all())
        about = is_about(concerned(self.guards, revision.matter_class), subjects, _squeezed(*texts))
        digests = {digest for one in attached for digest in (one.stored.digest, one.for_readers.digest)}
        return not about and self.lets_words(*texts) and self.lets_files(*digests)

    def _values(self, kind: Guarded) -> set[str]:
        return {one.value for one in self.guards if one.kind is kind}


def _squeezed(*texts: str) -> str:
    return re.sub(r"\s", "", "\n".join(texts))


def _folded(*texts: str) -> str:
    """Return texts as they are compared: full-width signs, capitals and spaces make no difference."""
    return unicodedata.normalize("NFKC", _squeezed(*texts)).casefold()
