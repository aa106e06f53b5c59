"""The benchmark: our pages beside bare Django views on the same server, database and rows."""
