"""The text of the Measures: chapters, articles, paragraphs (款) and items (项), in Chinese and in English."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Self

from gongkai.measures.numerals import numeral


@dataclass(frozen=True, slots=True)
class Text:
    """One passage: the Chinese as it stands in the Measures, the English as we translate it."""

    zh: str
    en: str

    @classmethod
    def joined(cls, passages: Iterable["Text"]) -> Self:
        """Put passages one below the other."""
        together = tuple(passages)
        return cls(zh="\n".join(each.zh for each in together), en="\n".join(each.en for each in together))


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered item (项), its text without the number."""

    number: int
    text: Text

    @property
    def numbered(self) -> Text:
        """The text with its number in front, as it is printed."""
        return Text(zh=f"（{numeral(self.number)}）{self.text.zh}", en=f"({self.number}) {self.text.en}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph (款) and the items it introduces, if any."""

    number: int
    text: Text
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An article (条) and the number of the chapter it stands in."""

    number: int
    chapter: int
    paragraphs: tuple[Paragraph, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """Its items. No article has two lists of them, so that an item's number is enough to name it."""
        return tuple(item for paragraph in self.paragraphs for item in paragraph.items)

    @property
    def text(self) -> Text:
        """The whole article, a line for each paragraph and item."""
        lines = ((each.text, *(item.numbered for item in each.items)) for each in self.paragraphs)
        return Text.joined(line for paragraph in lines for line in paragraph)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter (章) and its articles."""

    number: int
    title: Text
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """What the text is taken from, and what to tell readers about that."""

    number: str
    title: Text
    note: Text


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files("gongkai.measures") / "data" / name).read_text(encoding="utf-8"))


def _text(entry: Mapping[str, str]) -> Text:
    return Text(zh=entry["zh"], en=entry["en"])


def _paragraph(number: int, entry: Mapping[str, Any]) -> Paragraph:
    items = (Item(count, _text(each)) for count, each in enumerate(entry.get("item", ()), 1))
    return Paragraph(number, _text(entry), tuple(items))


def _article(chapter: int, entry: Mapping[str, Any]) -> Article:
    paragraphs = (_paragraph(count, each) for count, each in enumerate(entry["paragraph"], 1))
    return Article(entry["number"], chapter, tuple(paragraphs))


def _chapter(number: int) -> Chapter:
    entry = _read(f"chapter-{number}.toml")
    return Chapter(number, _text(entry["title"]), tuple(_article(number, each) for each in entry["article"]))


def _document() -> Document:
    entry = _read("document.toml")
    return Document(entry["number"], _text(entry["title"]), _text(entry["note"]))


DOCUMENT = _document()
CHAPTERS = tuple(_chapter(number) for number in range(1, 8))
ARTICLES: Mapping[int, Article] = MappingProxyType(
    {article.number: article for chapter in CHAPTERS for article in chapter.articles}
)
"""Every article by its number, in the order of the text."""
