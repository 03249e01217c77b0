"""Builds records with Apache Spark: the readings on its executors, the links on the driver, or in parts on the executors too (--parts);
or a record of each month on the executors (--months).

  spark-submit --master spark://HOST:7077 --py-files integrations/onrecord_shards.py integrations/spark/onrecord_job.py
      --program build/release/onrecord --input '/data/2025-08-05/*.warc.gz' --shards 4 --output day.record

An input is a path by which every executor finds it, or has a scheme that Hadoop knows (s3a://, hdfs://, http://): each task then fetches
its file to its own disk, whole, so that there --shards is best left 1. Settings of such file systems are Spark's: --conf
spark.hadoop.fs.s3a.…, HADOOP_CONF_DIR, --packages. The program is shipped to the executors. What they read stays on their disks until
it is taken; what a lost executor had is read again. Needs PySpark 4 and Java 17.
"""
import collections
import itertools
import os
import subprocess
import sys
import tempfile
import threading
from xml.sax.saxutils import escape

import onrecord_shards
from pyspark import SparkConf, SparkContext, SparkFiles, StorageLevel
from pyspark.find_spark_home import _find_spark_home


CHUNKS_AT_A_TIME = 16  # that an executor sends, of onrecord_shards.CHUNK_BYTES each


class HadoopFiles:
    """Files of every file system that Hadoop knows, by its own client, which is among Spark's jars: a Java machine for each call, 1.2 s
    of CPU, so that neither an executor's memory nor the size of a message limits a file."""

    def __init__(self, conf):
        self.settings = {name.removeprefix("spark.hadoop."): value for name, value in conf.getAll() if name.startswith("spark.hadoop.")}
        self.jars = [path for name in ("spark.driver.extraClassPath", "spark.executor.extraClassPath") if (path := conf.get(name, None))]
        self.jars += [path.removeprefix("file://") for path in conf.get("spark.jars", "").split(",") if path]

    def run(self, words, jars, **options):
        with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
            site = os.path.join(folder, "core-site.xml")  # by a file: others may see what is typed
            with open(site, "w", encoding="utf-8") as file:
                file.writelines(["<configuration>", *(f"<property><name>{escape(name)}</name><value>{escape(value)}</value></property>"
                                                      for name, value in self.settings.items()), "</configuration>"])
            places = [os.environ.get("HADOOP_CONF_DIR"), folder, os.path.join(_find_spark_home(), "jars", "*"), *jars]
            home = os.environ.get("JAVA_HOME")
            return onrecord_shards.run(
                [os.path.join(home, "bin", "java") if home else "java", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                 "-cp", os.pathsep.join(filter(None, places)), "org.apache.hadoop.fs.FsShell", "-conf", site, *words],
                stdin=subprocess.DEVNULL, **options)

    def find(self, pattern):
        return self.run(["-ls", "-d", "-C", pattern], self.jars, stdout=subprocess.PIPE).stdout.decode().splitlines()

    def fetch(self, path, folder):
        """On an executor, where Spark has put the jars of --jars and --packages."""
        self.run(["-get", path, folder], [*self.jars, os.path.join(SparkFiles.getRootDirectory(), "*")], stdout=subprocess.DEVNULL)


def taken_from(chunks, counts):
    """What the RDD holds, so many values in each partition, in their order, held here and by an executor in small pieces: toLocalIterator()
    takes a whole partition at a time."""
    starts = [0, *itertools.accumulate(counts)]
    numbered = chunks.mapPartitionsWithIndex(lambda index, part: enumerate(part, starts[index]))
    n_pieces = max(1, -(-starts[-1] // CHUNKS_AT_A_TIME))
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
    program = os.path.basename(arguments.program)
    conf = SparkConf().setAppName(f"onrecord {arguments.output or arguments.months}").setIfMissing("spark.rdd.compress", "true")
    # What failed twice on one executor, as on one whose disk is full, goes to another.
    conf.setIfMissing("spark.excludeOnFailure.enabled", "true").setIfMissing("spark.excludeOnFailure.task.maxTaskAttemptsPerExecutor", "2")
    sc = SparkContext(conf=conf)
    sc.addFile(arguments.program)
    elsewhere = HadoopFiles(sc.getConf())
    tasks = onrecord_shards.tasks_of(arguments, elsewhere.find)

    def read(partition):
        for task in partition:
            n_chunks = collections.Counter()
            for kind, value in onrecord_shards.read_shard(SparkFiles.get(program), task, arguments, elsewhere.fetch):
                yield kind, {**value, "n_chunks": n_chunks} if kind == "end" else value
                n_chunks[kind] += 1

    def reduce(pairs):
        return onrecord_shards.reduce_part(SparkFiles.get(program), (block for _, block in pairs))

    sc.setJobDescription(f"read {len(tasks) // arguments.shards} inputs in {len(tasks)} tasks")
    done = threading.Event()
    progress = threading.Thread(target=show_progress, args=(sc, done), daemon=True)
    progress.start()
    read_parts = sc.parallelize(tasks, len(tasks)).mapPartitions(read).persist(StorageLevel.DISK_ONLY)
    is_other = ("problems", "end").__contains__
    others = read_parts.filter(lambda pair: is_other(pair[0])).collect()  # every task runs here
    done.set()
    progress.join()
    counts = onrecord_shards.counts_of(tasks, others)

    def values_of(kind):
        return taken_from(read_parts.filter(lambda pair: pair[0] == kind).map(lambda pair: pair[1]),
                          [value["n_chunks"][kind] for other, value in others if other == "end"])

    if arguments.months:
        months = onrecord_shards.months_of(others)
        numbers = {month: number for number, month in enumerate(months)}

        def of_months(task, pairs):
            for number, (kind, chunk) in enumerate(pairs):
                if isinstance(kind, tuple):
                    yield (numbers[kind[1]], task, number), chunk

        def build(number, pairs):
            yield onrecord_shards.build_month(SparkFiles.get(program), arguments.months, list(months)[number], others,
                                              (chunk for _, chunk in pairs))
        sc.setJobDescription(f"build the records of {len(months)} months")
        by_month = read_parts.mapPartitionsWithIndex(of_months).repartitionAndSortWithinPartitions(len(months), lambda key: key[0])
        onrecord_shards.write_catalogue(arguments.program, arguments.months, counts, months, by_month.mapPartitionsWithIndex(build).collect())
    if arguments.output:
        reduced = None
        if arguments.parts:
            sc.setJobDescription(f"reduce {arguments.parts} parts")
            lines = read_parts.filter(lambda pair: isinstance(pair[0], int))
            reduced_parts = lines.partitionBy(arguments.parts, int).mapPartitions(reduce).persist(StorageLevel.DISK_ONLY)
            reduced = taken_from(reduced_parts, reduced_parts.mapPartitions(lambda part: [sum(1 for _ in part)]).collect())  # each runs here
        sc.setJobDescription(f"take readings into {arguments.output}")
        onrecord_shards.build_record(arguments.program, arguments.output, counts, others, values_of("readings"),
                                     values_of("facts") if arguments.parts else (), reduced)
    onrecord_shards.show_counts(counts)
    sc.stop()


if __name__ == "__main__":
    main()
