"""Files that come with letters: held in memory, cleaned in a process of their own; only clean copies go on."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from gongkai.files.contents import look
from gongkai.files.rules import FORMATS as KINDS
from gongkai.files.rules import ending
from gongkai.mailbox.actions import CleanFile
from gongkai.mailbox.rules.writing import FILE_LIMIT, FILES_LIMIT, FORMATS
from gongkai.measures.refusal import Refusal, insist
from gongkai.scanner.child import screen_safely


class InMemory(FileUploadHandler):
    """Holds files in memory whatever their size, so that none lies on a disk as it came; too large ones are let go."""

    def new_file(self, *names: Any, **more: Any) -> None:  # noqa: ANN401 – Django's signature
        """Begin a file."""
        super().new_file(*names, **more)
        self.held = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:  # noqa: ARG002 – Django's signature
        """Hold a piece.

        :raises SkipFile: once there is too much of it.
        """
        self.held.write(raw_data)
        if self.held.tell() > FILE_LIMIT:
            self.held = BytesIO()
            too_large(self.request).append(True)
            raise SkipFile
        return None

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        """Hand the file over."""
        self.held.seek(0)
        kind, charset = self.content_type or "", self.charset
        return InMemoryUploadedFile(self.held, self.field_name, self.file_name or "", kind, file_size, charset)


def too_large(request: HttpRequest | None) -> list[bool]:
    """Return the list in which files are told that were too large."""
    if not hasattr(request, "let_go"):
        request.let_go = []  # type: ignore[union-attr]
    told: list[bool] = request.let_go  # type: ignore[union-attr]
    return told


def clean_files(request: HttpRequest) -> list[CleanFile]:
    """Return the clean copies of the files that came.

    :raises Refused: with every reason why one is not taken.
    """
    uploads = request.FILES.getlist("enclosures")
    insist(
        Refusal("letter_file_too_large") if too_large(request) else None,
        Refusal("letter_too_many_files") if len(uploads) > FILES_LIMIT else None,
        *_refusals(uploads),
    )
    return [_cleaned(upload) for upload in uploads]


def _refusals(uploads: Iterable[UploadedFile[Any]]) -> Iterable[Refusal]:
    for upload in uploads:
        kind = ending(upload.name or "")
        if kind not in FORMATS:
            yield Refusal("letter_file_kind", None, kind)
        elif look(upload.file, KINDS[kind]):  # type: ignore[arg-type]  # held in memory, it reads as any file
            yield Refusal("letter_file_broken")


def _cleaned(upload: UploadedFile[Any]) -> CleanFile:
    """Make the clean copy; the name it came under may tell who wrote and goes nowhere.

    :raises Refused: if there is no cleaning it.
    """
    kind = ending(upload.name or "")
    upload.seek(0)
    screened = screen_safely(upload.read(), f"file.{kind}")
    insist(Refusal("letter_file_broken") if screened.copy is None else None)
    return CleanFile(screened.copy or b"", kind)
