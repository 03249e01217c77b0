#!/usr/bin/env python3
"""Follows documents word for word: runs each command of their ```console blocks and compares what comes out.

  follow.py --program PROGRAM [--write] FILE...

A block has lines `$ command`, each with the output that the reader sees; a line `...` is any number of lines. The commands of one document run
one after another in one new folder, with `onrecord` on the path and a copy of examples/ there. --write puts what comes out into the document
(a `...` keeps as many lines before and behind it as there were).
"""
import argparse, os, re, shutil, subprocess, sys, tempfile

SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)


def fits(expected, found):
    """Whether the lines found are those expected, of which `...` is any number."""
    if "..." not in expected:
        return expected == found
    at = expected.index("...")
    head, tail = expected[:at], expected[at + 1:]
    return len(found) >= len(head) + len(tail) and found[:at] == head and (not tail or found[-len(tail):] == tail)


def shortened(expected, found):
    if "..." not in expected:
        return found
    at = expected.index("...")
    n_tail = len(expected) - at - 1
    return found[:at] + ["..."] + (found[-n_tail:] if n_tail else [])


def follow(path, program, write):
    with open(path, encoding="utf-8") as f:
        text = f.read()
    faults = []
    with tempfile.TemporaryDirectory(prefix="onrecord-follow-") as folder:
        work, bin = os.path.join(folder, "work"), os.path.join(folder, "bin")
        os.mkdir(bin)
        os.symlink(os.path.abspath(program), os.path.join(bin, "onrecord"))
        os.mkdir(work)
        shutil.copytree(os.path.join(SOURCE, "examples"), os.path.join(work, "examples"))
        environment = {"PATH": bin + ":" + os.environ["PATH"], "HOME": folder, "LC_ALL": "C.UTF-8"}

        def block(match):
            lines = []
            for part in re.split(r"^\$ ", match[1], flags=re.M)[1:]:
                command, *expected = part.rstrip("\n").split("\n")
                ran = subprocess.run(command, shell=True, cwd=work, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
                found = ran.stdout.rstrip("\n").split("\n") if ran.stdout else []
                if ran.returncode != 0 or not fits(expected, found):
                    faults.append("%s: $ %s\nstatus %d\n%s" % (os.path.relpath(path, SOURCE), command, ran.returncode, ran.stdout))
                lines += ["$ " + command] + shortened(expected, found)
            return "```console\n" + "\n".join(lines) + "\n```"
        written = BLOCK.sub(block, text)
    if write and written != text:
        with open(path, "w", encoding="utf-8") as f:
            f.write(written)
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("files", nargs="+", metavar="FILE")
    options = parser.parse_args()
    faults = [fault for path in options.files for fault in follow(path, options.program, options.write)]
    print("\n".join(faults) or "followed: " + ", ".join(os.path.relpath(path, SOURCE) for path in options.files))
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
