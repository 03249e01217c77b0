"""What the engines share: which tasks there are, what one task does, how a record is made of what they read.

A task is (input, index, n): shard `index` of `n` of one file or folder. It runs `onrecord read` and is a pure function of the
input's bytes, so that an engine may repeat it anywhere, at any time. What a task hands over ends with its own counts, and the
record is refused where they do not add up.
"""
import json
import os
import resource
import subprocess
import tempfile

CHUNK_BYTES = 1 << 20


def tasks_of(inputs, shards):
    """`shards` tasks for each input."""
    return [(path, index, shards) for path in inputs for index in range(shards)]


def read_shard(program, task):
    """Runs the task here. Yields ("readings", bytes)..., ("problems", bytes), ("end", counts). RuntimeError: the engine is to try again."""
    path, index, n = task
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        readings, problems = os.path.join(folder, "readings"), os.path.join(folder, "problems")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        ended = subprocess.run(
            [program, "read", "--shard", f"{index}/{n}", "--threads", "1", "--problems", problems, "-o", readings, path],
            stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        if ended.returncode != 0:
            raise RuntimeError(f"shard {index}/{n} of {path}: onrecord ended with {ended.returncode}: "
                               f"{ended.stderr.decode(errors='replace')[-2000:]}")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        n_readings = n_bytes = 0
        with open(readings, "rb") as file:
            while chunk := file.read(CHUNK_BYTES):
                n_readings += chunk.count(b"\n")
                n_bytes += len(chunk)
                yield "readings", chunk
        with open(problems, "rb") as file:
            content = file.read()
        yield "problems", content
        yield "end", {"task": list(task), "readings": n_readings, "bytes": n_bytes, "problems": content.count(b"\n"),
                      "cpu_s": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime}


def build_record(program, record, tasks, others, readings):
    """Makes `record` of what the tasks handed over: `others` are the pairs that are not readings, in the tasks' order; `readings` are
    the chunks, in any order of tasks. Returns the counts. RuntimeError: something is missing, or `onrecord build` failed."""
    ends = [value for kind, value in others if kind == "end"]
    if sorted(tuple(end["task"]) for end in ends) != sorted(tasks):
        raise RuntimeError(f"{len(ends)} tasks ended, and there are {len(tasks)}")
    counts = {"tasks": len(tasks)}
    for name in ("readings", "problems", "bytes", "cpu_s"):
        counts[name] = sum(end[name] for end in ends)
    with tempfile.NamedTemporaryFile(prefix="onrecord-problems-") as problems:
        for kind, value in others:
            if kind == "problems":
                problems.write(value)
        problems.flush()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        build = subprocess.Popen([program, "build", record, "--from-readings", "-", "--problems", problems.name], stdin=subprocess.PIPE)
        taken = {"readings": 0, "bytes": 0}
        try:
            for chunk in readings:
                taken["readings"] += chunk.count(b"\n")
                taken["bytes"] += len(chunk)
                build.stdin.write(chunk)
            build.stdin.close()
        except BrokenPipeError:
            pass  # its status says why
        except BaseException:
            build.kill()
            raise
        finally:
            status = build.wait()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if status != 0:
        raise RuntimeError(f"onrecord build ended with {status}")
    for name, n in taken.items():
        if n != counts[name]:
            raise RuntimeError(f"{record} is not to be used: of {counts[name]} {name} that the tasks made {n} arrived")
    counts["build_cpu_s"] = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return counts


def show_counts(counts):
    print(json.dumps(counts), flush=True)
