"""Units as tables call them: by name, by short name or by code, several in one cell, led and shared."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gongkai.catalogue.tables.texts import pieces, plain

_LEADS = re.compile(r"[(（](?:牵头|主办|负责|责任)(?:单位|部门)?[)）]|(?:牵头|主办|责任)(?:单位|部门)?[:：]")
_SHARES = re.compile(r"[(（](?:配合|协办|参与)(?:单位|部门)?[)）]|(?:配合|协办|参与)(?:单位|部门)?[:：]")
_AND = re.compile(r"和|与|及|以及|\s+")
_BEFORE = re.compile(r"^(?:中共|中国共产党)?(?:党委|学校党委|校党委)?")


@dataclass(frozen=True, slots=True)
class Named:
    """A unit and what it is called."""

    pk: int
    code: str
    names: tuple[str, ...]


class Units:
    """The units there are, to be looked up by what people call them."""

    def __init__(self, units: Iterable[Named]) -> None:
        self.listed = tuple(units)
        self._near: dict[str, Named | None] = {}
        self.by_code: Mapping[str, Named] = {unit.code: unit for unit in self.listed}
        self._exact = self._only(
            {name: unit for name in map(plain, (unit.code, *unit.names)) if name} for unit in self.listed
        )
        self._loose = self._only({bare: unit for name in unit.names if (bare := _bare(name))} for unit in self.listed)

    def find(self, text: str) -> Named | None:
        """Return the one unit that is called so; nothing where there is none, or several."""
        said = plain(text)
        return self._exact.get(said) or self._loose.get(_bare(said))

    def near(self, text: str) -> Named | None:
        """Return a unit that may be meant; worked out once, however many rows say so."""
        if text not in self._near:
            self._near[text] = self._looked_for(text)
        return self._near[text]

    def _looked_for(self, text: str) -> Named | None:
        said = _bare(text)
        close = [unit for unit in self.listed if any(_is_near(said, name) for name in unit.names)]
        return close[0] if len(close) == 1 else None

    def phrases(self, text: str) -> list[str]:
        """Return the units that a cell names, as it names them, the one that leads first."""
        whole = _LEADS.sub("", _SHARES.sub("、", text))
        if self.find(whole):
            return [whole.strip()]
        lead = [piece for piece in pieces(text) if re.search(r"牵头|主办|责任单位|责任部门", piece)]
        parts = [piece for one in pieces(whole) for piece in self._apart(one)]
        first = [_LEADS.sub("", piece).strip() for piece in lead]
        return list(dict.fromkeys([*(one for one in first if one in parts), *parts]))

    def _apart(self, piece: str) -> list[str]:
        """Take apart what 和 joins, unless it is part of a name."""
        if self.find(piece):
            return [piece]
        parts = [one for one in _AND.split(piece) if one]
        return parts if len(parts) > 1 and all(self.find(one) for one in parts) else [piece]

    @staticmethod
    def _only(named: Iterable[Mapping[str, Named]]) -> dict[str, Named]:
        """Return the names that one unit alone has."""
        found: dict[str, Named] = {}
        shared: set[str] = set()
        for names in named:
            shared |= found.keys() & names.keys()
            found |= names
        return {name: unit for name, unit in found.items() if name not in shared}


def _is_near(said: str, name: str) -> bool:
    bare = _bare(name)
    return bool(said and bare) and (said in plain(name) or bare in said)


def _bare(text: str) -> str:
    return _BEFORE.sub("", plain(text))
