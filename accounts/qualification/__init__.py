"""Qualification's rules: what ratings amount to, and the criteria every organisation begins with."""
