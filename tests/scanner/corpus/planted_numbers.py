"""Planted leaks that are numbers: identity, telephone, card, passport, permit, plate, e-mail, school numbers."""

from gongkai.scanner.kinds import Kind
from tests.scanner.corpus import Planted
from tests.scanner.corpus.disguises import OF_CARDS, OF_IDENTITIES, OF_MOBILES, full_width

IDENTITY_SETTINGS = (
    "{name}，身份证号：{value}，系我校教师。",
    "申请人{name}（{value}）",
    "{value}",
    "附：{name} {value} 已核实。",
    "请{name}（公民身份号码{value}）于5月8日前报到。",
    "序号1，{name}，女，{value}，计算机学院",
)
MOBILE_SETTINGS = (
    "联系人{name}，手机{value}。",
    "{name} {value}",
    "如有疑问请致电{value}",
    "{value}",
    "报名咨询：{name}老师，{value}（微信同号）",
)
CARD_SETTINGS = (
    "{name}，银行卡号{value}，农业银行",
    "请将补助款汇入{value}。",
    "{value}",
    "收款人{name}，卡号：{value}",
)


def settle(kind, settings, disguises, draw, inventor):
    """Plant one value in every setting under every disguise."""
    for setting in settings:
        for disguise in disguises:
            value = disguise(draw())
            yield Planted(kind, setting.format(name=inventor.name(), value=value), value, disguise.__name__)


def identities(inventor):
    yield from settle(Kind.IDENTITY, IDENTITY_SETTINGS, OF_IDENTITIES, inventor.identity, inventor)
    for written in ("{}X", "{}x", "{}Ｘ", "{} X", "{}Х"):
        value = written.format(inventor.identity(ten=True)[:17])
        yield Planted(Kind.IDENTITY, f"证件号码{value}", value, "check_sign")
    for setting in ("身份证号{}", "老身份证：{}（十五位）", "居民身份证 {}"):
        value = inventor.old_identity()
        yield Planted(Kind.IDENTITY, setting.format(value), value, "fifteen_digits")
    for _ in range(4):
        value = inventor.identity()
        yield Planted(Kind.IDENTITY, value, value, "cell", (inventor.name(), "计算机学院"), "身份证号")
        broken = f"{value[:10]}\n{value[10:]}"
        yield Planted(Kind.IDENTITY, f"身份证号{broken}，", broken, "broken_line")


def doubtful_identities(inventor):
    for setting in ("身份证号：{}", "公民身份号码 {}（以原件为准）", "{}（身份证）"):
        value = inventor.wrong_identity()
        yield Planted(Kind.IDENTITY_DOUBTFUL, setting.format(value), value, "wrong_check_sign")
    for value in ("2.10303E+17", "2.1030319900307E+17", "2.10303e+17", "2.10303E17"):
        yield Planted(Kind.IDENTITY_DOUBTFUL, value, value, "scientific", (inventor.name(),), "身份证号")
        yield Planted(Kind.IDENTITY_DOUBTFUL, f"身份证号{value}", value, "scientific")
    rounded = inventor.rounded_identity()
    yield Planted(Kind.IDENTITY_DOUBTFUL, rounded, rounded, "rounded", (inventor.name(),), "身份证号码")
    short = inventor.identity()[:17]
    yield Planted(Kind.IDENTITY_DOUBTFUL, f"身份证号：{short}。", short, "incomplete")
    old = inventor.old_identity()
    yield Planted(Kind.IDENTITY_DOUBTFUL, f"登记为{old}。", old, "fifteen_digits")


def phones(inventor):
    yield from settle(Kind.MOBILE, MOBILE_SETTINGS, OF_MOBILES, inventor.mobile, inventor)
    for prefix in ("+86 ", "86", "0086-", "+86-", "（+86）"):
        value = inventor.mobile()
        yield Planted(Kind.MOBILE, f"Tel: {prefix}{value}", value, "prefixed")
    for setting in ("快递单号：{}", "订单 {}", "型号A{}"):
        value = inventor.mobile()
        yield Planted(Kind.MOBILE_DOUBTFUL, setting.format(value), value, "called_otherwise")
    value = inventor.mobile()
    yield Planted(Kind.MOBILE, value, value, "cell", (inventor.name(),), "联系方式")
    yield Planted(Kind.MOBILE, f"{value}/{inventor.mobile()}", value, "list")
    for setting in ("家庭电话：{}", "家长联系电话 {}", "住宅电话（{}）", "宅电{}"):
        for value in (f"0412-{inventor.local()}", f"（024）8{inventor.local()}", inventor.local()):
            yield Planted(Kind.HOME_PHONE, setting.format(value), value)
    for setting in ("办公电话：{}", "联系电话{}", "传真：{}", "咨询电话 {}，工作日8:30—17:00"):
        for value in (
            f"0412-{inventor.local()}",
            f"(0412){inventor.local()}",
            f"0412{inventor.local()}",
            inventor.local(),
        ):
            yield Planted(Kind.OFFICE_PHONE, setting.format(value), value)
    for value in (f"0412-{inventor.local()}", full_width(f"024-8{inventor.local()}")):
        yield Planted(Kind.OFFICE_PHONE, f"党委办公室 {value}", value)


def cards(inventor):
    yield from settle(Kind.BANK_CARD, CARD_SETTINGS, OF_CARDS, inventor.card, inventor)
    for prefix, length in (
        ("621700", 19),
        ("622202", 19),
        ("622588", 16),
        ("436742", 16),
        ("955880", 19),
        ("356827", 16),
    ):
        value = inventor.card(prefix, length)
        yield Planted(Kind.BANK_CARD, f"开户行建设银行，卡号{value}", value, "issuers")
    value = inventor.card()
    yield Planted(Kind.BANK_CARD, value, value, "cell", (inventor.name(), "1200"), "银行卡号")
    for setting in ("收款账号：{}", "{}（开户名：学校工会）", "党费专户账号 {}"):
        value = inventor.account()
        yield Planted(Kind.ACCOUNT, setting.format(value), value, "no_check_digit")
    yield Planted(Kind.ACCOUNT, "6.22848E+18", "6.22848E+18", "scientific", (inventor.name(),), "银行卡号")
    for prefix in ("453242", "524094"):
        value = inventor.card(prefix, 16)
        yield Planted(Kind.ACCOUNT, f"刷卡记录 {value}", value, "issuers")


def documents(inventor):
    for value in (
        f"E{inventor.digits(8)}",
        f"EJ{inventor.digits(7)}",
        f"G{inventor.digits(8)}",
        f"PE{inventor.digits(7)}",
    ):
        yield Planted(Kind.PASSPORT, f"{inventor.name()}持护照{value}出境", value)
        yield Planted(Kind.PASSPORT, f"护照号码：{full_width(value)}", full_width(value), "full_width")
        yield Planted(Kind.PASSPORT, value, value, "cell", (inventor.name(),), "护照号")
        yield Planted(Kind.DOCUMENT_DOUBTFUL, f"代表团成员{inventor.name()} {value}", value)
    for word, value in (
        ("往来港澳通行证", f"C{inventor.digits(8)}"),
        ("港澳居民来往内地通行证", f"H{inventor.digits(8)}"),
        ("台胞证", inventor.digits(8)),
        ("大陆居民往来台湾通行证", f"T{inventor.digits(8)}"),
        ("军官证", f"军字第{inventor.digits(7)}号"),
        ("士兵证", f"{inventor.digits(8)}"),
        ("外国人永久居留证", f"USA{inventor.digits(12)}"),
        ("回乡证", f"M{inventor.digits(10)}"),
    ):
        yield Planted(Kind.PERMIT, f"{inventor.name()}，{word}：{value}", value)
        yield Planted(Kind.PERMIT, value, value, "cell", (inventor.name(),), f"{word}号码")


def contacts(inventor):
    for value in (
        "zhangsan1990@qq.com",
        "li.si@163.com",
        "w_w+1@outlook.com",
        "zhang@sina.com.cn",
        "chen [at] gmail.com",
        "a8@126.com",
    ):
        yield Planted(Kind.EMAIL, f"请发送至{value}。", value)
        yield Planted(
            Kind.EMAIL, full_width(value).replace("@", "＠"), full_width(value).replace("@", "＠"), "full_width"
        )
    for value in ("dzb@example.edu.cn", "office@law.example.edu.cn", "xx@example.gov.cn"):
        yield Planted(Kind.OFFICE_EMAIL, f"意见请发至{value}", value)
    for draw in (inventor.plate, inventor.green_plate):
        for setting in ("{name}的车辆{value}违规停放", "车牌号：{value}", "{value}", "请{value}车主尽快挪车"):
            for change in (
                str,
                full_width,
                lambda plate: f"{plate[:2]}·{plate[2:]}",
                lambda plate: f"{plate[:2]} {plate[2:]}",
            ):
                value = change(draw())
                disguise = {str: "plain", full_width: "full_width"}.get(change, "parted")
                yield Planted(Kind.PLATE, setting.format(name=inventor.name(), value=value), value, disguise)


def school_numbers(inventor):
    for setting in ("{name}（学号{value}）", "学号：{value}", "{value}（学号）", "准考证号{value}"):
        for value in (f"1202{inventor.digits(8)}", f"2023{inventor.digits(6)}", f"S{inventor.digits(9)}"):
            yield Planted(Kind.STUDENT_NUMBER, setting.format(name=inventor.name(), value=value), value)
    value = inventor.digits(9)
    yield Planted(Kind.STUDENT_NUMBER, f"12{value}", f"12{value}", "cell", (inventor.name(),), "学号")
    for setting in ("{name}，工号{value}", "职工号：{value}", "人事编号 {value}"):
        for value in (f"0{inventor.digits(5)}", f"T{inventor.digits(6)}", inventor.digits(8)):
            yield Planted(Kind.STAFF_NUMBER, setting.format(name=inventor.name(), value=value), value)
    yield Planted(Kind.STAFF_NUMBER, "10086", "10086", "cell", (inventor.name(),), "工号")
