"""Masking the columns of a table that must not be public, so that the list itself can be. Source: 第九条."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gongkai.desk.forms.masking import MOST, MaskForm
from gongkai.desk.http import StaffRequest
from gongkai.desk.matter import Attachment, Revision
from gongkai.desk.phrases.tools import Tool, in_words
from gongkai.desk.views.replacing import back_to_files, content_of, replaced, tool_page
from gongkai.scanner.child import mask_table_safely, table_columns_safely
from gongkai.scanner.mask_table import Column
from gongkai.scanner.passage import Trouble


@tool_page(Tool.MASK)
def mask_table(request: StaffRequest, revision: Revision, attachment: Attachment) -> HttpResponse:
    """List the columns of a table, and mask those that are chosen. Source: 第九条."""
    content = content_of(attachment)
    columns = table_columns_safely(content, attachment.name)
    if why := _why_not(columns):
        return _page(request, revision, attachment, None, why=why)
    start = {"version": revision.version}
    form = MaskForm(request.POST if request.method == "POST" else None, initial=start, columns=columns)  # type: ignore[arg-type]
    if form.is_bound and form.is_valid() and form.read_at == revision.version:
        return _applied(request, revision, attachment, content, form)
    is_overtaken = form.is_bound and form.read_at != revision.version
    if is_overtaken:
        form.add_error(None, _("您打开这一页以后，这份草稿改过了，还没有遮盖。请对照现在的表格看一遍选中的列。"))
    return _page(request, revision, attachment, form, status=409 if is_overtaken else 200)


def _why_not(columns: list[Column] | Trouble) -> str:
    """Say why the columns of a table cannot be listed; empty if they can."""
    if isinstance(columns, Trouble):
        return _("不能遮盖这个表格：%(why)s。") % {"why": in_words(columns)}
    if not columns:
        return _("这个表格里没有可以遮盖的列：表头下面是空的。")
    if len(columns) > MOST:
        words = _("这个表格有 %(total)d 列，最多列出 %(most)d 列。请在表格里删去不公开的列，再重新上传。")
        return words % {"total": len(columns), "most": MOST}
    return ""


def _applied(
    request: StaffRequest, revision: Revision, attachment: Attachment, content: bytes, form: MaskForm
) -> HttpResponse:
    """Mask the columns and put the result in the place of the file, or say why not with every choice kept."""
    chosen = form.chosen()
    table = mask_table_safely(content, attachment.name, chosen)
    if isinstance(table, Trouble):
        form.add_error(None, _("没有遮盖，附件没有变：%(why)s。") % {"why": in_words(table)})
    elif refused := replaced(request, revision, attachment, table, version=revision.version):
        form.refuse(refused.refusals)
        revision.refresh_from_db()
    else:
        total = len(chosen)
        done = ngettext(
            "%(name)s 已遮盖 %(total)d 列，附件已替换。", "%(name)s 已遮盖 %(total)d 列，附件已替换。", total
        )
        messages.success(request, done % {"name": attachment.name, "total": total})
        return back_to_files(revision)
    return _page(request, revision, attachment, form)


def _page(
    request: StaffRequest,
    revision: Revision,
    attachment: Attachment,
    form: MaskForm | None,
    *,
    why: str = "",
    status: int = 200,
) -> HttpResponse:
    title = _("遮盖表格：%(name)s") % {"name": attachment.name}
    context = {"revision": revision, "attachment": attachment, "form": form, "why": why, "title": title}
    return render(request, "desk/tools/mask_table.html", context, status=status)
