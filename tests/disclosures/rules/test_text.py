"""What is left of a text once cleaned: read by a parser of its own, nothing in it runs, loads or is styled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from gongkai.disclosures.rules.text import CLASSES, TAGS, clean, length, paragraphs
from tests.disclosures.rules.attacks import ATTACKS

ALLOWED = {"href", "rel", "colspan", "rowspan", "scope", "class"}


def dangers(text):
    """List every element, attribute, link and class that may not be there."""
    found = []
    for element in html.fragment_fromstring(text, create_parent="div").iterdescendants():
        link = element.get("href", "")
        found += [] if element.tag in TAGS else [element.tag]
        found += [name for name in element.attrib if name not in ALLOWED]
        found += [link] if ":" in link and link.split(":")[0].lower() not in {"http", "https", "mailto"} else []
        found += [name for name in element.get("class", "").split() if name not in CLASSES.get(element.tag, ())]
    return found


def test_there_are_enough_attacks_to_speak_of():
    assert (len(ATTACKS) > 180, len(set(ATTACKS))) == (True, len(ATTACKS))


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_of_an_attack_is_left(attack):
    assert dangers(clean(attack)) == []


def test_the_search_for_dangers_finds_them():
    found = dangers('<script>1</script><p onclick="1" style="x" class="big">x</p><a href="javascript:1">x</a>')

    assert found == ["script", "onclick", "style", "big", "javascript:1"]


@given(
    text=st.lists(st.sampled_from([*ATTACKS, "<", ">", '"', "'", "<p>", "</p>", "&", "文"]), max_size=6).map("".join)
)
def test_nothing_of_attacks_put_together_is_left_and_cleaning_again_changes_nothing(text):
    cleaned = clean(text)

    assert (dangers(cleaned), clean(cleaned)) == ([], cleaned)


def test_what_a_disclosure_needs_stays_as_it_was_written():
    table = '<table><tbody><tr><td class="r" colspan="2">合计</td></tr></tbody></table>'
    written = f'<h2>一、收缴</h2><p class="c">共<strong>486,320</strong>元</p>{table}'

    assert clean(written) == written


def test_the_plain_text_is_told_by_paragraphs_and_cells():
    table = "<h2>收支</h2><p>甲<br>乙 &amp; 丙</p><table><tr><td>收入</td><td>486,320</td></tr></table>"

    assert (paragraphs(table), length(table)) == (["收支", "甲", "乙 & 丙", "收入 | 486,320"], 16)
