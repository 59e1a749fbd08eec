"""What the verifier says: each thing that may not agree, and what a bundle or a site proves."""

from gongkai.measures.vocabulary import Word


class Fault(Word):
    """What does not agree between a site, its log and what was saved of it earlier."""

    FORK = (
        "fork",
        "日志分叉：保存的检查点（{about} 条）不是现在这份日志的开头。两份都有签名，记录被改写过。",
        "Fork: the log no longer begins with the saved checkpoint ({about} leaves). Both are signed: it was rewritten.",
    )
    ROLLED_BACK = (
        "rolled_back",
        "日志变短：保存的检查点有 {about} 条，现在只有 {detail} 条。",
        "The log has become shorter: {about} leaves when the checkpoint was saved, {detail} now.",
    )
    SIGNATURE = (
        "signature",
        "{about}：签名不是已知密钥的：{detail}",
        "{about}: not signed by a known key: {detail}",
    )
    NOT_COSIGNED = (
        "not_cosigned",
        "{about}：没有见证方 {detail} 的签名",
        "{about}: not cosigned by the witness {detail}",
    )
    ROTATION = (
        "rotation",
        "第 {about} 条更换了密钥，但没有新旧两把密钥都签过的检查点：{detail}",
        "Leaf {about} changes the key, but no checkpoint of this tree is signed by both keys: {detail}",
    )
    TILE = (
        "tile",
        "日志文件 {about} 与签名的根不符：{detail}",
        "The file {about} does not make the signed root: {detail}",
    )
    NOT_A_LEAF = ("not_a_leaf", "第 {about} 条不是合规的记录", "Leaf {about} is not written as a leaf")
    CHAIN = (
        "chain",
        "第 {about} 条与同一事项的前一条接不上（{detail}）",
        "Leaf {about} does not go on from its item's leaf before ({detail})",
    )
    NOT_SERVED = (
        "not_served",
        "{about}：日志记载正在公开，网站上却没有（{detail}）",
        "{about}: shown according to the log, not on the site ({detail})",
    )
    NOT_LISTED = (
        "not_listed",
        "{about}：日志记载正在公开，列表里却没有",
        "{about}: shown according to the log, missing in the lists",
    )
    STILL_SERVED = (
        "still_served",
        "{about}：日志记载已不再公开（{detail}），网站上却有正文",
        "{about}: no longer shown according to the log ({detail}), yet the site serves its text",
    )
    NOT_IN_LOG = ("not_in_log", "{about}：网站上有，日志里没有", "{about}: on the site, not in the log")
    PROOF = ("proof", "{about}：凭证不成立：{detail}", "{about}: its proof does not hold: {detail}")
    DIFFERS = (
        "differs",
        "{about}：{detail}与日志记载的不一致",
        "{about}: differs from what the log committed to: {detail}",
    )
    FILE = (
        "file",
        "{about}：附件“{detail}”与日志记载的不一致",
        "{about}: attachment “{detail}” is not what was committed to",
    )
    FILE_MISSING = ("file_missing", "{about}：缺附件“{detail}”", "{about}: attachment “{detail}” is missing")
    FILE_EXTRA = (
        "file_extra",
        "{about}：附件“{detail}”没有记入日志",
        "{about}: attachment “{detail}” was never committed to",
    )
    NOT_PACKED = "not_packed", "{about}：应当在归档里，却没有", "{about}: missing in the archive"
    PACKED_TWICE = "packed_twice", "{about}：归档里有两份", "{about}: twice in the archive"
    NOT_IN_MANIFEST = "not_in_manifest", "{about}：清单里没有", "{about}: not in the manifest"
    CHANGED = "changed", "{about}：与清单里的指纹不符", "{about}: not what the manifest says"
    TOLD_OTHERWISE = (
        "told_otherwise",
        "{about}：元数据与日志记载的不一致",
        "{about}: the metadata are not what the log committed to",
    )
    WRONG_PAGE = ("wrong_page", "{about}：页面无法核对：{detail}", "{about}: the page cannot be checked: {detail}")


class Part(Word):
    """What of a page was compared."""

    TITLE = "title", "标题", "title"
    BODY = "body", "正文", "text"
    NUMBER = "index_no", "索引号", "index number"
    DOCUMENT = "document_no", "文号", "document number"
    ISSUED = "issued_on", "成文日期", "date of the document"
    SINCE = "since", "发布日期", "date of publication"
    NOTE = "correction_note", "更正说明", "note of the correction"
    TOLD = "told", "撤下原因", "reason of the withdrawal"


class Said(Word):
    """Lines that are no findings."""

    BUNDLE = (
        "bundle",
        "凭证成立：{title}；{act}，{time}；{origin} 第 {index} 条，检查点共 {size} 条。{signed}",
        "The bundle holds: {title}; {act}, {time}; leaf {index} of {origin}, checkpoint of {size} leaves. {signed}",
    )
    SIGNED = "signed", "签名已用 {key} 核对。", "The signature was checked with {key}."
    UNSIGNED = (
        "unsigned",
        "签名没有核对：没有给出 --vkey，这份检查点可能是任何人写的。",
        "The signature was not checked: without --vkey, anybody may have written this checkpoint.",
    )
    WITNESSED = "witnessed", "{name} 已于 {time} 见证。", "Cosigned by {name} at {time}."
    OWN_KEY = (
        "own_key",
        "注意：没有给出 --vkey，用的是网站自己的公钥 {key}；请与以前保存的或纸上印的核对。",
        "Note: without --vkey, the site's own key {key} was taken; compare it with one saved earlier or printed.",
    )
    NOTHING_SAVED = (
        "nothing_saved",
        "注意：没有给出 --checkpoint，以前是否被改写过无从得知。请保存这次的检查点，下次使用。",
        "Note: without --checkpoint, nothing is known of the past. Save today's checkpoint for the next time.",
    )
    AUDITED = (
        "audited",
        "已核对：{origin} 共 {size} 条，正在公开 {shown} 件，不再公开 {gone} 件；问题 {findings} 个。",
        "Checked: {origin}, {size} leaves, {shown} items shown, {gone} no longer shown; findings: {findings}.",
    )
    ARCHIVE_KEY = (
        "archive_key",
        "注意：没有给出 --vkey，用的是归档自己的公钥 {key}；请与以前保存的或纸上印的核对。",
        "Note: without --vkey, the archive's own key {key} was taken; compare it with one saved earlier or printed.",
    )
    ARCHIVE = (
        "archive",
        "已核对：{name}，文件 {files} 个，凭证 {proofs} 个；问题 {findings} 个。",
        "Checked: {name}, {files} files, {proofs} proofs; findings: {findings}.",
    )
    COULD_NOT = "could_not", "无法核对：{why}", "Could not check: {why}"
