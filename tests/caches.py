"""A Redis of one's own, for tests of what is kept in it."""

import shutil
import subprocess
import time
from contextlib import contextmanager

import pytest


@contextmanager
def a_redis(folder):
    """Start a Redis that writes nothing to disk, and yield its address."""
    if not shutil.which("redis-server"):
        pytest.skip("there is no redis-server here")
    socket = folder / "redis"
    server = subprocess.Popen(
        ["redis-server", "--port", "0", "--unixsocket", socket, "--save", ""], stdout=subprocess.DEVNULL
    )
    while not socket.exists():
        time.sleep(0.05)
    yield f"unix://{socket}"
    server.terminate()
    server.wait()
