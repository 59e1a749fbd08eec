"""The ways a number is written so that a plain search does not find it."""

WIDE = {ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"}
SPELT = str.maketrans("0123456789", "〇一二三四五六七八九")
BOLD = {ord("0") + n: 0x1D7CE + n for n in range(10)}
ARABIC = {ord("0") + n: 0x0660 + n for n in range(10)}


def plain(value):
    return value


def full_width(value):
    return value.translate(WIDE)


def spaced(value):
    """Put a space after every fourth sign, as on a card."""
    return " ".join(value[at : at + 4] for at in range(0, len(value), 4))


def by_meaning(value):
    """Part an identity number into place, birth and rest; a mobile number as it is read out."""
    return (
        "-".join((value[:6], value[6:14], value[14:]))
        if len(value) == 18
        else "-".join((value[:3], value[3:7], value[7:]))
    )


def single(value):
    return " ".join(value)


def invisible(value):
    return "\u200b".join(value)


def soft(value):
    return value[:5] + "\u00ad" + value[5:9] + "\ufeff" + value[9:]


def dashes(value):
    return (
        "–".join((value[:6], value[6:14], value[14:]))
        if len(value) == 18
        else "–".join((value[:3], value[3:7], value[7:]))
    )


def bold(value):
    return value.translate(BOLD)


def arabic(value):
    return value.translate(ARABIC)


def spelt(value):
    return value.translate(SPELT)


def wide_spaced(value):
    return full_width(value[:6]) + "\u3000" + full_width(value[6:14]) + "\u3000" + full_width(value[14:])


OF_IDENTITIES = (plain, full_width, spaced, by_meaning, single, invisible, soft, dashes, bold, arabic, wide_spaced)
OF_MOBILES = (plain, full_width, by_meaning, single, invisible, soft, dashes, bold, arabic, spelt)
OF_CARDS = (plain, full_width, spaced, single, invisible, soft, bold)
