"""Spend files: lines of any make in, exact sums out."""
