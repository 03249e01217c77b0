"""Places in a text, in both units: Python counts code points, files and other programs count bytes of UTF-8."""

from __future__ import annotations

import dataclasses
from array import array
from itertools import accumulate
from typing import Any, Iterable


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a text: `begin` included, `end` not. `text[span.begin:span.end]` and
    `text.encode()[span.byte_begin:span.byte_end].decode()` are the same words.

    >>> import onrecord
    >>> text = "“The wall is sound,” Zoë Ruiz said."
    >>> span = onrecord.read(text).statements[0].cue_spans[0]
    >>> span
    Span(begin=30, end=34, byte_begin=35, byte_end=39)
    >>> text[span.slice], text.encode()[span.byte_slice]
    ('said', b'said')
    """

    begin: int
    end: int
    byte_begin: int
    byte_end: int

    @property
    def slice(self) -> slice:
        """For indexing the str."""
        return slice(self.begin, self.end)

    @property
    def byte_slice(self) -> slice:
        """For indexing the text as UTF-8."""
        return slice(self.byte_begin, self.byte_end)


class Places:
    """Makes spans of a text from pairs of code points. An ASCII text costs nothing; another one four bytes a character."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._before: array[int] | None = None
        if not text.isascii():
            sizes = (1 if c < "\x80" else 2 if c < "\u0800" else 3 if c < "\U00010000" else 4 for c in text)
            self._before = array("I", accumulate(sizes, initial=0))

    def span(self, pair: Any) -> Span:
        begin, end = pair
        before = self._before
        return Span(begin, end, begin, end) if before is None else Span(begin, end, before[begin], before[end])

    def spans(self, pairs: Iterable[Any]) -> list[Span]:
        return [self.span(pair) for pair in pairs]

    def words(self, pairs: Iterable[Any]) -> str:
        """The words of a discontinuous span, its pieces joined by an ellipsis as in the record."""
        return " … ".join(self.text[begin:end] for begin, end in pairs)
