"""The log is read whole or not at all, and grows by whole lines."""

from pathlib import Path

import pytest

from plantrack.log import file as logfile
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
    return [p.said(Words("vi")).replace(f"{path.parent}/", "") for p in error.value.problems]


def test_the_log_stands_beside_the_plan() -> None:
    """Same folder, same stem."""
    assert logfile.beside(Path("data/plan-89.yaml")) == Path("data/plan-89.log.jsonl")


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
        with logfile.held(path) as journal:
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
    with logfile.held(path) as journal:
        journal.append([event("note", "2025-04-15", note="x")])
    assert len(logfile.read(path)) == 2


@pytest.mark.parametrize(
    ("content", "start"),
    [
        (f"{LINE}\n{LINE.replace('done', 'note')}\n", "plan-1.log.jsonl:2:1: mã “e1” đã dùng"),
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
    with pytest.raises(PlantrackError), logfile.held(tmp_path / "plan-1.log.jsonl"):
        pass
    with pytest.raises(PlantrackError) as error:
        logfile.Journal(tmp_path / "plan-1.log.jsonl", []).append([event("note", "2025-04-15")])
    assert "nothing was recorded" in str(error.value)


def test_a_cut_line_is_set_aside_and_shown(tmp_path: Path) -> None:
    """The next append takes it out of the file, into the message; the one after that is written."""
    path = tmp_path / "plan-1.log.jsonl"
    path.write_text(f"{LINE}\n{LINE[:40]}", encoding="utf-8")
    with pytest.raises(PlantrackError) as error, logfile.held(path):
        pass
    (problem,) = error.value.problems
    assert problem.said(Words("en")) == (
        f"{path}:2:1: the last line was cut off and never finished; taken out of the file: {LINE[:40]} – nothing "
        "else was recorded, run the command again"
    )
    assert path.read_text(encoding="utf-8") == f"{LINE}\n"
    with logfile.held(path) as journal:
        journal.append([event("note", "2025-04-15", note="x")])
    assert len(logfile.read(path)) == 2


@pytest.mark.parametrize("tail", [">>>>>>> other", '{"id":"b",oops'])
def test_what_plantrack_did_not_write_is_not_taken_out(tmp_path: Path, tail: str) -> None:
    """A conflict or a slip of an editor is reported, and stays."""
    path = tmp_path / "plan-1.log.jsonl"
    path.write_text(f"{LINE}\n{tail}", encoding="utf-8")
    with pytest.raises(PlantrackError), logfile.held(path):
        pass
    assert path.read_text(encoding="utf-8") == f"{LINE}\n{tail}"


def test_lines_are_found_by_the_id_as_it_is_read(tmp_path: Path) -> None:
    """With spaces around it, and twice in a line."""
    path = tmp_path / "plan-1.log.jsonl"
    path.write_text(
        LINE.replace("e1", " e1 ")
        + "\n"
        + LINE.replace('"id": "e1"', '"id": "x", "id": "y"')
        + "\n",
        encoding="utf-8",
    )
    assert set(logfile.lines_of(path)) == {event.id for event in logfile.read(path)}
