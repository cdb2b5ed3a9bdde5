#!/usr/bin/env python3
"""Shows how a dispatch's time and memory grow with the model: each size beside a tenth of it.

    scale.py --charm CHARM --agent AGENT [--rounds N]

CHARM is bench-scale-charm, AGENT is bench-agent, both release builds; hook commands go over the agent's socket. Cost that
grows linearly has ratios of at most ten; more than twelve is too much. Of a machine that is busy otherwise the processor's
time says more.
"""

import argparse
import os
import pathlib
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
        """What a dispatch takes: milliseconds, the processor's milliseconds, MiB."""
        peak = self.folder / "peak"
        env = agent.environment(self.folder, f"actions/{action}", self.socket)
        env |= {name: str(value) for name, value in variables.items()} | {"BENCH_PEAK": str(peak)}
        times = agent.run([self.program], self.folder, env)
        return *times, int(peak.read_text().split()[1]) / 1024


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
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    folder = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    print(f"{'':66}{'ms':>8}{'CPU ms':>8}{'MiB':>6}  to a tenth: time, CPU, memory")
    # Work, its size, and the model's relations, units and keys for it.
    for work, size, model in (
        (relations, 1_000, lambda size: (size, 10, 4)),
        (databag, 10_000, lambda size: (1, 1, size)),
        (notices, 10_000, lambda size: (1, 1, 4)),
    ):
        tenth = measure(options, folder, work, size // 10, model)
        whole = measure(options, folder, work, size, model)
        for name, figures in whole.items():
            time, processor, memory = figures
            ratios = ", ".join(f"{figure / less:.1f}" for figure, less in zip(figures, tenth[name]))
            print(f"{f'{size:,} {name}':66}{time:8.0f}{processor:8.0f}{memory:6.1f}  {ratios}")


def measure(options, folder, work, size, model):
    """The least times and memory, by what was done: what else runs on the machine only adds to it."""
    found = {}
    for _ in range(options.rounds):
        with tempfile.TemporaryDirectory(dir=folder) as temporary:
            temporary = pathlib.Path(temporary)
            socket = temporary / "agent.socket"
            with agent.agent(options.agent, socket, *model(size)):
                unit = Unit(os.path.abspath(options.charm), temporary / "charm", socket)
                for name, figures in work(unit, size):
                    found.setdefault(name, []).append(figures)
    return {name: [min(column) for column in zip(*rows)] for name, rows in found.items()}


if __name__ == "__main__":
    main()
