"""The fourteen forms of Article 14, each behind the same interface."""

from pathlib import Path

import pytest

from gongkai.channels import kinds
from gongkai.channels.kinds import KINDS
from gongkai.channels.rules.kind import Undo
from gongkai.measures.vocabulary import AT_ONCE, Audience, Channel, carries

pytestmark = pytest.mark.article(14)
PAPER = sorted(set(Channel) - AT_ONCE)


def test_every_form_of_the_measures_has_its_folder_and_no_folder_is_left_over():
    folders = {path.name for path in Path(kinds.__file__).parent.iterdir() if (path / "__init__.py").exists()}

    assert (list(KINDS), folders) == (list(Channel), {channel.value for channel in Channel})


def test_each_kind_speaks_of_its_own_form():
    assert [kind.channel for kind in KINDS.values()] == list(KINDS)


@pytest.mark.parametrize("channel", PAPER)
def test_whatever_is_carried_elsewhere_says_in_two_languages_what_proves_it(channel):
    kind = KINDS[channel]

    assert all([kind.proof.zh, kind.proof.en, kind.place.zh, kind.place.en])
    assert kind.undo is not Undo.BY_ITSELF


def test_the_program_undoes_what_it_carries_itself():
    assert {KINDS[channel].undo for channel in AT_ONCE} == {Undo.BY_ITSELF}


def test_some_form_carries_to_every_audience():
    assert all(any(carries(channel, audience) for channel in KINDS) for audience in Audience)
