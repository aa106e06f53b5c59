"""The embedded stack for a laptop, a demonstration and the tests."""
