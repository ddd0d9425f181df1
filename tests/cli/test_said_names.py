"""Names as people say them: what stands for one, what for several, and what is refused with the line to type."""

import json
import re
import shlex
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantrack.cli.phrase import Phrase
from plantrack.cli.plans import PlanFile, Plans
from plantrack.cli.said_record import record
from plantrack.cli.world import current_world
from plantrack.plan.file import Source
from plantrack.plan.names import PARTY
from plantrack.words.problems import UsageError
from plantrack.words.text import fold
from tests.conftest import Ran, Run
from tests.laws import examples
from tests.plans import make_plan

NOW = "2026-11-30T09:00:00+07:00"
HEAD = "issuer: UBND tỉnh, issued: 05/01/2026, language: vi, soon: 7}"
# Communes, whose group and one of which have ids that are words.
COMMUNES = f"""\
plan: {{id: 50/KH-UBND, title: Nông thôn mới, monitor: so-nnmt, {HEAD}
agencies:
  so-nnmt: {{name: Sở Nông nghiệp và Môi trường, code: SNNMT}}
  hoa: {{name: UBND xã Tân Hoa}}
  hoaf: {{name: UBND xã Tân Hòa}}
  hoas: {{name: UBND xã Tân Hóa}}
  nam: {{name: UBND xã Nam}}
  binh-an: {{name: UBND xã Bình An}}
  q2: {{name: Đội Quản lý, code: "2"}}
groups:
  xa: {{name: UBND các xã, members: [hoa, hoaf, hoas, nam, binh-an]}}
  all: {{name: tất cả, members: [so-nnmt, hoa, hoaf, hoas, nam, binh-an, q2]}}
tasks:
  - {{id: "1", title: Rà soát tiêu chí, lead: [all], deadline: {{by: 30/6/2026}}}}
  - {{id: "2", title: Hoàn thành số hóa, lead: [all], deadline: {{by: 30/7/2026}}}}
  - {{id: "10", title: Đôn đốc các xã, lead: [so-nnmt], deadline: {{by: 30/12/2026}}}}
"""
# Offices whose names are within others, with words of events.
OFFICES = f"""\
plan: {{id: 45/KH-UBND, title: Cải cách, monitor: van-phong, {HEAD}
agencies:
  van-phong: {{name: Văn phòng HĐND và UBND xã, code: VP}}
  phong-kt: {{name: Phòng Kinh tế, code: PKT}}
  phong-kt-ht: {{name: Phòng Kinh tế và Hạ tầng, code: PKTHT}}
  so-y-te: {{name: Sở Y tế, code: SYT, email: syt@example.vn}}
  so-tu-phap: {{name: Sở Tư pháp, code: STP, email: stp@example.vn}}
  ban-nhac: {{name: Ban Nhạc Hà Xong}}
  ban-doc: {{name: Ban Đôn đốc thu nộp}}
groups:
  cac-phong: {{name: các phòng, members: [van-phong, phong-kt, phong-kt-ht]}}
  tat-ca: {{name: tất cả, members: [van-phong, phong-kt, phong-kt-ht, so-y-te, so-tu-phap, ban-nhac, ban-doc]}}
tasks:
  - {{id: "1", title: Báo cáo cải cách, lead: [tat-ca], deadline: {{every: quarter, before: 15}}}}
  - {{id: "2", title: Chuyển đổi số, lead: [tat-ca], deadline: {{by: 30/6/2026}}}}
  - {{id: "4", title: Báo cáo tuần, lead: [van-phong], deadline: {{by: 30/6/2026}}}}
  - {{id: "5", title: Gia hạn giấy phép, lead: [phong-kt], deadline: {{by: 20/12/2026}}}}
"""
# Offices of which one has the words of another's name among its own.
TOURISM = f"""\
plan: {{id: 51/KH-UBND, title: Du lịch, monitor: sdl, {HEAD}
agencies:
  svhttdl: {{name: "Sở Văn hóa, Thể thao và Du lịch", code: SVHTTDL}}
  sdl: {{name: Sở Du lịch, code: SDL}}
  syt: {{name: Sở Y tế, code: SYT}}
  bql: {{name: Ban Quản lý các khu du lịch}}
  tan-hoa: {{name: UBND xã Tân Hòa}}
  quan-trieu: {{name: UBND phường Quan Triều}}
groups:
  hoi: {{name: "all clubs, unions,", members: [tan-hoa, quan-trieu]}}
  xa-phuong: {{name: "UBND các xã, phường", members: [tan-hoa, quan-trieu]}}
  so-ban: {{name: "các sở, ban, ngành tỉnh", members: [svhttdl, sdl, syt, bql]}}
tasks:
  - {{id: "1", title: Quảng bá, lead: [so-ban, xa-phuong], deadline: {{by: 30/6/2026}}}}
"""
LAW = f"""\
plan: {{id: 46/KH-STP, title: Pháp luật, monitor: so-tu-phap, {HEAD}
agencies:
  so-y-te: {{name: Sở Y tế, code: SYT, email: syt@example.vn}}
  so-tu-phap: {{name: Sở Tư pháp, code: STP, email: stp@example.vn}}
  ban-kt: {{name: Ban Kinh tế, code: BKT}}
  so-tai-chinh: {{name: Sở Tài chính, code: STC}}
  van-phong-ubnd: {{name: Văn phòng UBND tỉnh, code: VP}}
tasks:
  - {{id: "2", title: Tuyên truyền pháp luật, lead: [so-y-te, so-tai-chinh, van-phong-ubnd], deadline: {{by: 31/10/2026}}}}
  - {{id: "7", title: Báo cáo hằng tháng, lead: [so-y-te, so-tai-chinh, ban-kt], deadline: {{by: 30/6/2026}}}}
"""
# Titles that end in an event, words that say no within names, and names within others.
TITLES = f"""\
plan: {{id: 70/KH-UBND, title: Sắp xếp, monitor: sxd, {HEAD}
agencies:
  sxd: {{name: Sở Xây dựng, code: SXD}}
  bo: {{name: Bộ Chỉ huy quân sự}}
  vp-ubnd: {{name: Văn phòng UBND tỉnh, code: VP}}
  vp-tinh-uy: {{name: Văn phòng Tỉnh ủy}}
  phu: {{name: UBND xã Phú}}
  binh: {{name: UBND xã Bình}}
  phu-binh: {{name: UBND xã Phú Bình}}
  phu-binh2: {{name: UBND xã Phú Bính}}
groups:
  tat-ca: {{name: tất cả, members: [sxd, bo, vp-ubnd, vp-tinh-uy, phu, binh, phu-binh, phu-binh2]}}
tasks:
  - {{id: "7", title: Khắc phục việc chậm gia hạn, lead: [tat-ca], deadline: {{by: 31/12/2026}}}}
  - {{id: "8", title: Theo dõi hồ sơ phải nộp, lead: [tat-ca], deadline: {{by: 31/5/2026}}}}
  - {{id: "9", title: Kết quả đôn đốc nộp hồ sơ, short: Sổ đôn đốc, lead: [tat-ca], deadline: {{by: 31/5/2026}}}}
  - {{id: "10", title: Danh mục việc đã xong, lead: [tat-ca], deadline: {{by: 31/5/2026}}}}
  - {{id: "11", title: Tiếp đoàn của bộ, lead: [tat-ca], deadline: {{after: Văn bản, within: 10 working days}}}}
  - {{id: "12", title: Không dùng hồ sơ giấy, lead: [tat-ca], deadline: {{by: 31/5/2026}}}}
"""
PLANS = {
    "titles": (TITLES,),
    "communes": (COMMUNES,),
    "offices": (OFFICES,),
    "tourism": (TOURISM,),
    "both": (OFFICES, LAW),
}


@pytest.fixture
def lay(run: Run, folder: Path) -> Run:
    """Run plantrack among the plans that are named first."""

    def start(plans: str, line: str) -> Ran:
        for old in (folder / "data").iterdir():
            old.unlink()
        for number, text in enumerate(PLANS[plans]):
            (folder / "data" / f"plan-{number + 45}.yaml").write_text(text, encoding="utf-8")
        return run(*shlex.split(line), now=NOW)

    return start


def _records(folder: Path) -> list[tuple[str, str | None]]:
    lines = [
        line
        for path in sorted((folder / "data").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [(event["agency"], event.get("doc")) for event in map(json.loads, lines)]


@pytest.mark.parametrize(
    ("plans", "line", "recorded"),
    [
        ("communes", "log 1 xong UBND xã Nam", "nam"),
        ("communes", "log 1 xong xã Bình An", "binh-an"),
        ("communes", "log 1 xong xã", ""),
        ("communes", "log 1 đôn đốc các xã", "binh-an hoa hoaf hoas nam"),
        ("communes", "log 1 xong UBND xã Tân Hòa", "hoaf"),
        ("communes", "log 1 xong UBND xã Tân Hoà", "hoaf"),
        ("communes", "log 1 xong UBND xã Tân Hoa", "hoa"),
        ("communes", "log 1 xong xã Nam", "nam"),
        ("communes", "log 1 xong xã Nam, xã Bình An", "binh-an nam"),
        ("communes", "log 1 xong Sơ Nông nghiệp và Môi trường", ""),
        ("communes", "log 1 xong Nám", ""),
        ("tourism", "log 1 xong Thể thao, Sở Du lịch", "sdl svhttdl"),
        ("tourism", "log 1 xong Văn hóa Thể thao", "svhttdl"),
        ("tourism", "log 1 xong Thể thao và Du lịch", "svhttdl"),
        ("tourism", "log 1 xong Sở Văn hóa Thể thao Sở Du lịch", ""),
        ("tourism", "log 1 xong Sở Văn hóa, Thể thao và Sở Du lịch", ""),
        ("tourism", "log 1 xong Văn hóa Sở Du lịch", ""),
        ("tourism", "log 1 đôn đốc sở, ban, ngành", "bql sdl svhttdl syt"),
        ("tourism", "log 1 đôn đốc các sở", ""),
        ("tourism", "log 1 đôn đốc các sở, ngành", ""),
        ("tourism", "log 1 đôn đốc xã, phường", "quan-trieu tan-hoa"),
        ("tourism", "log 1 đôn đốc các xã phường", "quan-trieu tan-hoa"),
        ("tourism", "log 1 đôn đốc UBND các phường", ""),
        ("tourism", "log 1 đôn đốc UBND các xã", ""),
        ("tourism", "log 1 đôn đốc các ban", ""),
        ("tourism", "log 1 đôn đốc clubs, unions", "quan-trieu tan-hoa"),
        ("tourism", "log 1 đôn đốc unions", ""),
        ("offices", "log 2 xong Phòng Kinh tế Hạ tầng", "phong-kt-ht"),
        ("offices", "log 2 xong SYT=12/BC, STP=13/BC", "so-tu-phap=13/BC so-y-te=12/BC"),
        ("offices", "log 2 xong Sở Y tế=12/BC, Sở Tư pháp=14/BC;", "so-tu-phap=14/BC so-y-te=12/BC"),
        ("offices", "log 2 xong 'SYT=12/BC;STP=13/BC'", "so-tu-phap=13/BC so-y-te=12/BC"),
        ("offices", "log 2 xong SYT=“12/BC”", "so-y-te=12/BC"),
        ("offices", "log 2 xong SYT=12/BC và STP=13/BC", "so-tu-phap=13/BC so-y-te=12/BC"),
        ("offices", "log 2 xong SYT --doc 12/BC, Sở Tư pháp", "so-tu-phap=12/BC so-y-te=12/BC"),
        ("offices", "log 2 nhắc --note gọi Phòng Kinh tế và Hạ tầng", "phong-kt-ht"),
        ("offices", "log 2 xong --doc 12/BC Sở Y tế", "so-y-te=12/BC"),
        ("offices", "log 2 xong SYT --doc 12/BC và STP", "so-tu-phap=12/BC so-y-te=12/BC"),
        ("communes", "log 1 xong nam --doc 12/BC q2", "nam=12/BC q2=12/BC"),
        ("offices", "log 2 xong SYT --note 'gửi muộn' Sở Tư pháp", "so-tu-phap so-y-te"),
        ("offices", "log 2 xong SYT=' 12/BC , '", "so-y-te=12/BC"),
        ("offices", "log 2 xong “Sở Y tế”", "so-y-te"),
        ("offices", "log 2 xong SYT và STP", "so-tu-phap so-y-te"),
        ("offices", "log 2 xong SYT=12/BC và", ""),
        ("offices", "log 2 xong SYT '&' STP", "so-tu-phap so-y-te"),
        ("offices", "log 2 done Sở Y tế and Sở Tư pháp", "so-tu-phap so-y-te"),
        ("offices", "log 2 xong Kinh tế và Hạ tầng", "phong-kt-ht"),
        ("offices", "log 2 xong Phòng Kinh tế và Hạ tầng và SYT", "phong-kt-ht so-y-te"),
        ("offices", "log 2 xong 'Phòng Kinh tế, SYT'", "phong-kt so-y-te"),
        ("offices", "log 2 đôn đốc --note gọi SYT", "so-y-te"),
        ("offices", "log 2 đôn đốc STP --note 'gọi lại' SYT", "so-tu-phap so-y-te"),
        ("offices", "log 2 xong SYT --doc 12/BC, STP", "so-tu-phap=12/BC so-y-te=12/BC"),
        ("offices", "log 2 xong SYT --doc '12/BC;'", "so-y-te=12/BC"),
        ("offices", "log 2 xong SYT --doc “3/BC”.", "so-y-te=3/BC"),
        ("offices", "log 2 xong SYT=12/BC STP=13/BC.", "so-tu-phap=13/BC so-y-te=12/BC"),
        ("offices", "log 2 xong SYT = 12/BC, STP =13/BC", "so-tu-phap=13/BC so-y-te=12/BC"),
        ("offices", "log 2 xong Sở Y tế= 12/BC", "so-y-te=12/BC"),
        ("offices", "log 2 xong SYT ==12/BC", "so-y-te=12/BC"),
        ("offices", "log 2 xong SYT= STP", ""),
        ("offices", "log 2 xong Phong Kinh te and Ha tang", "phong-kt-ht"),
        ("offices", "log 2 xong 'Phòng Kinh tế & Hạ tầng, SYT'", "phong-kt-ht so-y-te"),
        # titles that end in an event
        ("titles", "log theo dõi hồ sơ phải nộp nộp SXD", "sxd"),
        ("titles", "log 'theo dõi hồ sơ phải nộp' xong SXD", "sxd"),
        ("titles", "log kết quả đôn đốc nộp hồ sơ xong SXD", "sxd"),
        ("titles", "log bo nhận SXD --doc 1/A", "sxd=1/A"),
        ("titles", "log 8 xong bo", "bo"),
        ("titles", "log 8 xong bo chi huy", "bo"),
        ("offices", "log --note gọi 2 đôn đốc Sở Y tế", "so-y-te"),
        ("offices", "log 1 xong SYT --re '“quý III/2026”'", "so-y-te"),
        ("both", "log 7 xong Sở Tài chính", "so-tai-chinh"),
        ("both", "log 2 xong Sở Tài chính --plan 46", "so-tai-chinh"),
    ],
)  # fmt: skip
def test_what_is_recorded(lay: Run, folder: Path, plans: str, line: str, recorded: str) -> None:
    """For whom, each with its document; nothing where that is not sure."""
    ran = lay(plans, line)
    assert (ran.code == 0) == bool(recorded), ran.err
    found = sorted(agency if doc is None else f"{agency}={doc}" for agency, doc in _records(folder))
    assert found == recorded.split()


MAY = "có thể hiểu theo nhiều cách; hãy viết một trong các lệnh:"
NO_EVENT = "chưa nêu việc đã xảy ra (xong, đôn đốc, gia hạn …); viết: plantrack log NHIỆM_VỤ GHI_NHẬN CƠ_QUAN"
NOTHING = "thì không có gì để ghi; nhật ký chỉ ghi việc đã xảy ra, việc quá hạn xem bằng: plantrack overdue"
REFUSED = "không làm thay đổi thời hạn; văn bản trả lời không đồng ý thì ghi là note (ghi chú):"
ORDER = "viết theo thứ tự: plantrack log NHIỆM_VỤ GHI_NHẬN CƠ_QUAN"


@pytest.mark.parametrize(
    ("plans", "line", "text"),
    [
        # cut into sure names, and words of one
        ("communes", "log 1 xong xa nam", f"“xa nam” {MAY} plantrack log 1 done nam; plantrack log 1 done xa,nam"),
        ("communes", "overdue xa nam", f"“xa nam” {MAY} plantrack overdue --agency nam; plantrack overdue --agency xa --agency nam"),
        ("communes", "show xa nam", f"“xa nam” {MAY} plantrack show nam; plantrack show xa,nam"),
        ("communes", "log 1 xong 'xa nam SNNMT'", "không có cơ quan hay nhóm “xa nam SNNMT”"),
        ("communes", "log 1 xong xã Nam xã Bình An", "không rõ “xã Nam xã Bình An” là những tên nào (có phải là: nam (UBND xã Nam), binh-an (UBND xã Bình An)?); hãy đặt dấu phẩy giữa các tên, hoặc dùng mã"),
        # words of a task and of a group
        ("communes", "overdue các xã", f"“các xã” {MAY} plantrack overdue --task 10; plantrack overdue --agency xa"),
        ("communes", "show 'các xã'", f"“các xã” {MAY} plantrack show 10; plantrack show xa"),
        ("communes", "show 2", f'“2” {MAY} plantrack show "Hoàn thành số hóa"; plantrack show q2'),
        # marks
        ("communes", "log 1 xong Tân Hỏa", "không có cơ quan hay nhóm “Tân Hỏa” (có phải là: hoa (UBND xã Tân Hoa), hoaf (UBND xã Tân Hòa), hoas (UBND xã Tân Hóa)?)"),
        ("communes", "log 1 xong tan hoa", "không có cơ quan hay nhóm “tan hoa” (có phải là: hoa (UBND xã Tân Hoa), hoaf (UBND xã Tân Hòa), hoas (UBND xã Tân Hóa)?)"),
        ("communes", "log 1 xong ubnd xa tan hoa", "“ubnd xa tan hoa” là tên của nhiều cơ quan (có phải là: hoa (UBND xã Tân Hoa), hoaf (UBND xã Tân Hòa), hoas (UBND xã Tân Hóa)?)"),
        ("offices", "log 2 nốp SYT", "GHI_NHẬN: không có giá trị “nốp” (có phải là: done (hoàn thành)?)"),
        # a word too many
        ("offices", "log 2 xong Sở Y tế Sở", "không có cơ quan hay nhóm “Sở Y tế Sở” (có phải là: so-y-te (Sở Y tế)?)"),
        ("offices", "log 2 xong y tế và tư pháp", "không rõ “y tế và tư pháp” là những tên nào (có phải là: so-y-te (Sở Y tế), so-tu-phap (Sở Tư pháp)?); hãy đặt dấu phẩy giữa các tên, hoặc dùng mã"),
        ("offices", "log 2 xong VP Phòng Kinh tế Hạ tầng", "không rõ “VP Phòng Kinh tế Hạ tầng” là những tên nào (có phải là: van-phong (Văn phòng HĐND và UBND xã), phong-kt-ht (Phòng Kinh tế và Hạ tầng), phong-kt (Phòng Kinh tế)?); hãy đặt dấu phẩy giữa các tên, hoặc dùng mã"),
        ("titles", "log 8 xong VP Tỉnh ủy", "không rõ “VP Tỉnh ủy” là những tên nào (có phải là: vp-ubnd (Văn phòng UBND tỉnh), vp-tinh-uy (Văn phòng Tỉnh ủy)?); hãy đặt dấu phẩy giữa các tên, hoặc dùng mã"),
        ("titles", "overdue phu binh", "không rõ “phu binh” là những tên nào (có phải là: phu-binh (UBND xã Phú Bình), phu-binh2 (UBND xã Phú Bính), phu (UBND xã Phú), binh (UBND xã Bình)?); hãy đặt dấu phẩy giữa các tên, hoặc dùng mã"),
        ("titles", "log 8 VP Tỉnh ủy xong", f"không hiểu “8 VP Tỉnh ủy xong”; {ORDER}"),
        ("titles", "log 8 xong Phủ", "không có cơ quan hay nhóm “Phủ” (có phải là: phu (UBND xã Phú), phu-binh (UBND xã Phú Bình), phu-binh2 (UBND xã Phú Bính)?)"),
        # words that say no
        ("titles", "log 8 bo chi huy xong", "không hiểu “log 8 bo chi huy xong”; hãy viết: plantrack log 8 xong bo"),
        ("titles", "log 8 huy xong SXD", "“huy xong” không phải là một loại ghi nhận; để hủy một ghi nhận, hãy xem mã bằng plantrack history rồi viết: plantrack undo MÃ"),
        ("titles", "log 8 bo nop SXD", f"“bo nop” {NOTHING}"),
        ("titles", "log 8 bỏ nộp SXD", f"“bỏ nộp” {NOTHING}"),
        ("titles", "overdue Không", "không có nhiệm vụ hay cơ quan “Không” (có phải là: 12 (Không dùng hồ sơ giấy)?)"),
        ("offices", "report SYT ''", "không có nhiệm vụ hay cơ quan “”"),
        ("offices", "log 5 không gia hạn PKT --doc 1/UB --due 31/12", f'“không gia hạn” {REFUSED} plantrack log 5 note PKT --note "Không đồng ý gia hạn" --doc 1/UB'),
        ("offices", "log 5 không gia hạn PKT", f'“không gia hạn” {REFUSED} plantrack log 5 note PKT --doc SỐ --note "Không đồng ý gia hạn"'),
        ("offices", "log 5 từ chối gia hạn PKT --doc 1/UB", f'“từ chối gia hạn” {REFUSED} plantrack log 5 note PKT --note "Không đồng ý gia hạn" --doc 1/UB'),
        ("offices", "log 5 không đồng ý gia hạn PKT --doc 1/UB", f'“không đồng ý gia hạn” {REFUSED} plantrack log 5 note PKT --note "Không đồng ý gia hạn" --doc 1/UB'),
        ("offices", "log 5 không gia hạn XYZ", f'“không gia hạn” {REFUSED} plantrack log NHIỆM_VỤ note CƠ_QUAN --doc SỐ --note "Không đồng ý gia hạn"'),
        ("offices", "log 5 không gia hạn PKT ngày 20/11 --doc 1/UB --note 'thiếu hồ sơ'", f'“không gia hạn” {REFUSED} plantrack log 5 note PKT --doc 1/UB --note "Không đồng ý gia hạn: thiếu hồ sơ" --date 20/11'),
        ("offices", "log 5 không đồng ý cho gia hạn PKT --doc 1/UB", f'“không đồng ý cho gia hạn” {REFUSED} plantrack log 5 note PKT --note "Không đồng ý gia hạn" --doc 1/UB'),
        ("offices", "log 5 từ chối đề nghị gia hạn PKT --doc 1/UB", f'“từ chối đề nghị gia hạn” {REFUSED} plantrack log 5 note PKT --note "Không đồng ý gia hạn" --doc 1/UB'),
        ("offices", "log 5 không xin gia hạn PKT", f"“không xin gia hạn” {NOTHING}"),
        # several plans
        ("both", "log báo cáo xong SYT", "không có nhiệm vụ “báo cáo” (có phải là: 45/KH-UBND 1 (Báo cáo cải cách), 45/KH-UBND 4 (Báo cáo tuần), 46/KH-STP 7 (Báo cáo hằng tháng)?)"),
        ("both", "status báo cáo", "không có nhiệm vụ “báo cáo” (có phải là: 45/KH-UBND 1 (Báo cáo cải cách), 45/KH-UBND 4 (Báo cáo tuần), 46/KH-STP 7 (Báo cáo hằng tháng)?)"),
        ("both", "overdue kinh tế", "không có cơ quan hay nhóm “kinh tế” (có phải là: ban-kt (Ban Kinh tế), phong-kt (Phòng Kinh tế), phong-kt-ht (Phòng Kinh tế và Hạ tầng)?)"),
        ("both", "status --agency 'kinh tế'", "không có cơ quan hay nhóm “kinh tế” (có phải là: ban-kt (Ban Kinh tế), phong-kt (Phòng Kinh tế), phong-kt-ht (Phòng Kinh tế và Hạ tầng)?)"),
        ("both", "overdue UBND tỉnh", "không có nhiệm vụ hay cơ quan “UBND tỉnh” (có phải là: van-phong-ubnd (Văn phòng UBND tỉnh)?)"),
        ("both", "show văn phòng", "không có cơ quan hay nhóm “văn phòng” (có phải là: van-phong (Văn phòng HĐND và UBND xã), van-phong-ubnd (Văn phòng UBND tỉnh)?)"),
        ("both", "overdue VP", "“VP” là tên của nhiều cơ quan (có phải là: van-phong (Văn phòng HĐND và UBND xã), van-phong-ubnd (Văn phòng UBND tỉnh)?)"),
        ("both", "log 2 xong Sở Tài chính", "“2” có trong nhiều kế hoạch: 46/KH-STP, 45/KH-UBND; hãy chọn một bằng --plan data/plan-46.yaml"),
        ("both", "log 5 xong Sở Tài chính", "“Sở Tài chính” không có trong kế hoạch 45/KH-UBND"),
        # the order
        ("both", "log --plan 46 2 SYT done", "không hiểu “log 2 SYT done”; hãy viết: plantrack --plan 46 log 2 done SYT"),
        ("offices", "log 2 Ban Nhạc xong", "không hiểu “log 2 Ban Nhạc xong”; hãy viết: plantrack log 2 xong ban-nhac"),
        ("offices", "log 2 ban đôn đốc xong", "không hiểu “log 2 ban đôn đốc xong”; hãy viết: plantrack log 2 xong ban-doc"),
        ("offices", "log Sở Y tế=1/B xong 2", 'không hiểu “log Sở Y tế=1/B xong 2”; hãy viết: plantrack log 2 xong "Sở Y tế=1/B"'),
        ("offices", "log 2 Sở Y tế đã nộp báo cáo", f"không hiểu “2 Sở Y tế đã nộp báo cáo”; {ORDER}"),
        ("offices", "log 2 - xong - SYT", f"không hiểu “2 - xong - SYT”; {ORDER}"),
        # what is missing
        ("offices", "log 2 SYT", "“2 SYT” chưa nêu việc đã xảy ra (xong, đôn đốc, gia hạn …); viết: plantrack log NHIỆM_VỤ GHI_NHẬN CƠ_QUAN"),
        ("offices", "log xong SYT", "“xong SYT” chưa nêu nhiệm vụ; viết: plantrack log NHIỆM_VỤ GHI_NHẬN CƠ_QUAN"),
        ("offices", "log 2 5 xong SYT", "“2 5” là nhiều nhiệm vụ; mỗi lệnh chỉ ghi một nhiệm vụ"),
        ("offices", "log 2 chưa nộp SYT", "“chưa nộp” thì không có gì để ghi; nhật ký chỉ ghi việc đã xảy ra, việc quá hạn xem bằng: plantrack overdue"),
        ("titles", "log theo dõi hồ sơ phải nộp SXD", f"“theo dõi hồ sơ phải nộp SXD” {NO_EVENT}"),
        ("titles", "log theo doi ho so phai nop SXD=1/A", f"“theo doi ho so phai nop SXD=1/A” {NO_EVENT}"),
        ("titles", "log danh mục việc đã xong SXD", f"“danh mục việc đã xong SXD” {NO_EVENT}"),
        ("titles", "log khắc phục việc chậm gia hạn SXD --doc 1/A --due 31/1", f"“khắc phục việc chậm gia hạn SXD” {NO_EVENT}"),
        ("titles", "log sổ đôn đốc SXD", f"“sổ đôn đốc SXD” {NO_EVENT}"),
        # documents
        ("offices", "log 2 xong SYT=12/BC, 13/BC", "“SYT” có hai văn bản khác nhau: 12/BC, 13/BC; hãy ghi mỗi văn bản bằng một lệnh"),
        ("offices", "log 2 xong SYT=12/BC 20/11", "không hiểu “SYT=12/BC 20/11”; hãy viết: plantrack log 2 xong SYT=12/BC --date 20/11"),
        # options said among names
        ("offices", "log 2 xong SYT ngày 20/11", "không hiểu “SYT ngày 20/11”; hãy viết: plantrack log 2 xong SYT --date 20/11"),
        ("offices", "log 2 xong SYT ngày 20 tháng 11 năm 2026", 'không hiểu “SYT ngày 20 tháng 11 năm 2026”; hãy viết: plantrack log 2 xong SYT --date "20 tháng 11 năm 2026"'),
        ("offices", "log 2 xong hôm qua SYT, STP", 'không hiểu “hôm qua SYT, STP”; hãy viết: plantrack log 2 xong SYT, STP --date "hôm qua"'),
        ("offices", "log 2 xong SYT , 20/11", "không hiểu “SYT , 20/11”; hãy viết: plantrack log 2 xong SYT --date 20/11"),
        ("offices", "log 2 xong SYT, ngày hôm qua", 'không hiểu “SYT, ngày hôm qua”; hãy viết: plantrack log 2 xong SYT --date "hôm qua"'),
        ("offices", "log 2 gia hạn SYT" + " 20/11" * 60, f"không có cơ quan hay nhóm “{' '.join(['20/11'] * 60)}”"),
        ("offices", "log 2 xong SYT 12/BC-SYT ngày 20/11/2026", "không hiểu “SYT 12/BC-SYT ngày 20/11/2026”; hãy viết: plantrack log 2 xong SYT=12/BC-SYT --date 20/11/2026"),
        ("offices", "log 2 gia hạn SYT đến hết ngày 31/12 --doc 1/UB", 'không hiểu “SYT đến hết ngày 31/12”; hãy viết: plantrack log 2 "gia hạn" SYT --doc 1/UB --due 31/12'),
        ("offices", "log 2 gia hạn SYT 31/12 --doc 1/UB", 'không hiểu “SYT 31/12”; hãy viết: plantrack log 2 "gia hạn" SYT --doc 1/UB --due 31/12'),
        ("offices", "log 2 gia hạn SYT 20/11 đến 31/12 --doc 1/UB", 'không hiểu “SYT 20/11 đến 31/12”; hãy viết: plantrack log 2 "gia hạn" SYT --doc 1/UB --date 20/11 --due 31/12'),
        ("offices", "log 2 gia hạn SYT --due đến 31/12 --doc 1/UB", 'không hiểu “--due đến 31/12”; hãy viết: plantrack log 2 gia hạn SYT --due "đến 31/12" --doc 1/UB'),
        ("offices", "log 2 xong SYT ngày 20/11, STP", "không có cơ quan hay nhóm “ngày 20/11”"),
        ("offices", "log 2 xong SYT, STP, còn lại", "không có cơ quan hay nhóm “còn lại”"),
        ("offices", "log 2 xong SYT và STP 5/BC-LN", f"“SYT và STP 5/BC-LN” {MAY} plantrack log 2 xong SYT và STP --doc 5/BC-LN; plantrack log 2 xong SYT và STP=5/BC-LN"),
        ("offices", "log 2 rút ngắn thời hạn SYT --doc 1/UB --due 25/11", "--due: “25/11” chưa nêu năm; khi rút ngắn thời hạn, hãy ghi đủ ngày, tháng, năm"),
        ("offices", "log 2 xong SYT --doc 12/BC Sở Tư pháp", f"“--doc 12/BC Sở Tư pháp” {MAY} plantrack log 2 xong SYT --doc 12/BC; plantrack log 2 xong SYT Sở Tư pháp --doc 12/BC"),
        ("offices", "log 2 nhắc --note đã gọi SYT, STP", 'không hiểu “--note đã gọi”; hãy viết: plantrack log 2 nhắc SYT, STP --note "đã gọi"'),
        ("offices", "log 2 gia hạn SYT đến 31/12 --doc 1/UB --due 1/12", "không có cơ quan hay nhóm “đến 31/12”"),
        ("offices", "log 2 xong SYT đến 31/12", "không có cơ quan hay nhóm “đến”"),
        ("offices", "log 1 xong SYT quý II", 'không hiểu “SYT quý II”; hãy viết: plantrack log 1 xong SYT --re "quý II"'),
        ("offices", "log 2 đôn đốc còn lại", 'không hiểu “còn lại”; hãy viết: plantrack log 2 "đôn đốc" --remaining'),
        ("offices", "log 2 xong tất cả ngày 20/11", "không hiểu “tất cả ngày 20/11”; hãy viết: plantrack log 2 xong tất cả --date 20/11"),
        ("offices", "log xong 2 SYT hôm qua", 'không hiểu “log xong 2 SYT hôm qua”; hãy viết: plantrack log 2 xong SYT --date "hôm qua"'),
        ("offices", "log 2 xong XYZ ngày 20/11", "không có cơ quan hay nhóm “XYZ”"),
        ("offices", "log 2 xong SYT --doc ,", "--doc: để trống; hãy điền nội dung hoặc bỏ tùy chọn này"),
        # values that the shell cut
        ("offices", "log 2 đôn đốc STP --note gọi SYT", f'“--note gọi SYT” {MAY} plantrack log 2 đôn đốc STP --note "gọi SYT"; plantrack log 2 đôn đốc STP SYT --note gọi'),
        ("offices", "log 2 đôn đốc Sở Tư pháp --note gọi so-y-te --date 20/11", f'“--note gọi so-y-te” {MAY} plantrack log 2 đôn đốc Sở Tư pháp --note "gọi so-y-te" --date 20/11; plantrack log 2 đôn đốc Sở Tư pháp so-y-te --note gọi --date 20/11'),
        ("offices", "log 2 đôn đốc STP --note gọi nhắc", 'không hiểu “--note gọi nhắc”; hãy viết: plantrack log 2 đôn đốc STP --note "gọi nhắc"'),
        ("offices", "log 2 đôn đốc STP --note gọi Sở Y tế", 'không hiểu “--note gọi Sở Y tế”; hãy viết: plantrack log 2 đôn đốc STP --note "gọi Sở Y tế"'),
        ("offices", "log 2 đôn đốc SYT --note=gọi SYT lần hai", 'không hiểu “--note gọi SYT lần hai”; hãy viết: plantrack log 2 đôn đốc SYT --note "gọi SYT lần hai"'),
        ("offices", "log 2 xong STP --doc 12/BC ngày 3/4", "không hiểu “--doc 12/BC ngày 3/4”; hãy viết: plantrack log 2 xong STP --doc 12/BC --date 3/4"),
        ("offices", "log 2 gia hạn STP --doc 3/UB đến 31/12", "không hiểu “--doc 3/UB đến 31/12”; hãy viết: plantrack log 2 gia hạn STP --doc 3/UB --due 31/12"),
        ("offices", "log 2 gia hạn STP --doc 3/UB ngày 3/4 đến 31/12", "không hiểu “--doc 3/UB ngày 3/4 đến 31/12”; hãy viết: plantrack log 2 gia hạn STP --doc 3/UB --date 3/4 --due 31/12"),
        ("offices", "log 2 gia hạn STP --doc 3/UB 31/12", f"“--doc 3/UB 31/12” {MAY} plantrack log 2 gia hạn STP --doc 3/UB --date 31/12; plantrack log 2 gia hạn STP --doc 3/UB --due 31/12"),
        ("offices", "log 2 xong STP --doc 12/BC Sở Y tế 3/4", "không hiểu “--doc 12/BC Sở Y tế 3/4”; hãy viết: plantrack log 2 xong STP Sở Y tế --doc 12/BC --date 3/4"),
        ("offices", "log 2 xong --note gửi muộn SYT", 'không hiểu “--note gửi muộn”; hãy viết: plantrack log 2 xong SYT --note "gửi muộn"'),
        ("offices", "log --note gửi muộn 2 xong SYT", 'không hiểu “--note gửi muộn”; hãy viết: plantrack log 2 xong SYT --note "gửi muộn"'),
        ("offices", "log 1 xong SYT --re quý II", 'không hiểu “--re quý II”; hãy viết: plantrack log 1 xong SYT --re "quý II"'),
        ("offices", "log 1 xong --re “quý II” SYT", 'không hiểu “--re “quý II””; hãy viết: plantrack log 1 xong SYT --re "quý II"'),
        ("offices", "status --as-of tháng 6/2026", 'không hiểu “--as-of tháng 6/2026”; hãy viết: plantrack status --as-of "tháng 6/2026"'),
        ("offices", "overdue --agency Sở Y tế", 'không hiểu “--agency Sở Y tế”; hãy viết: plantrack overdue --agency "Sở Y tế"'),
        ("offices", "status --status quá hạn STP", 'không hiểu “--status quá hạn”; hãy viết: plantrack status STP --status "quá hạn"'),
        ("offices", "status --by cơ quan", 'không hiểu “--by cơ quan”; hãy viết: plantrack status --by "cơ quan"'),
        ("both", "mail --show --monitor Sở Tư pháp", 'không hiểu “--monitor Sở Tư pháp”; hãy viết: plantrack mail --show --monitor "Sở Tư pháp"'),
        ("offices", "log 2 xong SYT –date 20/11", "không hiểu “–date”; hãy viết: plantrack log 2 xong SYT --date 20/11"),
        ("offices", "log 2 xong SYT 12/BC", "không hiểu “SYT 12/BC”; hãy viết: plantrack log 2 xong SYT=12/BC"),
        ("offices", "log 2 xong Sở Y tế 20/11", "không hiểu “Sở Y tế 20/11”; hãy viết: plantrack log 2 xong Sở Y tế --date 20/11"),
        # files
        ("offices", "report Sở Y tế báo cáo.md", 'không hiểu “Sở Y tế báo cáo.md”; hãy viết: plantrack report --agency so-y-te -o "báo cáo.md"'),
        ("offices", "report y tế.md", f'“y tế.md” {MAY} plantrack report -o "y tế.md"; plantrack report --agency so-y-te -o tế.md'),
        ("offices", "sheet tư pháp gửi.xlsx", f'“tư pháp gửi.xlsx” {MAY} plantrack sheet -o "tư pháp gửi.xlsx"; plantrack sheet --agency so-tu-phap -o gửi.xlsx'),
        ("both", "sheet kinh tế x.xlsx", "không có cơ quan hay nhóm “kinh tế” (có phải là: ban-kt (Ban Kinh tế), phong-kt (Phòng Kinh tế), phong-kt-ht (Phòng Kinh tế và Hạ tầng)?)"),
        ("both", "sheet VP x.xlsx", "“VP” là tên của nhiều cơ quan (có phải là: van-phong (Văn phòng HĐND và UBND xã), van-phong-ubnd (Văn phòng UBND tỉnh)?)"),
        # statuses
        ("offices", "status --status late", "--status: không có giá trị “late” (có phải là: overdue (quá hạn), done_late (hoàn thành quá hạn)?)"),
        ("offices", "status --status 'đúng hạn'", "--status: không có giá trị “đúng hạn” (có phải là: done (hoàn thành đúng hạn), on_track (trong hạn)?)"),
    ],
)  # fmt: skip
def test_what_is_refused(lay: Run, folder: Path, plans: str, line: str, text: str) -> None:
    """Nothing is recorded, shown or told before; a line that is named is one that can be typed."""
    ran = lay(plans, f"--lang vi {line}")
    assert (ran.code, ran.out) == (2, "")
    (told,) = ran.err.splitlines()
    assert told.split("; chọn một trong: ")[0] == f"plantrack: {text}"
    assert _records(folder) == []
    for named in re.findall(
        r"plantrack (?:log|show|overdue|status|mail|report|sheet|--plan \S+ log) [^;]*\w[^;]*", text
    ):
        if "NHIỆM_VỤ" not in named and "--help" not in named:
            asked = f"{named} --dry-run" if " log " in named else named
            asked = asked.replace(
                "--doc SỐ", "--doc 1/UB"
            )  # the number is for the reader to put in
            assert lay(plans, asked.removeprefix("plantrack ")).code != 2, named


@pytest.mark.parametrize(
    ("plans", "line", "exact"),
    [
        ("offices", "status --status 'chưa xong'", "status --status 'chưa hoàn thành'"),
        ("communes", "status hoàn thành", "status --status 'đã hoàn thành'"),
        ("communes", "status hoàn thành số hóa", "status --task 2"),
        ("titles", "overdue bo", "overdue --agency bo"),
        ("offices", "overdue Phong Kinh te and Ha tang", "overdue --agency phong-kt-ht"),
        ("offices", "status --status 'not done'", "status --status 'chưa hoàn thành'"),
        ("offices", "show Sở Y tế và Sở Tư pháp", "show so-y-te so-tu-phap"),
        ("offices", "history Nhạc", "history --agency ban-nhac"),
        ("offices", "overdue UBND xã", "overdue --agency van-phong"),
        ("both", "overdue Sở Tài chính", "overdue --agency so-tai-chinh"),
        ("both", "status Chuyển đổi", "status --task 'Chuyển đổi số'"),
        ("both", "sheet SYT tờ.xlsx", "sheet --agency so-y-te -o tờ.xlsx"),
        ("both", "report Sở Y tế a.md b.html", "report --agency so-y-te -o a.md -o b.html"),
        ("both", "status --as-of '30 Jun 2026'", "status --as-of 2026-06-30"),
        ("both", "status --as-of 'June 2026'", "status --as-of 2026-06-30"),
    ],
)  # fmt: skip
def test_what_is_read(lay: Run, folder: Path, plans: str, line: str, exact: str) -> None:
    """The same as its exact form, files and all."""
    found = []
    for typed in (line, exact):
        ran = lay(plans, typed)
        files = sorted(path for path in folder.iterdir() if path.is_file())
        found.append((ran.code, ran.out, [(path.name, path.read_bytes()) for path in files]))
        for path in files:
            path.unlink()
    assert found[0] == found[1]
    assert found[0][0] == 0


@pytest.mark.parametrize("line", ["history done", "overdue so-y-te", "status 2"])
def test_what_needs_no_telling(lay: Run, line: str) -> None:
    """A key or an id is what it is."""
    assert lay("offices", line).err == ""


PIECES = ["sở", "xã", "nam", "bình", "an", "hòa", "hóa", "và"]
LABEL = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4, unique=True).map(" ".join)
TYPED = st.lists(st.sampled_from([*PIECES, *(fold(one) for one in PIECES)]), min_size=1, max_size=5)


@examples(300)
@given(st.lists(LABEL, min_size=1, max_size=6, unique=True), st.data(), TYPED)
def test_a_record_is_for_whom_all_words_name(
    all_names: list[str], data: st.DataObject, typed: list[str]
) -> None:
    """Of several each by all words of its name or id; one alone also by some of them, and by no other word.

    Whose whole name is typed is not left out.
    """
    if data.draw(st.booleans()):  # some words of a name, then another in full
        one, other = (data.draw(st.sampled_from(all_names)) for _ in range(2))
        typed = [*one.split()[: data.draw(st.integers(1, 2))], *other.split()]
    ids = data.draw(
        st.lists(
            st.sampled_from(["so", "xa", "nam", "hoa", "a-1", "b-2", "c-3", "d-4"]),
            min_size=len(all_names),
            max_size=len(all_names),
            unique=True,
        )
    )
    groups = {ids[0]: {"name": all_names[0], "members": [ids[-1]]}} if len(ids) > 1 else {}
    agencies = {
        id_: {"name": name} for id_, name in zip(ids, all_names, strict=True) if id_ not in groups
    }
    plan = make_plan(
        {"open": "x"}, agencies=agencies, groups=groups, lead=[ids[-1]], monitor=ids[-1]
    )
    plans = Plans(current_world("vi"), ())
    plans.paths = (Path("plan-1.yaml"),)
    plans.files = (PlanFile(plans.paths[0], plan, cast("Source", None)),)
    try:
        said = record(Phrase(plans, "log"), ["T", "xong", *typed])
    except UsageError:
        return
    meant = [next(filter(None, plans.register.find(PARTY, one))).id for one in said.words[2:]]
    called = {id_: [id_, name] for id_, name in zip(ids, all_names, strict=True)}
    for id_ in meant:
        in_full = any(_within(label, typed) for label in called[id_])
        alone = len(meant) == 1 and any(
            _within(" ".join(typed), label.split()) for label in called[id_]
        )
        assert in_full or alone, (called, typed, meant)
    recorded = [label for id_ in meant for label in called[id_]]
    for name in all_names:
        if " " in name and _stands_in(name, " ".join(typed)):
            assert any(_stands_in(name, label) for label in recorded), (called, typed, meant)


def _stands_in(name: str, text: str) -> bool:
    """Tell whether a name stands in a text in full, with its marks."""
    return f" {name.casefold()} " in f" {text.casefold()} "


def _within(text: str, words: list[str]) -> bool:
    """Tell whether each word of a text is one of some words, whatever their marks."""
    return set(fold(text).split()) <= set(map(fold, words))
