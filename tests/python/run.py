#!/usr/bin/env python3
"""Tests the Python package as it is installed: its tests, the examples in its docstrings, examples/library, and the notebook there.

run.py --build BUILD [--wheel]: from the build tree's own library (cmake --install --component python), or, with --wheel, by what
`pip install .` builds. The tests run in a virtual environment below BUILD, of the versions in requirements.txt; where PyPI is not reached
and the environment is not there yet they are skipped (77).
"""

import argparse
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import venv

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parent.parent


def run(*command, **options):
    subprocess.run([str(word) for word in command], check=True, **options)


def environment(folder):
    """The Python of the environment in `folder`, made where it is not there or is of other requirements; None where PyPI is not reached."""
    python = folder / "bin" / "python"
    requirements = HERE / "requirements.txt"
    wanted = hashlib.sha256(requirements.read_bytes()).hexdigest()
    mark = folder / "requirements.sha256"
    if mark.exists() and mark.read_text() == wanted:
        return python
    shutil.rmtree(folder, ignore_errors=True)
    venv.create(folder, with_pip=True)
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1", "--timeout", "20", "--no-compile"]
    if subprocess.run([*map(str, pip), "--only-binary", ":all:", "--require-hashes", "-r", str(requirements)]).returncode != 0:
        return None
    mark.write_text(wanted)
    return python


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--build", type=pathlib.Path, required=True)
    options.add_argument("--wheel", action="store_true")
    options = options.parse_args()
    folder = options.build.resolve() / "python"
    python = environment(folder / "venv")
    if python is None:
        print("skipped: PyPI is not reached, and the tests need the packages of tests/python/requirements.txt")
        return 77
    stage = folder / "stage"
    shutil.rmtree(stage, ignore_errors=True)
    if options.wheel:
        run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--target", stage, SOURCE)
    else:
        run("cmake", "--install", options.build, "--component", "python", "--prefix", stage, stdout=subprocess.DEVNULL)
    environ = os.environ | {"PYTHONPATH": str(stage), "PYTHONDONTWRITEBYTECODE": "1", "ONRECORD_EXAMPLES": str(SOURCE / "examples")}
    tests = [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--doctest-modules", "--doctest-glob=*.md", HERE]
    tests += [stage / "onrecord", SOURCE / "docs" / "python.md"]
    run(*tests, cwd=folder, env=environ)
    return 0


if __name__ == "__main__":
    sys.exit(main())
