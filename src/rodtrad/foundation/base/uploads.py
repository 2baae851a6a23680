"""Files that are sent in never reach a disk unjudged: they are kept in memory, and beyond a limit not at all."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any, TypeVar

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

V = TypeVar("V", bound=Callable[..., Any])


def takes_uploads_of(most: int) -> Callable[[V], V]:
    """A view that takes files of up to so many bytes, from people who are signed in; outermost of its decorators."""

    def mark(view: V) -> V:
        view.most_uploaded = most  # type: ignore[attr-defined]
        return view

    return mark


class MemoryOnly(FileUploadHandler):
    """Counts what comes beyond FILE_UPLOAD_MAX_MEMORY_SIZE and drops it: the form says that the file is too large.
    The limit is for all files of a request together: so many small ones fill no memory either.

    A view marked by takes_uploads_of has a limit of its own.
    """

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        self.most: int = settings.FILE_UPLOAD_MAX_MEMORY_SIZE
        match = getattr(self.request, "resolver_match", None)
        own = getattr(match.func, "most_uploaded", None) if match else None
        user = getattr(self.request, "user", None)
        if own is not None and user is not None and user.is_authenticated:
            self.most = own
        self.kept_before = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.kept = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        room = self.most - self.kept_before - start
        if room > 0:
            self.kept.write(raw_data[:room])

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        whole = self.kept.tell() == file_size
        self.kept_before += self.kept.tell()
        self.kept.seek(0)
        said = file_size if whole else max(file_size, self.most + 1)  # cut: too large, whatever a form allows
        return InMemoryUploadedFile(
            self.kept, self.field_name, self.file_name, self.content_type, said, self.charset,
            self.content_type_extra,
        )  # fmt: skip
