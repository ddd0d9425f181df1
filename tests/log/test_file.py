"""The log is read whole or not at all, and grows by whole lines."""

import errno
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from plantrack.log import appending
from plantrack.log import file as logfile
from plantrack.log.event import Event
from plantrack.words.problems import PlantrackError
from plantrack.words.words import Words
from tests.plans import event

LINE = (
    '{"id": "e1", "recorded": "2025-04-14T09:12:33+07:00", "by": "Lan", "date": "2025-04-14", '
    '"task": "II.1", "agency": "so-tu-phap", "event": "done", "doc": "45/BC-STP"}'
)


def problems(path: Path) -> list[str]:
    """Return the lines that a faulty log gives, without its folder."""
    with pytest.raises(PlantrackError) as error:
        logfile.read(path)
    return [
        p.in_words(Words("vi")).replace(f"{path.parent.as_posix()}/", "")
        for p in error.value.problems
    ]


def test_the_log_stands_beside_the_plan() -> None:
    """Same folder, same stem."""
    assert logfile.log_path(Path("data/plan-89.yaml")) == Path("data/plan-89.log.jsonl")


def test_an_absent_log_is_empty(tmp_path: Path) -> None:
    """A plan on which nothing has happened yet."""
    assert logfile.read(tmp_path / "plan-1.log.jsonl") == []


def test_what_is_appended_is_read_back(tmp_path: Path) -> None:
    """Keys in the order of the contract, absent ones left out, Vietnamese as it is."""
    path = tmp_path / "plan-1.log.jsonl"
    first, second = (
        event("done", "2025-04-14", doc="45/BC-STP", note="gửi Sở"),
        event("note", "2025-04-15", note="x"),
    )
    for new in (first, second):
        with appending.locked(path) as journal:
            journal.append([new])
    assert logfile.read(path) == [first, second]
    assert path.read_text(encoding="utf-8").splitlines()[0] == (
        f'{{"id": "{first.id}", "recorded": "2025-04-14T09:00:00+07:00", "by": "Lan", "date": "2025-04-14", '
        '"task": "T", "agency": "a", "event": "done", "doc": "45/BC-STP", "note": "gửi Sở"}'
    )


def test_the_same_line_twice_counts_once(tmp_path: Path) -> None:
    """As a merge can leave it, with Windows line ends and blank lines."""
    path = tmp_path / "plan-1.log.jsonl"
    path.write_bytes(f"\ufeff{LINE}\r\n\r\n{LINE}\n".encode())
    assert [found.id for found in logfile.read(path)] == ["e1"]


def test_an_editor_that_left_the_end_off_loses_nothing(tmp_path: Path) -> None:
    """The next line begins on a line of its own."""
    path = tmp_path / "plan-1.log.jsonl"
    path.write_text(LINE, encoding="utf-8")
    with appending.locked(path) as journal:
        journal.append([event("note", "2025-04-15", note="x")])
    assert len(logfile.read(path)) == 2


@pytest.mark.parametrize(
    ("content", "start"),
    [
        (f"{LINE}\n{LINE.replace('done', 'note')}\n", "plan-1.log.jsonl:2:1: mã “e1” là của hai ghi nhận"),
        (f"{LINE}\nxin chào\n{LINE}\n", "plan-1.log.jsonl:2:1: dòng này không phải là một ghi nhận hợp lệ (JSON"),
        (f"{LINE}\n{LINE[:50]}", "plan-1.log.jsonl:2:1: dòng cuối bị cắt cụt, chưa từng được ghi xong: " + LINE[:50]),
        (f"<<<<<<< HEAD\n{LINE}\n=======\n>>>>>>> b\n", "plan-1.log.jsonl:1:1: xung đột hợp nhất chưa giải quyết"),
        (LINE.replace('"2025-04-14"', "20250414"), "plan-1.log.jsonl:1:1: dòng này không phải là một ghi nhận hợp lệ (date"),
        (LINE.replace("2025-04-14T09:12:33+07:00", "2025-04-14"), "plan-1.log.jsonl:1:1: dòng này"),
        (LINE.replace('"doc"', '"dok"'), "plan-1.log.jsonl:1:1: dòng này không phải là một ghi nhận hợp lệ (dok"),
        (LINE.replace('"done"', '"finished"'), "plan-1.log.jsonl:1:1: dòng này không phải là một ghi nhận hợp lệ (event"),
        ("[]\n", "plan-1.log.jsonl:1:1: dòng này"),
        (f"{LINE}, {LINE}\n", "plan-1.log.jsonl:1:1: dòng này"),
        (LINE.replace('2025-04-14", "task', '1744588800", "task'), "plan-1.log.jsonl:1:1: dòng này không phải là một ghi nhận hợp lệ (date"),
    ],
)  # fmt: skip
def test_a_faulty_line_is_named(tmp_path: Path, content: str, start: str) -> None:
    """File, line, what is wrong and what to do."""
    path = tmp_path / "plan-1.log.jsonl"
    path.write_text(content, encoding="utf-8")
    assert problems(path)[0].startswith(start)


def test_every_faulty_line_is_named_at_once(tmp_path: Path) -> None:
    """Nobody mends a log one error at a time."""
    path = tmp_path / "plan-1.log.jsonl"
    path.write_text(f"x\n{LINE}\ny\n", encoding="utf-8")
    assert [line.split(":")[1] for line in problems(path)] == ["1", "3"]


def test_a_log_that_cannot_be_written(tmp_path: Path) -> None:
    """One line, and nothing recorded."""
    (tmp_path / "plan-1.log.jsonl").mkdir()
    with pytest.raises(PlantrackError), appending.locked(tmp_path / "plan-1.log.jsonl"):
        pass
    with pytest.raises(PlantrackError) as error:
        appending.LogWriter(tmp_path / "plan-1.log.jsonl", []).append([event("note", "2025-04-15")])
    assert "nothing was recorded" in str(error.value)


def test_a_cut_line_is_set_aside_and_shown(tmp_path: Path) -> None:
    """The next append moves it into a file of its own and says so; the one after that is written."""
    path = tmp_path / "plan-1.log.jsonl"
    path.write_text(f"{LINE}\n{LINE[:40]}", encoding="utf-8")
    with pytest.raises(PlantrackError) as error, appending.locked(path):
        pass
    (problem,) = error.value.problems
    assert problem.in_words(Words("en")) == (
        f"{path.as_posix()}:2:1: the last line was cut off and never finished; it was moved into "
        f"plan-1.log.jsonl.cut-1: {LINE[:40]} – nothing else was recorded, run the command again"
    )
    assert path.read_text(encoding="utf-8") == f"{LINE}\n"
    assert (tmp_path / "plan-1.log.jsonl.cut-1").read_text(encoding="utf-8") == LINE[:40]
    with appending.locked(path) as journal:
        journal.append([event("note", "2025-04-15", note="x")])
    assert len(logfile.read(path)) == 2


NOTE = (LINE[:-1] + ', "note": "đã gửi"}').replace("e1", "e2").encode()
WHOLE = LINE.encode()


@pytest.mark.parametrize(
    ("kept", "taken_out", "events"),
    [
        (WHOLE + b"\n", NOTE[: NOTE.index("ử".encode()) + 1], 1),  # inside a letter of three bytes
        (WHOLE + b"\n", NOTE[: NOTE.index("ử".encode()) + 2], 1),
        (WHOLE + b"\n", NOTE[:60] + bytes(40), 1),
        (WHOLE + b"\n", bytes(4096), 1),  # a power failure: longer already, and not yet written
        (WHOLE, bytes(7), 1),
        (WHOLE + b"\r\n", NOTE[:-1], 1),
        (WHOLE + b"\r" + NOTE + b"\r", b'{"id": "e3', 2),
        (b"", bytes(9), 0),
        (b"\xef\xbb\xbf", b"{", 0),
        (WHOLE + b"\n", b'{"id": "e3", "note": "\\u1e', 1),
    ],
)
def test_what_is_whole_stays_and_what_is_not_is_kept_aside(
    tmp_path: Path, kept: bytes, taken_out: bytes, events: int
) -> None:
    """Whatever ends the lines, and wherever the writing stopped; by `log` and by `mail` alike."""
    for number, write in enumerate((hold, appending.append), 1):
        path = tmp_path / f"plan-{number}.log.jsonl"
        path.write_bytes(kept + taken_out)
        with pytest.raises(PlantrackError, match="moved into"):
            write(path, [event("note", "2025-04-15", note="x")])
        assert path.read_bytes().startswith(kept)
        assert path.with_name(f"{path.name}.cut-1").read_bytes() == taken_out
        assert len(logfile.read(path)) == events + (write is appending.append)
        write(path, [event("note", "2025-04-15", note="x")])
        assert len(logfile.read(path)) == events + 1 + (write is appending.append)


def hold(path: Path, events: Sequence[Event]) -> None:
    """Append as `log` does."""
    with appending.locked(path) as journal:
        journal.append(events)


@pytest.mark.parametrize(
    ("content", "events"),
    [
        (WHOLE + b"\r" + NOTE + b"\r", 2),  # as an old editor ends lines
        (WHOLE + b"\r" + NOTE, 2),
        (WHOLE + b"\r\n\r\n" + NOTE + b"\r\n", 2),
        (WHOLE + NOTE, None),
        (WHOLE + NOTE[:30], None),
        (WHOLE + b"\n" + NOTE[:30] + b"x\xff", None),
        (WHOLE + b"\n" + b"x" + bytes(9), None),
        (NOTE + b"\n" + b"[" * 10**6, None),  # nor does it exhaust the stack
        (NOTE + b"\n" + b'{"id":' * 10**6, None),
    ],
)
def test_what_is_not_cut_off_is_never_taken_out(
    tmp_path: Path, content: bytes, events: int | None
) -> None:
    """It is read, or it is a fault for people to look at."""
    for write in (hold, appending.append):
        path = tmp_path / "plan-1.log.jsonl"
        path.write_bytes(content)
        if events is None:
            with pytest.raises(PlantrackError):
                write(path, [])
            with pytest.raises(PlantrackError):
                logfile.read(path)
        else:
            write(path, [event("note", "2025-04-15", note="x")])
            assert len(logfile.read(path)) == events + 1
        assert path.read_bytes().startswith(content)
    assert not list(tmp_path.glob("*.cut-*"))


def test_nothing_is_taken_out_that_cannot_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, or a name that is in use: what was set aside before stays too."""
    path = tmp_path / "plan-1.log.jsonl"
    path.write_bytes(WHOLE[:30])
    (tmp_path / "plan-1.log.jsonl.cut-1").write_bytes(b"older")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(PlantrackError, match="the disk is full; nothing was recorded"):
            hold(path, [])
    assert path.read_bytes() == WHOLE[:30]
    with pytest.raises(PlantrackError, match="moved into"):
        hold(path, [])
    assert (tmp_path / "plan-1.log.jsonl.cut-1").read_bytes() == b"older"
    assert path.read_bytes() == b""


@pytest.mark.parametrize("tail", [">>>>>>> other", '{"id":"b",oops'])
def test_what_plantrack_did_not_write_is_not_taken_out(tmp_path: Path, tail: str) -> None:
    """A conflict or a slip of an editor is reported, and stays."""
    path = tmp_path / "plan-1.log.jsonl"
    path.write_text(f"{LINE}\n{tail}", encoding="utf-8")
    with pytest.raises(PlantrackError), appending.locked(path):
        pass
    assert path.read_text(encoding="utf-8") == f"{LINE}\n{tail}"


@pytest.mark.parametrize("id_", [" e1 ", "\\u001ce1\\u001c", "\\u00a0e1"])
def test_lines_are_found_by_the_id_as_it_is_read(tmp_path: Path, id_: str) -> None:
    """With spaces around it, and what Python and pydantic do not agree on."""
    path = tmp_path / "plan-1.log.jsonl"
    path.write_text(f"\n{LINE.replace('e1', id_)}\n", encoding="utf-8")
    assert logfile.lines_of(path) == {event.id: 2 for event in logfile.read(path)}


def test_lines_of_a_log_that_changed_meanwhile(tmp_path: Path) -> None:
    """Only those that can still be found."""
    path = tmp_path / "plan-1.log.jsonl"
    assert logfile.lines_of(path) == {}
    path.write_text(f"x\n{LINE}\n{LINE[:30]}", encoding="utf-8")
    assert logfile.lines_of(path) == {"e1": 2}


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('"date"', '"date": "2025-01-01", "date"', "date"),
        ('"date"', '"date"  :"2025-01-01", "date"', "date"),
        ('"date"', '"date"\t:\t"2025-01-01", "date"', "date"),
        ('"doc"', '"d\\u006fc": "1/STP", "doc"', "doc"),
        ('"id"', '"id": "e1", "id"', "id"),
        ('"doc"', '"note": "a\\": b : c", "note": "x", "doc"', "note"),
    ],
)
def test_a_key_twice_in_a_line_is_an_error(tmp_path: Path, old: str, new: str, key: str) -> None:
    """Which of the two counts would be a guess; also far down in a long log."""
    path = tmp_path / "plan-1.log.jsonl"
    lines = [LINE.replace("e1", f"n{number}") for number in range(500)]
    lines[400] = lines[400].replace(old, new)
    path.write_text("\n".join(lines), encoding="utf-8")
    assert problems(path) == [
        f"plan-1.log.jsonl:401:1: dòng này không phải là một ghi nhận hợp lệ ({key}: khóa này có hai lần); "
        "hãy khôi phục từ git"
    ]


def test_colons_in_a_remark_are_no_keys(tmp_path: Path) -> None:
    """Nor are quotes before them, in any number."""
    path = tmp_path / "plan-1.log.jsonl"
    remark = '"note": "Số : 5, \\"đã\\": \\\\\\": xong", "doc"'
    path.write_text(LINE.replace('"doc"', remark), encoding="utf-8")
    (found,) = logfile.read(path)
    assert found.note == 'Số : 5, "đã": \\": xong'
