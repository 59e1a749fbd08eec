"""A paper as pdf, typeset with the Chinese fonts there are. Needs the extra ``pdf`` and a folder of fonts."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from gongkai.channels.papers.page import Paper

USUAL = (Path("/usr/share/fonts/opentype/noto"), Path("/usr/share/fonts/noto-cjk"))
"""Where systems keep Noto CJK."""
FONTS = ("*.otf", "*.ttf", "*.ttc")
LAYOUT = """
#let said = json(bytes(sys.inputs.said))
#set page(paper: "a4", margin: (top: 37mm, right: 26mm, bottom: 35mm, left: 28mm), numbering: "1")
#set text(font: ("FangSong", "Noto Serif CJK SC", "Source Han Serif SC", "Noto Sans CJK SC"), size: 16pt, lang: "zh")
#set par(leading: 0.9em, spacing: 0.9em, first-line-indent: (amount: 2em, all: true), justify: true)
#set document(title: said.title)
#show heading: it => {
  set text(size: 18pt)
  set par(first-line-indent: 0em)
  block(above: 1.4em, below: 0.9em, sticky: true, it.body)
}
#let middle(words, size) = if words != "" { align(center, block(text(size: size, words))) }
#let listed(one) = {
  set text(size: 12pt)
  set par(first-line-indent: 0em, justify: false, leading: 0.6em)
  block(width: 100%, sticky: true, align(center, text(weight: "bold", one.caption)))
  let columns = (2fr,) + (1fr,) * (one.head.len() - 1)
  table(
    columns: columns, align: (at, row) => if at == 0 { left } else { center }, inset: 6pt, stroke: 0.5pt,
    table.header(..one.head.map(words => text(weight: "bold", words))),
    ..one.rows.flatten(),
  )
}
#middle(said.mark, 12pt)
#middle(text(weight: "bold", said.title), 26pt)
#middle(said.line, 14pt)
#line(length: 100%, stroke: 1pt)
#if said.foreword != "" [#said.foreword]
#for part in said.parts {
  heading(level: 1, part.title)
  middle(part.byline, 12pt)
  for words in part.paragraphs { par(words) }
  for one in part.tables { listed(one) }
}
#v(1em)
#middle(said.foot, 12pt)
"""
"""What is written comes in as data: no word of it is read as an instruction."""


class FontsMissing(Exception):  # noqa: N818 – reads as a sentence: "raises FontsMissing"
    """Raised where there is no Chinese font, or nothing to typeset with."""


def as_pdf(paper: Paper, *, fonts: str) -> bytes:
    """Typeset a paper; ``fonts`` names a folder, empty for where the system keeps Noto CJK.

    :raises FontsMissing: if there are no fonts, or the extra ``pdf`` is not installed.
    """
    try:
        import typst  # noqa: PLC0415 – an extra that need not be there
    except ImportError as missing:
        raise FontsMissing from missing
    places = [str(place) for place in _places(fonts)]
    if not places:
        raise FontsMissing
    said = {"said": json.dumps(asdict(paper), ensure_ascii=False)}
    options = {"font_paths": places, "ignore_system_fonts": True, "sys_inputs": said}
    written: bytes = typst.compile(LAYOUT.encode(), **options)  # type: ignore[call-overload]
    return written


def _places(fonts: str) -> Iterator[Path]:
    for place in (Path(fonts),) if fonts else USUAL:
        if any(next(place.glob(pattern), None) for pattern in FONTS):
            yield place
