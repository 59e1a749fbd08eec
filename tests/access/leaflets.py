"""Bulletins as the rules see them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Leaflet:
    """A bulletin of a unit, and whether something in it is for the Party alone."""

    label: str
    unit: str = "JX"
    is_inner: bool = False


NO_LEAFLET = Leaflet("absent", unit="")
