#!/usr/bin/env python3
"""Nothing is missing in the reference: reference.py --program PROGRAM.

Every member of a reading is in docs/reading.md; every member of every line of the JSON Lines export, and of every list of `show --json`, in
docs/export.md or docs/commands.md; every exit status in docs/options.md; and no document names a file of the project that is not there.
Commands and options, tables, columns, topics and formats have tests beside the code that lists them.
"""
import argparse, json, os, re, subprocess, sys, tempfile

SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def page(*names):
    return "\n".join(open(os.path.join(SOURCE, "docs", name), encoding="utf-8").read() for name in names)


def members(value, found):
    if isinstance(value, dict):
        found.update(value)
        for one in value.values():
            members(one, found)
    elif isinstance(value, list):
        for one in value:
            members(one, found)
    return found


def missing(names, text):
    """The names that are nowhere written as code: `name`, "name" or in a row of a table."""
    return sorted(name for name in names if not re.search(r"[`\"|,(] ?%s\b" % re.escape(name), text))


def tracked():
    return subprocess.run(["git", "ls-files", "*.md"], check=True, capture_output=True, text=True, cwd=SOURCE).stdout.split()


def dead_links():
    for path in tracked():
        text = re.sub(r"^```.*?^```", "", open(os.path.join(SOURCE, path), encoding="utf-8").read(), flags=re.M | re.S)
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text):
            if not os.path.exists(os.path.join(SOURCE, os.path.dirname(path), target)):
                yield "%s: no %s" % (path, target)
        for target in re.findall(r"`((?:docs|examples|bench|tools|tests|src|training|models|data)/[\w./-]+\.(?:md|py|mjs|cc|h|tsv|c|ipynb|json))`", text):
            if not os.path.exists(os.path.join(SOURCE, target)) and not os.path.exists(os.path.join(SOURCE, "src", target)):
                yield "%s: no %s" % (path, target)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    program = os.path.abspath(parser.parse_args().program)
    faults = []

    def run(*words):
        return subprocess.run([program, *words], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout

    with tempfile.TemporaryDirectory(prefix="onrecord-reference-") as folder:
        record, examples = os.path.join(folder, "r.record"), os.path.join(SOURCE, "examples")
        run("build", record, examples)
        of_readings, of_export, of_lists = set(), set(), set()
        for line in run("read", "--tokens", "--explain", examples).splitlines():
            members(json.loads(line), of_readings)
        for line in run("export", record).splitlines():
            members(json.loads(line), of_export)
        topics = re.search(r"what to show: (.*?), or a", run("show", "--help"), re.S)[1].split(", ")
        for topic in topics:
            members(json.loads(run("show", record, topic, "--json")), of_lists)
        members(json.loads(run("search", record, "silt", "--json")), of_lists)
        members(json.loads(run("trace", record, "handle poison", "--json")), of_lists)
    faults += ["docs/reading.md: no `%s`" % name for name in missing(of_readings, page("reading.md", "commands.md"))]
    faults += ["docs/export.md, docs/commands.md: no `%s` of the export" % name for name in missing(of_export, page("export.md", "commands.md"))]
    faults += ["docs/commands.md: no `%s` of show, search or trace" % name for name in missing(of_lists, page("commands.md", "export.md", "reading.md"))]
    faults += ["docs/options.md: no exit status %d" % status for status in range(4) if "\n| %d | " % status not in page("options.md")]
    faults += dead_links()
    print("\n".join(faults) or "the reference is complete: %d members of readings, %d of the export, %d of lists" % (len(of_readings), len(of_export), len(of_lists)))
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
