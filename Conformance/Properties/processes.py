"""Runs charms as run.py does, at a fraction of the cost: hook tools and reference need no interpreter of their own.

Each hook tool is hooktool.c, answered by fakejuju.py's own code within this process. The reference is a copy (fork) of this
process, which has imported ops already. Both charms meet the same tools.
"""

import contextlib
import importlib
import importlib.util
import io
import json
import os
import pathlib
import selectors
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
import types

HERE = pathlib.Path(__file__).resolve().parent
SHARED = HERE.parent.parent.parent / "shared" / "conformance"
SECONDS_ALLOWED = 60


def load(name):
    """A module of the conformance kit, under a name that no other module has."""
    spec = importlib.util.spec_from_file_location(f"conformance_{name}", SHARED / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def build_tool(folder):
    """Compiles hooktool.c into a folder, and returns its path."""
    tool = folder / "hooktool"
    subprocess.run(["cc", "-O1", "-static", str(HERE / "hooktool.c"), "-o", str(tool)], check=True)
    return tool


class Processes:
    """What takes the place of the module `subprocess` in run.py: the two things that it runs there."""

    TimeoutExpired = subprocess.TimeoutExpired
    DEVNULL = subprocess.DEVNULL

    def __init__(self, tool, reference):
        # The reference's processes are copies of this one: what they need is imported and compiled already.
        for name in ("ops", "_strptime"):
            importlib.import_module(name)
        self.fakejuju = load("fakejuju")
        # Indented JSON is not written by Python's C code, which takes a tenth of the time.
        self.fakejuju.json = types.SimpleNamespace(
            load=json.load, loads=json.loads, dumps=json.dumps,
            dump=lambda value, file, sort_keys, indent: file.write(json.dumps(value, sort_keys=sort_keys)),
        )
        self.tool, self.reference = tool, reference
        self.reference_code = compile(pathlib.Path(reference[1]).read_text(), reference[1], "exec")
        self.folder = tempfile.TemporaryDirectory()
        self.path = os.path.join(self.folder.name, "tools.socket")
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(self.path)
        self.listener.listen(16)

    def run(self, command, env=None, cwd=None, **_):
        if str(command[1:2]).find("fakejuju.py") >= 0:
            return self.link_tools(pathlib.Path(command[2]))
        env = {**env, "FAKEJUJU_SOCKET": self.path}
        with tempfile.TemporaryFile() as errors:
            start = self.copy_of_this if command == self.reference else self.program
            process = start(command, env, cwd, errors)
            # fakejuju.py looks at these; those of the dispatch before are not to be seen.
            for name in [name for name in os.environ if name.startswith("JUJU_") and name not in env]:
                del os.environ[name]
            os.environ.update({name: env[name] for name in env if name.startswith(("JUJU_", "FAKEJUJU_"))})
            code = self.serve_until_end(process, command)
            errors.seek(0)
            text = errors.read().decode(errors="replace")
        return subprocess.CompletedProcess(command, code, "", text)

    def link_tools(self, folder):
        folder.mkdir()
        for name in self.fakejuju.TOOLS:
            os.symlink(self.tool, folder / name)

    @staticmethod
    def program(command, env, cwd, errors):
        process = subprocess.Popen(
            command, env=env, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors
        )
        process.returncode = 0  # Waiting for it is up to us.
        return process.pid

    def copy_of_this(self, command, env, cwd, errors):
        process = os.fork()
        if process:
            return process
        code = 1
        try:
            os.chdir(cwd)
            os.environ.clear()
            os.environ.update(env)
            null = os.open(os.devnull, os.O_RDWR)
            for number, descriptor in ((0, null), (1, null), (2, errors.fileno())):
                os.dup2(descriptor, number)
            sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")
            sys.argv = command[1:]
            main = types.ModuleType("__main__")
            main.__file__ = command[1]
            sys.modules["__main__"] = main
            exec(self.reference_code, vars(main))
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(code)

    def serve_until_end(self, process, command):
        """Answers hook tools until a process has ended; its exit code."""
        end = os.pidfd_open(process)
        deadline = time.monotonic() + SECONDS_ALLOWED
        try:
            with selectors.DefaultSelector() as selector:
                selector.register(end, selectors.EVENT_READ)
                selector.register(self.listener, selectors.EVENT_READ)
                while True:
                    ready = {key.fd for key, _ in selector.select(max(deadline - time.monotonic(), 0))}
                    if not ready:
                        os.kill(process, signal.SIGKILL)
                        os.waitpid(process, 0)
                        raise subprocess.TimeoutExpired(command, SECONDS_ALLOWED)
                    if self.listener.fileno() in ready:
                        self.answer()
                    elif end in ready:
                        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        finally:
            os.close(end)

    def answer(self):
        connection, _ = self.listener.accept()
        with connection, connection.makefile("rwb") as stream:

            def number():
                return struct.unpack("=I", stream.read(4))[0]

            texts = [stream.read(number()).decode() for _ in range(number())]
            code, output, errors = self.run_tool(texts[:-1], texts[-1])
            stream.write(struct.pack("=I", code))
            for text in (output.encode(), errors.encode()):
                stream.write(struct.pack("=I", len(text)) + text)

    def run_tool(self, arguments, text):
        """Runs fakejuju.py's code as if it were a program of its own."""
        output, errors = io.StringIO(), io.StringIO()
        old = sys.argv, sys.stdin
        sys.argv, sys.stdin = arguments, io.StringIO(text)
        code = 0
        try:
            with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
                self.fakejuju.main()
        except SystemExit as end:
            code = end.code or 0
        except Exception as error:  # What the real program would print as a traceback.
            code = 1
            errors.write(f"{type(error).__name__}: {error}\n")
        finally:
            sys.argv, sys.stdin = old
        return code, output.getvalue(), errors.getvalue()
