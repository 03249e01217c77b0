"""Builds a record with Apache Spark: the readings on its executors, the links on the driver.

  spark-submit --master spark://HOST:7077 --py-files integrations/onrecord_shards.py integrations/spark/onrecord_job.py
      --program build/release/onrecord --input '/data/2025-08-05/*.warc.gz' --shards 4 --output day.record

The inputs lie where every executor finds them by the same path. The program is shipped to the executors. What they read stays on
their disks until the driver takes it; what a lost executor had is read again. Needs PySpark 4 and Java 17.
"""
import argparse
import glob
import os
import sys
import threading

import onrecord_shards
from pyspark import SparkConf, SparkContext, SparkFiles, StorageLevel


def show_progress(sc, done):
    """A line on standard error whenever tasks of the reading stage have ended."""
    shown = None
    tracker = sc.statusTracker()
    while not done.wait(0.5):
        for stage in tracker.getActiveStageIds():
            info = tracker.getStageInfo(stage)
            if info and (stage, info.numCompletedTasks) != shown:
                shown = (stage, info.numCompletedTasks)
                print(f"onrecord: {info.numCompletedTasks} of {info.numTasks} tasks", file=sys.stderr, flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, help="onrecord for the executors' system; the driver runs it too")
    parser.add_argument("--input", action="append", required=True, help="a file, a folder or a pattern; may be repeated")
    parser.add_argument("--shards", type=int, default=1, help="tasks an input")
    parser.add_argument("--output", required=True, help="the record, on the driver")
    arguments = parser.parse_args()
    inputs = [path for pattern in arguments.input for path in sorted(glob.glob(pattern)) or [pattern]]
    tasks = onrecord_shards.tasks_of(inputs, arguments.shards)
    name = os.path.basename(arguments.program)

    def read(partition):
        for task in partition:
            yield from onrecord_shards.read_shard(SparkFiles.get(name), task)

    conf = SparkConf().setAppName(f"onrecord {arguments.output}").setIfMissing("spark.rdd.compress", "true")
    sc = SparkContext(conf=conf)
    sc.addFile(arguments.program)
    sc.setJobDescription(f"read {len(inputs)} inputs in {len(tasks)} tasks")
    done = threading.Event()
    progress = threading.Thread(target=show_progress, args=(sc, done), daemon=True)
    progress.start()
    read_parts = sc.parallelize(tasks, len(tasks)).mapPartitions(read).persist(StorageLevel.DISK_ONLY)
    others = read_parts.filter(lambda part: part[0] != "readings").collect()  # every task runs here
    done.set()
    progress.join()
    sc.setJobDescription(f"take readings into {arguments.output}")
    readings = read_parts.filter(lambda part: part[0] == "readings").map(lambda part: part[1]).toLocalIterator()
    onrecord_shards.show_counts(onrecord_shards.build_record(arguments.program, arguments.output, tasks, others, readings))
    sc.stop()


if __name__ == "__main__":
    main()
