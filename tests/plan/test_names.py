"""What people type finds what they mean, or says what there is."""

from datetime import date

import pytest

from plantrack.plan import file as planfile
from plantrack.plan import names
from plantrack.plan.amendments import read
from plantrack.plan.names import Match
from plantrack.words.problems import UsageError
from tests.day import ASSIGNED
from tests.plans import PLAN_89, make_plan, named

PLAN = planfile.load(PLAN_89)


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("II.1", "II.1"),
        ("ii.1", "II.1"),
        ("Rà soát luật, nghị quyết, pháp lệnh", "II.2"),
        ("ra soat luat, nghi quyet, phap lenh", "II.2"),
        ("III.1", "III.1"),
        ("STP", "so-tu-phap"),
        ("sở tư pháp", "so-tu-phap"),
        ("các sở, ban, ngành", "so-ban-nganh"),
    ],
)
def test_a_subject_by_id_code_or_name(typed: str, id_: str) -> None:
    """Tasks, duties, agencies and groups."""
    assert names.find_subject(PLAN, typed) == Match(id_)


@pytest.mark.parametrize(
    ("typed", "id_", "name"),
    [
        ("dai tu", "ubnd-huyen-dai-tu", "UBND huyện Đại Từ"),
        ("Đại Từ huyện", "ubnd-huyen-dai-tu", "UBND huyện Đại Từ"),
        ("tư pháp", "so-tu-phap", "Sở Tư pháp"),
        ("ra soat", "II.2", "Rà soát luật, nghị quyết, pháp lệnh"),
    ],
)
def test_words_of_a_name_that_fit_just_one(typed: str, id_: str, name: str) -> None:
    """They are a guess, which is told."""
    assert names.find_subject(PLAN, typed) == Match(id_, f"{id_} ({name})")


@pytest.mark.parametrize(
    ("typed", "key", "near"),
    [
        ("so-tu-fap", "no_such_agency", "so-tu-phap (Sở Tư pháp)"),
        ("huyện", "no_such_agency", "ubnd-huyen-dai-tu (UBND huyện Đại Từ)"),
        ("tu pha", "no_such_agency", "so-tu-phap (Sở Tư pháp)"),
        ("", "no_such_agency", ""),
    ],
)
def test_a_slip_brings_suggestions(typed: str, key: str, near: str) -> None:
    """What fits several, or none, is a suggestion, never a match."""
    with pytest.raises(UsageError) as error:
        names.find_party(PLAN, typed)
    (problem,) = error.value.problems
    values = dict(problem.message.values)
    assert named(problem.message) == key
    assert isinstance(values["near"], tuple)
    assert near in (*values["near"], "")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Tân Hòa", "hoaf"), ("Tân Hoà", "hoaf"), ("tân hoa", "hoa"), ("Tân Hoa", "hoa"), ("TÂN HÓA", "hoas"),
        ("tan hoa", None), ("Tan Hóa", "hoas"), ("tan hoà", "hoaf"), ("Hóa", "hoas?"), ("hóa tân", "hoas?"), ("hoa", "hoa"),
        ("Ủy", "uy?"), ("Uỷ", "uy?"), ("uy", "uy"), ("Đà", "da?"), ("đa", "da?"), ("Da", "da"), ("dà", "da?"), ("đạ", None),
        ("xã", None), ("Hóa Tân Hóa", None), ("Đà Đà", None), ("Tân Hỏa", None), ("hồng", "hong"), ("hông", None), ("hong", "hong"),
    ],
)  # fmt: skip
def test_marks_that_are_typed_count(typed: str, found: str | None) -> None:
    """A word without marks may be any; one with marks is no id, nor a name with other marks; ? is a guess."""
    called = {
        "hoa": "Tân Hoa",
        "hoaf": "Tân Hòa",
        "hoas": "Tân Hóa",
        "uy": "Đảng Ủy",
        "da": "Đà Bắc",
        "xa": "X",
        "hong": "Hồng",
    }
    agencies = {id_: {"name": name} for id_, name in called.items()}
    plan = make_plan({"open": "x"}, agencies=agencies, lead=["xa"], monitor="xa")
    try:
        match = names.find_party(plan, typed)
    except UsageError:
        match = None
    assert (match and match.id + "?" * bool(match.guess)) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("kinh tế", None), ("văn phòng", None), ("VP", None), ("Sở Tài chính", "- stc"), ("SYT", "syt syt"),
        ("y tế", "syt syt"), ("các sở", "cs nhom"), ("Hội Kinh tế", "hkt -"), ("chính", "- stc"),
    ],
)  # fmt: skip
def test_a_name_in_several_plans(typed: str, found: str | None) -> None:
    """An agency is one in all; a group is each plan's own; ambiguous in one is ambiguous."""
    first = {
        "syt": {"name": "Sở Y tế", "code": "SYT"},
        "hkt": {"name": "Hội Kinh tế"},
        "pkt": {"name": "Phòng Kinh tế"},
        "vp": {"name": "Văn phòng Đảng ủy", "code": "VP"},
    }
    second = {
        "syt": {"name": "Ngành y", "code": "YT"},
        "bkt": {"name": "Ban Kinh tế"},
        "stc": {"name": "Sở Tài chính"},
        "vpub": {"name": "Văn phòng UBND", "code": "VP"},
    }
    plans = [
        make_plan({"open": "x"}, agencies=agencies, groups={group: {"name": "các sở", "members": ["syt"]}}, lead=["syt"], monitor="syt")
        for agencies, group in ((first, "cs"), (second, "nhom"))
    ]  # fmt: skip
    try:
        matches = names.Register(plans).find(names.PARTY, typed)
    except UsageError:
        matches = []
    assert " ".join(match.id if match else "-" for match in matches) == (found or "")


def test_a_name_of_several_is_ambiguous() -> None:
    """Communes reuse the names of districts: a name is not an identity."""
    plan = make_plan(
        {"open": "x"},
        agencies={
            "a": {"name": "Đại Từ"},
            "b": {"name": "ĐẠI TỪ"},
            "c": {"name": "C", "code": "T"},
        },
    )
    with pytest.raises(UsageError) as error:
        names.find_party(plan, "dai tu")
    assert named(error.value.problems[0].message) == "ambiguous_agency"
    with pytest.raises(UsageError) as error:
        names.find_subject(plan, "t")
    assert named(error.value.problems[0].message) == "ambiguous_subject"
    assert names.find_subject(plan, "T") == Match("T")


@pytest.mark.parametrize(
    ("typed", "match"),
    [
        ("Nguyễn Thị Lan", Match("Nguyễn Thị Lan")),
        ("NGUYỄN THỊ LAN", Match("Nguyễn Thị Lan")),
        ("nguyen thi  lan", Match("Nguyễn Thị Lan")),
        ("lan anh", Match("Nguyễn Thị Lan Anh", "Nguyễn Thị Lan Anh")),
        ("binh", Match("Trần Văn Bình", "Trần Văn Bình")),
    ],
)
def test_an_officer_by_name_or_words_of_it(typed: str, match: Match) -> None:
    """The whole name is no guess, though another begins with it."""
    assert names.find_officer([ASSIGNED], typed) == match


@pytest.mark.parametrize(
    ("officers", "typed", "key", "near"),
    [
        ("Nguyễn Thị Lan;Trần Lan", "lan", "no_such_officer", "Nguyễn Thị Lan;Trần Lan"),
        ("Nguyễn Thị Lan;Trần Lan", "Nguyễn Thị Lam", "no_such_officer", "Nguyễn Thị Lan"),
        ("Nguyễn Thị Lan;Trần Lan", "Hùng", "no_such_officer", ""),
        ("Lê Hà;Lê Hạ", "le ha", "ambiguous_officer", "Lê Hà;Lê Hạ"),
        (";", "Lan", "no_such_officer", ""),
    ],
)
def test_officers_of_all_plans_together(officers: str, typed: str, key: str, near: str) -> None:
    """Words that fit one in each of two plans fit two."""
    plans = [
        make_plan({"open": "x"}).model_copy(
            update={"tasks": (PLAN.tasks[0].model_copy(update={"officer": officer or None}),)}
        )
        for officer in officers.split(";")
    ]
    with pytest.raises(UsageError) as error:
        names.find_officer(plans, typed)
    (problem,) = error.value.problems
    assert named(problem.message) == key
    found = dict(problem.message.values)["near"]
    assert isinstance(found, tuple)
    assert set(found) == set(filter(None, near.split(";")))


def test_marks_tell_two_officers_apart() -> None:
    """As they are typed in full."""
    plan = make_plan({"open": "x"})
    tasks = [plan.tasks[0].model_copy(update={"officer": one}) for one in ("Lê Hà", "Lê Hạ")]
    plan = plan.model_copy(update={"tasks": tuple(tasks)})
    assert names.find_officer([plan], "Lê Hạ") == Match("Lê Hạ")


def test_former_and_later_names_are_known() -> None:
    """Of tasks and groups, whichever day the plan is read as of; the newest is the one that is shown."""
    amendments = [
        {
            "id": f"{n}/QĐ",
            "issued": f"2025-05-0{n}",
            "tasks": [{"id": "T", "title": title}, *more],
            "groups": {"g": {"name": name, "members": ["a"]}},
        }
        for n, title, name, more in (
            (1, "Rà soát", "nhóm một", [{"id": "N", "title": "Mới", "lead": ["g"], "deadline": {"by": "2025-12-31"}, "officer": "Chị Lan"}]),
            (2, "Kiểm kê", "nhóm hai", [{"id": "N", "dropped": "x"}]),
        )
    ]  # fmt: skip
    plan = make_plan({"by": "2025-12-31"}, amendments=amendments)
    for reading in (plan, read(plan, date(2025, 5, 1)).plan, read(plan, date.max).plan):
        for typed in ("Việc", "Rà soát", "kiem ke"):
            assert names.find_task(reading, typed).id == "T"
        assert names.find_task(reading, "mới").id == "N"
        assert names.find_party(reading, "nhóm một").id == names.find_party(reading, "nhom hai").id == "g"  # fmt: skip
        assert names.find_officer([reading], "lan").id == "Chị Lan"
    assert names.find_task(plan, "kiểm").guess == "T (Kiểm kê)"
