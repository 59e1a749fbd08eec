"""``gongkai check`` answers anyone: what is found a line each or as JSON, and an exit code that a script can use."""

import json
import subprocess
import sys

import pytest

ID_NUMBER = "11010519491231002X"
LEAK = f"姓名：张伟\n身份证号 {ID_NUMBER}\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "名单.txt").write_text(LEAK, encoding="utf-8")
    (tmp_path / "通知.txt").write_text("会议定于下周一召开。\n", encoding="utf-8")
    return tmp_path


def checked(*words, where):
    command = [sys.executable, "-m", "gongkai", "check", *map(str, words)]
    return subprocess.run(command, cwd=where, capture_output=True, text=True, check=False)


def test_nothing_found_is_said_and_leaves_with_0(folder):
    done = checked(folder / "通知.txt", where=folder)

    assert (done.returncode, done.stdout) == (0, f"{folder / '通知.txt'}：未发现问题，人工审查仍须进行\n")


def test_a_folder_is_looked_through_and_what_is_found_leaves_with_1(folder):
    done = checked(folder, where=folder)

    assert (done.returncode, len(done.stdout.splitlines())) == (1, 2)


def test_what_cannot_be_opened_is_said_and_leaves_with_2(folder):
    done = checked(folder / "没有.txt", where=folder)

    assert (done.returncode, done.stdout, "没有.txt：打不开" in done.stderr) == (2, "", True)


def test_json_names_file_kind_severity_place_mask_reason_and_article(folder):
    (one,) = json.loads(checked(folder, "--json", where=folder).stdout)

    assert sorted(one) == ["article", "file", "kind", "masked", "place", "reason", "severity"]
    assert (one["file"], one["kind"], one["severity"], one["place"]) == (
        str(folder / "名单.txt"), "identity_number", "must", "第2行",
    )  # fmt: skip


def test_no_value_is_ever_printed_whole(folder):
    assert ID_NUMBER not in checked(folder, where=folder).stdout + checked(folder, "--json", where=folder).stdout


def test_nothing_is_left_behind(folder):
    before = sorted(folder.iterdir())
    checked(folder, where=folder)

    assert sorted(folder.iterdir()) == before
