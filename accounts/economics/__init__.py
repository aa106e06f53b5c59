"""Arithmetics of the footprint and of what an account leaves: pure rules over plain facts."""
