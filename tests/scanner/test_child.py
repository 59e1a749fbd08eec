"""Whatever happens to the process that reads, the one that asked goes on and says why."""

import os
import shutil
import time
from pathlib import Path

import pytest

from gongkai.scanner.child import Limits, clean_safely, read_safely
from gongkai.scanner.clean import Cleaned, clean
from gongkai.scanner.formats import read
from gongkai.scanner.passage import Passage, Trouble
from tests.scanner.making.office import docx, paragraph, row, run, sheet, xlsx
from tests.scanner.making.pdfs import made
from tests.scanner.seen import MARK


def last(content, name="a.txt", **limits):
    return read_safely(content, name, limits=Limits(**limits))[-1]


def test_what_the_child_reads_is_what_would_be_read_here():
    files = {"a.docx": docx(paragraph(MARK)), "a.xlsx": xlsx({"一": sheet(row(1, "甲", "乙"))}), "a\0.txt": b"x"}

    assert [read_safely(content, name) for name, content in files.items()] == [
        list(read(content, name)) for name, content in files.items()
    ]


def test_a_file_may_be_named_by_its_path(tmp_path):
    path = tmp_path / "x"
    path.write_bytes(MARK.encode())

    assert Passage(MARK, "第1行") in read_safely(path, "a.txt")


def test_a_file_that_is_not_there_is_a_trouble():
    assert read_safely(Path("/nowhere/x"), "a.txt") == [
        Trouble("file_unreadable", "文件", "打不开文件（FileNotFoundError）")
    ]


def test_a_file_too_large_is_not_even_begun():
    assert read_safely(b"x" * 2_000_000, "a.txt", limits=Limits(input=1 << 20)) == [
        Trouble("file_bloated", "文件", "文件超过 1 MB，没有读")
    ]


def test_one_that_takes_too_long_is_stopped():
    start = time.monotonic()
    found = last(made("q " * 500_000 + "0 0 m 1 1 l S " * 400_000), "a.pdf", seconds=1)

    assert (found, time.monotonic() - start < 4) == (Trouble("file_unreadable", "文件", "1 秒内没有读完，已停止"), True)


def test_one_that_computes_too_much_is_stopped():
    assert last(b"a,b\n" * 2_000_000, "a.csv", cpu_seconds=1, seconds=60, items=10**8, output=10**9) == Trouble(
        "file_unreadable", "文件", "读这个文件需要的计算太多，已停止"
    )


def test_one_that_needs_too_much_memory_is_stopped():
    found = last(docx(paragraph(os.urandom(4_000_000).hex())), "a.docx", memory=70 << 20)

    assert found in (
        Trouble("file_bloated", "文件", "读这个文件需要的内存太多"),
        Trouble("file_unreadable", "文件", "读这个文件时程序异常退出，没有读完"),
    )


@pytest.mark.parametrize("limits", [{"output": 100_000}, {"items": 1_000}])
def test_one_that_says_too_much_is_stopped_and_what_it_said_is_kept(limits):
    found = read_safely(b"abc\n" * 50_000, "a.txt", limits=Limits(**limits))

    assert found[-1] == Trouble("file_bloated", "文件", "文件里的文字太多，没有读完")
    assert found[1] == Passage("abc", "第1行")


def test_a_child_that_ends_without_a_word_is_a_trouble(monkeypatch):
    monkeypatch.setattr("sys.executable", shutil.which("false"))

    assert last(b"x") == Trouble("file_unreadable", "文件", "读这个文件时程序异常退出，没有读完")


def test_the_child_has_none_of_our_open_files_and_none_of_our_secrets(tmp_path, monkeypatch):
    """A stand-in for the interpreter tells what a child is given."""
    told = tmp_path / "told"
    stand_in = tmp_path / "python"
    stand_in.write_text(f"#!/bin/sh\n(ls /proc/self/fd; env) > {told}\n")
    stand_in.chmod(0o700)
    monkeypatch.setattr("sys.executable", str(stand_in))
    monkeypatch.setenv("GONGKAI_SECRET_KEY", "secret")
    with (tmp_path / "open").open("w") as ours:
        os.set_inheritable(ours.fileno(), True)  # noqa: FBT003  # it takes no name
        read_safely(b"x", "a.txt")

    numbers = {line for line in told.read_text().splitlines() if line.isdigit()}
    assert (numbers <= {"0", "1", "2", "3"}, "secret" in told.read_text()) == (True, False)


def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    assert read_safely(tmp_path / "pipe", "a.txt")[-1].kind == "file_broken"


def test_a_child_that_says_what_no_child_says_is_stopped(tmp_path, monkeypatch):
    stand_in = tmp_path / "python"
    stand_in.write_text("#!/bin/sh\necho '[[],1,2,3]'\nsleep 60\n")
    stand_in.chmod(0o700)
    monkeypatch.setattr("sys.executable", str(stand_in))

    assert last(b"x") == Trouble("file_unreadable", "文件", "读这个文件的程序说了不该说的话，已停止")


def test_a_copy_is_made_in_a_child_too():
    content = docx(f"<w:p>{run(MARK, '<w:vanish/>')}</w:p>")

    assert clean_safely(content, "a.docx") == clean(content, "a.docx")
    assert clean_safely(b"a\n", "a.txt") == Cleaned(b"a\n", ())


def test_a_copy_that_cannot_be_made_is_a_trouble():
    assert clean_safely(docx()[:-40], "a.docx") == Trouble("file_broken", "文件", "压缩包不完整")
    assert clean_safely(docx(), "a.docx", limits=Limits(output=100)).kind == "file_bloated"
