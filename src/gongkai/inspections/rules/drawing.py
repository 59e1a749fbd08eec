"""The draw: which of a population are checked, by a seed that nobody knew when the plan was filed. Source: 第十九条.

Anybody can do it over with ``sha256sum`` and ``sort``; docs/how-to/inspect.md says how. Every text is UTF-8, every
digest is written as 64 small hexadecimal digits.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongkai.merkle.tree import Broken

METHOD = "gongkai-draw-1"
"""The name under which plans commit to what this module does; another way of drawing gets another name."""
SEED_LINES = 5
"""Name, size and root of the log, an empty line, the log's own signature: what witnesses add later is not counted."""


def sha256(text: str) -> str:
    """Return the digest of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def population_text(codes: Iterable[str]) -> str:
    """Write a population: its codes sorted by their bytes, one a line, each once."""
    return "".join(f"{code}\n" for code in sorted(set(codes), key=str.encode))


def codes_in(population: str) -> tuple[str, ...]:
    """Read a population.

    :raises Broken: if it is not written as ``population_text`` writes.
    """
    codes = tuple(population.split("\n")[:-1])
    if population_text(codes) != population or not all(map(str.strip, codes)):
        raise Broken("not a sorted list of codes, one a line")
    return codes


def seed_of(checkpoint: bytes) -> str:
    """Return the seed that a signed checkpoint is.

    :raises Broken: if it has too few lines.
    """
    lines = checkpoint.split(b"\n")
    if len(lines) <= SEED_LINES or lines[SEED_LINES - 2]:
        raise Broken("not a signed checkpoint")
    return hashlib.sha256(b"".join(line + b"\n" for line in lines[:SEED_LINES])).hexdigest()


def unit_of(code: str) -> str:
    """Return the unit's code within a code of a population: what stands before the first colon."""
    return code.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Lot:
    """What the draw depends on besides the population: seed, digest of the plan, how many, and whether by unit."""

    seed: str
    plan: str
    size: int
    by_unit: bool

    def rank(self, code: str) -> str:
        """Return the number that decides about a code: the smaller, the sooner it is drawn."""
        return sha256(f"{self.seed}\n{self.plan}\n{code}\n")


def drawn(codes: Sequence[str], lot: Lot) -> tuple[str, ...]:
    """Return what is drawn, in the order of the draw.

    Everything is put in the order of its rank. By unit, the first of every unit is taken before the rest; then the
    first of the rest, until there are enough.
    """
    order = sorted(codes, key=lot.rank)
    firsts = {unit_of(code): code for code in reversed(order)} if lot.by_unit else {}
    ahead = set(firsts.values())
    queue = [code for code in order if code in ahead] + [code for code in order if code not in ahead]
    return tuple(queue[: lot.size])
