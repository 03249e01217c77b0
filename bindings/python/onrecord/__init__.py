"""onrecord reads news reports and works out what is on the record: who said what, when, and who repeats whom.

>>> import onrecord
>>> reading = onrecord.read("“The wall is sound,” Ana Ruiz told the Harlow Courier on Monday.", date="2025-08-05")
>>> [(statement.speaker.name, statement.content) for statement in reading.statements]
[('Ana Ruiz', '“The wall is sound,”')]

`read` and `read_all` read reports, each alone; `Record` keeps many, and says what they say together.
"""

from ._library import Error, library
from ._span import Span
from .reading import Problem, Reading, read, read_all
from .record import Record, Rows

__version__ = library().onrecord_version().decode()
__all__ = ["Error", "Problem", "Reading", "Record", "Rows", "Span", "read", "read_all"]
