"""Home addresses: written down to the door, beside a word such as 住址 or with the words of a housing estate."""

import re
from collections.abc import Iterator

from gongkai.scanner.kinds import Kind
from gongkai.scanner.signals import Signal
from gongkai.scanner.view import Hit, View

COUNT = "(?:[0-9]{1,5}[A-Za-z]?|[A-Za-z](?=[栋座区])|[一二三四五六七八九十〇零百]{1,4})"
DOOR = re.compile(rf"{COUNT}(?:号楼|号院|号|栋|幢|座|单元|层|楼|室|户|组|门)|[0-9]{{1,4}}(?:[-—#][0-9]{{1,4}}){{1,3}}")
PLACE = re.compile(
    "省|自治区|市|区|县|旗|镇|乡|街道|街|路|巷|里|弄|胡同|小区|社区|花园|家园|苑|公寓|新村|村|屯|庄|府|城|湾"
)
ESTATE = re.compile("小区|花园|家园|佳苑|[^学]苑|公寓|新村|社区|名邸|华府|家属院|家属楼|住宅楼|宿舍楼?|新城|豪庭|里弄")
FLAT = re.compile(
    rf"{COUNT}(?:单元|门)[ ,，、]*{COUNT}(?:层|楼)?{COUNT}?(?:室|号|户)?|[0-9]{{1,4}}(?:[-—#][0-9]{{1,4}}){{2,3}}"
)
ROOM = re.compile("室|户|[0-9]-[0-9]")
RURAL = re.compile(f"(?:村|屯|庄).{{0,8}}?(?:组|{COUNT}号|屯)|(?:镇|乡)[一-鿿]{{1,8}}(?:村|屯)")
LEAD = re.compile("[一-鿿0-9A-Za-z·#—\\-、 ]+$")
VERB = re.compile("家住|现住|租住|居住在?|住在|住于|位于|地址|住址")
LONGEST = 60
SAID = re.compile("(?:地址|住址|地|在|于|住)?[：: 为是在于]{0,3}")
WHOLE = re.compile(f"[^。；;，,\n!！?？]{{4,{LONGEST}}}")
REST = re.compile(f"[^。；;，,\n!！?？]{{0,{LONGEST}}}")
WORK = re.compile(
    "教学楼|办公楼|行政楼|实验楼|图书馆|会议室|教室|报告厅|主楼|机关楼|科技楼|综合楼|体育馆|活动中心|服务中心|党群"
)


def addresses(view: View) -> Iterator[Hit]:
    """Find addresses of homes, and addresses that may be one. Source: 第九条."""
    yield from _said(view, Signal.RESIDENCE, Kind.HOME_ADDRESS)
    yield from _said(view, Signal.MAILING, Kind.ADDRESS)
    if Signal.ESTATE not in view.words.signals:
        return
    done = 0
    for door in DOOR.finditer(view.text):
        if door.start() >= done and (hit := _estate(view.text, door.start(), done)):
            done = hit.end
            yield hit


def _said(view: View, signal: Signal, kind: Kind) -> Iterator[Hit]:
    """Yield the addresses that a word before them, or above them in the table, calls so."""
    starts = [SAID.match(view.text, end) for _, end in view.words.of(signal)]
    begins = [match.end() for match in starts if match]
    if not begins and signal in view.beside:
        begins = [len(view.text) - len(view.text.lstrip())]
    for begin in begins:
        match = WHOLE.match(view.text, begin)
        if match and _is_an_address(match[0]):
            yield Hit(kind, *match.span())


def _is_an_address(text: str) -> bool:
    reaches_the_door = DOOR.search(text) or RURAL.search(text)
    return PLACE.search(text) is not None and reaches_the_door is not None and not WORK.search(text)


def _estate(text: str, start: int, done: int) -> Hit | None:
    """Take in what stands before the first count and after it, and see whether it is a home."""
    lead = LEAD.search(text, max(start - 40, done), start)
    begin = _after_the_verb(text, lead.start(), start) if lead else start
    rest = REST.match(text, start)
    ends = [door.end() for door in DOOR.finditer(text, start, rest.end() if rest else start)]
    if not lead or not ends:
        return None
    end = ends[-1]
    whole = text[begin:end]
    if WORK.search(whole) or not ESTATE.search(whole):
        return Hit(Kind.ADDRESS, begin, end) if RURAL.search(whole) and not WORK.search(whole) else None
    if FLAT.search(whole):
        return Hit(Kind.HOME_ADDRESS, begin, end)
    return Hit(Kind.ADDRESS, begin, end) if ROOM.search(whole) else None


def _after_the_verb(text: str, begin: int, end: int) -> int:
    verbs = [verb.end() for verb in VERB.finditer(text, begin, end)]
    return verbs[-1] if verbs else begin
