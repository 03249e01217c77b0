"""Many reports together: the record, one SQLite file, and its lists. docs/commands.md says what each list has (under `show --json`)."""

from __future__ import annotations

import ctypes
import dataclasses
import functools
import os
import types
import typing
import weakref
from typing import TYPE_CHECKING, Any, Callable, Generic, TypeVar

from . import _library
from ._span import Places, Span
from .reading import Problem, Reading, _warn, encode_json, read_all

if TYPE_CHECKING:
    import pandas
    import pyarrow


@dataclasses.dataclass(frozen=True, slots=True)
class Credit:
    kind: str
    outlet: str | None
    text: str
    span: Span


@dataclasses.dataclass(frozen=True, slots=True)
class Report:
    id: str
    input: str
    url: str | None
    outlet: str | None
    title: str | None
    byline: list[str]
    published: str | None  # EDTF
    basis: str
    page_kind: str
    n_words: int
    n_statements: int
    credits: list[Credit]


@dataclasses.dataclass(frozen=True, slots=True)
class Statement:
    report: str
    statement: int  # number in the report
    speaker: str | None
    person: str | None  # id of the person across reports
    candidates: list[str]  # where `speaker` is None: the persons of the report, two or more, whom its name may mean
    speaker_kind: str
    probability: float | None  # that `speaker` is right
    on_behalf_of: str | None
    polarity: str
    form: str
    source: str | None
    cue: str | None
    content: str
    source_spans: list[Span]
    cue_spans: list[Span]
    content_spans: list[Span]
    channels: list[str]
    occasion: int | None
    occasion_channels: list[str]
    hedges: list[str]
    date: str | None


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """Words and where they are."""

    report: str
    span: Span
    words: str
    sentence: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str
    aliases: list[str]
    n_mentions: int
    n_reports: int
    n_statements: int
    mentions: list[Place]


@dataclasses.dataclass(frozen=True, slots=True)
class Quotation:
    id: str
    speaker: str | None
    person: str | None
    uses: list[Place]  # earliest first


@dataclasses.dataclass(frozen=True, slots=True)
class EventMention:
    report: str
    span: Span
    words: str
    sentence: str | None
    date: str | None


@dataclasses.dataclass(frozen=True, slots=True)
class Event:
    id: str
    date: str | None  # EDTF
    certainty: str
    text: str
    participants: list[str]
    people: list[str]  # ids
    after: list[str]  # ids of events
    before: list[str]
    mentions: list[EventMention] = dataclasses.field(metadata={"key": "tellings"})


@dataclasses.dataclass(frozen=True, slots=True)
class ClaimUse:
    report: str
    span: Span
    words: str
    sentence: str | None
    statement: int | None  # number in the report; None: the report's own words
    speaker: str | None


@dataclasses.dataclass(frozen=True, slots=True)
class Origin:
    id: str
    type: str  # utterance, document, outlet, agency, anonymous, own
    who: str | None
    occasion: str | None
    via: list[str]
    reports: list[str]
    uses: list[int]  # indices in Claim.uses


@dataclasses.dataclass(frozen=True, slots=True)
class OriginCount:
    """Independent origins: certain ones at least, possible ones at most."""

    min: int
    max: int


@dataclasses.dataclass(frozen=True, slots=True)
class Claim:
    id: str
    text: str
    n_origins: OriginCount
    n_reports: int
    n_outlets: int
    first: str | None  # id of the report that had it first
    first_date: str | None
    uses: list[ClaimUse]
    origins: list[Origin]
    against: list[ClaimUse]
    refusals: list[ClaimUse]


@dataclasses.dataclass(frozen=True, slots=True)
class Value:
    value: str
    by: str | None
    person: str | None
    report: str
    span: Span
    words: str
    sentence: str | None


@dataclasses.dataclass(frozen=True, slots=True)
class Difference:
    id: str
    topic: str
    type: str
    values: list[Value]


@dataclasses.dataclass(frozen=True, slots=True)
class Story:
    id: str
    parent: str | None
    reports: list[str]
    first_date: str | None
    last_date: str | None


@dataclasses.dataclass(frozen=True, slots=True)
class Hit:
    report: str
    where: str  # report, statement
    span: Span
    passage: str


@dataclasses.dataclass(frozen=True, slots=True)
class Trace:
    report: str
    span: Span
    words: str
    sentence: str | None
    exact: bool
    n_shared: int


Row = TypeVar("Row")


class Rows(list[Row], Generic[Row]):
    """A list of dataclasses that is a table too."""

    def __init__(self, row_type: type[Row], rows: list[Row]) -> None:
        super().__init__(rows)
        self._row_type = row_type

    def to_dicts(self) -> list[dict[str, Any]]:
        """A dict a row; a span is a dict of its four numbers."""
        return [dataclasses.asdict(row) for row in self]  # type: ignore[call-overload]

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas.DataFrame with a column a field. Raises ImportError where pandas is not installed."""
        import pandas

        names = [field.name for field in dataclasses.fields(self._row_type)]  # type: ignore[arg-type]
        return pandas.DataFrame(self.to_dicts(), columns=names)

    def to_arrow(self) -> pyarrow.Table:
        """A pyarrow.Table whose schema is the same for every record. Raises ImportError where pyarrow is not installed."""
        import pyarrow

        def arrow_type(hint: Any) -> pyarrow.DataType:
            if typing.get_origin(hint) is types.UnionType:
                return arrow_type(next(one for one in typing.get_args(hint) if one is not type(None)))
            if typing.get_origin(hint) is list:
                return pyarrow.list_(arrow_type(typing.get_args(hint)[0]))
            if dataclasses.is_dataclass(hint):
                return pyarrow.struct([(name, arrow_type(inner)) for name, inner in _hints(hint).items()])
            return {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}[hint]

        schema = pyarrow.schema([(name, arrow_type(hint)) for name, hint in _hints(self._row_type).items()])
        return pyarrow.Table.from_pylist(self.to_dicts(), schema=schema)


@functools.lru_cache(maxsize=None)
def _hints(row_type: Any) -> dict[str, Any]:
    return typing.get_type_hints(row_type)


def _made(hint: Any, value: Any, report: str, places: Callable[[str], Places]) -> Any:
    """A value of JSON as the type that the dataclass says; spans are of the report that is named nearest around them."""
    if value is None:
        return None
    if hint is Span:
        return places(report).span(value)
    if typing.get_origin(hint) is types.UnionType:
        return _made(typing.get_args(hint)[0], value, report, places)
    if typing.get_origin(hint) is list:
        inner = typing.get_args(hint)[0]
        return [_made(inner, one, report, places) for one in value]
    if dataclasses.is_dataclass(hint):
        here = value.get("report", report)
        keys = ((field.name, field.metadata.get("key", field.name)) for field in dataclasses.fields(hint))
        return hint(**{name: _made(_hints(hint)[name], value.get(key), here, places) for name, key in keys})  # type: ignore[operator]
    return value


class Record:
    """A record: one SQLite file that holds many reports and what they say together.

    `Record(path)` opens one to read, `Record(path, "w")` to add to (made where there is none). One record may be used by several threads;
    their calls wait for one another. Use it in a `with`, or close() it.

    >>> import onrecord, os, tempfile
    >>> reports = {"Harlow Courier": "“The wall is sound,” Ana Ruiz said on Monday.", "Ellery Gazette": "“The wall is sound,” said Ana Ruiz."}
    >>> folder = tempfile.TemporaryDirectory()
    >>> with onrecord.Record(os.path.join(folder.name, "wall.record"), "w") as record:
    ...     for outlet, text in reports.items():
    ...         _ = record.add(onrecord.read(text, outlet=outlet, date="2025-08-05"))
    ...     record.link()
    ...     [(person.name, person.n_reports) for person in record.people()]
    [('Ana Ruiz', 2)]
    """

    def __init__(self, path: str | os.PathLike[str], mode: str = "r") -> None:
        if mode not in ("r", "w"):
            raise ValueError(f"mode {mode!r} is neither 'r' nor 'w'")
        self.path = os.fspath(path)
        self._handle = ctypes.c_void_p()
        _library.call("record_open", _library.encoded(self.path), int(mode == "w"), ctypes.byref(self._handle))
        self.close = weakref.finalize(self, _library.call, "record_close", self._handle)
        """Closes the record; what was linked is in the file. A second time does nothing."""
        self._kept: dict[str, Places] = {}

    @classmethod
    def build(
        cls,
        path: str | os.PathLike[str],
        *inputs: str | os.PathLike[str],
        outlet: str | None = None,
        date: str | None = None,
        on_problem: Callable[[Problem], None] = _warn,
    ) -> Record:
        """Reads the inputs into the record (made where there is none), links it, and gives it, open to add more. What could not be read is
        listed in the record and given to `on_problem`. It works on one core: the command `onrecord build` works on all of them."""
        record = cls(path, "w")

        def keep(problem: Problem) -> None:
            record.add_problem(problem)
            on_problem(problem)

        for reading in read_all(*inputs, outlet=outlet, date=date, on_problem=keep):
            record.add(reading)
        record.link()
        return record

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ---- adding

    def add(self, reading: Reading) -> bool:
        """Adds a reading; False where the report was there already. It is in the lists after link()."""
        data = encode_json(reading.data)
        added = ctypes.c_int()
        _library.call("record_add", self._handle, data, len(data), ctypes.byref(added))
        return bool(added.value)

    def add_problem(self, problem: Problem) -> None:
        """Lists a document that could not be read."""
        _library.call("record_add_problem", self._handle, _library.encoded(problem.input), _library.encoded(problem.reason))

    def link(self) -> None:
        """Stores what was added and works out what the reports say together."""
        _library.call("record_link", self._handle)

    # ---- asking; a list gives at most `limit` rows, all of them where there is none, from number `start` on

    def summary(self) -> dict[str, Any]:
        """Counts, first and last date, and what could not be read."""
        summary: dict[str, Any] = self.json("summary")
        return summary

    def reports(self, limit: int | None = None, start: int = 0) -> Rows[Report]:
        """The reports, earliest first."""
        rows = self.json("sources", limit, start)
        for row in rows:
            row["report"] = row["id"]  # whose spans those of the credits are
        return self._rows(Report, rows)

    def statements(self, limit: int | None = None, start: int = 0) -> Rows[Statement]:
        """Who said what, by report and place."""
        return self._rows(Statement, self.json("statements", limit, start))

    def people(self, limit: int | None = None, start: int = 0) -> Rows[Person]:
        """Persons across reports, those with most statements first."""
        return self._rows(Person, self.json("people", limit, start))

    def quotations(self, limit: int | None = None, start: int = 0) -> Rows[Quotation]:
        """Quotations of more than one use, with most uses first."""
        return self._rows(Quotation, self.json("quotations", limit, start))

    def timeline(self, limit: int | None = None, start: int = 0) -> Rows[Event]:
        """Events by date; unknown dates last."""
        return self._rows(Event, self.json("timeline", limit, start))

    def claims(self, limit: int | None = None, start: int = 0) -> Rows[Claim]:
        """What reports say of one matter, and the origins that stand behind it."""
        return self._rows(Claim, self.json("claims", limit, start))

    def differences(self, limit: int | None = None, start: int = 0) -> Rows[Difference]:
        """Questions that are answered differently."""
        return self._rows(Difference, self.json("differences", limit, start))

    def stories(self, limit: int | None = None, start: int = 0) -> Rows[Story]:
        """Reports of the same happening or case."""
        return self._rows(Story, self.json("stories", limit, start))

    def search(self, query: str, limit: int = 20) -> Rows[Hit]:
        """Full-text search (SQLite FTS5's syntax)."""
        return self._rows(Hit, _library.call_for_json("record_search", self._handle, _library.encoded(query), limit))

    def trace(self, words: str, limit: int = 100) -> Rows[Trace]:
        """Where words, or nearly these words, occur: earliest first."""
        found = _library.call_for_json("record_trace", self._handle, _library.encoded(words), limit)
        return self._rows(Trace, found["places"])

    def text(self, report: str) -> str:
        """The text of a report, which spans are places of."""
        text: str = _library.call_for_json("record_text", self._handle, _library.encoded(report))
        return text

    def json(self, topic: str, limit: int | None = None, start: int = 0) -> Any:
        """A list as `onrecord show RECORD TOPIC --json` prints it: also names (organizations and places), reuse, revisions, furniture
        and decisions."""
        if start < 0 or (limit is not None and limit < 0):
            raise ValueError(f"limit {limit} and start {start} may not be negative")
        rows = _library.ALL if limit is None else limit
        return _library.call_for_json("record_list", self._handle, _library.encoded(topic), start, rows)

    def _places(self, report: str) -> Places:
        places = self._kept.get(report)
        if places is None:
            if len(self._kept) == 256:  # texts in memory
                del self._kept[next(iter(self._kept))]
            places = self._kept[report] = Places(self.text(report))
        return places

    def _rows(self, row_type: type[Row], rows: list[dict[str, Any]]) -> Rows[Row]:
        return Rows(row_type, [_made(row_type, row, "", self._places) for row in rows])
