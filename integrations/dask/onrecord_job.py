"""Builds a record with Dask: the readings on its workers, the links here, or in parts on the workers too (--parts).

  PYTHONPATH=integrations python3 integrations/dask/onrecord_job.py --scheduler tcp://HOST:8786
      --program build/release/onrecord --input '/data/2025-08-05/*.warc.gz' --shards 24 --output day.record

The inputs and the program lie where every worker finds them by the same path. A task's readings are held by its worker until they
are taken: choose so many shards that one's readings (about 16 kB a report) fit its memory. What a lost worker had is read again.
"""
import sys

import onrecord_shards
from distributed import Client, as_completed


def read_whole(program, task, parts):
    """What the task hands over, {kind: values}: see read_shard()."""
    whole = {}
    for kind, value in onrecord_shards.read_shard(program, task, parts):
        whole.setdefault(kind, []).append(value)
    return whole


def reduce_whole(program, of_part):
    return list(onrecord_shards.reduce_part(program, (block for blocks in of_part for block in blocks)))


def main():
    arguments = onrecord_shards.arguments_of(__doc__, scheduler="its address, tcp://HOST:PORT")
    program, parts = arguments.program, arguments.parts
    tasks = onrecord_shards.tasks_of(arguments.input, arguments.shards)
    with Client(arguments.scheduler) as client:
        client.upload_file(onrecord_shards.__file__)

        def submit(function, *values):
            return client.submit(function, *values, pure=False, retries=3)
        whole = [submit(read_whole, program, task, parts) for task in tasks]
        lines = [[submit(lambda one, part: one[part], one, part) for one in whole] for part in range(parts)]
        reduced = [submit(reduce_whole, program, of_part) for of_part in lines]
        # Problems and counts alone first, as in a record they come first; the readings stay with the workers.
        firsts = [submit(lambda one: [(kind, value) for kind in ("problems", "end") for value in one[kind]], one) for one in whole]
        for n, _ in enumerate(as_completed(whole), 1):
            print(f"onrecord: {n} of {len(tasks)} tasks", file=sys.stderr, flush=True)
        others = [part for parts in client.gather(firsts) for part in parts]
        facts = [submit(lambda one: one.get("facts", []), one) for one in whole]
        readings = [submit(lambda one: one.get("readings", []), one) for one in whole]

        def values_of(futures):
            return (value for future in futures for value in future.result())
        onrecord_shards.show_counts(onrecord_shards.build_record(
            program, arguments.output, tasks, others, values_of(readings), values_of(facts), values_of(reduced) if parts else None))


if __name__ == "__main__":
    main()
