"""Run the command line: `claims`, or `python -m claims`."""

import gc

# So many objects are made before the next search for those that only hold each other. What is imported stays
# anyhow: to look through it again and again takes a tenth of the start.
_OBJECTS = 20_000


def main() -> None:
    """Run the command line of this process and exit with its code."""
    gc.set_threshold(_OBJECTS)
    from claims.cli import app  # noqa: PLC0415 - after that

    try:
        app()
    finally:
        gc.freeze()  # nor need it be looked through when the process ends


if __name__ == "__main__":
    main()
