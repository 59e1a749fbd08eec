"""Clean texts that look like leaks: numbers that name nobody, words that mark no secret, sentences about all."""

from random import Random

from tests.scanner.corpus import Clean
from tests.scanner.corpus.clean_sentences import SENTENCES
from tests.scanner.corpus.invented import Inventor

SEED = 2022
EACH = 8
BUILDINGS = ("教学楼", "行政楼", "图书馆", "实验楼")


def _date(inventor):
    return (
        f"{inventor.random.randint(2018, 2027)}{inventor.random.randint(1, 12):02}{inventor.random.randint(1, 28):02}"
    )


def numbers(inventor):
    """Yield numbers of every sort, several each."""
    r, digits = inventor.random, inventor.digits
    for _ in range(EACH):
        day = _date(inventor)
        yield "order number", f"订单号：{day}{digits(10)}"
        yield "order number", f"快递单号 {r.choice(('SF', 'YT', 'JD'))}{digits(13)}"
        yield "order number", f"流水号{r.choice('03789')}{digits(19)}"
        yield "receipt", f"回执号：{r.choice('0178')}{digits(15)}"
        yield "receipt", f"您的回执 {digits(4)}-{digits(4)}-{digits(4)}-{digits(4)}，请妥善保存"
        yield "date", f"{day[:4]}年{int(day[4:6])}月{int(day[6:])}日下午3点在主楼205室召开会议"
        yield "date", f"公示时间：{day[:4]}-{day[4:6]}-{day[6:]}至{day[:4]}-12-31 17:00"
        yield "date", f"{day} {digits(6)}"
        yield "timestamp", f"{day}1530{r.randint(10, 59)}"
        yield "document number", f"示大委〔{day[:4]}〕{r.randint(1, 99)}号"
        yield "document number", f"辽教发〔{day[:4]}〕{r.randint(1, 300)}号、示大党字[{day[:4]}]{r.randint(1, 99)}号"
        yield "index number", f"DW-ZZ-{day[:4]}-{digits(5)}"
        yield "amount", f"合计{r.randint(1, 9)},{digits(3)},{digits(3)}.00元，其中党费{digits(5)}.{digits(2)}元"
        yield "amount", f"预算{r.randint(13, 19)}{digits(9)}元"
        yield "amount", f"{r.randint(1, 9)}{digits(3)} {digits(4)} {digits(3)}"
        yield "version", f"版本 v{r.randint(1, 9)}.{r.randint(0, 20)}.{r.randint(0, 99)}-{day}"
        yield "isbn", f"ISBN 978-7-{digits(3)}-{digits(5)}-{digits(1)}"
        yield "isbn", f"ISBN：9787{digits(9)}"
        yield "postal code", f"邮编：114{digits(3)}，地址：辽宁省鞍山市千山中路{r.randint(1, 300)}号"
        yield (
            "ip address",
            f"服务器 {r.randint(10, 223)}.{r.randint(0, 255)}.{r.randint(0, 255)}.{r.randint(1, 254)}:8080",
        )
        yield "credit code", f"统一社会信用代码：12210000{digits(8)}{r.choice('ABCDEFGH')}{digits(1)}"
        yield "project number", f"项目编号：JK{day[:4]}{digits(6)}，批准号5{digits(7)}"
        yield (
            "room",
            f"地点：{r.choice(BUILDINGS)}{r.choice('ABC')}座{r.randint(1, 9)}0{r.randint(1, 9)}室",
        )
        yield (
            "statistics",
            f"在校生{digits(5)}人，教职工{digits(4)}人，党员{digits(4)}名，占{r.randint(10, 99)}.{digits(2)}%",
        )
        yield "office telephone", f"联系电话：0412-{inventor.local()}"
        yield "office telephone", f"传真：0412{inventor.local()}"
        yield "office e-mail", f"邮箱：dw{digits(2)}@example.edu.cn"
        yield "patent", f"专利号：ZL{day[:4]}1{digits(7)}.{digits(1)}"


def cells(inventor):
    """Yield cells of tables that hold no personal data, with what stands beside them."""
    digits = inventor.digits
    for _ in range(EACH):
        yield "cell of amounts", digits(6), ("党费", "2026年"), "金额（元）"
        yield "cell of counts", digits(3), ("机械学院",), "党员人数"
        yield "cell of dates", f"2026-0{inventor.random.randint(1, 9)}-15", ("支部换届",), "完成日期"
        yield "cell of joining", "2019年6月", (inventor.name(), "男"), "入党时间"
        yield "cell of units", "马克思主义学院", ("12", "345"), "单位"
        yield "cell of names", inventor.name(), ("支部书记", "机械学院"), "姓名"
        yield "cell of assets", f"2{digits(15)}", ("投影仪",), "资产编号"


def clean(seed=SEED):
    """Return every clean text; the same seed writes the same texts."""
    inventor = Inventor(Random(seed))  # noqa: S311 – the same texts every time
    found = [Clean(sort, text) for sort, text in numbers(inventor)]
    found += [Clean(sort, text, row, heading) for sort, text, row, heading in cells(inventor)]
    return (*found, *(Clean(sort, text) for sort, texts in SENTENCES.items() for text in texts))
