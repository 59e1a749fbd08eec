"""What is said about every kind of finding in text: how grave, why, what to do, on what it rests. Source: 第九条."""

from gongkai.scanner.finding import Severity
from gongkai.scanner.kinds import Kind
from gongkai.scanner.sayings_of_files import SAYINGS_OF_FILES, Saying

MUST, CONFIRM, HINT = Severity.MUST, Severity.CONFIRM, Severity.HINT
PRIVACY = "第九条、《个人信息保护法》第二十五条"
SENSITIVE = "第九条、《个人信息保护法》第二十八条"
SECRECY = "第九条、第十六条（二）、《保守国家秘密法》第三十五条"
NINE = "第九条"

SAYINGS_OF_TEXT: dict[Kind, Saying] = {
    Kind.IDENTITY: Saying(
        MUST, "身份证号能直接认定一个人，属于个人隐私，不得公开。", "删除，或只留前三位和后两位。", PRIVACY
    ),
    Kind.IDENTITY_DOUBTFUL: Saying(
        CONFIRM,
        "形似身份证号，但校验位、日期不符或位数不全，可能是写错或被表格软件改写的身份证号。",
        "核对原件；确是身份证号的，删除。",
        PRIVACY,
    ),
    Kind.MOBILE: Saying(MUST, "手机号码通常属于个人，公开须本人单独同意。", "删除，或改为单位办公电话。", PRIVACY),
    Kind.MOBILE_DOUBTFUL: Saying(
        CONFIRM,
        "形似手机号码，但前面写明是单号、编号等。",
        "确认它不是某人的手机号码。",
        PRIVACY,
    ),
    Kind.HOME_PHONE: Saying(MUST, "住宅电话、家长电话属于个人隐私，不得公开。", "删除，或改为单位办公电话。", PRIVACY),
    Kind.OFFICE_PHONE: Saying(
        HINT,
        "固定电话。单位办公电话可以公开，住宅电话不可以。",
        "确认是办公电话；常用的可列入放行名单。",
        PRIVACY,
    ),
    Kind.BANK_CARD: Saying(
        MUST, "银行卡号属于金融账户，是敏感个人信息，不得公开。", "删除，或只留前三位和后两位。", SENSITIVE
    ),
    Kind.ACCOUNT: Saying(
        CONFIRM,
        "形似银行卡号或账号。单位账户可以公开，个人账户不可以。",
        "确认是单位账户；是个人账户的，删除。",
        SENSITIVE,
    ),
    Kind.PASSPORT: Saying(MUST, "护照号码能直接认定一个人，属于个人隐私，不得公开。", "删除。", PRIVACY),
    Kind.PERMIT: Saying(MUST, "通行证、居留证、军人证件号码能直接认定一个人，不得公开。", "删除。", PRIVACY),
    Kind.DOCUMENT_DOUBTFUL: Saying(
        CONFIRM,
        "形似护照或通行证号码，但没有写明是什么号码。",
        "确认是什么号码；是证件号码的，删除。",
        PRIVACY,
    ),
    Kind.EMAIL: Saying(CONFIRM, "电子邮箱可能属于个人。", "改为单位邮箱，或确认本人同意公开。", PRIVACY),
    Kind.OFFICE_EMAIL: Saying(
        HINT,
        "教育或政府域名下的邮箱，通常是单位邮箱，也可能是个人的工作邮箱。",
        "确认是单位邮箱。",
        PRIVACY,
    ),
    Kind.PLATE: Saying(
        CONFIRM,
        "车牌号能对应到车主。公务用车可以公开，个人车辆不可以。",
        "确认是公务用车；是个人车辆的，删除。",
        PRIVACY,
    ),
    Kind.HOME_ADDRESS: Saying(MUST, "住址写到了门牌，属于个人隐私，不得公开。", "删除，或只写到区、县。", PRIVACY),
    Kind.ADDRESS: Saying(
        CONFIRM,
        "形似写到门牌的住址。单位地址可以公开，个人住址不可以。",
        "确认是单位地址；是个人住址的，只写到区、县。",
        PRIVACY,
    ),
    Kind.BIRTH_DATE: Saying(
        MUST, "完整的出生日期与姓名一起足以认定一个人，超出公开所必需。", "删除，或只写到年、月。", PRIVACY
    ),
    Kind.BIRTH_MONTH: Saying(
        HINT,
        "出生年月。干部任前公示、发展对象公示等按规定写到年、月，其他情况一般不必写。",
        "确认规定要求公开出生年月。",
        PRIVACY,
    ),
    Kind.STUDENT_NUMBER: Saying(
        CONFIRM,
        "学号能在校内认定一个人，与姓名并列时一般不必公开。",
        "删除，或遮盖中间几位。",
        PRIVACY,
    ),
    Kind.STAFF_NUMBER: Saying(CONFIRM, "工号能在校内认定一个人，一般不必公开。", "删除，或遮盖中间几位。", PRIVACY),
    Kind.NAME: Saying(
        CONFIRM, "姓名与证件号、电话、健康等信息并列，合起来认定一个人。", "删除并列的信息，或遮盖姓名。", PRIVACY
    ),
    Kind.HEALTH: Saying(
        MUST, "写明了某人的健康状况，属于敏感个人信息，不得公开。", "删除病情，只写处理结果。", SENSITIVE
    ),
    Kind.HEALTH_DOUBTFUL: Saying(
        CONFIRM,
        "疾病、残疾等词与姓名出现在同一句中。",
        "确认不是某人的健康状况。",
        SENSITIVE,
    ),
    Kind.HARDSHIP: Saying(
        MUST, "写明了某人的家庭困难情况，属于个人隐私，不得公开。", "删除困难情况，只写资助结果。", SENSITIVE
    ),
    Kind.HARDSHIP_DOUBTFUL: Saying(
        CONFIRM,
        "困难、资助等词与姓名出现在同一句中。",
        "确认没有写明某人的困难情况。",
        SENSITIVE,
    ),
    Kind.GRADES: Saying(
        CONFIRM,
        "成绩、处分等与姓名并列。招聘、推免等按规定公示的可以公开，其他不可以。",
        "确认规定要求公示；否则删除。",
        PRIVACY,
    ),
    Kind.SECRECY_MARKING: Saying(
        MUST,
        "有国家秘密标志。涉及党和国家秘密的内容不得公开。",
        "立即停止，交保密委员会办公室处理；不得自行删去标志后公开。",
        SECRECY,
    ),
    Kind.SECRECY_WORD: Saying(CONFIRM, "出现绝密、机密等字样，可能引自涉密文件。", "确认内容和来源都不涉密。", SECRECY),
    Kind.WORK_SECRET: Saying(MUST, "标明是工作秘密，不得公开。", "交定密的单位确认；未解除的不得公开。", SECRECY),
    Kind.INTERNAL: Saying(
        MUST, "标明是内部资料，不得向社会公开。", "确认印发单位同意公开，并删去标志；否则不公开。", SECRECY
    ),
    Kind.UNDER_INVESTIGATION: Saying(
        MUST,
        "写的是正在调查过程中的事项，结果未定，不得发布。",
        "删除，等有了结论再公开。",
        NINE,
    ),
    Kind.UNSETTLED: Saying(
        CONFIRM,
        "写的像是正在讨论、审议、处理过程中的事项，结果未定的不得发布。",
        "确认事项已有决定；未定的删除。",
        NINE,
    ),
    Kind.DRAFT: Saying(
        HINT, "有征求意见稿、讨论稿等字样，可能不是定稿。", "确认是要公开征求意见的稿子；否则换成定稿。", NINE
    ),
    Kind.TRADE_SECRET: Saying(CONFIRM, "可能涉及商业秘密，不得公开。", "确认不涉密，或权利人书面同意公开。", NINE),
    Kind.SCHOOL_WORD: Saying(CONFIRM, "出现学校词表中的词。", "按词表的说明处理。", NINE),
}
"""Kinds found in text. Practice: who is harmed for sure is MUST, what only its reader can tell is CONFIRM or HINT."""

SAYINGS: dict[Kind, Saying] = {**SAYINGS_OF_TEXT, **SAYINGS_OF_FILES}
"""What is said about every kind there is."""
