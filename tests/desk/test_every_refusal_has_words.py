"""Nobody is told a code: every reason that a rule or an action can give is worded."""

import re
from pathlib import Path

import gongkai
from gongkai.desk.phrases import catalogue, files, orgs, refusals, restructuring
from gongkai.desk.phrases.refusals import about_field, sentence
from gongkai.ledger.queries import Trouble
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Audience, RedLine

SOURCE = Path(gongkai.__file__).parent
CODE = re.compile(r"Refusal\(\s*\"(\w+)\"")
BY_NAME = {
    "no_title", "no_body", "no_source", "no_risk", "no_correction_note", "bad_window",
    "file_kind_differs", "file_encrypted", "file_has_macros", "file_unpacks_too_large", "file_broken",
    Trouble.BEHIND.value, "word_length", "allowed_length", "shape_odd", "domain_odd",
}  # fmt: skip


def codes_in(*packages):
    texts = [path.read_text("utf-8") for package in packages for path in (SOURCE / package).rglob("*.py")]
    return {code for text in texts for code in CODE.findall(text)}


def test_every_reason_about_disclosures_files_and_lists_is_worded():
    worded = set(refusals.SENTENCES) | set(files.SENTENCES)

    assert (codes_in("disclosures", "files", "screening") | BY_NAME) - worded == set()
    assert worded - (codes_in("disclosures", "files", "screening") | BY_NAME) == set()


def test_every_reason_about_catalogues_is_worded():
    assert (codes_in("catalogue") | {Trouble.BEHIND.value}) - set(catalogue.SENTENCES) == set()


def test_every_reason_about_units_and_people_is_worded():
    assert codes_in("orgs") - set(orgs.SENTENCES) == set()


def test_every_reason_about_plans_is_worded():
    source = (SOURCE / "restructuring/rules.py").read_text("utf-8")

    codes = codes_in("restructuring") | set(re.findall(r"^        \"(\w+)\": ", source, re.MULTILINE))

    assert codes == set(restructuring.SENTENCES)


def test_that_nothing_can_be_done_while_a_log_is_behind_is_worded_everywhere():
    behind = Refusal(Trouble.BEHIND.value)
    said = {orgs.say(behind), catalogue.say(behind), sentence(behind)}

    assert said == {"数据库恢复了较早的备份，现在不能办理，否则记录会前后矛盾。请联系维护服务器的人先补回记录。"}


def test_what_a_reason_is_about_is_named_in_words():
    crossed = Refusal("red_line_crossed", (9, None), about=RedLine.PRIVACY)
    late = Refusal("starts_in_the_past", (16, 1), about=Audience.INNER.value)

    assert sentence(crossed) == "“涉及个人隐私”选了涉及，不能通过。请退回修改，或不予公开。"
    assert sentence(late) == "党内公开的开始时间已过。请改为以后的时间，或留空由人工发布。"
    assert about_field(late) == "inner"


def test_no_sentence_says_too_little_or_shouts():
    said = [str(text) for text in refusals.SENTENCES.values()]

    assert [text for text in said if "！" in text or "请检查输入" in text or not text.endswith("。")] == []
