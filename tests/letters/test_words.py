"""A writer is never told a code: every reason and every step he can meet is worded."""

import ast
import re
from pathlib import Path

import gongkai
from gongkai.mailbox.rules.receipts import digits_in, in_groups, new_digits
from gongkai.mailbox.rules.words import Clocked, Deed
from gongkai.portal.letter_words import SENTENCES, STEPS, WITH_WORDS

SOURCE = Path(gongkai.__file__).parent
FOR_WRITERS = (
    *("mailbox/rules/writing.py", "mailbox/actions/writing.py", "mailbox/actions/following.py"),
    *("mailbox/actions/hold.py", "portal/uploads.py", "portal/letterbox.py"),
    *("portal/views/letters.py", "portal/views/tracking.py"),
)
BY_FIELD = {"letter_title_too_long", "letter_text_too_long", "letter_complains_of_too_long"}


def codes():
    text = "".join((SOURCE / path).read_text("utf-8") for path in FOR_WRITERS)
    return set(re.findall(r"Refusal\(\"(\w+)\"", text)) | set(re.findall(r"\"(letter_too_\w+)\"", text)) | BY_FIELD


def test_every_reason_a_writer_can_meet_is_worded_and_no_other():
    assert codes() == set(SENTENCES)


def test_every_step_a_writer_is_told_of_is_worded():
    told = {*Deed, *Clocked}
    for path in (SOURCE / "mailbox/actions").glob("*.py"):
        told |= {verb for call in calls(path) for verb in verbs_told(call)}

    assert {str(one) for one in told} | {"ask_supplement", "ask_third_party"} == {str(one) for one in STEPS}
    assert set(STEPS) >= WITH_WORDS


def calls(path):
    return [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]


def verbs_told(call):
    """Yield the verb of a step that its writer is told of."""
    if getattr(call.func, "id", "") == "stepped" and any(one.arg == "is_for_writer" for one in call.keywords):
        match call.args[1]:
            case ast.Attribute(value=ast.Name(id="Verb"), attr=name):
                yield name.lower()


def test_sentences_say_what_to_do_and_do_not_shout():
    assert [text for text in map(str, SENTENCES.values()) if "！" in text or not text.endswith("。")] == []


def test_a_receipt_is_read_however_it_is_typed():
    typed = ("4827 1905 3364 8120", "4827190533648120", "4827-1905-3364-8120", "４８２７１９０５３３６４８１２０")

    assert {digits_in(one) for one in typed} == {"4827190533648120"}
    assert [digits_in(one) for one in ("", "123", "4827 1905 3364 812x", "²" * 16)] == [None] * 4


def test_a_receipt_is_sixteen_digits_in_groups_of_four():
    digits = new_digits()

    assert re.fullmatch(r"\d{4} \d{4} \d{4} \d{4}", in_groups(digits))
    assert digits_in(in_groups(digits)) == digits
