"""A plan with a quarterly report, in which one department ended and another answers for it."""

from pathlib import Path

QUARTERLY = """\
plan: {id: 7/KH-UBND, title: Kế hoạch, issuer: UBND tỉnh, issued: 02/01/2026, monitor: so-noi-vu}
agencies:
  so-noi-vu: {name: Sở Nội vụ, code: SNV}
  so-tu-phap: {name: Sở Tư pháp, code: STP}
  so-y-te: {name: Sở Y tế, code: SYT}
  so-cong-thuong: {name: Sở Công Thương, code: SCT}
  so-tai-chinh: {name: Sở Tài chính, code: STC}
  so-ke-hoach: {name: Sở Kế hoạch và Đầu tư, code: SKH, until: 31/03/2026, successor: so-tai-chinh}
  so-thong-tin: {name: Sở Thông tin, code: STT, until: 31/03/2026}
  so-moi: {name: Sở Mới, since: 01/7/2026}
groups:
  cac-so: {name: các sở, members: [so-tu-phap, so-y-te, so-cong-thuong]}
  tat-ca: {name: tất cả, members: [so-tu-phap, so-thong-tin, so-moi]}
tasks:
  - {id: "5", title: Báo cáo quý, lead: [cac-so], deadline: {every: quarter, by: 15}}
  - {id: "6", title: Đề án, lead: [so-tai-chinh, so-ke-hoach], deadline: {by: 30/6/2026}}
  - {id: "7", title: Báo cáo quý, lead: [so-tai-chinh, so-ke-hoach], deadline: {every: quarter, by: 15}}
  - {id: "8", title: Hai đợt, lead: [so-y-te], deadline: [{by: 15/5/2026}, {from: 01/9/2026, to: 30/9/2026}]}
  - {id: "9", title: Theo văn bản, lead: [tat-ca], deadline: {after: văn bản của Bộ}}
  - {id: "11", title: Theo văn bản, lead: [so-tai-chinh, so-ke-hoach], deadline: {after: văn bản của Bộ}}
  - {id: "10", title: Từ tháng 9, lead: [so-y-te], deadline: {from: 01/9/2026, to: 30/9/2026}}
"""


def quarterly(data: Path) -> Path:
    """Put this plan where there was another, and return where its log will be."""
    for path in data.glob("plan-*"):
        path.unlink()
    (data / "plan-7.yaml").write_text(QUARTERLY, encoding="utf-8")
    return data / "plan-7.log.jsonl"
