"""Every object of a PDF, referred to or not: texts that are on no page, programs, files, metadata."""

import zlib
from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from gongkai.scanner.formats.markup import local, parsed
from gongkai.scanner.formats.source import Hazard, Item, Source
from gongkai.scanner.passage import Hidden, Passage, Trouble

OBJECTS = 200_000
_STREAM = 64 << 20
_SUSPECT = 32 << 10
"""A stream of fewer bytes cannot unpack to more than allowed, packed once."""

_DEEP = 60
_BINARY = frozenset(
    {"/ID", "/CheckSum", "/Cert", "/ByteRange", "/O", "/U", "/OE", "/UE", "/Lang", "/DA", "/CharSet", "/Panose"}
    | {"/Ordering", "/Registry", "/ModDate", "/CreationDate", "/M", "/NM", "/N", "/DS"}
)
_PARTS = (
    ({"/Contents", "/RC", "/Subj", "/T"}, "批注", Hidden.COMMENT),
    ({"/V", "/DV", "/TU", "/TM", "/Opt"}, "表单", Hidden.NO),
    ({"/ActualText", "/Alt", "/E"}, "替代文字", Hidden.HIDDEN_TEXT),
    ({"/URI"}, "链接", Hidden.NO),
    ({"/F", "/UF", "/Desc"}, "附件名称", Hidden.EMBEDDED),
    ({"/JS"}, "脚本", Hidden.HIDDEN_TEXT),
    ({"/Title"}, "书签", Hidden.NO),
)
_FIELDS = {
    "/Author": "作者",
    "/Title": "标题",
    "/Subject": "主题",
    "/Keywords": "关键词",
    "/Creator": "程序",
    "/Producer": "程序",
}
_SPACES = {ord(sign): " " for sign in "\r\n\t\u3000"}
_KNOWN = {"/Type", "/Subtype", "/Length1", "/FunctionType", "/ShadingType", "/PatternType", "/N"}
_ACTIONS = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/Sound"}
)
_RICH = frozenset({"/RichMedia", "/Movie", "/Screen", "/3D"})


def refuse_bloated(pdf: pikepdf.Pdf) -> None:
    """Refuse a file whose streams unpack beyond measure, packing by packing, before anything unpacks them whole.

    :raises Hazard: if one does, or if there are too many objects.
    """
    if len(pdf.objects) > OBJECTS:
        raise Hazard("file_bloated", "PDF 里的对象太多")
    for one in pdf.objects:
        if isinstance(one, Stream):
            filters = _filters(one)
            if filters.count("/FlateDecode") > 1 or "/Crypt" in filters or len(filters) > 3:
                raise Hazard("file_bloated", "PDF 的内容层层压缩，没有解开")
            if "/FlateDecode" in filters[:1] and _unpacks_to_much(one):
                raise Hazard("file_bloated", "PDF 的内容解开后太大")


def _filters(stream: Object) -> list[str]:
    found = stream.get("/Filter")
    return [str(one) for one in found] if isinstance(found, Array) else [str(found)] if found is not None else []


def _unpacks_to_much(stream: Object) -> bool:
    packed = stream.read_raw_bytes()
    if len(packed) < _SUSPECT:
        return False
    unpacker = zlib.decompressobj()
    total, left = 0, packed
    try:
        while left and total <= _STREAM:
            total += len(unpacker.decompress(left, 1 << 20))
            left = unpacker.unconsumed_tail
    except zlib.error:
        return False
    return total > _STREAM


def items(pdf: pikepdf.Pdf, source: Source) -> Iterator[Item]:
    """Yield the texts and troubles of all objects, those of attached files, and the metadata."""
    info = pdf.trailer.get("/Info")
    whole = [one for one in pdf.objects if isinstance(one, Stream | Dictionary | Array)]
    attached = dict(_attached_names(whole))
    for one in whole:
        yield from _object(one, info)
        if isinstance(one, Stream):
            yield from _stream(one, attached.get(one.objgen), source)
    if isinstance(info, Dictionary) and not info.is_indirect:
        yield from _object(info, info)


def _attached_names(whole: Sequence[Object]) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield which streams are attached files, with the names they go by."""
    for one in _written(whole):
        files = one.get("/EF")
        for stream in files.values() if isinstance(files, Dictionary) else ():
            if isinstance(stream, Stream):
                yield stream.objgen, str(one.get("/UF", one.get("/F", "附件")))


def _written(roots: Sequence[Object]) -> Iterator[Object]:
    """Yield all dictionaries among objects and in place within them."""
    left = [(root, 0) for root in reversed(roots)]
    while left:
        value, deep = left.pop()
        if deep and (deep > _DEEP or value.is_indirect):
            continue
        if isinstance(value, Dictionary | Stream):
            yield value
        inner = value if isinstance(value, Array) else value.values() if isinstance(value, Dictionary | Stream) else ()
        left += [(one, deep + 1) for one in inner if isinstance(one, Dictionary | Stream | Array)]


def _object(root: Object, info: Object | None) -> Iterator[Item]:
    """Yield the texts of one object and of all that is written in place within it."""
    if isinstance(root, Array):
        yield from (item for one in root if isinstance(one, String) for item in _string("", one, root))
    for owner in _written([root]):
        is_info = info is not None and owner.objgen == info.objgen
        for key, value in owner.items():
            for one in value if isinstance(value, Array) else (value,):
                if isinstance(one, String) and is_info and str(one).strip():
                    yield Passage(str(one), f"元数据（{_FIELDS.get(key, key[1:])}）", Hidden.METADATA)
                elif isinstance(one, String):
                    yield from _string(key, one, owner)
        yield from _dictionary(owner)


def _string(key: str, value: String, owner: Object) -> Iterator[Item]:
    text = str(value).strip()
    if key in _BINARY or not any(sign.isalnum() for sign in text) or not text.translate(_SPACES).isprintable():
        return
    if isinstance(owner, Dictionary) and ("/FT" in owner or owner.get("/Subtype") == Name.Widget):
        yield Passage(text, "表单")
        return
    spoken = ((part, hidden) for keys, part, hidden in _PARTS if key in keys)
    part, hidden = next(spoken, ("文件结构", Hidden.NO))
    yield Passage(text, part, hidden)


def _dictionary(one: Object) -> Iterator[Item]:
    """Find actions, media, and marks of blackening that was never carried out."""
    kind, subtype = str(one.get("/S", "")), str(one.get("/Subtype", ""))
    if kind in _ACTIONS or "/JS" in one:
        yield Trouble("file_script", "动作", f"打开或点击时会运行程序或引用别的文件（{kind[1:] or 'JavaScript'}）")
    if subtype in _RICH or "/XFA" in one:
        yield Trouble("file_script", "动作", "文件里有会动的内容（多媒体或动态表单）")
    if subtype == "/Redact":
        yield Trouble("file_hidden", "批注", "涂黑只是做了记号，没有生效，文字还在")
    if one.get("/Type") == Name.Filespec and "/EF" not in one:
        yield Trouble("file_external_link", "附件", "引用了外部文件")


def _stream(one: Object, name: str | None, source: Source) -> Iterator[Item]:
    kind, subtype = str(one.get("/Type", "")), str(one.get("/Subtype", ""))
    if name is not None or kind == "/EmbeddedFile":
        yield Trouble("file_attachment", f"附件“{name or ''}”", "PDF 里附着别的文件")
        content = _unpacked(one)
        source.budget.spend(len(content), 1)
        yield from source.inside(content, name or "附件", f"附件“{name or ''}”")
    elif kind == "/Metadata" or subtype == "/XML" or _unpacked_start(one).startswith((b"<?xml", b"<xdp", b"<template")):
        yield from _described(one)
    elif subtype == "/Image" and _filters(one) == ["/DCTDecode"]:
        inside = source.inside(one.read_raw_bytes(), "图片.jpg", "图片", Hidden.NO)
        yield from (
            item for item in inside if item.part != "图片·文件名" and getattr(item, "kind", "") != "file_needs_ocr"
        )


def _unpacked_start(one: Object) -> bytes:
    """Return how a stream begins if nothing says what it is: forms of the older kind and metadata are XML."""
    return b"" if _KNOWN & set(one.keys()) else _unpacked(one)[:20].lstrip()


def _unpacked(one: Object) -> bytes:
    try:
        return one.read_bytes()
    except (pikepdf.PdfError, RuntimeError, NotImplementedError) as fault:
        raise Hazard("file_broken", f"PDF 里有解不开的内容（{type(fault).__name__}）") from None


def _described(one: Object) -> Iterator[Item]:
    """Yield what metadata say of the file and its makers: every text and every attribute but names of namespaces."""
    try:
        root = parsed(_unpacked(one).strip(b"\0 \r\n\t"), "元数据")
    except Hazard as hazard:
        yield hazard.trouble()
        return
    for element in root.iter():
        called = local(element)
        for text in (str(element.text or ""), *(str(value) for value in element.values())):
            if text.strip():
                yield Passage(text.strip(), f"元数据（{called}）", Hidden.METADATA)
