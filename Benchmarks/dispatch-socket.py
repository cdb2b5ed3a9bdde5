#!/usr/bin/env python3
"""Times one dispatch with its hook commands over the agent's socket, beside the limit of the tools, in one run.

    dispatch-socket.py --charm CHARM --agent AGENT --shared FOLDER [--rounds N]

CHARM is bench-charm, AGENT is bench-agent, both release builds. FOLDER has limit.c, the same hook tools spawned from C with
the same SQLite transaction, and hooktool.c, the tool. Prints medians, and their ratios to the limit.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import agent  # noqa: E402

TOOLS = "is-leader config-get relation-ids relation-list relation-get relation-set open-port status-set juju-log".split()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--charm", required=True)
    parser.add_argument("--agent", required=True)
    parser.add_argument("--shared", required=True, type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=60)
    options = parser.parse_args()
    # In memory, so that the disk's own flush times do not hide the framework's.
    folder = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=folder) as temporary:
        temporary = pathlib.Path(temporary)
        tools, socket = temporary / "tools", temporary / "agent.socket"
        tools.mkdir()
        subprocess.run(["cc", "-O2", "-static", options.shared / "hooktool.c", "-o", temporary / "tool"], check=True)
        subprocess.run(["cc", "-O2", options.shared / "limit.c", "-lsqlite3", "-o", temporary / "limit"], check=True)
        for tool in TOOLS:
            os.link(temporary / "tool", tools / tool)
        with agent.agent(options.agent, socket):
            for event in ("install", "config-changed"):
                measure(event, temporary, options, {"limit of the tools": (tools, None), "tools": (tools, None),
                                                    "socket": (tools, socket)})  # fmt: skip


def measure(event, folder, options, ways):
    times = {way: [] for way in ways}
    for turn in range(options.rounds + 1):
        for number, (way, (tools, socket)) in enumerate(ways.items()):
            charm = folder / f"charm-{number}"
            charm.mkdir(exist_ok=True)
            (charm / "metadata.yaml").write_text("name: app\nrequires:\n  db: {interface: pgsql}\n")
            (charm / "config.yaml").write_text("options:\n  port: {type: int, default: 8080}\n")
            command = [os.path.abspath(options.charm)]
            if number == 0:
                command = [str(folder / "limit")] + (["empty"] if event == "install" else [])
            time, _ = agent.run(command, charm, agent.environment(charm, f"hooks/{event}", socket, tools))
            if turn:
                times[way].append(time)
    medians = {way: statistics.median(values) for way, values in times.items()}
    row = "  ".join(f"{way} {median:.2f} ms" for way, median in medians.items())
    limit = medians["limit of the tools"]
    print(f"{event:15} {row}  |  socket/limit {medians['socket'] / limit:.2f}  tools/limit {medians['tools'] / limit:.2f}")


if __name__ == "__main__":
    main()
