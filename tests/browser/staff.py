"""What the staff of a college does with a disclosure, step by step, using what its pages offer."""

DRAFTER, SECRECY, CONTENT, HEAD, APPROVER = "lihua", "sunzhihong", "wangmin", "liguoqiang", "shenguodong"
MEMBER = "wuzihan"


def begin(hand, title):
    """Choose an item of the catalogue and name the matter."""
    hand.open("/desk/")
    hand.link("拟公开信息")
    hand.link("拟稿：党员发展")
    hand.write("标题", title)
    hand.button("开始拟稿")


def draft(hand, title, body):
    """Begin, write, and say it is for members first and for everybody then."""
    begin(hand, title)
    hand.write_body(body)
    hand.write("事实来源", "学院党委会会议纪要")
    hand.choose("低", "风险评估结果")
    hand.tick("党内公开")
    hand.tick("向社会公开")


def propose(hand):
    hand.button("保存，去送审")
    hand.button("送审，")


def review_secrecy(hand, title):
    task(hand, title, "审核")
    hand.choose_all("不涉及")
    hand.button("通过，")


def review_content(hand, title):
    task(hand, title, "审核")
    for tick in ("必要性", "准确性", "事实来源"):
        hand.tick(tick)
    hand.button("通过，")


def approve(hand, title):
    task(hand, title, "审批")
    hand.write("意见", "同意公开。")
    hand.button("批准公开")


def publish(hand, title, audience):
    find(hand, title)
    narrowest, *_ = audience.split("、")
    hand.link(f"发布：{narrowest}")
    hand.button(f"现在发布：{audience}")


def correct(hand, title, body):
    find(hand, title)
    hand.link("更正，另起新稿")
    hand.choose("一般更正：错字、格式、联系方式等，不改变意思")
    hand.write("更正说明", "名单中一人的姓名写错，已改正。")
    hand.button("开始更正")
    hand.write_body(body)


def withdraw(hand, title):
    find(hand, title)
    hand.link("撤下，保留撤下记录")
    hand.write("原因", "公示期已满。")
    hand.button("提交撤下")


def task(hand, title, verb):
    """Take a matter up from one's list of what to do."""
    hand.open("/desk/")
    hand.link(f"{verb}：{title}")


def find(hand, title):
    hand.open("/desk/disclosures/")
    hand.link(title)


def search(hand, title, start):
    """Find a matter as a reader does."""
    hand.open(start)
    hand.write("搜索", title)
    hand.enter()
    hand.link(title)
