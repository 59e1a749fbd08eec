"""The approval form: what stands on its one page, and what goes on to the annex. Source: 第十六条."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from gongkai.catalogue.queries import wording_of
from gongkai.desk.matter import Sheet
from gongkai.desk.phrases import plan as plan_words
from gongkai.desk.phrases.catalogue import limit_of
from gongkai.desk.phrases.passes import Given, given
from gongkai.desk.phrases.releases import called, released_in_words
from gongkai.disclosures import queries
from gongkai.disclosures.rules.text import length
from gongkai.disclosures.rules.words import PassKind
from gongkai.ui import wording
from gongkai.ui.wording import fingerprint

FITS = 90
"""How many characters a list or a reason may have on the page itself."""

OPINION_FITS = 70
"""How many an opinion may have: four of them stand on the page."""

SHORT = 60
"""How many fit beside another field in the same row: a time limit of two parts does."""


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature of the form: what was said, by whom, when."""

    role: str
    name: str
    at: datetime | None
    lines: tuple[str, ...]


@dataclass(slots=True)
class ApprovalForm:
    """The form as it is printed. ``annex`` holds, by heading, what was too long for the page."""

    number: str = ""
    title: str = ""
    entry: str = ""
    scope: str = ""
    channels: str = ""
    limit: str = ""
    inner_first: str = ""
    proposed: Signed | None = None
    reviewed: list[Signed] = field(default_factory=list)
    head: Signed | None = None
    office: Signed | None = None
    released: str = ""
    annex: list[tuple[str, str]] = field(default_factory=list)

    def fit(self, heading: str, text: str, limit: int = FITS) -> str:
        """Return the text, or its beginning, with the whole of it put on the annex."""
        if len(text) <= limit:
            return text
        self.annex.append((heading, text))
        return _("%(beginning)s…（全文见附页）") % {"beginning": text[: limit - 10]}


def approval_form(sheet: Sheet) -> ApprovalForm:
    """Return the approval form of a revision as it stands now. Source: 第十六条."""
    form = ApprovalForm(title=called(sheet.revision))
    _fill_plan(form, sheet)
    _fill_signatures(form, sheet)
    disclosure = sheet.revision.disclosure
    told = released_in_words(queries.releases_of(disclosure), sheet.revision.pk)
    said = [f"{one.where} {wording.moment(one.live_at) if one.live_at else one.state}" for one in told]
    form.released = form.fit(_("实施"), _("；").join(said) or _("还没有批准。"))
    form.number = disclosure.index_no or disclosure.inner_index_no or _("首次公开时编号")
    return form


def _fill_plan(form: ApprovalForm, sheet: Sheet) -> None:
    revision = sheet.revision
    item = queries.item_of(revision)
    reaches = queries.reach_of(revision, sheet.today)
    steps = plan_words.steps_in_words(reaches)
    case = queries.case_of(revision, None, sheet.at)
    form.entry = form.fit(_("目录事项"), plan_words.entry_in_words(revision, item), SHORT)
    form.scope = form.fit(_("公开范围"), _("；").join(_reached(step) for step in steps))
    channels = dict.fromkeys(step.channels for step in steps)
    form.channels = form.fit(_("公开方式"), _("、").join(channels), SHORT)
    form.limit = form.fit(_("公开时限"), limit_of(wording_of(item)) if item else _("目录以外"), SHORT)
    said = plan_words.inner_first(
        case.ladder.inner_days_needed, case.ladder.inner_live_days, revision.inner_first_waiver
    )
    form.inner_first = form.fit(_("先内后外"), said)


def _reached(step: plan_words.Step) -> str:
    return _("%(audience)s（%(whom)s）") % {"audience": step.audience, "whom": step.whom}


def _fill_signatures(form: ApprovalForm, sheet: Sheet) -> None:
    revision = sheet.revision
    holding = [one for one in given(queries.passes_of(revision), revision) if one.holds]
    form.proposed = _proposed(sheet) if revision.proposed_by and revision.plan_hash else None
    for kind in (PassKind.SECRECY, PassKind.CONTENT, PassKind.SPOKESPERSON):
        form.reviewed += [_signed(form, one) for one in _of(kind, holding)]
    form.head = next((_signed(form, one) for one in _of(PassKind.HEAD, holding)), None)
    form.office = next((_signed(form, one) for one in _of(PassKind.OFFICE, holding)), None)


def _of(kind: PassKind, passes: Iterable[Given]) -> list[Given]:
    return [one for one in passes if one.kind is kind]


def _proposed(sheet: Sheet) -> Signed:
    revision = sheet.revision
    words = {
        "number": revision.number,
        "round": revision.round,
        "length": length(revision.body),
        "files": len(queries.attachments_of(revision)),
        "fingerprint": fingerprint(revision.plan_hash),
    }
    line = _(
        "拟公开内容第 %(number)d 稿第 %(round)d 轮，正文 %(length)d 字，附件 %(files)d 个。内容指纹 %(fingerprint)s。"
    )
    name = revision.proposed_by.name if revision.proposed_by else ""
    return Signed(_("拟稿人"), name, revision.proposed_at, (line % words,))


def _signed(form: ApprovalForm, one: Given) -> Signed:
    said = (form.fit(_("%(what)s意见") % {"what": one.name}, one.opinion, OPINION_FITS),) if one.opinion else ()
    agreed = one.kind in {PassKind.HEAD, PassKind.OFFICE}
    heading = (
        () if agreed else (_("%(what)s：通过。%(answers)s") % {"what": one.name, "answers": _("，").join(one.answers)},)
    )
    return Signed(one.role, one.who, one.at, (*heading, *(said or ((_("同意公开。"),) if agreed else ()))))
