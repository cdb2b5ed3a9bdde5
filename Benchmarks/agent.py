"""What the benchmarks of dispatches share: an agent's socket to call, and a charm's process, timed."""

import contextlib
import os
import subprocess
import time

CONTEXT = "app/0-x"


@contextlib.contextmanager
def agent(program, socket, *numbers):
    """Serves a model of a size (relations, units, keys) on a socket as long as the context lasts."""
    command = [program, str(socket), CONTEXT, *map(str, numbers)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        if process.stdout.readline() != "ready\n":
            raise SystemExit(f"{program} serves nothing")
        yield
        process.stdin.close()


def environment(charm, dispatch_path, socket=None, tools=None):
    """A dispatch's environment: with an agent's socket, with a folder of tools, or with both."""
    name = os.path.basename(dispatch_path)
    kind = "ACTION_NAME" if dispatch_path.startswith("actions/") else "HOOK_NAME"
    variables = {
        "PATH": f"{tools}:/usr/bin:/bin" if tools else "/usr/bin:/bin", "JUJU_CHARM_DIR": str(charm),
        "JUJU_UNIT_NAME": "app/0", "JUJU_MODEL_NAME": "m", "JUJU_MODEL_UUID": "cdac5656-2423-4388-8f30-41854b4cca7d",
        "JUJU_VERSION": "3.6.9", "JUJU_CONTEXT_ID": CONTEXT, "JUJU_DISPATCH_PATH": dispatch_path, f"JUJU_{kind}": name,
    }  # fmt: skip
    if socket:
        variables |= {
            "JUJU_AGENT_SOCKET_ADDRESS": str(socket), "JUJU_AGENT_SOCKET_NETWORK": "unix", "OPS_HOOK_COMMANDS": "socket",
        }  # fmt: skip
    return variables


def run(command, charm, env):
    """Runs a charm's program to its end; how many milliseconds that took, and how many of the processor's."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=charm, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    milliseconds = (time.perf_counter() - start) * 1000
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command}: exit {process.returncode}\n{errors.decode()[-2000:]}")
    return milliseconds, (usage.ru_utime + usage.ru_stime) * 1000
