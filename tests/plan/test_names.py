"""What people type finds what they mean, or says what there is."""

import pytest

from plantrack.plan import file as planfile
from plantrack.plan import names
from plantrack.words.problems import UsageError
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
    assert names.find_subject(PLAN, typed) == (id_, "")


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
    assert names.find_subject(PLAN, typed) == (id_, f"{id_} ({name})")


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
    assert names.find_subject(plan, "T") == ("T", "")
