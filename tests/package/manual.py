#!/usr/bin/env python3
"""What the build writes for man and the shells, read by man and the shells themselves: those that are installed.

manual.py --manual FOLDER: no page has a warning, and each shell completes commands, options and values as the program has them.
"""

import argparse
import pathlib
import shutil
import subprocess
import sys


def run(command, **options):
    ended = subprocess.run(command, capture_output=True, text=True, **options)
    if ended.returncode != 0 or ended.stderr:
        sys.exit(f"{command}: status {ended.returncode}\n{ended.stdout}{ended.stderr}")
    return ended.stdout


def bash(folder, *words):
    script = f"""source {folder}/onrecord.bash; compopt() {{ :; }}
COMP_WORDS=({' '.join(f"'{word}'" for word in words)}); COMP_CWORD={len(words) - 1}; _onrecord; printf '%s\\n' "${{COMPREPLY[@]}}\""""
    return run(["bash", "-c", script]).split()


def fish(folder, line):
    return [one.split("\t")[0] for one in run(["fish", "--no-config", "-c", f"source {folder}/onrecord.fish; complete -C '{line}'"]).splitlines()]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--manual", type=pathlib.Path, required=True)
    folder = options.parse_args().manual
    cases = [  # words before the last are typed, the last is completed
        (("onrecord", "exp"), {"export"}),
        (("onrecord", "read", "--th"), {"--threads"}),
        (("onrecord", "read", "--format", ""), {"jsonl", "conllu"}),
        (("onrecord", "export", "--format", "c"), {"csl", "csv"}),
    ]
    for words, wanted in cases:
        if set(bash(folder, *words)) != wanted:
            sys.exit(f"bash completes {words} by {bash(folder, *words)}")
    used = ["bash"]
    if shutil.which("fish"):
        used.append("fish")
        for words, wanted in cases:
            if set(fish(folder, " ".join(words))) != wanted:
                sys.exit(f"fish completes {words} by {fish(folder, ' '.join(words))}")
    if shutil.which("zsh"):
        used.append("zsh")
        run(["zsh", "-f", "-n", str(folder / "_onrecord")])
    if shutil.which("man"):
        used.append("man")
        pages = sorted(folder.glob("*.1"))
        for page in pages:
            text = run(["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", str(page)])
            if not text:
                sys.exit(f"{page}: man shows nothing")
    print("read by", ", ".join(used))


if __name__ == "__main__":
    main()
