"""What the pages of an archive call things, in both languages: they are read without the program and its catalogues."""

from gongkai.measures.vocabulary import Word


class Label(Word):
    """A heading or a column."""

    TITLE = "title", "标题", "Title"
    NUMBER = "index_no", "索引号", "Index number"
    UNIT = "unit", "公开主体", "Unit"
    SINCE = "since", "发布日期", "Made known on"
    STANDING = "standing", "状态", "Standing"
    DOCUMENT = "document_no", "文号", "Document number"
    ISSUED = "issued_on", "成文日期", "Issued on"
    CLASS = "matter_class", "类别", "Class"
    AUDIENCE = "audience", "公开范围", "Audience"
    APPROVER = "approved_by", "审批人", "Approved by"
    NOTE = "correction_note", "更正说明", "Note of the correction"
    REASON = "reason", "原因", "Reason"
    TEXT = "text", "正文", "Text"
    ATTACHMENTS = "attachments", "附件", "Attachments"
    LOST = "lost", "文件已丢失", "The file is lost"
    PROOFS = "proofs", "存证凭证", "Proofs"
    REVISION = "revision", "第几稿", "Revision"
    NO_TEXT = "no_text", "现在不公开，这里没有正文和附件。", "Not public now: neither text nor attachments are here."
    BACK = "back", "回到总目录", "Back to the contents"
    PUBLIC = "public", "向社会公开", "Public"
    INNER = "inner", "党内公开", "Within the Party"
    ENDED = "ended", "公示期满的正文", "Texts whose notice period is over"
    CATALOGUES = "catalogues", "公开目录", "Catalogues"
    RECORDS = "records", "办理记录", "Records"
    LOGS = "logs", "日志", "Logs"
    MANIFEST = "manifest", "文件清单和指纹", "Manifest of digests"
    README = "readme", "说明和核对办法", "Read this first"

    @property
    def both(self) -> str:
        """The words in both languages."""
        return f"{self.zh} / {self.en}"
