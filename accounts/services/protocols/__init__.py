"""Protocols: writing their templates, starting runs, and taking a run through its steps.

For apps above, `start_protocol` is the way in, with the origin that makes it start once.
"""

from accounts.services.protocols.starting import Origin, start_protocol, started_by

__all__ = ["Origin", "start_protocol", "started_by"]
