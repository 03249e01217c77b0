"""What the engines share: what may be typed, which tasks there are, what one task does, how a record is made of what they did.

A task is (input, index, n): shard `index` of `n` of one file or folder. It runs `onrecord read` and, where linking is done in parts too,
`onrecord map`. A reduction takes all lines of one part. Both are pure functions of the bytes that they are given, so that an engine may
repeat them anywhere, at any time. What a task hands over ends with its own counts, and the record is refused where they do not add up.
"""
import argparse
import glob
import json
import os
import resource
import subprocess
import tempfile

CHUNK_BYTES = 1 << 20
FAMILIES = "tfq"  # of `onrecord map`


def arguments_of(job, **options):
    """What was typed: the inputs as a list of paths, and `options` of the engine's own, {name: help}."""
    parser = argparse.ArgumentParser(description=job, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, words in options.items():
        parser.add_argument("--" + name, required=True, help=words)
    parser.add_argument("--program", required=True, help="onrecord for the workers' system; it runs here too")
    parser.add_argument("--input", action="append", required=True, help="a file, a folder or a pattern; may be repeated")
    parser.add_argument("--shards", type=int, default=1, help="tasks an input")
    parser.add_argument("--parts", type=int, default=0, help="of the keys of linking, a reduction each (default: linking is done here)")
    parser.add_argument("--output", required=True, help="the record, here")
    arguments = parser.parse_args()
    arguments.input = [path for pattern in arguments.input for path in sorted(glob.glob(pattern)) or [pattern]]
    return arguments


def tasks_of(inputs, shards):
    """`shards` tasks for each input."""
    return [(path, index, shards) for path in inputs for index in range(shards)]


def run(command, **options):
    """Runs it. RuntimeError with its own words where it does not end with 0: the engine is to try again."""
    ended = subprocess.run(command, stderr=subprocess.PIPE, check=False, **options)
    if ended.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} ended with {ended.returncode}: {ended.stderr.decode(errors='replace')[-2000:]}")


def children_cpu_s():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def chunks_of(path):
    with open(path, "rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            yield chunk


def blocks_of(path):
    """Chunks that end with a line, so that blocks of several files may be mixed."""
    rest = b""
    for chunk in chunks_of(path):
        end = chunk.rfind(b"\n") + 1
        if end:
            yield rest + chunk[:end]
            rest = b""
        rest += chunk[end:]
    if rest:
        yield rest


def read_shard(program, task, parts):
    """Runs the task here. Yields ("readings", bytes)..., ("problems", bytes), with parts ("facts", bytes)... and (number of a part, block
    of lines)..., ("end", counts)."""
    path, index, n = task
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        readings, problems, facts, lines = (os.path.join(folder, name) for name in ("readings", "problems", "facts", "lines"))
        before = children_cpu_s()
        run([program, "read", "--shard", f"{index}/{n}", "--threads", "1", "--problems", problems, "-o", readings, path],
            stdin=subprocess.DEVNULL)
        if parts:
            run([program, "map", FAMILIES, "--threads", "1", "--facts", facts, "--parts", str(parts), "-o", lines, readings],
                stdin=subprocess.DEVNULL)
        counts = {"task": list(task), "readings": 0, "bytes": 0, "cpu_s": children_cpu_s() - before}
        for chunk in chunks_of(readings):
            counts["readings"] += chunk.count(b"\n")
            counts["bytes"] += len(chunk)
            yield "readings", chunk
        content = b"".join(chunks_of(problems))
        counts["problems"] = content.count(b"\n")
        yield "problems", content
        if parts:
            yield from (("facts", chunk) for chunk in chunks_of(facts))
            yield from ((part, block) for part in range(parts) for block in blocks_of(f"{lines}.{part}"))
        yield "end", counts


def reduce_part(program, blocks):
    """Sorts and reduces here the lines of one part, all tasks' blocks of it in any order. Yields ("reduced", bytes)..., ("cpu_s", seconds)."""
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        lines, in_order, reduced = (os.path.join(folder, name) for name in ("lines", "sorted", "reduced"))
        with open(lines, "wb") as file:
            file.writelines(blocks)
        before = children_cpu_s()
        run(["sort", "-T", folder, "-o", in_order, lines], env={**os.environ, "LC_ALL": "C"})
        run([program, "reduce", "-o", reduced, in_order], stdin=subprocess.DEVNULL)
        cpu_s = children_cpu_s() - before
        yield from (("reduced", chunk) for chunk in chunks_of(reduced))
        yield "cpu_s", cpu_s


def build_record(program, record, tasks, others, readings, facts=(), reduced=None):
    """Makes `record` of what the tasks handed over: `others` are the problems and the ends, in the tasks' order; `readings` and `facts` are
    chunks, in any order of tasks; `reduced` is what reduce_part() yielded for each part, one after another. Each of the three is taken
    once, and none is held whole. Returns the counts. RuntimeError: something is missing, or `onrecord build` failed."""
    ends = [value for kind, value in others if kind == "end"]
    if sorted(tuple(end["task"]) for end in ends) != sorted(tasks):
        raise RuntimeError(f"{len(ends)} tasks ended, and there are {len(tasks)}")
    counts = {"tasks": len(tasks)}
    for name in ("readings", "problems", "bytes", "cpu_s"):
        counts[name] = sum(end[name] for end in ends)
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        def kept(kind, chunks):
            with open(os.path.join(folder, kind), "wb") as file:
                file.writelines(chunks)
            return file.name
        command = [program, "build", record, "--from-readings", "-",
                   "--problems", kept("problems", (value for kind, value in others if kind == "problems"))]
        if reduced is not None:
            command += ["--links", kept("facts", facts)]
            counts["reduce_cpu_s"] = 0
            n_parts = 0
            for kind, value in reduced:
                if kind == "cpu_s":
                    counts["reduce_cpu_s"] += value
                    command.append(os.path.join(folder, f"reduced.{n_parts}"))
                    n_parts += 1
                    continue
                with open(os.path.join(folder, f"reduced.{n_parts}"), "ab") as file:
                    file.write(value)
        before = children_cpu_s()
        build = subprocess.Popen(command, stdin=subprocess.PIPE)
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
        counts["build_cpu_s"] = children_cpu_s() - before
    if status != 0:
        raise RuntimeError(f"onrecord build ended with {status}")
    for name, n in taken.items():
        if n != counts[name]:
            raise RuntimeError(f"{record} is not to be used: of {counts[name]} {name} that the tasks made {n} arrived")
    return counts


def show_counts(counts):
    print(json.dumps(counts), flush=True)
