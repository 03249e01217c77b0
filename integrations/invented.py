"""Invented reports to try an engine with, and real pages where they are at hand."""
import glob
import gzip
import json
import os
import shutil
import subprocess
import sys

SOURCE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def page_record(name, target, page):
    """A page as a member of a web archive."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:{name}>\r\nWARC-Target-URI: {target}\r\n"
            f"Content-Type: application/http\r\nContent-Length: {len(http)}\r\n\r\n")
    return gzip.compress(head.encode() + http + b"\r\n\r\n", mtime=0)


def write_pages(n_pages, folder, n_archives=2):
    """At most n_pages of the real pages in ../shared/corpora/pages as web archives, each once; their names. None where there are none."""
    found = {}
    for path in sorted(glob.glob(os.path.join(SOURCE, "..", "shared", "corpora", "pages", "*", "html", "*.html.gz")))[:n_pages]:
        with gzip.open(path) as file:
            found.setdefault(file.read(), os.path.basename(path).removesuffix(".html.gz"))
    names = [f"real-{number}.warc.gz" for number in range(n_archives if found else 0)]
    for number, archive_name in enumerate(names):
        with open(os.path.join(folder, archive_name), "wb") as archive:
            for page, name in list(found.items())[number::n_archives]:
                archive.write(page_record(name, f"https://pages.example/{name}", page))
    return names


def write_inputs(n_reports, folder):
    """reports.jsonl, pages.warc.gz and more/ of about n_reports invented reports; their names."""
    stories = os.path.join(folder, "stories")
    reports_a_story = 8
    subprocess.run([sys.executable, os.path.join(SOURCE, "benchmarks", "origins", "generate.py"), "--stories",
                    str(max(2, n_reports // reports_a_story)), stories], check=True)
    os.mkdir(os.path.join(folder, "more"))
    with open(os.path.join(folder, "reports.jsonl"), "w", encoding="utf-8") as lines, \
            open(os.path.join(folder, "pages.warc.gz"), "wb") as archive:
        for number, path in enumerate(sorted(glob.glob(os.path.join(stories, "*", "reports", "*")))):
            with open(path, encoding="utf-8") as file:
                text = file.read()
            name = "-".join(path.split(os.sep)[-3::2])
            if path.endswith(".jsonl"):
                for line in text.splitlines():  # ids are those of a desk, and two stories may have one
                    report = json.loads(line)
                    lines.write(json.dumps({**report, "id": f"{name}-{report['id']}"}) + "\n")
            elif path.endswith(".html"):
                archive.write(page_record(name, f"https://{name}", text.encode()))
            elif number % 10 == 0:
                shutil.copy(path, os.path.join(folder, "more", name))
            else:
                lines.write(json.dumps({"id": name, "text": text}) + "\n")
        lines.write('{"id": "one that cannot be read"}\n')
    return ["reports.jsonl", "pages.warc.gz", "more"]
