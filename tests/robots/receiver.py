"""The server of a group's robots for tests, on a port of this machine, that can be told what to answer."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Conversation(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.heard.append(json.loads(body)["text"]["content"])
        status, answer = self.server.answer
        self.send_response(status)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *said):
        """Say nothing."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.answer, self.heard = (200, b'{"errcode": 0, "errmsg": "ok"}'), []

    @property
    def place(self):
        return f"127.0.0.1:{self.server_port}"

    @property
    def address(self):
        return f"http://{self.place}/robot/send?access_token=secret"


@contextmanager
def serving():
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()
