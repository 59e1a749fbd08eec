"""Taking down: by one, at once; bringing back: by two; nothing can be put up this way."""

import pytest

from gongkai.disclosures.rules.takedown import TAKEDOWN_STEPS, open_takedowns, repeats, takedown
from gongkai.disclosures.rules.words import Alarm, ReleaseState, Verb
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Role
from tests.disclosures.rules.cases import codes, live

R, V, S = Role, Verb, ReleaseState
SUSPENDERS = {R.REVIEWER, R.SECRECY_REVIEWER, R.HEAD, R.OFFICE_CLERK, R.OFFICE_APPROVER, R.INSPECTOR}


def may(state, role, *, asked):
    """Write down by hand who may do what."""
    if state is S.LIVE:
        return ({V.SUSPEND} if role in SUSPENDERS else set()) | ({V.WITHDRAW} if role is R.OFFICE_APPROVER else set())
    if state is S.WITHDRAWN:
        return {V.ERASE} if role is R.OFFICE_APPROVER else set()
    if state is not S.SUSPENDED:
        return set()
    found = {V.WITHDRAW, V.ERASE} if role is R.OFFICE_APPROVER else set()
    if not asked:
        return found | ({V.ASK_RESTORE} if role in SUSPENDERS - {R.INSPECTOR} else set())
    return found | ({V.RESTORE} if role in {R.HEAD, R.OFFICE_APPROVER} else set())


@pytest.mark.article(8)
@pytest.mark.parametrize("state", ReleaseState)
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("asked", [False, True])
def test_a_role_may_take_down_and_bring_back_exactly_this(state, role, asked):
    facts = live(states={state}, roles={role}, restore_asked=asked)

    assert open_takedowns(facts) == may(state, role, asked=asked)


@pytest.mark.article(8)
def test_no_row_of_the_table_puts_anything_up_that_was_not_up():
    raised = [(step.state, step.verb) for step in TAKEDOWN_STEPS if step.to is S.LIVE]

    assert raised == [(S.SUSPENDED, V.RESTORE)]


SUSPENDED = {"states": {S.SUSPENDED}, "alarm": None}
REFUSED = [
    (V.SUSPEND, {"reason": " ", "alarm": None}, ["not_your_task", ("no_reason", "reason"), ("no_alarm", "alarm")]),
    (V.SUSPEND, {"roles": {R.HEAD}, "is_subject": True, "reason": ""}, [("no_reason", "reason")]),
    (V.WITHDRAW, {"roles": {R.OFFICE_APPROVER}, "is_subject": True}, ["is_subject"]),
    (V.ASK_RESTORE, {**SUSPENDED, "roles": {R.HEAD}, "restore_asked": True}, ["restore_already_asked"]),
    (V.RESTORE, {**SUSPENDED, "roles": {R.HEAD}}, ["restore_needs_two"]),
    (V.RESTORE, {**SUSPENDED, "restore_asked": True, "actor_asked_restore": True, "is_subject": True, "reason": ""},
     ["not_your_task", "is_subject", "restore_needs_another", ("no_reason", "reason")]),
    (V.RESTORE, {"roles": {R.HEAD}}, ["moved_meanwhile"]),
    (V.ERASE, {"roles": {R.OFFICE_APPROVER}}, ["moved_meanwhile"]),
    (V.ERASE, {"states": {S.SUSPENDED, S.LIVE}, "roles": {R.HEAD}, "is_subject": True},
     ["not_your_task", "is_subject", "still_live"]),
    (V.ERASE, {**SUSPENDED, "roles": {R.OFFICE_APPROVER}, "reason": "", "signed_in_freshly": False},
     [("no_reason", "reason"), ("no_alarm", "alarm"), "sign_in_to_erase"]),
    (V.ERASE, {"states": {S.WITHDRAWN}, "roles": {R.OFFICE_APPROVER}, "repeats": True}, [("reason_repeats", "reason")]),
    (V.SUSPEND, {**SUSPENDED, "roles": {R.HEAD}, "alarm": Alarm.FALSE}, ["moved_meanwhile"]),
]  # fmt: skip


@pytest.mark.article(8)
@pytest.mark.parametrize(("verb", "facts", "refused"), REFUSED)
def test_a_takedown_is_refused_with_every_reason(verb, facts, refused):
    with pytest.raises(Refused) as found:
        takedown(verb, live(**facts))

    assert codes(found.value.refusals) == refused


@pytest.mark.article(8)
def test_somebody_named_in_a_matter_may_still_take_it_down():
    facts = live(roles={R.HEAD}, is_subject=True)

    assert takedown(V.SUSPEND, facts) is S.SUSPENDED


def test_what_was_withdrawn_is_erased_for_good():
    facts = live(states={S.WITHDRAWN}, roles={R.OFFICE_APPROVER})

    assert takedown(V.ERASE, facts) is S.ERASED


def test_nothing_leads_back_from_what_was_erased():
    assert [step for step in TAKEDOWN_STEPS if step.state is S.ERASED] == []


@pytest.mark.parametrize(
    ("reason", "says_again"),
    [
        ("附件含个人信息", False),
        ("附件含 11010119900307 号码", True),
        ("含1101 0119 9003 07", True),
        ("含1101011", False),
        ("", False),
    ],
)
def test_a_reason_that_takes_over_eight_characters_in_a_row_says_again_what_is_erased(reason, says_again):
    assert repeats(reason, ["关于奖学金的公示", "身份证号 110101199003070011"]) is says_again
