"""Builds a record with Dask: the readings on its workers, the links here.

  PYTHONPATH=integrations python3 integrations/dask/onrecord_job.py --scheduler tcp://HOST:8786
      --program build/release/onrecord --input '/data/2025-08-05/*.warc.gz' --shards 24 --output day.record

The inputs and the program lie where every worker finds them by the same path. A task's readings are held by its worker until they
are taken: choose so many shards that one's readings (about 16 kB a report) fit its memory. What a lost worker had is read again.
"""
import argparse
import glob
import sys

import onrecord_shards
from distributed import Client, as_completed


def read_whole(program, task):
    parts = list(onrecord_shards.read_shard(program, task))
    return [part for part in parts if part[0] != "readings"], [value for kind, value in parts if kind == "readings"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scheduler", required=True, help="its address, tcp://HOST:PORT")
    parser.add_argument("--program", required=True, help="onrecord, by the path that the workers have")
    parser.add_argument("--input", action="append", required=True, help="a file, a folder or a pattern; may be repeated")
    parser.add_argument("--shards", type=int, default=1, help="tasks an input")
    parser.add_argument("--output", required=True, help="the record, here")
    arguments = parser.parse_args()
    inputs = [path for pattern in arguments.input for path in sorted(glob.glob(pattern)) or [pattern]]
    tasks = onrecord_shards.tasks_of(inputs, arguments.shards)
    with Client(arguments.scheduler) as client:
        client.upload_file(onrecord_shards.__file__)
        whole = [client.submit(read_whole, arguments.program, task, pure=False, retries=3) for task in tasks]
        # Problems and counts alone first, as in a record they come first; the readings stay with the workers.
        firsts = [client.submit(lambda parts: parts[0], parts, pure=False, retries=3) for parts in whole]
        for n, _ in enumerate(as_completed(whole), 1):
            print(f"onrecord: {n} of {len(tasks)} tasks", file=sys.stderr, flush=True)
        others = [part for parts in client.gather(firsts) for part in parts]
        readings = (chunk for future in whole for chunk in future.result()[1])
        onrecord_shards.show_counts(onrecord_shards.build_record(arguments.program, arguments.output, tasks, others, readings))


if __name__ == "__main__":
    main()
