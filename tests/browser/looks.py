"""Looking at a page for what stands in somebody's way: wide and narrow, light and dark."""

from pathlib import Path

from tests.browser import people as at_work

AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
BRIEFLY = "resultTypes: ['violations'], selectors: false"
"""Nothing is written down about what is in order, and places are told by their HTML alone: that takes a third of it."""
RULES = f"axe.run({{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], {BRIEFLY}}})"
COLOURS = f"axe.run({{runOnly: {{type: 'rule', values: ['color-contrast', 'link-in-text-block']}}, {BRIEFLY}}})"
"""All that another colour scheme can change."""
LOOK = "looks => Object.assign(document.documentElement.dataset, looks)"


def violations(page, rules=RULES):
    found = page.evaluate(rules)["violations"]
    nodes = [(one["id"], node) for one in found for node in one["nodes"]]
    return [(rule, node["html"], node["any"][0]["message"] if node["any"] else "") for rule, node in nodes]


def in_the_way(page):
    """Return every violation on either width in either scheme."""
    page.evaluate(AXE)
    resize(page, at_work.DESKTOP)
    found = violations(page)
    resize(page, at_work.PHONE)
    found += violations(page)
    page.evaluate(LOOK, {"theme": "dark"})
    found += violations(page, COLOURS)
    resize(page, at_work.DESKTOP)
    return found + violations(page, COLOURS)


def resize(page, viewport):
    """Look at the whole page at once: the bars that stay in sight while one scrolls then cover nothing."""
    page.set_viewport_size(viewport)
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size(viewport | {"height": max(height, viewport["height"])})
