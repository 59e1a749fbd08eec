"""Archives: every file in them, by its own reader."""

from collections.abc import Iterator

from gongkai.scanner.formats.archive import Archive
from gongkai.scanner.formats.runs import runs
from gongkai.scanner.formats.source import Hazard, Item, Source
from gongkai.scanner.passage import Hidden, Passage


def read(source: Source) -> Iterator[Item]:
    """Yield what is in the files of an archive; their names are passages too."""
    archive = Archive(source.content, source.budget)
    for name in archive.names:
        spoken = archive.spoken(name)
        part = f"压缩包里的“{spoken}”"
        try:
            content = archive.read(name)
        except Hazard as hazard:
            yield hazard.trouble()
            continue
        yield from source.inside(content, spoken, part, Hidden.NO)
    yield from (Passage(text, "压缩包的注释", Hidden.METADATA) for text in runs(archive.comment))
