"""A text cut into its passages, so that somebody can point at one of them."""

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from lxml import html as lxml_html

from gongkai.disclosures.rules.text import clean_marked


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, heading, list or table. ``anchor`` is the id by which it is pointed at, such as ``p3``."""

    number: int
    html: SafeString

    @property
    def anchor(self) -> str:
        """The name by which a returned proposal points here."""
        return f"p{self.number}"


def passages(text: str) -> list[Passage]:
    """Return the passages of a text that may bear marks, cleaned again under the content policy. Safe to show."""
    if not text:
        return []
    blocks = lxml_html.fragments_fromstring(text)
    whole = [_written(block) for block in blocks]
    return [Passage(number, mark_safe(one)) for number, one in enumerate(filter(None, whole), start=1)]


def _written(block: object) -> str:
    if isinstance(block, str):
        loose = clean_marked(block).strip()
        return f"<p>{loose}</p>" if loose else ""
    text: str = lxml_html.tostring(block, encoding="unicode")
    return clean_marked(text)
