"""Plays at random with the real program and the model side by side; any difference is a violation."""

from itertools import product

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from gongkai.disclosures import actions
from gongkai.measures.refusal import Refused
from tests.disclosures.workflow.model import FOR_OTHERS, TABLE, TAKEDOWN, Matter
from tests.disclosures.workflow.scene import PEOPLE, Scene

VERBS = sorted({verb for _, verb in TABLE})
FORWARD = ("propose", "pass_secrecy", "pass_content", "acknowledge", "approve", "publish", "resume")
SELDOM = {"cancel", "resume"}
"""Each undoes the other: plays that do little else get nowhere."""
TAKES = sorted({verb for _, verb in TAKEDOWN})
SHAPES = [("inner", "public"), ("public",), ("inner", "public"), ("public",)]
plans = st.fixed_dictionaries(
    {
        "ladder": st.sampled_from(SHAPES),
        "waived": st.booleans(),
        "major": st.sampled_from([False, False, False, True]),
        "off": st.sampled_from([False, False, False, True]),
        "flagged": st.sampled_from([False, True]),
        "sourced": st.sampled_from([True] * 7 + [False]),
        "named": st.sampled_from([set(), set(), {"head"}, {"second"}, {"secrecy"}, {"approver"}]),
        "leak": st.sampled_from([""] * 6 + ["told", "silent"]),
        "unread": st.sampled_from([False]),
        "delay": st.sampled_from([None, None, 1]),
    }
)
mostly = st.sampled_from([True] * 9 + [False])


class Play(Scene, RuleBasedStateMachine):
    """One matter of one unit, from its first draft on, whatever people do with it."""

    @initialize(plan=plans, who=st.sampled_from(["drafter", "second"]))
    def begin(self, plan, who):
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.open(plan, who)

    def teardown(self):
        if hasattr(self, "savepoint"):
            transaction.set_rollback(True)
            self.savepoint.__exit__(None, None, None)

    def ways(self, verbs):
        texts = list(enumerate(self.matter.texts))
        return [(v, w, n) for v in verbs for n, text in texts for w in PEOPLE if self.matter.may(text, v, w)]

    @rule(data=st.data(), steps=st.integers(1, 4))
    def the_matter_goes_forward(self, data, steps):
        for _ in range(steps):
            if ways := self.ways(FORWARD):
                self.attempt(*data.draw(st.sampled_from(ways)), careful=True)

    @rule(data=st.data(), careful=mostly)
    def somebody_does_what_he_may(self, data, careful):
        if ways := self.ways(VERBS):
            verbs = sorted({verb for verb, _, _ in ways})
            verb = data.draw(st.sampled_from([one for one in verbs if one not in SELDOM] * 4 + verbs))
            self.attempt(*data.draw(st.sampled_from([way for way in ways if way[0] == verb])), careful=careful)

    @rule(plan=plans)
    @precondition(
        lambda self: self.matter.texts[-1].stage == "withheld" or {"withdrawn", "erased"} & self.matter.states()
    )
    def another_matter_begins(self, plan):
        self.matter = Matter(self.matter.posts, day=self.matter.day, small=self.matter.small)
        self.start(plan, "drafter")

    @rule(data=st.data(), who=st.sampled_from(PEOPLE), careful=mostly)
    def somebody_tries_something(self, data, who, careful):
        number = data.draw(st.integers(0, len(self.matter.texts) - 1))
        here = sorted(verb for stage, verb in TABLE if stage == self.matter.texts[number].stage) or VERBS
        self.attempt(data.draw(st.sampled_from(here)), who, number, careful=careful)

    @rule(data=st.data())
    def a_barred_person_tries_what_his_post_allows(self, data):
        number = len(self.matter.texts) - 1
        text = self.matter.texts[number]
        tries = [
            (v, w) for (s, v), roles in TABLE.items() if s == text.stage for w in PEOPLE if roles & self.matter.roles(w)
        ]
        closed = [(v, w) for v, w in sorted(tries) if not self.matter.may(text, v, w)]
        if closed:
            verb, who = data.draw(st.sampled_from(sorted(closed, key=lambda way: way[0] not in FOR_OTHERS)))
            self.attempt(verb, who, number, careful=True)

    @rule(plan=plans, who=st.sampled_from(["drafter", "second", "head", "reviewer"]))
    def somebody_writes(self, plan, who):
        number = len(self.matter.texts) - 1
        text, row, plan = self.matter.texts[number], self.rows()[number], self.written(plan)
        expected = text.stage == "draft" and bool({"drafter", "head"} & self.matter.roles(who))
        self.taken.append(("save", expected))
        try:
            actions.save(
                row, self.school.draft(plan), by=self.school.people[who], at=self.school.at, version=row.version
            )
        except Refused:
            assert not expected
        else:
            assert expected
            self.school.settle(row, plan, who)
            text.plan, text.hands = plan, text.hands | {who}

    @rule(data=st.data(), verb=st.sampled_from(TAKES), who=st.sampled_from(PEOPLE), careful=mostly)
    @precondition(lambda self: self.matter.states() & {"live", "suspended", "withdrawn"})
    def somebody_takes_down_or_brings_back(self, data, verb, who, careful):
        ways = [way for way in product(TAKES, PEOPLE) if self.matter.may_take(self.shown(), *way)]
        if ways and data.draw(st.booleans()):
            verb = data.draw(st.sampled_from(sorted({verb for verb, _ in ways})))
            who = data.draw(st.sampled_from([who for v, who in ways if v == verb]))
        self.take(verb, who, careful=careful)

    @rule(days=st.sampled_from([0, 0, 1, 1, 2, 10, 31]))
    def days_pass_and_the_clock_ticks(self, days):
        self.let_pass(days)

    @rule(data=st.data(), what=st.sampled_from(["small", "posts", "acting", "head"]))
    def something_changes_in_the_unit(self, data, what):
        changes = {
            "small": self.mark_small,
            "posts": self.change_post,
            "acting": self.act_for_head,
            "head": self.change_head,
        }
        changes[what](data.draw)

    def mark_small(self, draw):
        self.matter.small = draw(st.booleans())
        self.school.mark_small(small=self.matter.small)

    def change_post(self, draw):
        self.swap(draw(st.sampled_from(PEOPLE)), draw(st.sampled_from(["reviewer", "secrecy_reviewer", "drafter"])))

    def change_head(self, draw):
        if not self.stand_ins() and ("head" not in self.heads() or draw(st.integers(0, 2)) == 0):
            self.swap("head", "head")

    def act_for_head(self, draw):
        if self.stand_ins() or "head" not in self.heads():
            return
        who, days = draw(st.sampled_from(["deputy", "second", "both"])), draw(st.integers(0, 3))
        self.school.appoint(who, "head", days=days, acting_for=self.school.head_post("head"))
        dates = {"from": self.matter.day, "until": self.matter.day + days}
        self.matter.posts.append({"who": who, "role": "head", **dates, "acting_for": "head"})

    def stand_ins(self):
        return [post for post in self.matter.posts if post["acting_for"] and post["until"] >= self.matter.day]

    def heads(self):
        regular = [post for post in self.matter.posts if post["role"] == "head" and not post["acting_for"]]
        return {post["who"] for post in regular if post["until"] > self.matter.day}

    @invariant()
    def both_agree_on_everything(self):
        if hasattr(self, "matter") and self.seen < len(self.taken):
            self.seen = len(self.taken)
            self.agree()
