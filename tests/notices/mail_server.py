"""A mail server for tests, on a port of this machine, that can be told to behave badly."""

import socketserver
import threading
from contextlib import contextmanager
from email import message_from_bytes, policy

HABITS = {
    "greeting": b"220 mail.example.edu.cn",
    "address": b"250 ok",
    "text": b"250 taken",
    "goodbye": b"221 bye",
}
HANGS, DROPS = b"", b"drop"
"""Instead of an answer: none at all, or the end of the connection."""


class Conversation(socketserver.StreamRequestHandler):
    """One conversation: what is not in the server's habits is answered as usual."""

    def handle(self):
        self.server.met += 1
        if not self.answer("greeting"):
            return
        for line in self.rfile:
            verb = line[:4].upper().strip()
            if verb == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                self.server.taken.append(self.text())
                more = self.answer("text")
            else:
                more = {b"RCPT": self.address, b"QUIT": self.goodbye}.get(verb, self.fine)()
            if not more:
                return

    def text(self):
        lines = iter(self.rfile.readline, b".\r\n")
        whole = b"\n".join(line.removeprefix(b".").removesuffix(b"\r\n") for line in lines) + b"\n"
        return message_from_bytes(whole, policy=policy.default)

    def answer(self, about):
        said = self.server.habits[about]
        if said == HANGS:
            self.server.over.wait()
        elif said != DROPS:
            self.wfile.write(said + b"\r\n")
        return said not in {HANGS, DROPS}

    def address(self):
        return self.answer("address")

    def goodbye(self):
        self.answer("goodbye")

    def fine(self):
        return self.wfile.write(b"250 fine\r\n")


class Server(socketserver.ThreadingTCPServer):
    """Keeps what it has been sent."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.habits, self.taken, self.over = dict(HABITS), [], threading.Event()
        self.met = 0

    def handle_error(self, request, client_address):
        """Say nothing: the program has hung up on a server that hangs."""


@contextmanager
def serving():
    """Serve in a thread."""
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.over.set()
        server.shutdown()
        thread.join()
