"""The sample school, served the way it is used: a database of its own, the real server, a port of its own."""

import json
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

PASSWORD = "shili-daxue-2026"
PATIENCE = 60
STAGED = "tests.browser.staged"
"""The command that brings a few matters of the school to where its story does not go."""
SCREENS = "screens.json"


def environment(folder, **more):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GONGKAI_")}
    return (
        kept
        | more
        | {
            "GONGKAI_DATA": str(folder),
            "GONGKAI_SECRET_KEY": "only-for-tests",
            "DJANGO_SETTINGS_MODULE": "gongkai.config.settings",
        }
    )


def gongkai(folder, *words, **more):
    command = [sys.executable, "-m", *words]
    done = subprocess.run(command, env=environment(folder, **more), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def founded(folder):
    """Make the school once in a folder; the folder can be copied."""
    gongkai(folder, "gongkai", "prepare")
    gongkai(folder, "gongkai", "sample", "load")
    screens = folder / "screens.part"
    screens.write_text(gongkai(folder, STAGED), encoding="utf-8")
    screens.rename(folder / SCREENS)
    return folder


def waited_for(folder):
    """Wait while somebody else makes the school."""
    until = time.monotonic() + 5 * PATIENCE
    while time.monotonic() < until:
        if (folder / SCREENS).exists():
            return folder
        time.sleep(0.5)
    raise AssertionError(f"no school was made in {folder}")


def screens_of(folder):
    """Tell for each route who reaches it where: name → (who, path)."""
    return json.loads((folder / SCREENS).read_text(encoding="utf-8"))


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@contextmanager
def served(folder, **more):
    """Serve a founded school, with more in its environment, and give its address."""
    port = free_port()
    command = [sys.executable, "-m", "gongkai", "serve", "--port", str(port)]
    with (Path(folder) / "server.log").open("w") as log:
        server = subprocess.Popen(command, env=environment(folder, **more), stdout=log, stderr=log)
    try:
        wait_for(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def wait_for(port, server):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as visitor:
            if visitor.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError(f"nothing is served on port {port}")
