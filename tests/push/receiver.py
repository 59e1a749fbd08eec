"""Another system for tests: a real HTTP server on a port of this machine, that can be told to behave badly."""

import json
import socket
import threading
import time
from collections import Counter
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

DRIP_SECONDS = 0.05


class Conversation(BaseHTTPRequestHandler):
    """One conversation; what the other side does with it stands in the server's ``habit``."""

    def do_POST(self):
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length)
        is_new = self.headers.get("Gongkai-Delivery", "") not in self.server.times()
        self.server.heard.append((self.path, dict(self.headers), body))
        catch = self.server.catch if is_new else None
        if catch:
            catch.at("heard")
        getattr(self, self.server.habit)(body)
        if catch:
            catch.at("answered")

    def takes(self, body):
        """Keep a message once, however often it comes, and answer each time with the same receipt."""
        name = self.headers.get("Gongkai-Delivery", "")
        self.server.kept.setdefault(name, body)
        receipt = {"receipt": f"R-{sorted(self.server.kept).index(name) + 1}"}
        self.says(200, json.dumps(receipt).encode())

    def nods(self, _body):
        self.says(200, b"ok")

    def refuses(self, _body):
        self.says(403, b'{"error": "unknown key"}')

    def fails(self, _body):
        self.says(500, b"<h1>Internal error</h1>")

    def sends_elsewhere(self, _body):
        self.send_response(307)
        self.send_header("Location", self.server.elsewhere)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def answers_twice(self, body):
        self.takes(body)
        self.says(500, b"no")

    def says_nothing(self, _body):
        self.server.over.wait()

    def drips(self, _body):
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n")
        while not self.server.over.is_set():
            self.wfile.write(b"x")
            time.sleep(DRIP_SECONDS)

    def drips_headers(self, _body):
        self.wfile.write(b"HTTP/1.1 200 OK\r\nSlow: ")
        while not self.server.over.is_set():
            self.wfile.write(b"x")
            time.sleep(DRIP_SECONDS)

    def hangs_up(self, _body):
        self.connection.shutdown(socket.SHUT_RDWR)

    def hangs_up_within(self, body):
        self.server.kept.setdefault(self.headers.get("Gongkai-Delivery", ""), body)
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nhalf")

    def babbles(self, _body):
        self.wfile.write(b"\x16\x03\x01 no http\r\n\r\n")

    def never_ends(self, _body):
        self.says(200, b"x" * 10_000_000)

    def says(self, status, body):
        self.wfile.write(b"HTTP/1.1 %d x\r\nContent-Length: %d\r\n\r\n" % (status, len(body)) + body)

    def log_message(self, *_):
        """Say nothing."""


class Receiver(ThreadingHTTPServer):
    """``heard`` is every request, ``kept`` what it took, by the name of the delivery."""

    daemon_threads = True

    def __init__(self, tls=None, port=0):
        super().__init__(("127.0.0.1", port), Conversation)
        self.habit, self.elsewhere = "takes", "http://127.0.0.1:9/"
        self.heard, self.kept, self.over, self.catch = [], {}, threading.Event(), None
        if tls:
            self.socket = tls.wrap_socket(self.socket, server_side=True)

    @property
    def place(self):
        return f"127.0.0.1:{self.server_port}"

    @property
    def address(self):
        return f"http://{self.place}/in"

    def times(self):
        """Count how often each delivery was heard."""
        return Counter(headers.get("Gongkai-Delivery", "") for _path, headers, _body in self.heard)

    def handle_error(self, request, client_address):
        """Say nothing: the program has hung up on a server that misbehaves."""


@contextmanager
def receiving(tls=None, port=0):
    """Receive in a thread."""
    with Receiver(tls, port) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join()
