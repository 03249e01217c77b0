"""The Python package: what it reads, in both units of length; the record's lists; and what it says when it is used wrongly."""

import gc
import json
import os
import pathlib
import subprocess
import sys
import threading
import time

import pytest

import onrecord

EXAMPLES = pathlib.Path(os.environ["ONRECORD_EXAMPLES"])
# Letters of one, two, three and four bytes before and inside what is found.
TEXT = "HARLOW — 😀 “Der Wall ist solide,” Zoë Ruiz told the Harlow Courier on Monday. She said: “Ça va — €5 🎉.”"


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    path = tmp_path_factory.mktemp("record") / "story.record"
    with onrecord.Record.build(path, EXAMPLES) as built:
        yield built


def spans(value):
    """All spans in a dataclass."""
    if isinstance(value, onrecord.Span):
        yield value
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from spans(one)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            if name != "data":
                yield from spans(getattr(value, name))


def test_spans_are_the_same_words_in_both_units():
    reading = onrecord.read(TEXT, date="2025-08-05")
    assert reading.text == TEXT
    found = list(spans(reading))
    assert len(found) > 10
    for span in found:
        assert TEXT[span.slice] == TEXT.encode()[span.byte_slice].decode()
    assert any(span.byte_begin > span.begin for span in found)
    statement = reading.statements[0]
    assert TEXT[statement.source_spans[0].slice] == statement.source == "Zoë Ruiz"
    assert statement.content == "“Der Wall ist solide,”"
    for event in reading.events:
        assert TEXT[event.span.slice]
    for mention in reading.entities[0].mentions:
        assert TEXT[mention.span.slice] == mention.words


def test_a_text_a_page_and_a_path_give_the_same_statements(tmp_path):
    text = "“The wall is sound,” Zoë Ruiz said on Monday."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    as_text = onrecord.read(text)
    assert onrecord.read(tmp_path / "a.txt").statements == onrecord.read(path=str(tmp_path / "a.txt")).statements == as_text.statements
    page = f"<html><head><title>Wall</title></head><body><article><p>{text}</p></article></body></html>"
    as_page = onrecord.read(html=page, url="https://example.org/a", outlet="Harlow Courier")
    assert [s.content for s in as_page.statements] == [s.content for s in as_text.statements]
    assert (as_page.url, as_page.outlet) == ("https://example.org/a", "Harlow Courier")


def test_options_reach_the_reader():
    reading = onrecord.read(TEXT, id="a1", title="Wall", tokens=True, clauses=True, explain=True)
    assert (reading.id, reading.title) == ("a1", "Wall")
    assert reading.data["tokens"] and reading.data["clauses"] and reading.statements[0].explain
    assert "tokens" not in onrecord.read(TEXT).data
    assert onrecord.Reading.from_json(json.dumps(reading.data)) == reading


def test_wrong_use_is_said():
    for wrong in ({}, {"text": "a", "html": "b"}, {"path": "a.txt", "url": "https://example.org"}):
        with pytest.raises(TypeError):
            onrecord.read(**wrong)
    for text, kind in (("", "malformed"), ("half \ud800 of a pair", "malformed"), ("Ana Ruiz said\0 so.", "malformed")):
        with pytest.raises(onrecord.Error) as error:
            onrecord.read(text)
        assert error.value.kind == kind
    with pytest.raises(onrecord.Error, match="no date such as"):
        onrecord.read("A report.", date="yesterday")
    with pytest.raises(onrecord.Error, match="NUL"):
        onrecord.Record("a\0b")
    with pytest.raises(onrecord.Error):
        onrecord.read(path="no/such/file.txt")
    with pytest.raises(onrecord.Error, match="several documents"):
        onrecord.read(EXAMPLES / "ledger.jsonl")


def test_problems_are_given_and_do_not_stop_the_rest(tmp_path):
    (tmp_path / "a.txt").write_text("Ana Ruiz said so.")
    (tmp_path / "b.html").write_bytes(b"")
    (tmp_path / "c.txt").write_text("Ben Ode said so.")
    problems = []
    assert len(list(onrecord.read_all(tmp_path, on_problem=problems.append))) == 2
    assert [pathlib.Path(problem.input).name for problem in problems] == ["b.html"]
    with pytest.warns(UserWarning, match="b.html"):
        list(onrecord.read_all(tmp_path))
    for _ in onrecord.read_all(tmp_path, on_problem=problems.append):
        break  # an iterator that is not used up ends its thread
    gc.collect()
    assert threading.active_count() == 1


def test_what_a_callback_raises_comes_back():
    def stop(_):
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        list(onrecord.read_all("no/such/file.txt", on_problem=stop))


def test_the_record_lists_what_the_command_shows(record):
    assert record.summary()["n_reports"] == 13
    for name, least in (("reports", 13), ("statements", 100), ("people", 10), ("quotations", 3), ("timeline", 20), ("claims", 10)):
        rows = getattr(record, name)()
        assert len(rows) >= least
        for row in rows:
            assert type(row).__dataclass_fields__
    for row in record.statements():
        text = record.text(row.report)
        assert " … ".join(text[span.slice] for span in row.content_spans).split() == row.content.split()
        assert "".join(text.encode()[span.byte_slice].decode() for span in row.source_spans).split() == (row.source or "").replace(" … ", "").split()
    claim = record.claims()[0]
    assert claim.n_origins.min <= claim.n_origins.max and claim.uses and claim.origins
    assert all(value.words for difference in record.differences() for value in difference.values)
    assert record.search("dredging", limit=3)[0].report
    assert record.trace("will not handle poison so that")[0].exact


def test_a_part_of_a_list(record):
    assert record.statements(limit=3, start=2) == record.statements()[2:5]
    assert record.people(0) == []
    with pytest.raises(ValueError):
        record.people(-1)


def test_rows_are_tables_too(record):
    pandas = pytest.importorskip("pandas")
    pyarrow = pytest.importorskip("pyarrow")
    for name in ("reports", "statements", "people", "quotations", "timeline", "claims", "differences", "stories"):
        rows = getattr(record, name)()
        frame, table = rows.to_pandas(), rows.to_arrow()
        assert isinstance(frame, pandas.DataFrame) and isinstance(table, pyarrow.Table)
        assert len(frame) == table.num_rows == len(rows)
        assert list(frame.columns) == table.column_names
        assert not any(pyarrow.types.is_null(kind) for kind in table.schema.types)
    assert record.search("qqqq").to_arrow().schema == record.search("dredging").to_arrow().schema
    assert record.statements().to_pandas().groupby("speaker").size().max() > 5


def test_a_record_grows_and_forgets_nothing(tmp_path):
    path = tmp_path / "r.record"
    with onrecord.Record(path, "w") as record:
        reading = onrecord.read(TEXT, id="a1")
        assert record.add(reading) and not record.add(reading)
        record.add_problem(onrecord.Problem("b.html", "b.html: is empty"))
        record.link()
    with onrecord.Record(path) as record:
        assert record.text("a1") == TEXT
        assert record.statements()[0].speaker == "Zoë Ruiz"
        span = record.statements()[0].source_spans[0]
        assert (span.byte_begin, TEXT.encode()[span.byte_slice].decode()) == (TEXT.encode().index("Zoë".encode()), "Zoë Ruiz")
        with pytest.raises(onrecord.Error) as error:
            record.add(onrecord.read("Another.", id="a2"))
        assert error.value.kind == "usage" and "reading only" in str(error.value)
    with pytest.raises(onrecord.Error, match="no open handle"):
        record.people()
    record.close()  # a second time does nothing
    with pytest.raises(ValueError):
        onrecord.Record(path, "a")


def test_files_that_are_no_record_are_said(tmp_path):
    (tmp_path / "text.record").write_text("x" * 5000)
    for name, kind in (("none.record", "not_found"), ("text.record", "malformed")):
        with pytest.raises(onrecord.Error) as error:
            onrecord.Record(tmp_path / name)
        assert error.value.kind == kind and name in str(error.value)


def test_other_threads_run_while_a_report_is_read():
    long = TEXT * 2000
    ended = threading.Event()

    def work():
        onrecord.read(long)
        ended.set()

    thread = threading.Thread(target=work)
    thread.start()
    steps = 0
    while not ended.is_set():
        time.sleep(0.005)
        steps += 1
    thread.join()
    assert steps > 10  # it would be a few if the interpreter's lock were kept


def test_the_example_runs(tmp_path):
    script = EXAMPLES / "library" / "example.py"
    ended = subprocess.run([sys.executable, script, tmp_path / "e.record", EXAMPLES], capture_output=True, text=True, check=True)
    assert "Daniel Marsh" in ended.stdout


def test_the_notebook_runs(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(EXAMPLES / "library")
    notebook = json.loads((EXAMPLES / "library" / "onrecord.ipynb").read_text(encoding="utf-8"))
    names = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), "onrecord.ipynb", "exec"), names)
    assert "Daniel Marsh" in capsys.readouterr().out
