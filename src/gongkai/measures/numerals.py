"""Chinese numerals from 1 to 99, as the Measures number their articles, paragraphs and items."""

DIGITS = "一二三四五六七八九"


def numeral(number: int) -> str:
    """Write a number: 3 as 三, 10 as 十, 23 as 二十三.

    :raises ValueError: outside 1 to 99.
    """
    if not 1 <= number <= 99:
        raise ValueError(f"no numeral for {number}: only 1 to 99")
    tens, ones = divmod(number, 10)
    leading = DIGITS[tens - 1] if tens > 1 else ""
    return leading + ("十" if tens else "") + (DIGITS[ones - 1] if ones else "")


NUMBERS = {numeral(number): number for number in range(1, 100)}
"""Every numeral there is, so that reading one back accepts nothing else."""
