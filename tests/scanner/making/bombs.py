"""Archives made to hurt whoever unpacks them, small themselves."""

import io
import stat
import struct
import zipfile
import zlib

from tests.scanner.making.ofds import ofd
from tests.scanner.making.office import docx, pptx, xlsx
from tests.scanner.making.packed import packed, repacked

SOUND = {"docx": docx, "xlsx": xlsx, "pptx": pptx, "ofd": ofd, "zip": lambda: packed({"a.txt": "甲", "b.txt": "乙"})}
PARTS = {"docx": "word/x.xml", "xlsx": "xl/x.xml", "pptx": "ppt/x.xml", "ofd": "Doc_0/x.xml", "zip": "x.txt"}
ZEROS = b"\0" * (4 << 20)


def flat(ending: str) -> bytes:
    """One part that unpacks a thousand times over."""
    return repacked(SOUND[ending](), {PARTS[ending]: ZEROS})


def nested(levels: int, wide: int = 1) -> bytes:
    """Archives in archives."""
    whole = packed({"a.txt": b"0" * 100_000})
    for _ in range(levels):
        whole = packed({f"{n}.zip": whole for n in range(wide)}, zipfile.ZIP_STORED)
    return whole


def overlapping(count: int = 200) -> bytes:
    """Many names for the same packed bytes."""
    first = packed({"aaaa.txt": b"0" * 60_000})
    at = first.index(b"PK\x01\x02")
    head, entry = first[:at], first[at : first.index(b"PK\x05\x06")]
    entries = b"".join(entry.replace(b"aaaa.txt", f"{n:04}.txt".encode()) for n in range(count))
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(entries), len(head), 0)
    return head + entries + end


def quoted(count: int = 50) -> bytes:
    """Parts whose packed bytes quote the heads of all that follow, so that every one holds the kernel."""
    kernel = zlib.compressobj(9, wbits=-15)
    packed_kernel = kernel.compress(b"0" * 1_000_000) + kernel.flush()
    files: list[tuple[bytes, int, int]] = []
    tail, size = packed_kernel, 1_000_000
    for n in range(count):
        name = f"{n:04}".encode()
        head = _local(name, len(tail), size)
        files.append((name, len(tail), size))
        quote = struct.pack("<BHH", 0, len(head), len(head) ^ 0xFFFF)
        size += len(head)
        tail = quote + head + tail
    return _with_directory(tail, files)


def _local(name: bytes, packed_size: int, size: int) -> bytes:
    return struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 33, 0, packed_size, size, len(name), 0) + name


def _with_directory(body: bytes, files: list[tuple[bytes, int, int]]) -> bytes:
    entries, at = b"", 0
    for name, packed_size, size in reversed(files):
        at = body.index(_local(name, packed_size, size), at)
        sizes = (packed_size, size, len(name), 0, 0, 0, 0, 0, at)
        entries += struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, 0, *sizes) + name
    body = body[body.index(b"PK\x03\x04") :] if not body.startswith(b"PK") else body
    return (
        body
        + entries
        + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, len(files), len(files), len(entries), len(body), 0)
    )


def crowded(count: int) -> bytes:
    """A great many empty parts."""
    return packed({f"{n}": b"" for n in range(count)}, zipfile.ZIP_STORED)


def lying(size: int) -> bytes:
    """A part that says it unpacks to less, or more, than it does."""
    whole = packed({"a.txt": b"0" * 500_000})
    for sign, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = whole.index(sign) + at
        whole = whole[:place] + struct.pack("<I", size) + whole[place + 4 :]
    return whole


def slipping(ending: str, name: str) -> bytes:
    """A part whose name leads out of its folder."""
    return repacked(SOUND[ending](), {name: b"x"})


def linking(ending: str) -> bytes:
    """A part that is a link to a file of the machine."""
    whole = io.BytesIO(SOUND[ending]())
    with zipfile.ZipFile(whole, "a") as package:
        link = zipfile.ZipInfo("link")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        package.writestr(link, "/etc/passwd")
    return whole.getvalue()


def doubled(ending: str) -> bytes:
    """Two parts of one name, told apart by nothing but case."""
    return repacked(SOUND[ending](), {PARTS[ending]: b"<x/>", PARTS[ending].upper(): b"<y/>"})


def locked(ending: str) -> bytes:
    """Every part marked as encrypted."""
    whole = bytearray(SOUND[ending]())
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = whole.find(sign)
        while place >= 0:
            whole[place + at] |= 1
            place = whole.find(sign, place + 4)
    return bytes(whole)


def spoilt(ending: str) -> bytes:
    """Packed bytes that are no longer what they were."""
    whole = bytearray(SOUND[ending]())
    for start in [at for at in range(len(whole)) if whole[at : at + 4] == b"PK\x03\x04"]:
        whole[start + 30 + whole[start + 26]] ^= 0x55
    return bytes(whole)


def stuffed(ending: str) -> bytes:
    """Something between the parts that the directory does not tell of."""
    whole = SOUND[ending]()
    at = whole.index(b"PK\x01\x02")
    end = whole.rindex(b"PK\x05\x06")
    start = struct.pack("<I", at + 500)
    return whole[:at] + b"hidden!!!!" * 50 + whole[at : end + 16] + start + whole[end + 20 :]
