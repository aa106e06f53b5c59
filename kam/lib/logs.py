"""Log lines a person can read, with key=value facts; no personal data beyond ids."""

from __future__ import annotations

import logging

import structlog


def formatter() -> logging.Formatter:
    """The formatter that settings.LOGGING names."""
    return structlog.stdlib.ProcessorFormatter(
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.dev.ConsoleRenderer(colors=False, pad_level=False),
        ],
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="%H:%M:%S"),
        ],
    )
