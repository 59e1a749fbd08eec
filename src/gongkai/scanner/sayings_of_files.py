"""What is said about what is wrong with a file itself, whatever its text says. Source: 第九条、第十六条（二）."""

from dataclasses import dataclass

from gongkai.scanner.finding import Severity
from gongkai.scanner.kinds import Kind

MUST, CONFIRM, HINT = Severity.MUST, Severity.CONFIRM, Severity.HINT
REVIEW = "第十六条（二）"
PRIVACY = "第九条、《个人信息保护法》第二十五条"


@dataclass(frozen=True, slots=True)
class Saying:
    """How grave a kind is, why (``reason``), what to do (``fix``), and the article or law it rests on (``source``)."""

    severity: Severity
    reason: str
    fix: str
    source: str


SAYINGS_OF_FILES: dict[Kind, Saying] = {
    Kind.FILE_UNREADABLE: Saying(MUST, "文件读不出来，无法审查其中的内容。", "另存为常用格式后重新上传。", REVIEW),
    Kind.FILE_ENCRYPTED: Saying(MUST, "文件设有密码，无法审查其中的内容。", "去掉密码后重新上传。", REVIEW),
    Kind.FILE_MACROS: Saying(MUST, "文件带有宏，打开时会运行程序。", "另存为不带宏的格式（docx、xlsx）。", REVIEW),
    Kind.FILE_BLOATED: Saying(MUST, "文件展开后过大或层数过多，没有全部读完。", "拆成几个文件后重新上传。", REVIEW),
    Kind.FILE_BROKEN: Saying(MUST, "文件损坏，不能确认读出了全部内容。", "用原来的软件打开并另存后重新上传。", REVIEW),
    Kind.FILE_UNKNOWN: Saying(MUST, "认不出是什么文件，无法审查其中的内容。", "另存为常用格式后重新上传。", REVIEW),
    Kind.FILE_EMBEDDED: Saying(CONFIRM, "嵌有其他对象，其中可能有整份原始数据。", "改为图片或删除。", REVIEW),
    Kind.FILE_SCRIPT: Saying(MUST, "文件带有脚本，打开时会运行程序。", "打印为新的文件后重新上传。", REVIEW),
    Kind.FILE_HIDDEN: Saying(
        CONFIRM, "有读者看不见、但可以取出的内容。", "删除隐藏的内容，或公开清理后的副本。", REVIEW
    ),
    Kind.FILE_REVISIONS: Saying(
        CONFIRM, "留有修订痕迹，能看到改动前的文字。", "接受全部修订，或公开清理后的副本。", REVIEW
    ),
    Kind.FILE_COMMENTS: Saying(CONFIRM, "留有批注，可能含有内部意见。", "删除批注，或公开清理后的副本。", REVIEW),
    Kind.FILE_METADATA: Saying(HINT, "元数据写有作者、单位或路径。", "公开清理后的副本。", PRIVACY),
    Kind.FILE_LOCATION: Saying(
        CONFIRM, "照片记录了拍摄位置，可能暴露某人的行踪或住处。", "公开清理后的副本。", PRIVACY
    ),
    Kind.FILE_EXTERNAL_LINK: Saying(
        CONFIRM, "引用了文件以外的内容，内部路径会随之公开。", "断开链接，改为数值。", REVIEW
    ),
    Kind.FILE_NEEDS_OCR: Saying(
        MUST, "有图片或扫描页，其中的文字没有识别，无法审查。", "识别后再审查，或附上文字版。", REVIEW
    ),
    Kind.FILE_ATTACHMENT: Saying(CONFIRM, "文件里夹带着别的文件。", "取出后单独上传，或删除。", REVIEW),
    Kind.FILE_EARLIER_VERSION: Saying(CONFIRM, "保留着早先的版本，删改的内容仍可取出。", "公开清理后的副本。", REVIEW),
}
"""Practice: what could not be read, or runs when opened, is never passed over in silence."""
