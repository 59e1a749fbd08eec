"""What readers write, and what becomes of their letters: answered, urged, transferred, extended, or left lying."""

from dataclasses import dataclass
from datetime import datetime
from random import Random

from gongkai.mailbox import actions as mailbox
from gongkai.mailbox.models import Letter
from gongkai.mailbox.rules.words import OUTCOMES, Kind, Outcome, State
from gongkai.mailbox.rules.writing import Written
from gongkai.samples.actions.year.clock import Clock, Course
from gongkai.samples.actions.year.founding import House, School
from gongkai.samples.story import Row

WAYS = ("answered", "answered", "answered", "slow", "transferred", "extended", "paused", "heard", "urged", "sent_back",
        "reopened", "closed", "merged", "lies", "lies_assigned")  # fmt: skip
"""What becomes of letters, in turn."""
KINDS = (Kind.QUESTION, Kind.SUGGESTION, Kind.REQUEST_TO_DISCLOSE, Kind.REQUEST_TO_CORRECT)
ALWAYS_ASKED = {"paused": Kind.REQUEST_TO_DISCLOSE, "heard": Kind.REQUEST_TO_DISCLOSE, "closed": Kind.SUGGESTION}


@dataclass(slots=True)
class Correspondence:
    """A letter on its way: to whom it goes, and what becomes of it."""

    clock: Clock
    school: School
    house: House
    dice: Random
    number: int

    @property
    def way(self) -> str:
        """What becomes of it."""
        return WAYS[self.number % len(WAYS)]

    def live(self) -> Course:
        """Let it be written, and taken as far as it comes."""
        receipt = self._written()
        letter = Letter.objects.latest("pk")
        if letter.kind == Kind.REPORT or self.way == "lies":
            return
        yield self._in(0, 1, 1, 2, 3)
        mailbox.acknowledge(letter, by=self.school.clerk, at=self.clock.now)
        if self.way in {"closed", "merged"}:
            self._ended(letter)
            return
        yield self._in(0, 1, 2)
        mailbox.assign(letter, self.house.unit, by=self.school.clerk, at=self.clock.now)
        if self.way == "lies_assigned":
            return
        yield from self._handled(letter, receipt)
        yield from self._answered(letter)
        if self.dice.random() < 0.3:
            yield self._in(1, 3)
            mailbox.rate(receipt, self.dice.randint(2, 5), on=self.clock.today)
        if self.way == "reopened":
            mailbox.reopen(receipt, "没有答复全部问题", on=self.clock.today)
            yield from self._answered(letter)

    def _in(self, *days: int) -> datetime:
        return self.clock.later(self.dice, self.dice.choice(days))

    def _written(self) -> str:
        is_anonymous = self.dice.random() < 0.5
        kind = ALWAYS_ASKED.get(self.way) or KINDS[self.number // len(WAYS) % len(KINDS)]
        written = Written(
            kind=Kind.REPORT if self.number % 29 == 28 else kind, title=f"来信{self.number}", text="请予答复。",
            complains_of="", is_anonymous=is_anonymous, name="" if is_anonymous else "某师生", contact="邮箱",
        )  # fmt: skip
        return mailbox.write(written, on=self.clock.today, form=f"year-{self.number}")

    def _ended(self, letter: Letter) -> None:
        """Close what needs no answer, or let one answer serve two letters of a kind."""
        letter.refresh_from_db()
        if self.way == "closed":
            mailbox.close(letter, "已当面说明", by=self.school.clerk, at=self.clock.now)
            return
        like = Letter.objects.filter(kind=letter.kind, state=State.RECEIVED).exclude(pk=letter.pk).first()
        if like:
            mailbox.merge(letter, like, by=self.school.clerk, at=self.clock.now)

    def _handled(self, letter: Letter, receipt: str) -> Course:
        """Let happen what comes between a letter's being given to a unit and its answer."""
        by, at = self.house.drafter, self.clock.now
        if self.way == "transferred":
            mailbox.return_once(letter, "不属于本单位职责", by=by, at=at)
            yield self._in(1)
            others = [house for house in self.school.houses[:-1] if house is not self.house]
            self.house = self.dice.choice(others)
            mailbox.assign(letter, self.house.unit, by=self.school.clerk, at=self.clock.now)
        elif self.way == "extended":
            mailbox.extend(letter, "需要核实", by=by, at=at)
            yield self._in(12, 18, 28)
        elif self.way == "paused":
            mailbox.ask_supplement(letter, "请说明需要哪一年的信息", by=by, at=at)
            yield self._in(4)
            mailbox.follow_up(receipt, "2024年的", on=self.clock.today)
        elif self.way == "heard":
            mailbox.ask_third_party(letter, "涉及第三方", by=by, at=at)
            yield self._in(6)
            mailbox.hear_third_party(letter, "同意公开", by=by, at=self.clock.now)
        elif self.way in {"urged", "slow"}:
            yield self._in(14, 16, 20)
            if self.way == "urged":
                mailbox.urge([letter], "请尽快答复", by=self.school.clerk, at=self.clock.now)

    def _answered(self, letter: Letter) -> Course:
        yield self._in(1, 2, 4)
        outcomes = [
            one for one in Outcome if one in OUTCOMES.get(Kind(letter.kind), ()) and one is not Outcome.CORRECTED
        ]
        said: Row = {"outcome": self.dice.choice(outcomes) if outcomes else None, "by": self.house.drafter}
        letter.refresh_from_db()
        mailbox.save_answer(letter, "经核实，答复如下。", at=self.clock.now, version=letter.version, **said)
        yield from self._sent_up(letter)
        if self.way == "sent_back":
            mailbox.send_answer_back(letter, "请写明依据", by=self.house.head, at=self.clock.now)
            yield from self._sent_up(letter)
        letter.refresh_from_db()
        mailbox.approve_answer(letter, by=self.house.head, at=self.clock.now, version=letter.version)

    def _sent_up(self, letter: Letter) -> Course:
        letter.refresh_from_db()
        mailbox.send_up(letter, by=self.house.drafter, at=self.clock.now, version=letter.version)
        yield self._in(0, 1)
