"""Entry gates: what an account should have before it enters a phase, asked of people and of the data."""
