"""What was bought: lines of spend to product groups of the strategy and codes of a factor set, with the reason."""
