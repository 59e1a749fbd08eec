"""Whether a matter waits for the spokesperson: where it is major and the school has it so, nobody can leave it out."""

from gongkai.policy.queries import decided
from gongkai.policy.rules import Choice


def must_be_acknowledged(*, is_flagged: bool, is_major: bool) -> bool:
    """Tell whether the spokesperson must know of a matter before it is approved. Source: 第十四条."""
    return is_flagged or (is_major and decided(Choice.SPEAK_FOR_MAJOR))
