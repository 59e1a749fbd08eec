"""OFD (GB/T 33190): pages as they are seen and what lies under them, notes, attachments, metadata."""

import re
from collections.abc import Callable, Iterator

from gongkai.scanner.formats.archive import Archive
from gongkai.scanner.formats.leftover import texts_of
from gongkai.scanner.formats.markup import Element, attribute, local, named, parsed, words
from gongkai.scanner.formats.ofd_page import items as items_of_page
from gongkai.scanner.formats.runs import runs
from gongkai.scanner.formats.source import WHOLE, Hazard, Item, Source
from gongkai.scanner.passage import Hidden, Passage, Trouble

_LOCKS = {"encryptions.xml", "decryptseed.dat"}
_PAGE = re.compile(r"(?i)(^|/)(pages|tpls?|templates?)/.*content\w*\.xml$")
_PICTURES = ("png", "jpg", "jpeg", "bmp", "gif", "tif", "tiff")
_FONTS = ("ttf", "otf", "ttc", "cff", "pfb")
_SEALS = ("esl", "dat")
_FIELDS = {
    "Author": "作者",
    "Title": "标题",
    "Subject": "主题",
    "Creator": "程序",
    "Keyword": "关键词",
    "CustomData": "自定义",
}


def read(source: Source) -> Iterator[Item]:
    """Yield the pages in their order, then every other part by what it is."""
    archive = Archive(source.content, source.budget)
    if {name.rpartition("/")[2].lower() for name in archive.names} & _LOCKS:
        raise Hazard("file_encrypted", "打开文件需要密码")
    names = sorted(archive.names, key=lambda name: (len(name), name))
    pages = [name for name in names if _PAGE.search(name) and "/pages/" in f"/{name.lower()}"]
    attached = dict(_attached(archive))
    for number, name in enumerate(pages, 1):
        yield from _guarded(archive, name, lambda root, number=number: items_of_page(root, f"第{number}页"))  # type: ignore[misc]
    for name in names:
        if name not in pages:
            yield from _part(source, archive, name, attached)


def _guarded(archive: Archive, name: str, reader: Callable[[Element], Iterator[Item]]) -> Iterator[Item]:
    """Read a part, or say why it cannot be read."""
    try:
        yield from reader(parsed(archive.read(name), name))
    except Hazard as hazard:
        yield hazard.trouble()


def _part(source: Source, archive: Archive, name: str, attached: dict[str, str]) -> Iterator[Item]:
    ending = name.rpartition(".")[2].lower()
    if name in attached or ("/attachs/" in f"/{name.lower()}" and ending != "xml"):
        called = attached.get(name, name.rpartition("/")[2])
        yield Trouble("file_attachment", f"附件“{called}”", "文件里附着别的文件")
        yield from source.inside(archive.read(name), called, f"附件“{called}”")
    elif ending == "xml":
        yield from _guarded(archive, name, lambda root: _described(root, name))
    elif ending in _PICTURES:
        inside = source.inside(archive.read(name), name.rpartition("/")[2], "图片", Hidden.NO)
        yield from (item for item in inside if item.part != "图片·文件名")
    elif ending in _SEALS:
        yield from (Passage(text, "签章", Hidden.METADATA) for text in runs(archive.read(name)))
    elif ending not in _FONTS:
        yield from source.inside(archive.read(name), name.rpartition("/")[2], f"嵌入对象“{name.rpartition('/')[2]}”")


def _described(root: Element, name: str) -> Iterator[Item]:
    """Yield the texts of a part that is no page, by what kind of part it is."""
    small = name.lower()
    if _PAGE.search(name):
        yield from items_of_page(root, "模板页")
        return
    part, hidden = ("批注", Hidden.COMMENT) if "annot" in small else ("其他部分", Hidden.NO)
    for info in named(root, "DocInfo"):
        for field in info.iterdescendants():
            label = _FIELDS.get(local(field), local(field))
            for text in (attribute(field, "Name"), str(field.text or "")):
                if text.strip():
                    yield Passage(text, f"元数据（{label}）", Hidden.METADATA)
    if next(named(root, "Version"), None) is not None:
        yield Trouble("file_earlier_version", WHOLE, "文件里留着修改以前的内容")
    if next(named(root, "DocInfo"), None) is None:
        joined = ["".join(words(one)) for one in named(root, "TextObject")]
        yield from (Passage(text, part, hidden) for text in [*joined, *dict.fromkeys(_texts(root))] if text.strip())


def _texts(root: Element) -> Iterator[str]:
    yield from texts_of(root)
    for element in root.iter():
        for key in ("Creator", "Name", "Title", "URI", "Remark"):
            yield attribute(element, key)


def _attached(archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield the parts that are attached files, with the names they go by."""
    for name in archive.names:
        if not name.lower().endswith("attachments.xml"):
            continue
        try:
            root = parsed(archive.read(name), name)
        except Hazard:
            continue  # told when the part itself is read
        for one in named(root, "Attachment"):
            place = next((words(at).strip() for at in named(one, "FileLoc")), "")
            found = [part for part in archive.names if place and part.endswith(place.rpartition("/")[2])]
            yield from ((part, attribute(one, "Name") or place) for part in found[:1])
