"""The fourteen forms of Article 14, each in a folder of its own behind one interface."""

from collections.abc import Mapping
from types import MappingProxyType

from gongkai.channels.kinds import (
    briefing,
    bulletin,
    document,
    external_media,
    inner_portal,
    mailbox,
    meeting,
    newspaper,
    notice_board,
    office_system,
    portal,
    radio,
    screen,
    sunshine_campus,
)
from gongkai.channels.rules.kind import Kind
from gongkai.measures.vocabulary import Channel

KINDS: Mapping[Channel, Kind] = MappingProxyType(
    {
        one.KIND.channel: one.KIND
        for one in (
            meeting,
            document,
            bulletin,
            inner_portal,
            portal,
            newspaper,
            radio,
            notice_board,
            screen,
            office_system,
            external_media,
            mailbox,
            briefing,
            sunshine_campus,
        )
    }
)
"""Every form by the word of the Measures, in their order. Source: 第十四条."""
