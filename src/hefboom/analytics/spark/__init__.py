"""The same expressions on Spark: for who has a cluster, or more lines than one machine carries."""
