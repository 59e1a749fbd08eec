"""A small second opinion on the procedure, written from the design alone: who may do what, and what comes of it.

It shares no code with the program: words are plain strings, people are names, days are numbers.
"""

from dataclasses import dataclass, field

UNIT = {"reviewer", "secrecy_reviewer", "head"}
CLERKS = {"office_clerk", "office_approver"}
BOTH = {"reviewer", "secrecy_reviewer"}
TABLE = {
    ("draft", "propose"): {"drafter"},
    ("draft", "cancel"): {"drafter", "head"},
    ("cancelled", "resume"): {"drafter", "head"},
    ("in_review", "pass_secrecy"): {"secrecy_reviewer"},
    ("in_review", "pass_content"): {"reviewer"},
    ("in_review", "send_back"): BOTH,
    ("in_review", "refer"): BOTH,
    ("in_review", "withhold"): {"head", "office_approver"},
    ("with_head", "approve"): {"head"},
    ("with_head", "send_back"): {"head"},
    ("with_head", "refer"): {"head"},
    ("with_head", "withhold"): {"head", "office_approver"},
    ("with_office", "pass_secrecy"): CLERKS,
    ("with_office", "pass_content"): CLERKS,
    ("with_office", "acknowledge"): {"spokesperson"},
    ("with_office", "approve"): {"office_approver"},
    ("with_office", "send_back"): CLERKS,
    ("with_office", "withhold"): {"office_approver"},
    ("approved", "recall"): {"drafter", "head"},
    ("approved", "publish"): {"drafter", "head"},
    ("published", "publish"): {"drafter", "head"},
    ("published", "correct"): {"drafter", "head"},
}
TAKEDOWN = {
    ("live", "suspend"): BOTH | CLERKS | {"head", "inspector"},
    ("suspended", "ask_restore"): BOTH | CLERKS | {"head"},
    ("suspended", "restore"): {"head", "office_approver"},
    ("live", "withdraw"): {"office_approver"},
    ("suspended", "withdraw"): {"office_approver"},
    ("suspended", "erase"): {"office_approver"},
    ("withdrawn", "erase"): {"office_approver"},
}
FOR_OTHERS = {"pass_secrecy", "pass_content", "acknowledge", "approve"}
ASKS_WHY = {"pass_secrecy", "pass_content", "send_back", "refer", "withhold", "approve", "recall", "correct"}
GIVES = {"pass_secrecy": "secrecy", "pass_content": "content", "acknowledge": "spokesperson"}
ENDS = {"propose": "in_review", "cancel": "cancelled", "resume": "draft", "send_back": "draft", "refer": "with_office",
        "acknowledge": "with_office", "approve": "approved", "withhold": "withheld", "recall": "draft",
        "publish": "published", "correct": "published"}  # fmt: skip
WINDOW, INNER_DAYS, RESUME_DAYS = 30, 2, 30
WORK = {"draft", "in_review", "with_head", "with_office", "approved"}


@dataclass
class Text:
    """One revision: its plan, who had a hand in it and whose yes it has."""

    plan: dict
    hands: set
    stage: str = "draft"
    yes: dict = field(default_factory=dict)
    referred: bool = False
    approved_on: int = 0
    cancelled_on: int = 0
    releases: dict = field(default_factory=dict)
    held: set = field(default_factory=set)

    @property
    def next(self):
        been = {audience for audience, state in self.releases.items() if state != "planned"}
        return next((audience for audience in self.plan["ladder"] if audience not in been), None)


@dataclass
class Matter:
    """All revisions of one disclosure, the posts in the school, and the day."""

    posts: list
    texts: list = field(default_factory=list)
    day: int = 0
    small: bool = False
    asked: set | None = None
    inner_since: int | None = None

    def in_force(self):
        now = [post for post in self.posts if post["from"] <= self.day <= post["until"]]
        away = [post["acting_for"] for post in now if post["acting_for"]]
        return [post for post in now if not (post["role"] == "head" and post["who"] in away and not post["acting_for"])]

    def roles(self, who):
        return {post["role"] for post in self.in_force() if post["who"] == who}

    def counts_as(self, who):
        return {who} | {p["acting_for"] for p in self.in_force() if p["who"] == who and p["acting_for"]}

    def reviewed(self, text, who):
        return {kind for kind in ("secrecy", "content") if self.counts_as(who) & text.yes.get(kind, set())}

    def vacant(self, text, role):
        done = {"reviewer": "content", "secrecy_reviewer": "secrecy"}.get(role)
        if role not in UNIT or done in text.yes:
            return False
        holders = [post["who"] for post in self.in_force() if post["role"] == role]
        return not any(self.unbiased(text, who, as_head=role == "head") for who in holders)

    def unbiased(self, text, who, *, as_head):
        tired = self.reviewed(text, who) and (as_head or not self.small)
        return not (self.counts_as(who) & (text.hands | text.plan["named"]) or tired)

    def entitled(self, text, who, roles):
        if roles & self.roles(who):
            return True
        stands_in = {"head": "office_approver"}
        empty = [role for role in roles if "drafter" not in roles and self.vacant(text, role)]
        return any(stands_in.get(role, "office_clerk") in self.roles(who) for role in empty)

    def states(self):
        return {state for text in self.texts for state in text.releases.values()}

    def may(self, text, verb, who, *, careful=True):
        """Tell whether a step is open and everything it asks for is there; ``who`` None is the clock."""
        roles = TABLE.get((text.stage, verb))
        if roles is None or (verb in ASKS_WHY and not careful):
            return False
        return (who is None or self.suits(text, verb, who, roles)) and self.fits(text, verb)

    def suits(self, text, verb, who, roles):
        """Tell whether this person may take the step at all."""
        persons, reviewed = self.counts_as(who), self.reviewed(text, who)
        if not self.entitled(text, who, roles) or persons & text.plan["named"]:
            return False
        if verb in FOR_OTHERS and persons & text.hands:
            return False
        once = GIVES.get(verb) not in text.yes
        one_each = verb not in {"pass_secrecy", "pass_content"} or self.small or not reviewed
        return once and one_each and not (verb == "approve" and reviewed)

    def fits(self, text, verb):
        """Tell whether the matter itself is ready for a step."""
        others = any(other.stage in WORK for other in self.texts if other is not text)
        spoken = not (text.plan["flagged"] or text.plan["major"]) or "spokesperson" in text.yes
        ready = {
            "propose": self.complete(text),
            "resume": self.day - text.cancelled_on <= RESUME_DAYS
            and not others
            and self.texts[-1] is text
            and "erased" not in self.states(),
            "acknowledge": text.plan["flagged"] or text.plan["major"],
            "approve": {"secrecy", "content"} <= set(text.yes) and spoken,
            "correct": not others and not {"withdrawn", "erased"} & self.states(),
            "publish": self.publishable(text),
        }
        return ready.get(verb, True)

    def complete(self, text):
        plan, been = text.plan, self.inner_since is not None or self.was_public()
        ahead = plan["scheduled"] is None or plan["scheduled"] > self.day
        clean = plan["leak"] != "silent" and not plan["unread"]
        return (
            clean and plan["sourced"] and ahead and (plan["waived"] or plan["off"] or "inner" in plan["ladder"] or been)
        )

    def was_public(self):
        return any(text.releases.get("public", "planned") != "planned" for text in self.texts)

    def publishable(self, text):
        return text.next is not None and not self.hindrances(text)

    def hindrances(self, text):
        """Name what bars a publication for good, and what only for now."""
        states, heads = self.states(), [post for post in self.in_force() if post["role"] == "head"]
        found = {"withdrawn", "erased"} & states
        found |= {"suspended"} if "suspended" in states and text.stage == "published" else set()
        found |= {"window"} if self.day > text.approved_on + WINDOW else set()
        return found | (set() if heads else {"no head"}) | ({"inner first"} if self.inner_lacks(text) else set())

    def inner_lacks(self, text):
        free = text.plan["waived"] or text.plan["off"] or self.was_public()
        if text.next != "public" or free:
            return False
        stands = any(one.releases.get("inner") in {"live", "replaced", "ended"} for one in self.texts)
        return not stands or self.day - self.inner_since < INNER_DAYS

    def do(self, text, verb, who):
        """Take a step that is open."""
        before, text.stage = text.stage, ENDS.get(verb, text.stage)
        if verb == "propose":
            text.hands |= {who}
        elif verb in {"pass_secrecy", "pass_content"}:
            text.stage = self.after_pass(text, verb, before)
        elif verb in {"send_back", "recall"}:
            text.yes, text.referred, text.releases, text.held = {}, False, {}, set()
        elif verb == "approve":
            text.approved_on, text.releases = self.day, dict.fromkeys(text.plan["ladder"], "planned")
        elif verb == "cancel":
            text.cancelled_on = self.day
        elif verb == "publish":
            self.go_live(text, before)
        elif verb == "correct":
            self.texts.append(Text({**text.plan, "scheduled": None}, {who}))
        if verb in GIVES:
            text.yes[GIVES[verb]] = self.counts_as(who)

    def after_pass(self, text, verb, before):
        both = {GIVES[verb], *text.yes} >= {"secrecy", "content"}
        if before == "with_office" or not both:
            return before
        goes_up = text.plan["major"] or text.plan["off"] or text.plan["flagged"] or self.vacant(text, "head")
        return "with_office" if goes_up else "with_head"

    def together(self, text):
        """Name whom one publication reaches: of a correction, everybody at once who has read the old wording."""
        if text is self.texts[0]:
            return [text.next]
        been = {at for one in self.texts for at, state in one.releases.items() if state != "planned"}
        later = text.plan["ladder"][text.plan["ladder"].index(text.next) + 1 :]
        waits = text.plan["scheduled"] is not None and text.plan["scheduled"] > self.day
        return [text.next, *(audience for audience in later if audience in been and not waits)]

    def go_live(self, text, before):
        for audience in self.together(text):
            self.reach(text, audience, before)

    def reach(self, text, audience, before):
        covered = {"public": {"inner", "public"}, "inner": {"inner"}}[audience]
        for other in self.texts:
            if other is text:
                continue
            over = {
                at for at, state in other.releases.items() if at in covered and state in {"live", "suspended", "ended"}
            }
            other.releases |= dict.fromkeys(over, "replaced")
            other.stage = "superseded" if other.stage == "published" and before == "approved" else other.stage
        if audience == "inner" and self.inner_since is None:
            self.inner_since = self.day
        text.releases[audience], self.asked = "live", None

    def may_take(self, text, verb, who):
        """Tell whether somebody may take down, or bring back, what is live."""
        roles = set().union(*(TAKEDOWN.get((state, verb), set()) for state in self.states()))
        if not roles & self.roles(who) or (verb != "suspend" and self.counts_as(who) & text.plan["named"]):
            return False
        asked = self.asked is not None
        if verb == "erase" and "live" in self.states():
            return False
        fits = {"ask_restore": not asked, "restore": asked and not self.counts_as(who) & (self.asked or set())}
        return fits.get(verb, True)

    def take(self, verb, who):
        """Take down, bring back, or do away with."""
        if verb == "erase":
            self.erase()
            return
        ends = {"suspend": ({"live"}, "suspended"), "restore": ({"suspended"}, "live")}
        from_states, to = ends.get(verb, ({"live", "suspended"}, "withdrawn"))
        self.asked = {who} if verb == "ask_restore" else None
        for text in self.texts if verb != "ask_restore" else ():
            text.releases |= {at: to for at, state in text.releases.items() if state in from_states}

    def erase(self):
        """Leave no text, nobody named, nothing in work and nothing to come; of what was shown, a mark alone."""
        self.asked = None
        for text in self.texts:
            if text.stage in WORK:
                text.stage, text.cancelled_on = "cancelled", self.day
            text.plan = {**text.plan, "named": set()}
            text.releases = {
                at: state if state == "replaced" else "erased"
                for at, state in text.releases.items()
                if state != "planned"
            }

    def tick(self):
        """Let the clock publish what is scheduled and due."""
        for text in list(self.texts):
            due = text.plan["scheduled"] is not None and text.plan["scheduled"] <= self.day
            waits = text.releases.get("public") == "planned" and text.next == "public" and not text.held
            if not due or not waits or text.stage not in {"approved", "published"}:
                continue
            if self.may(text, "publish", None):
                self.do(text, "publish", None)
            elif self.hindrances(text) - {"suspended", "inner first"}:
                text.held.add("public")
