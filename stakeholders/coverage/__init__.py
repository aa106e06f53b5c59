"""The rules of coverage: how well an account's people are covered, and where the holes are."""
