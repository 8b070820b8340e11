"""Many rows at once: the same rules as `core`, on a data engine."""
