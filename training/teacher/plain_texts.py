#!/usr/bin/env python3
"""Texts for the teacher to label, as input of `onrecord read`: plain_texts.py FILE.jsonl... The files of pages (whose rows have a page_type) give
a part of their articles only, as many as make 200,000 words; the others all of theirs."""
import json
import random
import sys

PAGE_WORDS = 200_000
MAX_PAGE_WORDS = 2_200       # longer ones are lists of products, manuals and the like


def main():
    pages = []
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as f:
            for row in map(json.loads, f):
                if "page_type" in row:
                    pages.append(row)
                else:
                    print(json.dumps({"id": row["id"], "text": row["text"]}))
    random.Random(1).shuffle(pages)
    n = 0
    for row in pages:
        words = len((row["text"] or "").split())
        if 0 < words <= MAX_PAGE_WORDS and n < PAGE_WORDS:
            n += words
            print(json.dumps({"id": row["id"], "text": row["text"]}))


if __name__ == "__main__":
    main()
