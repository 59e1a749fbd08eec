"""The one interface of the forms of making known: what each asks for, and how it is undone. Source: 第十四条."""

from dataclasses import dataclass

from gongkai.measures.vocabulary import AT_ONCE, Channel, Word


class Undo(Word):
    """What is to be done about a form when what it told does not stand any more. Source: 第八条."""

    BY_ITSELF = "by_itself", "由系统处理", "By the program itself"
    TAKE_DOWN = "take_down", "撤下", "Take it down"
    TAKE_BACK = "take_back", "收回", "Take it back"
    SAY_SO = "say_so", "在原处作出说明", "Say so in the same place"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text in Chinese and in English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Kind:
    """One form of making known.

    ``proof`` says what is to be photographed or handed in, ``place`` what the place of it is called; ``hangs`` tells
    whether it is there from one day to another, so that it comes down when the notice period is over; ``undo`` what
    is to be done when the matter is withdrawn.
    """

    channel: Channel
    proof: Phrase
    place: Phrase
    hangs: bool
    undo: Undo

    @property
    def is_carried_here(self) -> bool:
        """Whether the program carries it at once, so that nobody has to prove it."""
        return self.channel in AT_ONCE
