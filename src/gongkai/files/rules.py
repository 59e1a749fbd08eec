"""Which files may be stored: by name, by size and by what is inside. Every reason is given at once."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from gongkai.measures.refusal import Refusal

NAME_LIMIT = 120
"""Longest file name, in characters; longer ones do not fit the names of common file systems in Chinese."""


class Inside(StrEnum):
    """What was found in the bytes that forbids storing them."""

    OTHER_KIND = "file_kind_differs"
    ENCRYPTED = "file_encrypted"
    MACROS = "file_has_macros"
    BLOATED = "file_unpacks_too_large"
    BROKEN = "file_broken"


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that is accepted.

    ``magic`` is what the bytes must look like: an ending known to puremagic, or empty for plain text.
    ``mark`` is what must stand inside a packed document for it to be of this kind.
    """

    media_type: str
    magic: str
    mark: str = ""


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS: dict[str, Format] = {
    "pdf": Format("application/pdf", ".pdf"),
    "ofd": Format("application/ofd", ".zip", "OFD.xml"),
    "docx": Format(f"{_OFFICE}.wordprocessingml.document", ".zip", "wordprocessingml.document.main+xml"),
    "xlsx": Format(f"{_OFFICE}.spreadsheetml.sheet", ".zip", "spreadsheetml.sheet.main+xml"),
    "pptx": Format(f"{_OFFICE}.presentationml.presentation", ".zip", "presentationml.presentation.main+xml"),
    "jpg": Format("image/jpeg", ".jpg"),
    "jpeg": Format("image/jpeg", ".jpg"),
    "png": Format("image/png", ".png"),
    "txt": Format("text/plain", ""),
    "csv": Format("text/csv", ""),
}
"""What readers can open everywhere and reviewers can look into. Practice: no archives and no animations, whose
contents nobody reads through, and none of the office formats of before 2007, in which macros cannot be told."""

OLD_OFFICE = frozenset({"doc", "xls", "ppt", "wps", "et", "dps", "rtf"})
"""Endings refused with advice of their own: saving in the newer format is all that is needed."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules on an upload turn on. None has a default."""

    name: str
    size: int
    limit: int
    inside: frozenset[Inside]


def ending(name: str) -> str:
    """Return the part of a file name after the last dot, in small letters; empty if there is none."""
    stem, dot, last = name.rpartition(".")
    return last.lower() if dot and stem else ""


def name_refusals(name: str) -> tuple[Refusal, ...]:
    """Return what is wrong with a file name. Practice: signs that turn or hide part of a name are refused."""
    found: list[Refusal] = []
    if not name.strip() or name.strip(".") == "":
        return (Refusal("file_name_missing"),)
    if len(name) > NAME_LIMIT:
        found.append(Refusal("file_name_too_long", about=str(len(name))))
    if any(unicodedata.category(sign).startswith("C") or sign in "/\\" for sign in name):
        found.append(Refusal("file_name_has_hidden_signs"))
    if ending(name) in OLD_OFFICE:
        found.append(Refusal("file_kind_old", about=ending(name)))
    elif ending(name) not in FORMATS:
        found.append(Refusal("file_kind_unknown", about=ending(name)))
    return tuple(found)


def refusals(facts: Facts) -> tuple[Refusal, ...]:
    """Return every reason why a file may not be stored; none means that it may."""
    found = list(name_refusals(facts.name))
    if not facts.size:
        found.append(Refusal("file_empty"))
    if facts.size > facts.limit:
        found.append(Refusal("file_too_large", about=str(facts.limit)))
    found += [Refusal(what.value) for what in Inside if what in facts.inside]
    return tuple(found)
