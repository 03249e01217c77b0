"""What an outsider would try on the program: files that are none, damage, floods, short memory, signals. docs/reliability.md lists the items.

    outside.py --program build/release/onrecord [--only NAME] [--flips 60]

Each item prints what it tried; what does not hold is printed and makes the run fail.
"""
import argparse
import csv
import gzip

import json
import os
import random
import re
import resource
import shutil
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
import time
import zlib

ITEMS = []
TEXT = ("The weir at Harlow broke on May 3, the Port Authority said on Monday. \"It broke in three places,\" Ana Ruiz told the Harlow Post. "
        "Tomas Quill denied that the weir was old. According to the Coast Courier, repairs will cost 4 million crowns.")
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
TRICKS = ["\x1b[31mred\x1b[0m", "\x9b31m", "\u202eevil\u202c", "\u2066x\u2069", "\x07bell", "\x08\x08back", "a\rb", "\x1b]0;title\x07", "\x7f", "\x90q\x9c"]


def item(function):
    ITEMS.append(function)
    return function


class Try:
    """A folder of its own, the program, and what did not hold."""

    def __init__(self, program, options):
        self.program, self.options, self.wrong, self.n_tried = os.path.abspath(program), options, [], 0
        self.folder = tempfile.mkdtemp(prefix="onrecord-outside-")

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        with open(self.path(name), "wb") as out:
            out.write(content.encode() if isinstance(content, str) else content)
        return name

    def run(self, *arguments, seconds=60, memory=0, **more):
        def limit():
            if memory:
                resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        self.n_tried += 1
        more.setdefault("stdin", subprocess.DEVNULL)
        more.setdefault("stdout", subprocess.PIPE)
        more.setdefault("stderr", subprocess.PIPE)
        try:
            return subprocess.run([self.program, *arguments], cwd=self.folder, preexec_fn=limit, timeout=seconds, **more)
        except subprocess.TimeoutExpired:
            self.wrong.append("%s: not done after %d s" % (" ".join(arguments)[:100], seconds))
            return subprocess.CompletedProcess(arguments, None, b"", b"")

    def expect(self, holds, what, *detail):
        if not holds:
            self.wrong.append("%s %s" % (what, " ".join(str(d)[-300:] for d in detail)))

    def ends(self, ended, statuses, what):
        """Ended with one of the statuses, where there is a failure with a sentence."""
        self.expect(ended.returncode in statuses, what + ": status", ended.returncode, ended.stderr)
        if ended.returncode not in (0, None):
            self.expect(ended.stderr.startswith(b"onrecord: ") and b"bad_alloc" not in ended.stderr, what + ": no sentence:", ended.stderr)

    def record(self, name="r.record", n=6):
        lines = [json.dumps({"id": "r%d" % i, "outlet": "Post %d" % (i % 3), "date": "2024-05-%02d" % (5 + i), "title": "The weir, day %d" % i, "text": TEXT})
                 for i in range(n)]
        self.write("in.jsonl", "\n".join(lines) + "\n")
        self.ends(self.run("build", name, "in.jsonl"), (0,), "build")
        return name

    def sound(self, name="r.record"):
        ended = self.run("check", name)
        self.expect(ended.returncode == 0, name + " is not sound:", ended.stdout, ended.stderr)


@item
def pipes(t):
    """A named pipe as record, as input, as output."""
    t.record()
    os.mkfifo(t.path("pipe"))
    for command in (["check", "pipe"], ["search", "pipe", "weir"], ["trace", "pipe", "the weir broke"], ["export", "pipe"], ["build", "pipe", "in.jsonl"],
                    ["decide", "pipe", "note", "r1", "x"], ["serve", "pipe"]):
        ended = t.run(*command, seconds=10)
        t.expect(ended.returncode in (2, 3) and b"pipe" in ended.stderr, " ".join(command), ended.returncode, ended.stderr)
    for command in (["report", "r.record", "-o", "pipe"], ["export", "r.record", "-o", "pipe"], ["read", "in.jsonl", "-o", "pipe"]):
        reader = subprocess.Popen(["cat", t.path("pipe")], stdout=subprocess.PIPE)
        ended = t.run(*command, seconds=20)
        out = reader.communicate(timeout=20)[0]
        t.expect(ended.returncode == 0 and len(out) > 500 and stat.S_ISFIFO(os.stat(t.path("pipe")).st_mode), "-o pipe:", command, ended.returncode, len(out))
    writer = subprocess.Popen(["sh", "-c", "cat in.jsonl > pipe"], cwd=t.folder)
    ended = t.run("build", "p.record", "pipe", seconds=20)
    writer.kill()
    t.expect(ended.returncode in (0, 1, 3), "a pipe as an input:", ended.returncode, ended.stderr)


@item
def devices(t):
    """Devices as record, input, output; made in a folder of their own."""
    t.record()
    try:
        for name, minor in (("null", 3), ("zero", 5), ("full", 7), ("random", 9)):
            os.mknod(t.path(name), stat.S_IFCHR | 0o666, os.makedev(1, minor))
        with open(t.path("null"), "wb"):
            pass
    except (PermissionError, OSError):
        return "skipped: no devices can be made here"
    for command in (["report", "r.record"], ["export", "r.record"], ["export", "r.record", "--format", "md"], ["read", "in.jsonl"]):
        t.expect(t.run(*command, "-o", "null").returncode == 0, "-o null:", command)
        ended = t.run(*command, "-o", "full")
        t.ends(ended, (3,), "-o full")
        t.expect(all(stat.S_ISCHR(os.stat(t.path(name)).st_mode) for name in ("null", "full")), "a device was replaced")
    for name in ("null", "zero", "full"):
        for command in (["check", name], ["build", name, "in.jsonl"], ["export", name]):
            t.ends(t.run(*command, seconds=10), (2, 3), " ".join(command))
    for name in ("zero", "random", "null"):
        ended = t.run("read", name, seconds=60, memory=1 << 30)
        t.expect(ended.returncode in (0, 1, 3) and b"bad_alloc" not in ended.stderr, "read " + name, ended.returncode, ended.stderr)


@item
def links(t):
    """Symbolic links to records and outputs: followed, dangling, in a ring."""
    t.record("real.record")
    os.symlink("real.record", t.path("link.record"))
    t.expect(t.run("build", "link.record", "in.jsonl").returncode == 0 and os.path.islink(t.path("link.record")), "build through a link")
    t.expect(t.run("decide", "link.record", "note", "r1", "seen").returncode == 0, "decide through a link")
    for name in ("link.record", "real.record"):
        t.sound(name)
    t.expect(t.run("export", "link.record").stdout == t.run("export", "real.record").stdout, "export through a link")
    t.write("target", "old")
    os.symlink("target", t.path("out"))
    os.symlink("nowhere", t.path("dangling"))
    os.symlink("ring", t.path("ring"))
    t.expect(t.run("report", "real.record", "-o", "out").returncode == 0 and os.path.islink(t.path("out")) and os.path.getsize(t.path("target")) > 500, "-o link")
    t.expect(t.run("report", "real.record", "-o", "dangling").returncode in (0, 3) and os.path.islink(t.path("dangling")), "-o dangling link")
    for command in (["report", "real.record", "-o", "ring"], ["check", "ring"], ["build", "ring", "in.jsonl"]):
        t.ends(t.run(*command), (2, 3), " ".join(command))
    t.expect(t.run("read", "ring").returncode in (1, 3), "read a ring")
    os.mkdir(t.path("folder"))
    os.symlink("..", t.path("folder/up"))
    shutil.copy(t.path("in.jsonl"), t.path("folder/a.jsonl"))
    t.expect(t.run("read", "folder").stdout.count(b"\n") == 6, "a folder with a link to its parent")


@item
def unseen_characters(t):
    """Escapes, C1 and bidirectional controls in every field, argument and file name, to terminal and standard error."""
    lines = []
    for i, trick in enumerate(TRICKS):
        x = trick.encode("utf-8", "surrogatepass").decode("utf-8")
        lines.append(json.dumps({"id": "i%d%s" % (i, x), "outlet": "Post" + x, "date": "2024-05-0%d" % (1 + i % 9), "title": "Weir " + x + " broke", "byline": ["Ana" + x],
                                 "url": "https://harlow.example/" + x, "text": TEXT.replace("Ruiz", "Ru" + x + "iz").replace("weir", "we" + x + "ir")}))
    t.write("tricks.jsonl", "\n".join(lines) + "\n{bad " + TRICKS[0] + "\n")
    name = "r\x1b[31m\u202e.record"
    t.expect(t.run("build", name, "tricks.jsonl").returncode == 1, "build")
    person = json.loads(t.run("show", name, "people", "--json").stdout)[0]["id"]
    topics = ["summary", "timeline", "statements", "people", "sources", "quotations", "claims", "differences", "stories", "reuse", "furniture", "decisions", "problems"]
    commands = [["show", name, topic] for topic in topics] + [["search", name, "weir"], ["search", name, "\x1b[31m\u202e"], ["trace", name, "It broke in three places"],
        ["trace", name, TRICKS[0] + " " + TRICKS[1]], ["check", name], ["show", name, person], ["decide", name, "note", "i0", TRICKS[0] + TRICKS[1] + TRICKS[2]],
        ["show", name, "decisions"], ["decide", name, "note", TRICKS[0], "x"], ["decide", name, "undo", "7" + TRICKS[0]], ["show", name, TRICKS[0] + TRICKS[2]],
        ["export", name, "--format", TRICKS[0] + TRICKS[1]], ["export", name, "--format", "csv", "--table", TRICKS[2]], ["read", "no\x1b[31m\u202esuch.txt"], ["build", name, TRICKS[2] + ".txt"],
        [TRICKS[0]], ["--" + TRICKS[2]], ["read", "--date", TRICKS[0], "tricks.jsonl"], ["read", "--threads", TRICKS[1], "tricks.jsonl"], ["report", name, "-o", "no/\x1b[31m/x"],
        ["show", name, "--limit", TRICKS[2]], ["read", "--shard", TRICKS[0], "tricks.jsonl"], ["serve", "no\x1b[31m\u202e.record"], ["check", "no\x1b\u202e.record"]]
    for command in commands:
        ended = t.run(*command)
        t.expect(ended.returncode in (0, 1, 2, 3), "status of", command, ended.returncode)
        for out in (ended.stdout, ended.stderr):
            text = out.decode("utf-8", "replace")
            found = UNSEEN.search(text)
            t.expect(found is None, "raw %r by" % (found and text[max(0, found.start() - 20):found.end() + 10]), command)
    raw = os.path.join(os.fsencode(t.folder), b"bad\xff\x9b31m.txt")
    with open(raw, "w") as out:
        out.write(TEXT)
    ended = t.run("build", "z.record", ".")
    shown = t.run("show", "z.record", "sources")
    t.expect(UNSEEN.search((ended.stderr + shown.stdout).decode("utf-8", "replace")) is None and b"\x9b31m" not in shown.stdout + ended.stderr, "a file name that is no UTF-8")


@item
def character_sets(t):
    """UTF-8 with bytes that are none, and cut inside a character."""
    whole = ("Jos\u00e9 \u0141ukasz said on Monday that the caf\u00e9 \u2014 \u201cour caf\u00e9\u201d \u2014 closed. " * 40).encode()
    for what, content in (("a bad byte", whole[:500] + b"\xff" + whole[500:]), ("a lone continuation", whole[:301] + b"\x80" + whole[301:]), ("cut in a character", whole[:-1] + b"\xe2\x80"),
                          ("an overlong", whole[:200] + b"\xc0\xaf" + whole[200:]), ("a surrogate", whole[:200] + b"\xed\xa0\x80" + whole[200:]), ("NUL bytes", whole[:200] + b"\0\0\0" + whole[200:]),
                          ("a mark at the front", b"\xef\xbb\xbf" + whole)):
        for name in ("d.txt", "d.html"):
            t.write(name, content if name == "d.txt" else b"<title>Caf\xc3\xa9</title><p>" + content)
            ended = t.run("read", name)
            reading = json.loads(ended.stdout) if ended.returncode == 0 else {}
            t.expect("Jos\u00e9 \u0141ukasz" in reading.get("text", ""), what + " in " + name, ended.returncode, ended.stderr, reading.get("text", "")[:60])


@item
def json_lines(t):
    """Lines that cannot be read, each one problem with its number."""
    good = json.dumps({"id": "good%s", "text": TEXT})
    bad = [b"{", b"[1,2]", b"\"text\"", b"{\"text\": 7}", b"{\"text\": \"\\ud800\"}", b"\x00\x01\x02", b"{\"text\": \"a\x00b\"}", b"[" * 100000, b"{\"a\":" * 5000, b"nul", b"{\"text\": \"" + b"x" * 300, b"\xff\xfe{",
           b"{\"text\": 1e999999}", b"{\"id\": \"x\", \"id\": \"y\"}"]
    content = b""
    for i, line in enumerate(bad):
        content += (good % i).encode() + b"\n" + line + b"\n"
    t.write("lines.jsonl", content)
    ended = t.run("read", "lines.jsonl")
    t.expect(ended.returncode == 1, "status", ended.returncode, ended.stderr)
    ids = {json.loads(line)["id"] for line in ended.stdout.decode().splitlines()}
    missing = [i for i in range(len(bad)) if "good%d" % i not in ids]
    t.expect(not missing, "good lines lost:", missing)
    read = {int(line["input"].split("#")[1]) for line in map(json.loads, ended.stdout.decode().splitlines())}
    named = {int(number) for number in re.findall(rb"lines.jsonl#(\d+):", ended.stderr)}
    t.expect(read | named == set(range(1, 2 * len(bad) + 1)), "neither read nor a problem with its number:", sorted(set(range(1, 2 * len(bad) + 1)) - read - named))
    t.expect(len(named) >= 9, "too few problems:", sorted(named))
    t.write("crlf.jsonl", b"\xef\xbb\xbf" + (good % "c").encode() + b"\r\n\r\n" + (good % "d").encode())
    t.expect(t.run("read", "crlf.jsonl").stdout.count(b"\n") == 2, "CRLF, a byte order mark, no last line end")
    t.write("huge.jsonl", b"{\"text\": \"" + b"x " * (40 << 20) + b"\"}\n" + (good % "after").encode() + b"\n")
    ended = t.run("read", "huge.jsonl", memory=1 << 30)
    t.expect(b"goodafter" in ended.stdout, "a line after one of 80 MB:", ended.returncode, ended.stderr)


@item
def formulas(t):
    """Cells that a spreadsheet may compute."""
    starts = ["=", "+", "-", "@", "\t=", " =", "\n=", "\r\n=", "\u00a0=", "\u3000=", "\u200b=", "\ufeff=", "\uff1d", "\x00=", "|", "%", "\v=", "\u2028=", "\u00ad=", "\u200e=", "\u205f=", "\u2060="]
    lines = [json.dumps({"id": start + "id%d" % i, "outlet": start + "cmd|' /C calc'!A0", "title": start + "HYPERLINK(\"http://x\")", "byline": [start + "B"], "date": "2024-05-03",
                         "text": start + "1+1 The weir broke. " + TEXT.replace("Ana Ruiz", start + "Ruiz")}) for i, start in enumerate(starts)]
    t.write("f.jsonl", "\n".join(lines) + "\n")
    t.expect(t.run("build", "f.record", "f.jsonl").returncode in (0, 1), "build")
    t.expect(t.run("decide", "f.record", "note", "=id0", "=1+1").returncode == 0, "a note")
    ended = t.run("export", "f.record", "--format", "csv", "-o", "tables")
    t.expect(ended.returncode == 0, "export", ended.stderr)
    for name in sorted(os.listdir(t.path("tables"))) if ended.returncode == 0 else []:
        with open(os.path.join(t.path("tables"), name), newline="", encoding="utf-8") as table:
            for row in csv.reader(table):
                for cell in row:
                    bare = cell.lstrip(" \t\r\n\v\f\0\u00a0\u3000\u200b\ufeff\u2028\u2029\u1680\u2002\u2003\u2009\u202f\u205f\u0085")
                    t.expect(not (bare[:1] in ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20") and not re.fullmatch(r"[-+]?[0-9.]+", bare)), "%s: a cell %r" % (name, cell[:40]))


@item
def addresses(t):
    """Addresses that are not http or https."""
    urls = ["javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "java\tscript:x", "data:text/html,<script>x</script>", "vbscript:x", "file:///etc/passwd",
            "//evil.example/x", "blob:x", "\x01javascript:x", "http:javascript:x", "view-source:x", "about:blank"]
    lines = [json.dumps({"id": "u%d" % i, "url": url, "text": TEXT, "outlet": "P%d" % i}) for i, url in enumerate(urls)]
    t.write("u.jsonl", "\n".join(lines) + "\n")
    for i, url in enumerate(urls):
        t.write("u%d.html" % i, "<html><head><link rel=canonical href=\"%s\"><meta property=og:url content=\"%s\"><title>Weir %d</title></head><body><article><p>%s</p></article></body></html>"
                % (url.replace("\"", "&quot;"), url.replace("\"", "&quot;"), i, TEXT))
    t.run("build", "u.record", "u.jsonl", *["u%d.html" % i for i in range(len(urls))])
    ended = t.run("export", "u.record")
    for line in ended.stdout.decode().splitlines():
        row = json.loads(line)
        if row["kind"] == "report" and row["url"]:
            t.expect(re.match(r"https?:|//", row["url"]) or not re.match(r"[\s\x00-\x20]*([a-z-]+\s*)+:", row["url"], re.I), "url", row["url"])
    dossier = t.run("report", "u.record").stdout.decode()
    for href in re.findall(r"(?:href|src)=\"([^\"]*)\"", dossier):
        t.expect(re.match(r"#|https?://|mailto:|[a-z0-9.]*$", href), "a link in the dossier", href[:60])
    for form in ("md", "timelinejs", "jsonld", "bibtex", "ris", "csl", "ftm", "graphml", "annotations"):
        out = t.run("export", "u.record", "--format", form).stdout
        t.expect(b"javascript:" not in out.lower() and b"vbscript:" not in out.lower(), "javascript: in " + form)


@item
def full_and_closed_outputs(t):
    """/dev/full and closed standard streams."""
    t.record()
    commands = [["--help"], ["--version"], ["read", "in.jsonl"], ["read", "in.jsonl", "--format", "conllu"], ["show", "r.record"], ["show", "r.record", "--json"], ["search", "r.record", "weir"],
                ["trace", "r.record", "the weir broke"], ["report", "r.record"], ["export", "r.record"], ["export", "r.record", "--format", "csv", "--table", "reports"], ["check", "r.record"]]
    commands += [[name, "--help"] for name in ("build", "read", "show", "search", "trace", "report", "serve", "export", "decide", "check")]
    for command in commands:
        with open("/dev/full", "wb") as full:
            t.ends(t.run(*command, stdout=full), (3,), "/dev/full: " + " ".join(command))
        ended = subprocess.run(["sh", "-c", "exec \"$@\" >&-", "sh", t.program, *command], cwd=t.folder, stderr=subprocess.PIPE, timeout=30)
        t.expect(ended.returncode in (0, 3) and b"terminate" not in ended.stderr, "closed standard output:", command, ended.returncode, ended.stderr)
        ended = subprocess.run(["sh", "-c", "exec \"$@\" 2>&- <&-", "sh", t.program, *command], cwd=t.folder, stdout=subprocess.PIPE, timeout=30)
        t.expect(ended.returncode == 0, "closed standard error and input:", command, ended.returncode)
    # What is written to a record while standard streams are closed must not land in the record's own file.
    subprocess.run(["sh", "-c", "exec \"$@\" >&- 2>&- <&-", "sh", t.program, "build", "closed.record", "in.jsonl", "no-such.txt"], cwd=t.folder, timeout=30)
    t.sound("closed.record")


@item
def flips(t):
    """Random bits of a record: none that changes what is printed may go unnoticed by check."""
    t.record()
    whole = open(t.path("r.record"), "rb").read()
    commands = (["export", "f.record"], ["show", "f.record", "statements"], ["show", "f.record", "claims"])
    t.write("f.record", whole)
    before = [t.run(*command).stdout for command in commands]
    draw = random.Random(7)
    n_changed = n_found = 0
    for _ in range(t.options.flips):
        damaged = bytearray(whole)
        damaged[draw.randrange(len(damaged))] ^= 1 << draw.randrange(8)
        t.write("f.record", bytes(damaged))
        found = t.run("check", "f.record").returncode != 0
        n_found += found
        ended = [t.run(*command) for command in commands]
        changed = any(e.returncode == 0 and e.stdout != b for e, b in zip(ended, before))
        n_changed += changed
        t.expect(all(e.returncode in (0, 3) for e in ended), "a crash by a flipped bit", [e.returncode for e in ended])
        t.expect(not changed or found, "a bit that changes output was not found")
    return "%d bits, %d found, %d changed output" % (t.options.flips, n_found, n_changed)


@item
def foreign_schema(t):
    """Triggers, views and tables that no record has; a view that never ends."""
    t.record()
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
    for what, statement in (("t_trigger", "CREATE TRIGGER t_trigger AFTER INSERT ON report BEGIN DELETE FROM statement; END"), ("v_view", "CREATE VIEW v_view AS " + endless),
                            ("t_table", "CREATE TABLE t_table (a)"), ("i_index", "CREATE INDEX i_index ON report (title)"), ("mention", "DROP VIEW mention; CREATE VIEW mention AS " + endless)):
        shutil.copy(t.path("r.record"), t.path("x.record"))
        with sqlite3.connect(t.path("x.record")) as connection:
            connection.executescript(statement)
        connection.close()
        for command in (["show", "x.record"], ["build", "x.record", "in.jsonl"], ["export", "x.record"], ["search", "x.record", "weir"], ["report", "x.record"], ["trace", "x.record", "the weir broke"],
                        ["decide", "x.record", "note", "r1", "x"], ["serve", "x.record"], ["check", "x.record"]):
            ended = t.run(*command, seconds=10)
            t.expect(ended.returncode in (1, 3) and what.encode() in ended.stderr + ended.stdout, what, command, ended.returncode, ended.stderr)


@item
def no_records(t):
    """Folders, texts, empty and cut files, other databases, newer and older records where one is expected."""
    t.record()
    whole = open(t.path("r.record"), "rb").read()
    os.mkdir(t.path("folder.record"))
    t.write("text.record", TEXT)
    t.write("empty.record", b"")
    t.write("cut.record", whole[:len(whole) // 2])
    t.write("head.record", whole[:100])
    t.write("newer.record", whole[:60] + (99).to_bytes(4, "big") + whole[64:])
    t.write("negative.record", whole[:60] + b"\xff\xff\xff\xff" + whole[64:])
    t.write("other.record", whole[:68] + b"\0\0\0\0" + whole[72:])
    for name in ("folder", "text", "empty", "cut", "head", "newer", "negative", "other", "none"):
        for command in (["check"], ["export"], ["search", "weir"], ["serve"]):
            ended = t.run(command[0], name + ".record", *command[1:], seconds=20)
            t.ends(ended, (1, 3), name + " " + command[0])
    with sqlite3.connect(t.path("r.record")) as connection:
        connection.executescript("DROP TABLE link_memory; PRAGMA user_version = 7")
    connection.close()
    ended = t.run("show", "r.record")
    t.expect(ended.returncode == 3 and b"'onrecord build r.record' brings it up to date" in ended.stderr, "an older record", ended.stderr)
    t.ends(t.run("build", "r.record"), (0,), "bringing it up to date")
    t.sound()


@item
def short_memory(t):
    """Address space from 30 to 400 MB."""
    t.record()
    commands = (["read", "in.jsonl"], ["build", "m.record", "in.jsonl"], ["show", "r.record"], ["export", "r.record"], ["report", "r.record"], ["check", "r.record"], ["search", "r.record", "weir"],
                ["trace", "r.record", "the weir broke"], ["decide", "r.record", "note", "r1", "n"], ["show", "in.jsonl"])
    for megabytes in (30, 40, 50, 60, 70, 80, 100, 140, 200, 300, 400):
        for command in commands:
            for name in os.listdir(t.folder):
                if name.startswith("m.record"):
                    os.unlink(t.path(name))
            ended = t.run(*command, memory=megabytes << 20)
            if ended.returncode == 127 and b"error while loading shared libraries" in ended.stderr:
                continue  # the program was not started
            what = "%d MB: %s" % (megabytes, command[0])
            statuses = (0, 2, 3) if command[0] == "decide" else (0, 3)  # a decision that was made already
            t.ends(ended, statuses, what)
    t.sound()


@item
def signals(t):
    """SIGINT and SIGTERM at any time of a build, a report, an export, serving."""
    t.record()
    t.record("big.record", 6)
    draw = random.Random(3)
    before = sorted(os.listdir(t.folder))
    for i in range(24):
        command = [["build", "s.record", "in.jsonl"], ["report", "in.jsonl", "-o", "s.html"], ["export", "r.record", "-o", "s.jsonl"], ["export", "r.record", "--format", "csv", "-o", "s.csv"]][i % 4]
        started = subprocess.Popen([t.program, *command], cwd=t.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        time.sleep(draw.random() * 0.3)
        sent = draw.choice([signal.SIGINT, signal.SIGTERM])
        started.send_signal(sent)
        t.n_tried += 1
        started.communicate(timeout=30)
        t.expect(started.returncode in (0, 3, -sent, 128 + sent), "status after a signal", command, started.returncode)
        left = [name for name in os.listdir(t.folder) if name not in before and name not in ("s.record", "s.html", "s.jsonl", "s.csv") and not re.search(r"\.record-(wal|shm|journal)$", name)]
        t.expect(not left, "left behind:", left)
        if os.path.exists(t.path("s.record")):
            ended = t.run("check", "s.record")
            t.expect(ended.returncode == 0 or b"is empty" in ended.stderr, "s.record", ended.stdout, ended.stderr)
    t.ends(t.run("build", "s.record", "in.jsonl"), (0,), "the same build again")
    t.expect(t.run("export", "s.record").stdout == t.run("export", "r.record").stdout, "the same bytes")
    server = subprocess.Popen([t.program, "serve", "r.record", "--port", "0"], cwd=t.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    time.sleep(1)
    server.send_signal(signal.SIGTERM)
    server.communicate(timeout=10)
    t.expect(server.returncode in (0, -15, 143), "serve", server.returncode)


@item
def bombs(t):
    """What is small packed and large unpacked: gzip, Zstandard, an archive's codings, entities of a feed; within 1 GB and 60 s."""
    def within(name, *statuses):
        ended = t.run("read", name, seconds=60, memory=1 << 30)
        t.expect(ended.returncode in (statuses or (0, 1, 3)) and b"bad_alloc" not in ended.stderr and b"memory" not in ended.stderr, "read " + name, ended.returncode, ended.stderr)
    packed = zlib.compressobj(9, zlib.DEFLATED, 31)
    zeros = b"x" * (1 << 20)
    bomb = b"".join(packed.compress(zeros) for _ in range(500)) + packed.flush()  # 500 MB
    for name in ("b.txt.gz", "b.html.gz", "b.jsonl.gz", "b.warc.gz", "b.rss.gz", "b.eml.gz", "b.gz"):
        t.write(name, bomb)
        within(name)
    t.write("nested.txt.gz", gzip.compress(gzip.compress(gzip.compress(TEXT.encode()))))
    within("nested.txt.gz")
    if shutil.which("zstd"):
        zstd = subprocess.run(["sh", "-c", "head -c 500000000 /dev/zero | tr '\\0' x | zstd -q -3"], stdout=subprocess.PIPE).stdout
        for name in ("b.txt.zst", "b.jsonl.zst", "b.warc.zst"):
            t.write(name, zstd)
            within(name)

    def response(body, coding, length=None):
        head = ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: %s\r\n\r\n" % coding).encode()
        return ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x>\r\nWARC-Target-URI: http://h.example/\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n"
                % (len(head + body) if length is None else length)).encode() + head + body + b"\r\n\r\n"
    t.write("coding.warc", response(bomb, "gzip") + response(bomb, "gzip, gzip, gzip") + response(bomb, "br") + response(bomb, "deflate") + response(TEXT.encode(), "identity"))
    within("coding.warc")
    lies = [-1, 0, 1, 10**6, 10**9, 2**31, 2**63 - 1, 2**64 - 1, 10**30]
    t.write("lies.warc", b"".join(response(TEXT.encode(), "identity", n) for n in lies) + response(("<p>" + TEXT).encode(), "identity"))
    ended = t.run("read", "lies.warc", memory=1 << 30)
    t.expect(ended.returncode in (0, 1) and b"weir" in ended.stdout, "lies about lengths", ended.returncode, ended.stderr)
    laughs = "<!DOCTYPE rss [<!ENTITY a \"ha\">" + "".join("<!ENTITY %s \"%s\">" % (chr(98 + i), ("&%s;" % chr(97 + i)) * 10) for i in range(9)) + "]>"
    item_xml = "<item><title>Weir &j;</title><description>" + TEXT.replace("\"", "&quot;") + " &j;</description></item>"
    t.write("laughs.rss", laughs + "<rss version=\"2.0\"><channel><title>H</title>" + item_xml + "</channel></rss>")
    within("laughs.rss")
    t.write("outside.rss", "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>Weir</title><description>" + TEXT.replace("\"", "&quot;") + " &x;</description></item></channel></rss>")
    t.expect(b"root:" not in t.run("read", "outside.rss").stdout, "an entity from outside")
    t.write("deep.rss", "<rss><channel>" + "<item>" * 200000)
    within("deep.rss")
    t.write("deep.atom", "<feed xmlns=\"http://www.w3.org/2005/Atom\">" + "<a>" * 500000)
    within("deep.atom")
    t.write("attributes.rss", "<rss " + " ".join("a%d=\"x\"" % i for i in range(200000)) + "><channel><item><title>W</title></item></channel></rss>")
    within("attributes.rss")
    t.write("many.rss", "<rss><channel>" + "<item><title>W</title><description>The weir broke.</description></item>" * 20000 + "</channel></rss>")
    within("many.rss")


@item
def long_lines_and_deep_things(t):
    """One line of 200 MB, a text of NUL bytes, deep markup, deep JSON in a page, mail that nests; within 1 GB and 60 s."""
    def within(name, *statuses):
        ended = t.run("read", name, seconds=60, memory=1 << 30)
        t.expect(ended.returncode in (statuses or (0, 1, 3)) and b"bad_alloc" not in ended.stderr and b"memory" not in ended.stderr, "read " + name, ended.returncode, ended.stderr)
    with open(t.path("line.txt"), "wb") as out:
        for _ in range(200):
            out.write(b"word " * (1 << 18))
    within("line.txt")
    t.write("nul.txt", b"\0" * (8 << 20))
    within("nul.txt")
    t.write("nul.html", b"<p>The weir\0 broke.\0</p>" * 1000)
    within("nul.html")
    t.write("deep.html", b"<div>" * 500000 + TEXT.encode())
    within("deep.html", 0)
    t.write("ld.html", b"<script type=application/ld+json>" + b"[" * 300000 + b"</script><p>" + TEXT.encode())
    within("ld.html", 0)
    t.write("attributes.html", b"<p " + b"a=b " * 500000 + b">" + TEXT.encode())
    within("attributes.html", 0)
    mail = TEXT
    for i in range(60):
        mail = "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n%s\n--b%d--\n" % (i, i, mail, i)
    t.write("nest.eml", "From: a@b\nDate: Mon, 5 Aug 2024 10:00:00 +0000\nSubject: s\nMIME-Version: 1.0\n" + mail)
    within("nest.eml")
    t.write("headers.eml", "From: a@b\n" + "X-A: b\n" * 300000 + "\n" + TEXT)
    within("headers.eml")
    t.write("fake.pdf", b"%PDF-1.7\n" + os.urandom(100000))
    within("fake.pdf")


@item
def serving(t):
    """Floods of headers, lies about lengths, paths that climb, slow clients, many of them; the server answers others and ends."""
    t.record()
    server = subprocess.Popen([t.program, "serve", "r.record", "--port", "0"], cwd=t.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    line = server.stdout.readline().decode()
    found = re.search(r"http://127\.0\.0\.1:(\d+)(\S*)", line)
    if not found:
        server.kill()
        t.expect(False, "serve said", line)
        return None
    port, token = int(found[1]), found[2]

    def ask(request, seconds=5, shut=True):
        t.n_tried += 1
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=seconds) as connection:
                connection.sendall(request)
                if shut:
                    connection.shutdown(socket.SHUT_WR)
                got = b""
                while len(got) < 1 << 22:
                    part = connection.recv(1 << 16)
                    if not part:
                        break
                    got += part
                return got
        except OSError as error:
            return str(error).encode()

    def answers():
        got = ask(b"GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n" % (token.encode() or b"/", port))
        t.expect(got.startswith(b"HTTP/1.1 ") and got.split()[1] in (b"200", b"302", b"303", b"403"), "the server answers no more:", got[:100])
    host = b"Host: 127.0.0.1:%d\r\n" % port
    answers()
    requests = [b"GET / HTTP/1.1\r\n" + host + b"A: b\r\n" * 200000 + b"\r\n", b"GET /" + b"a" * 1000000 + b" HTTP/1.1\r\n" + host + b"\r\n", b"GET / HTTP/1.1\r\n" + host + b"X: " + b"y" * 10000000,
                b"\0" * 100000, os.urandom(50000), b"GET", b"\r\n" * 50000, b"POST / HTTP/1.1\r\n" + host + b"Content-Length: 99999999999999999999\r\n\r\nx", b"POST / HTTP/1.1\r\n" + host + b"Content-Length: -5\r\n\r\nx",
                b"POST / HTTP/1.1\r\n" + host + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n", b"GET /../../etc/passwd HTTP/1.1\r\n" + host + b"\r\n", b"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n" + host + b"\r\n",
                b"GET /%00 HTTP/1.1\r\n" + host + b"\r\n", b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n", b"GET / HTTP/9.9\r\n" + host + b"\r\n", b"\x16\x03\x01\x02\x00\x01\x00",
                b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", b"GET /?q=" + b"%ff" * 3000 + b" HTTP/1.1\r\n" + host + b"\r\n", b"GET / HTTP/1.1\r\n" + host * 2 + b"\r\n"]
    for request in requests:
        got = ask(request)
        t.expect(b"root:" not in got and b"200 OK" not in got[:20] or b"Host: 127" in request[:200] and b"root:" not in got, "a strange request:", request[:50], got[:80])
        answers()
    slow = []
    for _ in range(300):
        try:
            connection = socket.create_connection(("127.0.0.1", port), timeout=5)
            connection.sendall(b"GET / HTTP/1.1\r\nHost")
            slow.append(connection)
        except OSError:
            break
    answers()
    for connection in slow:
        connection.close()
    flood = [threading.Thread(target=ask, args=(requests[0], 10)) for _ in range(20)]
    for thread in flood:
        thread.start()
    answers()
    for thread in flood:
        thread.join()
    with open("/proc/%d/status" % server.pid) as status:
        peak = int(re.search(r"VmHWM:\s+(\d+)", status.read())[1]) // 1024
    t.expect(peak < 300, "the server has taken MB:", peak)
    t.expect(server.poll() is None, "the server has ended", server.returncode)
    server.send_signal(signal.SIGINT)
    server.communicate(timeout=10)
    t.expect(server.returncode == 0, "SIGINT", server.returncode)
    return "%d slow clients, peak %d MB" % (len(slow), peak)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--only")
    parser.add_argument("--flips", type=int, default=60)
    options = parser.parse_args()
    failed = False
    for function in ITEMS:
        if options.only and options.only != function.__name__:
            continue
        began = time.monotonic()
        t = Try(options.program, options)
        try:
            said = function(t)
        finally:
            shutil.rmtree(t.folder, ignore_errors=True)
        print("%s: %d tried%s, %.1f s, %d wrong" % (function.__name__, t.n_tried, ", " + said if said else "", time.monotonic() - began, len(t.wrong)), flush=True)
        for line in t.wrong[:30]:
            print("  WRONG:", line)
        failed = failed or bool(t.wrong)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
