"""Run the command line as `python -m twosessions_cli`."""

import sys

from twosessions_cli.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
