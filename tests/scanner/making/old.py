"""Office documents of before 2007, made sector by sector: a small file system with streams in it."""

import struct

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams: dict[str, bytes]) -> bytes:
    """A file with these streams; a name with / lies in a folder. Every stream is made as long as makes it simple."""
    folders = sorted({name.rpartition("/")[0] for name in streams} - {""})
    padded = {name: content.ljust(4096, b"\0") for name, content in streams.items()}
    entries = ["", *folders, *streams]
    directory_sectors = -(-len(entries) // 4)
    chains: list[int] = []
    places = {}
    for name, content in padded.items():
        count = -(-len(content) // SECTOR)
        places[name] = len(chains)
        chains += [*range(len(chains) + 1, len(chains) + count), END]
    directory = len(chains)
    chains += [*range(directory + 1, directory + directory_sectors), END]
    fats = -(-(len(chains) + 1) // 127)
    first_fat = len(chains)
    chains += [FAT] * fats
    table = struct.pack(f"<{len(chains)}I", *chains).ljust(fats * SECTOR, b"\xff")
    body = b"".join(content.ljust(-(-len(content) // SECTOR) * SECTOR, b"\0") for content in padded.values())
    listed = _directory(entries, folders, padded, places).ljust(directory_sectors * SECTOR, b"\0")
    return _head(fats, first_fat, directory) + body + listed + table


def _head(fats: int, first_fat: int, directory: int) -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIII", 0, fats, directory, 0, 4096, END, 0, END, 0)
    return head + struct.pack("<109I", *[*range(first_fat, first_fat + fats), *[FREE] * (109 - fats)])


def _directory(entries: list[str], folders: list[str], padded: dict[str, bytes], places: dict[str, int]) -> bytes:
    """Every folder's entries hang from each other to the right, which readers accept."""
    whole = b""
    for name in entries:
        inside = [n for n, one in enumerate(entries) if n and one.rpartition("/")[0] == name and one != name]
        above = name.rpartition("/")[0]
        beside = [n for n, one in enumerate(entries) if n and one.rpartition("/")[0] == above] if name else []
        later = [n for n in beside if n > entries.index(name)]
        kind = 5 if not name else 1 if name in folders else 2
        short = (name.rpartition("/")[2] or "Root Entry").encode("utf-16-le") + b"\0\0"
        whole += short.ljust(64, b"\0") + struct.pack("<HBB", len(short), kind, 1)
        whole += struct.pack("<III", FREE, later[0] if later else FREE, inside[0] if inside and kind != 2 else FREE)
        whole += b"\0" * 36 + struct.pack("<IQ", places.get(name, END), len(padded.get(name, b"")))
    return whole


def doc(words: str, **more: bytes) -> bytes:
    """A Word document: a head and its words in two bytes a sign."""
    return compound({"WordDocument": b"\xec\xa5" + b"\0" * 510 + words.encode("utf-16-le"), **more})


def locked_doc() -> bytes:
    """A Word document with a password."""
    return compound({"WordDocument": b"\xec\xa5" + b"\0" * 9 + b"\x01" + b"\0" * 500})


def record(kind: int, content: bytes = b"") -> bytes:
    """A record of a workbook."""
    return struct.pack("<HH", kind, len(content)) + content


def xls(words: str, *, state: int = 0, sheet: int = 0, more: bytes = b"") -> bytes:
    """A workbook with one sheet and one text in B2; ``state`` says how visible the sheet is, ``sheet`` what it is."""
    start = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + more
    name = "名单".encode("utf-16-le")
    length = len(start) + 4 + 8 + len(name) + 4
    listed = record(0x85, struct.pack("<IBBBB", length, state, sheet, 2, 1) + name)
    text = words.encode("utf-16-le")
    cell = record(0x204, struct.pack("<HHHHB", 1, 1, 0, len(words), 1) + text)
    cells = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + cell + record(0x0A)
    return compound({"Workbook": start + listed + record(0x0A) + cells})


def dropped(name: str, content: bytes) -> bytes:
    """A file as it lies in a document into which it was dropped."""
    path = b"C:\\x\\" + name.encode() + b"\0"
    inner = b"\x02\0" + name.encode() + b"\0" + path + b"\0\0\x03\0" + struct.pack("<I", len(path)) + path
    inner += struct.pack("<I", len(content)) + content
    return struct.pack("<I", len(inner)) + inner
