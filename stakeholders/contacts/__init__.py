"""Whom to see next at an account, and why."""
