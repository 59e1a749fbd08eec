"""What an archive of a year holds, and that anybody can check it without the program."""

import pytest
from django.core.files.base import ContentFile

from gongkai.archives.rules import Reach
from gongkai.disclosures import actions
from gongkai.disclosures.actions import RungDraft
from gongkai.disclosures.models import Disclosure
from gongkai.disclosures.rules.words import Stage
from gongkai.files.actions import store
from gongkai.measures.vocabulary import Audience
from tests.archives.unpacked import checked, names, proved, read
from tests.factories import NOON, brought_to, explained, scanned, started, take_on

pytestmark = pytest.mark.django_db
INNER = {"rungs": (RungDraft(audience=Audience.INNER),), "narrower_reason": "只与党员有关"}


def with_file(house, content="收支明细", **changes):
    """Make something known with an attachment."""
    revision = started(house, **changes)
    stored = store(ContentFile(content.encode()), name="明细.txt", at=NOON)
    actions.attach(revision, stored, "明细.txt", by=house.drafter, at=NOON)
    scanned()
    explained(revision, house)
    return take_on(revision, Stage.PUBLISHED, house)


def test_every_file_is_in_the_manifest_and_sha256sum_agrees(house, archived):
    with_file(house)
    brought_to(Stage.PUBLISHED, house, title="关于换届的通报", **INNER)
    archive = archived()
    listed = [line[66:] for line in (archive.root / "manifest-sha256.txt").read_text("utf-8").splitlines()]
    ended = checked(archive)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    assert sorted([*listed, "manifest-sha256.txt"]) == names(archive)


def test_one_changed_byte_is_noticed(house, archived):
    with_file(house)
    archive = archived()
    changed = next(archive.root.glob("public/*/attachments/r1/01-明细.txt"))
    changed.write_bytes(changed.read_bytes().replace("收".encode(), "支".encode()))
    assert checked(archive).returncode == 1


def test_the_folder_of_a_matter_has_page_facts_files_and_proofs(house, archived):
    with_file(house)
    number = Disclosure.objects.get().index_no
    archive = archived()
    held = {name.removeprefix(f"public/{number}/") for name in names(archive) if number in name}
    held = {name.partition("-")[2] if name.startswith("proof") else name for name in held}
    assert held == {"metadata.json", "page.html", "attachments/r1/01-明细.txt", "publish.json", "publish.tlog-proof",
                    f"inner/decisions/{number}.json"}  # fmt: skip
    assert archive.counts.said == {**archive.counts.said, "matters": 1, "missing": 0}


def test_every_proof_holds_under_the_key_and_checkpoint_in_the_archive(house, archived):
    with_file(house)
    brought_to(Stage.PUBLISHED, house, title="关于换届的通报", **INNER)
    archive = archived()
    found = {log: proved(archive, log) for log in ("public", "inner")}
    titles = {log: [one.facts["title"] for one in made.values() if one] for log, made in found.items()}
    assert titles == {"public": ["2026年上半年党费收缴情况"], "inner": ["关于换届的通报"]}
    assert sum(map(len, found.values())) == archive.counts.proofs


def test_what_the_folder_tells_is_word_for_word_what_the_log_commits_to(house, archived):
    with_file(house)
    number = Disclosure.objects.get().index_no
    archive = archived()
    told = read(archive, f"public/{number}/metadata.json")["revisions"][0]
    (opening,) = [one for one in proved(archive, "public").values() if one]
    assert told["told"] == [opening.facts]
    assert [one["sha256"] for one in told["attachments"]] == [one.sha256 for one in opening.files]


def test_what_is_not_public_is_in_a_folder_of_its_own_and_not_in_the_public_archive(house, archived):
    with_file(house)
    brought_to(Stage.PUBLISHED, house, title="关于换届的通报", **INNER)
    whole, public = archived(), archived(Reach.PUBLIC, name="public.zip")
    inner = Disclosure.objects.exclude(inner_index_no=None).get().inner_index_no
    assert f"inner/{inner}/page.html" in names(whole)
    assert [name for name in names(public) if name.startswith("inner")] == []
    pages = [path.read_text("utf-8") for path in public.root.rglob("*.*")]
    assert [page for page in pages if "换届" in page or inner in page or house.reviewer.name in page] == []


def test_the_steps_and_passes_are_there_with_who_took_them(house, archived):
    brought_to(Stage.PUBLISHED, house)
    number = Disclosure.objects.get().index_no
    said = read(archived(), f"inner/decisions/{number}.json")
    assert [one["verb"] for one in said["moves"]][::4] == ["propose", "publish"]
    assert {(one["kind"], one["role"]) for one in said["passes"]} == {
        ("secrecy", "secrecy_reviewer"), ("content", "reviewer"), ("head", "head")}  # fmt: skip


def test_the_same_rows_at_the_same_moment_make_the_same_bytes(house, archived):
    with_file(house)
    first, second = archived(), archived(name="again.zip")
    assert first.path.read_bytes() == second.path.read_bytes()


def test_another_year_and_another_unit_are_not_in_it(house, archived):
    brought_to(Stage.PUBLISHED, house)
    found = archived(year=2025), archived(unit=house.office, name="office.zip")
    assert [one.counts.matters for one in found] == [0, 0]


def test_the_contents_lead_to_every_page(house, archived):
    brought_to(Stage.PUBLISHED, house)
    brought_to(Stage.PUBLISHED, house, title="关于换届的通报", **INNER)
    archive = archived()
    index = (archive.root / "index.html").read_text("utf-8")
    pages = [name for name in names(archive) if name.endswith("page.html")]
    assert ([name for name in pages if f'href="{name}"' not in index], len(pages)) == ([], 2)
