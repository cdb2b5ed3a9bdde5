#!/usr/bin/env python3
"""Times tests of one charm in Swift and in Python, with the same script, in one run.

    testing.py --swift bench-testing [--python PY]

Prints how many tests a second each does, and the ratio: the fastest of some runs, which the two take in turns, since another
process may slow down any of them. And how much memory 1,000 tests in one process need, and how much 4,000; and how many files
they leave behind.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

RUNS = 5
PYTHON = r'''
import json, resource, sys, time, warnings
warnings.simplefilter("ignore")
import ops
from ops import testing

META = """
name: proxy
requires: {db: {interface: pgsql}}
provides: {website: {interface: http}}
peers: {cluster: {interface: proxy_peers}}
"""
OPTIONS = """
options:
  port: {type: int, default: 80}
  title: {type: string, default: hello}
"""
ACTIONS = "count: {params: {step: {type: integer, default: 1}}}"


class ProxyCharm(ops.CharmBase):
    _stored = ops.StoredState()

    def __init__(self, framework):
        super().__init__(framework)
        self._stored.set_default(changes=0)
        framework.observe(self.on.config_changed, self._on_config_changed)
        framework.observe(self.on["db"].relation_changed, self._on_database)
        framework.observe(self.on.count_action, self._on_count)
        framework.observe(self.on.collect_unit_status, self._on_collect)

    def _on_config_changed(self, event):
        self._stored.changes += 1
        self.unit.set_ports(self.config["port"])

    def _on_database(self, event):
        if "endpoints" not in event.relation.data[event.app]:
            event.defer()
            return
        if self.unit.is_leader():
            event.relation.data[self.app]["database"] = "proxy"

    def _on_count(self, event):
        event.set_results({"count": self._stored.changes + event.params["step"]})

    def _on_collect(self, event):
        if self.model.get_relation("db") is None:
            event.add_status(ops.BlockedStatus("needs a database"))
            return
        event.add_status(ops.ActiveStatus(f"serving on port {self.config['port']}"))


def harness_test():
    harness = testing.Harness(ProxyCharm, meta=META, config=OPTIONS, actions=ACTIONS)
    harness.set_leader()
    harness.begin()
    harness.update_config({"port": 8080})
    rid = harness.add_relation("db", "postgresql")
    harness.add_relation_unit(rid, "postgresql/0")
    harness.update_relation_data(rid, "postgresql", {"endpoints": "10.0.0.1:5432"})
    output = harness.run_action("count", {"step": 2})
    harness.evaluate_status()
    assert harness.get_relation_data(rid, "proxy") == {"database": "proxy"}
    assert harness.model.unit.status == ops.ActiveStatus("serving on port 8080")
    assert output.results == {"count": 3}
    harness.cleanup()


import yaml
M, O, A = yaml.safe_load(META), yaml.safe_load(OPTIONS), yaml.safe_load(ACTIONS)


def context_test():
    context = testing.Context(ProxyCharm, meta=M, config=O, actions=A)
    relation = testing.Relation("db", remote_app_name="postgresql", remote_app_data={"endpoints": "10.0.0.1:5432"})
    state = testing.State(leader=True, config={"port": 8080}, relations={relation})
    out = context.run(context.on.relation_changed(relation, remote_unit=0), state)
    assert out.get_relation(relation.id).local_app_data == {"database": "proxy"}
    assert out.unit_status == ops.ActiveStatus("serving on port 8080")


test, count = {"harness": harness_test, "context": context_test}[sys.argv[1]], int(sys.argv[2])
start = time.perf_counter()
for _ in range(count):
    test()
elapsed = time.perf_counter() - start
print(json.dumps({"tests a second": count / elapsed, "peak KiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}))
'''


def run(command, folder=None):
    environment = {**os.environ, "TMPDIR": folder} if folder else None
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--swift", required=True)
    parser.add_argument("--python", default=sys.executable)
    arguments = parser.parse_args()
    count = 1000
    for kind in ("harness", "context"):
        swift, python = [], []
        for _ in range(RUNS):
            swift.append(run([arguments.swift, kind, str(count)]))
            python.append(run([arguments.python, "-c", PYTHON, kind, str(count // 10)]))
        swift, python = (max(runs, key=lambda run: run["tests a second"]) for runs in (swift, python))
        with tempfile.TemporaryDirectory() as folder:
            long = run([arguments.swift, kind, str(count * 4)], folder)
            left = len(os.listdir(folder))
        ratio = swift["tests a second"] / python["tests a second"]
        growth = long["peak KiB"] / swift["peak KiB"]
        print(f"{kind:8} swift {swift['tests a second']:9.0f}/s  python {python['tests a second']:7.0f}/s  ratio {ratio:6.1f}"
              f"  |  peak memory {swift['peak KiB'] / 1024:.1f} MiB, with four times as many tests x{growth:.2f}; files left: {left}")


if __name__ == "__main__":
    main()
