"""What the engines share: what may be typed, which tasks there are, what one task does, how records are made of what they did.

A task is (input, index, n): shard `index` of `n` of one file or folder, which is fetched first where it lies elsewhere (s3a://…). It runs
`onrecord read` and, where linking is done in parts too, `onrecord map`. A reduction takes all lines of one part, a month's task all
readings of one month. All are pure functions of the bytes that they are given, so that an engine may repeat them anywhere, at any time.
What a task hands over ends with its own counts, and a record is refused where they do not add up.
"""
import argparse
import glob
import json
import os
import resource
import shutil
import socket
import subprocess
import tempfile

CHUNK_BYTES = 1 << 20
FAMILIES = "tfq"  # of `onrecord map`
UNKNOWN_MONTH = "unknown"  # of `onrecord read --by-month`
CATALOGUE = "all.catalogue"


def is_elsewhere(path):
    """Whether it names a file by a scheme: the engine fetches it to the task's own disk."""
    return "://" in path


def arguments_of(job, **options):
    """What was typed, with `options` of the engine's own, {name: help}."""
    parser = argparse.ArgumentParser(description=job, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, words in options.items():
        parser.add_argument("--" + name, required=True, help=words)
    parser.add_argument("--program", required=True, help="onrecord for the workers' system; it runs here too")
    parser.add_argument("--input", action="append", required=True, help="a file, a folder or a pattern, by a path or with a scheme (s3a://…); may be repeated")
    parser.add_argument("--shards", type=int, default=1, help="tasks an input")
    parser.add_argument("--parts", type=int, default=0, help="of the keys of linking, a reduction each (default: linking is done here)")
    parser.add_argument("--output", metavar="RECORD", help="one record of all, here")
    parser.add_argument("--months", metavar="FOLDER", help="a record of each month, built by the workers, and " + CATALOGUE + ", which names them: "
                        "an empty folder, by the same path everywhere")
    arguments = parser.parse_args()
    if not arguments.output and not arguments.months:
        parser.error("give --output RECORD, --months FOLDER or both")
    if arguments.parts and not arguments.output:
        parser.error("--parts is of one record of all, by --output")
    if arguments.months:
        arguments.months = os.path.abspath(arguments.months)  # workers run in other folders
        os.makedirs(arguments.months, exist_ok=True)
        if os.listdir(arguments.months):
            parser.error(f"{arguments.months} is not empty")
    return arguments


def tasks_of(arguments, find_elsewhere):
    """`shards` tasks for each input. find_elsewhere(pattern): the paths that a pattern with a scheme names."""
    def found(pattern):
        if is_elsewhere(pattern):
            return sorted(find_elsewhere(pattern)) if set("*[{") & set(pattern) else []
        return sorted(glob.glob(pattern))
    paths = [path for pattern in arguments.input for path in found(pattern) or [pattern]]
    return [(path, index, arguments.shards) for path in paths for index in range(arguments.shards)]


def run(command, **options):
    """Runs it; what it printed, where that was asked for. RuntimeError with its own words where it does not end with 0: the engine is to try again."""
    ended = subprocess.run(command, stderr=subprocess.PIPE, check=False, **options)
    if ended.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} ended with {ended.returncode}: {ended.stderr.decode(errors='replace')[-2000:]}")
    return ended


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


def read_shard(program, task, arguments, fetch):
    """Runs the task here. Yields ("readings", bytes)... for --output, (("month", its name), bytes)... for --months, ("problems", bytes), with
    --parts ("facts", bytes)... and (number of a part, block of lines)..., ("end", counts). fetch(path, folder) brings what is elsewhere
    into an empty folder."""
    path, index, n = task
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        readings, problems, facts, lines, months, fetched = (
            os.path.join(folder, name) for name in ("readings", "problems", "facts", "lines", "months", "fetched"))
        source = path
        if is_elsewhere(path):
            os.mkdir(fetched)
            fetch(path, fetched)
            source = os.path.join(fetched, *os.listdir(fetched))
        before = children_cpu_s()
        run([program, "read", "--shard", f"{index}/{n}", "--threads", "1", "--problems", problems, "-o", readings, "--as", path,
             *(["--by-month", months] if arguments.months else []), source], stdin=subprocess.DEVNULL)
        if arguments.parts:
            run([program, "map", FAMILIES, "--threads", "1", "--facts", facts, "--parts", str(arguments.parts), "-o", lines, readings],
                stdin=subprocess.DEVNULL)
        counts = {"task": list(task), "readings": 0, "bytes": 0, "months": {}, "cpu_s": children_cpu_s() - before}
        for chunk in chunks_of(readings):
            counts["readings"] += chunk.count(b"\n")
            counts["bytes"] += len(chunk)
            if arguments.output:
                yield "readings", chunk
        for of_month in sorted(glob.glob(glob.escape(months) + ".*")):
            month = of_month.removeprefix(months + ".")
            for chunk in chunks_of(of_month):
                counts["months"][month] = counts["months"].get(month, 0) + chunk.count(b"\n")
                yield ("month", month), chunk
        content = b"".join(chunks_of(problems))
        counts["problems"] = content.count(b"\n")
        yield "problems", content
        if arguments.parts:
            yield from (("facts", chunk) for chunk in chunks_of(facts))
            yield from ((part, block) for part in range(arguments.parts) for block in blocks_of(f"{lines}.{part}"))
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


def counts_of(tasks, others):
    """The counts of all tasks together: `others` are their problems and ends. RuntimeError: one is missing."""
    ends = [value for kind, value in others if kind == "end"]
    if sorted(tuple(end["task"]) for end in ends) != sorted(tasks):
        raise RuntimeError(f"{len(ends)} tasks ended, and there are {len(tasks)}")
    counts = {"tasks": len(tasks)}
    for name in ("readings", "problems", "bytes", "cpu_s"):
        counts[name] = sum(end[name] for end in ends)
    return counts


def built(command, readings):
    """Runs `onrecord build … -` of chunks of readings, which are taken once. {"readings", "bytes", "build_cpu_s"} of what it took. It may refuse
    a report that has another's id, which its record says. RuntimeError: it failed."""
    before = children_cpu_s()
    taken = {"readings": 0, "bytes": 0}
    build = subprocess.Popen(command, stdin=subprocess.PIPE)
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
    if status not in (0, 1):
        raise RuntimeError(f"onrecord build ended with {status}")
    return {**taken, "build_cpu_s": children_cpu_s() - before}


def write_file(path, chunks):
    with open(path, "wb") as file:
        file.writelines(chunks)
    return path


def build_record(program, record, counts, others, readings, facts=(), reduced=None):
    """Makes `record` of what the tasks handed over: `others` are the problems and the ends, in the tasks' order; `readings` and `facts` are
    chunks, in the tasks' order; `reduced` is what reduce_part() yielded for each part, one after another. Each of the three is taken
    once, and none is held whole. What it cost is added to the counts. RuntimeError: something is missing, or `onrecord build` failed."""
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        def kept(kind, chunks):
            return write_file(os.path.join(folder, kind), chunks)
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
        taken = built(command, readings)
    counts["build_cpu_s"] = taken.pop("build_cpu_s")
    for name, n in taken.items():
        if n != counts[name]:
            raise RuntimeError(f"{record} is not to be used: of {counts[name]} {name} that the tasks made {n} arrived")


def months_of(others):
    """How many readings there are of each month. What could not be read is listed in the record of those without one."""
    months = {}
    for kind, value in others:
        for month, n in value["months"].items() if kind == "end" else [(UNKNOWN_MONTH, 0)] if value else []:
            months[month] = months.get(month, 0) + n
    return dict(sorted(months.items())) or {UNKNOWN_MONTH: 0}


def build_month(program, folder, month, others, readings):
    """Builds the record of a month here, on this worker's own disk, of its readings in the tasks' order, and moves it whole to `folder`.
    {"month", "readings", "bytes", "build_cpu_s"}."""
    with tempfile.TemporaryDirectory(prefix="onrecord-") as here:
        record = os.path.join(here, f"{month}.record")
        problems = write_file(os.path.join(here, "problems"), (value for kind, value in others if kind == "problems"))
        taken = built([program, "build", record, "--from-readings", "-", "--problems", problems, "--month", month], readings)
        unfinished = os.path.join(folder, f"{month}.record.{socket.gethostname()}.{os.getpid()}.unfinished")
        try:
            with open(record, "rb") as source, open(unfinished, "wb") as target:
                shutil.copyfileobj(source, target, CHUNK_BYTES)
                target.flush()
                os.fsync(target.fileno())
            os.replace(unfinished, os.path.join(folder, f"{month}.record"))
        except OSError:
            if os.path.exists(unfinished):
                os.remove(unfinished)
            raise
    return {"month": month, **taken}


def write_catalogue(program, folder, counts, months, of_months):
    """Writes the catalogue of the months' records, of which `of_months` is what build_month() returned. RuntimeError: readings are missing."""
    for one in of_months:
        if one["readings"] != months[one["month"]]:
            raise RuntimeError(f"{one['month']}: of {months[one['month']]} readings that the tasks made {one['readings']} arrived")
    if {one["month"] for one in of_months} != set(months):
        raise RuntimeError(f"of {len(months)} months there are {len(of_months)}")
    run([program, "catalogue", *(os.path.join(folder, f"{month}.record") for month in months), "-o", os.path.join(folder, CATALOGUE)])
    counts["months"] = len(months)
    counts["months_cpu_s"] = sum(one["build_cpu_s"] for one in of_months)


def show_counts(counts):
    print(json.dumps(counts), flush=True)
