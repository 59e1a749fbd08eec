"""Numbers read out of pages: which numbers a text tells, and which a value is told by."""

import re

from gongkai.figures.rules.words import Measure


def numbers(text):
    return [int(one) for one in re.findall(r"\d+", text.replace(",", ""))]


def said(value, measure):
    """Return which numbers a value is told by: of a share percent, part and whole; None is too little to be told."""
    if value is None:
        return []
    part, whole = value
    if measure is Measure.COUNT:
        return [int(part)]
    if not whole:
        return []
    return [part] if measure is Measure.DAYS else [part * 100 // whole, part, whole]


def words(html):
    return re.sub(r"<[^>]*>", "", html).strip()


def tables(page):
    """Return every table of a page that has a caption: its caption, and its rows, each as a name and its cells."""
    found = []
    for table in re.findall(r"<table.*?</table>", page, re.DOTALL):
        caption = re.search(r"<caption>(.*?)</caption>", table)
        rows = re.findall(r'<tr>\s*<th scope="row">(.*?)</th>(.*?)</tr>', table, re.DOTALL)
        if caption:
            found.append(
                (caption[1], [(name, list(map(words, re.findall(r"<td>(.*?)</td>", cells)))) for name, cells in rows])
            )
    return found
