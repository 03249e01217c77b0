#!/usr/bin/env python3
"""What is installed, from outside: long.py packages|static|same-bytes. Part of ./test long; as root, for chroot.

packages:   builds the Debian packages, asks lintian, and installs, runs and removes them in a bare root that debootstrap makes.
static:     builds the static program and runs it in a root that holds nothing else.
same-bytes: builds the packages again, in another folder and without a compiler cache, and compares.
"""

import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
EPOCH = "1767225600"  # 1 January 2026: the date in the packages' logs


def run(*command, **options):
    print("+", " ".join(map(str, command)), flush=True)
    return subprocess.run([str(word) for word in command], check=True, text=True, **options)


def build_packages(source):
    build = source / "build" / "package"
    environ = os.environ | {"SOURCE_DATE_EPOCH": EPOCH}
    run("cmake", "--preset", "package", cwd=source, env=environ, stdout=subprocess.DEVNULL)
    targets = ("onrecord_program", "onrecord_c", "onrecord_cxx", "onrecord_manual_pages")
    run("cmake", "--build", build, "--target", *targets, "--", "--quiet", env=environ)
    for old in build.glob("*.deb"):
        old.unlink()
    run("cpack", cwd=build, env=environ, stdout=subprocess.DEVNULL)
    return sorted(build.glob("*.deb"))


def packages():
    found = build_packages(SOURCE)
    print("built", *(package.name for package in found))
    # Ours is no upload to Debian: there is no bug that asks for it and no host for its mail; the call of ldconfig is CPack's.
    run("lintian", "--fail-on", "error,warning", "--suppress-tags", "initial-upload-closes-no-bugs,bogus-mail-host,bogus-mail-host-in-debian-changelog,maintscript-calls-ldconfig", *found)
    with tempfile.TemporaryDirectory(prefix="onrecord-root-") as name:
        root = pathlib.Path(name)
        run("debootstrap", "--variant=minbase", "bookworm", root, "http://deb.debian.org/debian", stdout=subprocess.DEVNULL)
        shutil.copy("/etc/resolv.conf", root / "etc/resolv.conf")
        for package in found:
            shutil.copy(package, root / "tmp")
        shutil.copytree(SOURCE / "examples", root / "tmp" / "examples")
        in_root = ["chroot", root, "env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8"]
        run(*in_root, "apt-get", "install", "-y", "-qq", "--no-install-recommends",
            *(f"/tmp/{p.name}" for p in found if not p.name.startswith("libonrecord-dev")), stdout=subprocess.DEVNULL)
        run(*in_root, "onrecord", "build", "/tmp/story.record", "/tmp/examples")
        shown = run(*in_root, "onrecord", "show", "/tmp/story.record", stdout=subprocess.PIPE).stdout
        assert "13 reports by 4 outlets" in shown, shown
        assert (root / "usr/share/man/man1/onrecord-read.1.gz").exists()
        run(*in_root, "apt-get", "purge", "-y", "-qq", "onrecord", "libonrecord0", stdout=subprocess.DEVNULL)
        assert not list((root / "usr").glob("**/*onrecord*")), "something was left"


def static():
    run(SOURCE / "tools" / "fetch-simdjson", SOURCE / "build" / "static" / "simdjson")
    run("cmake", "--preset", "static", cwd=SOURCE, stdout=subprocess.DEVNULL)
    run("cmake", "--build", "--preset", "static", "--", "--quiet", cwd=SOURCE)
    program = SOURCE / "build" / "static" / "onrecord"
    assert "NEEDED" not in run("readelf", "-d", program, stdout=subprocess.PIPE).stdout, "it needs a library"
    with tempfile.TemporaryDirectory(prefix="onrecord-root-") as name:
        root = pathlib.Path(name)
        shutil.copy(program, root / "onrecord")
        shutil.copytree(SOURCE / "examples", root / "examples")
        (root / "tmp").mkdir()
        run("chroot", root, "/onrecord", "build", "/story.record", "/examples")
        shown = run("chroot", root, "/onrecord", "show", "/story.record", stdout=subprocess.PIPE).stdout
        assert "13 reports by 4 outlets" in shown, shown


def same_bytes():
    def sums(found):
        return {package.name: hashlib.sha256(package.read_bytes()).hexdigest() for package in found}

    first = sums(build_packages(SOURCE))
    with tempfile.TemporaryDirectory(prefix="onrecord-elsewhere-") as name:
        other = pathlib.Path(name) / "a" / "longer" / "name"
        tracked = run("git", "ls-files", cwd=SOURCE, stdout=subprocess.PIPE).stdout.splitlines()
        for path in tracked:
            (other / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(SOURCE / path, other / path)
        os.environ["CCACHE_DISABLE"] = "1"
        second = sums(build_packages(other))
    assert first == second, f"{first} and {second}"
    print("the same bytes:", first)


if __name__ == "__main__":
    {"packages": packages, "static": static, "same-bytes": same_bytes}[sys.argv[1]]()
