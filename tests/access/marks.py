"""Words of sixteen characters that stand nowhere else: whoever is answered with one has seen what it stands for."""

import re
from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b

WRITTEN = re.compile(r"canary\d{10}")


@dataclass(frozen=True)
class Mark:
    """What a word stands for: a field of something, and how widely that field is known."""

    label: str
    field: str
    kind: str


class Marks:
    """All words given out, and what each stands for."""

    def __init__(self):
        self.times = Counter()
        self.known = {}

    def of(self, label, field, kind="text"):
        """Return a new word. A ``text`` is for readers, a ``note`` stays for them after the text is gone,
        ``work`` is for those who handle the matter, ``word list`` for the office, ``own`` for one person alone,
        ``resolution`` for whoever may read that, ``office`` for the office, ``readers`` for everybody."""
        drawn = blake2b(f"{label} {field} {self.times[label, field]}".encode(), digest_size=8).digest()
        self.times[label, field] += 1
        word = f"canary{int.from_bytes(drawn) % 10**10:010d}"
        self.known[word] = Mark(label, field, kind)
        return word

    def found_in(self, content):
        """Return what the words in some content stand for."""
        return {self.known[word] for word in set(WRITTEN.findall(content)) if word in self.known}
