#!/usr/bin/env python3
"""Lets Python's ops and the Swift probe run the same made-up plans, and compares what comes of them.

    run.py --probe PROBE [--socket-probe PROBE] [--seed SEED] [--plans COUNT] [--only NUMBER] [-v]

The interpreter has to have ops. Each plan runs with the reference, and then with the probe: with its hook tools in even
plans, and in odd ones over the socket, where --socket-probe names the program for that. A plan of several dispatches is also
run by both in turn on one unit's state. They must agree in exit status, recorded rows, the model's state, log lines and in
how often they ask Juju (never more often than the reference), as run.py of the conformance kit compares them. Of a plan that
they do not agree in, the smallest part that shows it is printed as a case.
"""

import argparse
import concurrent.futures
import itertools
import json
import os
import pathlib
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import generator  # noqa: E402
import processes  # noqa: E402
import smaller  # noqa: E402


class Comparison:
    """Runs cases with the reference and with a probe, in this process."""

    def __init__(self, probe, socket_probe, tool):
        self.kit = processes.load("run")
        self.reference = [sys.executable, str(processes.SHARED / "reference_probe.py")]
        self.kit.subprocess = processes.Processes(str(tool), self.reference)
        self.probe = [os.path.abspath(probe)]
        self.socket_probe = [os.path.abspath(socket_probe)] if socket_probe else self.probe

    def ways(self, number):
        """Who runs a plan's dispatches: each way is to end like the reference alone."""
        probe = self.socket_probe if number % 2 else self.probe
        return {"the probe alone": [probe], "in turn, first the reference": [self.reference, probe],
                "in turn, first the probe": [probe, self.reference]}

    def difference(self, case, number):
        """In what a way of running a case first differs from the reference: in short, and in full. None for nothing."""
        want = self.kit.run_case(case, [self.reference])
        ways = self.ways(number)
        # One of the two orders, by the plan's number, keeps the whole affordable.
        left_out = list(ways)[1 + number // 2 % 2]
        for way, commands in ways.items():
            if way == left_out or len(commands) > 1 and not shares_state(case):
                continue
            try:
                got = self.kit.run_case(case, commands)
            except self.kit.subprocess.TimeoutExpired:
                return "no answer", f"{way}: no answer in {processes.SECONDS_ALLOWED} s"
            texts = list(self.kit.differences(want, got))
            if texts:
                return in_short(want, got, texts[0]), f"{way}: {in_full(want, got, texts[0])}"
        return None


def shares_state(case):
    """Whether there is a state in a file that both can be given in turn."""
    return len(case["runs"]) > 1 and not case["plan"].get("use_juju_for_storage")


def first_rows(want, got):
    """The first row that differs, as both have it."""
    for w, g in zip(want, got):
        for pair in itertools.zip_longest(w["rows"], g["rows"]):
            if pair[0] != pair[1]:
                return pair
    return None


def in_short(want, got, text):
    """What kind of difference it is: a smaller case is to have the same."""
    rows = first_rows(want, got) if ": rows:" in text else None
    if rows is None:
        return text.split(":")[1]
    return [row and [row.get(key) for key in ("op", "error", "event")] for row in rows]


def in_full(want, got, text):
    rows = first_rows(want, got) if ": rows:" in text else None
    if rows is None:
        return text
    return f"{text.split(':')[0]}:\n    want {json.dumps(rows[0])}\n    got  {json.dumps(rows[1])}"


comparison = None


def prepare(*arguments):
    global comparison
    comparison = Comparison(*arguments)


def compare(seed, number, shrinks):
    """A plan's differences, and the smallest part of it that has some."""
    case = generator.make_case(f"{seed}:{number}")
    found = comparison.difference(case, number)
    if found is None:
        return number, None, None

    def fails(part):
        difference = comparison.difference(part, number)
        return difference is not None and difference[0] == found[0]

    small = smaller.smallest(case, fails) if shrinks else case
    return number, (comparison.difference(small, number) or found)[1], small


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--probe", required=True, help="the probe")
    parser.add_argument("--socket-probe", help="the probe whose hook commands go over the agent's socket")
    parser.add_argument("--seed", default="1", help="what the plans follow from")
    parser.add_argument("--plans", type=int, default=300, help="how many plans to run")
    parser.add_argument("--only", type=int, help="the number of the one plan to run")
    parser.add_argument("--whole", action="store_true", help="print a plan that fails as it is, not its smallest part")
    parser.add_argument("-v", action="store_true", help="print the whole plan that --only names")
    options = parser.parse_args()
    numbers = range(options.plans) if options.only is None else [options.only]
    if options.v:
        for number in numbers:
            print(json.dumps(generator.make_case(f"{options.seed}:{number}"), indent=1))
    # In memory, where there is such a place: the databases' flushes are not what is tested.
    if os.access("/dev/shm", os.W_OK):
        tempfile.tempdir = "/dev/shm"
    start, failed = time.monotonic(), 0
    with tempfile.TemporaryDirectory() as folder:
        tool = processes.build_tool(pathlib.Path(folder))
        with concurrent.futures.ProcessPoolExecutor(
            os.cpu_count(), initializer=prepare, initargs=(options.probe, options.socket_probe, tool)
        ) as pool:
            for number, found, small in pool.map(
                compare, *zip(*((options.seed, number, not options.whole) for number in numbers))
            ):
                if found is None:
                    continue
                failed += 1
                print(f"FAIL plan {number} of seed {options.seed}")
                print("  " + found)
                print(json.dumps({key: small[key] for key in ("state", "plan", "runs")}, indent=1), flush=True)
    print(f"{len(numbers)} plans of seed {options.seed}, {failed} failed ({time.monotonic() - start:.0f} s)")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
