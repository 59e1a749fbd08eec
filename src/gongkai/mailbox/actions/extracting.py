"""Publishing what a letter brought about: a masked extract begins as a draft and goes through the procedure."""

from datetime import datetime
from html import escape

from django.utils.timezone import localdate

from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.actions import Draft
from gongkai.disclosures.models import Revision
from gongkai.ledger.actions import recorded
from gongkai.mailbox.actions.hold import locked, noted, permitted, stepped
from gongkai.mailbox.models import Answer, Letter
from gongkai.mailbox.queries.opened import text_of, words_of
from gongkai.mailbox.rules.extracts import masked_text
from gongkai.mailbox.rules.words import Verb
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import MatterClass
from gongkai.orgs.models import Person
from gongkai.screening.queries import rules_in_force


@recorded()
def start_extract(letter: Letter, *, by: Person, at: datetime) -> Revision:
    """Begin a disclosure of a letter and its answer, with everything masked that the check finds in them.

    The draft is reviewed and approved like any other; who wrote is in none of it. Source: 第十一条（五）、第十六条.

    :raises Refused: with every reason.
    """
    held, on = locked(letter), localdate(at)
    answer = held.answers.filter(answered_on__isnull=False).select_related("letter").last()
    permitted(held, Verb.START_EXTRACT, _once(answer), by=by, at=at)
    unit = held.unit.answering  # type: ignore[union-attr]  # what was answered has a unit, unless it is a report
    revision = disclosures.start(unit, _draft(held, answer), by=by, at=at)
    Answer.objects.filter(pk__in=[answer.pk] if answer else []).update(extract=revision.disclosure)
    stepped(held, Verb.START_EXTRACT, on=on, by=by)
    noted("letter_extract_started", held, by=by, at=at, disclosure=str(revision.disclosure.public_id))
    return revision


def _once(answer: Answer | None) -> Refusal | None:
    if answer is None:
        return Refusal("letter_answer_missing", (14, None))
    return Refusal("letter_extract_started_already") if answer.extract_id else None


def _draft(held: Letter, answer: Answer | None) -> Draft:
    rules, words = rules_in_force(), words_of(held)
    names = list(held.complained_people.values_list("name", flat=True))
    texts = (words.title, words.text, text_of(answer) if answer else "")
    title, said, answered = (masked_text(text, rules, names) for text in texts)
    body = f"<h2>来信摘要</h2>{_paragraphs(said)}<h2>答复</h2>{_paragraphs(answered)}"
    return Draft(
        title=f"来信答复：{title}", body=body, matter_class=MatterClass.SERVICE, source_of_facts="领导信箱来信及答复"
    )


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
