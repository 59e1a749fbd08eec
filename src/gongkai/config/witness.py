"""The witness as a small web service of its own: one address, asked by logs. Practice: C2SP tlog-witness."""

from datetime import UTC, datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from gongkai.ledger.actions import Witness
from gongkai.ledger.rules.witness import Answer

PATH = "/add-checkpoint"
LARGEST = 64 * 1024
SECONDS = 30
"""How long a request may be in bytes, and how long it may take to arrive."""


class _Asked(BaseHTTPRequestHandler):
    """One connection of a log."""

    server: "WitnessServer"
    protocol_version = "HTTP/1.1"
    timeout = SECONDS

    def do_POST(self) -> None:
        """Cosign, or say why not."""
        length = self.headers.get("Content-Length", "")
        if self.path != PATH:
            self._say(Answer(HTTPStatus.NOT_FOUND), close=True)
        elif not length.isascii() or not length.isdigit() or int(length) > LARGEST:
            self._say(Answer(HTTPStatus.BAD_REQUEST), close=True)
        else:
            self._say(self.server.witness.add_checkpoint(self.rfile.read(int(length)), datetime.now(UTC)))

    def _say(self, answer: Answer, *, close: bool = False) -> None:
        body = answer.body.encode()
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(body)))
        if close:  # what was not read of the request would be taken for the next one
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)


class WitnessServer(ThreadingHTTPServer):
    """Serves one witness at an address of this machine."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], witness: Witness) -> None:
        self.witness = witness
        super().__init__(address, _Asked)
