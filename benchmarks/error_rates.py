"""How often chance alone makes the harness say something wrong, beside how often it may: by simulation.

    python -m benchmarks.error_rates [--runs N] [--seed N]

`computed` is the same rate by the binomial distribution, where that can be done.  The limits are those of the true
rate, with 99.9 % confidence (Clopper and Pearson's), given what was simulated.
"""

import argparse

import numpy as np
from scipy.stats import binomtest
from tabulate import tabulate
from tqdm import tqdm

from benchmarks.candidates import COMPARISONS
from benchmarks.real_topics import DEPENDENT
from benchmarks.simulation import ERRORS, Error


def main() -> None:
    """Print every rate with its nominal level."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=200_000, help="simulated runs of each (default: 200,000)")
    parser.add_argument("--seed", type=int, default=1, help="of the simulation (default: 1)")
    options = parser.parse_args()
    errors = [*ERRORS, *COMPARISONS, *DEPENDENT]
    generators = np.random.default_rng(options.seed).spawn(len(errors))
    progress = tqdm(zip(errors, generators, strict=True), total=len(errors), desc="rates", leave=False, disable=None)
    rows = [_row(error, random, max(1, options.runs // error.slowness)) for error, random in progress]
    print(tabulate(rows, headers="keys", tablefmt="pipe", disable_numparse=True))


def _row(error: Error, random: np.random.Generator, runs: int) -> dict[str, str]:
    events, computed = error.simulate(random, runs), error.compute()
    limits = binomtest(events, runs).proportion_ci(0.999, method="exact")
    return {
        "said wrongly": error.what,
        "nominal": _percent(error.nominal),
        "allowed": _percent(error.allowed),
        "computed": "–" if computed is None else _percent(computed),
        "simulated": _percent(events / runs),
        "99.9 % limits": f"{_percent(limits.low)}–{_percent(limits.high)}",
        "runs": f"{runs:,}",
    }


def _percent(share: float) -> str:
    return f"{share * 100:.2f} %"


if __name__ == "__main__":
    main()
