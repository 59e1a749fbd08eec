"""Every text readers see exists in Chinese and in English."""

import re

import polib

from tests.translations.collect import CATALOGUE, SOURCE, key_of, missing, texts

CHINESE = re.compile(r"[\u4e00-\u9fff，。；：（）、《》]")
TAG = re.compile(
    r"\{%\s*comment.*?endcomment\s*%\}|\{#.*?#\}|\{%\s*blocktranslate.*?endblocktranslate\s*%\}|\{%.*?%\}|\{\{.*?\}\}",
    re.DOTALL,
)
BOTH_LANGUAGES = {"ui/templates/500.html", "ui/templates/ui/_language.html"}
"""The page that must not depend on anything, and the button that names each language in itself."""
PLACEHOLDER = re.compile(r"%\((\w+)\)[0-9.]*([a-z])|\{(\w+)\}")


def english_of(entry: polib.POEntry | polib.MOEntry) -> tuple[str, ...]:
    """Return the English of an entry, singular and plural where it has both."""
    return tuple(entry.msgstr_plural.values()) or (entry.msgstr,)


def placeholders(text: str) -> set[tuple[str, str, str]]:
    """Return what is put into a text, and as what."""
    return set(PLACEHOLDER.findall(text))


def test_every_text_has_an_english_translation():
    assert missing(polib.pofile(str(CATALOGUE))) == []


def test_the_catalogue_holds_no_text_that_is_no_longer_used():
    used = texts()

    assert [entry.msgid for entry in polib.pofile(str(CATALOGUE)) if key_of(entry) not in used] == []


def test_the_compiled_catalogue_is_current():
    written, compiled = polib.pofile(str(CATALOGUE)), polib.mofile(str(CATALOGUE.with_suffix(".mo")))

    assert {key_of(entry): english_of(entry) for entry in compiled} == {
        key_of(entry): english_of(entry) for entry in written if entry.translated()
    }


def test_both_languages_put_the_same_things_into_a_text():
    entries = polib.pofile(str(CATALOGUE))

    assert [
        entry.msgid
        for entry in entries
        for english in english_of(entry)
        if placeholders(english) != placeholders(entry.msgid)
    ] == []


def test_no_english_text_holds_chinese_words():
    english = {entry.msgid: CHINESE.findall("".join(english_of(entry))) for entry in polib.pofile(str(CATALOGUE))}

    assert {text: found for text, found in english.items() if found} == {}


def test_no_template_shows_chinese_that_is_not_translated():
    bare = {
        path.relative_to(SOURCE).as_posix(): CHINESE.findall(TAG.sub("", path.read_text(encoding="utf-8")))[:10]
        for path in SOURCE.rglob("*.html")
        if "data" not in path.parts and path.relative_to(SOURCE).as_posix() not in BOTH_LANGUAGES
    }

    assert {path: found for path, found in bare.items() if found} == {}
