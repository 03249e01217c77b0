#!/usr/bin/env python3
"""The installed library, used as a stranger would: CMake's find_package and pkg-config, the examples built and run, the exported symbols.

installed.py --build BUILD: installs BUILD into a temporary folder, moves that (nothing may depend on where it was), and works from there.
"""

import argparse
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
EXAMPLES = SOURCE / "examples" / "library"


def run(*command, **options):
    ended = subprocess.run([str(word) for word in command], capture_output=True, text=True, **options)
    if ended.returncode != 0:
        sys.exit(f"{shlex.join(map(str, command))}: status {ended.returncode}\n{ended.stdout}{ended.stderr}")
    return ended.stdout


def check(holds, what):
    if not holds:
        sys.exit(f"FAILED: {what}")


def check_symbols(prefix):
    """Only what the header declares is exported, each with its version."""
    library = next(prefix.glob("lib*/**/libonrecord.so.0"))
    exported = {line.split()[-1] for line in run("nm", "-D", "--defined-only", library).splitlines()}
    exported.discard("ONRECORD_0")
    header = (prefix / "include" / "onrecord" / "onrecord.h").read_text()
    declared = re.findall(r"^ONRECORD_API [^;]*?(onrecord_\w+)\(", header, re.M)
    check(len(declared) > 10, "the header declares functions")
    exported.discard("ONRECORD_0@@ONRECORD_0")
    check(exported == {name + "@@ONRECORD_0" for name in declared}, f"exported {sorted(exported)}, declared {sorted(declared)}")


def check_headers(prefix, folder):
    """Each header compiles alone, in C++20; the C one in C99 too."""
    for header in sorted((prefix / "include" / "onrecord").glob("*.h")):
        (folder / "one.cc").write_text(f"#include <onrecord/{header.name}>\n")
        run("c++", "-std=c++20", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only", f"-I{prefix}/include", folder / "one.cc")
    check(not list((prefix / "include").glob("**/src*")), "nothing of src/ is installed")


def check_cmake(prefix, folder):
    """find_package's targets build the examples, and bring none of our options."""
    build = folder / "cmake"
    run("cmake", "-G", "Ninja", "-S", SOURCE / "tests" / "library", "-B", build, f"-DCMAKE_PREFIX_PATH={prefix}", f"-DEXAMPLES={EXAMPLES}")
    run("cmake", "--build", build)
    for command in json.loads((build / "compile_commands.json").read_text()):
        ours = [word for word in shlex.split(command["command"]) if word.startswith(("-ffile", "-fstack", "-DONRECORD", f"-I{SOURCE}", "-Wshadow"))]
        check(not ours, f"options of ours reach a user: {ours}")
    return build / "example_c", build / "example_cxx"


def check_pkg_config(prefix, folder):
    environ = os.environ | {"PKG_CONFIG_PATH": str(next(prefix.glob("lib*/**/pkgconfig")))}
    for compiler, package, source, standard in (("cc", "onrecord", "example.c", "c99"), ("c++", "onrecord-cxx", "example.cc", "c++20")):
        flags = shlex.split(run("pkg-config", "--cflags", "--libs", package, env=environ))
        run(compiler, f"-std={standard}", EXAMPLES / source, "-o", folder / package, *flags)
    return folder / "onrecord", folder / "onrecord-cxx"


def check_runs(prefix, folder, in_c, in_cxx):
    environ = os.environ | {"LD_LIBRARY_PATH": str(next(prefix.glob("lib*/**/libonrecord.so.0")).parent)}
    record = folder / f"{in_c.name}.record"
    timeline = run(in_c, record, SOURCE / "examples", env=environ)
    check(timeline == run(prefix / "bin" / "onrecord", "show", record, "timeline", "--json"), "the library and the program say the same")
    check(len(json.loads(timeline)) > 20, "the timeline has events")
    wrong = subprocess.run([in_c, SOURCE / "README.md", SOURCE / "examples"], capture_output=True, text=True, env=environ)
    check(wrong.returncode == 1 and "README.md" in wrong.stderr, f"an error is said: {wrong}")
    said = run(in_cxx, "“The wall is sound,” Zoë Ruiz told the Harlow Courier.", "Harlow Times", "2025-08-05")
    check(said == "Zoë Ruiz | told | “The wall is sound,”\n", said)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--build", type=pathlib.Path, required=True)
    build = options.parse_args().build
    with tempfile.TemporaryDirectory(prefix="onrecord-installed-") as name:
        folder = pathlib.Path(name)
        run("cmake", "--install", build, "--prefix", folder / "first")
        prefix = (folder / "first").rename(folder / "moved")
        check_symbols(prefix)
        check_headers(prefix, folder)
        check_runs(prefix, folder, *check_cmake(prefix, folder))
        check_runs(prefix, folder, *check_pkg_config(prefix, folder))
    print("installed: the library was found, linked and run")


if __name__ == "__main__":
    main()
