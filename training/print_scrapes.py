#!/usr/bin/python3
"""Prints plain-text scrapes for training/train_lines.cc, as JSON Lines: {"host", "lines": [{"text", "furniture", "weight"}]}. Deterministic.

  print_scrapes.py --blocks PRINT_BLOCKS --reports REPORTS [--reports REPORTS]... [--scrapes FILE]... [--plain CONLLU]... FOLDER...

A scrape is a news report (REPORTS: JSON Lines with "text", maybe gzip'd) among lines that surround articles on real pages: of a page of the folders (as
train_blocks.py reads them) what stands before the article, some of what stands within it and behind it. --scrapes: invented ones, marked by hand
(tests/page/scrapes/open.txt), whose lines weigh more. --plain: texts of a treebank, which have no furniture.
"""
import argparse, gzip, json, random, subprocess
from train_blocks import read_pages

ROUNDS = 4           # scrapes of each report
MAX_WORDS = 40       # of a line of furniture: a longer one is somebody's prose, which its words do not give away
MAX_BEFORE, MAX_BEHIND = 6, 12
REPORT_WEIGHT, INVENTED_WEIGHT = 2, 4  # a line of a report that is taken for furniture is the worse mistake


class Surroundings:
    """Lines of one page: before its article, runs within it, behind it."""
    def __init__(self, page, texts):
        own = [i for i, share in enumerate(page["y"]) if share > 0.5]
        sure = [page["known"][i] and share < 0.2 and 0 < len(texts[i].split()) <= MAX_WORDS for i, share in enumerate(page["y"])]
        self.host = page["host"]
        self.before = [texts[i] for i in range(own[0]) if sure[i]][-MAX_BEFORE - 2:] if own else []
        self.behind = [texts[i] for i in range(own[-1] + 1, len(texts)) if sure[i]][:MAX_BEHIND + 2] if own else []
        self.within, run = [], []
        for i in range(own[0], own[-1] + 1) if own else ():
            if sure[i]:
                run.append(texts[i])
            elif run:
                self.within.append(run)
                run = []


def read_surroundings(program, folders):
    found = []
    for folder in folders:
        printed = subprocess.run([program, f"{folder}/html"], check=True, capture_output=True).stdout.decode()
        pages = (json.loads(line) for line in printed.split("\n") if line)
        texts = [[" ".join(block["text"].split()) for block in page["blocks"]] for page in pages if page["blocks"]]
        found += [Surroundings(page, own) for page, own in zip(read_pages(program, folder), texts)]
    return [page for page in found if page.before or page.behind]


def scrape_of(report, pages, runs, chance):
    paragraphs = [" ".join(line.split()) for line in report.split("\n") if line.strip()]
    if len(paragraphs) < 3:
        return None
    if chance.random() < 0.6:  # most scrapes are of short reports
        paragraphs = paragraphs[:chance.randint(3, min(len(paragraphs), 14))]
    page = chance.choice(pages)
    lines = []
    n_before = chance.randint(0, MAX_BEFORE)
    if chance.random() < 0.7 and n_before:
        lines += [(line, 1) for line in page.before[-n_before:]]
    for number, paragraph in enumerate(paragraphs):
        lines.append((paragraph, 0))
        if number + 1 == len(paragraphs) or chance.random() > min(0.5, 2 / len(paragraphs)):
            continue
        if chance.random() < 0.5:
            run = chance.choice(runs)
        else:  # what stands behind another page's article, or before it
            other = chance.choice(pages)
            row = (other.behind if chance.random() < 0.7 else other.before) or other.before or other.behind
            first = chance.randrange(len(row))
            run = row[first:first + chance.randint(1, 4)]
        lines += [(line, 1) for line in run]
    if chance.random() < 0.9:
        lines += [(line, 1) for line in page.behind[:chance.randint(0, MAX_BEHIND)]]
    return {"host": page.host, "lines": [{"text": text, "furniture": kind, "weight": 1.0 if kind else float(REPORT_WEIGHT)} for text, kind in lines]}


def invented(path):
    """The format is told in tests/page/scrapes_test.cc."""
    scrapes = []
    for line in open(path, encoding="utf-8").read().split("\n"):
        if line.startswith("=== "):
            scrapes.append({"host": "invented" + line, "lines": []})
        elif line:
            if line.startswith("{~"):
                line = line[line.index("}") + 1:]
            weight = 0.0 if line.startswith("?") else float(INVENTED_WEIGHT)
            scrapes[-1]["lines"].append({"text": line.lstrip("~?"), "furniture": int(line.startswith("~")), "weight": weight})
    return scrapes


def plain(path):
    """Documents of a treebank: paragraphs and headings, none of which is furniture."""
    documents, line = [], None
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            if row.startswith("# newdoc"):
                documents.append({"host": "plain" + row, "lines": []})
            if row.startswith(("# newdoc", "# newpar")):
                line = None
            elif row.startswith("# text = ") and line is None:
                line = {"text": row[9:].strip(), "furniture": 0, "weight": 1.0}
                documents[-1]["lines"].append(line)
            elif row.startswith("# text = "):
                line["text"] += " " + row[9:].strip()
    return documents


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--blocks", required=True)
    parser.add_argument("--reports", action="append", required=True)
    parser.add_argument("--scrapes", action="append", default=[])
    parser.add_argument("--plain", action="append", default=[])
    parser.add_argument("folders", nargs="+")
    options = parser.parse_args()
    pages = read_surroundings(options.blocks, options.folders)
    runs = [run for page in pages for run in page.within if len(run) <= 4]
    reports = []
    for path in options.reports:
        with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as lines:
            reports += [json.loads(line)["text"] for line in lines]
    chance = random.Random(1)
    scrapes = [scrape_of(report, pages, runs, chance) for _ in range(ROUNDS) for report in reports]
    scrapes += [scrape for path in options.scrapes for scrape in invented(path)] + [document for path in options.plain for document in plain(path)]
    for scrape in scrapes:
        if scrape:
            print(json.dumps(scrape, ensure_ascii=False))


if __name__ == "__main__":
    main()
