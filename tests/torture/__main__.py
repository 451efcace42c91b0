# SPDX-License-Identifier: MIT
"""`python -m tests.torture [NAME ...]`: runs campaigns in parts side by side, prints a table."""

import argparse
import os
import subprocess
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor

import msgspec

from tests.torture.all_campaigns import CAMPAIGNS
from tests.torture.campaign import Outcome, run, together

_LIMIT_S = 3600
_ENDS_S = 600
"""How long after its limit a part is waited for: the last try, and what it leaves to close."""
_SHOWN = 1500


def main() -> int:
    """Run what is asked for; returns 1 when something was found."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("NO_PROXY", "127.0.0.1")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*CAMPAIGNS, []], help="all without a name")
    parser.add_argument("--size", type=float, default=1.0, help="share of the full size [1]")
    parser.add_argument("--seed", default=str(int(time.time())), help="the same, the same tries")
    parser.add_argument("--limit", type=float, default=_LIMIT_S, help="seconds for each [3600]")
    parser.add_argument("--workers", type=int, default=2, help="how many run side by side [2]")
    parser.add_argument("--part", type=int, help="run so many tries of one here, print JSON")
    options = parser.parse_args()
    if options.part is not None:
        (name,) = options.names
        outcome = run(CAMPAIGNS[name].campaign, options.part, options.seed, options.limit)
        print("\n" + msgspec.json.encode(outcome).decode(), flush=True)
        return 0
    print(f"Seed {options.seed}\n\n| campaign | size | of full | time | defects | figures |")
    print("|---|---:|---:|---:|---:|---|", flush=True)
    found = 0
    with ThreadPoolExecutor(options.workers) as workers:
        planned = {
            name: _begin(workers, name, options) for name in options.names or list(CAMPAIGNS)
        }
        for name, parts in sorted(planned.items(), key=lambda each: len(each[1]) == 1):
            outcome = together([part.result() for part in parts])
            _tell(name, outcome)
            found += len(outcome.defects)
    return int(found > 0)


def _begin(
    workers: ThreadPoolExecutor, name: str, options: argparse.Namespace
) -> list[Future[Outcome]]:
    _, full, parts = CAMPAIGNS[name]
    size = max(parts, round(full * options.size))
    shares = [size // parts + (place < size % parts) for place in range(parts)]
    return [
        workers.submit(_run_part, name, share, f"{options.seed}-{place}", options.limit)
        for place, share in enumerate(shares)
    ]


def _run_part(name: str, share: int, seed: str, limit_s: float) -> Outcome:
    """Run a part in a process of its own: what kills that, or hangs it, is a defect."""
    begun = time.monotonic()
    call = [sys.executable, "-X", "faulthandler", "-m", "tests.torture", name]
    call += ["--part", str(share), "--seed", seed, "--limit", str(limit_s)]
    try:
        done = subprocess.run(
            call, capture_output=True, text=True, errors="replace", check=False,
            timeout=limit_s + _ENDS_S,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Outcome(defects=[f"seed {seed} hung"], seconds=time.monotonic() - begun)
    lines = done.stdout.splitlines()
    try:
        return msgspec.json.decode(lines[-1] if lines else "", type=Outcome)
    except msgspec.DecodeError:
        said = f"seed {seed} ended with {done.returncode}: {done.stderr[-_SHOWN:]}"
        return Outcome(defects=[said], seconds=time.monotonic() - begun)


def _tell(name: str, outcome: Outcome) -> None:
    print(
        f"| {name} | {outcome.tries:,} | {outcome.tries / CAMPAIGNS[name].full:.2%} | "
        f"{outcome.seconds:.0f} s | {len(outcome.defects)} | {outcome.notes()} |",
        flush=True,
    )
    for defect in outcome.defects:
        print(f"  {name}: {defect}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
