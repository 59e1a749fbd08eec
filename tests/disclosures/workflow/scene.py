"""One matter played with the real program and the model side by side; any difference is a violation."""

from copy import deepcopy

from gongkai.disclosures import actions
from gongkai.disclosures.models import Contribution, Release, Revision
from gongkai.disclosures.queries.standing import involved_in
from tests.disclosures.workflow.model import Matter, Text
from tests.disclosures.workflow.stage import CAST, a_school, posts_of_the_model

PEOPLE = sorted(CAST)


class Scene:
    """A school, a matter in it, and what the model holds of both."""

    taken: list[tuple[str, bool]] = []
    """What people and the clock tried, and whether it was open to them."""

    def open(self, plan, who):
        self.school, self.matter, self.wordings = a_school(), Matter(posts_of_the_model()), 0
        self.start(plan, who)

    def start(self, plan, who):
        plan = self.written(plan)
        roles = {"drafter"} & self.matter.roles(who)
        by = who if roles else next(name for name in PEOPLE if "drafter" in self.matter.roles(name))
        draft = self.school.draft(plan)
        first = actions.start(self.school.unit, draft, by=self.school.people[by], at=self.school.at)
        self.school.settle(first, plan, by)
        self.disclosure, self.seen = first.disclosure, 0
        self.matter.texts.append(Text(plan, {by}))

    def written(self, plan):
        self.wordings += 1
        delay = plan.pop("delay", None)
        return {**plan, "wording": self.wordings, "scheduled": None if delay is None else self.matter.day + delay}

    def rows(self):
        return list(Revision.objects.filter(disclosure=self.disclosure).select_related("disclosure").order_by("number"))

    def attempt(self, verb, who, number, *, careful):
        text, before = self.matter.texts[number], deepcopy(self.matter.texts)
        expected = self.matter.may(text, verb, who, careful=careful)
        self.taken.append((verb, expected))
        done = self.school.act(self.rows()[number], verb, who, careful=careful)
        assert done == expected, (verb, who, careful, before, self.matter)
        if done:
            self.matter.do(text, verb, who)

    def shown(self):
        """Return what readers see of the matter, or its first text."""
        return next((text for text in self.matter.texts if text.stage == "published"), self.matter.texts[0])

    def take(self, verb, who, *, careful=True):
        shown = self.shown()
        expected = careful and self.matter.may_take(shown, verb, who)
        self.taken.append((verb, expected))
        row = self.rows()[next(number for number, text in enumerate(self.matter.texts) if text is shown)]
        assert self.school.act(row, verb, who, careful=careful) == expected
        if expected:
            self.matter.take(verb, who)

    def let_pass(self, days):
        self.taken.append(("clock", True))
        self.matter.day = self.school.day = self.matter.day + days
        actions.run_due(self.school.at)
        self.matter.tick()

    def swap(self, who, role):
        """Give somebody a post, or take it away from him; nothing where he got it only today."""
        held = [p for p in self.matter.posts if p["who"] == who and p["role"] == role and not p["acting_for"]]
        held = [post for post in held if post["until"] > self.matter.day]
        if held and held[0]["from"] < self.matter.day:
            self.school.dismiss(who, role)
            held[0]["until"] = self.matter.day - 1
        elif not held:
            self.school.appoint(who, role)
            post = {"who": who, "role": role, "from": self.matter.day, "until": 10**9, "acting_for": None}
            self.matter.posts.append(post)

    def agree(self):
        """Compare every revision, hand, pass and release."""
        rows, texts = self.rows(), self.matter.texts
        assert [row.stage for row in rows] == [text.stage for text in texts]
        assert [self.hands(row) for row in rows] == [text.hands for text in texts]
        assert [self.releases(row) for row in rows] == [text.releases for text in texts]
        passes = involved_in(rows)
        given = [
            {str(kind) for kind in passes[row.pk].valid_passes} - {"head", "office"} for row in rows if row.plan_hash
        ]
        assert given == [set(text.yes) for row, text in zip(rows, texts, strict=True) if row.plan_hash]

    def hands(self, row):
        return set(Contribution.objects.filter(revision=row).values_list("person__name", flat=True))

    def releases(self, row):
        return dict(Release.objects.filter(revision=row).values_list("audience", "state"))
