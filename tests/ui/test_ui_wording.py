"""How dates, times, sizes and fingerprints are written."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils.translation import override

from gongkai.ui import wording

NOW = datetime(2026, 9, 14, 2, 0, tzinfo=UTC)
LATE_EVENING = datetime(2026, 9, 13, 16, 30, tzinfo=UTC)


def test_a_time_is_shown_on_the_schools_clock_and_calendar():
    assert wording.moment(LATE_EVENING) == "2026年9月14日 00:30"


def test_tables_write_the_day_in_figures():
    assert wording.day(LATE_EVENING) == "2026-09-14"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (datetime(2026, 9, 14, 1, 30, tzinfo=UTC), "今天 09:30"),
        (datetime(2026, 9, 13, 9, 40, tzinfo=UTC), "昨天 17:40"),
        (datetime(2026, 9, 11, 1, 0, tzinfo=UTC), "2026年9月11日 09:00"),
        (date(2026, 9, 13), "昨天"),
    ],
)
def test_what_is_near_is_said_as_people_say_it(value, words):
    assert wording.near(value, NOW) == words


@pytest.mark.parametrize(
    ("deadline", "words", "tone"),
    [
        (date(2026, 9, 11), "逾期 3 天", "bad"),
        (date(2026, 9, 14), "今天到期", "warn"),
        (date(2026, 9, 18), "剩 4 天", "warn"),
        (date(2026, 9, 30), "剩 16 天", ""),
    ],
)
def test_a_deadline_says_how_far_it_is(deadline, words, tone):
    today = date(2026, 9, 14)

    assert (wording.due(deadline, today), wording.due_tone(deadline, today)) == (words, tone)


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 KB"), (1, "1 KB"), (319_488, "312 KB"), (1_887_437, "1.8 MB"), (52_428_800, "50.0 MB")]
)
def test_sizes_are_in_kb_and_mb(size, words):
    assert wording.filesize(size) == words


def test_a_fingerprint_can_be_read_out():
    assert wording.fingerprint("4be107c9" + "0" * 52 + "e25d") == "4be1 07c9 … e25d"


def test_filters_write_nothing_for_nothing():
    written = Template("{% load ui %}[{{ value|on_date }}{{ value|clock }}{{ value|filesize_cn }}]").render(Context())

    assert written == "[]"


def test_a_time_in_a_page_carries_its_full_value():
    with override("zh-hans"):
        page = Template("{% load ui %}{% when value now %}").render(Context({"value": LATE_EVENING, "now": NOW}))

    assert page == '<time datetime="2026-09-14T00:30:00+08:00" title="2026年9月14日 00:30">今天 00:30</time>'
