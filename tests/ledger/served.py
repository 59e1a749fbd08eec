"""The school of a test, served over HTTP out of the test's own transaction."""

import threading
from contextlib import contextmanager
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connections

from gongkai.config.wsgi import application


class Silent(WSGIRequestHandler):
    """Says nothing on the terminal."""

    def log_message(self, *_):
        pass


@contextmanager
def served():
    """Serve what the test's transaction holds, one request after the other; yields the address."""
    server = make_server("127.0.0.1", 0, application, handler_class=Silent)
    mine = connections["default"]
    mine.inc_thread_sharing()
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)  # the connection goes on after a request: it is the test's

    def run():
        connections["default"] = mine
        server.serve_forever(poll_interval=0.02)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        mine.dec_thread_sharing()
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)
