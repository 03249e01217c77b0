"""One report, read alone: `read` and what it gives. docs/reading.md says what each member means; names are the same."""

from __future__ import annotations

import dataclasses
import json
import os
import queue
import threading
import warnings
from typing import Any, Callable, Iterator

from . import _library
from ._library import Error
from ._span import Places, Span


@dataclasses.dataclass(frozen=True, slots=True)
class Mention:
    words: str
    span: Span
    form: str  # name, nominal, pronoun


@dataclasses.dataclass(frozen=True, slots=True)
class Entity:
    id: int
    type: str  # person, organization, place, work, event, other
    name: str
    mentions: list[Mention]


@dataclasses.dataclass(frozen=True, slots=True)
class Time:
    words: str
    span: Span
    type: str  # DATE, TIME, DURATION, SET
    value: str  # TIMEX3


@dataclasses.dataclass(frozen=True, slots=True)
class Channel:
    kind: str  # told, interview, statement, filing, post, reported, speech, letter, study, observed
    words: str
    span: Span
    outlet: str | None
    inherited: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Statement:
    """An attribution: who said what, by which words."""

    id: int
    form: str  # direct, mixed, indirect
    source: str
    source_spans: list[Span]
    cue: str
    cue_spans: list[Span]
    content: str
    content_spans: list[Span]
    polarity: str  # asserts, denies, declines, asks
    speaker: Entity | None
    probability: float  # that `speaker` is right
    on_behalf_of: Entity | None
    speaker_kind: str  # named, described, anonymous, group, document, unattributed
    channel: list[Channel]  # nearest first
    occasion: int | None  # index in Reading.occasions
    within: int | None  # index in Reading.statements
    hedges: list[str]
    hedge_spans: list[Span]
    time: Time | None
    explain: list[str]


@dataclasses.dataclass(frozen=True, slots=True)
class Occasion:
    id: int
    speaker: Entity | None
    channel: list[Channel]
    document: Entity | None
    document_kind: str | None  # what the document is called: letter, motion
    document_author: Entity | None
    document_date: str | None  # EDTF
    time: Time | None
    statements: list[int]  # indices in Reading.statements


@dataclasses.dataclass(frozen=True, slots=True)
class Event:
    text: str
    span: Span
    participants: list[Entity]
    date: str | None  # EDTF
    times: list[Time]
    certainty: str  # happened, planned, alleged, denied
    statement: int | None  # index in Reading.statements: in whose content it is


@dataclasses.dataclass(frozen=True, slots=True)
class Credit:
    kind: str  # agency, contributor, syndicated, correction, update
    text: str
    span: Span
    outlet: str | None


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one report. `data` is the whole of it as docs/reading.md has it, tokens and clauses included where they were
    asked for; its spans are pairs of code points."""

    id: str
    input: str
    url: str | None
    outlet: str | None
    title: str | None
    byline: list[str]
    section: str | None
    language: str | None
    published: str | None  # EDTF
    published_basis: str
    page_kind: str
    limits: list[str]
    text: str
    furniture: list[Span]
    paragraphs: list[Span]
    sentences: list[Span]
    entities: list[Entity]
    times: list[Time]
    statements: list[Statement]
    occasions: list[Occasion]
    events: list[Event]
    credits: list[Credit]
    data: dict[str, Any] = dataclasses.field(repr=False, compare=False)

    @classmethod
    def from_json(cls, line: str | bytes) -> Reading:
        """The reading that `onrecord read` printed as this line.

        >>> import json, onrecord
        >>> reading = onrecord.read("Ana Ruiz said the wall was sound.")
        >>> onrecord.Reading.from_json(json.dumps(reading.data)) == reading
        True
        """
        data = json.loads(line)
        places = Places(data["text"])
        entities = [
            Entity(e["id"], e["type"], e["name"], [Mention(places.words([m["span"]]), places.span(m["span"]), m["form"]) for m in e["mentions"]])
            for e in data["entities"]
        ]
        times = [Time(places.words([t["span"]]), places.span(t["span"]), t["type"], t["value"]) for t in data["times"]]

        def entity(index: int | None) -> Entity | None:
            return None if index is None else entities[index]

        def time(index: int | None) -> Time | None:
            return None if index is None else times[index]

        def channels(given: list[dict[str, Any]]) -> list[Channel]:
            return [
                Channel(c["kind"], places.words([c["span"]]), places.span(c["span"]), c["outlet"], c.get("inherited", False)) for c in given
            ]

        return cls(
            data["id"],
            data["input"],
            data["url"],
            data["outlet"],
            data["title"],
            data["byline"],
            data["section"],
            data["language"],
            data["published"]["value"],
            data["published"]["basis"],
            data["page_kind"],
            data["limits"],
            data["text"],
            places.spans(data["furniture"]),
            places.spans(data["paragraphs"]),
            places.spans(data["sentences"]),
            entities,
            times,
            [
                Statement(
                    s["id"],
                    s["form"],
                    places.words(s["source"]),
                    places.spans(s["source"]),
                    places.words(s["cue"]),
                    places.spans(s["cue"]),
                    places.words(s["content"]),
                    places.spans(s["content"]),
                    s["polarity"],
                    entity(s["speaker"]),
                    s["probability"],
                    entity(s["for"]),
                    s["speaker_kind"],
                    channels(s["channel"]),
                    s["occasion"],
                    s["within"],
                    [places.words([hedge]) for hedge in s["hedges"]],
                    places.spans(s["hedges"]),
                    time(s["time"]),
                    s.get("explain", []),
                )
                for s in data["statements"]
            ],
            [
                Occasion(
                    o["id"],
                    entity(o["speaker"]),
                    channels(o["channel"]),
                    entity(o["document"]),
                    o["document_kind"],
                    entity(o["document_author"]),
                    o["document_date"],
                    time(o["time"]),
                    o["statements"],
                )
                for o in data["occasions"]
            ],
            [
                Event(
                    e["text"],
                    places.span(e["span"]),
                    [entities[i] for i in e["participants"]],
                    e["date"],
                    [times[i] for i in e["times"]],
                    e["certainty"],
                    e["statement"],
                )
                for e in data["events"]
            ],
            [Credit(c["kind"], c["text"], places.span(c["span"]), c["outlet"]) for c in data["credits"]],
            data,
        )


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """A document that could not be read."""

    input: str
    reason: str


def _options(outlet: str | None, date: str | None, tokens: bool, clauses: bool, explain: bool) -> bytes:
    options: dict[str, Any] = {"tokens": tokens, "clauses": clauses, "explain": explain}
    options.update({key: value for key, value in (("outlet", outlet), ("date", date)) if value is not None})
    return encode_json(options)


def encode_json(value: Any) -> bytes:
    return json.dumps(value).encode()  # ASCII: no NUL, no half of a surrogate pair


def read(
    text: str | os.PathLike[str] | None = None,
    *,
    html: str | None = None,
    path: str | os.PathLike[str] | None = None,
    id: str | None = None,
    url: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    date: str | None = None,
    tokens: bool = False,
    clauses: bool = False,
    explain: bool = False,
) -> Reading:
    """Reads one report: a text, a web page (`html`), or the one document of a file (`path`, or a pathlib.Path).

    `outlet` and `date` (EDTF: "2025-08-05", "2025-08") are used where the report does not say; `id`, `url` and `title` belong to text and
    html. Raises Error where it cannot be read.

    >>> import onrecord
    >>> reading = onrecord.read("“The wall is sound,” Zoë Ruiz told the Harlow Courier on Monday.", date="2025-08-05")
    >>> statement = reading.statements[0]
    >>> statement.speaker.name, statement.cue, statement.content
    ('Zoë Ruiz', 'told', '“The wall is sound,”')
    >>> statement.time.value
    '2025-08-04'
    """
    if isinstance(text, os.PathLike):
        text, path = None, text if path is None else path
    given = [name for name, value in (("text", text), ("html", html), ("path", path)) if value is not None]
    if len(given) != 1:
        raise TypeError("read() takes one of text, html and path; got " + (" and ".join(given) or "none"))
    if path is not None:
        if id is not None or url is not None or title is not None:
            raise TypeError("id, url and title are given with text or html, not with a path")
        readings: list[Reading] = []
        options = _options(outlet, date, tokens, clauses, explain)
        reason = _read_input(os.fspath(path), options, lambda reading: bool(readings.append(reading)) or len(readings) > 1)
        if len(readings) > 1:
            raise Error("usage", f"{os.fspath(path)}: holds several documents; use onrecord.read_all")
        if not readings:
            raise Error("unreadable", reason or f"{os.fspath(path)}: holds no document")
        return readings[0]
    fields = (("text", text), ("html", html), ("id", id), ("url", url), ("title", title))
    document = encode_json({key: value for key, value in fields if value is not None})
    options = _options(outlet, date, tokens, clauses, explain)
    return Reading.from_json(_library.call_for_text("read", _library.reader(), document, len(document), options))


def _read_input(path: str, options: bytes, take: Callable[[Reading], bool], problem: Callable[[Problem], None] | None = None) -> str:
    """Reads an input until `take` returns True. The reason of the last document that could not be read. What a callback raises is raised."""
    reason = ""
    raised: list[BaseException] = []

    def take_one(_: Any, place: bytes, reading: bytes | None, why: bytes | None) -> int:
        nonlocal reason
        try:
            if reading is not None:
                return int(take(Reading.from_json(reading)))
            reason = (why or b"").decode()
            if problem is not None:
                problem(Problem(place.decode("utf-8", "replace"), reason))
            return 0
        except BaseException as error:  # it may not cross the C function
            raised.append(error)
            return 1

    _library.call("read_input", _library.reader(), _library.encoded(path), options, _library.TAKE_READING(take_one), None)
    if raised:
        raise raised[0]
    return reason


def _warn(problem: Problem) -> None:
    warnings.warn(f"not read: {problem.reason}", stacklevel=2)


def read_all(
    *inputs: str | os.PathLike[str],
    outlet: str | None = None,
    date: str | None = None,
    tokens: bool = False,
    clauses: bool = False,
    explain: bool = False,
    on_problem: Callable[[Problem], None] = _warn,
) -> Iterator[Reading]:
    """The readings of files and folders of any form that onrecord reads (docs/reading.md), one after another, a few in memory at a time.
    A document that cannot be read is given to `on_problem`, which warns, and the rest is read.

    >>> import onrecord, pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for name in ("a.txt", "b.txt"):
    ...         _ = pathlib.Path(folder, name).write_text(f"Ana Ruiz said the wall was sound in {name[0]}.")
    ...     [reading.statements[0].speaker.name for reading in onrecord.read_all(folder)]
    ['Ana Ruiz', 'Ana Ruiz']
    """
    options = _options(outlet, date, tokens, clauses, explain)
    # The library calls us; a generator is asked. A thread reads ahead, a few readings at most, until it is told to stop.
    read_ahead: queue.Queue[Reading | Problem | BaseException | None] = queue.Queue(maxsize=4)
    stopped = threading.Event()

    def put(item: Reading | Problem | BaseException | None) -> bool:
        while not stopped.is_set():
            try:
                read_ahead.put(item, timeout=0.1)
                return False
            except queue.Full:
                pass
        return True

    def work() -> None:
        try:
            for path in inputs:
                if stopped.is_set():
                    break
                _read_input(os.fspath(path), options, put, put)  # type: ignore[arg-type]
            put(None)
        except BaseException as error:
            put(error)

    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    try:
        while (item := read_ahead.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            if isinstance(item, Problem):
                on_problem(item)
            else:
                yield item
    finally:
        stopped.set()
        worker.join()
