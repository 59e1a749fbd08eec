"""What does not agree, one line each: where, and in which way."""

import os
from dataclasses import dataclass

from gongkai.measures.vocabulary import Word


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not agree. ``about`` names it (a leaf, a file, an address), ``detail`` what was found."""

    fault: Word
    about: str = ""
    detail: str = ""

    def __str__(self) -> str:
        return f"[{self.fault.value}] {said(self.fault).format(about=self.about, detail=self.detail)}"


def said(word: Word) -> str:
    """Return a wording in the language of whoever runs the command: English if ``LANGUAGE`` says so, else Chinese."""
    return word.en if os.environ.get("LANGUAGE", "").startswith("en") else word.zh
