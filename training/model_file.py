"""A model file as src/predict/model_file.h describes it."""
import struct

ALIGNED = 64


def aligned(size):
    return -(-size // ALIGNED) * ALIGNED


class ModelFile:
    def __init__(self, fingerprint):
        self.fingerprint = fingerprint
        self.sections = []

    def add(self, name, content):
        """`content`: bytes, or an array of numbers in the order and of the size that the program reads them."""
        self.sections.append((name, bytes(content) if isinstance(content, (bytes, bytearray)) else content.tobytes()))

    def bytes(self):
        at = aligned(24 + 32 * len(self.sections))
        head = b"onrecord" + struct.pack("<IIQ", 1, len(self.sections), self.fingerprint)
        for name, content in self.sections:
            head += name.encode()[:16].ljust(16, b"\0") + struct.pack("<QQ", at, len(content))
            at = aligned(at + len(content))
        out = bytearray(head)
        for _, content in self.sections:
            out += b"\0" * (aligned(len(out)) - len(out)) + content
        return bytes(out)


def read_sections(path):
    """The sections of a model file, by name."""
    with open(path, "rb") as f:
        whole = f.read()
    n_sections, = struct.unpack_from("<I", whole, 12)
    sections = {}
    for i in range(n_sections):
        name, at, size = struct.unpack_from("<16sQQ", whole, 24 + 32 * i)
        sections[name.rstrip(b"\0").decode()] = whole[at:at + size]
    return sections
