"""Servers have no development tools: where memory is measured, what only those bring is not to be had either.

Found by its place on PYTHONPATH (tests.bench.servers); celery and structlog load these packages where they exist.
"""

import sys

for name in ("rich", "yaml"):
    sys.modules[name] = None  # type: ignore[assignment]  # an import of it fails, as where it is not installed
