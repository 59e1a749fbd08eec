"""What is printed or handed out: bulletins and press texts, as documents that others can open."""

from gongkai.channels.papers.page import Paper, Part, Table
from gongkai.channels.papers.portable import FontsMissing, as_pdf
from gongkai.channels.papers.web import as_html
from gongkai.channels.papers.word import as_docx

__all__ = ["FontsMissing", "Paper", "Part", "Table", "as_docx", "as_html", "as_pdf"]
