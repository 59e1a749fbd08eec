"""Markings of secrets: state secrets, work secrets, internal material. A word in a sentence is not a marking."""

import re
from collections.abc import Iterator

from gongkai.scanner.kinds import Kind
from gongkai.scanner.signals import Signal
from gongkai.scanner.view import Hit, View

STAR = "[★☆✩✪✭✮✯⭐*＊]"
TERM = "(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[ ]?(?:年|个月|月|日|天)|长期|启用前|解密"
STARRED = re.compile(f"[ \u3000]*{STAR}[ \u3000]*(?:{TERM})?")
STARRED_BEFORE = re.compile(f"{STAR}[ \u3000]*$")
TERMED = re.compile(f"[ \u3000]*(?:{TERM})[ \u3000】\\])）]*(?:$|\n)")
LABEL = re.compile("(?:密[ ]*级|保密级别|秘密等级|定密级别|保密等级)[ \u3000]*[：:为是][ \u3000]*[【\\[(（]?$")
DECLARED = re.compile('(?:属于?|定为|确定为|列为|系|标注为?|标为|标有|密级为)[ “"‘【]*$')
DENIED = re.compile('(?:不|非|未|是否|不得|凡|等)(?:属于?|定为|确定为|列为|系|标注为?|含有?|涉及)[ “"]*$')
ALONE_BEFORE = re.compile("(?:^|\n)[ \t\u3000【\\[(（《<]*$")
ALONE_AFTER = re.compile("级?[ \t\u3000]*(?:文件|资料|材料|件)?[ \t\u3000】\\])）》>]*(?:$|\n)")
LISTED_AFTER = re.compile('级?[”"]?(?:[、，,和或及与]|以及)[ “"]?(?:绝密|机密|秘密|商业|工作)')
LISTED_BEFORE = re.compile('(?:绝密|机密|秘密)级?[”"]?(?:[、，,和或及与]|以及)[ “"]?$')
GENERAL = re.compile("(?:商业|国家|党的|党和国家|保守|工作|军事|技术|个人|公司|保护|严守|窃取|泄露|企业|科技|内部)的?$")
BRACKETED_BEFORE = re.compile("[【\\[(（]$")
BRACKETED_AFTER = re.compile("[】\\])）]")
OWN = re.compile(".{0,12}(?:注意保存|妥善保存|不得外传|严禁外传|请勿外传|严禁复制|不得翻印|请勿扩散|严禁扩散)")
STRONG = frozenset(
    {
        "阅后即焚",
        "阅后收回",
        "阅后销毁",
        "仅供内部",
        "严禁外传",
        "请勿外传",
        "不得外传",
        "请勿扩散",
        "严禁扩散",
        "不得翻印",
    }
)
RULING = re.compile("(?:的|应当|规定|行为|违反|处理|[，,]?违者)")
PROPERTY = re.compile("公开(?:属性|方式|类别|选项|类型)[ ]*[：:为][ ]*$")
BY_PROPERTY = frozenset({"不予公开", "不宜公开", "依申请公开"})
BEFORE = 24


def secrecy(view: View) -> Iterator[Hit]:
    """Find markings of state secrets, and their words where they may be a quotation. Source: 第九条."""
    for start, end in view.words.of(Signal.SECRECY):
        word, before = view.text[start:end], view.text[max(start - BEFORE, 0) : start]
        if LISTED_AFTER.match(view.text, end) or LISTED_BEFORE.search(before) or before.endswith("工作"):
            continue
        if starred := STARRED.match(view.text, end):
            yield Hit(Kind.SECRECY_MARKING, start, starred.end())
        elif _is_in_title(view.text, start) or DENIED.search(before):
            continue
        elif _is_marking(view, start, end):
            yield Hit(Kind.SECRECY_MARKING, start, end)
        elif (word != "秘密" or view.text[end : end + 1] == "级") and not GENERAL.search(before):
            yield Hit(Kind.SECRECY_WORD, start, end)


def _is_marking(view: View, start: int, end: int) -> bool:
    before = view.text[max(start - BEFORE, 0) : start]
    declared = DECLARED.search(before) and view.text[end : end + 1] == "级"
    stands_alone = ALONE_BEFORE.search(view.text, max(start - BEFORE, 0), start) and (
        ALONE_AFTER.match(view.text, end) or TERMED.match(view.text, end)
    )
    starred = STARRED_BEFORE.search(before)
    return bool(declared or stands_alone or starred or LABEL.search(before))


def work_secrets(view: View) -> Iterator[Hit]:
    """Find markings of work secrets. Source: 第九条."""
    for start, end in view.words.of(Signal.WORK_SECRET):
        before = view.text[max(start - BEFORE, 0) : start]
        declared = DECLARED.search(before) and not DENIED.search(before) and view.text[end : end + 1] != "的"
        if not _is_in_title(view.text, start) and (declared or _is_set_apart(view, start, end)):
            starred = STARRED.match(view.text, end)
            yield Hit(Kind.WORK_SECRET, start, starred.end() if starred else end)


def _is_set_apart(view: View, start: int, end: int) -> bool:
    """Tell whether a word stands as a marking does: alone, starred, in brackets, or after 密级."""
    before = view.text[max(start - BEFORE, 0) : start]
    alone = ALONE_BEFORE.search(view.text, max(start - BEFORE, 0), start) and ALONE_AFTER.match(view.text, end)
    bracketed = BRACKETED_BEFORE.search(before) and BRACKETED_AFTER.match(view.text, end)
    return bool(alone or bracketed or STARRED.match(view.text, end) or LABEL.search(before))


def internal(view: View) -> Iterator[Hit]:
    """Find markings of internal material. Source: 第九条."""
    for start, end in view.words.of(Signal.INTERNAL):
        word, before = view.text[start:end], view.text[max(start - BEFORE, 0) : start]
        if word in BY_PROPERTY:
            marked = PROPERTY.search(before) is not None
        elif word in STRONG:
            marked = not RULING.match(view.text, end) and not re.search("不得$|应当|规定", before)
        else:
            marked = OWN.match(view.text, end) is not None or _is_set_apart(view, start, end)
        if marked and not _is_in_title(view.text, start):
            own = OWN.match(view.text, end)
            yield Hit(Kind.INTERNAL, start, own.end() if own else end)


def _is_in_title(text: str, start: int) -> bool:
    """Tell whether an offset lies within the title of a law, between 《 and 》, which a line does not end."""
    opened = text.rfind("《", max(start - 60, 0), start)
    return opened >= 0 and not re.search("[》\n]", text[opened:start]) and text.find("》", start, start + 60) >= 0
