"""No text makes the scan crawl: its time grows with the length of the text, whatever stands in it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.scanner.folding import TELLING, fold
from gongkai.scanner.passage import Passage
from gongkai.scanner.rules import Rules
from gongkai.scanner.text import scan_text

LENGTH = 30_000
SECONDS = 4
PIECES = [
    "1",
    "1 ",
    "1-",
    "0",
    "1 1  ",
    "13812345678 ",
    "身份证",
    "秘密",
    "秘密 ",
    "★",
    "《秘密",
    "正在",
    "正在调查",
    "正在，调查",
    "调查",
    "a@",
    "a.",
    "@",
    "辽C1",
    "王",
    "王伟",
    "王伟患",
    "癌",
    "1号",
    "小区1号",
    "村一组",
    "住址：",
    "路1",
    "1990年",
    "男，",
    "学号1",
    "绝 密 ",
    "\u200b",
    "１",
    "一",
    "成绩1",
    "内部资料",
    "E1",
    "卡号1.1E+17",
    "商业秘密",
    "草案",
    "族",
    "同学，",
    "（",
    "2026-05-01 ",
    "王·",
]


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_text_of_one_piece_is_scanned_in_time(piece):
    text = (piece * LENGTH)[:LENGTH]
    start = time.process_time()
    scan_text([Passage(text, "第1段")], Rules.default())

    assert time.process_time() - start < SECONDS


def test_a_wide_row_is_scanned_in_time():
    row = tuple(f"2103031990030700{number}" for number in range(5_000))
    start = time.process_time()
    scan_text([Passage("王伟", f"{number}", row=row, heading="姓名") for number in range(200)], Rules.default())

    assert time.process_time() - start < SECONDS


@given(st.text(alphabet="身份证 　12３４\u200b⾝𝟏一二三〇xＸ@。\n", max_size=40))
def test_a_disguise_always_tells(text):
    assert TELLING.search(text) is not None or fold(text).text == text
