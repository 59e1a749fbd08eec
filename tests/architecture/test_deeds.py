"""Whatever staff or the command line does leaves a line in the internal log."""

import ast
from itertools import chain

import pytest

from gongkai.desk.phrases.deed_details import LABELS
from gongkai.desk.phrases.deeds import DEEDS, STEPS
from gongkai.orgs.actions import SignIn
from tests.architecture.tree import SOURCE, modules, name_of, parsed

CHAPTERS = (
    "orgs",
    "catalogue",
    "screening",
    "disclosures",
    "restructuring",
    "policy",
    "leading",
    "calendars",
    "mailbox",
    "obligations",
    "inspections",
    "incidents",
    "accountability",
    "briefings",
    "notices",
    "screens",
    "channels",
    "digests",
    "push",
    "robots",
    "appraisals",
    "assessments",
    "reports",
    "exports",
    "archives",
)
SILENT = {
    "keep_buffer": "what somebody types and has not saved is his own, and gone when he saves it",
    "discard_buffer": "the same, dropped",
    "keep_upload": "a table that somebody is about to import is his own until he does",
    "choose_columns": "the same, how its columns are read",
    "answer": "the same, what its phrases mean",
    "take_back": "the same, taken back before anything is written",
    "write_all": "part of an act that is recorded",
    "committed": "it spells, and writes nothing",
    "show_as": "which of one's own posts one is shown under; it changes no right",
    "ground_of": "it asks, and writes nothing",
    "sheets_of": "it asks, and writes nothing",
    "tell_units": "part of an act that is recorded: the notices that follow from it",
    "put_values": "part of an act that is recorded",
    "permitted": "it asks, and writes nothing",
    "run_due": "a round of the worker: what it does is recorded where it is done",
    "row_of": "it says what a row says, and writes nothing",
    "tell_instead": "notices; what they follow from is recorded",
    "locked_plan": "it locks, and writes nothing",
    "plan_facts": "it asks, and writes nothing",
    "step_to": "part of an act that is recorded",
    "concerned": "it asks, and writes nothing",
    "tell_of_plan": "part of an act that is recorded: the notices that follow from it",
    "span_of": "it asks, and writes nothing",
    "locked": "it locks, and writes nothing",
    "queued": "it locks; how far a unit is worked out is the program's own",
    "hold": "it locks, and writes nothing",
    "move_on": "part of an act that is recorded",
    "keepers": "it asks, and writes nothing",
    "write_item": "part of an act that is recorded",
    "write_reason": "part of an act that is recorded",
    "changes_in": "it compares, and writes nothing",
    "coded": "it spells, and writes nothing",
    "contributed": "part of an act that is recorded: S1 is told from those acts",
    "made_known": "it is the leaf of the public or inner log; the step is recorded beside it",
    "changed": "it is the leaf of the public or inner log; the step is recorded beside it",
    "record_lost": "it is the leaf itself: whoever keeps the server says what a restored backup no longer has",
    "destroy": "part of the erasure, which is recorded",
    "destroy_files": "the same, of files",
    "belongs_to": "it asks, and writes nothing",
    "locked_finding": "it locks, and writes nothing",
    "next_number": "part of an act that is recorded: the number of a plan or of a notice",
    "line": "part of an act that is recorded: what the time line of an emergency says of it",
    "tell_people": "part of an act that is recorded: the notices that follow from it",
    "answerable": "it asks, and writes nothing",
    "unfit": "it asks, and writes nothing",
    "told_at": "it asks, and writes nothing",
    "put_items": "part of an act that is recorded",
    "overseers": "it asks, and writes nothing",
    "forget_all": "part of the erasure, which is recorded",
    "forget": "part of the erasure, which is recorded",
    "sweep": "it rids the database's files of what an erasure, which is recorded, has destroyed",
    "shown": "it locks, and writes nothing",
    "number_of": "it asks, and writes nothing",
    "tell_of": "part of an act that is recorded: the notices that follow from it",
    "look_at_files": "it asks the worker to read, and changes nothing of the matter",
    "ask_for_scans": "the same, for drafts whose scans are out of date",
    "serve_copies": "part of proposing, which is recorded",
    "keep_check": "part of proposing, which is recorded",
    "writable": "it locks, and writes nothing",
    "keep_verdicts": "part of the pass, which is recorded",
    "tell_held_up": "a notice; nothing was done, and the clock tries again",
    "ask": "it puts a file into the queue of the check; that the file was attached is recorded",
    "ask_all": "the same, for several files",
    "ask_again": "it puts into the queue again what the program itself could not finish",
    "scan_next": "the worker reads a file; nobody on the staff did it, and what it found is recorded with the proposal",
    "scan_now": "the same, with one file",
    "let_go": "part of the erasure, which is recorded",
    "tell_about": "part of an act that is recorded: the notices that follow from it",
    "tell": "the same, for any act",
    "tell_each": "the same, for any act",
    "rename": "part of the erasure, which is recorded",
    "mark_read": "what somebody has read of his own notices is nobody else's business",
    "queue_mails": "part of an act that is recorded: the mails that follow from it",
    "send_next": "the worker delivers what was recorded when it was put into the outbox",
    "deliver": "the same, with one mail",
    "message_of": "it spells, and writes nothing",
    "cast": "a ballot: a deed tells a time, and by the time who cast it",
    "keep_out": "part of an act that is recorded",
    "let_in": "the same, ended",
    "keep_out_of_disclosures": "part of an act that is recorded",
    "guard_those_concerned": "the same, of those concerned",
    "end_protection": "the same, ended",
    "write": "a letter's writer: a deed tells a time, and of him nothing is known but the day",
    "follow_up": "the same, when he adds to it",
    "rate": "the same, when he rates the answer",
    "reopen": "the same, when he asks for another",
    "spend": "the same: a form that was sent is not taken twice",
    "stepped": "part of an act that is recorded, or of a writer's",
    "tell_of_letter": "part of an act that is recorded: the notices that follow from it",
    "tell_staff": "notices of the morning; what they follow from is recorded, or a writer's",
    "end_pause": "the clock goes on; the letter's own steps say so",
    "run_out": "the clock closes what nobody came back to; the letter's own steps say so",
    "written": "the same, for any mail",
    "claimed": "the worker takes something out of the queue of what leaves",
    "put_off": "or lets it wait, for it is quiet",
    "note_outcome": "and writes down what became of it",
    "subscribe": "what a reader wants to be told is his own, and gone when he ends it",
    "ask_for_mail": "the same, of a stranger",
    "confirm_address": "the same, when a stranger's address is confirmed",
    "unsubscribe": "the same, ended",
    "compose_mails": "the worker tells readers what has become known, which is recorded",
    "forget_unconfirmed": "the worker removes addresses that nobody confirmed",
    "queue_messages": "the worker tells robots what is due; that people were reminded is recorded",
    "send_next_message": "the same, one after the other",
    "note_seen": "a screen asked, and nobody on the staff did anything",
    "proof_of": "it looks into a file, and writes nothing",
    "talk": "it sends, and writes nothing; what became of it is recorded",
    "hand_for": "it asks, and writes nothing",
    "held_to_write": "it locks, and writes nothing",
    "settle_entry": "part of an act that is recorded",
}
"""Public functions of actions that record nothing, each with the reason."""
RECORDING = {"did", "deed"}
ACTS_BESIDE = {
    "src/gongkai/catalogue/actions/writing.py": "one statement that may fail without the act's failing",
    "src/gongkai/calendars/actions.py": "the same",
    "src/gongkai/obligations/actions/answering.py": "the same",
    "src/gongkai/disclosures/actions/inscribing.py": "leaves about what a backup has lost; nobody on the staff did it",
}
"""Where a transaction is begun that is no act, with the reason."""


def actions():
    """Return the modules with the actions of the chapters."""
    found = chain.from_iterable(modules(SOURCE / chapter) for chapter in CHAPTERS)
    return [path for path in found if path.stem == "actions" or path.parent.name == "actions"]


MODULES = {path.stem for path in actions()}
"""By these names one module of actions calls another; ``row.save()`` is no call of an action."""


def functions_of(trees):
    """Return the calls that each function makes, by its name; a method is no function."""
    nodes = [node for tree in trees for node in tree.body if isinstance(node, ast.FunctionDef)]
    return {node.name: set(calls(node)) for node in nodes}


def calls(node):
    for one in ast.walk(node):
        match one:
            case ast.Call(func=ast.Name(id=name)):
                yield name
            case ast.Call(func=ast.Attribute(value=ast.Name(id=module), attr=name)) if module in MODULES:
                yield name


def silent(functions):
    """Return the public functions from which no way leads to a recorded deed."""
    recording = set(RECORDING)
    while more := {name for name, called in functions.items() if called & recording} - recording:
        recording |= more
    return {name for name in functions if not name.startswith("_")} - recording


def test_every_action_records_what_it_does():
    assert sorted(silent(functions_of(map(parsed, actions())))) == sorted(SILENT)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("def give(a):\n    a.save()\ndef save(a):\n    did('saved', a)", {"give"}),
        ("def give(a):\n    people.leave(a)\ndef leave(a):\n    did('left', a)", set()),
        ("def give(a):\n    did('given', a)", set()),
        ("def give(a):\n    _give(a)\ndef _give(a):\n    deed('given', a)", set()),
        ("def give(a):\n    def also():\n        did('given', a)\n    return also", set()),
    ],
)
def test_a_new_action_that_records_nothing_is_found(source, found):
    assert silent(functions_of([ast.parse(source)])) == found


def codes():
    """Yield the code of every deed as it stands in the source."""
    for path in actions():
        for node in ast.walk(parsed(path)):
            match node:
                case ast.Call(
                    func=ast.Name(id="did" | "deed" | "_did" | "wrote" | "_grant" | "noted"), args=[first, *_]
                ):
                    yield from (one.value for one in ast.walk(first) if isinstance(one, ast.Constant))
                case ast.Call(func=ast.Name(id="_write"), args=[_, ast.Constant(value=code), *_]):
                    yield code


def test_every_deed_has_words_and_every_word_is_a_deed():
    assert {*codes(), *SignIn} - {"disclosure_"} == set(DEEDS)
    assert [code for code in STEPS if code in DEEDS] == []


def told():
    """Yield the name of every detail as it stands in the source."""
    for path in actions():
        for node in ast.walk(parsed(path)):
            match node:
                case ast.Call(func=ast.Name(id="did" | "_did" | "wrote" | "noted"), keywords=keywords):
                    yield from (one.arg for one in keywords if one.arg)


def test_every_detail_has_words():
    fields = {"code", "name", "name_en", "short_name", "kind", "parent", "position", "hosts_office", "number", "home"}
    counted = {"added", "changed", "stopped", "unchanged"}
    passed_on = (
        fields
        | counted
        | {"days", "percent", "email", "starts_on", "ends_on", "administration", "severity", "is_active"}
    )

    assert (set(told()) | passed_on) - {"by", "at", "unsaid"} == set(LABELS)


def transactions():
    """Yield where a transaction is begun that is no act: its deeds would come before its end."""
    for path in modules():
        text = path.read_text(encoding="utf-8")
        parts = set(path.relative_to(SOURCE).parts)
        if parts & {*CHAPTERS, "config", "samples"} and "migrations" not in parts and "transaction.atomic" in text:
            yield name_of(path)


def test_acts_are_begun_as_acts():
    assert [name for name in transactions() if name not in ACTS_BESIDE] == [DRAFT_CHECK]


DRAFT_CHECK = "src/gongkai/disclosures/actions/drafting.py"
"""Asks on a locked row whether somebody may write, and writes nothing."""
