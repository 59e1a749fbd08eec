"""What was found is known by a mark that outlasts changes around it; nothing grave goes by without a reason."""

import pytest

from gongkai.disclosures.rules.checks import Check, found_again, kept, lists_hit, marked
from gongkai.disclosures.rules.guards import grave_explained, grave_judged, scanned
from gongkai.disclosures.rules.putting_right import Fix, put_right
from gongkai.scanner.covering import covered, must_not_be_told
from gongkai.scanner.finding import Severity
from gongkai.scanner.passage import Passage
from gongkai.scanner.rich_text import passages_of_html
from gongkai.scanner.rules import Rules, WordList
from gongkai.scanner.text import scan_text
from tests.disclosures.rules.cases import case, codes, everything_said

pytestmark = pytest.mark.article(9)
MOBILE, OTHER = "13812345678", "13912345678"


def found(html, reasons=None, rules=None):
    return marked([("", one) for one in scan_text(passages_of_html(html), rules or Rules.default())], reasons or {})


def marks(html):
    return {one.finding.masked: one.mark for one in found(html)}


def with_one(reason=""):
    [one] = found(f"<p>{MOBILE}</p>")
    return Check(found(f"<p>{MOBILE}</p>", {one.mark: reason}), waiting=(), failed=()), one.mark


def test_a_finding_keeps_its_mark_wherever_it_moves():
    assert marks(f"<p>{MOBILE}</p>") == marks(f"<h2>新的一段</h2><p>请致电：{MOBILE}</p>")


def test_of_two_equal_findings_each_has_its_own_mark():
    twice = found(f"<p>{MOBILE}</p><p>{MOBILE}</p>")

    assert len({one.mark for one in twice}) == 2


def test_the_same_in_a_file_is_another_finding():
    [in_text] = found(f"<p>{MOBILE}</p>")
    [in_file] = marked([("名单.txt", in_text.finding)], {})

    assert in_text.mark != in_file.mark


def test_the_gravest_come_first():
    severities = [one.finding.severity for one in found(f"<p>征求意见稿</p><p>邮箱 a@qq.com</p><p>{MOBILE}</p>")]

    assert severities == [Severity.MUST, Severity.CONFIRM, Severity.HINT]


def test_what_is_kept_is_found_again_as_it_was():
    check, _mark = with_one("公用手机")

    assert found_again(kept(check.found)) == check.found


def test_lists_that_were_hit_are_named_once():
    rules = Rules(lists=(WordList("w1", "称呼", ("某总",)), WordList("w2", "其他", ("未用",))))

    assert lists_hit(found("<p>某总</p><p>某总</p>", rules=rules)) == "|w1|"
    assert lists_hit(found(f"<p>{MOBILE}</p>")) == ""


@pytest.mark.article(16, 2)
def test_nothing_goes_up_of_which_a_file_was_not_read():
    check = Check(found=(), waiting=("甲.pdf",), failed=("乙.pdf",))

    assert codes(scanned(case(check=check), everything_said())) == [
        ("scan_unfinished", "甲.pdf"),
        ("scan_failed", "乙.pdf"),
    ]


def test_the_drafter_removes_what_is_grave_or_says_why_it_may_stay():
    silent, mark = with_one(" ")
    told, _mark = with_one("公用手机")

    assert codes(grave_explained(case(check=silent), everything_said())) == [("finding_unexplained", mark)]
    assert grave_explained(case(check=told), everything_said()) == ()


def test_the_secrecy_reviewer_judges_what_is_grave_whatever_its_drafter_says():
    told, mark = with_one("公用手机")

    assert codes(grave_judged(case(check=told), everything_said(verdicts={mark: " "}))) == [("finding_unjudged", mark)]
    assert grave_judged(case(check=told), everything_said(verdicts={mark: "核对过"})) == ()


def test_what_is_only_to_be_confirmed_needs_no_words():
    check = Check(found("<p>邮箱 a@qq.com</p>"), waiting=(), failed=())

    assert (
        *grave_explained(case(check=check), everything_said()),
        *grave_judged(case(check=check), everything_said()),
    ) == ()


def test_one_place_is_masked_and_every_other_stays():
    html = f"<p>甲{MOBILE[:3]}<strong>{MOBILE[3:]}</strong>，乙{OTHER}</p>"
    first = next(one for one in found(html) if one.finding.place.start == 1)

    assert put_right(html, first.finding, Fix.MASK) == f"<p>甲138******78<strong></strong>，乙{OTHER}</p>"
    assert put_right(html, first.finding, Fix.CUT) == f"<p>甲<strong></strong>，乙{OTHER}</p>"


def test_what_has_no_place_in_the_text_is_not_put_right():
    [in_title] = scan_text([Passage(MOBILE, "标题")], Rules.default())

    assert put_right("<p>正文</p>", in_title, Fix.MASK) is None


def test_numbers_that_people_quote_are_covered_and_their_words_stay():
    said = f"第二段的{MOBILE}请删除，身份证号110101199003070118也是；第9条。"

    assert covered(said) == "第二段的138******78请删除，身份证号110*************18也是；第9条。"
    assert (must_not_be_told(said), must_not_be_told("第二段有手机号")) == (True, False)
