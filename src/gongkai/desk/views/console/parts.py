"""The tables of the console: tiles, what was made known, the mailbox, the check, the catalogues. Source: 第十八条."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gongkai.desk.phrases.catalogue import named
from gongkai.desk.phrases.figures import called, percent_of, shown
from gongkai.desk.views.console.asking import Asked, Line, Totals, line_of
from gongkai.figures.rules.registry import FIGURES
from gongkai.figures.rules.registry.letters import KINDS, SAID
from gongkai.figures.rules.values import NOTHING

DUE = tuple(code for code in FIGURES if code.startswith("obligations."))
STEPS = tuple(code for code in FIGURES if code.startswith("steps.") and code != "steps.sent_back")
MATTERS = (*(code for code in FIGURES if code.startswith("disclosures.")), "steps.sent_back")
CHECKS = tuple(code for code in FIGURES if code.startswith("checks."))
CATALOGUES = tuple(code for code in FIGURES if code.startswith(("filings.", "catalogues.")))
LETTERS = tuple(code for code in FIGURES if code.startswith("letters."))
COMPARED = ("obligations.coverage", *MATTERS)
"""What is told of the same time last year as well."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure in large: the number, what it counts, how it stands, and where its rows are."""

    value: str
    counts: str
    label: str
    tone: str
    url: str


def tiles_of(asked: Asked, found: Totals, before: Totals, target: int) -> list[Tile]:
    """Return what is to be seen at a glance."""
    rate, overdue = (found[f"obligations.{what}"] or NOTHING for what in ("coverage", "overdue"))
    last = percent_of(before["obligations.coverage"])
    is_low = rate.percent is not None and rate.percent < target
    label = _("按时公开率（去年同期 %(last)s）") % {"last": last}
    return [
        _tile(asked, found, "obligations.coverage", label, percent_of(rate), "", "warn" if is_low else "ok"),
        _tile(asked, found, "obligations.overdue", _("逾期未公开"), "", _("项"), "bad" if overdue.part else "ok"),
        _tile(asked, found, "steps.with_office.waiting", _("等办公室审批"), "", _("项"), ""),
        _tile(asked, found, "filings.missing", _("没有备案的目录"), "", _("个单位"), _worry(found, "filings.missing")),
    ]


def _worry(found: Totals, code: str) -> str:
    value = found[code]
    return "warn" if value is not None and value.part else "ok"


def _tile(asked: Asked, found: Totals, code: str, label: str, says: str, counts: str, tone: str) -> Tile:
    line = line_of(asked, code, found[code])
    return Tile(says or line.says, counts, label, tone, line.url)


def lines_of(asked: Asked, found: Totals, codes: tuple[str, ...], before: Totals | None = None) -> list[Line]:
    """Return figures as the rows of a table, with last year's where they are told."""
    compares = before is not None
    earlier = before or {}
    return [line_of(asked, code, found[code], earlier.get(code), compares=compares) for code in codes]


@dataclass(frozen=True, slots=True)
class KindRow:
    """Letters of one kind, or of all."""

    name: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Letters:
    """The mailbox: what it says, its columns, a row for each kind, and how requests were answered."""

    says: str
    columns: list[str]
    rows: list[KindRow]
    outcomes: list[Line]


def letters_of(asked: Asked, found: Totals) -> Letters:
    """Return what came and how it was answered; reports of wrongdoing are in none of it. Source: 第十四条."""
    names = [(named(kind), f"letters.{kind}") for kind in KINDS]
    rows = [KindRow(name, lines_of(asked, found, _of(prefix))) for name, prefix in [*names, (_("合计"), "letters")]]
    outcomes = tuple(code for code in LETTERS if ".outcome." in code)
    columns = [called(FIGURES[code]).split("：")[-1].split(": ")[-1] for code in _of("letters")]
    return Letters(_letters_say(found), columns, rows, lines_of(asked, found, outcomes))


def _of(prefix: str) -> tuple[str, ...]:
    return tuple(f"{prefix}.{what}" for what in SAID)


def _letters_say(found: Totals) -> str:
    received, in_time = (found[f"letters.{what}"] or NOTHING for what in ("received", "in_time"))
    if not received.whole:
        return _("这段时间没有收到来信。")
    said = {"received": received.part, "owed": in_time.whole, "in_time": in_time.part}
    words = _("收到 %(received)d 封；已答复或已逾期的 %(owed)d 封中，按时答复 %(in_time)d 封。")
    return words % said


def checks_say(found: Totals) -> str:
    """Say what the check before publication came to. Source: 第九条."""
    checked, must = (found[f"checks.{what}"] or NOTHING for what in ("checked", "must"))
    if not checked.whole:
        return _("这段时间没有送审的稿件。")
    said = {"checked": checked.part, "must": must.part}
    return (
        ngettext(
            "送审时检查了 %(checked)d 件，其中 %(must)d 件有必须处理的发现。",
            "送审时检查了 %(checked)d 件，其中 %(must)d 件有必须处理的发现。",
            checked.part,
        )
        % said
    )


def matters_say(found: Totals, before: Totals) -> str:
    """Say how much was made known, this year and last."""
    code = "disclosures.published"
    now, last = (shown(FIGURES[code], one[code]) for one in (found, before))
    return _("公开信息 %(now)s 件，去年同期 %(last)s 件。") % {"now": now, "last": last}


def catalogues_say(found: Totals) -> str:
    """Say how many units are without a catalogue. Source: 第十三条."""
    missing = found["filings.missing"] or NOTHING
    said = {"units": missing.whole, "missing": missing.part}
    return _("%(units)d 个应当编制目录的单位中，%(missing)d 个没有备案并生效的目录。") % said
