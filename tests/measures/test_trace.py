"""The trace finds what names an article, says what it cannot read, and is kept current."""

from pathlib import Path
from textwrap import dedent

import pytest

from gongkai.measures.articles import ARTICLES
from gongkai.measures.reference import Ref
from gongkai.measures.trace import Mention, load, rows
from gongkai.measures.trace.__main__ import main
from gongkai.measures.trace.collect import UnreadableSource, proofs_in, rules_in

PROJECT = Path(__file__).parents[2]

RULES = '''
    """A chapter. Source: 第五条."""

    LIMIT = 3
    """How many. Source: 第十七条."""


    class Case:
        """No article here."""

        def advance(self) -> None:
            """Move on.

            :raises Refused: if not.
            Source: 第十六条（三）、第九条第二款.
            """


    def review() -> None:
        """Look twice. Practice: the Measures do not say so."""
'''

TESTS = """
    import pytest

    @pytest.mark.article(16, 3)
    @pytest.mark.article(9, paragraph=2)
    def test_one(): ...

    pytestmark = [pytest.mark.django_db, pytest.mark.article(18)]

    @pytest.mark.article(17)
    class TestAll:
        @pytest.mark.article(number)
        def test_two(self): ...
"""


@pytest.fixture
def package(tmp_path):
    return planted(tmp_path / "school" / "rules.py", RULES).parent


def planted(path, content):
    path.parent.mkdir(exist_ok=True)
    path.write_text(dedent(content), encoding="utf-8")
    return path


def test_every_docstring_that_names_an_article_is_found(package):
    assert set(rules_in(package)) == {
        Mention(Ref(5), "school.rules"),
        Mention(Ref(17), "school.rules.LIMIT"),
        Mention(Ref(16, 3), "school.rules.Case.advance"),
        Mention(Ref(9, paragraph=2), "school.rules.Case.advance"),
    }


def test_every_mark_that_names_an_article_is_found(tmp_path):
    planted(tmp_path / "tests" / "test_it.py", TESTS.replace("(number)", "(4, 2)"))

    assert set(proofs_in(tmp_path / "tests")) == {
        Mention(Ref(16, 3), "tests/test_it.py::test_one"),
        Mention(Ref(9, paragraph=2), "tests/test_it.py::test_one"),
        Mention(Ref(18), "tests/test_it.py"),
        Mention(Ref(17), "tests/test_it.py::TestAll"),
        Mention(Ref(4, 2), "tests/test_it.py::TestAll::test_two"),
    }


def test_docstrings_that_cannot_be_read_are_all_told(package):
    planted(package / "wrong.py", '"""Source: 第三十条、第十六条（五）."""\n')
    planted(package / "foreign.py", '"""Source: RFC 6962."""\n')

    with pytest.raises(UnreadableSource) as unreadable:
        rules_in(package)

    assert [problem.split(": the Measures have no ")[1] for problem in unreadable.value.problems] == [
        "RFC",
        "第三十条",
        "第十六条（五）",
    ]


def test_a_mark_that_cannot_be_read_is_told(tmp_path):
    planted(tmp_path / "tests" / "test_it.py", TESTS)

    with pytest.raises(UnreadableSource, match=r"no pytest\.mark\.article\(number\)"):
        proofs_in(tmp_path / "tests")


def test_every_article_has_a_row_even_when_nothing_names_it():
    trace = rows([], [])

    assert [str(row.ref) for row in trace if row.ref.item is None] == [str(Ref(number)) for number in ARTICLES]
    assert [row.rules + row.tests for row in trace] == [()] * len(trace)


def test_only_the_declaratory_provisions_want_no_rule():
    assert [str(row.ref) for row in rows([], []) if not row.is_operative] == ["第一条", "第四条（一）"]


def test_a_row_joins_rules_and_tests_of_one_passage():
    found = rows([Mention(Ref(16, 3), "b"), Mention(Ref(16, 3), "a")], [Mention(Ref(16, 3), "t")])

    assert [(row.rules, row.tests) for row in found if row.ref == Ref(16, 3)] == [(("a", "b"), ("t",))]


def test_what_stands_among_the_views_is_a_page():
    [found] = [row for row in rows([Mention(Ref(5), "a.views.b.c"), Mention(Ref(5), "a.rules.d")], []) if row.rules]

    assert (found.rules, found.pages) == (("a.rules.d",), ("a.views.b.c",))


def test_every_article_that_asks_for_something_has_a_rule_a_page_and_a_test():
    wanting = []
    for number in ARTICLES:
        passages = [row for row in load() if row.ref.article == number and row.is_operative]
        wanting += [
            (number, what)
            for what in ("rules", "pages", "tests")
            if passages and not any(getattr(row, what) for row in passages)
        ]

    assert wanting == []


def test_the_stored_trace_and_the_page_are_current(monkeypatch, capsys):
    monkeypatch.chdir(PROJECT)

    assert (main(["--check"]), capsys.readouterr().err) == (0, "")


def test_the_stored_trace_is_what_the_program_shows():
    page = (PROJECT / "docs/reference/trace.md").read_text(encoding="utf-8")

    assert [line.split("<br>")[0].removeprefix("| ") for line in page.splitlines() if line.startswith("| 第")] == [
        str(row.ref) for row in load()
    ]


def test_a_stale_page_is_told(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(PROJECT)

    assert main(["--check", "--page", str(tmp_path / "trace.md")]) == 1
    assert "trace.md is out of date" in capsys.readouterr().err
