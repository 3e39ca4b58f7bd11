"""Run the command line: `claims`, or `python -m claims`."""

from claims.cli import app


def main() -> None:
    """Run the command line of this process and exit with its code."""
    app()


if __name__ == "__main__":
    main()
