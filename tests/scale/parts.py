#!/usr/bin/env python3
"""Whether linking in parts gives the bytes that one machine gives, whichever way it is parted, and says what is wrong where it cannot.

  parts.py --program build/release/onrecord [--long]

Invented reports are read in shards on several hosts (folders with their own copy of the input), mapped, shuffled and reduced; `export`
of what is built of it is compared with that of `build`, and so is a catalogue of months. Then the faults that an engine may make, each with the words that it ends with,
and what may happen to a task; the laws of `reduce`, with random files and trees; then Hadoop Streaming, by a script that does with lines
what Hadoop does with them.
"""
import argparse
import hashlib
import itertools
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(SOURCE, "integrations"))
from invented import write_inputs  # noqa: E402

# "host" has its own copy of the input, here under another path; `--as` names it.
PLANS = [dict(hosts=1, shards=1, parts=1, order="given", threads=1, locale="C", zone="UTC"),
         dict(hosts=3, shards=7, parts=3, order="reversed", threads=2, locale="tr_TR.UTF-8", zone="Asia/Kolkata"),
         dict(hosts=2, shards=24, parts=8, order="shuffled", threads=1, locale="C.UTF-8", zone="America/St_Johns", twice=True)]


def long_plans():
    for seed, (hosts, shards, parts, order, threads) in enumerate(itertools.product(
            (1, 2, 3), (1, 7, 24), (1, 3, 8), ("given", "reversed", "shuffled"), (1, 2))):
        yield dict(hosts=hosts, shards=shards, parts=parts, order=order, threads=threads, seed=seed, twice=seed % 5 == 0,
                   locale=("C", "C.UTF-8", "tr_TR.UTF-8")[seed % 3], zone=("UTC", "Asia/Kolkata")[seed % 2])


class Parts:
    """What a plan made, in a folder: r.*, p.* of the shards, x.* facts, m.*.* lines, l.* of the parts."""

    def __init__(self, program, folder, source):
        self.program, self.folder, self.source = program, folder, source

    def run(self, *words, check=True, **options):
        ended = subprocess.run([self.program, *words], cwd=self.folder, stderr=subprocess.PIPE, check=False, **options)
        if check and ended.returncode != 0:
            raise RuntimeError(f"{' '.join(words)} ended with {ended.returncode}: {ended.stderr.decode()}")
        return ended

    def path(self, name):
        return os.path.join(self.folder, name)

    def read(self, plan):
        for host in range(plan["hosts"]):
            os.makedirs(self.path(f"host{host}"))
            os.link(self.source, self.path(f"host{host}/in"))
        environment = {**os.environ, "LC_ALL": plan["locale"], "TZ": plan["zone"]}
        threads = ["--threads", str(plan["threads"])]
        for shard in range(plan["shards"]):
            self.run("read", "--shard", f"{shard}/{plan['shards']}", *threads, "--as", "reports.jsonl", "--problems", f"p.{shard}",
                     "--by-month", f"y.{shard}", "-o", f"r.{shard}", f"host{shard % plan['hosts']}/in", env=environment)
            self.run("map", "tfq", *threads, "--facts", f"x.{shard}", "--parts", str(plan["parts"]), "-o", f"m.{shard}", f"r.{shard}",
                     env=environment)

    def files(self, pattern, plan):
        """The shards' files of one kind, in the plan's order; of some plans one of them twice."""
        names = [pattern.format(shard) for shard in range(plan["shards"])]
        names += names[:1] if plan.get("twice") else []
        if plan["order"] == "reversed":
            names.reverse()
        elif plan["order"] == "shuffled":
            random.Random(plan.get("seed", 1)).shuffle(names)
        return names

    def sort(self, names, to, part_locale="C"):
        subprocess.run(["sort", "-o", to, *names], cwd=self.folder, check=True, env={**os.environ, "LC_ALL": part_locale})

    def reduce(self, plan):
        for part in range(plan["parts"]):
            self.sort(self.files("m.{}." + str(part), plan), f"s.{part}")
            self.run("reduce", "-o", f"l.{part}", f"s.{part}")

    def build(self, plan, check=True, **changed):
        files = {"readings": self.files("r.{}", plan), "links": self.files("x.{}", plan) + [f"l.{part}" for part in range(plan["parts"])]}
        files.update(changed)
        if os.path.exists(self.path("record")):
            os.remove(self.path("record"))
        return self.run("build", "record", "--from-readings", *files["readings"], "--problems", *self.files("p.{}", plan), "--links",
                        *files["links"], check=check)

    def export(self, record="record"):
        return hashlib.sha256(self.run("export", record, stdout=subprocess.PIPE).stdout).hexdigest()

    def content(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def write(self, name, content):
        with open(self.path(name), "wb") as file:
            file.write(content)


def try_months(parts, plan, source, fail):
    """A record of each month and their catalogue, of the shards' files of that month, and as one machine makes them of the documents."""
    os.link(source, parts.path("reports.jsonl"))
    months = sorted({name.split(".", 2)[2] for name in os.listdir(parts.folder) if name.startswith("y.")})
    for way in ("one", "shards"):
        os.mkdir(parts.path(way))
        for month in months:
            of_month = [name for name in parts.files("y.{}." + month, plan) if os.path.exists(parts.path(name))]
            parts.run("build", f"{way}/{month}.record", "--month", month,
                      *(["reports.jsonl"] if way == "one" else ["--from-readings", *of_month, "--problems", *parts.files("p.{}", plan)]),
                      check=way == "shards")  # one document cannot be read
        parts.run("catalogue", *(f"{way}/{month}.record" for month in months), "-o", f"{way}.catalogue")
    if len(months) < 3 or parts.export("shards.catalogue") != parts.export("one.catalogue"):
        fail(f"a record of each of {len(months)} months: other bytes")


def try_faults(parts, plan, expected, fail):
    """What an engine, a disk or a cable may do to the files, and the words that `reduce` or `build` end with, and 3."""
    def is_named(what, ended, words):
        if ended.returncode != 3 or words not in ended.stderr.decode():
            fail(f"{what}: ended with {ended.returncode}: {ended.stderr.decode()}")

    def reduced(content):
        parts.write("damaged", content)
        ended = parts.run("reduce", "-o", "out", "damaged", check=False)
        if os.path.exists(parts.path("out")):
            fail("a file is left of what failed")
        return ended

    part = parts.content("s.0")
    lines = part.splitlines(keepends=True)
    is_named("an unsorted input", reduced(b"".join(lines[:40] + [lines[41], lines[40]] + lines[42:])), "line 42 is out of order")
    flipped = bytearray(part)
    flipped[part.index(b"\t", len(part) // 2) + 1] ^= 1
    is_named("a flipped byte", reduced(b"".join(sorted(bytes(flipped).splitlines(keepends=True)))), "a line that is not as it was written")
    is_named("half a file", reduced(part[:part.index(b"\n", len(part) // 2) + 1]), "is cut off")
    is_named("a lost line", reduced(b"".join(lines[:40] + lines[41:])), "lines, and had")
    one = parts.content("m.0.0").splitlines(keepends=True)
    parts.write("cut", b"".join(one[:-3]))
    parts.sort(["cut", *(f"m.{shard}.0" for shard in range(1, plan["shards"]))], "cut.sorted")
    is_named("a truncated shard", reduced(parts.content("cut.sorted")), "have their end")
    is_named("two versions", reduced(part.replace(b'"linking":"', b'"linking":"0', 1)), "another version of onrecord wrote it")
    parts.sort(["s.0", "s.1"], "mixed")
    is_named("two parts at once", reduced(parts.content("mixed")), "has lines of the parts 0/3 and 1/3")
    is_named("nothing at all", reduced(b""), "is cut off")
    links = parts.files("x.{}", plan)
    all_reduced = [f"l.{number}" for number in range(plan["parts"])]
    is_named("a lost part", parts.build(plan, check=False, links=links + all_reduced[1:]), "of 3 parts there are 2")
    is_named("lost facts", parts.build(plan, check=False, links=links[1:] + all_reduced), "there are no facts of the reading")
    is_named("a lost shard", parts.build(plan, check=False, readings=parts.files("r.{}", plan)[1:]), "which is not among the readings")
    is_named("lines that are not reduced", parts.build(plan, check=False, links=links + ["m.0.0"]), "sort and reduce it first")
    parts.sort([f"m.{shard}.0" for shard in range(1, plan["shards"])], "short")
    parts.run("reduce", "-o", "l.short", "short")
    is_named("a shard that was not shuffled", parts.build(plan, check=False, links=links + ["l.short", *all_reduced[1:]]),
             "lines were reduced, and the readings have")
    parts.sort(["m.0.0"], "again")
    parts.run("reduce", "-o", "l.again", "again")
    is_named("a part reduced in pieces", parts.build(plan, check=False, links=links + ["l.again", *all_reduced]),
             "part 0/3 was reduced in two places")
    parts.build(plan, links=links + links[:1] + all_reduced[:1] + all_reduced)
    if parts.export() != expected:
        fail("a file given twice: other bytes")
    parts.sort(all_reduced, "tree.sorted")
    parts.run("reduce", "-o", "tree", "tree.sorted")
    parts.build(plan, links=links + ["tree"])
    if parts.export() != expected:
        fail("what was reduced, reduced again: other bytes")
    if parts.build(plan, check=False, links=["absent"]).returncode != 3:
        fail("an absent file is no failure")
    parts.build(plan)
    for words in (["map", "tfz", "r.0"], ["map", "t", "--parts", "2", "r.0"], ["build", "other", "--links", "l.0", "--", "r.0"],
                  ["build", "record", "--from-readings", "r.0", "--links", "x.0"]):
        if parts.run(*words, check=False).returncode != 2:
            fail(f"{' '.join(words)}: is no wrong use")


def try_tasks(parts, plan, archive, fail):
    """What may happen to one task: it is ended, runs twice at once, finds no room, half its input, a page that is an attack. Then the
    same task again gives what it always gave."""
    def left(name):
        return [one for one in os.listdir(parts.folder) if one.startswith(name)]

    def is_same(what, name, wanted):
        if left(name) != [name] or parts.content(name) != parts.content(wanted):
            fail(f"{what}: {left(name)} is not what the task gives")

    shard = ["read", "--shard", f"0/{plan['shards']}", "--as", "reports.jsonl"]
    tasks = {"read": [*shard, "--problems", "again.p"], "map": ["map", "tfq", "--facts", "again.x"], "reduce": ["reduce"]}
    inputs = {"read": "host0/in", "map": "r.0", "reduce": "s.0"}
    for name, words in tasks.items():
        parts.run(*words, "-o", f"{name}.good", inputs[name])
        for number in (signal.SIGTERM, signal.SIGKILL):
            task = subprocess.Popen([parts.program, *words, "-o", f"{name}.out", "-"], cwd=parts.folder, stdin=subprocess.PIPE,
                                    stderr=subprocess.DEVNULL)
            content = parts.content(inputs[name])
            task.stdin.write(content[:content.index(b"\n") + 1])
            task.stdin.flush()
            while task.poll() is None and not left(f"{name}.out"):
                time.sleep(0.01)
            task.send_signal(number)
            if task.wait() != -number or (number == signal.SIGTERM and left(f"{name}.out")) or os.path.exists(parts.path(f"{name}.out")):
                fail(f"{name}, ended by {number.name}: status {task.returncode}, {left(name + '.out')}")
            for file in left(f"{name}.out"):  # what a kill leaves has another name
                os.remove(parts.path(file))
        twins = [subprocess.Popen([parts.program, *words, "-o", f"{name}.out", inputs[name]], cwd=parts.folder,
                                  stderr=subprocess.DEVNULL) for _ in range(2)]
        if [twin.wait() for twin in twins] != [0, 0]:
            fail(f"{name}, twice at once: a twin failed")
        is_same(f"{name}, twice at once", f"{name}.out", f"{name}.good")
        os.remove(parts.path(f"{name}.out"))
        # A file system of 4 kB, which no other process sees.
        os.makedirs(parts.path("small"), exist_ok=True)
        full = subprocess.run(["unshare", "-rm", "sh", "-c", 'mount -t tmpfs -o size=4k tmpfs small && "$@"; ended=$?; ls small; exit $ended',
                               "sh", parts.program, *words, "-o", f"small/{name}.out", inputs[name]], cwd=parts.folder, check=False,
                              capture_output=True)
        if b"unshare" in full.stderr or b"mount" in full.stderr:
            print(f"skipped: {name} on a full disk: no file system may be mounted here")
        elif full.returncode != 3 or full.stdout or b"No space left" not in full.stderr:
            fail(f"{name} on a full disk: ended with {full.returncode}, left {full.stdout}: {full.stderr.decode()}")
        parts.run(*words, "-o", f"{name}.out", inputs[name])
        is_same(f"{name}, again", f"{name}.out", f"{name}.good")

    with open(archive, "rb") as file:
        pages = file.read()
    parts.write("whole.warc.gz", pages)
    parts.write("half.warc.gz", pages[:len(pages) // 2])
    found = {}
    for name in ("whole", "half"):
        parts.run("read", "--as", "pages.warc.gz", "--problems", f"{name}.p", "-o", f"{name}.r", f"{name}.warc.gz")
        found[name] = parts.content(f"{name}.r").splitlines(), parts.content(f"{name}.p").splitlines()
    n_half = len(found["half"][0])
    if not 0 < n_half < len(found["whole"][0]) or found["half"][0] != found["whole"][0][:n_half] or len(found["half"][1]) != 1:
        fail(f"half an archive: {n_half} of {len(found['whole'][0])} readings, problems {found['half'][1]}")

    os.mkdir(parts.path("poisoned"))
    parts.write("poisoned/a.html", b"<html><body>" + b"<div>" * 400_000 + b"<p>Nobody was there.")
    parts.write("poisoned/b.txt", b"HARLOW, 4 August 2025 - The pier was shut, Ana Ruiz said. It will open in May, she said.\n")
    parts.run("read", "--problems", "poisoned.p", "-o", "poisoned.r", "poisoned")
    if b"Ana Ruiz" not in parts.content("poisoned.r") or b"a.html" not in parts.content("poisoned.r") + parts.content("poisoned.p"):
        fail("a page of 400,000 <div>: the report beside it, or the page, is not there")


def try_algebra(parts, plan, fail, seed, n=6):
    """reduce() of any order of lines, of files given twice, of what was reduced, by any tree of reductions: the same lines."""
    draw = random.Random(seed)

    def reduced(names, to):
        parts.sort(names, f"{to}.sorted")
        parts.run("reduce", "-o", to, f"{to}.sorted")
        return {line for line in parts.content(to).splitlines() if not line.startswith((b"A:", b"z:"))}  # which come twice of two keys

    leaves = [f"l.{part}" for part in range(plan["parts"])]
    flat = reduced(leaves, "flat")
    shards = [f"m.{shard}.0" for shard in range(plan["shards"])]
    of_part = reduced(shards, "part")
    for number in range(n):
        lines = [line for name in shards for line in parts.content(name).splitlines(keepends=True)]
        draw.shuffle(lines)
        parts.write("shuffled", b"".join(lines))
        if reduced(["shuffled"], "out") != of_part:
            fail(f"seed {seed}, {number}: another order of lines, other lines")
        if reduced(draw.choices(shards, k=5) + draw.sample(shards, len(shards)), "out") != of_part:
            fail(f"seed {seed}, {number}: files given twice, other lines")
        if reduced(["part"] * draw.randint(1, 3), "out") != of_part:
            fail(f"seed {seed}, {number}: what was reduced, reduced again, gives other lines")
        forest = [*leaves, *draw.choices(leaves, k=2)]
        while len(forest) > 1:
            children = draw.sample(forest, min(len(forest), draw.randint(2, 4)))
            node = f"tree.{number}.{len(forest)}"
            reduced(children, node)
            forest = [one for one in forest if one not in children] + [node]
        if reduced(forest, "out") != flat:
            fail(f"seed {seed}, {number}: a tree of reductions gives other lines")


def try_hadoop(parts, plan, expected, fail, n_reducers=3):
    """As Hadoop Streaming: a mapper a split, one of them empty; lines parted by their key, sorted by their bytes; a reducer a part."""
    parts.write("r.none", b"")
    shuffled = [[] for _ in range(n_reducers)]
    for split in [*parts.files("r.{}", plan), "r.none"]:
        with open(parts.path(split), "rb") as readings:
            mapped = parts.run("map", "tfq", "--no-end", "-", stdin=readings, stdout=subprocess.PIPE)
        for line in mapped.stdout.splitlines():
            shuffled[sum(line.split(b"\t", 1)[0]) % n_reducers].append(line)
    names = []
    for number, lines in enumerate([*shuffled, []]):
        content = b"".join(line + b"\n" for line in sorted(lines))
        names.append(f"hadoop.{number}")
        with open(parts.path(names[-1]), "wb") as out:
            parts.run("reduce", "--no-end", "-", input=content, stdout=out)
    links = parts.files("x.{}", plan)
    parts.build(plan, links=links + names)
    if parts.export() != expected:
        fail("Hadoop Streaming: other bytes")
    ended = parts.build(plan, check=False, links=links + names[1:])
    if ended.returncode != 3 or "lines were reduced, and the readings have" not in ended.stderr.decode():
        fail(f"Hadoop Streaming, a part lost: ended with {ended.returncode}: {ended.stderr.decode()}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--long", action="store_true", help="every combination, of more reports")
    arguments = parser.parse_args()
    program = os.path.abspath(arguments.program)
    failures = []

    def fail(words):
        print(f"FAILED: {words}", flush=True)
        failures.append(words)

    with tempfile.TemporaryDirectory(prefix="onrecord-parts-") as folder:
        source, archive = (os.path.join(folder, name) for name in write_inputs(400 if arguments.long else 40, folder)[:2])
        whole = Parts(program, folder, source)
        whole.run("build", "one.record", "reports.jsonl", check=False)
        expected = whole.export("one.record")
        for number, plan in enumerate([*PLANS, *(long_plans() if arguments.long else [])]):
            os.mkdir(os.path.join(folder, str(number)))
            parts = Parts(program, os.path.join(folder, str(number)), source)
            parts.read(plan)
            parts.reduce(plan)
            parts.build(plan)
            if parts.export() != expected:
                fail(f"{plan}: other bytes")
            if plan in PLANS[1:]:
                try_months(parts, plan, source, fail)
            if plan is PLANS[1]:
                try_faults(parts, plan, expected, fail)
                try_tasks(parts, plan, archive, fail)
                try_algebra(parts, plan, fail, seed=1)
                try_hadoop(parts, plan, expected, fail)
            elif arguments.long and plan["shards"] > 1:
                try_algebra(parts, plan, fail, seed=number)
    print("the same bytes" if not failures else f"{len(failures)} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
