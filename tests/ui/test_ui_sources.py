"""What styles, scripts and templates may contain, and how much they may weigh."""

import gzip
import re
from pathlib import Path

import pytest
from stylesheet import CSS, STATIC

import gongkai

SOURCE = Path(gongkai.__file__).parent
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))
TOO_NEW = r":has\(|color-mix|light-dark|@layer|@container|oklch|(?m:^\s*&)|:is\(|:where\(|\binset:|aspect-ratio|\bdvh\b"
INLINE = r"""\sstyle\s*=|\son[a-z]+\s*=\s*["']|hx-on|javascript:|<style|<script(?![^>]*\ssrc=)"""
DRAWN = r"""\{% icon "([\w-]+)"|\{% chip "[\w-]*" "([\w-]+)\""""
NAMED = r"""(?:icon|"icon")\s*[=:]\s*"([\w-]+)\""""


def weight(*names):
    return sum(len(gzip.compress((STATIC / name).read_bytes(), 9)) for name in names)


def found_in(files, pattern):
    texts = {file: file.read_text(encoding="utf-8") for file in files}
    return {(str(file.relative_to(SOURCE)), hit) for file, text in texts.items() for hit in re.findall(pattern, text)}


def symbols():
    return set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "icons.svg").read_text(encoding="utf-8")))


def test_the_stylesheet_stays_on_the_floor_of_chromium_86_and_firefox_91():
    assert re.findall(TOO_NEW, CSS) == []


def test_the_stylesheet_fetches_nothing():
    assert re.findall(r"@import|url\(", CSS) == []


def test_print_rules_come_last():
    assert CSS.rindex("@media") == CSS.index("@media print")


def test_templates_carry_no_inline_style_or_script():
    assert found_in(TEMPLATES, INLINE) == set()


def test_templates_stay_short():
    long = {file.name for file in TEMPLATES if len(file.read_text(encoding="utf-8").splitlines()) > 100}

    assert long == set()


def test_every_symbol_drawn_is_in_the_sprite():
    drawn = {name for _, names in found_in(TEMPLATES, DRAWN) for name in names if name}
    named = {name for _, name in found_in(sorted(SOURCE.rglob("*.py")), NAMED)}

    assert (drawn | named) - symbols() == set()


@pytest.mark.parametrize(
    ("names", "most"),
    [
        (["gk.css"], 12_288),
        (["gk.js"], 4_096),
        (["icons.svg"], 6_144),
        (["gk.css", "gk.js", "icons.svg"], 30_720),
        (["gk.css", "gk.js", "icons.svg", "desk.js", "vendor/htmx/htmx.min.js"], 61_440),
    ],
)
def test_static_files_keep_to_their_weight(names, most):
    assert weight(*names) <= most


def test_what_is_vendored_has_its_licence_beside_it():
    folders = {folder.name for folder in (STATIC / "vendor").iterdir() if folder.is_dir()}

    assert {path.parent.name for path in STATIC.glob("vendor/*/LICENSE.txt")} == folders


def test_the_editor_resets_styles_in_the_way_the_content_policy_allows():
    assert 'attr("style","")' not in (STATIC / "vendor/wangeditor/editor.js").read_text(encoding="utf-8")
