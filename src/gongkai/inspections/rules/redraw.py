"""Doing a draw over, and telling what does not agree. Source: 第十九条."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.inspections.rules.drawing import codes_in, drawn, seed_of, sha256
from gongkai.inspections.rules.plan import Filed
from gongkai.ledger.rules.finding import Finding
from gongkai.measures.vocabulary import Word
from gongkai.merkle.note import Checkpoint, Note
from gongkai.merkle.tree import Broken


class Fault(Word):
    """What may not agree between a plan, its population, its seed and what was drawn."""

    PLAN = "plan", "计划的内容与存档时记入日志的不一致：{detail}", "the plan is not what the log committed to: {detail}"
    POPULATION = (
        "population",
        "抽取范围的名单与计划写明的不一致：{detail}",
        "the population is not the one that the plan names: {detail}",
    )
    SEED = (
        "seed",
        "检查点不是存档以后的第一个：{detail}",
        "the checkpoint is not the first one after the plan was filed: {detail}",
    )
    SAMPLE = (
        "sample",
        "重新抽取的结果不同：{detail}",
        "drawn again, the sample is another one: {detail}",
    )


@dataclass(frozen=True, slots=True)
class Drawn:
    """A draw as it is on record: the plan, its population, the checkpoint, and what was drawn, in its order."""

    plan: str
    population: str
    checkpoint: bytes
    sample: tuple[str, ...]


def again(plan: str, population: str, checkpoint: bytes) -> tuple[str, ...]:
    """Draw by a plan, its population and a checkpoint.

    :raises Broken: if one of them is not what it should be.
    """
    filed = Filed.parse(plan)
    return drawn(codes_in(population), filed.lot(seed_of(checkpoint)))


def population_faults(plan: str, population: str) -> Iterator[Finding]:
    """Yield in which way a population is not the one that a plan names."""
    filed = Filed.parse(plan)
    if sha256(population) != filed.population:
        lines = population.count("\n")
        yield Finding(Fault.POPULATION, detail=f"{lines} / {filed.count}, sha256 {sha256(population)[:16]}…")


def covers(checkpoint: bytes, index: int) -> bool:
    """Tell whether a checkpoint has the leaf at an index in it.

    :raises Broken: if it is no checkpoint.
    """
    return Checkpoint.parse(Note.parse(checkpoint).text).size > index


def sample_faults(sample: Sequence[str], again: Sequence[str]) -> Iterator[Finding]:
    """Yield what was drawn and would not be, and what would be drawn and was not."""
    if tuple(sample) == tuple(again):
        return
    more = [f"-{code}" for code in sample if code not in set(again)]
    less = [f"+{code}" for code in again if code not in set(sample)]
    yield Finding(Fault.SAMPLE, detail=" ".join([*more, *less]) or "order")


def faults(one: Drawn, *, index: int, committed: str, first: bytes | None) -> Iterator[Finding]:
    """Yield what does not agree of a draw.

    ``committed`` is the digest of the plan that the log committed to with the leaf at ``index``, ``first`` the
    checkpoint that the log kept as the first to cover it.
    """
    if sha256(one.plan) != committed:
        yield Finding(Fault.PLAN, detail=f"sha256 {sha256(one.plan)[:16]}… / {committed[:16]}…")
    try:
        yield from population_faults(one.plan, one.population)
        if not covers(one.checkpoint, index):
            yield Finding(Fault.SEED, detail=f"{index}")
        elif first is not None and seed_of(first) != seed_of(one.checkpoint):
            yield Finding(Fault.SEED, detail=f"{seed_of(one.checkpoint)[:16]}… / {seed_of(first)[:16]}…")
        yield from sample_faults(one.sample, again(one.plan, one.population, one.checkpoint))
    except Broken as why:
        yield Finding(Fault.SAMPLE, detail=str(why))
