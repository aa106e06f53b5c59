"""The rules of relationships: how strong ours with theirs are, and what a matrix of them says."""
