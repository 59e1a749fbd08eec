"""The way to letters from every page, and how many wait, on the page of what is to be done."""

import pytest

from gongkai.mailbox.rules.words import Kind, State
from tests.desk.walking import signed_in
from tests.letters.making import a_letter, brought_to

pytestmark = pytest.mark.django_db
LETTERS, TOPICS, REPORTS, FIGURES = (f"/desk/letters/{page}" for page in ("", "topics/", "reports/", "figures/"))


def ways(client):
    page = client.get("/desk/").content.decode()
    return [way for way in (LETTERS, TOPICS, REPORTS, FIGURES) if f'href="{way}"' in page]


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("drafter", [LETTERS]),
        ("head", [LETTERS]),
        ("clerk", [LETTERS, TOPICS, FIGURES]),
        ("inspector", [REPORTS, FIGURES]),
        ("reviewer", []),
        ("spokesperson", []),
    ],
)
def test_the_way_to_letters_is_shown_to_those_who_have_them(house, who, expected):
    assert ways(signed_in(getattr(house, who))) == expected


def tiles(person):
    found = signed_in(person).get("/desk/").context["tiles"]
    return [(tile["label"], tile["value"]) for tile in found][4:]


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("clerk", [("等我办的来信", 1)]),
        ("drafter", [("等我办的来信", 2)]),
        ("head", []),
        ("inspector", [("等我办的违纪反映", 1)]),
        ("reviewer", []),
    ],
)
def test_what_waits_is_counted_for_whom_it_waits(house, who, expected):
    a_letter()
    brought_to(State.ASSIGNED, house)
    brought_to(State.DRAFTING, house)
    a_letter(Kind.REPORT)

    assert tiles(getattr(house, who)) == expected
