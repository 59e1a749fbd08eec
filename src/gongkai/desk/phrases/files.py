"""Why a file may not be stored, in words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from gongkai.files.rules import FORMATS, NAME_LIMIT
from gongkai.measures.refusal import Refusal
from gongkai.ui.wording import filesize

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words
else:
    Words = str

SENTENCES: Mapping[str, Words] = MappingProxyType(
    {
        "file_name_missing": _("文件没有名字。请给文件取名后再传。"),
        "file_name_too_long": _("文件名最多 %(limit)d 字，现在 %(about)s 字。请改短后再传。"),
        "file_name_has_hidden_signs": _("文件名里有看不见的字符或斜线。请改名后再传。"),
        "file_kind_old": _("不能上传 %(about)s 格式：旧格式里的宏无法检查。请另存为 docx、xlsx、pptx 或 pdf 后再传。"),
        "file_kind_unknown": _("不能上传这种文件。可以上传的有：%(kinds)s。"),
        "file_empty": _("文件是空的。请确认文件有内容后再传。"),
        "file_too_large": _("文件超过 %(size)s：请压缩，或分成几个文件。"),
        "file_kind_differs": _("文件内容与后缀不符。请用原来的程序另存后再传，不要只改后缀。"),
        "file_encrypted": _("不能上传加了密码的文件：请去掉密码后再传，否则无法检查。"),
        "file_has_macros": _("文件里有宏，打开时会运行程序。请另存为不带宏的格式后再传。"),
        "file_unpacks_too_large": _("文件展开后太大，无法检查。请分成几个文件后再传。"),
        "file_broken": _("文件已损坏，打不开。请重新保存后再传。"),
    }
)
"""What happened and what to do, by the code of the refusal."""


def say(refusal: Refusal) -> str:
    """Say one reason in the reader's language."""
    size = filesize(int(refusal.about)) if refusal.code == "file_too_large" else ""
    facts = {"about": refusal.about, "size": size, "limit": NAME_LIMIT, "kinds": str(_("、")).join(FORMATS)}
    return str(SENTENCES[refusal.code]) % facts
