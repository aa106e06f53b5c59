"""Protocols: the rules of their dates, and the ones every organisation begins with."""
