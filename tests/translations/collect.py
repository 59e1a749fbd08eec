"""Collects every text that readers see from code and templates, and keeps the English catalogue in step.

``python -m tests.translations.collect --write`` adds new texts (empty, to be translated), drops those no longer used
and compiles the catalogue; needs no gettext on the machine.
"""

import io
import sys
from dataclasses import dataclass
from pathlib import Path

import polib
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parents[2] / "src" / "gongkai"
CATALOGUE = SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"
METADATA = {
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    "Language": "en",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "gettext_noop": None,
    "lazy": None,  # the names modules give to gettext that already use the underscore
    "say": None,
}


@dataclass(frozen=True, order=True)
class Text:
    """One text to translate; ``plural`` is empty where English needs no second form."""

    text: str
    plural: str = ""
    context: str = ""


def texts() -> dict[Text, list[str]]:
    """Return every text with the files it stands in."""
    found: dict[Text, list[str]] = {}
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix in {".py", ".html", ".txt"} and "data" not in path.parts:
            for text in _of(path):
                found.setdefault(text, []).append(path.relative_to(SOURCE).as_posix())
    return found


def _of(path: Path) -> set[Text]:
    code = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        code = f"({templatize(code)})"  # inside brackets the tokenizer does not mind a template's indentation
    rows = extract("python", io.BytesIO(code.encode()), KEYWORDS, (), {"encoding": "utf-8"})
    found = set()
    for _, message, _, context in rows:
        text, plural = (message[0], message[1] or "") if isinstance(message, tuple) else (message, "")
        if text:
            found.add(Text(text, plural, context or ""))
    return found


def key_of(entry: polib.POEntry) -> Text:
    """Return which text an entry of the catalogue translates."""
    return Text(entry.msgid, entry.msgid_plural or "", entry.msgctxt or "")


def missing(catalogue: polib.POFile) -> list[str]:
    """Return the texts that have no finished English translation."""
    done = {key_of(entry) for entry in catalogue if entry.translated() and not entry.fuzzy}
    return sorted(text.text for text in texts() if text not in done)


def write() -> int:
    """Bring the catalogue in step and compile it; returns how many texts still wait for a translation."""
    known = {key_of(entry): entry for entry in polib.pofile(str(CATALOGUE))} if CATALOGUE.exists() else {}
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = METADATA
    for text, files in sorted(texts().items(), key=lambda item: (item[1][0], item[0])):
        entry = known.get(text) or _empty(text)
        entry.occurrences = [(file, "") for file in sorted(set(files))]
        catalogue.append(entry)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(CATALOGUE))
    catalogue.save_as_mofile(str(CATALOGUE.with_suffix(".mo")))
    return len(missing(catalogue))


def _empty(text: Text) -> polib.POEntry:
    plural = {"msgid_plural": text.plural, "msgstr_plural": {0: "", 1: ""}} if text.plural else {}
    return polib.POEntry(msgid=text.text, msgctxt=text.context or None, **plural)


if __name__ == "__main__":
    waiting = write() if "--write" in sys.argv else len(missing(polib.pofile(str(CATALOGUE))))
    sys.stdout.write(f"{len(texts())} texts, {waiting} without a translation\n")
