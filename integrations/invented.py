"""Invented reports to try an engine with."""
import glob
import gzip
import json
import os
import shutil
import subprocess
import sys

SOURCE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


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
                http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + text.encode()
                head = (f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:{name}>\r\nWARC-Target-URI: https://{name}\r\n"
                        f"Content-Type: application/http\r\nContent-Length: {len(http)}\r\n\r\n")
                archive.write(gzip.compress(head.encode() + http + b"\r\n\r\n", mtime=0))
            elif number % 10 == 0:
                shutil.copy(path, os.path.join(folder, "more", name))
            else:
                lines.write(json.dumps({"id": name, "text": text}) + "\n")
        lines.write('{"id": "one that cannot be read"}\n')
    return ["reports.jsonl", "pages.warc.gz", "more"]
