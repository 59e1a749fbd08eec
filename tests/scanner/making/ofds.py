"""OFD files, made part by part."""

from tests.scanner.making.packed import packed

O = 'xmlns:ofd="http://www.ofdspec.org/2016"'  # noqa: E741


def text(words: str, box: str = "10 20 50 5", about: str = "", inner: str = "") -> str:
    """A text on a page."""
    code = f'<ofd:TextCode X="0" Y="4">{words}</ofd:TextCode>'
    return f'<ofd:TextObject Boundary="{box}" Size="4" {about}>{inner}{code}</ofd:TextObject>'


def box(place: str = "5 15 100 20", about: str = "") -> str:
    """A filled box."""
    return f'<ofd:PathObject Boundary="{place}" Fill="true" {about}/>'


def ofd(*pages: str, info: str = "", **more: bytes | str) -> bytes:
    """An OFD whose pages hold these objects."""
    contents = {
        f"Doc_0/Pages/Page_{n}/Content.xml": f"<ofd:Page {O}><ofd:Layer>{page}</ofd:Layer></ofd:Page>"
        for n, page in enumerate(pages or (text("正文"),))
    }
    body = f"<ofd:DocInfo>{info}</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
    root = f"<ofd:OFD {O}><ofd:DocBody>{body}</ofd:DocBody></ofd:OFD>"
    return packed({"OFD.xml": root, "Doc_0/Document.xml": f"<ofd:Document {O}/>", **contents, **more})
