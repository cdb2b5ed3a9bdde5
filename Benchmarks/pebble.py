#!/usr/bin/env python3
"""Measures the client and the daemon of Pebble beside what the system itself needs for the same, in one run.

    pebble.py --swift BENCH_PEBBLE --daemon COMMAND

It prints, as medians and ratios: a push of 64 MiB beside `cat` of the same bytes through a unix socket into a file, a pull of 64 MiB
beside curl's, a command beside starting the same program without a daemon; and the most memory that the client and the daemon
have had for each transfer. All files are in memory.
"""
import argparse
import json
import os
import pathlib
import re
import shlex
import socket
import statistics
import subprocess
import tempfile
import time

SIZE = 64 << 20
ROUNDS = 5


def timed(call):
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def cat(source, target):
    """Copies a file through a unix socket, from one `cat` to another."""
    ours, theirs = socket.socketpair()
    with open(source, "rb") as data, open(target, "wb") as copy:
        reader = subprocess.Popen(["cat"], stdin=theirs, stdout=copy)
        writer = subprocess.Popen(["cat"], stdin=data, stdout=ours)
        ours.close()
        theirs.close()
        assert writer.wait() == 0 and reader.wait() == 0
    assert os.path.getsize(target) == os.path.getsize(source)


def curl(path, file):
    """How long curl says that a pull took, without its own start."""
    done = subprocess.run(["curl", "-sf", "-o", "/dev/null", "-w", "%{time_total}", "-H", "Accept: multipart/form-data",
                           "--unix-socket", path, f"http://localhost/v1/files?action=read&path={file}"],
                          check=True, capture_output=True, text=True)
    return float(done.stdout) * 1000


def spawn_true():
    os.waitpid(os.posix_spawnp("true", ["true"], os.environ), 0)


class Daemon:
    def __init__(self, command, folder):
        self.socket = f"{folder}/socket"
        environment = {**os.environ, "PEBBLE": str(folder), "PEBBLE_SOCKET": self.socket, "PEBBLE_PERSIST": "never"}
        self.process = subprocess.Popen(shlex.split(command), env=environment, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not os.path.exists(self.socket):
            assert self.process.poll() is None, "the daemon has ended"
            time.sleep(0.02)

    def peak(self):
        """The most memory that it has had so far, in MiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1024

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)


class Bench:
    def __init__(self, program, daemon, folder):
        self.command = [program, daemon.socket, str(folder)]

    def run(self, operation):
        """The median in milliseconds, and the peak memory in MiB."""
        done = subprocess.run(self.command + [operation], check=True, capture_output=True, text=True)
        return json.loads(done.stdout)[operation], int(re.search(r"peak memory (\d+)", done.stderr)[1]) / 1024


def row(name, ours, other, limit, limit_name):
    print(f"{name:12} {ours:8.2f} ms   {limit_name} {limit:8.2f} ms   swift/{other} {ours / limit:5.2f}"
          f"   difference {ours - limit:6.2f} ms")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--swift", required=True)
    parser.add_argument("--daemon", required=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as name:
        files = pathlib.Path(name, "files")
        files.mkdir()
        memory = {}
        for operation in ["push 64 MiB", "pull 64 MiB"]:
            with Daemon(options.daemon, name) as daemon:
                client = Bench(options.swift, daemon, files).run(operation)[1]
                memory[operation] = (client, daemon.peak())
        with Daemon(options.daemon, name) as daemon:
            bench = Bench(options.swift, daemon, files)
            times = {key: [] for key in ["push", "cat", "pull", "curl", "exec", "spawn"]}
            for _ in range(ROUNDS):
                times["push"].append(bench.run("push 64 MiB")[0])
                times["cat"] += [timed(lambda: cat(files / "big-source", files / "copy")) for _ in range(3)]
                times["pull"].append(bench.run("pull 64 MiB")[0])
                times["curl"] += [curl(daemon.socket, files / "big") for _ in range(3)]
                times["exec"].append(bench.run("exec true")[0])
                times["spawn"] += [timed(spawn_true) for _ in range(20)]
    median = {key: statistics.median(values) for key, values in times.items()}
    row("push 64 MiB", median["push"], "cat", median["cat"], "cat through a socket")
    row("pull 64 MiB", median["pull"], "curl", median["curl"], "curl                ")
    row("exec true", median["exec"], "spawn", median["spawn"], "spawn and wait      ")
    for operation, (client, server) in memory.items():
        print(f"{operation:12} peak memory: client {client:5.1f} MiB, daemon {server:5.1f} MiB")


if __name__ == "__main__":
    main()
