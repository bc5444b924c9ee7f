"""The scenarios, a file for each kind. One of the table's rows can have several, and tests elsewhere that cover it."""

from dataclasses import dataclass, field
from pathlib import Path

from table import TITLES

SOURCES = Path(__file__).resolve().parents[3]


@dataclass
class Row:
    """What tests one row of the table (data)."""

    number: int
    title: str
    functions: list = field(default_factory=list)  # (function, quick, needs)
    covered: list = field(default_factory=list)  # (file, name)


rows = {number: Row(number, title) for number, title in TITLES.items()}


def scenario(number, quick=True, needs=()):
    """Registers a function of a Trial as a scenario of that row; it returns its figures as text.

    One that is not quick is left out of `--quick`. `needs` are functions of needs.py.
    """

    def register(function):
        rows[number].functions.append((function, quick, needs))
        return function

    return register


def covered(number, file, name):
    """Says that a test elsewhere, of that name in that file, covers the row or a part of it."""
    rows[number].covered.append((file, name))


def lost(row):
    """The tests that are said to cover a row, and are not there any more."""
    missing = []
    for file, name in row.covered:
        path = SOURCES / file
        if not path.is_file() or name not in path.read_text():
            missing.append(f"“{name}” is not in {file}")
    return missing
