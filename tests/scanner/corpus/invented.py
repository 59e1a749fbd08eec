"""Invented people and numbers: every one is drawn from a seed, valid by its check digit, and nobody's."""

from dataclasses import dataclass
from random import Random

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙朱林郭郑唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡魏薛叶阎余潘杜戴夏汪"
    "田姜范谭廖邹熊陆郝孔崔康邱秦江史顾侯邵孟龙段雷钱汤尹黎"
)
GIVEN = "伟芳娜敏静强磊洋勇艳杰娟涛超霞刚平辉鹏玲桂梅丹萍红鑫波斌莉浩宇轩梓涵欣怡子墨雨桐佳琪思远志豪晓彤振国"
COUNTIES = (
    "210302",
    "210303",
    "210304",
    "210311",
    "210381",
    "110101",
    "310104",
    "440106",
    "510107",
    "620102",
    "150102",
    "230103",
)
PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def check_sign(first):
    """Return the sign that makes the whole leave 1 when divided by 11, a place counting twice the next (ISO 7064)."""
    rest = sum(int(digit) * 2 ** (17 - place) for place, digit in enumerate(first))
    return "0123456789X"[(1 - rest) % 11]


@dataclass(slots=True)
class Inventor:
    """Draws from one seed; the same seed invents the same world."""

    random: Random

    def digits(self, count):
        return "".join(self.random.choice("0123456789") for _ in range(count))

    def name(self, *, long=True):
        given = self.random.sample(GIVEN, 2 if long else 1)
        return self.random.choice(SURNAMES) + "".join(given)

    def birth(self):
        return f"{self.random.randint(1950, 2007)}{self.random.randint(1, 12):02}{self.random.randint(1, 28):02}"

    def identity(self, ten=None):
        """Return 18 signs; ``ten`` asks for a check sign that is, or is not, an X."""
        while True:
            first = self.random.choice(COUNTIES) + self.birth() + self.digits(3)
            sign = check_sign(first)
            if ten is None or (sign == "X") is ten:
                return first + sign

    def old_identity(self):
        return self.random.choice(COUNTIES) + self.birth()[2:].replace("0007", "0107") + self.digits(3)

    def wrong_identity(self):
        """Return 18 signs whose check sign is wrong."""
        right = self.identity(ten=False)
        return right[:17] + str((int(right[17]) + 1 + self.random.randrange(8)) % 10)

    def rounded_identity(self):
        """Return what a spreadsheet keeps of an identity number stored as a number, its check digit being wrong now."""
        while True:
            first = self.identity()[:15] + "00"
            if check_sign(first) != "0":
                return f"{first}0"

    def mobile(self):
        return "1" + self.random.choice("3456789") + self.digits(9)

    def local(self):
        return self.random.choice("2568") + self.digits(6)

    def card(self, prefix="622848", length=19):
        """Return a card number with the check digit of Luhn's rule."""
        first = prefix + self.digits(length - len(prefix) - 1)
        total = sum(sum(divmod(int(d) * (2 if i % 2 == 0 else 1), 10)) for i, d in enumerate(reversed(first)))
        return first + str(-total % 10)

    def account(self):
        """Return 17 digits that no issuer of cards would give out."""
        return "0" + self.digits(16)

    def plate(self):
        return self.random.choice(PROVINCES) + self.random.choice(LETTERS[:8]) + self.digits(5)

    def green_plate(self):
        return (
            self.random.choice(PROVINCES)
            + self.random.choice(LETTERS[:8])
            + "D"
            + self.random.choice("FA9")
            + self.digits(4)
        )

    def street(self):
        return (
            "辽宁省鞍山市"
            + self.random.choice(("铁东区", "铁西区", "立山区", "千山区"))
            + self.random.choice(("园林路", "胜利路", "解放街", "和平街"))
        )

    def flat(self):
        place = self.random.choice(("和平小区", "湖南花园", "静湖家园", "园林新村", "钢都佳苑"))
        r = self.random
        return f"{place}{r.randint(1, 40)}号楼{r.randint(1, 6)}单元{r.randint(1, 20)}0{r.randint(1, 4)}室"
