"""References into the Measures: 第十六条（三）, Article 16(3), a16-3."""

import re
from dataclasses import dataclass
from functools import total_ordering
from typing import Self

from gongkai.measures.articles import ARTICLES, Text
from gongkai.measures.numerals import NUMBERS, numeral

WRITTEN = re.compile(r"第(?P<article>[一二三四五六七八九十]+)条(?:（(?P<item>.+)）|第(?P<paragraph>.+)款)?")


class UnknownReference(ValueError):  # noqa: N818 – reads as a sentence: "raises UnknownReference"
    """Raised for a reference to something that is not in the text."""


@total_ordering
@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an article, or to one item or one paragraph of it.

    Each passage has exactly one reference: an item is named without its paragraph, and a paragraph only where the
    article has several.

    :raises UnknownReference: if the text has no such passage.
    """

    article: int
    item: int | None = None
    paragraph: int | None = None

    def __post_init__(self) -> None:
        if not self._exists():
            raise UnknownReference(f"article {self.article}, item {self.item}, paragraph {self.paragraph}")

    @classmethod
    def parse(cls, written: str) -> Self:
        """Read what ``str()`` writes, such as 第十六条（三） or 第九条第二款.

        :raises UnknownReference: if it is written otherwise, or the text has no such passage.
        """
        match = WRITTEN.fullmatch(written)
        if match is None:
            raise UnknownReference(written)
        try:
            return cls(**{part: NUMBERS[digits] for part, digits in match.groupdict().items() if digits})
        except KeyError as unreadable:
            raise UnknownReference(written) from unreadable

    def __str__(self) -> str:
        """Write it as the Measures would: 第十六条（三）, 第九条第二款."""
        article = f"第{numeral(self.article)}条"
        if self.item:
            return f"{article}（{numeral(self.item)}）"
        return f"{article}第{numeral(self.paragraph)}款" if self.paragraph else article

    @property
    def english(self) -> str:
        """Write it in English: Article 16(3); Article 9, paragraph 2."""
        if self.item:
            return f"Article {self.article}({self.item})"
        return f"Article {self.article}, paragraph {self.paragraph}" if self.paragraph else f"Article {self.article}"

    @property
    def anchor(self) -> str:
        """Name its place on a page that shows the text: a16-3, a9-p2."""
        if self.item:
            return f"a{self.article}-{self.item}"
        return f"a{self.article}-p{self.paragraph}" if self.paragraph else f"a{self.article}"

    @property
    def text(self) -> Text:
        """The passage it names: the whole article, or the one item or paragraph without its number."""
        article = ARTICLES[self.article]
        if self.item:
            return article.items[self.item - 1].text
        return article.paragraphs[self.paragraph - 1].text if self.paragraph else article.text

    def __lt__(self, other: "Ref") -> bool:
        return self._place < other._place

    @property
    def _place(self) -> tuple[int, int, int]:
        return self.article, self.paragraph or 0, self.item or 0

    def _exists(self) -> bool:
        article = ARTICLES.get(self.article)
        if article is None or (self.item is not None and self.paragraph is not None):
            return False
        if self.item is not None:
            return 1 <= self.item <= len(article.items)
        return self.paragraph is None or 1 <= self.paragraph <= len(article.paragraphs) > 1


def every() -> tuple[Ref, ...]:
    """List every reference there is, in the order of the text."""
    return tuple(sorted(each for number in ARTICLES for each in _within(number)))


def _within(number: int) -> tuple[Ref, ...]:
    article = ARTICLES[number]
    paragraphs = article.paragraphs if len(article.paragraphs) > 1 else ()
    return (
        Ref(number),
        *(Ref(number, paragraph=each.number) for each in paragraphs),
        *(Ref(number, item=each.number) for each in article.items),
    )
