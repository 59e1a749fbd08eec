"""A paper as the text of a page: what its title is stands above it already."""

from collections.abc import Iterable, Iterator
from html import escape

from gongkai.channels.papers.page import Paper, Table


def as_html(paper: Paper) -> str:
    """Write a paper as the few elements that a disclosure may hold; every word is text and nothing else."""
    return "".join(_said(paper))


def _said(paper: Paper) -> Iterator[str]:
    yield from _element("p", [paper.line, paper.foreword])
    for part in paper.parts:
        yield from _element("h2", [part.title])
        yield from _element("p", [part.byline, *part.paragraphs])
        for table in part.tables:
            yield _table(table)
    yield from _element("p", [paper.foot])


def _element(name: str, texts: Iterable[str]) -> Iterator[str]:
    return (f"<{name}>{escape(text)}</{name}>" for text in texts if text)


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.head)
    rows = "".join(f"<tr>{_row(row)}</tr>" for row in table.rows)
    return (
        f"<table><caption>{escape(table.caption)}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(cells: Iterable[str]) -> str:
    name, *rest = cells
    return f'<th scope="row">{escape(name)}</th>' + "".join(f"<td>{escape(cell)}</td>" for cell in rest)
