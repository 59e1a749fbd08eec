"""One disclosure from its first word to whatever becomes of it, by the actions that people use. Source: 第十六条."""

from collections.abc import Generator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.actions import Draft, RungDraft
from gongkai.disclosures.models import Revision
from gongkai.disclosures.queries import check_of, found_when_proposed
from gongkai.disclosures.queries.standing import involved_in
from gongkai.disclosures.rules.words import PassKind, Stage
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Answer, Audience, RedLine, TimeKind
from gongkai.obligations import actions as obligations
from gongkai.obligations.models import Obligation
from gongkai.obligations.rules.words import State
from gongkai.orgs.models import Person
from gongkai.samples.actions.year.cataloguing import ENTRIES, class_in
from gongkai.samples.actions.year.clock import Clock, Course
from gongkai.samples.actions.year.fates import Fate
from gongkai.samples.actions.year.founding import House, School
from gongkai.samples.story import Row, morning

NEAR = timedelta(days=40)
"""So long before and after its day something that is due is drafted."""
NOTHING = dict.fromkeys(RedLine, Answer.NO)
SAID = "根据公开目录，现将{title}（第{number}号）公开如下：有关工作已按计划完成，欢迎师生监督。"
GRAVE = "公示对象身份证号：110101199003070118。"
HINTED = "咨询电话：13800138000。"


@dataclass(slots=True)
class Matter:
    """A disclosure on its way: whose it is, what is to become of it, and its revision in work."""

    clock: Clock
    school: School
    house: House
    fate: Fate
    dice: Random
    number: int

    def live(self) -> "Generator[datetime, None, Revision | None]":
        """Let it be drafted and go as far as it is fated to; return it if it was made known by somebody."""
        revision = self._begun()
        yield self.clock.later(self.dice, self.dice.choice((0, 1, 1, 2, 3)))
        if self.fate.stays_in is Stage.DRAFT:
            return None
        if self.fate.cancelled:
            disclosures.cancel(revision, by=self.house.drafter, at=self.clock.now)
            yield self.clock.later(self.dice, 3)
            if not self.fate.resumed:
                return None
            disclosures.resume(revision, by=self.house.drafter, at=self.clock.now)
        yield from self.decided(revision)
        if revision.stage != Stage.APPROVED or self.fate.stays_in is not None:
            return None
        yield from self.made_known(revision)
        return revision

    def _begun(self) -> Revision:
        """Begin it: for what is due, for what has just happened, or for nothing that anybody owes."""
        by, at, unit = self.house.drafter, self.clock.now, self.house.unit
        codes = [code for code in self.fate.codes if code in self.house.entries]
        code = self.dice.choice(codes) if codes else ""
        typed = self._typed(code)
        due = self._due(code) if code else None
        if due is None:
            return disclosures.start(unit, typed, by=by, at=at)
        return obligations.draft(due, unit, typed, by=by, at=at)

    def _due(self, code: str) -> Obligation | None:
        wording, entry, today = ENTRIES[code], self.house.entries[code], self.clock.today
        near = Obligation.objects.filter(entry=entry, state=State.OPEN, disclosure=None, due_on__lte=today + NEAR)
        due = near.filter(due_on__gte=today - NEAR).order_by("due_on", "pk").first()
        kind = wording.second_time_kind or wording.time_kind
        if due or kind not in {TimeKind.TIMELY, TimeKind.ON_CHANGE}:
            return due
        said: Row = {"happened_on": today, "kind": kind}
        return obligations.enter_event(entry, wording.title, **said, by=self.house.drafter, at=self.clock.now)

    def _typed(self, code: str) -> Draft:
        wording, fate = ENTRIES[code or "2.1"], self.fate
        title = f"{wording.title}（{self.number}）" if code else f"其他事项（{self.number}）"
        body = SAID.format(title=title, number=self.number) + GRAVE * fate.is_grave + HINTED * fate.is_hinted
        return Draft(
            title=title,
            body=f"<p>{body}</p>",
            matter_class=class_in(self.house.unit, code or "2.1"),
            entry=self.house.entries[code] if code else None,
            off_catalogue_reason="" if code else "目录没有列出，师生关心",
            source_of_facts="工作台账",
            is_major=bool(code) and wording.is_major,
            rungs=tuple(self._rung(audience) for audience in fate.ladder),
        )

    def _rung(self, audience: Audience) -> RungDraft:
        groups = (self.school.members,) if audience is Audience.SPECIFIC else ()
        rung = RungDraft(audience=audience, groups=groups)
        if self.fate.scheduled:
            day = self.clock.later(self.dice, 25).date()
            return replace(rung, starts_at=morning(day) + timedelta(hours=8))
        return replace(rung, ends_on=self.clock.today + timedelta(days=50)) if self.fate.noticed else rung

    def decided(self, revision: Revision) -> Course:
        """Propose it, have it reviewed and decided on; what is given back goes round once more."""
        yield from self._round(revision, self.fate)
        if revision.stage == Stage.DRAFT:
            yield self.clock.later(self.dice, self.dice.randint(1, 4))
            self.rewritten(revision)
            again = replace(self.fate, back_from=None, recalled=False)
            yield from self._round(revision, again)

    def rewritten(self, revision: Revision) -> None:
        """Write the text anew, whatever else was typed staying as it is."""
        same: Row = {
            name: getattr(revision, name) for name in Draft.__dataclass_fields__ if name not in {"subjects", "rungs"}
        }
        rungs = tuple(self._rung(audience) for audience in self.fate.ladder)
        anew = Draft(**same | {"body": f"{revision.body}<p>以上内容已核对。</p>"}, rungs=rungs)
        disclosures.save(revision, anew, by=self.house.drafter, at=self.clock.now, version=revision.version)

    def _round(self, revision: Revision, fate: Fate) -> Course:
        self._proposed(revision)
        if fate.stays_in is Stage.IN_REVIEW:
            return
        yield from self._reviewed(revision, fate)
        if fate.stays_in in {Stage.WITH_HEAD, Stage.WITH_OFFICE}:
            return
        if revision.stage == Stage.WITH_HEAD:
            yield self.clock.later(self.dice, self.dice.choice((0, 1, 1, 2, 5)))
            self._with_head(revision, fate)
        if revision.stage == Stage.WITH_OFFICE:
            yield from self._with_office(revision, fate)
        if revision.stage == Stage.APPROVED and fate.recalled:
            yield self.clock.later(self.dice, 1)
            disclosures.recall(revision, by=self.house.drafter, at=self.clock.now, reason="数据有更新")

    def _proposed(self, revision: Revision) -> None:
        """Put it up, and say why what was found may stay where that is asked for."""
        by, at = self.house.drafter, self.clock.now
        try:
            disclosures.propose(revision, by=by, at=at)
        except Refused:
            grave = [one.mark for one in check_of(revision).found if one.is_grave and not one.reason]
            disclosures.explain(revision, dict.fromkeys(grave, "本人同意公示"), by=by, at=at)
            disclosures.propose(revision, by=by, at=at)

    def _reviewed(self, revision: Revision, fate: Fate) -> Course:
        yield self.clock.later(self.dice, self.dice.choice((0, 0, 1, 2, 4)))
        if fate.back_from is Stage.IN_REVIEW:
            disclosures.send_back(revision, by=self.house.reviewer, at=self.clock.now, reason="请补充数据来源")
            return
        if fate.withheld:
            again = self.clock.today + timedelta(days=120)
            said: Row = {"ground": "事项正在讨论", "reason": "依据第九条", "re_review_on": again}
            disclosures.withhold(revision, by=self.house.head, at=self.clock.now, **said)
            return
        if fate.refers is Stage.IN_REVIEW:
            disclosures.refer(revision, by=self.house.reviewer, at=self.clock.now, reason="涉及其他单位")
            return
        self.pass_secrecy(revision, self.house.secrecy_reviewer, is_unsure=fate.is_unsure)
        if revision.stage == Stage.IN_REVIEW:
            yield self.clock.later(self.dice, self.dice.choice((0, 1, 1, 3)))
            self.pass_content(revision, self.house.reviewer)

    def pass_secrecy(self, revision: Revision, by: Person, *, is_unsure: bool = False) -> None:
        """Give the secrecy pass, with a verdict on all that must be dealt with; or be unsure of one line."""
        lines = NOTHING | ({RedLine.STATE_SECRET: Answer.UNSURE} if is_unsure else {})
        marks = [one.mark for one in found_when_proposed(revision) if one.is_grave]
        verdicts = dict.fromkeys(marks, "已取得本人同意，可以公开")
        said: Row = {"red_lines": lines, "verdicts": verdicts, "opinion": "请办公室核定" if is_unsure else ""}
        disclosures.pass_secrecy(revision, by=by, at=self.clock.now, **said)

    def pass_content(self, revision: Revision, by: Person) -> None:
        """Give the content pass."""
        confirmed: Row = {"is_necessary": True, "is_accurate": True, "source_checked": True}
        disclosures.pass_content(revision, by=by, at=self.clock.now, **confirmed)

    def _with_head(self, revision: Revision, fate: Fate) -> None:
        by, at = self.house.head, self.clock.now
        if fate.back_from is Stage.WITH_HEAD:
            disclosures.send_back(revision, by=by, at=at, reason="请核对时间")
        elif fate.refers is Stage.WITH_HEAD:
            disclosures.refer(revision, by=by, at=at, reason="影响较大")
        else:
            disclosures.approve(revision, by=by, at=at, signed_in_at=at)

    def _with_office(self, revision: Revision, fate: Fate) -> Course:
        yield self.clock.later(self.dice, self.dice.choice((1, 2, 3)))
        if fate.back_from is Stage.WITH_OFFICE:
            disclosures.send_back(revision, by=self.school.clerk, at=self.clock.now, reason="请补充依据")
            return
        given = involved_in([revision])[revision.pk].valid_passes
        if PassKind.SECRECY not in given:
            self.pass_secrecy(revision, self.school.clerk)
        if PassKind.CONTENT not in given:
            self.pass_content(revision, self.school.second_clerk)
        if revision.needs_spokesperson:
            disclosures.acknowledge(revision, by=self.school.spokesperson, at=self.clock.now)
        yield self.clock.later(self.dice, self.dice.choice((0, 1)))
        disclosures.approve(revision, by=self.school.approver, at=self.clock.now, signed_in_at=self.clock.now)

    def made_known(self, revision: Revision) -> Course:
        """Publish it step by step of its ladder, unless the clock does; the public waits for the Party's days."""
        if self.fate.scheduled:
            return
        yield self.clock.later(self.dice, self.dice.choice((0, 0, 1, 2)))
        disclosures.publish(revision, by=self.house.drafter, at=self.clock.now)
        for _wider in self.fate.ladder[1:]:
            yield self.clock.later(self.dice, self.dice.randint(4, 6))
            disclosures.publish(revision, by=self.house.drafter, at=self.clock.now)
