"""Runs the commands that use threads, under ThreadSanitizer: reading on several threads, with problems, stopped by a closed pipe and by a
signal; serving several clients. What the sanitizer says makes the run fail.

    threads.py --program build/thread/onrecord
"""
import argparse
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

TEXT = ("The weir at Harlow broke on May {day}, the Port Authority said on Monday. \"It broke in {day} places,\" Ana Ruiz told the Harlow Post. "
        "Tomas Quill denied that the weir was old. According to the Coast Courier, repairs will cost {day} million crowns.")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    program = os.path.abspath(parser.parse_args().program)
    environment = dict(os.environ, TSAN_OPTIONS="exitcode=66 halt_on_error=0")
    wrong = []
    with tempfile.TemporaryDirectory(prefix="onrecord-threads-") as folder:
        with open(os.path.join(folder, "in.jsonl"), "w") as out:
            for i in range(120):
                out.write(json.dumps({"id": "r%d" % i, "outlet": "Post %d" % (i % 5), "date": "2024-05-%02d" % (1 + i % 28), "text": TEXT.format(day=1 + i % 28)}) + "\n")
                if i % 10 == 0:
                    out.write("{bad\n")

        def run(*command, statuses=(0, 1), **more):
            ended = subprocess.run([program, *command], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=600, **more)
            said = ended.stderr.decode("utf-8", "replace")
            if ended.returncode not in statuses or "ThreadSanitizer" in said:
                wrong.append("%s: status %d, %s" % (" ".join(command), ended.returncode, said[:3000]))

        for threads in ("1", "2", "4", "16"):
            run("read", "--threads", threads, "in.jsonl")
        run("read", "--threads", "4", "--tokens", "--clauses", "--explain", "in.jsonl", "in.jsonl")
        run("build", "--threads", "4", "r.record", "in.jsonl", "no-such-file.txt")
        run("show", "in.jsonl", "claims", "--threads", "4")
        run("report", "in.jsonl", "--threads", "4", "-o", "r.html")
        for how in ("pipe", signal.SIGINT, signal.SIGTERM):
            started = subprocess.Popen([program, "read", "--threads", "4", "in.jsonl"], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            started.stdout.readline()
            if how == "pipe":
                started.stdout.close()
            else:
                started.send_signal(how)
            said = started.stderr.read().decode("utf-8", "replace")
            started.wait(timeout=120)
            if "ThreadSanitizer" in said:
                wrong.append("read, ended by %s: %s" % (how, said[:3000]))
        server = subprocess.Popen([program, "serve", "r.record", "--port", "0"], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        port = int(re.search(rb"http://127\.0\.0\.1:(\d+)", server.stdout.readline())[1])

        def ask():
            for _ in range(5):
                with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
                    connection.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n" % port)
                    connection.recv(4096)
        clients = [threading.Thread(target=ask) for _ in range(8)]
        for client in clients:
            client.start()
        for client in clients:
            client.join()
        time.sleep(0.2)
        server.send_signal(signal.SIGTERM)
        said = server.communicate(timeout=60)[0].decode("utf-8", "replace")
        if server.returncode != 0 or "ThreadSanitizer" in said:
            wrong.append("serve: status %s, %s" % (server.returncode, said[:3000]))
    for line in wrong:
        print("WRONG:", line)
    print("threads: %d wrong" % len(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
