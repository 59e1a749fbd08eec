"""Sixty spellings of what lies within, all of them refused, though the host itself stands on the list."""

import socket

import pytest

from gongkai.outbound import NETWORK, Allowed, Network, Trouble, Unsent, place_of, post

WITHIN = """
http://127.0.0.1/
https://127.0.0.1/
https://127.0.0.1:443/
https://127.1/
https://127.0.1/
https://2130706433/
https://0x7f000001/
https://0x7f.0.0.1/
https://0x7f.1/
https://017700000001/
https://0177.0.0.1/
https://0177.0.0.01/
https://127.0.0.1./
https://127.000.000.001/
https://0/
https://0.0.0.0/
https://localhost/
https://LOCALHOST/
https://Localhost./
https://10.0.0.8/
https://10.8/
https://0xa000008/
https://172.16.0.1/
https://172.31.255.254/
https://192.168.1.1/
https://192.168.257/
https://3232235777/
https://169.254.169.254/
https://0xa9fea9fe/
https://2852039166/
https://169.254.43518/
https://100.64.0.1/
https://198.18.0.1/
https://192.0.0.170/
https://192.88.99.1/
https://224.0.0.1/
https://239.255.255.250/
https://240.0.0.1/
https://255.255.255.255/
https://[::1]/
https://[::]/
https://[0:0:0:0:0:0:0:1]/
https://[::ffff:127.0.0.1]/
https://[::ffff:7f00:1]/
https://[::127.0.0.1]/
https://[::ffff:0:7f00:1]/
https://[64:ff9b::7f00:1]/
https://[64:ff9b:1::a00:8]/
https://[2002:7f00:1::]/
https://[2001:0:7f00:1::]/
https://[fe80::1]/
https://[fe80::1%25eth0]/
https://[fc00::1]/
https://[fd12:3456:789a::1]/
https://[ff02::1]/
https://[2001:db8::1]/
https://[::ffff:a9fe:a9fe]/
https://①②⑦.⓪.⓪.①/
https://127。0。0。1/
https://example.edu.cn@127.0.0.1/
https://127.0.0.1\\@example.edu.cn/
https://127.0.0.1%2f@example.edu.cn/
https://127.0.0.1#@example.edu.cn/
https://127.0.0.1?@example.edu.cn/
https://%31%32%37.0.0.1/
https:///127.0.0.1/
https:127.0.0.1/
https:/127.0.0.1/
//127.0.0.1/
https://127.0.0.1\t/
https://127.0.0.1:0443/
https://127.0.0.1:65536/
https://127.0.0.1 /
https://127.0.0.1\r\nHost: x/
file:///etc/passwd
gopher://127.0.0.1:25/
""".strip("\n").split("\n")


class AnyHost(frozenset):
    """A list on which every host stands: what is proved is that the list is not all there is."""

    def __and__(self, other):
        return other

    __rand__ = __and__


LISTED = Allowed(hosts=AnyHost(), private=frozenset())


def knocked(*_):
    pytest.fail("a connection was tried")


def numeric(host, port):
    """Ask the library of the system what it makes of a host; names known on this machine alone count too."""
    return NETWORK.resolve(host, port)


@pytest.mark.parametrize("url", WITHIN)
def test_no_spelling_leads_within(url):
    with pytest.raises(Unsent) as refused:
        post(url, b"", {}, allowed=LISTED, network=Network(numeric, knocked, NETWORK.tls))

    assert refused.value.trouble.is_ours


def test_there_are_sixty_and_more():
    assert len(set(WITHIN)) >= 60


@pytest.mark.parametrize("short", ["2130706433", "0x7f.1", "0177.0.0.1", "127.1", "017700000001"])
def test_the_system_would_have_understood_them(short):
    assert socket.getaddrinfo(short, 443)[0][4][0] == "127.0.0.1"


@pytest.mark.parametrize(
    ("url", "netloc", "path"),
    [
        ("https://oa.example.edu.cn", "oa.example.edu.cn", "/"),
        ("https://oa.example.edu.cn:443/in", "oa.example.edu.cn", "/in"),
        ("https://oa.example.edu.cn:8443/in?from=gongkai", "oa.example.edu.cn:8443", "/in?from=gongkai"),
        ("http://oa/in", "oa", "/in"),
        ("https://xn--fiqs8s/", "xn--fiqs8s", "/"),
        ("https://8.8.4.4/", "8.8.4.4", "/"),
        ("https://[2400:3200::1]:8443/", "[2400:3200::1]:8443", "/"),
    ],
)
def test_what_is_spelled_plainly_is_understood(url, netloc, path):
    place = place_of(url)

    assert (place.netloc, place.path) == (netloc, path)


@pytest.mark.parametrize(
    ("url", "trouble"),
    [
        ("https://other.example.edu.cn/", Trouble.NOT_LISTED),
        ("https://oa.example.edu.cn.evil.example/", Trouble.NOT_LISTED),
        ("https://oa.example.edu.cn:22/", Trouble.NOT_LISTED),
        ("http://oa.example.edu.cn/", Trouble.NOT_LISTED),
        ("http://oa.example.edu.cn:443/", Trouble.NOT_ENCRYPTED),
        ("http://sun.example.edu.cn:8080/", Trouble.NOT_ENCRYPTED),
    ],
)
def test_only_to_whom_it_was_allowed_and_only_encrypted(url, trouble):
    allowed = Allowed(frozenset({"oa.example.edu.cn", "sun.example.edu.cn:8080"}), frozenset())

    with pytest.raises(Unsent, match=trouble):
        post(url, b"", {}, allowed=allowed, network=Network(knocked, knocked, NETWORK.tls))
