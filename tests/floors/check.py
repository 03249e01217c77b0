#!/usr/bin/env python3
"""Fails where a scorer's figure has fallen below the floor that floors.tsv pins. A floor is lowered in a commit of its own, with the reason.

  check.py --program PROGRAM --shared FOLDER [--print]     exit 77 (skipped) where FOLDER has no scorers; --print: today's figures as floors
"""
import argparse, json, os, subprocess, sys, tempfile

FLOORS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "floors.tsv")
SKIPPED = 77
MARGIN = 0.5  # points below what was measured, so that a change elsewhere that shifts a few cases passes


def figures(program, shared):
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "board.json")
        subprocess.run([sys.executable, os.path.join(shared, "eval", "board.py"), "--program", program, "--json", out,
                        "--only", "language,clauses,attribution,time,pages,stories,across,events"], check=True, stdout=subprocess.DEVNULL)
        with open(out, encoding="utf-8") as f:
            board = json.load(f)
    if board["failed_tasks"]:
        sys.exit("%d tasks of the board failed" % board["failed_tasks"])
    return {(f["group"], f["name"]): f for f in board["figures"] if f["now"] is not None}


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--program", required=True)
    p.add_argument("--shared", required=True)
    p.add_argument("--print", action="store_true")
    a = p.parse_args()
    if not os.path.exists(os.path.join(a.shared, "eval", "board.py")):
        print("skipped: no scorers in " + a.shared)
        sys.exit(SKIPPED)
    now = figures(a.program, a.shared)
    if a.print:
        for (group, name), figure in now.items():
            margin = MARGIN * (0.01 if figure["unit"] == "fraction" else 1)
            floor = figure["now"] - margin if figure["to"] == "at least" else figure["now"] + margin
            print("%s\t%s\t%.4g\t%s" % (group, name, floor, figure["to"]))
        return
    fallen = 0
    with open(FLOORS, encoding="utf-8") as f:
        for line in f:
            if line.startswith("#") or not line.strip():
                continue
            group, name, floor, to = line.rstrip("\n").split("\t")
            figure = now.get((group, name))
            if figure is None:
                print("missing: %s, %s" % (group, name))
                fallen += 1
            elif (figure["now"] < float(floor)) if to == "at least" else (figure["now"] > float(floor)):
                print("%s, %s: %s, where the floor is %s" % (group, name, figure["now"], floor))
                fallen += 1
    print("%d figures below their floor" % fallen if fallen else "no figure is below its floor")
    sys.exit(1 if fallen else 0)


if __name__ == "__main__":
    main()
