"""How fast claims are found: against a bare scan for digits, and against quantulum3 where it is installed.

    python tests/benchmarks/extraction.py [FILE.jsonl]

Reads the digests in seeds/ (or the texts of the document records in FILE), repeated to one megabyte, one
process, the three side by side in turn. Prints KB a second of processor time, the best of the rounds, and
the ratios; only the ratios mean anything on another machine. Then hostile texts of growing length: the
time for twice the text has to be about twice the time.
"""

import gc
import json
import re
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from claims.documents.input_files import read_inputs
from claims.extract.claim import extract_claims
from claims.lexicon import load_lexicon
from claims.model import Document

SEEDS = Path(__file__).parents[2] / "seeds"
MEGABYTE = 1_000_000
ROUNDS = 5
QUANTULUM_KB = 40  # quantulum3 takes minutes for a megabyte: it gets a part, and its rate is compared

HOSTILE = {
    "digits": "7" * 1000,
    "brackets": "([{" * 300,
    "scale words": "thousand " * 110,
    "numbers": "12 " * 330,
    "commas in numbers": "1," * 500,
    "quotes": '"' * 1000,
    "capitals": "Abcd " * 200,
    "hyphens": "a-" * 500,
    "months": "May 3, " * 140,
    "speech": "said that he said ",
    "line breaks": "\n" * 1000,
    "figures and places": "20 men in Aleppo, " * 55,
    "places referred to": "20 homes in the district " * 40,
}


def texts(path: Path | None) -> list[Document]:
    """The documents to read, repeated to a megabyte."""
    if path:
        listed = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
        found = [Document(id=str(i), text="\n\n".join(listed[i : i + 20])) for i in range(0, len(listed), 20)]
    else:
        found = [document for document in read_inputs([str(SEEDS)]) if isinstance(document, Document)]
    size = sum(len(document.text) for document in found)
    return found * (MEGABYTE // size + 1)


def best(run: Callable[[], object]) -> float:
    """Seconds of processor time of the fastest of some rounds."""
    times = []
    for _ in range(ROUNDS):
        gc.collect()
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


def compare(documents: list[Document]) -> None:
    """Print the three rates and the ratios."""
    lexicon = load_lexicon()
    extract_claims(documents[0], lexicon)
    whole = "\n\n".join(document.text for document in documents)
    size = len(whole) / 1000
    found = sum(len(extract_claims(document, lexicon)) for document in documents)
    ours = size / best(lambda: [extract_claims(document, lexicon) for document in documents])
    scan = size / best(lambda: re.findall(r"\d+", whole))
    print(f"claims       {ours:10,.0f} KB/s   {found:,} claims in {size:,.0f} KB")
    print(f"digit scan   {scan:10,.0f} KB/s   claims runs at 1/{scan / ours:.0f} of it")
    try:
        from quantulum3 import parser  # noqa: PLC0415
    except ImportError:
        print("quantulum3   not installed: pip install quantulum3==0.10.0")
        return
    part = whole[: QUANTULUM_KB * 1000].split("\n\n")
    parser.parse(part[0])
    start = time.process_time()
    for paragraph in part:
        parser.parse(paragraph)
    theirs = QUANTULUM_KB / (time.process_time() - start)
    print(f"quantulum3   {theirs:10,.1f} KB/s   claims is {ours / theirs:.0f} times as fast")


def growth() -> None:
    """Print how the time grows when hostile text doubles."""
    lexicon = load_lexicon()
    for name, piece in HOSTILE.items():
        times = []
        for count in (100, 200, 400):
            text = piece * (count * 1000 // len(piece))
            start = time.process_time()
            extract_claims(Document(id="hostile", text=text), lexicon)
            times.append(time.process_time() - start)
        ratios = ", ".join(f"{after / before:.1f}" for before, after in pairwise(times))
        print(f"{name:18} 400 KB in {times[-1]:6.2f} s   twice the text takes {ratios} times as long")


if __name__ == "__main__":
    compare(texts(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
    growth()
