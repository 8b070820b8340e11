"""The people of `tests/people.py`, for every test of this app."""

from tests.people import people

__all__ = ["people"]
