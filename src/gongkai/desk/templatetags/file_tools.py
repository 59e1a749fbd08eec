"""The way to the tool that fits a file, and what a table's columns are called: ``{% load file_tools %}``."""

import re
from collections.abc import Iterable

from django import template
from django.forms import BoundField
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gongkai.desk.matter import Attachment, Revision
from gongkai.desk.phrases import tools
from gongkai.desk.phrases.attachments import FileShown
from gongkai.desk.phrases.catalogue import named
from gongkai.desk.phrases.findings import Shown
from gongkai.desk.phrases.tools import Tool, tool_for
from gongkai.scanner.mask_table import Column

register = template.Library()
register.filter("column_name", tools.column_name)
_PAGE = re.compile("第([0-9]{1,5})页")


@register.simple_tag
def tool_link(revision: Revision, file: Attachment, page: str = "") -> SafeString | str:
    """Lead to the tool that fits a file of a draft, if there is one."""
    tool = tool_for(file.name)
    if tool is None:
        return ""
    address = reverse(f"desk:{tool}", args=[revision.disclosure.public_id, file.public_id])
    query = f"?page={page}" if page and tool is Tool.REDACT else ""
    words = (named(tool), _("："), file.name)
    return format_html('<a class="btn s" href="{}{}">{}<span class="vh">{}{}</span></a>', address, query, *words)


@register.simple_tag
def tool_link_of(revision: Revision, files: Iterable[FileShown], finding: Shown) -> SafeString | str:
    """Lead to the tool that fits the file of a finding, at the page on which it lies."""
    file = next((one.attachment for one in files if one.attachment.name == finding.file), None)
    page = _PAGE.match(finding.finding.place.part)
    return tool_link(revision, file, page[1] if page else "") if file else ""


@register.filter
def guessed(column: Column) -> str:
    """Say what a column seems to hold, and whether that is known from its heading alone."""
    if column.guess is None:
        return _("没有看出")
    return named(column.guess) if column.is_found else _("%(mask)s（只看表头）") % {"mask": named(column.guess)}


@register.simple_tag
def choice(bound: BoundField) -> SafeString:
    """Draw a choice without its label, which stands elsewhere."""
    return bound.as_widget(attrs={"class": "in"})
