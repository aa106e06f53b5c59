"""Relationship charters: what their lines say, what an agreement needs, what one version changes of another."""
