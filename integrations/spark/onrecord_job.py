"""Builds a record with Apache Spark: the readings on its executors, the links on the driver, or in parts on the executors too (--parts).

  spark-submit --master spark://HOST:7077 --py-files integrations/onrecord_shards.py integrations/spark/onrecord_job.py
      --program build/release/onrecord --input '/data/2025-08-05/*.warc.gz' --shards 4 --output day.record

The inputs lie where every executor finds them by the same path. The program is shipped to the executors. What they read stays on
their disks until the driver takes it; what a lost executor had is read again. Needs PySpark 4 and Java 17.
"""
import os
import sys
import threading

import onrecord_shards
from pyspark import SparkConf, SparkContext, SparkFiles, StorageLevel


CHUNKS_AT_A_TIME = 16  # that an executor sends, of onrecord_shards.CHUNK_BYTES each


def taken_from(chunks):
    """What the RDD holds, in its order, held here and by an executor in small pieces: toLocalIterator() takes a whole partition at a time."""
    numbered = chunks.zipWithIndex().map(lambda pair: (pair[1], pair[0]))
    n_pieces = max(1, -(-chunks.count() // CHUNKS_AT_A_TIME))
    pieces = numbered.partitionBy(n_pieces, lambda number: number // CHUNKS_AT_A_TIME).mapPartitions(sorted)
    return (chunk for _, chunk in pieces.toLocalIterator())


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
    arguments = onrecord_shards.arguments_of(__doc__)
    parts = arguments.parts
    tasks = onrecord_shards.tasks_of(arguments.input, arguments.shards)
    name = os.path.basename(arguments.program)

    def read(partition):
        for task in partition:
            yield from onrecord_shards.read_shard(SparkFiles.get(name), task, parts)

    def reduce(pairs):
        return onrecord_shards.reduce_part(SparkFiles.get(name), (block for _, block in pairs))

    conf = SparkConf().setAppName(f"onrecord {arguments.output}").setIfMissing("spark.rdd.compress", "true")
    sc = SparkContext(conf=conf)
    sc.addFile(arguments.program)
    sc.setJobDescription(f"read {len(arguments.input)} inputs in {len(tasks)} tasks")
    done = threading.Event()
    progress = threading.Thread(target=show_progress, args=(sc, done), daemon=True)
    progress.start()
    read_parts = sc.parallelize(tasks, len(tasks)).mapPartitions(read).persist(StorageLevel.DISK_ONLY)
    is_other = ("problems", "end").__contains__
    others = read_parts.filter(lambda pair: is_other(pair[0])).collect()  # every task runs here
    done.set()
    progress.join()

    def values_of(kind):
        return taken_from(read_parts.filter(lambda pair: pair[0] == kind).map(lambda pair: pair[1]))
    reduced = None
    if parts:
        sc.setJobDescription(f"reduce {parts} parts")
        lines = read_parts.filter(lambda pair: isinstance(pair[0], int))
        reduced_parts = lines.partitionBy(parts, int).mapPartitions(reduce).persist(StorageLevel.DISK_ONLY)
        reduced = taken_from(reduced_parts)
    sc.setJobDescription(f"take readings into {arguments.output}")
    onrecord_shards.show_counts(onrecord_shards.build_record(
        arguments.program, arguments.output, tasks, others, values_of("readings"), values_of("facts") if parts else (), reduced))
    sc.stop()


if __name__ == "__main__":
    main()
