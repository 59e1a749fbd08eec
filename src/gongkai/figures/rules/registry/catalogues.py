"""Figures of the units' catalogues and their filing. Source: 第十三条."""

from gongkai.figures.rules.words import Better, Figure, Measure, Subject

MISSING, LATE, AGAIN = "filings.missing", "filings.late", "catalogues.adjusted_again"
FIGURES = (
    Figure(
        MISSING, "没有备案的目录", "Catalogues not filed", Subject.UNIT, Measure.COUNT, Better.FEWER, (13, None),
        "到统计时（或这段时间的最后一天）存在的党组织和党委工作部门（党支部除外）中，没有一份目录已经备案并生效的。",
        "Units other than branches that stand at the moment asked about, or on the last day of the span, "
        "without a catalogue that is filed and in force.",
    ),
    Figure(
        LATE, "年度开始以后才备案的目录", "Catalogues filed after their year had begun", Subject.VERSION, Measure.COUNT,
        Better.FEWER, (13, None),
        "在这段时间里备案的年度目录（本年度第一份）中，备案日期已在那一年里、而单位在那年1月1日已经存在的。",
        "Catalogues of a year (the first for it) filed within the span when that year had begun, "
        "of units that stood on its first day.",
    ),
    Figure(
        AGAIN, "一年内再次调整的目录", "Catalogues adjusted again in one year", Subject.VERSION, Measure.COUNT,
        Better.FEWER, (13, None),
        "在这段时间里生效、属于同一自然年内第二次或更多次调整的目录。",
        "Versions in force from a day within the span that adjust a catalogue for the second time in a calendar year, "
        "or more.",
    ),
)  # fmt: skip
"""Every figure of catalogues."""
