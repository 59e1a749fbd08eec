"""What the one who looks on finds: after each kill what is cheap, in the end everything."""

from collections import Counter

from django.db.models import Count, Max

from gongkai.disclosures.models import Disclosure
from gongkai.disclosures.queries.record import item_of_log
from gongkai.disclosures.rules.words import Verb
from gongkai.ledger.models import Entry, Head
from gongkai.ledger.queries import bundle_of, hashes_of, last_signed, published, vkey_of
from gongkai.ledger.rules import bundle
from gongkai.ledger.rules.keys import verify
from gongkai.ledger.rules.leaf import WORDED, Act, Log
from gongkai.measures.vocabulary import Audience
from gongkai.merkle.note import Checkpoint
from gongkai.merkle.proof import Proof
from gongkai.merkle.tree import EMPTY, Broken, consistency, verify_consistency
from tests.ledger.crashes import staff
from tests.ledger.standing import as_recorded, as_released

TAKEN_DOWN = {Verb.SUSPEND: Act.SUSPEND, Verb.RESTORE: Act.RESTORE, Verb.WITHDRAW: Act.WITHDRAW}


class Findings:
    """What was found so far, and every checkpoint that was ever seen."""

    def __init__(self, told):
        self._told, self._read, self._acknowledged = told, 0, Counter()
        self._seen = {log: {} for log in Log}
        self._found = {"lost": [], "doubled": [], "gaps": [], "shrunk": [], "forked": []}

    def look(self, cycle):
        """Look at what is cheap: what was acknowledged is there, the leaves are in a row, the head only grows."""
        self._found["gaps"] += [f"{cycle} {log}" for log in Log if not in_a_row(log)]
        self._hear()
        done = Counter(move[:2] for move in staff.moves())
        self._found["lost"] += [f"{cycle} {act}" for act, count in self._acknowledged.items() if done[act] < count]
        for log in Log:
            self._keep(cycle, log)

    def _hear(self):
        with self._told.open() as file:
            file.seek(self._read)
            lines = file.readlines()
            self._read = file.tell()
        self._acknowledged.update((verb, int(matter)) for verb, matter in map(str.split, lines))

    def _keep(self, cycle, log):
        """Keep a checkpoint that was not seen before, and compare it with the last that was."""
        note, signed = published(log), last_signed(log)
        if note is None:
            return
        now, seen = Checkpoint.parse(note.text), self._seen[log]
        largest = max(seen, default=0)
        if now.size < largest or signed is None or Checkpoint.parse(signed.text).size < now.size:
            self._found["shrunk"].append(f"{cycle} {log}")
        if not goes_on(log, largest, seen.get(largest, EMPTY), now):
            self._found["forked"].append(f"{cycle} {log}")
        seen.setdefault(now.size, now.root)

    def at_the_end(self):
        """Look at everything; every list is empty if all is well, the rest are numbers."""
        found = {name: list(ones) for name, ones in self._found.items()}
        for log in Log:
            last = Checkpoint.parse(published(log).text)
            seen = self._seen[log].items()
            found["forked"] += [f"{log} {size}" for size, root in seen if not goes_on(log, size, root, last)]
        lost, doubled = compared()
        found["lost"] += lost
        found["doubled"] += doubled + doubled_numbers()
        found["unproven"] = [str(entry) for entry in Entry.objects.order_by("pk") if not is_proven(entry)]
        found["differing"] = [item for log in (Log.PUBLIC, Log.INNER) for item in differing(log)]
        numbers = {"leaves": Entry.objects.count(), "acknowledged": sum(self._acknowledged.values())}
        return found | numbers | {"checkpoints": sum(map(len, self._seen.values()))}


def in_a_row(log):
    """Tell whether the leaves of a log are numbered from 0 on without a gap, and the head counts them."""
    counted = Entry.objects.filter(log=log).aggregate(count=Count("pk"), last=Max("index"))
    size = Head.objects.filter(pk=log).values_list("size", flat=True).first() or 0
    return counted == {"count": size, "last": size - 1 if size else None}


def goes_on(log, size, root, last):
    """Tell whether a checkpoint is the beginning of a later one."""
    try:
        proof = consistency(size, last.size, hashes_of(log, last))
        verify_consistency(size, last.size, root, last.root, proof)
    except Broken:
        return False
    return True


def compared():
    """Compare the procedure's own record with the leaves: for each step that readers notice one leaf an audience."""
    leaves, wanted = Counter(Entry.objects.values_list("item", "act")), Counter(staff.moves())
    lost, doubled = [], []
    for matter in Disclosure.objects.all():
        names = {one: item_of_log(matter, one) for one in (Audience.INNER, Audience.PUBLIC)}
        pairs = [
            (sum(leaves[name, act] for act in WORDED), wanted[Verb.PUBLISH, matter.pk, audience])
            for audience, name in names.items()
        ]
        pairs += [
            (max(leaves[name, act] for name in names.values()), wanted[verb, matter.pk, ""])
            for verb, act in TAKEN_DOWN.items()
        ]
        lost += [f"{matter.pk}: {pair}" for pair in pairs if pair[0] < pair[1]]
        doubled += [f"{matter.pk}: {pair}" for pair in pairs if pair[0] > pair[1]]
    return lost, doubled


def doubled_numbers():
    """Return index numbers given out twice, and days anchored twice."""
    found = []
    for column in ("index_no", "inner_index_no"):
        numbers = Counter(Disclosure.objects.exclude(**{column: None}).values_list(column, flat=True))
        found += [number for number, count in numbers.items() if count > 1]
    days = Counter(Entry.objects.filter(act=Act.ANCHOR).values_list("item", flat=True))
    return found + [day for day, count in days.items() if count > 1]


def is_proven(entry):
    """Tell whether the bundle of a leaf opens it, leads to the published root, and is signed."""
    try:
        proof = Proof.parse(bundle_of(entry))
        proof.note.verified([vkey_of(Log(entry.log))], verify)
        return bundle.check(proof).index == entry.index
    except Broken:
        return False


def differing(log):
    """Return the items whose leaves say something else than their releases."""
    recorded, released = as_recorded(log), as_released(log)
    return [item for item in recorded | released if recorded.get(item) != released.get(item)]
