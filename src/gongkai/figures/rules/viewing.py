"""Who sees the figures of which units, and who may go on to the rows behind them. Source: 第六条、第七条."""

from dataclasses import dataclass

from gongkai.measures.vocabulary import OFFICE, OVERSEERS, Administration, Role


@dataclass(frozen=True, slots=True)
class Looking:
    """Who asks: his posts, whether he sits on the leading group, and what he administers, if anything."""

    posts: frozenset[tuple[Role, int]]
    holds_seat: bool
    administration: str


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody sees: the whole school or some units alone, and of which units the rows behind the figures."""

    is_whole: bool
    units: frozenset[int]
    sees_all_rows: bool
    sees_all_letters: bool

    @property
    def is_nothing(self) -> bool:
        """Tell whether there is nothing for him to see."""
        return not self.is_whole and not self.units

    def sees_rows(self, units: frozenset[int] | None) -> bool:
        """Tell whether he may open the rows of some units, or of the whole school."""
        return self.sees_all_rows or (units is not None and bool(units) and units <= self.units)

    def sees_letters(self, units: frozenset[int] | None) -> bool:
        """Tell the same of letters, which inspectors do not read. Practice: S8."""
        return self.sees_all_letters or (units is not None and bool(units) and units <= self.units)


def sight_of(looking: Looking) -> Sight:
    """Return what somebody sees: office, inspectors, leading group and audit the school, a head his units.

    The rows behind are for those who see them anyway; the others see numbers alone. Source: 第五条、第六条、第七条.
    """
    roles = {role for role, _unit in looking.posts}
    oversees = bool(roles & set(OVERSEERS))
    return Sight(
        is_whole=oversees or looking.holds_seat or looking.administration == Administration.AUDIT,
        units=frozenset(unit for role, unit in looking.posts if role is Role.HEAD),
        sees_all_rows=oversees,
        sees_all_letters=bool(roles & set(OFFICE)),
    )
