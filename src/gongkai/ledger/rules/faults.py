"""What ``gongkai log fsck`` may find: where a log, its files and what readers see do not agree."""

from gongkai.measures.vocabulary import Word


class Fault(Word):
    """What does not agree."""

    HEAD_SIZE = (
        "head_size",
        "{about}：长度记为 {detail} 条，与数据库里的条数不符",
        "{about}: its size is said to be {detail}, which is not how many leaves there are",
    )
    GAP = (
        "gap",
        "{about}：数据库里缺这一条，序号不连续",
        "{about}: not in the database, the indices are not contiguous",
    )
    UNREADABLE = "unreadable", "{about}：内容不是合规的记录", "{about}: not written as a leaf"
    COLUMNS = (
        "columns",
        "{about}：{detail} 一列与记录的内容不一致",
        "{about}: the column {detail} is not what its bytes say",
    )
    CHAIN = (
        "chain",
        "{about}：与同一事项的前一条接不上（{detail}）",
        "{about}: does not go on from its item's leaf before ({detail})",
    )
    LEAF_DIFFERS = (
        "leaf_differs",
        "{about}：数据库里的记录与已签名公布的不一致",
        "{about}: the leaf in the database is not the one that was signed and published",
    )
    BEHIND = (
        "behind",
        "{about}：数据库比签过名的记录旧（{detail}），可能恢复了旧备份",
        "{about}: the database is older than what was signed ({detail}); an older backup may have been restored",
    )
    TILE = (
        "tile",
        "{about}：日志文件与签名的根不符：{detail}",
        "{about}: this file of the log does not make the signed root: {detail}",
    )
    CHECKPOINT = (
        "checkpoint",
        "{about}：公布的检查点不是最后签名的那一份：{detail}",
        "{about}: the published checkpoint is not the one signed last: {detail}",
    )
    SIGNATURE = (
        "signature",
        "{about}：检查点的签名不成立：{detail}",
        "{about}: the signature of the checkpoint does not hold: {detail}",
    )
    MEMORY = (
        "memory",
        "{about}：签名方记下的最后一份检查点不见了",
        "{about}: the last checkpoint that the signer remembers is gone",
    )
    SEAL = ("seal", "{about}：封存的内容打不开这一条：{detail}", "{about}: its seal does not open the leaf: {detail}")
    SEAL_GONE = ("seal_gone", "{about}：打开这一条的内容不见了", "{about}: what opens this leaf is gone")
    NO_LEAF = (
        "no_leaf",
        "{about}：数据库里{detail}，日志里没有记载",
        "{about}: {detail} in the database, never recorded in the log",
    )
    NO_ROW = (
        "no_row",
        "{about}：日志记载过（{detail}），数据库里却没有",
        "{about}: recorded in the log ({detail}), not in the database",
    )
    STATE = (
        "state",
        "{about}：数据库里的状态与日志记载的不一致（{detail}）",
        "{about}: its state is not what the log says ({detail})",
    )
    WORDING = (
        "wording",
        "{about}：{detail} 与日志记载的不一致",
        "{about}: {detail} differs from what the log committed to",
    )
    FILE_BYTES = (
        "file_bytes",
        "{about}：附件“{detail}”的内容与校验码不符",
        "{about}: the bytes of the attachment “{detail}” are not those of its digest",
    )
    FILE_GONE = (
        "file_gone",
        "{about}：附件“{detail}”的文件不见了",
        "{about}: the file of the attachment “{detail}” is gone",
    )


class Note(Word):
    """What is worth knowing and no fault."""

    SEAL_GONE = (
        "old_seal_gone",
        "{about}：以前的一条已经打不开（已清除，或者随旧备份丢失）",
        "{about}: an earlier leaf that can no longer be opened (erased, or lost with a backup)",
    )
