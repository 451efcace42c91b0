# SPDX-License-Identifier: MIT
"""`python -m tests.torture [--size SHARE] [--seed N] [NAME ...]`: runs campaigns, prints a table."""

import argparse
import os
import sys
import time

from tests.torture.all_campaigns import CAMPAIGNS
from tests.torture.campaign import run


def main() -> int:
    """Run what is asked for; returns 1 when something was found."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("NO_PROXY", "127.0.0.1")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*CAMPAIGNS, []], help="all without a name")
    parser.add_argument("--size", type=float, default=1.0, help="share of the full size [1]")
    parser.add_argument(
        "--seed", type=int, default=int(time.time()), help="the same seed, the same tries"
    )
    options = parser.parse_args()
    print(f"Seed {options.seed}\n\n| campaign | size | of full | time | defects | figures |")
    print("|---|---:|---:|---:|---:|---|", flush=True)
    found = 0
    for name in options.names or CAMPAIGNS:
        campaign, full = CAMPAIGNS[name]
        size = max(1, round(full * options.size))
        outcome = run(campaign, size, options.seed)
        notes = "; ".join(f"{key}: {value}" for key, value in outcome.notes.items())
        print(
            f"| {name} | {outcome.tries:,} | {size / full:.2%} | {outcome.seconds:.0f} s | "
            f"{len(outcome.defects)} | {notes} |",
            flush=True,
        )
        for defect in outcome.defects:
            print(f"  {name}: {defect}", file=sys.stderr, flush=True)
        found += len(outcome.defects)
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
