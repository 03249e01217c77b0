#!/usr/bin/env python3
"""What is installed, from outside: long.py packages|static|same-bytes|wheel. Part of ./test long; as root, for chroot; 10 to 60 minutes each.

packages:   builds the Debian packages, asks lintian, installs them in a bare root, follows docs/library.md there, and removes them.
static:     builds the static program and runs it in a root that contains nothing else.
same-bytes: builds the packages again, in another folder and without a compiler cache, and compares.
wheel:      in a bare root, follows docs/python.md in a copy of the sources; then docs/library.md, with what `cmake --install` installs.

Following a page means running the lines of its ```sh blocks as they are written. A bare root is what debootstrap makes, kept as
build/root.tar. Each step prints what it measures; docs/install.md has the figures of the last run.
"""

import contextlib
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
EPOCH = "1767225600"  # 1 January 2026: the date in the packages' logs
MB = 1_000_000


def run(*command, **options):
    print("+", " ".join(map(str, command)), flush=True)
    return subprocess.run([str(word) for word in command], check=True, text=True, **options)


def commands(page, heading):
    """The lines of the ```sh blocks below a heading of a document."""
    text = (SOURCE / "docs" / page).read_text(encoding="utf-8")
    section = re.search(r"^#+ %s\n(.*?)(?=^#+ |\Z)" % re.escape(heading), text, re.M | re.S)[1]
    lines = [line for block in re.findall(r"^```sh\n(.*?)^```", section, re.M | re.S) for line in block.splitlines()]
    assert lines, f"{page} has no commands under {heading}"
    return lines


def copy_sources(to):
    for path in run("git", "ls-files", cwd=SOURCE, stdout=subprocess.PIPE).stdout.splitlines():
        (to / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(SOURCE / path, to / path)


class Root:
    """A system of its own below a folder: Debian's smallest, where nothing of ours is installed."""

    work = pathlib.Path("/root/work")  # where a reader of the documents works

    def __init__(self, folder):
        self.folder = folder
        (folder / "root" / "work").mkdir(parents=True)
        shutil.copy("/etc/resolv.conf", folder / "etc/resolv.conf")
        trusted = pathlib.Path("/etc/ssl/certs/ca-certificates.crt")  # PyPI may be reached through a proxy that this machine trusts
        if trusted.exists():
            shutil.copy(trusted, folder / "etc" / "trusted.crt")
        (folder / "etc/apt/apt.conf.d/yes").write_text('APT::Get::Assume-Yes "true";\nAPT::Install-Recommends "false";\n')

    def path(self, name):
        return self.folder / self.work.relative_to("/") / name

    def follow(self, lines, **options):
        """Runs lines one after another in one shell, as a reader types them; gives what they print."""
        print("\n".join("  $ " + line for line in lines), flush=True)
        environment = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
        if (self.folder / "etc" / "trusted.crt").exists():
            environment["PIP_CERT"] = "/etc/trusted.crt"
        script = f"set -e\ncd {self.work}\n" + "\n".join(lines)
        ended = subprocess.run(["chroot", self.folder, "sh", "-c", script], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, **options)
        if ended.returncode != 0:
            sys.exit(f"status {ended.returncode}\n{ended.stdout[-3000:]}")
        return ended.stdout


@contextlib.contextmanager
def bare_root():
    kept = SOURCE / "build" / "root.tar"
    with tempfile.TemporaryDirectory(prefix="onrecord-root-") as name:
        folder = pathlib.Path(name)
        if not kept.exists():
            kept.parent.mkdir(exist_ok=True)
            run("debootstrap", "--variant=minbase", "bookworm", folder / "new", "http://deb.debian.org/debian", stdout=subprocess.DEVNULL)
            run("tar", "-C", folder / "new", "-cf", folder / "new.tar", ".")
            shutil.move(folder / "new.tar", kept)
        (folder / "root").mkdir()
        run("tar", "-C", folder / "root", "-xf", kept)
        yield Root(folder / "root")


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


def use_library(root):
    """Follows docs/library.md with its examples, in C, C++ and by CMake."""
    for name in ("example.c", "example.cc"):
        shutil.copy(SOURCE / "examples" / "library" / name, root.path(name))
    shutil.copytree(SOURCE / "examples", root.path("reports"), dirs_exist_ok=True)
    timeline = json.loads(root.follow(commands("library.md", "Use it from C")))
    assert len(timeline) > 20, timeline
    said = root.follow(commands("library.md", "Use it from C++"))
    assert said == "Ana Ruiz | said | “The wall is sound,”\n", said
    page = (SOURCE / "docs" / "library.md").read_text(encoding="utf-8")
    root.path("CMakeLists.txt").write_text(re.search(r"^```cmake\n(.*?)^```", page, re.M | re.S)[1])
    root.path("story.record").unlink()
    *build, use = commands("library.md", "Use it from CMake")
    root.follow(build)
    assert json.loads(root.follow([use])) == timeline


def packages():
    found = build_packages(SOURCE)
    for package in found:
        files = [line.split() for line in run("dpkg-deb", "--contents", package, stdout=subprocess.PIPE).stdout.splitlines()]
        print(f"{package.name}: {package.stat().st_size / MB:.0f} MB, {sum(int(file[2]) for file in files) / MB:.0f} MB installed")
    # Ours is no upload to Debian: there is no bug that asks for it and no host for its mail; the call of ldconfig is CPack's.
    run("lintian", "--fail-on", "error,warning", "--suppress-tags", "initial-upload-closes-no-bugs,bogus-mail-host,bogus-mail-host-in-debian-changelog,maintscript-calls-ldconfig", *found)
    with bare_root() as root:
        root.path("build/package").mkdir(parents=True)
        for package in found:
            shutil.copy(package, root.path("build/package"))
        build, *install = commands("install.md", "Debian packages")  # the first line is done
        assert build.startswith("cmake "), build
        root.follow(install[:1])
        shutil.copytree(SOURCE / "examples", root.path("examples"))
        shown = root.follow(["onrecord build story.record examples", "onrecord show story.record"])
        assert "13 reports by 4 named outlets and 1 unnamed" in shown, shown
        assert (root.folder / "usr/share/man/man1/onrecord-read.1.gz").exists(), "no manual page"
        root.path("story.record").unlink()
        root.follow(install[1:])
        use_library(root)
        root.follow(["apt-get purge onrecord libonrecord0 libonrecord-dev"])
        left = [path for path in (root.folder / "usr").glob("**/*onrecord*")]
        assert not left, left
    print("packages: lintian has nothing against them; installed, followed and removed in a bare root")


def static():
    run("sh", "-ec", "\n".join(commands("install.md", "Static program")), cwd=SOURCE, stdout=subprocess.DEVNULL)
    program = SOURCE / "build" / "static" / "onrecord"
    assert "NEEDED" not in run("readelf", "-d", program, stdout=subprocess.PIPE).stdout, "it needs a library"
    with tempfile.TemporaryDirectory(prefix="onrecord-root-") as name:
        root = pathlib.Path(name)
        shutil.copy(program, root / "onrecord")
        shutil.copytree(SOURCE / "examples", root / "examples")
        run("chroot", root, "/onrecord", "build", "/story.record", "/examples")
        shown = run("chroot", root, "/onrecord", "show", "/story.record", stdout=subprocess.PIPE).stdout
        assert "13 reports by 4 named outlets and 1 unnamed" in shown, shown
    print(f"static: {program.stat().st_size / MB:.0f} MB; runs where nothing else is")


def same_bytes():
    def sums(found):
        return {package.name: hashlib.sha256(package.read_bytes()).hexdigest() for package in found}

    first = sums(build_packages(SOURCE))
    with tempfile.TemporaryDirectory(prefix="onrecord-elsewhere-") as name:
        other = pathlib.Path(name) / "a" / "longer" / "name"
        copy_sources(other)
        os.environ["CCACHE_DISABLE"] = "1"
        second = sums(build_packages(other))
    assert first == second, f"{first} and {second}"
    print("the same bytes:", first)


def wheel():
    with bare_root() as root:
        copy_sources(root.path(""))
        root.follow(["apt-get update", "tools/install build", "apt-get install python3-venv"])
        examples = [line for line in commands("python.md", "Many reports") if line.startswith("python ")]
        shown = root.follow([*commands("python.md", "Python"), "python -m doctest docs/python.md", *examples])
        assert "13 reports" in shown and "independent origins" in shown, shown
        run("cmake", "--install", SOURCE / "build" / "package", "--prefix", root.folder / "usr/local", stdout=subprocess.DEVNULL)
        root.follow(commands("library.md", "Install it")[-1:])  # the lines before are done
        root.path("story.record").unlink()
        shutil.rmtree(root.path("build"), ignore_errors=True)
        use_library(root)
        installed = next((root.folder / "root" / "onrecord").glob("lib/python3*/site-packages/onrecord"))
        print(f"wheel: {sum(path.stat().st_size for path in installed.glob('**/*')) / MB:.0f} MB installed; built and used in a bare root")


if __name__ == "__main__":
    {"packages": packages, "static": static, "same-bytes": same_bytes, "wheel": wheel}[sys.argv[1]]()
