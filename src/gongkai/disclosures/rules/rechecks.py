"""What a recheck counts as new. Source: 第九条."""

from collections.abc import Hashable, Iterable

from gongkai.disclosures.rules.checks import Found
from gongkai.scanner.kinds import Kind


def new_in(found: Iterable[Found], known: Iterable[Found]) -> tuple[Found, ...]:
    """Return what is found beyond what is known. Practice: what was judged once is not asked again.

    Of a word of the school's lists little more than its first character is kept, so two words may look alike: it is
    known by where it stands, which does not change once something has gone up. Everything else is known by its mark.
    """
    told = {_identity(one) for one in known}
    return tuple(one for one in found if _identity(one) not in told)


def _identity(one: Found) -> Hashable:
    return (one.file, one.finding.place) if one.finding.kind == Kind.SCHOOL_WORD else one.mark
