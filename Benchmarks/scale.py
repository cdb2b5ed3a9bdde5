#!/usr/bin/env python3
"""Shows how a dispatch's time and memory grow with the model: each size beside a tenth of it.

    scale.py --charm CHARM --agent AGENT [--rounds N]

CHARM is bench-scale-charm, AGENT is bench-agent, both release builds; hook commands go over the agent's socket. Cost that
grows linearly has ratios of at most ten; more than twelve is too much.
"""

import argparse
import os
import pathlib
import statistics
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import agent  # noqa: E402

ACTIONS = "relations read-databag write-databag write-keys emit idle".split()


class Unit:
    """A charm's folder, and the socket of an agent that serves a model of a size."""

    def __init__(self, program, folder, socket):
        self.program, self.folder, self.socket = program, folder, socket
        folder.mkdir()
        (folder / "metadata.yaml").write_text("name: app\nrequires:\n  db: {interface: pgsql}\n")
        (folder / "actions.yaml").write_text("".join(f"{action}: {{}}\n" for action in ACTIONS))

    def dispatch(self, action, **variables):
        """Milliseconds and MiB that a dispatch takes."""
        peak = self.folder / "peak"
        env = agent.environment(self.folder, f"actions/{action}", self.socket)
        env |= {name: str(value) for name, value in variables.items()} | {"BENCH_PEAK": str(peak)}
        time = agent.run([self.program], self.folder, env)
        return time, int(peak.read_text().split()[1]) / 1024


def relations(unit, size):
    yield "relations of 10 units: all databags read, each written to", unit.dispatch("relations")


def databag(unit, size):
    yield "keys in a databag: each read", unit.dispatch("read-databag")
    yield "keys in a databag: all changed at once, then removed", unit.dispatch("write-databag")
    yield "keys in a databag: changed one by one", unit.dispatch("write-keys")


def notices(unit, size):
    yield "events: emitted and handled", unit.dispatch("emit", BENCH_COUNT=size)
    yield "events: emitted and deferred", unit.dispatch("emit", BENCH_COUNT=size, BENCH_DEFER=1)
    yield "deferred events: deferred again", unit.dispatch("idle", BENCH_DEFER=1)
    again = unit.dispatch("emit", BENCH_COUNT=size, BENCH_DEFER=1)
    yield "deferred events: deferred again, and as many equal ones skipped", again
    yield "deferred events: handled", unit.dispatch("idle")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--charm", required=True)
    parser.add_argument("--agent", required=True)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    folder = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    print(f"{'':72}{'ms':>9}{'MiB':>7}   to a tenth of it: time, memory")
    # Work, its size, and the model's relations, units and keys for it.
    for work, size, model in (
        (relations, 1_000, lambda size: (size, 10, 4)),
        (databag, 10_000, lambda size: (1, 1, size)),
        (notices, 10_000, lambda size: (1, 1, 4)),
    ):
        tenth = measure(options, folder, work, size // 10, model)
        whole = measure(options, folder, work, size, model)
        for name, (time, memory) in whole.items():
            ratios = f"{time / tenth[name][0]:.1f}, {memory / tenth[name][1]:.1f}"
            print(f"{f'{size:,} {name}':72}{time:9.1f}{memory:7.1f}   {ratios}")


def measure(options, folder, work, size, model):
    """Medians of time and memory, by what was done."""
    found = {}
    for _ in range(options.rounds):
        with tempfile.TemporaryDirectory(dir=folder) as temporary:
            temporary = pathlib.Path(temporary)
            socket = temporary / "agent.socket"
            with agent.agent(options.agent, socket, *model(size)):
                unit = Unit(os.path.abspath(options.charm), temporary / "charm", socket)
                for name, figures in work(unit, size):
                    found.setdefault(name, []).append(figures)
    return {name: [statistics.median(column) for column in zip(*rows)] for name, rows in found.items()}


if __name__ == "__main__":
    main()
