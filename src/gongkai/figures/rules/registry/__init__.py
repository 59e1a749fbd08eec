"""Every figure there is, by its code. Source: 第十八条、第十九条."""

from collections.abc import Mapping
from types import MappingProxyType

from gongkai.figures.rules.registry import catalogues, letters, matters, obligations, steps
from gongkai.figures.rules.words import Figure

FIGURES: Mapping[str, Figure] = MappingProxyType(
    {one.code: one for chapter in (obligations, matters, steps, catalogues, letters) for one in chapter.FIGURES}
)
"""Every figure by its code; codes are for ever, for indicators and reports refer to them."""
