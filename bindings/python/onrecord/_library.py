"""The C interface (onrecord/onrecord.h) by ctypes. ctypes gives up the interpreter's lock while a function of ours runs."""

from __future__ import annotations

import ctypes
import functools
import json
import pathlib
from typing import Any

_KINDS = ("usage", "not_found", "unreadable", "malformed", "too_large", "unsupported", "no_space", "no_memory", "internal")


class Error(Exception):
    """What onrecord could not do, and why. `kind` is one of usage, not_found, unreadable, malformed, too_large, unsupported, no_space,
    no_memory, internal.

    >>> import onrecord
    >>> try:
    ...     onrecord.Record("no/such.record")
    ... except onrecord.Error as error:
    ...     print(error.kind)
    not_found
    """

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


# int take(void* context, const char* input, const char* reading, const char* problem)
TAKE_READING = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_char_p)

_TEXT = ctypes.c_char_p
_HANDLE = ctypes.c_void_p
_OUT = ctypes.POINTER(ctypes.c_void_p)
_SIZE = ctypes.c_size_t
ALL = ctypes.c_size_t(-1).value  # ONRECORD_ALL
# The arguments of each function that returns a status, less the last one, the place for the error.
_FUNCTIONS: dict[str, tuple[Any, ...]] = {
    "reader_open": (_OUT,),
    "reader_close": (_HANDLE,),
    "read": (_HANDLE, _TEXT, _SIZE, _TEXT, _OUT),
    "read_input": (_HANDLE, _TEXT, _TEXT, TAKE_READING, ctypes.c_void_p),
    "record_open": (_TEXT, ctypes.c_int, _OUT),
    "record_close": (_HANDLE,),
    "record_add": (_HANDLE, _TEXT, _SIZE, ctypes.POINTER(ctypes.c_int)),
    "record_add_problem": (_HANDLE, _TEXT, _TEXT),
    "record_link": (_HANDLE,),
    "record_list": (_HANDLE, _TEXT, _SIZE, _SIZE, _OUT),
    "record_search": (_HANDLE, _TEXT, _SIZE, _OUT),
    "record_trace": (_HANDLE, _TEXT, _SIZE, _OUT),
    "record_text": (_HANDLE, _TEXT, _OUT),
}


@functools.lru_cache(maxsize=1)
def library() -> ctypes.CDLL:
    """The library beside this file (from the wheel), or else the system's."""
    beside = pathlib.Path(__file__).with_name("libonrecord.so.0")
    loaded = ctypes.CDLL(str(beside) if beside.exists() else beside.name)
    loaded.onrecord_version.restype = ctypes.c_char_p
    loaded.onrecord_free.argtypes = [ctypes.c_void_p]
    loaded.onrecord_free.restype = None
    for name, arguments in _FUNCTIONS.items():
        function = getattr(loaded, "onrecord_" + name)
        function.argtypes = [*arguments, _OUT]
        function.restype = ctypes.c_int
    return loaded


def call(name: str, *arguments: Any) -> None:
    """Calls a function that returns a status. Raises Error where that is not ONRECORD_OK."""
    error = ctypes.c_void_p()
    status = getattr(library(), "onrecord_" + name)(*arguments, ctypes.byref(error))
    if status != 0:
        raise Error(_KINDS[status - 1], _taken(error).decode("utf-8", "replace"))


def call_for_text(name: str, *arguments: Any) -> bytes:
    """The same, for a function whose last argument is the place for text."""
    out = ctypes.c_void_p()
    call(name, *arguments, ctypes.byref(out))
    return _taken(out)


def call_for_json(name: str, *arguments: Any) -> Any:
    """The same, for text that is JSON."""
    return json.loads(call_for_text(name, *arguments))


def _taken(text: ctypes.c_void_p) -> bytes:
    copy = ctypes.cast(text, ctypes.c_char_p).value or b""
    library().onrecord_free(text)
    return copy


def encoded(text: str) -> bytes:
    """UTF-8, as C strings are given. Raises Error where C would take the text for shorter than it is, or it has half of a surrogate pair."""
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Error("usage", f"text that is not Unicode: {error}") from None
    if b"\0" in data:
        raise Error("usage", "a NUL character in a path, name, query or option")
    return data


@functools.lru_cache(maxsize=1)
def reader() -> ctypes.c_void_p:
    """The one reader of this process, opened when it is first wanted. It may be used by any number of threads."""
    handle = ctypes.c_void_p()
    call("reader_open", ctypes.byref(handle))
    return handle
