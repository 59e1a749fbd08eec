"""Note cases in the register of the sample school, so that every page of it stands open to somebody."""

from datetime import timedelta

from django.urls import reverse
from django.utils.timezone import localdate

from gongkai.accountability import actions
from gongkai.accountability.queries import hints_for
from gongkai.accountability.rules.words import Kind, Limb, Party
from gongkai.accountability.rules.writing import Decision, Proof, Written
from gongkai.measures.vocabulary import Ground
from gongkai.orgs.models import Unit
from gongkai.orgs.queries import duties_of
from gongkai.policy.actions import set_value
from gongkai.policy.rules import Setting

KEEPER, OTHER = "duanweimin", "haoliping"


def stage_cases(account, at):
    """Note one case, open another and decide a third; tell who opens which screen where."""
    set_value(Setting.LONG_OVERDUE_DAYS, 5, from_on=localdate(at), by=account["shenguodong"].person, at=at)
    noted, opened, decided = (a_case(account, at, much) for much in range(3))
    hint = hints_for(duties_of(account[KEEPER].person, localdate(at)), at)[0]
    names = {
        noted: ("case_write", "case_open"),
        opened: (
            *("case", "case_looks", "case_prove", "case_protect"),
            *("case_hear", "case_decide", "case_drop", "case_admit"),
        ),
        decided: ("case_close",),
    }
    found = {f"desk:{name}": (KEEPER, page(name, one)) for one, each in names.items() for name in each}
    found |= {f"desk:{name}": (KEEPER, reverse(f"desk:{name}")) for name in ("cases", "case_hints", "case_note")}
    kept, knower = opened.kept_out.last().public_id, opened.knowers.get().public_id
    return found | {
        "desk:case_take_over": (OTHER, page("case_take_over", opened)),
        "desk:case_unprotect": (KEEPER, page("case_unprotect", opened, kept)),
        "desk:case_dismiss": (KEEPER, page("case_dismiss", opened, knower)),
        "desk:case_hint_dismiss": (KEEPER, f"{reverse('desk:case_hint_dismiss')}?hint={hint.key}"),
        "desk:case_figures": ("shenguodong", reverse("desk:case_figures")),
    }


def a_case(account, at, much):
    act = {"by": account[KEEPER].person, "at": at}
    words = {"happened": "公示的名单不是评审的名单。", "consequence": "两家单位据此投标，被迫重来。"}
    said = Written(ground=Ground.FALSITY, **words)
    unit, person = Unit.objects.get(code="JX"), account["wangmin"].person
    case = actions.note(said, unit, person, concerns_unit=False, **act)
    actions.prove(case, Limb.GROUND, Proof(about="改动前后的名单", name="名单.txt", content=b"%d" % much), **act)
    actions.prove(case, Limb.CONSEQUENCE, Proof(about="重新招标的通知", code="deed/12"), **act)
    until = localdate(at) + timedelta(days=30)
    actions.admit(case, account["shenguodong"].person, "列席研究会议", until=until, **act)
    if much == 1:
        actions.protect(case, "评审名单被人改动", **act)
    if much:
        opened(case, act)
    if much > 1:
        decision = Decision(number="示纪〔2026〕3号", on=localdate(at), kind=Kind.ADMONISHED)
        actions.decide(case, decision, version=fresh(case).version, **act)
    return case


def opened(case, act):
    actions.open_case(case, version=fresh(case).version, **act)
    actions.hear(case, Party.PERSON, "名单是我改的。", on=localdate(act["at"]), declined=False, **act)


def fresh(case):
    case.refresh_from_db()
    return case


def page(name, case, *more):
    return reverse(f"desk:{name}", args=[case.public_id, *more])
