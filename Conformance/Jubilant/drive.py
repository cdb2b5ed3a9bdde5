#!/usr/bin/env python3
"""Drives the local Juju with jubilant, the library with which charm authors drive Juju.

    drive.py JUJU [CHARM]

JUJU is a link of the name `juju` to the swift-ops executable. CHARM is a folder with the charm beside this file, or one with
the same options, actions and endpoints. Every step says what it found when it is not what Juju would give; the first one ends the run.
"""

import os
import pathlib
import sys
import tempfile

import jubilant

HERE = pathlib.Path(__file__).resolve().parent
APP = "greeter"


def check(what, found, wanted):
    if found != wanted:
        sys.exit(f"drive.py: {what}: found {found!r}, wanted {wanted!r}")
    print(f"  {what}: {found!r}")


def refused(what, kind, call):
    """Calls what must fail, and returns the error."""
    try:
        call()
    except kind as error:
        print(f"  {what}: refused")
        return error
    sys.exit(f"drive.py: {what}: did not fail")


def wait(juju, ready):
    # One look is enough: a command returns when the units rest.
    return juju.wait(ready, delay=0.1, timeout=10, successes=1)


def deploy(juju, charm):
    juju.deploy(charm, APP, config={"message": "ready"}, num_units=2)
    status = wait(juju, jubilant.all_active)
    app = status.apps[APP]
    check("units", sorted(app.units), [f"{APP}/0", f"{APP}/1"])
    check("message of a unit", app.units[f"{APP}/0"].workload_status.message, "ready")
    check("agent of a unit", app.units[f"{APP}/0"].juju_status.current, "idle")
    check("leaders", [name for name, unit in app.units.items() if unit.leader], [f"{APP}/0"])
    check("workload version", app.version, "1.0")
    check("open ports", app.units[f"{APP}/0"].open_ports, ["8080/tcp"])
    check("charm", (app.charm_name, app.charm_rev, app.charm_origin), ("shell-charm", 0, "local"))
    check("machines", len(status.machines), 2)
    refused("the same application again", jubilant.CLIError, lambda: juju.deploy(charm, APP))


def config(juju):
    check("options", dict(juju.config(APP)), {"message": "ready", "fail": False})
    juju.config(APP, {"message": "changed = yes", "count": 3})
    check("options after a change", dict(juju.config(APP)), {"message": "changed = yes", "fail": False, "count": 3})
    check("one option", juju.cli("config", APP, "message"), "changed = yes\n")
    check("status after a change", juju.status().apps[APP].units[f"{APP}/1"].workload_status.message, "changed = yes")
    juju.config(APP, reset=["message", "count"])
    check("options after a reset", dict(juju.config(APP)), {"message": "hello", "fail": False})
    check("trust", juju.config(APP, app_config=True)["trust"], False)
    refused("an unknown option", jubilant.CLIError, lambda: juju.config(APP, {"nonsense": 1}))
    refused("a value of the wrong type", jubilant.CLIError, lambda: juju.config(APP, {"count": "many"}))


def actions(juju):
    task = juju.run(f"{APP}/0", "greet", {"name": "Ada", "size": {"width": 3}})
    check("results of an action", task.results, {"greeting": "hello, Ada", "width": "3"})
    check("status of an action", (task.status, task.return_code), ("completed", 0))
    check("log of an action", [line.split("greeting ")[-1] for line in task.log], ["Ada"])
    check("results on the leader", juju.run(f"{APP}/leader", "greet").results["greeting"], "hello, world")

    error = refused("an action that gives up", jubilant.TaskError, lambda: juju.run(f"{APP}/0", "give-up"))
    check("its task", (error.task.status, error.task.message, error.task.results), ("failed", "gave up", {"reached": "half"}))
    error = refused("an action that breaks", jubilant.TaskError, lambda: juju.run(f"{APP}/0", "break"))
    check("its task", (error.task.status, error.task.return_code), ("failed", 3))
    check("its error output", error.task.stderr, "about to break\n")
    refused("an unknown action", (jubilant.CLIError, ValueError), lambda: juju.run(f"{APP}/0", "nonsense"))
    refused("an unknown unit", (jubilant.CLIError, ValueError), lambda: juju.run(f"{APP}/9", "greet"))
    check("status after failed actions", juju.status().apps[APP].units[f"{APP}/0"].workload_status.current, "active")


def commands(juju):
    task = juju.exec("echo", "two  words", unit=f"{APP}/1")
    check("output of a command", task.stdout, "two  words\n")
    task = juju.exec("config-get message; echo oops >&2", unit=f"{APP}/leader")
    check("output of a hook command", (task.stdout, task.stderr), ("hello\n", "oops\n"))
    error = refused("a command that fails", jubilant.TaskError, lambda: juju.exec("exit 7", unit=f"{APP}/0"))
    check("its task", error.task.return_code, 7)


def failure(juju):
    juju.config(APP, {"fail": True})
    status = wait(juju, jubilant.any_error)
    unit = status.apps[APP].units[f"{APP}/0"].workload_status
    check("a failed hook", (unit.current, unit.message), ("error", 'hook failed: "config-changed"'))
    juju.config(APP, {"fail": False})
    juju.cli("resolved", f"{APP}/0")
    juju.cli("resolved", "--all")
    wait(juju, jubilant.all_active)


def scale(juju):
    juju.add_unit(APP, num_units=2)
    check("units after add_unit", len(wait(juju, jubilant.all_active).apps[APP].units), 4)
    juju.remove_unit(f"{APP}/1", f"{APP}/3")
    check("units after remove_unit", sorted(juju.status().apps[APP].units), [f"{APP}/0", f"{APP}/2"])


def refresh(juju, charm):
    juju.refresh(APP, path=charm)
    check("revision after refresh", wait(juju, jubilant.all_active).apps[APP].charm_rev, 1)


def show(juju):
    unit = juju.show_unit(f"{APP}/0")
    check("show_unit", (unit.leader, unit.opened_ports, unit.life), (True, ["8080/tcp"], "alive"))
    model = juju.show_model()
    check("show_model", (model.short_name, model.life, len(model.machines)), (juju.model, "alive", 2))
    log = juju.debug_log()
    check("a line of the log", [f"Installing {APP}/0" in log, "Refreshed" in log], [True, True])
    check("lines of the log", len(juju.debug_log(limit=3).splitlines()), 3)


def relations(juju, charm):
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as book:
        book.write("once upon a time")
        book.flush()
        juju.deploy(charm, "listener", resources={"book": book.name}, storage={"notes": "1"})
        check("a resource", juju.run("listener/0", "read-book").results["text"], "once upon a time")
        book.seek(0)
        book.write("twice")
        book.truncate()
        book.flush()
        juju.cli("attach-resource", "listener", f"book={book.name}")
        check("a resource anew", juju.run("listener/0", "read-book").results["text"], "twice")
    storage = juju.status().storage.storage
    check("storage", sorted(name.split("/")[0] for name in storage), ["notes"] * 3)
    refused("two endpoints that may be meant", jubilant.CLIError, lambda: juju.integrate(APP, "listener"))
    refused("an application that there is not", jubilant.CLIError, lambda: juju.integrate(APP, "nowhere"))
    juju.integrate(f"{APP}:listeners", "listener:speaker")
    refused("the same relation again", jubilant.CLIError, lambda: juju.integrate(f"{APP}:listeners", "listener:speaker"))
    status = wait(juju, jubilant.all_active)
    check("relation of the provider", status.apps[APP].relations["listeners"][0].related_app, "listener")
    check("relation of the requirer", status.apps["listener"].relations["speaker"][0].interface, "greeting")
    unit = status.apps["listener"].units["listener/0"]
    check("what came over it", unit.workload_status.message, "heard hello, first")
    info = juju.show_unit("listener/0").relation_info[0]
    check("the relation in show_unit", (info.endpoint, info.related_endpoint), ("speaker", "listeners"))
    check("the application's data", info.app_data["greeting"], "hello")
    check("the related units", sorted(info.related_units), [f"{APP}/0", f"{APP}/2"])
    [secret] = juju.secrets(owner=APP)
    check("the charm's secret", (secret.label, secret.revision, secret.access[0].target), ("spoken", 1, "application-listener"))
    juju.exec(f"secret-set {secret.uri} word=second", unit=f"{APP}/leader")
    check("the secret anew", juju.status().apps["listener"].units["listener/0"].workload_status.message, "heard second")
    juju.remove_relation(f"{APP}:listeners", "listener:speaker")
    status = juju.status()
    check("after the relation", status.apps["listener"].units["listener/0"].workload_status.message, "alone")
    check("relations left", (status.apps[APP].relations, status.apps["listener"].relations), ({}, {}))
    refused("a relation that there is not", jubilant.CLIError, lambda: juju.remove_relation(APP, "listener:speaker"))


def secrets(juju):
    uri = juju.add_secret("mine", {"password": "hunter22"}, info="words")
    juju.config("listener", {"password": uri})
    refused("a secret that was not granted", jubilant.TaskError, lambda: juju.run("listener/0", "read-password"))
    juju.grant_secret("mine", "listener")
    check("a granted secret", juju.run("listener/0", "read-password").results["text"], "hunter22")
    juju.update_secret("mine", {"password": "hunter23"}, name="ours")
    check("the same revision as before", juju.run("listener/0", "read-password").results["text"], "hunter22")
    shown = juju.show_secret("ours", reveal=True)
    check("show_secret", (shown.uri, shown.name, shown.revision, shown.description), (uri, "ours", 2, "words"))
    check("its content", shown.content, {"password": "hunter23"})
    check("an older content", juju.show_secret(uri, reveal=True, revision=1).content, {"password": "hunter22"})
    check("its revisions", [r.revision for r in juju.show_secret(uri, revisions=True).revisions], [1, 2])
    check("secrets", sorted(secret.name or secret.label for secret in juju.secrets()), ["ours", "spoken"])
    juju.cli("revoke-secret", "ours", "listener")
    refused("a revoked secret", jubilant.TaskError, lambda: juju.run("listener/0", "read-password"))
    juju.remove_secret("ours", revision=1)
    juju.remove_secret(uri)
    refused("a secret that is gone", jubilant.CLIError, lambda: juju.show_secret("ours"))


def remove(juju):
    juju.remove_application("listener")
    juju.remove_application(APP, destroy_storage=True, force=True)
    status = juju.status()
    check("what is left", (dict(status.apps), dict(status.machines)), ({}, {}))


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: drive.py JUJU [CHARM]")
    link = pathlib.Path(sys.argv[1]).absolute()
    if link.name != "juju":
        sys.exit(f"drive.py: {link} must have the name juju: by its name the executable knows how to act")
    charm = pathlib.Path(sys.argv[2] if len(sys.argv) == 3 else HERE / "charm").resolve()
    os.environ["PATH"] = f"{link.parent}:{os.environ['PATH']}"
    for name in ("JUJU_MODEL", "SWIFT_OPS_TIMELINE"):
        os.environ.pop(name, None)
    with tempfile.TemporaryDirectory(prefix="jubilant-") as data:
        os.environ["JUJU_DATA"] = data
        version = jubilant.Juju(cli_binary=link).version()
        check("version", (version.major, version.minor), (3, 6))
        with jubilant.temp_model() as juju:
            juju.cli_binary = str(link)
            deploy(juju, charm)
            config(juju)
            actions(juju)
            commands(juju)
            failure(juju)
            scale(juju)
            refresh(juju, charm)
            show(juju)
            relations(juju, charm)
            secrets(juju)
            remove(juju)
        check("models left", os.listdir(pathlib.Path(data) / "models"), [])
    print("drive.py: jubilant found what Juju would give")


if __name__ == "__main__":
    main()
