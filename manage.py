#!/usr/bin/env python3
"""The one entry: `up`, `test`, `lint`, `bench`, `messages`, and every command of Django.

Runs on a bare Python: it first builds `.venv` from uv.lock where that is missing or old.
"""

import sys


def main() -> None:
    """Move into the project's environment and run the command there."""
    # An old interpreter must understand the file up to here, hence the plain syntax.
    if sys.version_info < (3, 11):  # noqa: UP036
        sys.exit("Ancrage needs Python 3.11 or 3.12; this is " + sys.version.split()[0] + ".")
    from kam.local import bootstrap
    from kam.local.console import Stop

    try:
        bootstrap.enter(sys.argv)
        from kam.local import commands

        sys.exit(commands.run(sys.argv))
    except Stop as reason:
        sys.exit(str(reason))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
