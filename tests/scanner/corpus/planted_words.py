"""Planted leaks that are words: addresses, births, names, circumstances, secrecy, unsettled matters, trade secrets."""

from gongkai.scanner.kinds import Kind
from tests.scanner.corpus import Planted

LETTER_SPACED = "\u3000"


def addresses(inventor):
    for setting in ("家庭住址：{}", "{name}家住{}", "户籍地址 {}", "现住{}，邮编114051", "住址为{}"):
        for value in (
            f"{inventor.street()}{inventor.flat()}",
            f"{inventor.street()}88号",
            inventor.flat(),
            f"{inventor.street()}12栋3-501",
            "辽宁省鞍山市岫岩满族自治县新甸镇某某村三组12号",
            f"{inventor.street()}三号楼二单元五零一室",
        ):
            yield Planted(Kind.HOME_ADDRESS, setting.format(value, name=inventor.name()), value)
    for _ in range(4):
        value = f"{inventor.street()}{inventor.flat()}"
        yield Planted(Kind.HOME_ADDRESS, f"收货：{value}。", value, "unnamed")
        yield Planted(Kind.HOME_ADDRESS, value, value, "cell", (inventor.name(),), "家庭住址")
    for value in ("学生公寓3号楼415室", "园林小区12栋501室", "新甸镇某某村三组"):
        yield Planted(Kind.ADDRESS, f"{inventor.name()}，{value}", value)
    yield Planted(Kind.ADDRESS, f"通讯地址：{inventor.street()}185号", "185号", "mailing")


def births(inventor):
    for value in ("1990年3月7日", "1990-03-07", "1990.3.7", "1990/03/07", "19900307", "2003年12月 31日"):
        for setting in (
            "{name}，出生日期：{value}",
            "{name}，{value}出生",
            "生于{value}",
            "{name}，男，{value}，汉族",
            "{name}，女，满族，{value}",
        ):
            if value.isdigit() and setting.startswith("生于"):
                continue
            yield Planted(Kind.BIRTH_DATE, setting.format(name=inventor.name(), value=value), value)
        yield Planted(Kind.BIRTH_DATE, value, value, "cell", (inventor.name(), "男"), "出生日期")
        yield Planted(Kind.BIRTH_DATE, value, value, "row", (inventor.name(), "女"))
    for setting in ("{name}，男，汉族，{value}生", "出生年月：{value}", "{name}，{value}出生，中共党员"):
        for value in ("1975年3月", "1968.11"):
            yield Planted(Kind.BIRTH_MONTH, setting.format(name=inventor.name(), value=value), value)


def names(inventor):
    for setting in (
        "{name}，身份证号{identity}",
        "联系人：{name}，电话{mobile}",
        "{name} {mobile}",
        "学生{name}患抑郁症休学",
        "{identity} {name}",
        "请{mobile}联系{name}。",
        "姓名：{name}；学号：120211001234，姓名：{name}",
    ):
        for long in (True, False):
            name = inventor.name(long=long)
            facts = {"name": name, "identity": inventor.identity(), "mobile": inventor.mobile()}
            yield Planted(Kind.NAME, setting.format(**facts), name, "sentence")
    for name in (inventor.name(), inventor.name(long=False), "欧阳晓彤", "阿依古丽·买买提"):
        yield Planted(Kind.NAME, name, name, "cell", (inventor.identity(), "计算机学院"), "姓名")
        yield Planted(Kind.NAME, name, name, "row", (inventor.mobile(), "男"))
    name = inventor.name(long=False)
    spaced = LETTER_SPACED.join(name)
    yield Planted(Kind.NAME, f"{spaced}，手机{inventor.mobile()}", spaced, "letter_spaced")


ILL = (
    ("{}患抑郁症", "抑郁"),
    ("{}同学因患白血病申请休学", "白血病"),
    ("{}被确诊为肺结核", "结核"),
    ("经诊断，{}系乙肝患者", "乙肝"),
    ("{}因病住院，病情严重", "病情"),
    ("{}，肢体残疾二级", "残疾"),
    ("学生{}身患尿毒症，需长期透析", "尿毒症"),
    ("{}有精神分裂症病史", "精神分裂"),
    ("{}老师查出甲状腺癌", "癌"),
    ("{}的家长反映其患有双相情感障碍", "双相情感"),
)
POOR = (
    ("{}系建档立卡贫困户子女", "建档立卡"),
    ("{}，低保家庭", "低保"),
    ("{}同学父母双亡，由祖父抚养", "父母双亡"),
    ("学生{}家庭年收入8000元", "家庭年收入"),
    ("{}因父亲失业，家庭欠债", "失业"),
    ("{}属于特困供养人员", "特困"),
    ("{}自幼为孤儿", "孤儿"),
    ("{}同学家中突发变故", "突发变故"),
    ("{}，单亲家庭", "单亲"),
    ("{}被认定为家庭经济困难学生", "困难"),
)
GRADED = (
    ("{}同学平均成绩92.5分", "成绩92.5"),
    ("{}，绩点3.8", "绩点3.8"),
    ("{}期末不及格三门", "不及格"),
    ("学生{}旷课受处分", "旷课"),
    ("{}考试作弊", "作弊"),
    ("{}笔试成绩：85", "成绩：85"),
)


def circumstances(inventor):
    for kind, sentences in ((Kind.HEALTH, ILL), (Kind.HARDSHIP, POOR), (Kind.GRADES, GRADED)):
        for sentence, value in sentences:
            for long in (True, False):
                yield Planted(kind, sentence.format(inventor.name(long=long)), value, "sentence")
    for value in ("抑郁症", "肢体残疾三级", "乙肝"):
        yield Planted(Kind.HEALTH, value, value, "cell", (inventor.name(), "计算机学院"), "备注")
    yield Planted(Kind.HEALTH, "二级", "二级", "cell", (inventor.name(),), "残疾等级")
    for value, heading in (
        ("低保", "备注"),
        ("父亲去世，母亲无业", "困难原因"),
        ("特别困难", "困难等级"),
        ("单亲", "家庭类型"),
    ):
        yield Planted(Kind.HARDSHIP, value, value, "cell", (inventor.name(), "2023级"), heading)
    for value in ("92", "59.5", "不及格", "B+"):
        yield Planted(Kind.GRADES, value, value, "cell", (inventor.name(), "2023级"), "成绩")
    yield Planted(Kind.HEALTH_DOUBTFUL, f"{inventor.name()}教授谈艾滋病防治", "艾滋", "sentence")
    yield Planted(Kind.HARDSHIP_DOUBTFUL, f"{inventor.name()}获国家助学金3000元", "助学金", "sentence")


def secrecy(inventor):
    for word in ("绝密", "机密", "秘密"):
        for marking in (
            f"{word}★20年",
            f"{word} ★ 10年",
            f"{word}★",
            f"{word}☆5年",
            f"{word}★长期",
            f"{word}\n关于印发工作方案的通知",
            f"【{word}】",
            f"密级：{word}",
            f"本文件属{word}级，请妥善保管。",
            f"{word[0]}　{word[1]}",
            f"{word[0]}\u3000{word[1]}★30年",
            f"{word[0]}\u200b{word[1]}★1年",
            f"★{word}",
            f"{word}级",
            f"{word}　5年",
        ):
            yield Planted(Kind.SECRECY_MARKING, marking, word, "marking")
    for text, word in (
        ("据机密文件披露", "机密"),
        ("会议材料引用了一份绝密级文件", "绝密"),
        ("参见秘密级附件", "秘密"),
    ):
        yield Planted(Kind.SECRECY_WORD, text, word, "sentence")
    for text in (
        "工作秘密",
        "【工作秘密】",
        "密级：工作秘密",
        "工作秘密★2年",
        "本件属于工作秘密，不得公开。",
        "（工作秘密）",
        "工 作 秘 密",
    ):
        yield Planted(Kind.WORK_SECRET, text, "工作秘密", "marking")
    for text, value in (
        ("内部资料　注意保存", "内部资料"),
        ("内部资料，注意保存", "内部资料"),
        ("内部文件，严禁外传", "内部文件"),
        ("（内部资料）", "内部资料"),
        ("内部资料", "内部资料"),
        ("本材料仅供内部参阅，请勿外传。", "请勿外传"),
        ("阅后收回", "阅后收回"),
        ("公开属性：不予公开", "不予公开"),
        ("内部材料 不得翻印", "内部材料"),
        ("【内部使用】", "内部使用"),
        ("内 部 资 料", "内部资料"),
        ("阅后即焚", "阅后即焚"),
    ):
        yield Planted(Kind.INTERNAL, text, value, "marking")


def unsettled(inventor):
    for text in (
        "{}目前正接受纪律审查和监察调查",
        "对{}的问题，纪委正在调查",
        "该案尚在立案审查阶段",
        "有关部门正在对{}涉嫌违纪一事进行立案调查",
        "{}仍在接受调查，结论另行公布",
        "学校正在就此事开展调查核实",
        "公安机关正在侦查",
    ):
        yield Planted(Kind.UNDER_INVESTIGATION, text.format(inventor.name()), "调查", "sentence")
    for text in (
        "该方案正在讨论中",
        "职称评审办法正在审议",
        "关于{}的处分尚未作出决定",
        "人选尚在酝酿讨论",
        "此事正在处理，暂无结果",
        "拟提交党委常委会审议",
        "提请党委会讨论决定",
        "有关事项尚未形成结论",
        "问题线索处于初步核实阶段",
        "对{}采取留置措施",
        "对{}立案审查",
        "举报内容有待核实",
        "薪酬方案仍在研究",
    ):
        yield Planted(Kind.UNSETTLED, text.format(inventor.name()), "", "sentence")
    for text in ("《章程》修订草案", "（征求意见稿）", "讨论稿", "本稿为送审稿", "工作报告（初稿）"):
        yield Planted(Kind.DRAFT, text, "稿", "sentence")
    for text in (
        "商业秘密",
        "本报告含商业秘密",
        "【商业秘密】",
        "本项目标底为320万元",
        "核心配方见附件",
        "附：客户名单",
        "评委名单如下",
        "该技术秘密归学校所有",
    ):
        yield Planted(Kind.TRADE_SECRET, text, "", "sentence")
