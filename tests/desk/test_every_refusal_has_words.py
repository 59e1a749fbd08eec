"""Nobody is told a code: every reason that a rule or an action can give is worded."""

import re
from pathlib import Path

import gongkai
from gongkai.accountability.rules.words import Limb, Party
from gongkai.desk.phrases import (
    accountability,
    archives,
    assessments,
    briefings,
    catalogue,
    channels,
    files,
    incidents,
    inspections,
    leading,
    letters,
    orgs,
    push,
    refusals,
    restructuring,
)
from gongkai.desk.phrases.refusals import about_field, sentence
from gongkai.ledger.queries import Trouble
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Audience, RedLine
from gongkai.outbound import Trouble as Outside
from gongkai.push.rules.words import Trouble as PushTrouble

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


def test_every_reason_about_assessments_is_worded():
    by_name = {"indicator_unnamed", "weight_odd", "figure_missing", "figure_not_asked", "marks_missing", "marks_alike",
               "marks_not_asked", "marks_wrong_way"}  # fmt: skip
    reasons = (codes_in("assessments") - {"code"}) | by_name | {Trouble.BEHIND.value}
    assert set(assessments.SENTENCES) == reasons


def test_every_reason_about_archives_is_worded():
    told = {"archive_broke_off", "archive_no_room", Trouble.BEHIND.value}
    assert codes_in("archives") | told == set(archives.SENTENCES)


def test_every_reason_about_emergencies_is_worded():
    assert codes_in("incidents") - set(incidents.SENTENCES) == set()


def test_every_reason_about_inspections_is_worded():
    assert codes_in("inspections") | {Trouble.BEHIND.value} == set(inspections.SENTENCES)


def test_every_reason_about_the_register_is_worded():
    by_word = {f"{limb}_unevidenced" for limb in Limb} | {f"{party}_not_heard" for party in Party}
    knowers = {f"knower_{why}" for why in ("concerned", "administers", "without_post", "knows_already")}
    known = codes_in("accountability") | by_word | knowers | {Trouble.BEHIND.value}

    assert known | {"phrase_length", "phrase_is_a_name"} == set(accountability.SENTENCES)


def test_every_reason_about_evidence_and_recall_is_worded():
    assert codes_in("channels") - set(channels.SENTENCES) == set()


def test_every_reason_about_the_leading_group_is_worded():
    known = codes_in("leading") | {"about_nothing", Trouble.BEHIND.value}

    assert known == set(leading.SENTENCES)


def test_every_reason_about_meetings_is_worded():
    assert codes_in("briefings") - set(briefings.SENTENCES) == set()


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


def test_every_reason_and_every_trouble_about_other_systems_is_worded():
    codes = codes_in("push") | {"not_yours_to_manage", Trouble.BEHIND.value}
    addresses = {"address_spelling", "address_not_listed", "address_not_encrypted"}

    assert codes | addresses == set(push.SENTENCES)
    assert set(push.TROUBLES) == set(PushTrouble)
    assert {one.value for one in Outside} < {one.value for one in PushTrouble}


def test_every_reason_about_letters_is_worded_for_staff():
    places = ["rules/steps.py", *(f"actions/{name}.py" for name in FOR_STAFF)]
    codes = {code for place in places for code in CODE.findall((SOURCE / "mailbox" / place).read_text("utf-8"))}

    assert codes == set(letters.SENTENCES) - {Trouble.BEHIND.value}


FOR_STAFF = ("answering", "extracting", "handling", "identities", "timing")
"""The actions of staff; what a writer is told is worded on the readers' pages."""
