"""An office package taken apart to be put together again without some of its parts."""

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from lxml import etree

from gongkai.scanner.clean import image
from gongkai.scanner.formats.archive import Archive
from gongkai.scanner.formats.markup import Element, attribute, local, named, parsed
from gongkai.scanner.formats.source import Hazard

TYPES = "[Content_Types].xml"
ASIDE = (
    "docprops/", "customxml/", "/embeddings/", "/comments", "commentauthors", "/authors", "/people", "/persons/",
    "/glossary/", "/activex/", "/ctrlprops/", "/tags/", "/changesinfos/", "revisioninfo", "/printersettings",
    "/webextensions/", "/pivotcache/", "/pivottables/", "/externallinks/", "/connections", "/querytables/",
    "/revisions/", "/threadedcomments/", "/calcchain", "/customproperty", "/slicer", "/timeline", "/model/",
    "/notesslides/", "/notesmasters/", "/handoutmasters/", "/vmldrawing",
)  # fmt: skip
"""Parts that readers do not see, by a piece of their name; drawings in the oldest form hold the boxes of comments."""

_PICTURES = ("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp")


class Parts:
    """The parts of a package; XML that was looked at is written anew.

    :raises Hazard: on opening, if the archive must not be unpacked.
    """

    def __init__(self, content: bytes) -> None:
        archive = Archive(content)
        self.bytes: dict[str, bytes] = {name: archive.read(name) for name in archive.names}
        self._roots: dict[str, Element] = {}

    def names(self, *starts: str) -> list[str]:
        """Return the names of XML parts that start so."""
        return sorted(name for name in self.bytes if name.startswith(starts) and name.endswith(".xml"))

    def xml(self, name: str) -> Element | None:
        """Return the root of a part, to be changed in place; nothing if there is no such part."""
        if name not in self.bytes:
            return None
        if name not in self._roots:
            self._roots[name] = parsed(self.bytes[name], name)
        return self._roots[name]

    def drop(self, unwanted: Callable[[str], bool]) -> None:
        """Remove the parts whose name, in small letters and with a / before it, is unwanted."""
        for name in [name for name in self.bytes if unwanted(f"/{name.lower()}")]:
            del self.bytes[name]
            self._roots.pop(name, None)

    def packed(self) -> bytes:
        """Return the package without relations to what is gone, and without parts that nothing leads to any more."""
        self._clean_pictures()
        for name in [name for name in self.bytes if name.endswith(".rels")]:
            self._mend(name)
        reached = self._reached()
        self.drop(lambda small: small.lstrip("/") not in reached and small != f"/{TYPES.lower()}")
        types = self.xml(TYPES)
        for one in list(types) if types is not None else ():
            if local(one) == "Override" and attribute(one, "PartName").lstrip("/") not in self.bytes:
                remove(one)
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in self.bytes.items():
                root = self._roots.get(name)
                data = (
                    content
                    if root is None
                    else etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
                )
                package.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
        return whole.getvalue()

    def targets(self, owner: str) -> Iterator[tuple[str, str, str]]:
        """Yield the relations of a part that lead to another: id, kind, full name."""
        root = self.xml(_relations_of(owner))
        for one in named(root, "Relationship") if root is not None else ():
            if one.get("TargetMode") != "External":
                yield (
                    attribute(one, "Id"),
                    attribute(one, "Type").rpartition("/")[2],
                    _full(owner, attribute(one, "Target")),
                )

    def _clean_pictures(self) -> None:
        for name in [name for name in self.bytes if name.lower().rpartition(".")[2] in _PICTURES]:
            try:
                self.bytes[name] = image.cleaned(self.bytes[name])
            except Hazard:
                self.bytes[name] = image.blank()

    def _mend(self, relations: str) -> None:
        """Remove relations to what is gone or lies outside, and the elements that need them."""
        root = self.xml(relations)
        owner = relations.replace("_rels/", "").removesuffix(".rels")
        gone = set()
        for one in list(root) if root is not None else ():
            target, kind = attribute(one, "Target"), attribute(one, "Type").rpartition("/")[2]
            outside = one.get("TargetMode") == "External"
            is_link = outside and kind == "hyperlink" and not target.startswith(("file:", "\\\\"))
            if not is_link and (outside or _full(owner, target) not in self.bytes):
                gone.add(attribute(one, "Id"))
                remove(one)
        if gone and owner in self.bytes and owner.endswith((".xml", ".vml")):
            body = self.xml(owner)
            for element in list(body.iter()) if body is not None else ():
                _unhook(element, gone)

    def _reached(self) -> set[str]:
        """Return, in small letters, the parts that something leads to, starting from the package itself."""
        reached: set[str] = set()
        left = [""]
        while left:
            owner = left.pop()
            if owner in reached:
                continue
            reached |= {owner, _relations_of(owner)}
            left += [target for _, _, target in self.targets(owner)]
        return {name.lower() for name in reached}


def remove(element: Element) -> None:
    """Take an element out, keeping the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    _keep_tail(element, parent)
    parent.remove(element)


def unwrap(element: Element) -> None:
    """Put an element's children in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for offset, one in enumerate(list(element)):
        parent.insert(at + offset, one)
    remove(element)


def _keep_tail(element: Element, parent: Element) -> None:
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail


def _unhook(element: Element, gone: set[str]) -> None:
    """Remove an element that points to what is gone; a link keeps its words, an embedded file its frame does not."""
    for key, value in element.items():
        if not str(key).startswith("{http") or "relationships}" not in str(key) or value not in gone:
            continue
        if local(element) in {"hyperlink", "blip"}:
            del element.attrib[key]
            continue
        frame = next(element.iterancestors("{*}graphicFrame"), element) if local(element) == "oleObj" else element
        remove(frame)
        return


def _relations_of(owner: str) -> str:
    folder, _, last = owner.rpartition("/")
    return f"{folder}/_rels/{last}.rels" if folder else f"_rels/{last}.rels"


def _full(owner: str, target: str) -> str:
    whole = target if target.startswith("/") else posixpath.join("/", owner.rpartition("/")[0], target)
    return posixpath.normpath(unquote(whole)).lstrip("/")
