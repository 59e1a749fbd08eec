"""One message to one address: connected to what was checked, answered within limits, followed nowhere."""

import socket
import time

import pytest

from gongkai.outbound import NETWORK, Allowed, Limits, Network, Trouble, Unsent, post
from tests.outbound.certificates import made_for
from tests.push.receiver import receiving

SHORT = Limits(connect=0.5, each_read=0.3, whole=0.6, answer=1000)
HOST = "oa.example.edu.cn"
PUBLIC = "93.184.215.14"


@pytest.fixture
def receiver():
    with receiving() as server:
        yield server


def send(server, *, private=True, network=NETWORK):
    allowed = Allowed(frozenset(), frozenset({server.place} if private else ()))
    return post(server.address, "正文".encode(), {"X-Name": "1"}, allowed=allowed, limits=SHORT, network=network)


def test_a_message_arrives_whole_and_the_answer_comes_back(receiver):
    answer = send(receiver)

    [(path, headers, body)] = receiver.heard
    assert (path, headers["X-Name"], headers["Host"], body.decode()) == ("/in", "1", receiver.place, "正文")
    assert (answer.is_yes, answer.body) == (True, b'{"receipt": "R-1"}')


@pytest.mark.parametrize(
    ("habit", "trouble"),
    [
        ("says_nothing", Trouble.TOO_SLOW),
        ("drips", Trouble.TOO_SLOW),
        ("drips_headers", Trouble.TOO_SLOW),
        ("hangs_up", Trouble.CUT_OFF),
        ("hangs_up_within", Trouble.CUT_OFF),
        ("babbles", Trouble.CUT_OFF),
        ("sends_elsewhere", Trouble.REDIRECTED),
        ("never_ends", Trouble.TOO_LONG),
    ],
)
def test_whatever_the_other_side_does_it_ends_soon_and_in_words(receiver, habit, trouble):
    receiver.habit = habit
    began = time.monotonic()
    with pytest.raises(Unsent, match=trouble):
        send(receiver)

    assert time.monotonic() - began < 5 * SHORT.whole


@pytest.mark.parametrize(("habit", "status"), [("fails", 500), ("refuses", 403), ("answers_twice", 200)])
def test_an_answer_is_an_answer_and_the_first_one_counts(receiver, habit, status):
    receiver.habit = habit

    assert send(receiver).status == status


def test_nobody_is_followed_elsewhere(receiver):
    with receiving() as elsewhere:
        receiver.habit, receiver.elsewhere = "sends_elsewhere", elsewhere.address
        with pytest.raises(Unsent, match=Trouble.REDIRECTED):
            send(receiver)

    assert elsewhere.heard == []


def test_what_is_within_must_be_named_exactly(receiver):
    with pytest.raises(Unsent, match=Trouble.NOT_LISTED):
        send(receiver, private=False)

    assert receiver.heard == []


def test_no_proxy_of_the_environment_is_used(receiver, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    assert send(receiver).is_yes


def test_where_nobody_listens_is_said():
    with receiving() as gone:
        pass
    with pytest.raises(Unsent, match=Trouble.UNREACHABLE):
        send(gone)


def test_a_header_cannot_be_smuggled_in(receiver):
    allowed = Allowed(frozenset(), frozenset({receiver.place}))
    with pytest.raises(Unsent, match=Trouble.CUT_OFF):
        post(receiver.address, b"", {"X": "1\r\nY: 2"}, allowed=allowed, limits=SHORT)

    assert receiver.heard == []


class Names:
    """A name server that answers otherwise each time it is asked."""

    def __init__(self, *answers):
        self.answers, self.asked = list(answers), 0

    def __call__(self, _host, _port):
        self.asked += 1
        return self.answers[min(self.asked, len(self.answers)) - 1]


class Dialled:
    """Whatever is dialled, the connection leads to a server on this machine."""

    def __init__(self, server):
        self.server, self.numbers = server, []

    def __call__(self, number, _port, seconds):
        self.numbers.append(number)
        return socket.create_connection(("127.0.0.1", self.server.server_port), seconds)


def ask(names, dial, tls=NETWORK.tls):
    allowed = Allowed(frozenset({HOST}), frozenset())
    return post(f"https://{HOST}/in", b"x", {}, allowed=allowed, limits=SHORT, network=Network(names, dial, tls))


def test_a_name_is_asked_once_and_the_open_connection_is_looked_at_again(receiver):
    names, dial = Names([PUBLIC], ["127.0.0.1"]), Dialled(receiver)
    with pytest.raises(Unsent, match=Trouble.FORBIDDEN):
        ask(names, dial)

    assert (names.asked, dial.numbers, receiver.heard) == (1, [PUBLIC], [])


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        (["127.0.0.1"], Trouble.FORBIDDEN),
        ([PUBLIC, "10.0.0.8"], Trouble.FORBIDDEN),
        (["::ffff:93.184.215.14"], Trouble.FORBIDDEN),
        (["not a number"], Trouble.FORBIDDEN),
        ([], Trouble.UNKNOWN_NAME),
    ],
)
def test_one_number_within_spoils_a_name(receiver, answer, trouble):
    dial = Dialled(receiver)
    with pytest.raises(Unsent, match=trouble):
        ask(Names(answer), dial)

    assert dial.numbers == []


def test_a_machine_gives_itself_no_address_that_a_school_could_name(receiver):
    allowed = Allowed(frozenset(), frozenset({f"{HOST}:80"}))
    network = Network(Names(["169.254.169.254"]), Dialled(receiver), NETWORK.tls)
    with pytest.raises(Unsent, match=Trouble.FORBIDDEN):
        post(f"http://{HOST}/", b"", {}, allowed=allowed, network=network)


def across_tls(tmp_path, certified, *, trusted):
    """Post to a server certified for a name, under the usual one; return what was answered, and what it heard."""
    theirs, ours = made_for(certified, tmp_path)
    with receiving(theirs) as server:
        at_home = Allowed(frozenset(), frozenset({f"{HOST}:443"}))
        network = Network(Names(["127.0.0.1"]), Dialled(server), (lambda: ours) if trusted else NETWORK.tls)
        try:
            answer = post(f"https://{HOST}/in", b"x", {}, allowed=at_home, limits=SHORT, network=network)
        except Unsent as unsent:
            return unsent.trouble, len(server.heard)
        return answer.status, len(server.heard)


def test_a_message_arrives_encrypted(tmp_path):
    assert across_tls(tmp_path, HOST, trusted=True) == (200, 1)


@pytest.mark.parametrize(("certified", "trusted"), [("oa.example.com", True), (HOST, False)])
def test_the_other_side_must_prove_its_name(tmp_path, certified, trusted):
    assert across_tls(tmp_path, certified, trusted=trusted) == (Trouble.UNTRUSTED, 0)
