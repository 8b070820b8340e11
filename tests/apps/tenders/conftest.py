"""The people of `tests/people.py`, for every test of the register."""

from tests.people import people

__all__ = ["people"]
