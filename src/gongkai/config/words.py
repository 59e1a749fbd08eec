"""What the commands about logs, inspections and archives say, in the language of whoever runs them."""

from gongkai.measures.vocabulary import Word


class Told(Word):
    """Lines of ``gongkai log``, ``gongkai witness``, ``gongkai inspection`` and ``gongkai archive``."""

    STATUS = (
        "status",
        "{log}：记录 {size} 条，已签名公布 {signed} 条",
        "{log}: {size} leaves recorded, {signed} signed and published",
    )
    TROUBLE = "trouble", "{log}：{trouble}", "{log}: {trouble}"
    NOTE = "note", "提示：{note}", "note: {note}"
    CHECKED = "checked", "核对完毕，问题 {count} 个。", "Checked; findings: {count}."
    EXPORTED = "exported", "已导出 {size} 条到 {folder}。", "Exported {size} leaves to {folder}."
    ROTATED = (
        "rotated",
        "新的公钥已启用，请公布，并通知见证方：\n{key}",
        "The new key is in use. Make it known, and tell the witnesses:\n{key}",
    )
    BROUGHT_BACK = "brought_back", "从日志文件找回 {count} 条。", "Brought back from the log's files: {count} leaves."
    LOST = (
        "lost",
        "{item} 随备份丢失，日志仍记为公开。",
        "{item} was lost with the backup; the log still says it is shown.",
    )
    WHAT_THEN = (
        "what_then",
        "确认没有更新的备份后，用 --record-lost 把它们记为丢失，再重新公开。",
        "Once no newer backup can be found, record them as lost with --record-lost, and make them known anew.",
    )
    RECORDED = "recorded", "{item} 已记为丢失。", "{item} is recorded as lost."
    FILE_THERE = "file_there", "{file} 已经存在，没有改动。", "{file} exists and was left alone."
    DRAWN_ALIKE = (
        "drawn_alike",
        "抽取结果一致：{count} 项，重新抽取与记录相同。",
        "The draw agrees: {count} items, drawn over they are the same.",
    )
    DRAWN_OTHERWISE = (
        "drawn_otherwise",
        "抽取结果不一致，见上面的说明。",
        "The draw does not agree; see what is said above.",
    )
    NOT_DRAWN = "not_drawn", "没有编号为 {number} 的已抽取的计划。", "No inspection numbered {number} was drawn."
    FILES_WANTED = (
        "files_wanted",
        "从文件抽取要同时给出 --checkpoint 和 --population。",
        "To draw from files, give --checkpoint and --population as well.",
    )
    ARCHIVED = (
        "archived",
        "已写入 {file}：{matters} 件，{files} 个文件，凭证 {proofs} 个，丢失附件 {missing} 个。",
        "Written to {file}: {matters} matters, {files} files, {proofs} proofs, {missing} attachments lost.",
    )
    NO_UNIT = "no_unit", "没有编码为 {code} 的单位。", "There is no unit with the code {code}."
    NO_YEAR = "no_year", "{year} 年还没有可以归档的内容。", "There is nothing to archive of {year}."
