"""Hefboom: a government's procurement strategy as a working system."""

__version__ = "0.1.0"
