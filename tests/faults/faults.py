"""Builds a small record with one fault each, builds it again undisturbed, and compares what is exported, byte by byte.

A build is killed at the n-th write, sync, truncation, opening, renaming or removal of the record's files, or that call fails (no space, an
error of the device). After a kill or a failure the record must open and be sound or not be there, and the same build must end in the same
export. The same for the migration of a record of older tables, which is the old or the new one at any time. Then memory: the n-th allocation
of every command fails (and all after it), which must end with status 3 and a sentence.

    faults.py --program build/release/onrecord --shim build/release/tests/fault.so [--seconds 60] [--faults 1000] [--seed 1] [--every]

Faults are drawn at random until --seconds have passed, or --faults were; --every takes each write, sync, truncation, opening and removal of a build of four documents, and of
its migration, twice (minutes).
"""
import argparse
import errno
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

TEXT = ("The weir at Harlow broke on May {day}, the Port Authority said on Monday. \"It broke in {places} places,\" Ana Ruiz told the Harlow Post. "
        "Tomas Quill denied that the weir was old. According to the Coast Courier, repairs will cost {places} million crowns.")
CALLS = ["write", "fsync", "truncate", "open", "unlink"]


def documents(folder, n):
    path = os.path.join(folder, "in.jsonl")
    with open(path, "w") as out:
        for i in range(n):
            text = TEXT.format(day=1 + i % 4, places=2 + i % 3)
            out.write('{"id": "r%d", "outlet": "Harlow Post %d", "date": "2024-05-%02d", "text": "%s"}\n' % (i, i % 5, 5 + i % 9, text.replace('"', '\\"')))
    return path


class Runner:
    def __init__(self, program, shim, folder):
        self.program, self.shim, self.folder = program, shim, folder

    def run(self, *arguments, fault=None):
        environment = dict(os.environ, LC_ALL="C")
        if fault:
            environment.update(fault, LD_PRELOAD=self.shim)
        return subprocess.run([self.program, *arguments], cwd=self.folder, env=environment, capture_output=True, stdin=subprocess.DEVNULL, timeout=120)

    def count(self, call, *arguments, file=None):
        fault = {"FAULT_CALL": call, "FAULT_AT": "0", "FAULT_COUNT": os.path.join(self.folder, "count")}
        if file:
            fault["FAULT_FILE"] = file
        self.run(*arguments, fault=fault)
        with open(fault["FAULT_COUNT"]) as lines:
            return int(lines.read())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--shim", required=True)
    parser.add_argument("--seconds", type=float, default=40)
    parser.add_argument("--faults", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", action="store_true")
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="onrecord-faults-")
    try:
        return trial(Runner(os.path.abspath(options.program), os.path.abspath(options.shim), folder), options)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def trial(runner, options):
    draw = random.Random(options.seed)
    documents(runner.folder, 4 if options.every else 24)
    build = ("build", "r.record", "--threads", "1", "in.jsonl")

    def clear():
        for name in os.listdir(runner.folder):
            if name.startswith("r.record"):
                os.unlink(os.path.join(runner.folder, name))

    assert runner.run(*build).returncode == 0
    expected = runner.run("export", "r.record").stdout
    assert expected.count(b"\n") > 8
    n_calls = {}
    for call in CALLS:
        clear()
        n_calls[call] = runner.count(call, *build, file="r.record")
    print("calls of a build:", n_calls)
    wrong = []

    def one(call, at, how, stays):
        clear()
        fault = {"FAULT_CALL": call, "FAULT_AT": str(at), "FAULT_WITH": how, "FAULT_FILE": "r.record"}
        if stays:
            fault["FAULT_STAYS"] = "1"
        name = "%s %d with %s%s" % (call, at, how, " from there on" if stays else "")
        ended = runner.run(*build, fault=fault)
        if how != "kill" and (ended.returncode not in (0, 3) or (ended.returncode == 3 and not ended.stderr.startswith(b"onrecord: "))):
            wrong.append("%s: status %d, %r" % (name, ended.returncode, ended.stderr[-200:]))
        checked = runner.run("check", "r.record")
        if checked.returncode != 0 and b"there is no such file" not in checked.stderr and b"is empty" not in checked.stderr:
            wrong.append("%s: not sound: %r" % (name, (checked.stdout + checked.stderr)[-300:]))
        again = runner.run(*build)
        exported = runner.run("export", "r.record")
        if again.returncode != 0 or exported.returncode != 0 or exported.stdout != expected:
            wrong.append("%s: the same build again gives status %d, export %d of %d bytes: %r" %
                         (name, again.returncode, len(exported.stdout), len(expected), again.stderr[-200:]))

    # A record of older tables: version 7 had all but what linking remembers.
    older = os.path.join(runner.folder, "older.record")
    runner.run("build", "older.record", "--threads", "1", "in.jsonl")
    with sqlite3.connect(older) as connection:
        connection.executescript("PRAGMA journal_mode = DELETE; DROP TABLE link_memory; PRAGMA user_version = 7")
    connection.close()
    migrate = ("build", "r.record")

    def make_older():
        clear()
        shutil.copyfile(older, os.path.join(runner.folder, "r.record"))

    n_migration_calls = {}
    for call in CALLS:
        make_older()
        n_migration_calls[call] = runner.count(call, *migrate, file="r.record")
    print("calls of a migration:", n_migration_calls)

    def one_migration(call, at, how, stays):
        make_older()
        fault = {"FAULT_CALL": call, "FAULT_AT": str(at), "FAULT_WITH": how, "FAULT_FILE": "r.record"}
        if stays:
            fault["FAULT_STAYS"] = "1"
        name = "migration: %s %d with %s%s" % (call, at, how, " from there on" if stays else "")
        ended = runner.run(*migrate, fault=fault)
        if how != "kill" and (ended.returncode not in (0, 3) or (ended.returncode == 3 and not ended.stderr.startswith(b"onrecord: "))):
            wrong.append("%s: status %d, %r" % (name, ended.returncode, ended.stderr[-200:]))
        checked = runner.run("check", "r.record")
        if checked.returncode != 0 and b"brings it up to date" not in checked.stderr:
            wrong.append("%s: neither the old record nor the new one: %r" % (name, (checked.stdout + checked.stderr)[-300:]))
        again = runner.run(*migrate)
        exported = runner.run("export", "r.record")
        if again.returncode != 0 or exported.stdout != expected:
            wrong.append("%s: then status %d, export %d of %d bytes: %r" % (name, again.returncode, len(exported.stdout), len(expected), again.stderr[-200:]))

    n_faults = 0
    end = time.monotonic() + options.seconds
    if options.every:
        for kill in (True, False):
            for counts, try_one in ((n_calls, one), (n_migration_calls, one_migration)):
                for call in CALLS:
                    how = "kill" if kill else str(errno.ENOSPC if call == "write" else errno.EIO)
                    for at in range(1, counts[call] + 1):
                        try_one(call, at, how, False)
                        n_faults += 1
                print("%s at each of %s: %d wrong so far" % ("a kill" if kill else "an error", counts, len(wrong)), flush=True)
    else:
        while n_faults < options.faults if options.faults else time.monotonic() < end:
            call = draw.choices(CALLS, [6, 3, 1, 2, 1])[0]
            counts, try_one = draw.choices([(n_calls, one), (n_migration_calls, one_migration)], [3, 1])[0]
            if counts[call] == 0:
                continue
            try_one(call, draw.randint(1, counts[call]), draw.choice(["kill", "kill", str(errno.ENOSPC), str(errno.EIO)]), draw.random() < 0.3)
            n_faults += 1
    print(n_faults, "builds and migrations with a fault")

    # The n-th allocation fails, and all after it.
    clear()
    assert runner.run(*build).returncode == 0
    commands = [("read", "in.jsonl"), ("build", "new.record", "--threads", "1", "in.jsonl"), ("show", "r.record"), ("check", "r.record"),
                ("report", "r.record", "-o", "r.html"), ("show", "in.jsonl"), ("export", "r.record"), ("export", "r.record", "--format", "csv", "--table", "claims"),
                ("search", "r.record", "weir"), ("trace", "r.record", "it broke in three places"), ("decide", "r.record", "outlet", "r1", "Harlow Gazette"),
                ("build", "linked.record", "--threads", "1", "more.jsonl"), ("build", "old.record"), ("serve", "r.record", "--port", "99999")]
    with open(os.path.join(runner.folder, "more.jsonl"), "w") as out:
        out.write('{"id": "more", "outlet": "Harlow Gazette", "date": "2024-05-09", "text": "%s"}\n' % TEXT.format(day=3, places=4).replace('"', '\\"'))

    def prepare():  # what the commands write starts again
        for name in os.listdir(runner.folder):
            if name.startswith(("new.record", "linked.record", "old.record", "r.record-")):
                os.unlink(os.path.join(runner.folder, name))
        for source, name in ((older, "old.record"), (sound, "linked.record"), (sound, "r.record")):
            shutil.copyfile(source, os.path.join(runner.folder, name))

    sound = os.path.join(runner.folder, "sound.record")
    runner.run("build", "sound.record", "--threads", "1", "in.jsonl")
    n_short = 0
    end = time.monotonic() + options.seconds / 2
    totals = []
    for command in commands:
        prepare()
        totals.append(runner.count("malloc", *command))
    print("allocations:", totals)
    # OpenSSL gets no memory at all; its SHA256() crashed then, and what we use instead needs none.
    prepare()
    fault = {"FAULT_CALL": "malloc", "FAULT_AT": "1", "FAULT_WITH": str(errno.ENOMEM), "FAULT_STAYS": "1", "FAULT_FROM": "libcrypto"}
    ended = runner.run("build", "new.record", "--threads", "1", "in.jsonl", fault=fault)
    if ended.returncode != 0:
        wrong.append("build, without memory for OpenSSL: status %d, %r" % (ended.returncode, ended.stderr[-200:]))
    first = True
    while first or time.monotonic() < end:
        first = False
        for command, total in zip(commands, totals):
            at = draw.randint(1, draw.choice([400, 4000, max(total, 1)]))  # opening has few, reading many
            prepare()
            fault = {"FAULT_CALL": "malloc", "FAULT_AT": str(at), "FAULT_WITH": str(errno.ENOMEM)}
            if draw.random() < 0.5:
                fault["FAULT_STAYS"] = "1"
            ended = runner.run(*command, fault=fault)
            n_short += 1
            # One allocation that fails may be one that can be done without; then the work is done.
            statuses = (0, 2, 3) if command[0] == "serve" else (0, 3)  # there is no such port
            if ended.returncode not in statuses or (ended.returncode == 3 and not ended.stderr.startswith(b"onrecord: ")):
                wrong.append("%s, allocation %d fails%s: status %d, %r" % (command[0], at, " with all after it" if "FAULT_STAYS" in fault else "", ended.returncode, ended.stderr[-200:]))
            if any(name.endswith(".unfinished") for name in os.listdir(runner.folder)):
                wrong.append("%s, allocation %d fails: an unfinished file is left" % (command[0], at))
    print(n_short, "commands short of memory")
    for line in wrong[:30]:
        print("WRONG:", line)
    print(len(wrong), "wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
