"""Run the command line as `python -m twosessions_cli`."""

from twosessions_cli.cli.main import run

if __name__ == "__main__":
    run()
