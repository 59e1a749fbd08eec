"""What the public log commits to of a filing: reasons and decision too, and nothing more of what was filed before."""

import pytest
from django.db import connection

from gongkai.catalogue import record
from gongkai.ledger.rules.faults import Fault

pytestmark = pytest.mark.article(13)


def faults():
    return [(finding.fault, finding.detail) for finding in record.disagreements()]


def unguarded(statement):
    """Write past the guards of the database, as somebody with its password would."""
    with connection.cursor() as cursor:
        for event in ("update", "insert"):
            gone = " ON catalogue_reason" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER catalogue_reason_filed_{event}{gone}")
        cursor.execute(statement)


def test_a_filing_without_reasons_says_what_it_said_before_there_were_any(office):
    assert list(record.facts_filed(office.filed("1.1"))) == [
        *("unit", "year", "number", "filing_number", "in_force_on", "items"),
    ]


def test_a_filing_commits_to_its_reasons(office):
    office.filed("1.1")
    version = office.again(reason="上级部署有变")
    assert [text for _, text in record.facts_filed(version)["reasons"]] == ["上级部署有变"]
    assert faults() == []


def test_a_reason_rewritten_afterwards_is_found(office):
    office.filed("1.1")
    office.again(reason="上级部署有变")
    unguarded("UPDATE catalogue_reason SET text = '例行调整'")
    assert faults() == [(Fault.WORDING, "reasons")]


def test_a_reason_slipped_in_afterwards_is_found(office):
    version = office.filed("1.1")
    entry = version.items.get().entry_id
    unguarded(f"INSERT INTO catalogue_reason (version_id, entry_id, text) VALUES ({version.pk}, {entry}, '事后补写')")
    assert faults() == [(Fault.WORDING, "reasons")]
