"""What is said about what is wrong with a file itself, whatever its text says. Source: 第九条、第十六条（二）."""

from dataclasses import dataclass

from gongkai.scanner.finding import Severity
from gongkai.scanner.kinds import Kind

MUST, CONFIRM, HINT = Severity.MUST, Severity.CONFIRM, Severity.HINT
REVIEW = "第十六条（二）"
PRIVACY = "第九条、《个人信息保护法》第二十五条"


@dataclass(frozen=True, slots=True)
class Saying:
    """How grave a kind is, why (``reason``), what to do (``fix``), and the article or law it rests on (``source``).

    Both sentences stand in Chinese and, as ``reason_en`` and ``fix_en``, in English.
    """

    severity: Severity
    reason: str
    fix: str
    source: str
    reason_en: str
    fix_en: str


SAYINGS_OF_FILES: dict[Kind, Saying] = {
    Kind.FILE_UNREADABLE: Saying(
        MUST,
        "文件读不出来，无法审查其中的内容。",
        "另存为常用格式后重新上传。",
        REVIEW,
        "The file cannot be read, so its content cannot be reviewed.",
        "Save it in a common format and upload it again.",
    ),
    Kind.FILE_ENCRYPTED: Saying(
        MUST,
        "文件设有密码，无法审查其中的内容。",
        "去掉密码后重新上传。",
        REVIEW,
        "The file has a password, so its content cannot be reviewed.",
        "Remove the password and upload it again.",
    ),
    Kind.FILE_MACROS: Saying(
        MUST,
        "文件带有宏，打开时会运行程序。",
        "另存为不带宏的格式（docx、xlsx）。",
        REVIEW,
        "The file has macros, which run a program when it is opened.",
        "Save it in a format without macros (docx, xlsx).",
    ),
    Kind.FILE_BLOATED: Saying(
        MUST,
        "文件展开后过大或层数过多，没有全部读完。",
        "拆成几个文件后重新上传。",
        REVIEW,
        "Unpacked, the file is too large or too deep, and was not read to its end.",
        "Split it into several files and upload them again.",
    ),
    Kind.FILE_BROKEN: Saying(
        MUST,
        "文件损坏，不能确认读出了全部内容。",
        "用原来的软件打开并另存后重新上传。",
        REVIEW,
        "The file is broken; it is not certain that all of it was read.",
        "Open it in the program that made it, save it and upload it again.",
    ),
    Kind.FILE_UNKNOWN: Saying(
        MUST,
        "认不出是什么文件，无法审查其中的内容。",
        "另存为常用格式后重新上传。",
        REVIEW,
        "It is not known what kind of file this is, so its content cannot be reviewed.",
        "Save it in a common format and upload it again.",
    ),
    Kind.FILE_EMBEDDED: Saying(
        CONFIRM,
        "嵌有其他对象，其中可能有整份原始数据。",
        "改为图片或删除。",
        REVIEW,
        "There is another object in the file, which may hold all of the original data.",
        "Turn it into a picture, or delete it.",
    ),
    Kind.FILE_SCRIPT: Saying(
        MUST,
        "文件带有脚本，打开时会运行程序。",
        "打印为新的文件后重新上传。",
        REVIEW,
        "The file has a script, which runs a program when it is opened.",
        "Print it to a new file and upload that.",
    ),
    Kind.FILE_HIDDEN: Saying(
        CONFIRM,
        "有读者看不见、但可以取出的内容。",
        "删除隐藏的内容，或公开清理后的副本。",
        REVIEW,
        "There is content that readers do not see but can take out.",
        "Delete the hidden content, or publish the cleaned copy.",
    ),
    Kind.FILE_REVISIONS: Saying(
        CONFIRM,
        "留有修订痕迹，能看到改动前的文字。",
        "接受全部修订，或公开清理后的副本。",
        REVIEW,
        "Tracked changes are left; they show the text as it was before.",
        "Accept all changes, or publish the cleaned copy.",
    ),
    Kind.FILE_COMMENTS: Saying(
        CONFIRM,
        "留有批注，可能含有内部意见。",
        "删除批注，或公开清理后的副本。",
        REVIEW,
        "Comments are left, which may hold internal opinions.",
        "Delete the comments, or publish the cleaned copy.",
    ),
    Kind.FILE_METADATA: Saying(
        HINT,
        "元数据写有作者、单位或路径。",
        "公开清理后的副本。",
        PRIVACY,
        "The metadata name an author, an organisation or a path.",
        "Publish the cleaned copy.",
    ),
    Kind.FILE_LOCATION: Saying(
        CONFIRM,
        "照片记录了拍摄位置，可能暴露某人的行踪或住处。",
        "公开清理后的副本。",
        PRIVACY,
        "The photograph says where it was taken, which may show where somebody goes or lives.",
        "Publish the cleaned copy.",
    ),
    Kind.FILE_EXTERNAL_LINK: Saying(
        CONFIRM,
        "引用了文件以外的内容，内部路径会随之公开。",
        "断开链接，改为数值。",
        REVIEW,
        "The file refers to content outside of it; paths within the school become public with it.",
        "Break the link and keep the values.",
    ),
    Kind.FILE_NEEDS_OCR: Saying(
        MUST,
        "有图片或扫描页，其中的文字没有识别，无法审查。",
        "识别后再审查，或附上文字版。",
        REVIEW,
        "There are pictures or scanned pages whose text was not read, so it cannot be reviewed.",
        "Have the text recognised and reviewed, or add a version as text.",
    ),
    Kind.FILE_ATTACHMENT: Saying(
        CONFIRM,
        "文件里夹带着别的文件。",
        "取出后单独上传，或删除。",
        REVIEW,
        "Another file lies in this file.",
        "Take it out and upload it by itself, or delete it.",
    ),
    Kind.FILE_EARLIER_VERSION: Saying(
        CONFIRM,
        "保留着早先的版本，删改的内容仍可取出。",
        "公开清理后的副本。",
        REVIEW,
        "An earlier version is kept in the file; what was deleted or changed can still be taken out.",
        "Publish the cleaned copy.",
    ),
}
"""Practice: what could not be read, or runs when opened, is never passed over in silence."""
