"""The text is the one that was issued, whole, and all of it speaks both languages."""

import hashlib
import re

import pytest

from gongkai.measures.articles import ARTICLES, CHAPTERS, DOCUMENT

ISSUED = {
    1: "a311bcf6e2441aee",
    2: "2b4ef3fc3c65a6ff",
    3: "80fc501423e5d401",
    4: "c5fe475c6b7ab48d",
    5: "bb5d7d7040f385ac",
    6: "1084ce064878c347",
    7: "031c0d38424e2422",
    8: "0a230b141f66eed5",
    9: "5544b7cab8b5c28a",
    10: "02ad41078feea832",
    11: "ec746e3a886bdcb6",
    12: "510369d346968b4f",
    13: "1e76db4d820ccae1",
    14: "1692391df93ad74f",
    15: "1c87e3d69c533aca",
    16: "e86bea60c3b10795",
    17: "4b8b8f98f924e721",
    18: "1657e0ecb49375e0",
    19: "9e86f817d05a1c25",
    20: "5c29caeb3085700a",
    21: "b428b6abfa35ab98",
    22: "5c09519c77633646",
    23: "855bcf22d4559b56",
}
"""The first 16 characters of each article's SHA-256, taken from the document itself with all blanks removed."""

ITEMS = {4: 4, 10: 3, 11: 7, 12: 7, 16: 4, 20: 4}
PARAGRAPHS = {6: 2, 9: 2, 14: 3}

PASSAGES = [
    DOCUMENT.title,
    DOCUMENT.note,
    *(chapter.title for chapter in CHAPTERS),
    *(paragraph.text for article in ARTICLES.values() for paragraph in article.paragraphs),
    *(item.text for article in ARTICLES.values() for item in article.items),
]


@pytest.mark.parametrize("number", ISSUED)
def test_an_article_reads_as_it_was_issued(number):
    wording = re.sub(r"\s", "", ARTICLES[number].text.zh)

    assert hashlib.sha256(wording.encode()).hexdigest()[:16] == ISSUED[number]


def test_the_articles_are_numbered_without_a_gap_and_stand_in_their_chapters():
    assert list(ARTICLES) == list(range(1, 24))
    assert [[article.number for article in chapter.articles] for chapter in CHAPTERS] == [
        [1, 2, 3, 4],
        [5, 6, 7, 8],
        [9, 10, 11, 12, 13],
        [14, 15],
        [16, 17],
        [18, 19, 20],
        [21, 22, 23],
    ]
    assert all(article.chapter == chapter.number for chapter in CHAPTERS for article in chapter.articles)


def test_an_article_has_the_items_and_paragraphs_of_the_document():
    assert {number: len(article.items) for number, article in ARTICLES.items()} == dict.fromkeys(ISSUED, 0) | ITEMS
    assert {number: len(article.paragraphs) for number, article in ARTICLES.items()} == (
        dict.fromkeys(ISSUED, 1) | PARAGRAPHS
    )


def test_the_line_broken_in_print_is_whole():
    assert "维护习近平总书记党中央的核心、全党的核心地位" in ARTICLES[11].items[0].text.zh


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.zh[:8])
def test_every_passage_is_chinese_in_chinese_and_english_in_english(passage):
    assert re.search(r"[\u4e00-\u9fff]", passage.zh)
    assert re.findall(r"[\u3000-\u9fff\uff00-\uffef]", passage.en) == []
    assert len(passage.en.split()) >= len(passage.zh) / 5


def test_a_whole_article_has_a_line_for_each_item_in_both_languages():
    text = ARTICLES[16].text

    assert [line[:6] for line in text.zh.splitlines()] == [
        "凡列入党务公",
        "（一）提出。",
        "（二）审核。",
        "（三）审批。",
        "（四）实施。",
    ]
    assert [line.split(".")[0] for line in text.en.splitlines()[1:]] == [
        "(1) Propose",
        "(2) Review",
        "(3) Approve",
        "(4) Implement",
    ]
