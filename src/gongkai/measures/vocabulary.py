"""The closed vocabularies of the Measures: one English word a notion, with its Chinese and English wording."""

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A value of a closed vocabulary: stored by its code, shown in Chinese (``zh``) or English (``en``)."""

    zh: str
    en: str

    def __new__(cls, code: str, zh: str = "", en: str = "") -> Self:
        """Make a member whose value is ``code``."""
        word = str.__new__(cls, code)
        word._value_ = code
        word.zh = zh
        word.en = en
        return word


class Audience(Word):
    """To whom a matter is made known, from the narrowest to the widest. Source: 第十条."""

    SPECIFIC = "specific", "特定对象公开", "Named recipients"
    INNER = "inner", "党内公开", "Within the Party"
    PUBLIC = "public", "向社会公开", "To the public"

    @property
    def width(self) -> int:
        """Rank on the ladder: 0 the narrowest."""
        return list(type(self)).index(self)


class UnitKind(Word):
    """What an organisation is. Source: 第三条、第五条."""

    SCHOOL = "school", "学校党委", "School Party committee"
    DISCIPLINE = "discipline", "纪律检查组织", "Discipline inspection organisation"
    DEPARTMENT = "department", "党委工作部门", "Department of the Party committee"
    COLLEGE = "college", "院级单位党组织", "College-level Party organisation"
    BRANCH = "branch", "党支部", "Party branch"


class Role(Word):
    """What a post entitles to. Source: 第六条、第七条、第十六条."""

    DRAFTER = "drafter", "拟稿人", "Drafter"
    REVIEWER = "reviewer", "审核人", "Reviewer"
    SECRECY_REVIEWER = "secrecy_reviewer", "保密审查员", "Secrecy reviewer"
    HEAD = "head", "第一责任人", "Head"
    OFFICE_CLERK = "office_clerk", "办公室经办人", "Office clerk"
    OFFICE_APPROVER = "office_approver", "办公室审批人", "Office approver"
    INSPECTOR = "inspector", "纪检监察员", "Inspector"
    SPOKESPERSON = "spokesperson", "新闻发言人", "Spokesperson"

    @property
    def is_school_wide(self) -> bool:
        """Tell whether the post acts on every unit, not only on its own."""
        return self in {Role.OFFICE_CLERK, Role.OFFICE_APPROVER, Role.INSPECTOR, Role.SPOKESPERSON}

    @property
    def needs_second_granter(self) -> bool:
        """Tell whether two security administrators must agree on an appointment. Practice: 三员分立."""
        return self in {Role.HEAD, Role.OFFICE_CLERK, Role.OFFICE_APPROVER, Role.INSPECTOR}


OFFICE = (Role.OFFICE_CLERK, Role.OFFICE_APPROVER)
"""The posts of the leading group's office, which act on every unit. Source: 第六条."""
OVERSEERS = (*OFFICE, Role.INSPECTOR)
"""The posts that see the affairs of every unit. Source: 第五条、第六条."""


class Administration(Word):
    """The three separated administrators; an account holds at most one. Practice: 等保三员分立."""

    SYSTEM = "system_admin", "系统管理员", "System administrator"
    SECURITY = "security_admin", "安全管理员", "Security administrator"
    AUDIT = "audit_admin", "审计管理员", "Audit administrator"


class PersonKind(Word):
    """Whether somebody works or studies at the school. Source: 第十条（一）."""

    STAFF = "staff", "教职工", "Staff"
    STUDENT = "student", "学生", "Student"


class TimeKind(Word):
    """How the time limit of a matter runs; ``on_change`` is practice. Source: 第十七条."""

    LONG_TERM = "long_term", "长期公开", "Long-term"
    PERIODIC = "periodic", "定期公开", "Periodic"
    TIMELY = "timely", "及时公开", "Timely"
    ON_CHANGE = "on_change", "变动即更新", "On change"


class Period(Word):
    """How often a periodic matter falls due. Source: 第十七条."""

    MONTH = "month", "每月", "Every month"
    QUARTER = "quarter", "每季度", "Every quarter"
    HALF_YEAR = "half_year", "每半年", "Every half-year"
    YEAR = "year", "每年", "Every year"


class Channel(Word):
    """The forms of making known. Source: 第十四条."""

    MEETING = "meeting", "召开会议", "Meeting"
    DOCUMENT = "document", "制发文件", "Document"
    BULLETIN = "bulletin", "编发简报", "Bulletin"
    INNER_PORTAL = "inner_portal", "局域网（党内公开栏）", "Inner portal"
    PORTAL = "portal", "学校门户网站", "School portal"
    NEWSPAPER = "newspaper", "校报校刊", "School newspaper"
    RADIO = "radio", "校内广播", "Campus radio"
    NOTICE_BOARD = "notice_board", "公告栏", "Notice board"
    SCREEN = "screen", "电子屏幕", "Electronic screen"
    OFFICE_SYSTEM = "office_system", "办公系统", "Office system"
    EXTERNAL_MEDIA = "external_media", "校外媒体", "External media"
    MAILBOX = "mailbox", "领导信箱", "Leaders' mailbox"
    BRIEFING = "briefing", "重点工作通报会", "Briefing meeting"
    SUNSHINE = "sunshine_campus", "阳光校园平台", "Sunshine Campus platform"


INNER_CHANNELS = frozenset({Channel.MEETING, Channel.DOCUMENT, Channel.BULLETIN, Channel.INNER_PORTAL})
"""Forms the Measures give for disclosure within the Party; all but one may also serve wider. Source: 第十四条."""


def carries(channel: Channel, audience: Audience) -> bool:
    """Tell whether a form may carry a matter for an audience. Source: 第十四条."""
    if audience is Audience.PUBLIC:
        return channel is not Channel.INNER_PORTAL
    return channel in INNER_CHANNELS


ONLINE = {
    Audience.PUBLIC: Channel.PORTAL,
    Audience.INNER: Channel.INNER_PORTAL,
    Audience.SPECIFIC: Channel.INNER_PORTAL,
}
"""The form by which the program itself reaches an audience. Source: 第十四条."""

PAGES = frozenset(ONLINE.values())
"""The forms that are the program's own pages; every audience has one of them, and its lists show that one."""

AT_ONCE = PAGES | {Channel.SCREEN}
"""The forms the program carries itself, the moment something is published; the others are carried out elsewhere."""


class RedLine(Word):
    """What must never be published, asked line by line in the secrecy review. Source: 第九条."""

    NATIONAL_SECURITY = "national_security", "危及国家安全", "Endangers national security"
    PUBLIC_SECURITY = "public_security", "危及公共安全", "Endangers public security"
    ECONOMIC_SECURITY = "economic_security", "危及经济安全", "Endangers economic security"
    SOCIAL_STABILITY = "social_stability", "危及社会稳定", "Endangers social stability"
    SCHOOL_SECURITY = "school_security", "危及学校安全稳定", "Endangers the school's security and stability"
    STATE_SECRET = "state_secret", "涉及党和国家秘密", "Touches Party or state secrets"
    TRADE_SECRET = "trade_secret", "涉及商业秘密", "Touches trade secrets"
    PRIVACY = "privacy", "涉及个人隐私", "Touches personal privacy"
    UNDER_INVESTIGATION = "under_investigation", "正在调查", "Still under investigation"
    UNDER_DISCUSSION = "under_discussion", "正在讨论", "Still under discussion"
    UNDER_DELIBERATION = "under_deliberation", "正在审议", "Still under deliberation"
    BEING_HANDLED = "being_handled", "正在处理", "Still being handled"


class Answer(Word):
    """The answer to one red line. Practice: not being sure always goes up."""

    NO = "no", "不涉及", "No"
    YES = "yes", "涉及", "Yes"
    UNSURE = "unsure", "不能确定", "Not sure"


class Risk(Word):
    """How much harm or dispute a disclosure might bring. Source: 第八条."""

    LOW = "low", "低", "Low"
    MEDIUM = "medium", "中", "Medium"
    HIGH = "high", "高", "High"


class Ground(Word):
    """Why persons or organisations are held to account. Source: 第二十条."""

    REFUSAL = "refusal", "拒不执行或拖延懈怠", "Refused or delayed what superiors required"
    BREACH = "breach", "未按规定内容、范围、程序和方式公开", "Breached content, scope, procedure or form"
    FALSITY = "falsity", "内容严重失实，造成恶劣影响", "Gravely false content with bad effect"
    OTHER = "other", "其他失职失责", "Other neglect of duty"


class MatterClass(Word):
    """The classes of matters to disclose: those of Art. 11 and of Art. 12. Source: 第十一条、第十二条."""

    GUIDANCE = "11.1", "决策部署学习贯彻", "Central decisions studied and carried out"
    DECISIONS = "11.2", "决议决定及执行", "Resolutions, decisions and their execution"
    IDEOLOGY = "11.3", "思想政治建设", "Ideological and political work"
    ORGANISATION = "11.4", "组织建设", "Organisational work"
    SERVICE = "11.5", "联系服务群众", "Contact with and service to members and the public"
    INTEGRITY = "11.6", "党风廉政建设", "Conduct and integrity"
    OTHER = "11.7", "其他党务", "Other Party affairs"
    D_GUIDANCE = "12.1", "纪委贯彻决策部署", "Discipline committee: decisions carried out"
    D_EDUCATION = "12.2", "纪律教育与监督责任", "Discipline committee: education and supervision"
    D_CONDUCT = "12.3", "查处不正之风和腐败", "Discipline committee: misconduct and corruption dealt with"
    D_CASES = "12.4", "立案审查和开除党籍", "Discipline committee: reviews and expulsions"
    D_ACCOUNTABILITY = "12.5", "失职失责问责", "Discipline committee: accountability"
    D_SELF = "12.6", "纪委自身建设", "Discipline committee: its own development"
    D_OTHER = "12.7", "其他纪检事项", "Discipline committee: other matters"

    @property
    def article(self) -> int:
        """The article the class stands in: 11 or 12."""
        return int(self.split(".")[0])

    @property
    def item(self) -> int:
        """The item (项) of that article."""
        return int(self.split(".")[1])
