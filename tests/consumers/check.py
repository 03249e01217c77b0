#!/usr/bin/env python3
"""Opens each export with a program that it is meant for, or holds it against the format's published types, and compares what comes out.

  check.py --program PROGRAM --build FOLDER python     NetworkX, pybtex, rispy, citeproc-py, markdown-it, DuckDB, pandas, pybrat, FollowTheMoney, conllu, Datasette
  check.py --program PROGRAM --build FOLDER node       TimelineJS (in Chromium too), Apache Annotator, the types of schema.org and of CSL-JSON

The programs are installed below FOLDER/consumers from requirements.txt and package-lock.json, once. Exit 77 (skipped) where that fails, as
without a network. Two records are exported: the examples, and one whose texts and names hold what the formats' syntaxes are made of.
"""
import argparse, collections, csv, hashlib, json, os, re, shutil, sqlite3, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.dirname(os.path.dirname(HERE))
SKIPPED = 77
NASTY = ["say \"yes\" 'no' `it`", "a,b;c|d:e", "{open", "shut}", "\\cmd{x} %c #1 $2 &3 _4 ^5 ~6", "<b>bold</b> & <script>alert(1)</script>",
         "]]> --> <!-- x", "*em* _em_ [a](javascript:x) ![i](x) # h", "two\nlines", "three\r\nER  - \r\nTY  - NEWS", "tab\there",
         "1. list", "- item", "=1+1", "nul\u0001\u001b[31m\u007f", "next\u0085line\u2028sep\u2029par", "turn\u202eed", "\ufeffmark", "\ufffe",
         "e\u0301 \U0001f600 \u4e2d", "@article{x, title={y}}", "and, others and Co", "https://x.example/{a}?b=\"c\"&d"]


# ---- installing

def install(folder, kind):
    """Brings FOLDER up to what is pinned; False, with a message, where it cannot."""
    pins = os.path.join(HERE, "requirements.txt" if kind == "python" else "package-lock.json")
    with open(pins, "rb") as f:
        wanted = hashlib.sha256(f.read()).hexdigest()
    stamp = os.path.join(folder, kind + ".installed")
    if os.path.exists(stamp) and open(stamp).read() == wanted:
        return True
    os.makedirs(folder, exist_ok=True)
    if kind == "python":
        venv = os.path.join(folder, "python")
        commands = [[sys.executable, "-m", "venv", "--clear", venv],
                    [venv + "/bin/pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:",
                     "--require-hashes", "--retries", "1", "-r", pins]]
    else:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(os.path.join(HERE, name), folder)
        commands = [["npm", "ci", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries", "1", "--loglevel", "error"]]
    for command in commands:
        try:
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, timeout=500)
        except (OSError, subprocess.SubprocessError) as error:
            last = (getattr(error, "stderr", None) or str(error)).strip().splitlines()[-1:]
            print("skipped: the programs that open the exports could not be installed (%s): %s" % (command[0], "".join(last)))
            return False
    with open(stamp, "w") as f:
        f.write(wanted)
    return True


# ---- what is exported

class Exported:
    """A record, and its exports as files of a folder."""

    def __init__(self, program, folder, inputs):
        self.program, self.folder = program, folder
        os.makedirs(folder)
        self.record = os.path.join(folder, "record")
        subprocess.run([program, "build", self.record] + inputs, check=True, stderr=subprocess.DEVNULL)
        with sqlite3.connect(self.record) as db:
            self.texts = dict(db.execute("SELECT id, text FROM report"))
            self.titles = [title for title, in db.execute("SELECT title FROM report WHERE title IS NOT NULL")]  # else the text's beginning is shown
            self.urls = dict(db.execute("SELECT id, url FROM report"))

    def path(self, name):
        path = os.path.join(self.folder, name)
        if not os.path.exists(path):
            subprocess.run([self.program, "export", self.record, "--format", name, "-o", path], check=True)
        return path

    def read(self, name):
        with open(self.path(name), encoding="utf-8", newline="") as f:
            return f.read()

    def lines(self, name):
        return [json.loads(line) for line in self.read(name).split("\n") if line]


def hostile_inputs(folder):
    path = os.path.join(folder, "hostile.jsonl")
    with open(path, "w", encoding="utf-8") as f:
        for i, nasty in enumerate(NASTY):
            text = ("The harbour wall %s holds, Ana Ruiz told the Harlow Courier on 3 May 2024.\n\n\u201cThe wall %s was never safe,\u201d said "
                    "Tom Bell, who leads the union. Ruiz closed pier 4 on 2 May 2024.\n" % (nasty, nasty))
            json.dump({"id": "r%d/../%s" % (i, nasty), "text": text, "title": "Wall " + nasty, "outlet": "Post " + nasty, "date": "2024-05",
                       "url": "https://post.example/" + str(i)}, f)
            f.write("\n")
    return [path]


def signs(words):
    """What every format keeps of words: all but white space, and characters that a terminal or an XML reader would not take."""
    return re.sub("[\\s\u0000-\u0020\u007f-\u009f\ufeff\ufffd\ufffe\u202a-\u202e]", "", words)


def same(what, found, expected):
    if found != expected:
        sys.exit("%s: %r, where %r was expected" % (what, found, expected))


def same_titles(what, found, exported, form=signs):
    same(what, len(found), len(exported.texts))
    missing = collections.Counter(map(form, exported.titles)) - collections.Counter(map(form, found))
    same(what + " that are missing", list(missing), [])


# ---- the Python programs

def check_graphml(exported):
    import networkx
    graph = networkx.read_graphml(exported.path("graphml"))
    same("GraphML: directed", graph.is_directed(), True)
    reports = [node for _, node in graph.nodes(data=True) if node["kind"] == "report"]
    same_titles("GraphML: labels of reports", [node["label"] for node in reports], exported)
    same("GraphML: weights", [w for _, _, w in graph.edges(data="weight") if not (isinstance(w, int) and w > 0)], [])
    same("GraphML: somebody rests on somebody", graph.number_of_edges() > 0, True)


def check_bibtex(exported):
    import pybtex.database
    entries = pybtex.database.parse_file(exported.path("bibtex"), bib_format="bibtex").entries
    named = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^", "quotedbl": '"'}
    plain = lambda tex: re.sub(r"\\text([a-z]+)\{\}|\\([#$%&_])", lambda m: m[2] or named[m[1]], tex[1:-1])
    same_titles("BibTeX: titles", [plain(entry.fields["title"]) for entry in entries.values()], exported)


def check_ris(exported):
    import rispy
    with open(exported.path("ris"), encoding="utf-8", newline="") as f:
        entries = rispy.load(f)
    same_titles("RIS: titles", [e["title"] for e in entries], exported)
    same("RIS: types", {e["type_of_reference"] for e in entries}, {"NEWS"})


def check_csl(exported):
    import warnings
    warnings.simplefilter("ignore")
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON
    items = json.loads(exported.read("csl"))
    bibliography = CitationStylesBibliography(CitationStylesStyle("harvard-cite-them-right", validate=False), CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    same("CSL: entries of the bibliography", len(bibliography.bibliography()), len(exported.texts))
    same_titles("CSL: titles", [item["title"] for item in items], exported, form=str)


def check_md(exported):
    from markdown_it import MarkdownIt
    tokens = MarkdownIt("commonmark").parse(exported.read("md"))
    inline = [child for token in tokens for child in (token.children or [token])]
    same("Markdown: markup", {token.tag for token in inline} - {"", "h1", "h2", "ul", "li", "p", "strong", "a"}, set())
    same("Markdown: raw HTML", [t.content for t in inline if t.type.startswith("html")], [])
    links = {token.attrs["href"] for token in inline if token.type == "link_open"}
    same("Markdown: links", links, {url for url in exported.urls.values() if url})
    text = signs("\n".join("".join(c.content for c in t.children) for t in tokens if t.children))
    same("Markdown: titles that are missing", [t for t in exported.titles if signs(t) not in text], [])


def check_tables(exported):
    import duckdb
    import pandas
    folder = exported.path("csv")
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8", newline="") as f:
            header, *rows = list(csv.reader(f))
        frame = pandas.read_csv(os.path.join(folder, name), dtype=str, keep_default_na=False)
        same("pandas: columns of " + name, list(frame.columns), header)
        same("pandas: rows of " + name, frame.to_numpy().tolist(), rows)
    with open(os.path.join(SOURCE, "docs", "formats.md"), encoding="utf-8") as f:
        recipe = re.search(r"```sql\n(.*?)```", f.read(), re.S)[1]
    here = os.getcwd()
    os.chdir(exported.folder)
    try:
        db = duckdb.connect()
        db.execute(recipe)
        for table in ("reports", "statements", "claims", "timeline"):
            with open(os.path.join(folder, table + ".csv"), encoding="utf-8", newline="") as f:
                rows = list(csv.DictReader(f))
            same("Parquet: rows of " + table, db.execute("SELECT count(*) FROM '%s.parquet'" % table).fetchone()[0], len(rows))
        same_titles("Parquet: titles", [t or "" for t, in db.execute("SELECT title FROM 'reports.parquet'").fetchall()], exported,
                    form=lambda title: title.lstrip("'"))  # that keeps a spreadsheet from computing
        kinds = dict(db.execute("SELECT kind, count(*) FROM read_json('%s', format = 'newline_delimited', ignore_errors = false, "
                                "columns = {kind: 'VARCHAR'}) GROUP BY kind" % exported.path("jsonl")).fetchall())
        same("JSON Lines: reports", kinds["report"], len(exported.texts))
        same("JSON Lines: kinds that are missing", {"statement", "occasion", "claim", "person", "event", "story"} - set(kinds), set())
    finally:
        os.chdir(here)


def check_ftm(exported):
    from followthemoney import model
    entities = {}
    for line in exported.lines("ftm"):
        proxy = model.get_proxy(line, cleaned=False)  # leaves out what is no value of its property
        for name, values in line["properties"].items():
            same("FollowTheMoney: values of %s.%s" % (line["schema"], name), len(proxy.get(name)), len(set(values)))
        same("FollowTheMoney: required by " + line["schema"], [p for p in proxy.schema.required if not proxy.get(p)], [])
        entities[proxy.id] = proxy
    for proxy in entities.values():
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                same("FollowTheMoney: %s leads to" % prop, entities[value].schema.is_a(prop.range), True)


def check_brat(exported):
    from pybrat.parser import BratParser
    folder = exported.path("brat")
    # It calls a span that has two annotations, a source who is a person, an error; what else it passes over would be missing in the counts.
    examples = list(BratParser(error="ignore").parse(folder))
    same("brat: lengths of texts", sorted(len(e.text) for e in examples), sorted(len(t) for t in exported.texts.values()))
    lines = [line for name in os.listdir(folder) if name.endswith(".ann") for line in open(os.path.join(folder, name), encoding="utf-8")]
    same("brat: entities", sum(len(e.entities) for e in examples), sum(line.startswith("T") for line in lines))
    same("brat: relations", sum(len(e.relations) for e in examples), sum(line.startswith("R") for line in lines))
    for example in examples:
        for entity in example.entities:
            same("brat: words", entity.mention, " ".join(example.text[s.start:s.end] for s in entity.spans))


def check_jsonld(exported):
    graph = json.loads(exported.read("jsonld"))["@graph"]
    ids = {node["@id"] for node in graph}
    same("JSON-LD: nodes", len(ids), len(graph))
    same("JSON-LD: references that lead nowhere", [v for n in graph for v in n.values() if isinstance(v, dict) and v.get("@id", graph[0]["@id"]) not in ids], [])


def check_conllu(exported):
    import conllu
    inputs = [os.path.join(SOURCE, "examples")] if exported.folder.endswith("examples") else [os.path.join(os.path.dirname(exported.folder), "hostile.jsonl")]
    out = subprocess.run([exported.program, "read", "--format", "conllu"] + inputs, check=True, stdout=subprocess.PIPE).stdout.decode("utf-8")
    sentences = conllu.parse(out)
    same("CoNLL-U: sentences with one root", sum([t["head"] for t in s].count(0) == 1 for s in sentences), len(sentences))
    same("CoNLL-U: heads outside", [t for s in sentences for t in s if not 0 <= t["head"] <= len(s)], [])
    for s in sentences:
        s.to_tree()


def check_datasette(exported):
    """The record itself: tables and views as pages, and its full-text index, which Datasette finds by itself."""
    def get(path):
        return subprocess.run([os.path.join(sys.prefix, "bin", "datasette"), "--get", path, exported.record], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    reports = json.loads(get("/record/report.json?_shape=array&_size=max"))
    same("Datasette: reports", {row["id"]: row["text"] for row in reports}, exported.texts)
    statements = json.loads(get("/record/statements_by_speaker.json?_shape=array&_size=max"))
    same("Datasette: statements", len(statements) > len(reports), True)
    found = json.loads(get("/record.json?_shape=array&sql=select+count(*)+as+n+from+report_search+where+report_search+match+'harbour'"))
    same("Datasette: reports that are found", found[0]["n"] > 5, True)
    same("Datasette: a page", b"<html" in get("/record/report"), True)


PYTHON = [check_graphml, check_bibtex, check_ris, check_csl, check_md, check_tables, check_ftm, check_brat, check_jsonld, check_conllu, check_datasette]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--program", required=True)
    p.add_argument("--build", required=True, help="the folder of builds; the programs lie in consumers/ below it")
    p.add_argument("kind", choices=["python", "node"])
    a = p.parse_args()
    a.program = os.path.abspath(a.program)
    consumers = os.path.join(os.path.abspath(a.build), "consumers")
    if not install(consumers, a.kind):
        sys.exit(SKIPPED)
    python = os.path.join(consumers, "python")
    if a.kind == "python" and sys.prefix != python:
        sys.exit(subprocess.run([python + "/bin/python", "-B", os.path.abspath(__file__)] + sys.argv[1:]).returncode)
    with tempfile.TemporaryDirectory() as folder:
        records = [Exported(a.program, os.path.join(folder, "examples"), [os.path.join(SOURCE, "examples")]),
                   Exported(a.program, os.path.join(folder, "hostile"), hostile_inputs(folder))]
        for exported in records:
            if a.kind == "python":
                for check in PYTHON:
                    check(exported)
            else:
                for name in ("timelinejs", "annotations", "jsonld", "csl"):
                    exported.path(name)
                with open(os.path.join(exported.folder, "texts"), "w", encoding="utf-8") as f:
                    json.dump(exported.texts, f)
                shutil.copy(os.path.join(HERE, "check.mjs"), consumers)  # node looks for modules beside the script
                subprocess.run(["node", os.path.join(consumers, "check.mjs"), exported.folder], check=True)
            print("%s: opened" % os.path.basename(exported.folder))


if __name__ == "__main__":
    main()
