"""Office packages (docx, xlsx, pptx): parts, their kinds, their relations, and whatever no other reader took up."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from gongkai.scanner.formats.archive import Archive
from gongkai.scanner.formats.leftover import texts_of
from gongkai.scanner.formats.markup import Element, attribute, local, named, parsed, words
from gongkai.scanner.formats.runs import runs
from gongkai.scanner.formats.source import Hazard, Item, Source
from gongkai.scanner.passage import Hidden, Passage, Trouble

TYPES = "[Content_Types].xml"
PICTURES = ("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp")
DRAWINGS = ("emf", "wmf", "wdp", "svg")
_NO_TEXT = ("odttf", "fntdata", "ttf")
_MACROS = ("vbaproject.bin", "vbadata.xml", "/macrosheets/", "/activex/", "/dialogsheets/", "attachedtoolbars")
_LOOKS = ("styles", "fonttable", "theme", "numbering", "websettings", "presprops", "viewprops", "drawings/_rels")
"""Parts that say how things look: names of styles and fonts, which no person wrote; text in them is in hiding."""

_COUNTS = frozenset(
    [
        "Pages",
        "Words",
        "Characters",
        "CharactersWithSpaces",
        "Lines",
        "Paragraphs",
        "TotalTime",
        "DocSecurity",
        "ScaleCrop",
        "LinksUpToDate",
        "SharedDoc",
        "HyperlinksChanged",
        "AppVersion",
        "HeadingPairs",
        "Slides",
        "Notes",
        "HiddenSlides",
        "MMClips",
        "PresentationFormat",
        "revision",
    ]
)
_FIELDS = {
    "creator": "作者",
    "lastModifiedBy": "最后修改者",
    "Company": "单位",
    "Manager": "主管",
    "title": "标题",
    "subject": "主题",
    "description": "备注",
    "keywords": "关键词",
    "Application": "程序",
    "Template": "模板",
    "created": "创建时间",
    "modified": "修改时间",
}
_ASIDE = (
    ("docprops/", "元数据", Hidden.METADATA),
    ("customxml/", "元数据", Hidden.METADATA),
    ("glossary/", "文档部件", Hidden.HIDDEN_TEXT),
    ("people.xml", "元数据", Hidden.METADATA),
    ("persons/", "元数据", Hidden.METADATA),
    ("authors", "元数据", Hidden.METADATA),
    ("settings.xml", "设置", Hidden.METADATA),
    ("printersettings", "打印设置", Hidden.METADATA),
    ("revisions/", "修订记录", Hidden.REVISION),
    ("connections.xml", "数据连接", Hidden.CACHE),
    ("pivot", "透视表缓存", Hidden.CACHE),
    ("charts/", "图表", Hidden.NO),
    ("tags/", "标签", Hidden.METADATA),
)
"""What is said of parts that have no reader of their own, by a piece of their name."""
_USUAL = frozenset(
    {
        "compatibilityMode",
        "overrideTableStyleFontSizeAndJustification",
        "enableOpenTypeFeatures",
        "doNotFlipMirrorIndents",
        "differentiateMultirowTableHeaders",
        "useWord2013TrackBottomHyphenation",
        "allowHyphenationAtTrackBottom",
    }
)
"""Names of settings that every word processor writes: they say nothing of anybody."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part points to: another part by its full name, or an address outside."""

    kind: str
    target: str
    outside: bool


class Package:
    """The parts of an office document; remembers which were read, so that the rest is read too.

    :raises Hazard: on opening, if the archive must not be unpacked.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.archive = Archive(source.content, source.budget)
        self.troubles: list[Trouble] = []
        self._taken: set[str] = set()

    def find(self, *pieces: str) -> Iterator[str]:
        """Yield the names of XML parts not read yet that start with one of these, in the order of their numbers."""
        names = [name for name in self.archive.names if name.endswith(".xml") and name not in self._taken]
        yield from sorted((name for name in names if name.startswith(pieces)), key=lambda name: (len(name), name))

    def xml(self, name: str) -> Element | None:
        """Return the root of a part and count it as read; nothing if it is missing, or spoilt, which is noted."""
        if name not in self.archive.names:
            return None
        self._taken.add(name)
        try:
            return parsed(self.archive.read(name), name)
        except Hazard as hazard:
            self.troubles.append(hazard.trouble())
            return None

    def taken(self, name: str) -> bytes:
        """Return the bytes of a part and count it as read; nothing if it is missing, or spoilt, which is noted."""
        if name not in self.archive.names:
            return b""
        self._taken.add(name)
        try:
            return self.archive.read(name)
        except Hazard as hazard:
            self.troubles.append(hazard.trouble())
            return b""

    def relations(self, name: str) -> dict[str, Relation]:
        """Return what a part points to, by the ids it uses."""
        folder, _, last = name.rpartition("/")
        root = self.xml(f"{folder}/_rels/{last}.rels" if folder else f"_rels/{last}.rels")
        found = {}
        for one in () if root is None else named(root, "Relationship"):
            outside = one.get("TargetMode") == "External"
            kind, target = str(one.get("Type", "")).rpartition("/")[2], str(one.get("Target", ""))
            whole = target if outside else _joined(folder, target)
            found[str(one.get("Id", ""))] = Relation(kind, whole, outside)
        return found

    def properties(self) -> Iterator[Item]:
        """Yield what the file says of itself and its makers."""
        for name in self.find("docProps/"):
            root = self.xml(name)
            for field in () if root is None else root:
                called = attribute(field, "name") or local(field)
                for text in () if called in _COUNTS else texts_of(field):
                    if text != called:
                        yield Passage(text, f"元数据（{_FIELDS.get(called, called)}）", Hidden.METADATA)

    def outside(self) -> Iterator[Item]:
        """Yield every address a part points to; one that is opened without being clicked is a trouble."""
        for name in [name for name in self.archive.names if name.endswith(".rels")]:
            owner = name.replace("_rels/", "").removesuffix(".rels")
            for relation in self.relations(owner).values():
                if relation.outside:
                    yield Passage(unquote(relation.target), "链接")
                    if relation.kind != "hyperlink" or relation.target.startswith(("file:", "\\\\")):
                        yield Trouble("file_external_link", "链接", f"打开文件时会引用外部内容（{relation.kind}）")

    def rest(self) -> Iterator[Item]:
        """Yield what lies in the parts that nobody read, and what is the matter with the package."""
        types = self.xml(TYPES)
        if types is not None and any("macroEnabled" in attribute(one, "ContentType") for one in types):
            yield Trouble("file_macros", TYPES, "文件可以带宏")
        for name in self.archive.names:
            if name not in self._taken:
                yield from self._leftover(name)
        if self.archive.comment:
            yield from (Passage(text, "压缩包的注释", Hidden.METADATA) for text in runs(self.archive.comment))
        yield from self.troubles

    def _leftover(self, name: str) -> Iterator[Item]:
        small = name.lower()
        ending = small.rpartition(".")[2]
        if any(piece in small for piece in _MACROS):
            yield Trouble("file_macros", name, "文件里有宏或控件")
        if ending in {"xml", "vml", "rels"}:
            yield from self._leftover_xml(name)
        elif ending in PICTURES:
            yield from self._picture(name)
        elif ending == "bin" and "printersettings" in small:
            found = runs(self.archive.read(name))
            yield from (Passage(text, "打印设置", Hidden.METADATA) for text in found)
        elif ending in DRAWINGS:
            yield from (Passage(text, f"图形“{name}”") for text in runs(self.archive.read(name)))
            yield Trouble("file_needs_ocr", f"图形“{name}”", "图形里的文字没有全部读出")
        elif ending not in _NO_TEXT:
            yield from self._object(name)

    def _leftover_xml(self, name: str) -> Iterator[Item]:
        root = self.xml(name)
        small = name.lower()
        spoken = ((label, hidden) for piece, label, hidden in _ASIDE if piece in small)
        part, hidden = next(spoken, (f"其他部分“{name}”", Hidden.NO))
        look = any(piece in small for piece in _LOOKS)
        told = {} if root is None or look else dict.fromkeys(texts_of(root))
        yield from (Passage(text, part, hidden) for text in told if text not in _USUAL)
        if root is not None and look and words(root).strip():
            yield Passage(words(root), part, Hidden.HIDDEN_TEXT)

    def _picture(self, name: str) -> Iterator[Item]:
        """Read a picture in the text: it is seen, but its own metadata are not."""
        try:
            content = self.archive.read(name)
        except Hazard as hazard:
            self.troubles.append(hazard.trouble())
            return
        inside = self.source.inside(content, name.rpartition("/")[2], "图片", Hidden.NO)
        yield from (item for item in inside if item.part != "图片·文件名")

    def _object(self, name: str) -> Iterator[Item]:
        part = f"嵌入对象“{name.rpartition('/')[2]}”"
        yield Trouble("file_embedded", part, "文件里嵌着别的文件")
        try:
            content = self.archive.read(name)
        except Hazard as hazard:
            self.troubles.append(hazard.trouble())
            return
        yield from self.source.inside(content, name.rpartition("/")[2], part)


def _joined(folder: str, target: str) -> str:
    """Return the full name of a part named from a folder."""
    whole = target if target.startswith("/") else posixpath.join("/", folder, target)
    return posixpath.normpath(unquote(whole)).lstrip("/")
