"""The people of the tests, for every test here."""

from tests.people import people

__all__ = ["people"]
