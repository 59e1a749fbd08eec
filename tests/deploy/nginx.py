"""Reading an nginx configuration: directives one after the other, blocks with what they hold."""

import re
from dataclasses import dataclass, field

TOKEN = re.compile(r"""\s*(?:\#[^\n]*|("[^"]*"|'[^']*'|[{};]|[^\s{};]+))""")


@dataclass
class Directive:
    name: str
    words: tuple[str, ...]
    inside: list["Directive"] = field(default_factory=list)

    def said(self, name):
        """Return what every directive of that name in this block says."""
        return [one.words for one in self.inside if one.name == name]

    def called(self, name, *words):
        """Return the block of that name that begins with these words."""
        found = [one for one in self.inside if one.name == name and one.words[: len(words)] == words]
        assert len(found) == 1, (name, words, found)
        return found[0]


def read(text):
    """Return a configuration as one block without a name."""
    tokens = (token.strip("\"'") if len(token) > 1 else token for token in TOKEN.findall(text) if token)
    return Directive("", (), _block(tokens))


def _block(tokens):
    found, words = [], []
    for token in tokens:
        if token == "}":
            break
        if token not in {"{", ";"}:
            words.append(token)
            continue
        found.append(Directive(words[0], tuple(words[1:]), _block(tokens) if token == "{" else []))
        words = []
    return found
