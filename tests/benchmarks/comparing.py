"""How often comparing tells what it should: precision and recall of disputes and of links, by scenario.

    python tests/benchmarks/comparing.py

The scenarios are those of tests/compare/scenarios.toml, whose texts are read first. A dispute counts as right
where all of its camps are; a link is a pair of figures that go back to one origin.
"""

import runpy
from collections import Counter
from pathlib import Path

TOLD = runpy.run_path(str(Path(__file__).parents[1] / "compare" / "told.py"))


def main() -> None:
    """Print the table."""
    scores: dict[str, Counter[str]] = {}
    for scenario in TOLD["read_scenarios"]():
        try:
            found = TOLD["tell"](scenario)
        except AssertionError as error:
            print(f"{scenario['name']}: {error}")
            continue
        pairs = (
            ("disputes", TOLD["wanted_disputes"](scenario), found.disputes),
            (
                "links",
                TOLD["pairs_of"](TOLD["wanted_origins"](scenario)),
                TOLD["pairs_of"](found.origins),
            ),
        )
        for kind, wanted, told in pairs:
            count = scores.setdefault(f"{kind:10}{scenario['point']}", Counter())
            total = scores.setdefault(f"{kind:10}all", Counter())
            for it in (count, total):
                it.update(right=len(wanted & told), told=len(told), wanted=len(wanted))
    print(f"{'':24}{'precision':>12}{'recall':>12}{'told':>8}{'wanted':>8}")
    for name, count in sorted(scores.items()):
        shares = (_share(count["right"], count[of]) for of in ("told", "wanted"))
        print(f"{name:24}{''.join(f'{it:>12}' for it in shares)}{count['told']:>8}{count['wanted']:>8}")


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "-"


if __name__ == "__main__":
    main()
