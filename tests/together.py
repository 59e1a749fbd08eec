"""Which tests one worker runs one after the other, because what they stand on takes long to make."""

from xdist.scheduler import LoadScopeScheduling

TOGETHER = (
    ("tests/access/", "tests/sameness/"),
    ("tests/samples/", "tests/ledger/test_sample_school.py"),
)
"""Parts of the tests that share a school; all others are handed out one by one."""


class OneSchoolOneWorker(LoadScopeScheduling):
    """Hand tests out one by one, but those that share a school to one worker, so that it is made once."""

    def _split_scope(self, nodeid: str) -> str:
        """Return what the scheduler keeps together under; it offers no other place to say so."""
        return next((parts[0] for parts in TOGETHER if nodeid.startswith(parts)), nodeid)
