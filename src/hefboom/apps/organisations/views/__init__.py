"""Pages of organisations: for everybody (`public`), for those who manage organisations, people and the log."""
