"""Hostile pages and texts, and what each may cost.

Each kind is a piece that is repeated up to a size. `read` must take each without failing, within the time and memory of its size, and
four times the size in at most 4.5 times the time: a scan that is quadratic shows as 16 times. Times are user and system time of one
thread, the best of --rounds, less that of a text of one sentence.

    hostile.py --program build/release/onrecord [--mb 1] [--only KIND] [--long]
    hostile.py --write KIND --mb 4 > page.html

--mb is the smaller size. --long also reads 10 MB of each kind against the budget of docs/reliability.md.
"""
import argparse
import os
import resource
import subprocess
import sys
import tempfile

MAX_GROWTH = 4.5  # times the time for four times the size
SECONDS_PER_MB = 0.35  # at most, of the smaller and larger sizes, on the two-core machine of docs/measurements.md; chosen, not measured
BYTES_PER_BYTE = 30  # of memory for each byte of input, beyond what a sentence takes
MAX_BYTES_10_MB = 200 << 20
MAX_SECONDS_10_MB = 1.0

HEAD = "<html><head><title>Weir</title></head><body><article><h1>The weir broke</h1>"
# kind: (ending, head, piece, tail). A page's pieces stand in its body.
KINDS = {
    "p": (".html", HEAD, "<p>x", ""),
    "p_closed": (".html", HEAD, "<p>x</p>\n", ""),
    "div": (".html", HEAD, "<div>", ""),
    "div_words": (".html", HEAD, "<div>word ", ""),
    "td": (".html", HEAD + "<table>", "<td>x", ""),
    "table": (".html", HEAD, "<table><tr><td>", ""),
    "h1": (".html", HEAD, "<h1>The weir", ""),
    "h2_closed": (".html", HEAD, "<h2>The weir</h2>", ""),
    "b": (".html", HEAD, "<b>x", ""),
    "b_p": (".html", HEAD, "<b><p>x", ""),
    "a": (".html", HEAD, "<a href=x>x", ""),
    "a_closed": (".html", HEAD, "<a href=/x>more</a> ", ""),
    "span": (".html", HEAD, "<span>x</span>", ""),
    "li": (".html", HEAD + "<ul>", "<li>x", ""),
    "hidden": (".html", HEAD, "<div style='display:none'>x", ""),
    "attributes": (".html", HEAD + "<div ", "a1=x ", ">x"),
    "long_attribute": (".html", HEAD + "<div class='", "c ", "'>x"),
    "byline": (".html", HEAD, "<p class=byline>By Ana Ruiz</p>", ""),
    "dates": (".html", HEAD, "<time datetime=2024-05-03>3 May 2024</time> ", ""),
    "script": (".html", HEAD, "<script>x</script>", ""),
    "json_ld": (".html", "<html><head>", "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":{\"name\":\"Ana Ruiz\"}}</script>", "<body><p>The weir broke."),
    "json_ld_deep": (".html", "<html><head><script type='application/ld+json'>", "[", "</script></head><body><p>The weir broke."),
    "meta": (".html", "<html><head>", "<meta property='og:title' content='The weir broke'>", "<body><p>The weir broke."),
    "comment": (".html", HEAD, "<!-- x -->", ""),
    "open_comment": (".html", HEAD, "<!--", ""),
    "less": (".html", HEAD, "<", ""),
    "less_slash": (".html", HEAD, "</", ""),
    "entities": (".html", HEAD, "&amp;&#39;&notanentity;", ""),
    "title": (".html", "<html><head><title>", "The weir - ", "</title><body><p>The weir broke."),
    "br": (".html", HEAD, "x<br>", ""),
    "quote": (".txt", "", "\"", "\n"),
    "quote_words": (".txt", "", "\"It holds\" ", "\n"),
    "open_quote": (".txt", "", "‘", "\n"),
    "open_quotes_words": (".txt", "", "“It holds, he said. ", "\n"),
    "close_quotes": (".txt", "", "it’ ", "\n"),
    "said": (".txt", "", "said ", "\n"),
    "he_said": (".txt", "", "He said that ", "\n"),
    "commas": (".txt", "", ",", "\n"),
    "dots": (".txt", "", ".", "\n"),
    "initials": (".txt", "", "A. ", "\n"),
    "names": (".txt", "", "Ana Ruiz and ", "\n"),
    "name_sentences": (".txt", "", "Ana Ruiz spoke. She left. ", "\n"),
    "different_names": (".txt", "", None, "\n"),
    "times": (".txt", "", "on Monday, 3 May 2024, ", "\n"),
    "numbers": (".txt", "", "1,2", "\n"),
    "one_word": (".txt", "", "x", "\n"),
    "capitals": (".txt", "", "Weir ", "\n"),
    "brackets": (".txt", "", "(", "\n"),
    "dashes": (".txt", "", "— ", "\n"),
    "lines": (".txt", "", "x\n", ""),
    "blank_lines": (".txt", "", "\n", "The weir broke.\n"),
    "credits": (".txt", "", "With files from the Port Press.\n\n", ""),
    "combining": (".txt", "x", "\u0301", "\n"),
    "invalid": (".txt", "", "\udcff\udce2x ", "\n"),  # surrogates stand for bytes
    "according": (".txt", "", "according to ", "\n"),
    "that": (".txt", "", "that ", "\n"),
    "statements": (".txt", "", "\"It holds,\" Ana Ruiz told the Harlow Post on Monday. He denied it. ", "\n"),
    "events": (".txt", "", "The weir broke on May 3. ", "\n"),
}


def syllables(n):
    out = "NaRuTiKoLeMaSoVi"
    return "".join(out[2 * (n >> 3 * i & 7):][:2].lower() for i in range(5)).capitalize()


def made(kind, n_bytes):
    ending, head, piece, tail = KINDS[kind]
    if piece is None:
        body = "".join("%s %s spoke. " % (syllables(i * 2654435761 >> 7), syllables(i * 40503 + 7)) for i in range(n_bytes // 24))
    else:
        body = piece * (n_bytes // len(piece.encode("utf-8", "surrogateescape")))
    return ending, (head + body + tail).encode("utf-8", "surrogateescape")


def cost(program, path):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    child = subprocess.Popen([program, "read", "--threads", "1", path], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    del before
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss << 10, child.returncode, errors


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program")
    parser.add_argument("--mb", type=float, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--write")
    options = parser.parse_args()
    if options.write:
        sys.stdout.buffer.write(made(options.write, int(options.mb * (1 << 20)))[1])
        return 0
    wrong = []
    with tempfile.TemporaryDirectory(prefix="onrecord-hostile-") as folder:

        def measured(name, data, rounds):
            path = os.path.join(folder, name)
            with open(path, "wb") as out:
                out.write(data)
            best = min((cost(options.program, path) for _ in range(rounds)), key=lambda c: c[0])
            os.unlink(path)
            return best

        base = measured("base.txt", b"The weir broke.\n", 3)
        for kind in KINDS:
            if options.only and kind != options.only:
                continue
            seconds, room = [], []
            sizes = [options.mb, 4 * options.mb] + ([10] if options.long else [])
            for mb in sizes:
                ending, data = made(kind, int(mb * (1 << 20)))
                time, memory, status, errors = measured("h" + ending, data, 1 if mb > 4 else options.rounds)
                seconds.append(max(time - base[0], 0.001))
                room.append(memory - base[1])
                if status not in (0, 1):
                    wrong.append("%s, %g MB: status %d %r" % (kind, mb, status, errors[-120:]))
            growth = seconds[1] / max(seconds[0], 0.05)  # below that it is noise
            line = "%-18s %s s, grows %.1f times; %s MB" % (kind, " ".join("%.2f" % s for s in seconds), growth, " ".join("%d" % (r >> 20) for r in room))
            faults = []
            if growth > MAX_GROWTH:
                faults.append("time")
            if seconds[1] > SECONDS_PER_MB * sizes[1]:
                faults.append("seconds")
            if room[1] > BYTES_PER_BYTE * sizes[1] * (1 << 20):
                faults.append("memory")
            if options.long and (seconds[2] > MAX_SECONDS_10_MB or room[2] > MAX_BYTES_10_MB):
                faults.append("budget of 10 MB")
            print(line + ("   WRONG: " + ", ".join(faults) if faults else ""), flush=True)
            if faults:
                wrong.append(line)
    print(len(wrong), "wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
