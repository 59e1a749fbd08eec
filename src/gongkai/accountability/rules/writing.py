"""What is written into the register, and what is wrong with it; every reason at once, each at its field. 第二十条."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gongkai.accountability.rules.words import DECISIONS, Kind
from gongkai.files.rules import FORMATS
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Ground

LIMITS: Mapping[str, int] = {
    "happened": 3000, "consequence": 2000, "about": 300, "said": 3000, "reason": 500, "number": 60}  # fmt: skip
FILE_LIMIT = 10 << 20
CODE = re.compile(r"[a-z_]{3,20}/[0-9A-Za-z-]{1,40}")
"""How something is referred to: ``disclosure/…``, ``obligation/…``, ``deed/12``, ``incident/…``, ``letter/…``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A case as it is typed: which ground, what happened, and what came of it, as far as that is known yet."""

    ground: Ground
    happened: str
    consequence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One piece of evidence: a file, or the code of something that is kept here, and what it shows."""

    about: str
    code: str = ""
    name: str = ""
    content: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision as the register knows it: its number, its date and its kind, and nothing of its content."""

    number: str
    on: date | None
    kind: Kind


def text_refusals(texts: Mapping[str, str], *, optional: frozenset[str] = frozenset()) -> list[Refusal]:
    """Return which texts are missing, and which are too long."""
    missing = [Refusal("text_missing", about=name) for name, text in texts.items()
               if not text.strip() and name not in optional]  # fmt: skip
    long = (name for name, text in texts.items() if len(text) > LIMITS[name])
    return missing + [Refusal("text_too_long", about=name) for name in long]


def written_refusals(written: Written, *, concerns_somebody: bool) -> list[Refusal]:
    """Return what is wrong with a case as it is typed; its consequence may be learned later. Source: 第二十条."""
    texts = {"happened": written.happened, "consequence": written.consequence}
    found = text_refusals(texts, optional=frozenset({"consequence"}))
    return found if concerns_somebody else [*found, Refusal("nobody_concerned", (20, None), about="person")]


def proof_refusals(proof: Proof) -> list[Refusal]:
    """Return what is wrong with a piece of evidence: it is a file or a code, one of them, and says what it shows."""
    found = text_refusals({"about": proof.about})
    if bool(proof.code.strip()) == bool(proof.content):
        found.append(Refusal("file_or_code", about="code"))
    if proof.code.strip() and not CODE.fullmatch(proof.code.strip()):
        found.append(Refusal("code_odd", about="code"))
    if proof.content and proof.name.rsplit(".", 1)[-1].lower() not in FORMATS:
        found.append(Refusal("proof_format", about="file"))
    return [*found, *([Refusal("proof_too_large", about="file")] if len(proof.content) > FILE_LIMIT else [])]


def decision_refusals(decision: Decision, *, today: date) -> list[Refusal]:
    """Return what is wrong with a decision as it is entered. Source: 第二十条."""
    found = text_refusals({"number": decision.number})
    if decision.kind not in DECISIONS:
        found.append(Refusal("no_kind", (20, None), about="kind"))
    return found if decision.on and decision.on <= today else [*found, Refusal("day_odd", about="on")]


def day_refusals(on: date | None, *, today: date) -> list[Refusal]:
    """Return what is wrong with the day of something that has happened."""
    return [] if on and on <= today else [Refusal("day_odd", about="on")]


def admission_refusals(
    *, is_concerned: bool, administers: bool, has_post: bool, knows_already: bool, until: date, today: date
) -> list[Refusal]:
    """Return why somebody may not be let know of a case. Practice: S5, S6, 三员分立."""
    reasons = {"concerned": is_concerned, "administers": administers, "without_post": not has_post}
    reasons["knows_already"] = knows_already
    found = [Refusal(f"knower_{code}", (20, None), about="person") for code, holds in reasons.items() if holds]
    return found if until >= today else [*found, Refusal("until_past", about="until")]
