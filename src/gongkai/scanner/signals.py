"""Words that give the signs beside them a meaning. All are searched for in one go, whatever the number of words."""

from enum import StrEnum


class Signal(StrEnum):
    """What a word says about what stands beside it."""

    IDENTITY = "identity"
    PHONE = "phone"
    HOME = "home"
    ACCOUNT = "account"
    PASSPORT = "passport"
    PERMIT = "permit"
    RESIDENCE = "residence"
    ESTATE = "estate"
    MAILING = "mailing"
    BIRTH = "birth"
    BORN = "born"
    SEX = "sex"
    STUDENT = "student"
    STAFF = "staff"
    PERSON = "person"
    ILLNESS = "illness"
    HARDSHIP = "hardship"
    GRADE = "grade"
    SECRECY = "secrecy"
    WORK_SECRET = "work_secret"  # noqa: S105 – a word that people read
    INTERNAL = "internal"
    PENDING = "pending"
    PROCEEDING = "proceeding"
    CASE = "case"
    DRAFT = "draft"
    TRADE = "trade"
    OTHER_NUMBER = "other_number"


SIGNALS: dict[Signal, str] = {
    Signal.IDENTITY: "身份证 身份号码 公民身份 证件号 证件编号 身分证 身份証 居民证",
    Signal.PHONE: "电话 手机 联系方式 传真 座机 热线 tel 微信号 手机号 移动电话 小灵通",
    Signal.HOME: (
        "住宅电话 家庭电话 家里电话 宅电 宅: 宅： 家长电话 家长联系 父亲电话 母亲电话 家庭联系 家属电话 "
        "监护人电话 亲属电话"
    ),
    Signal.ACCOUNT: (
        "银行卡 卡号 账号 帐号 账户 帐户 开户 储蓄卡 信用卡 工资卡 工商银行 农业银行 建设银行 中国银行 交通银行 "
        "招商银行 邮储银行 存折 一卡通号"
    ),
    Signal.PASSPORT: "护照 passport",
    Signal.PERMIT: "通行证 回乡证 台胞证 居留证 居留许可 军官证 士兵证 文职证 军人证 居住证 港澳证 签注",
    Signal.RESIDENCE: (
        "住址 家庭地址 户籍地 户籍所在地 户口所在地 家住 住在 现住 居住地 居住于 住于 居住地址 暂住 常住地 "
        "户籍地址 家庭所在地 租住 家庭详细地址"
    ),
    Signal.MAILING: "通讯地址 通信地址 收货地址 收件地址 邮寄地址 联系地址 详细地址 住所地",
    Signal.ESTATE: ("小区 花园 家园 佳苑 雅苑 公寓 新村 社区 名邸 华府 家属院 家属楼 住宅楼 宿舍 新城 豪庭 里弄 村 屯"),
    Signal.BIRTH: "出生日期 出生年月 出生时间 生日 出生于 生于 出生",
    Signal.BORN: "日生 月生 日出生 月出生 日诞生",
    Signal.SEX: "男 女",
    Signal.STUDENT: "学号 学籍号 准考证号 考生号 学生证号 学生编号",
    Signal.STAFF: "工号 教工号 职工号 人事编号 教职工编号 员工编号 教师编号 职工编号",
    Signal.PERSON: (
        "姓名 学生姓名 教师姓名 申请人 联系人 户主 当事人 被资助人 受助人 患者 开户人 持卡人 家长 名字 考生 候选人"
    ),
    Signal.ILLNESS: (
        "癌 白血病 肿瘤 抑郁 精神分裂 双相障碍 双相情感 焦虑症 精神障碍 精神疾病 乙肝 丙肝 肝炎 艾滋 hiv 梅毒 "
        "性病 结核 癫痫 尿毒症 糖尿病 心脏病 高血压 脑梗 脑出血 残疾 肢体残 智力残 视力残 听力残 怀孕 流产 不孕 "
        "病史 确诊 罹患 重病 大病 精神病 红斑狼疮 先天性 自杀 自残 心理疾病 阳性 肾衰竭 肝硬化 冠心病 哮喘 骨折 "
        "强迫症 住院治疗 化疗 透析 病情 心理咨询记录"
    ),
    Signal.HARDSHIP: (
        "建档立卡 低保 特困 孤儿 单亲 贫困 家庭经济困难 家庭困难 经济困难 困难补助 助学金 离异 父母双亡 丧父 丧母 "
        "失业 下岗 负债 欠债 残疾家庭 家庭年收入 家庭月收入 人均年收入 人均收入 困难等级 困难类型 困难原因 "
        "突发变故 烈士子女 低收入 五保 致贫 返贫 脱贫户 受灾 困难职工 困难学生 困难生"
    ),
    Signal.GRADE: (
        "成绩 分数 绩点 gpa 挂科 不及格 补考 重修 考核不合格 留级 退学 学业预警 违纪处分 旷课 作弊 得分 排名 总分"
    ),
    Signal.SECRECY: "绝密 机密 秘密",
    Signal.WORK_SECRET: "工作秘密 工作密件",
    Signal.INTERNAL: (
        "内部资料 内部文件 内部材料 内部使用 内部刊物 内部参考 不得外传 严禁外传 请勿外传 阅后即焚 阅后收回 "
        "阅后销毁 仅供内部 内部掌握 不得翻印 请勿扩散 严禁扩散 不宜公开 不予公开 依申请公开"
    ),
    Signal.PENDING: "正在 尚未 尚在 仍在 还在 正接受 正由 拟提交 提请 有待 目前在 待提交",
    Signal.PROCEEDING: (
        "调查 审查 立案 核查 审议 讨论 研究 处理 协商 核实 留置 侦查 审理 初核 酝酿 评议 结论 作出决定 形成决定 "
        "处分 会商 上会 定论 结案"
    ),
    Signal.CASE: "立案审查 立案调查 采取留置 组织审查 纪律审查 监察调查 初步核实",
    Signal.DRAFT: "征求意见稿 讨论稿 送审稿 未定稿 初稿 草案 审议稿 内部稿 修改稿",
    Signal.TRADE: (
        "商业秘密 商业机密 技术秘密 标底 底价 核心配方 工艺配方 客户名单 报价明细 未公开报价 技术诀窍 成本明细 "
        "评标委员会名单 评委名单"
    ),
    Signal.OTHER_NUMBER: (
        "订单 单号 流水 编号 回执 合同号 货号 条码 条形码 isbn issn 发票 信用代码 邮编 版本 校验码 序列号 资产号 "
        "索引号 文号 批号 项目号 课题号 专利号 备案号 许可证号 设备号 登记号 票号 档案号 追溯码 机构代码"
    ),
}
"""The words of every signal, parted by spaces, in small letters. Practice: gathered from what schools publish."""

SPEAKING = frozenset({
    Signal.RESIDENCE, Signal.MAILING, Signal.ESTATE, Signal.ILLNESS, Signal.HARDSHIP, Signal.GRADE, Signal.SECRECY,
    Signal.WORK_SECRET, Signal.INTERNAL, Signal.PENDING, Signal.CASE, Signal.DRAFT, Signal.TRADE,
})  # fmt: skip
"""Signals that say something by themselves; the others only say what digits, letters or other words mean."""

WORDS: tuple[tuple[str, Signal], ...] = tuple((word, signal) for signal in Signal for word in SIGNALS[signal].split())
"""Every word with what it says; a word may say two things."""
