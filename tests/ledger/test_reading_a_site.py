"""The verifier stays where it was sent: nothing that leads elsewhere is followed, nothing endless is read."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from gongkai.verifier.site import CouldNotCheck, Site


class Stranger(BaseHTTPRequestHandler):
    """Leads elsewhere, has no end, or has nothing."""

    def do_GET(self):
        status = {"/away": 302, "/long": 200, "/broken": 500}.get(self.path, 404)
        self.send_response(status)
        self.send_header("Location", "https://elsewhere.example/")
        self.end_headers()
        if status == 200:
            self.wfile.write(bytes(1000))

    def log_message(self, *_):
        pass


@contextmanager
def stranger():
    with HTTPServer(("127.0.0.1", 0), Stranger) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Site.at(f"http://127.0.0.1:{server.server_port}")
        server.shutdown()


@pytest.mark.parametrize("path", ["away", "broken"])
def test_an_answer_that_leads_elsewhere_or_is_none_says_nothing(path):
    with stranger() as site, pytest.raises(CouldNotCheck, match=r"HTTP [35]0"):
        site.read(path)


def test_an_answer_is_read_as_far_as_it_may_go():
    with stranger() as site:
        whole = site.read("long", most=1000)
        with pytest.raises(CouldNotCheck, match="> 999 bytes"):
            site.read("long", most=999)

    assert (whole, len(whole)) == (bytes(1000), 1000)


def test_nothing_is_there_where_nothing_is():
    with stranger() as site:
        assert site.read("nowhere") is None


@pytest.mark.parametrize("link", ["https://elsewhere.example/x", "//elsewhere.example/x", "file:///etc/passwd"])
def test_a_link_that_leaves_the_site_is_not_followed(link):
    with pytest.raises(CouldNotCheck):
        Site.at("https://school.example/").below(link, "d/1/")


def test_links_below_the_site_are_its_own():
    site = Site.at("https://school.example/gongkai/")
    found = [site.below("/gongkai/d/1/files/表.txt"), site.below("?after=1", "list/")]

    assert found == [
        "https://school.example/gongkai/d/1/files/%E8%A1%A8.txt",
        "https://school.example/gongkai/list/?after=1",
    ]
