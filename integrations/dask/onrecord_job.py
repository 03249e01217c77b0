"""Builds records with Dask: the readings on its workers, the links here, or in parts on the workers too (--parts); or a record of each
month on the workers (--months).

  PYTHONPATH=integrations python3 integrations/dask/onrecord_job.py --scheduler tcp://HOST:8786
      --program build/release/onrecord --input '/data/2025-08-05/*.warc.gz' --shards 24 --output day.record

The program lies where every worker finds it by the same path. So do the inputs, unless they have a scheme that fsspec knows (s3://, once
s3fs is installed on the workers and here): each task then fetches its file to its own disk, whole. A task's readings, and with --months
those of a month, are held by a worker until they are taken: choose so many shards that one's readings (about 16 kB a report) fit its
memory. What a lost worker had is read again.
"""
import os
import sys
from itertools import chain

import fsspec
import onrecord_shards
from distributed import Client, as_completed


def find(pattern):
    files, path = fsspec.core.url_to_fs(pattern)
    return [files.unstrip_protocol(found) for found in files.glob(path)]


def fetch(path, folder):
    files, there = fsspec.core.url_to_fs(path)
    files.get(there, os.path.join(folder, os.path.basename(there.rstrip("/"))), recursive=files.isdir(there))


def read_whole(task, arguments):
    """What the task hands over, {kind: values}: see read_shard()."""
    whole = {}
    for kind, value in onrecord_shards.read_shard(arguments.program, task, arguments, fetch):
        whole.setdefault(kind, []).append(value)
    return whole


def reduce_whole(program, of_part):
    return list(onrecord_shards.reduce_part(program, chain.from_iterable(of_part)))


def build_month(arguments, month, others, of_month):
    return onrecord_shards.build_month(arguments.program, arguments.months, month, others, chain.from_iterable(of_month))


def main():
    arguments = onrecord_shards.arguments_of(__doc__, scheduler="its address, tcp://HOST:PORT")
    tasks = onrecord_shards.tasks_of(arguments, find)
    with Client(arguments.scheduler) as client:
        client.upload_file(onrecord_shards.__file__)

        def submit(function, *values):
            return client.submit(function, *values, pure=False, retries=3)
        whole = [submit(read_whole, task, arguments) for task in tasks]

        def of_kind(kind):
            return [submit(lambda one, kind: one.get(kind, []), one, kind) for one in whole]
        reduced = [submit(reduce_whole, arguments.program, of_kind(part)) for part in range(arguments.parts)]
        # Problems and counts alone first, as in a record they come first; the readings stay with the workers.
        firsts = [submit(lambda one: [(kind, value) for kind in ("problems", "end") for value in one[kind]], one) for one in whole]
        for n, _ in enumerate(as_completed(whole), 1):
            print(f"onrecord: {n} of {len(tasks)} tasks", file=sys.stderr, flush=True)
        others = list(chain.from_iterable(client.gather(firsts)))
        counts = onrecord_shards.counts_of(tasks, others)

        def values_of(futures):
            return chain.from_iterable(future.result() for future in futures)
        if arguments.months:
            months = onrecord_shards.months_of(others)
            of_months = [submit(build_month, arguments, month, others, of_kind(("month", month))) for month in months]
            onrecord_shards.write_catalogue(arguments.program, arguments.months, counts, months, client.gather(of_months))
        if arguments.output:
            onrecord_shards.build_record(arguments.program, arguments.output, counts, others, values_of(of_kind("readings")),
                                         values_of(of_kind("facts")), values_of(reduced) if arguments.parts else None)
    onrecord_shards.show_counts(counts)


if __name__ == "__main__":
    main()
