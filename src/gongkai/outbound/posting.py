"""Sending the message: the name is looked up once, and what is connected to is the very number that was checked."""

import socket
import ssl
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, IncompleteRead
from threading import Event, Timer

from gongkai.outbound.addresses import Allowed
from gongkai.outbound.spelling import Place, place_of
from gongkai.outbound.trouble import Trouble, Unsent

Resolve = Callable[[str, int], Iterable[str]]
Dial = Callable[[str, int, float], socket.socket]


def _resolve(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(where[0]) for _family, _kind, _protocol, _name, where in found))


def _dial(number: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((number, port), seconds)


@dataclass(frozen=True, slots=True)
class Limits:
    """How long the other side has, in seconds, and how many bytes its answer may have."""

    connect: float
    each_read: float
    whole: float
    answer: int


@dataclass(frozen=True, slots=True)
class Network:
    """What names, connections and certificates are asked of."""

    resolve: Resolve
    dial: Dial
    tls: Callable[[], ssl.SSLContext]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the other side said."""

    status: int
    body: bytes

    @property
    def is_yes(self) -> bool:
        """Whether the other side took what it was sent."""
        return 200 <= self.status < 300


LIMITS = Limits(connect=5, each_read=10, whole=30, answer=64 * 1024)
NETWORK = Network(_resolve, _dial, ssl.create_default_context)


def post(
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    allowed: Allowed,
    limits: Limits = LIMITS,
    network: Network = NETWORK,
) -> Answer:
    """Post bytes to an address, through no proxy and following nobody elsewhere; returns what was answered.

    :raises Unsent: and nothing else, if it may not be sent there, or no proper answer came in time. Where the trouble
        is not :attr:`Trouble.is_ours`, the other side may have taken the message all the same.
    """
    place = place_of(url)
    allowed.check(place)
    connection = _connected(place, allowed, limits, network)
    with connection, _ended_after(limits.whole, connection) as ended:
        try:
            answer = _conversation(_encrypted(connection, place, network), place, body, headers, limits)
        except ssl.SSLCertVerificationError as why:
            raise Unsent(Trouble.UNTRUSTED) from why
        except (OSError, HTTPException, ValueError) as why:
            late = ended.is_set() or isinstance(why, TimeoutError)
            raise Unsent(Trouble.TOO_SLOW if late else Trouble.CUT_OFF) from why
        if ended.is_set():
            raise Unsent(Trouble.TOO_SLOW)
    return _judged(answer, limits)


def _connected(place: Place, allowed: Allowed, limits: Limits, network: Network) -> socket.socket:
    """Connect to the first number that answers, and look again at what the open connection really leads to."""
    try:
        found = list(network.resolve(place.host, place.port))
    except (OSError, UnicodeError) as why:
        raise Unsent(Trouble.UNKNOWN_NAME) from why
    for number in allowed.numbers(place, found):
        try:
            connection = network.dial(number, place.port, limits.connect)
        except OSError:
            continue
        if _leads_to(connection) == number:
            connection.settimeout(limits.each_read)
            return connection
        connection.close()
        raise Unsent(Trouble.FORBIDDEN)
    raise Unsent(Trouble.UNREACHABLE)


def _leads_to(connection: socket.socket) -> str | None:
    try:
        return str(connection.getpeername()[0])
    except OSError:
        return None


def _encrypted(connection: socket.socket, place: Place, network: Network) -> socket.socket:
    if not place.is_encrypted:
        return connection
    return network.tls().wrap_socket(connection, server_hostname=place.host)


@contextmanager
def _ended_after(seconds: float, connection: socket.socket) -> Iterator[Event]:
    """End a conversation that takes too long as a whole, however steadily the other side drips its answer.

    A second hold on the connection is what is shut: encryption takes the first one over.
    """
    ended, hold = Event(), connection.dup()

    def end() -> None:
        ended.set()
        _shut(hold)

    timer = Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield ended
    finally:
        timer.cancel()
        timer.join()
        hold.close()


def _shut(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


def _conversation(
    connection: socket.socket, place: Place, body: bytes, headers: Mapping[str, str], limits: Limits
) -> Answer:
    with connection:
        talk = HTTPConnection(place.host, place.port)
        talk.sock = connection
        talk.request("POST", place.path, body, {**headers, "Host": place.netloc, "Connection": "close"})
        with talk.getresponse() as response:
            said = response.read(limits.answer + 1)
            if response.length and len(said) <= limits.answer:
                raise IncompleteRead(said, response.length)
            return Answer(response.status, said)


def _judged(answer: Answer, limits: Limits) -> Answer:
    if 300 <= answer.status < 400:
        raise Unsent(Trouble.REDIRECTED)
    if len(answer.body) > limits.answer:
        raise Unsent(Trouble.TOO_LONG)
    return answer
