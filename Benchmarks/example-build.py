#!/usr/bin/env python3
"""How long `swift test` of an example charm takes: from a clean clone, and again after a change of one line.

    Benchmarks/example-build.py [--example NAME] [--scratch FOLDER] [--repeat N]

The clone is made in a folder of its own, and removed. With --scratch the products are kept in that folder: what it has is
not built again, and no time of a clean build is printed. Elapsed time is that of a machine with nothing else to do; the
processors' time says what the build costs on a busy one as well. Nothing is judged but the limit of the last line.
"""

import argparse
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

LIMIT = 10.0  # seconds, for a change of one line


def measure(title, command, folder):
    """Runs a command, and prints what it took; returns the elapsed seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    result = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    elapsed = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if result.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{result.stdout}")
    processors = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{title:<52} {elapsed:8.1f} s elapsed {processors:8.1f} s of processors", flush=True)
    return elapsed


def change(file, number):
    """Changes one line within a function: a text that the charm logs or shows, or that a test has."""
    text = file.read_text()
    old = next(line for line in text.splitlines() if line.startswith("        ") and '"' in line and "\\(" not in line)
    before, after = old.rsplit('"', 1)
    file.write_text(text.replace(old, f'{before} {number}"{after}', 1))
    return text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--example", default="hello-kubernetes", help="the example")
    parser.add_argument("--scratch", help="a folder for the products, which is kept")
    parser.add_argument("--repeat", type=int, default=3, help="how many times a line is changed")
    options = parser.parse_args()
    top = pathlib.Path(__file__).resolve().parent.parent
    print(f"{options.example}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        # The same path each time: products that are kept know where their sources were.
        clone = pathlib.Path(options.scratch).resolve() / "clone" if options.scratch else pathlib.Path(folder) / "clone"
        if clone.exists():
            subprocess.run(["git", "-C", clone, "fetch", "--quiet", "origin", "HEAD"], check=True)
            subprocess.run(["git", "-C", clone, "reset", "--quiet", "--hard", "FETCH_HEAD"], check=True)
            title = "swift test, with what was built before"
        else:
            subprocess.run(["git", "clone", "--quiet", top, clone], check=True)
            title = "swift test, from a clean clone"
        package = clone / "Examples" / options.example
        measure(title, ["swift", "test"], package)
        measure("swift test, with nothing changed", ["swift", "test"], package)
        charm = next(file for file in sorted(package.glob("Sources/*/*Charm.swift")))
        slowest = 0.0
        for number in range(options.repeat):
            former = change(charm, number)
            slowest = max(slowest, measure(f"swift build --build-tests, a line of {charm.name}",
                                           ["swift", "build", "--build-tests"], package))
            charm.write_text(former)
        verdict = "within" if slowest <= LIMIT else "above"
        print(f"The slowest build after a change of one line took {slowest:.1f} s: {verdict} the limit of {LIMIT:.0f} s.")


if __name__ == "__main__":
    main()
