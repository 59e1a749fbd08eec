"""The pages of an archive: plain, complete in themselves, and safe to open."""

from collections.abc import Iterable
from urllib.parse import quote

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from gongkai.archives.rules.labels import Label
from gongkai.disclosures.rules.text import clean

STYLE = mark_safe(
    "body{font:16px/1.7 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#111}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.3rem .5rem;text-align:left}"
    "th{background:#eee}td{overflow-wrap:anywhere}.c{text-align:center}.r,.sig{text-align:right}"
)
PAGE = """<!DOCTYPE html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<h1>{title}</h1>
{body}
</body>
</html>
"""


def page(title: str, parts: Iterable[SafeString]) -> bytes:
    """Write a page that loads nothing."""
    body = format_html_join("\n", "{}", ((part,) for part in parts))
    return format_html(PAGE, title=title, style=STYLE, body=body).encode()


def heading(label: Label) -> SafeString:
    """Write a heading."""
    return format_html("<h2>{}</h2>", label.both)


def line(text: str) -> SafeString:
    """Write a paragraph."""
    return format_html("<p>{}</p>", text)


def facts(pairs: Iterable[tuple[Label, str]]) -> SafeString:
    """Write a table of what is known of something; what is not known is left out."""
    rows = ((label.both, value) for label, value in pairs if value)
    body = format_html_join("\n", '<tr><th scope="row">{}</th><td>{}</td></tr>', rows)
    return format_html("<table><tbody>\n{}\n</tbody></table>", body)


def text(body: str) -> SafeString:
    """Write what somebody wrote, with nothing in it that could run or load."""
    return format_html("<article>{}</article>", mark_safe(clean(body)))


def links(named: Iterable[tuple[str, str]]) -> SafeString:
    """Write a list of links, each by its address and its words."""
    return format_html("<ul>\n{}\n</ul>", _items(named))


def _items(named: Iterable[tuple[str, str]]) -> SafeString:
    return format_html_join("\n", '<li><a href="{}">{}</a></li>', ((quote(to), words) for to, words in named))


def listing(columns: Iterable[Label], rows: Iterable[tuple[str, ...]]) -> SafeString:
    """Write a table whose rows begin with an address and the words that lead there."""
    head = format_html_join("", '<th scope="col">{}</th>', ((one.both,) for one in columns))
    body = format_html_join("\n", "<tr>{}</tr>", ((_cells(row),) for row in rows))
    return format_html("<table><thead><tr>{}</tr></thead>\n<tbody>\n{}\n</tbody></table>", head, body)


def _cells(row: tuple[str, ...]) -> SafeString:
    address, words, *others = row
    first = format_html('<td><a href="{}">{}</a></td>', quote(address), words)
    return first + format_html_join("", "<td>{}</td>", ((one,) for one in others))
