#!/usr/bin/env python3
"""Prints raw text for train_clusters: one sentence a line, its words parted by spaces.

  raw_lines.py --program build/release/onrecord FILE...

Of CoNLL-U and IOB2 files (.conllu, .iob2, also .gz) the words are the file's own; the texts of JSON Lines are cut by `onrecord read --tokens`.
"""
import argparse, gzip, json, subprocess, sys


def column_words(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as lines:
        words = []
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if columns[0].isdigit():
                words.append(columns[1])
            elif not line.strip() and words:
                yield words
                words = []
        if words:
            yield words


def read_words(program, path):
    process = subprocess.Popen([program, "read", "--tokens", path], stdout=subprocess.PIPE)
    for line in process.stdout:
        reading = json.loads(line)
        words, sentence = [], 0
        for token in reading["tokens"]:
            if token["sentence"] != sentence and words:
                yield words
                words = []
            sentence = token["sentence"]
            words.append(reading["text"][token["span"][0]:token["span"][1]])
        if words:
            yield words
    process.wait()  # documents without text are told, and passed over


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--program", required=True)
    p.add_argument("files", nargs="+")
    a = p.parse_args()
    for path in a.files:
        for words in read_words(a.program, path) if path.removesuffix(".gz").endswith(".jsonl") else column_words(path):
            sys.stdout.write(" ".join(w for w in words if " " not in w) + "\n")


if __name__ == "__main__":
    main()
