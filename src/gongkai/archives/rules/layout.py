"""Where things lie in an archive, what it says of itself, and how that is checked with what every computer has."""

import re
from collections.abc import Iterable
from datetime import datetime

from gongkai.archives.rules import Extent, Reach

PUBLIC, INNER, ENDED = "public", "inner", "inner/ended"
"""Folders: of what anybody reads; of what those within read; there, of public texts whose notice period is over."""
DECISIONS, RECORDS, CATALOGUES = "inner/decisions", "inner/records", "public/catalogues"
MANIFEST, README, INDEX, ABOUT = "manifest-sha256.txt", "README.txt", "index.html", "archive.json"
LOGS = {"public": "public/log", "inner": "inner/log"}
"""Where checkpoint and key of each log lie."""
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u2028\u2029]|^\.+|[. ]+$')
LONGEST = 100


def safe(name: str) -> str:
    """Return a name that every file system takes and that leads nowhere else."""
    return _UNSAFE.sub("_", name)[-LONGEST:] or "_"


def line_of(digest: str, name: str) -> str:
    """Write a line of the manifest, as ``sha256sum -c`` reads it."""
    return f"{digest}  {name}\n"


def manifest_of(text: str) -> dict[str, str]:
    """Read a manifest: digests by name. Lines of another shape are left out, so that their files are missed."""
    lines = (re.fullmatch(r"([0-9a-f]{64})  (.+)", line) for line in text.split("\n"))
    return {found[2]: found[1] for found in lines if found}


def root_of(extent: Extent, unit_code: str) -> str:
    """Name the folder that everything lies in, which is also what the file is called."""
    parts = ["gongkai", str(extent.year), *([safe(unit_code)] if unit_code else [])]
    return "-".join([*parts, *([PUBLIC] if extent.reach is Reach.PUBLIC else [])])


def readme(school: str, extent: Extent, unit: str, at: datetime) -> str:
    """Say what an archive is and how it is checked, in Chinese and in English."""
    whole = extent.reach is Reach.WHOLE
    said = {"school": school, "year": extent.year, "unit": unit or "全校", "unit_en": unit or "whole school"}
    said |= {"at": f"{at:%Y-%m-%d %H:%M}", "inner": INNER_ZH if whole else "", "inner_en": INNER_EN if whole else ""}
    return (ZH + EN).format(**said)


INNER_ZH = "inner/   不向社会公开的内容和办理记录，只给有权看的人，不要整包外传。\n"
INNER_EN = "inner/   what is not public, and the records: for those who may read it; do not pass it on.\n"
ZH = """{school} {year} 年党务公开归档（{unit}），截至 {at}（北京时间）。

打开 index.html 可以逐件阅读，不需要任何程序。
public/  向社会公开的内容：每件一个文件夹，内有页面、元数据、附件和存证凭证。
{inner}
核对：在本文件夹里运行
    sha256sum -c manifest-sha256.txt
每一行都应当是 OK。各件 proof 文件夹里的 .tlog-proof 是日志凭证，装有本软件的人可以运行
    gongkai verify 归档文件.zip --vkey 公钥文件
公钥请用以前保存的或纸上印的，不要只用归档里的。

现在已经撤下、暂停、清除的内容，只留编号、日期和原因，没有正文和附件。
按办法第九条此时不得公开的内容不在其中。来信只有统计，没有原文，没有写信人。

"""
EN = """Archive of Party-affairs disclosure of {year} ({unit_en}), as of {at} (Asia/Shanghai).

Open index.html to read it; no program is needed.
public/  what is public: a folder for each matter with its page, metadata, attachments and proofs.
{inner_en}
To check it, run in this folder
    sha256sum -c manifest-sha256.txt
Every line should say OK. The .tlog-proof files are proofs of the log; with this software installed, run
    gongkai verify ARCHIVE.zip --vkey KEYFILE
Use a key that was saved or printed earlier, not only the one in here.

What is withdrawn, suspended or erased by now is there with number, dates and reason alone.
What may not be made known now under Article 9 is left out. Letters are figures, without words and writers.
"""


def table(rows: Iterable[Iterable[object]]) -> list[list[str]]:
    """Write cells as text: nothing for nothing."""
    return [["" if cell is None else str(cell) for cell in row] for row in rows]
