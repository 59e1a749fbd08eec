"""Packed files, made part by part."""

import io
import zipfile


def packed(members: dict[str, bytes | str], method=zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive with the members, always the same bytes."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", method) as package:
        for name, content in members.items():
            package.writestr(zipfile.ZipInfo(name), content, method)
    return whole.getvalue()


def repacked(archive: bytes, changed: dict[str, bytes | str]) -> bytes:
    """The archive with parts changed or added."""
    with zipfile.ZipFile(io.BytesIO(archive)) as package:
        return packed({**{name: package.read(name) for name in package.namelist()}, **changed})
