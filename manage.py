#!/usr/bin/env python3
"""The one entry: `up`, `test`, `lint`, `bench`, `messages`, and every command of Django.

Runs on a bare Python: it first builds `.venv` from uv.lock where that is missing or old.
"""

import sys


def main():
    # Old interpreters must get this far, hence the plain syntax.
    if sys.version_info < (3, 11):
        sys.exit("Ancrage needs Python 3.11 or 3.12; this is %d.%d." % sys.version_info[:2])
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
