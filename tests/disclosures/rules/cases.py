"""Facts for the rules, all in order: each test says only what is different."""

from dataclasses import replace
from datetime import UTC, date, datetime

from gongkai.disclosures.rules.case import Case, KeptOut, Ladder, ReleaseCase, Said, Standing
from gongkai.disclosures.rules.checks import Check
from gongkai.disclosures.rules.plan import Demand, Plan, RungPlan
from gongkai.disclosures.rules.words import REVIEWS, Alarm, ReleaseState, Stage
from gongkai.measures.vocabulary import Answer, Audience, Channel, MatterClass, RedLine

AT = datetime(2026, 9, 14, 4, tzinfo=UTC)
TODAY = date(2026, 9, 14)

PLAIN = Standing(
    stage=Stage.DRAFT,
    roles=frozenset(),
    vacant=frozenset(),
    is_clock=False,
    contributed=False,
    passes_given=frozenset(),
    is_subject=False,
    unit_is_small=False,
    valid_passes=frozenset(),
    is_major=False,
    is_high_risk=False,
    is_off_catalogue=False,
    was_referred=False,
    needs_spokesperson=False,
    was_released=False,
    releases=frozenset(),
    other_in_work=False,
    is_newest=True,
    cancelled_days=3,
    next_audience=Audience.PUBLIC,
)
CLEAN = Check(found=(), waiting=(), failed=())
NOTHING_KEPT_OUT = KeptOut(places=(), unread=(), names_somebody=False)
OPEN = Ladder(inner_live_days=None, inner_days_needed=0, inner_waived=False, public_before=False)


def standing(**facts):
    return replace(PLAIN, **{name: frozenset(v) if isinstance(v, set) else v for name, v in facts.items()})


def case(*, lacks=(), check=CLEAN, kept_out=NOTHING_KEPT_OUT, widest=Audience.INNER, ladder=OPEN, **facts):
    mine = {
        name: facts.pop(name)
        for name in ("plan_unchanged", "within_window", "unit_stands", "has_head")
        if name in facts
    }
    plain = Case(standing(**facts), lacks, check, kept_out, widest, True, True, True, True, ladder)  # noqa: FBT003 – named in Case
    return replace(plain, **mine)


def everything_said(**words):
    plain = Said(
        reason="按规定办理",
        red_lines=dict.fromkeys(RedLine, Answer.NO),
        is_necessary=True,
        is_accurate=True,
        source_checked=True,
        ground="正在调查",
        re_review_on=date(2027, 3, 1),
        today=TODAY,
        signed_in_freshly=True,
    )
    return replace(plain, **words)


def ripe(**facts):
    return case(**{"valid_passes": REVIEWS, **facts})


def live(**facts):
    plain = ReleaseCase(
        states=frozenset({ReleaseState.LIVE}),
        roles=frozenset(),
        is_subject=False,
        restore_asked=False,
        actor_asked_restore=False,
        reason="内容有误",
        alarm=Alarm.FALSE,
        repeats=False,
        leaks=False,
        signed_in_freshly=True,
    )
    return replace(plain, **{name: frozenset(v) if isinstance(v, set) else v for name, v in facts.items()})


def rung(**more):
    plain = RungPlan(
        audience=Audience.PUBLIC,
        channels=(Channel.PORTAL,),
        units=(),
        people=(),
        groups=(),
        all_staff=False,
        all_students=False,
        starts_at=None,
        ends_on=None,
    )
    return replace(plain, **more)


INNER = rung(audience=Audience.INNER, channels=(Channel.INNER_PORTAL,))
PUBLIC = rung()


def plan(**more):
    plain = Plan(
        unit="JX",
        entry="e1",
        off_catalogue_reason="",
        matter_class=MatterClass.ORGANISATION,
        title="党费收缴情况",
        body="<p>收缴党费</p>",
        document_no="",
        issued_on=None,
        source_of_facts="台账",
        is_major=False,
        risk="low",
        needs_spokesperson=False,
        narrower_reason="",
        inner_first_waiver="",
        window_days=30,
        correction="",
        correction_note="",
        interprets="",
        subjects=(),
        attachments=(),
        rungs=(PUBLIC,),
    )
    return replace(plain, **more)


def demand(**more):
    asked = Demand(Audience.PUBLIC, 0, 180, was_inner=False, was_public=False, source_reaches_all=True)
    return replace(asked, **more)


def codes(refusals):
    return [(refusal.code, str(refusal.about)) if refusal.about else refusal.code for refusal in refusals]
