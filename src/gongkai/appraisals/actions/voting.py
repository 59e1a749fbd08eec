"""Taking a ballot: the voter is marked on the roll, the ballot added to the box, and nothing joins the two.

No deed is left, for deeds tell a time. Nothing of it is to be written anywhere else either. Practice.
"""

from datetime import date

from gongkai.appraisals.actions.hold import locked
from gongkai.appraisals.models import Appraisal, Box, Roll
from gongkai.appraisals.queries import electors, polling_of
from gongkai.appraisals.rules.ballots import Ballot, ballot_refusals, polling_refusals
from gongkai.appraisals.sealing import tally_in, voters_on, with_tally, with_voters
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import insist
from gongkai.orgs.models import Person
from gongkai.scanner.covering import must_not_be_told


@recorded()
def cast(appraisal: Appraisal, ballot: Ballot, *, by: Person, on: date) -> None:
    """Take somebody's ballot, once. Source: 第十八条.

    :raises Refused: with every reason: whether he may vote now, and what is wrong with the ballot.
    """
    held = locked(appraisal)
    names = electors(held.unit, list(held.groups.all()), on).values_list("name", flat=True)
    wrong = ballot_refusals(ballot, questions=len(held.questions), told=must_not_be_told, names=names)
    insist(*polling_refusals(polling_of(held, by, on)), *wrong)
    name = str(held.public_id)
    roll, box = Roll.objects.get(appraisal=held), Box.objects.get(appraisal=held)
    marked = with_voters(roll, {*voters_on(roll, name), by.pk}, name)
    Roll.objects.filter(pk=roll.pk).update(sealed=marked)
    Box.objects.filter(pk=box.pk).update(sealed=with_tally(box, tally_in(box, name).plus(ballot), name))
