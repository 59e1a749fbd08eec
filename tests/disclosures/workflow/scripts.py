"""For each guard a short play that ends in what this guard alone forbids.

A line is what somebody does: a verb, who, and "carelessly" where he leaves out what is asked; or a change of the world.
"""

GOES_UP, P = {"major": True}, ("propose", "drafter")
S, C, A, U = ("pass_secrecy", "secrecy"), ("pass_content", "reviewer"), ("approve", "head"), ("publish", "drafter")
LADDER = {"ladder": ("inner", "public")}

SCRIPTS = {
    "holds_role": ({}, [("propose", "inspector")]),
    "second_pair_of_eyes": ({}, [("propose", "second"), ("pass_content", "second")]),
    "not_about_himself": ({"named": {"secrecy"}}, [P, S]),
    "one_pass_each": ({}, [P, ("pass_secrecy", "both"), ("pass_content", "both")]),
    "secrecy_not_yet_passed": ({}, [P, S, ("pass_secrecy", "both")]),
    "content_not_yet_passed": ({}, [P, C, ("pass_content", "both")]),
    "spokesperson_not_yet_passed": (
        {**GOES_UP, "flagged": True}, [P, S, C, ("acknowledge", "spokesperson"), ("acknowledge", "spokesperson")],
    ),
    "spokesperson_awaited": ({}, [P, ("refer", "reviewer"), ("acknowledge", "spokesperson")]),
    "gave_no_pass": ({}, [P, C, ("pass_secrecy", "head"), A]),
    "something_left_to_release": ({}, [P, S, C, A, U, U]),
    "not_withdrawn": ({}, [P, S, C, A, U, ("withdraw", "approver"), ("correct", "drafter")]),
    "not_erased": ({}, [P, S, C, A, U, ("suspend", "reviewer"), ("erase", "approver"), ("correct", "drafter")]),
    "not_suspended": ({**LADDER, "waived": True}, [P, S, C, A, U, ("suspend", "reviewer"), U]),
    "cancelled_lately": ({}, [("cancel", "drafter"), ("days", 31), ("resume", "drafter")]),
    "nothing_else_in_work": ({}, [P, S, C, A, U, ("correct", "drafter"), ("correct", "drafter")]),
    "plan_complete": ({"sourced": False}, [P]),
    "scanned": ({"unread": True}, [P]),
    "grave_explained": ({"leak": "silent"}, [P]),
    "grave_judged": ({"leak": "told"}, [P, (*S, "carelessly")]),
    "red_lines_answered": ({}, [P, (*S, "carelessly")]),
    "content_confirmed": ({}, [P, (*C, "carelessly")]),
    "reason_given": ({}, [P, ("send_back", "reviewer", "carelessly")]),
    "ground_and_date": ({}, [P, ("withhold", "head", "carelessly")]),
    "both_passes": ({}, [P, ("refer", "reviewer"), ("approve", "approver")]),
    "fresh_sign_in": ({}, [P, S, C, (*A, "carelessly")]),
    "acknowledged": ({**GOES_UP, "flagged": True}, [P, S, C, ("approve", "approver")]),
    "within_window": ({}, [P, S, C, A, ("days", 31), U]),
    "standing_valid": ({}, [P, S, C, A, ("loses", "head"), U]),
    "inner_first": ({**LADDER, "waived": False}, [P, S, C, A, U, U]),
}  # fmt: skip
