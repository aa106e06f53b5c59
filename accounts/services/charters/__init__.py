"""Relationship charters: opening a version, writing its lines, agreeing on it."""
