"""Reads tokens out of the stylesheet and measures contrast the WCAG way."""

import re
from pathlib import Path

import gongkai

STATIC = Path(gongkai.__file__).parent / "ui" / "static" / "ui"
CSS = (STATIC / "gk.css").read_text(encoding="utf-8")
LIGHT = ":root"
DARK = "html[data-theme=dark]"
HIGH = "html[data-contrast=high]"
HIGH_DARK = "html[data-contrast=high][data-theme=dark]"
THEMES = {"light": [LIGHT], "dark": [LIGHT, DARK], "high": [LIGHT, HIGH], "high dark": [LIGHT, DARK, HIGH, HIGH_DARK]}


def colours(theme: str) -> dict[str, str]:
    """Return the colour tokens in force in a theme, later rules winning."""
    found: dict[str, str] = {}
    for selector in THEMES[theme]:
        block = CSS.partition(f"\n{selector} {{")[2].partition("\n}")[0]
        found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    return found


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
