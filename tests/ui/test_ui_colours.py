"""Colours that meet on the screen can be told apart: 4.5 to 1 for text, 3 to 1 for controls and focus."""

import pytest
from stylesheet import THEMES, colours, contrast

GROUNDS = ["page", "card", "sub"]
TINTS = ["ok-bg", "warn-bg", "bad-bg", "info-bg", "mark-bad", "mark-warn", "mark-info", "ins", "del", "sel"]
TEXT = [
    *((text, ground) for text in ("ink", "ink-2", "muted", "link", "visited", "brand-ink") for ground in GROUNDS),
    *(("ink", tint) for tint in TINTS),
    *((tone, ground) for tone in ("ok", "warn", "bad", "info") for ground in ("card", "page", f"{tone}-bg")),
    *(("heat-ink", f"heat-{step}") for step in ("100", "90", "75", "50", "0")),
    *(("link", tint) for tint in ("ok-bg", "warn-bg", "bad-bg", "info-bg")),
    ("brand-ink", "sel"),
    ("brand-ink", "brand-tint"),
    ("brand-ink", "brand-soft"),
    ("on-brand", "brand"),
    ("on-brand", "brand-dark"),
    ("on-gold", "gold"),
    ("gold", "brand"),
    ("gold", "brand-dark"),
    ("on-ok", "ok"),
    ("neutral", "neutral-bg"),
    ("muted", "heat-none"),
    ("side-ink", "side"),
    ("side-ink", "side-hover"),
    ("side-muted", "side"),
    ("on-brand", "side-count"),
    ("on-brand", "side-hot"),
    ("foot-ink", "foot"),
    ("foot-link", "foot"),
]
CONTROLS = [
    *(("control", ground) for ground in GROUNDS),
    *(("focus", ground) for ground in GROUNDS),
    *((tone, ground) for tone in ("bad", "warn", "info") for ground in GROUNDS),
    ("on-brand", "brand"),
    ("on-brand", "side"),
    ("on-brand", "foot"),
]


def too_faint(pairs, theme, least):
    found = colours(theme)
    measured = {(front, back): contrast(found[front], found[back]) for front, back in pairs}
    return {pair: round(ratio, 2) for pair, ratio in measured.items() if ratio < least}


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read(theme):
    assert too_faint(TEXT, theme, 4.5) == {}


@pytest.mark.parametrize("theme", THEMES)
def test_controls_and_focus_can_be_seen(theme):
    assert too_faint(CONTROLS, theme, 3) == {}


def test_black_on_white_measures_21():
    assert contrast("#000000", "#ffffff") == 21


def test_themes_change_only_colours_that_exist():
    assert set(colours("high dark")) - set(colours("light")) == set()
