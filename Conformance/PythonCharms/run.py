#!/usr/bin/env python3
"""Runs the same charm in Python and in Swift on the local Juju, and compares what comes of them.

    run.py --juju JUJU --python PYTHON --reference PROBE.py [--probe PROBE] [PLAN ...]

JUJU is a link of the name `juju` to the swift-ops executable. PROBE.py is a charm for Python's ops that interprets a plan,
and PYTHON an interpreter that can import ops. PROBE is the executable that interprets the same plan with the Swift API;
without it the Python charm alone runs. Each plan says what it expects, so that one charm alone is tested as well.

A plan is a JSON file of:

- note: what a reader should know;
- charm: the metadata, config and actions of the charm;
- remote: the metadata and the shell lines of another charm, where the plan needs one to integrate with;
- plan: what the probe does at which event;
- storages: `file`, `controller` or both: where the charm keeps its state, a run of the plan for each; without it the charm
  leaves the choice to the framework;
- steps: what is done to the model, in order, and what is expected after each; a step `do`es
  deploy, deploy-remote, integrate and remove-relation (endpoint, of the charm and of the remote one alike),
  config (values), run (action, params), resolve (retry), update-status, refresh, add-unit, notify (container, key),
  restart-container (container) or remove; a refresh `to` the `other`
  gives the unit the same charm in the other language;
- rows: what the charm is expected to record, without the fields that a plan does not name.

PROBE_RUN, which a plan's `only_run` looks at, counts the runs of the charm: install is 0, leader-elected 1, config-changed 2
and start 3.
"""

import argparse
import json
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
APP = "app"
REMOTE = "remote"


def dispatch(command, folder):
    """The charm's program: it names the probe's files, since a hook's environment is a closed one."""
    exports = {"PROBE_PLAN": folder / "plan.json", "PROBE_OUT": folder / "rows.jsonl"}
    lines = ["#!/bin/sh", "set -e"]
    lines += [f"export {name}={shlex.quote(str(path))}" for name, path in exports.items()]
    runs = shlex.quote(str(folder / "runs"))
    lines += [
        f"export PROBE_RUN=$(cat {runs})",
        f"echo $((PROBE_RUN + 1)) > {runs}",
        "exec " + shlex.join(command),
    ]
    return "\n".join(lines) + "\n"


class Model:
    """A model of its own for one charm, which starts in the first of the languages."""

    def __init__(self, juju, folder, case, commands):
        self.juju = juju
        self.folder = folder
        self.model = folder / "model"
        folder.mkdir(parents=True)
        (folder / "plan.json").write_text(json.dumps(case["plan"]))
        (folder / "rows.jsonl").touch()
        (folder / "runs").write_text("0\n")
        self.charms = [
            self.make_charm(f"charm-{number}", case["charm"], dispatch(command, folder)) for number, command in enumerate(commands)
        ]
        if "remote" in case:
            remote = case["remote"]
            self.remote = self.make_charm("remote", {"metadata": remote["metadata"]}, "\n".join(["#!/bin/sh", *remote["program"], ""]))
        self.call("add-model", "--no-switch", str(self.model), model=False)

    def make_charm(self, name, files, program):
        charm = self.folder / name
        charm.mkdir()
        for file, content in files.items():
            # JSON is YAML.
            (charm / f"{file}.yaml").write_text(json.dumps(content))
        (charm / "dispatch").write_text(program)
        (charm / "dispatch").chmod(0o755)
        return charm

    def call(self, verb, *arguments, model=True, fails=False):
        """Runs a command and returns its standard output."""
        options = ["--model", str(self.model)] if model else []
        done = subprocess.run([self.juju, verb, *options, *arguments], capture_output=True, encoding="utf-8", timeout=120)
        if done.returncode != 0 and not fails:
            raise SystemExit(f"run.py: juju {verb} {shlex.join(arguments)} failed:\n{done.stdout}{done.stderr}")
        return done.stdout

    def step(self, step):
        """Does one step, and returns what it gave and the state after it."""
        found = {}
        match step["do"]:
            case "deploy":
                self.call("deploy", str(self.charms[0]), APP)
            case "deploy-remote":
                self.call("deploy", str(self.remote), REMOTE)
            case "integrate" | "remove-relation" as verb:
                self.call(verb, f"{APP}:{step['endpoint']}", f"{REMOTE}:{step['endpoint']}")
            case "config":
                self.call("config", APP, *(f"{key}={value}" for key, value in step["values"].items()))
            case "run":
                arguments = [f"{key}={json.dumps(value)}" for key, value in step.get("params", {}).items()]
                output = self.call("run", "--format", "json", f"{APP}/0", step["action"], *arguments, fails=True)
                found["task"] = task_of(json.loads(output)[f"{APP}/0"])
            case "resolve":
                self.call("resolve", f"{APP}/0", *([] if step.get("retry", True) else ["--no-retry"]))
            case "update-status":
                self.call("update-status", f"{APP}/0")
            case "refresh":
                if step.get("to") == "other":
                    self.charms.reverse()
                self.call("refresh", APP, "--path", str(self.charms[0]))
            case "add-unit":
                self.call("add-unit", APP)
            case "notify":
                self.call("ssh", "--container", step["container"], f"{APP}/0", "pebble", "notify", step["key"])
            case "restart-container":
                self.call("restart-container", f"{APP}/0", step["container"])
            case "remove":
                self.call("remove-application", APP)
            case other:
                raise SystemExit(f"run.py: no step does {other!r}")
        status = json.loads(self.call("status", "--format", "json"))
        if APP in status["applications"]:
            found.update(state_of(status))
        return found

    def rows(self):
        return [json.loads(line) for line in (self.folder / "rows.jsonl").read_text().splitlines()]

    def warnings(self):
        """The last lines of the log that tell of trouble."""
        return self.call("debug-log", "--level", "WARNING", "--limit", "8").splitlines()


def task_of(task):
    """A task without what differs from run to run, and without the traces that a process leaves on its streams."""
    results = {key: value for key, value in task["results"].items() if key not in ("stdout", "stderr")}
    log = [line.split(" ", 4)[-1] for line in task.get("log", [])]
    return {"status": task["status"], "message": task.get("message", ""), "results": results, "log": log}


def state_of(status):
    app = status["applications"][APP]
    return {
        "application": status_of(app["application-status"]),
        "version": app.get("version", ""),
        "units": {
            name: {
                "workload": status_of(unit["workload-status"]),
                "agent": unit["juju-status"]["current"],
                "ports": unit.get("open-ports", []),
            }
            for name, unit in app["units"].items()
        },
    }


def status_of(status):
    return [status["current"], status.get("message", "")]


def differences(wanted, found, path=""):
    """Where what was found lacks or contradicts what is wanted; found may hold more."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        for key, value in wanted.items():
            if key in found:
                yield from differences(value, found[key], f"{path}.{key}")
            else:
                yield f"{path}.{key}: missing in {json.dumps(found)}"
    elif wanted != found:
        yield f"{path}: found {json.dumps(found)}, wanted {json.dumps(wanted)}"


def row_differences(wanted, found):
    if len(wanted) != len(found):
        yield f"rows: found {len(found)}, wanted {len(wanted)}:\n" + "\n".join(f"      {json.dumps(row)}" for row in found)
        return
    for index, (one, other) in enumerate(zip(wanted, found)):
        yield from differences(one, other, f"row {index}")


def run(case, juju, commands, folder):
    """Runs a plan with each charm, and yields what is wrong."""
    models = {
        name: Model(juju, folder / name, case, [command, *(other for other in commands.values() if other is not command)])
        for name, command in commands.items()
    }
    for index, step in enumerate(case["steps"]):
        label = f"step {index} ({step['do']})"
        found = {name: model.step(step) for name, model in models.items()}
        for name, state in found.items():
            for difference in differences(step.get("expect", {}), state):
                yield f"{name}: {label}{difference}"
        if len(found) == 2:
            for difference in differences(*found.values()):
                yield f"python against swift: {label}{difference}"
    rows = {name: model.rows() for name, model in models.items()}
    for name, found in rows.items():
        wrong = list(row_differences(case["rows"], found))
        yield from (f"{name}: {difference}" for difference in wrong)
        if wrong:
            yield from (f"{name}: {line}" for line in models[name].warnings())
    if len(rows) == 2:
        for difference in row_differences(*rows.values()):
            yield f"python against swift: {difference}"


def variants(case):
    """The case for each of its places to keep state in, with what to call it."""
    if "storages" not in case:
        yield "", case
    for storage in case.get("storages", []):
        yield f", state in the {storage}", {**case, "plan": {**case["plan"], "use_juju_for_storage": storage == "controller"}}


def main():
    parser = argparse.ArgumentParser(description="Compares a Python charm and a Swift charm on the local Juju.")
    parser.add_argument("--juju", required=True, type=pathlib.Path, help="a link of the name juju to swift-ops")
    parser.add_argument("--python", required=True, help="an interpreter that can import ops")
    parser.add_argument("--reference", required=True, type=pathlib.Path, help="the probe for Python's ops")
    parser.add_argument("--probe", type=pathlib.Path, help="the probe of the Swift API")
    parser.add_argument("plans", nargs="*", help="names of plans; all of them unless some are given")
    arguments = parser.parse_args()

    commands = {"python": [arguments.python, str(arguments.reference.resolve())]}
    if arguments.probe:
        commands["swift"] = [str(arguments.probe.resolve())]
    for name in ("JUJU_MODEL", "SWIFT_OPS_TIMELINE"):
        os.environ.pop(name, None)
    plans = sorted((HERE / "plans").glob("*.json"))
    plans = [plan for plan in plans if not arguments.plans or plan.stem in arguments.plans]
    if not plans:
        sys.exit(f"run.py: no plan is called {' or '.join(arguments.plans)}")
    count = failed = 0
    for plan in plans:
        for variant, case in variants(json.loads(plan.read_text())):
            with tempfile.TemporaryDirectory(prefix="charms-") as folder:
                found = list(run(case, arguments.juju.absolute(), commands, pathlib.Path(folder)))
            count += 1
            failed += bool(found)
            print(f"{'FAIL' if found else 'ok':4}  {plan.stem}{variant}")
            for line in found:
                print(f"      {line}")
    print(f"{count - failed} of {count} plans as expected, with {' and '.join(commands)}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
