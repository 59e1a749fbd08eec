"""Where a picture ends, and which blocks of text are kept in it that libraries of pictures do not tell of."""

from collections.abc import Iterator

from gongkai.scanner.formats.runs import runs

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8"
_ALONE = {0x01, *range(0xD0, 0xD9)}
_TEXTS = {0xED, 0xFE}
"""Blocks of JPEG without a length; and those of captions and of comments."""


def end_of(content: bytes) -> int:
    """Return the offset behind a picture's last byte; 0 where it is not known."""
    if content.startswith(PNG):
        return max((at + 12 + size for name, at, size in chunks(content) if name == b"IEND"), default=0)
    if content.startswith(JPEG):
        return _end_of_jpeg(content)
    return 0


def chunks(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield the chunks of a PNG: name, offset, and length of its data, up to its end."""
    at = len(PNG)
    while at + 12 <= len(content):
        size, name = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        yield name, at, size
        if name == b"IEND":
            return
        at += 12 + size


def segments(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the blocks of a JPEG before its picture: marker, offset, and whole length."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        size = 2 if marker in _ALONE else 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        yield marker, at, size
        if marker == 0xDA:
            return
        at += size


def blocks(content: bytes) -> Iterator[str]:
    """Yield the texts of captions and comments of a JPEG."""
    for marker, at, size in segments(content) if content.startswith(JPEG) else ():
        if marker in _TEXTS:
            yield from runs(content[at + 4 : at + size])


def _end_of_jpeg(content: bytes) -> int:
    """Walk through the picture's data, in which a mark is always doubled or a known pause."""
    starts = [at + size for marker, at, size in segments(content) if marker == 0xDA]
    at = starts[0] if starts else len(content)
    while 0 <= (at := content.find(b"\xff", at)) < len(content) - 1:
        marker = content[at + 1]
        if marker == 0xD9:
            return at + 2
        if marker == 0 or marker in _ALONE:
            at += 2
        elif marker == 0xFF:
            at += 1
        else:
            at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return 0
