"""Does the web server of this container answer? For a health check, where curl is not installed."""

import os
import sys
import urllib.error
import urllib.request


def main() -> int:
    """0 when /healthz answers anything but a server error."""
    request = urllib.request.Request("http://127.0.0.1:8000/healthz")
    # As the proxy would ask: an allowed host name, over TLS.
    request.add_header("Host", os.environ.get("KAM_HOSTS", "localhost").split(",")[0])
    request.add_header("X-Forwarded-Proto", "https")
    try:
        urllib.request.urlopen(request, timeout=5).close()  # noqa: S310 - our own address
    except urllib.error.HTTPError as answer:
        return 1 if answer.code >= 500 else 0
    except OSError:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
