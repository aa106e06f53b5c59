"""Demonstration data: invented companies and people, the same at every load, told through the services."""
