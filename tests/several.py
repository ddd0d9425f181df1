"""Three plans in one folder, with one file of agencies that all of them use."""

import re
from pathlib import Path

from tests.plans import PLAN_89

PLAN_90 = """plan:
  id: 90/KH-UBND
  title: Cải cách hành chính năm 2025
  issuer: UBND tỉnh Thái Nguyên
  issued: 10/04/2025
  monitor: so-noi-vu
agencies: co-quan.yaml
tasks:
  - {id: I.1, title: Rà soát thủ tục hành chính, lead: [so-ban-nganh], deadline: {by: 29/04/2025}}
  - {id: II.1, title: Báo cáo chỉ số cải cách, lead: [so-y-te, so-tu-phap], deadline: {by: 09/05/2025}}
"""
PLAN_112 = """plan:
  id: 112/KH-UBND
  title: Chuyển đổi số trong cơ quan nhà nước
  issuer: UBND tỉnh Thái Nguyên
  issued: 02/05/2025
  monitor: so-khoa-hoc-cong-nghe
agencies: co-quan.yaml
tasks:
  - {id: A.1, title: Số hóa hồ sơ, lead: [so-y-te], deadline: {by: 12/05/2025}}
  - {id: A.2, title: Báo cáo quý, lead: [so-tai-chinh], deadline: {every: quarter, by: 15}}
"""


def three_plans(data: Path) -> None:
    """Make one plan three: what Plan 89 says of agencies goes into a file that all use."""
    text = PLAN_89.read_text(encoding="utf-8")
    blocks = [
        re.search(rf"^{key}:.*?(?=^[a-z]|\Z)", text, re.MULTILINE | re.DOTALL)
        for key in ("agencies", "groups")
    ]
    shared = "".join(block[0] for block in blocks if block)
    for block in blocks:
        text = text.replace(block[0] if block else "", "")
    (data / "co-quan.yaml").write_text(shared, encoding="utf-8")
    (data / "plan-89.yaml").write_text(f"agencies: co-quan.yaml\n{text}", encoding="utf-8")
    (data / "plan-90.yaml").write_text(PLAN_90, encoding="utf-8")
    (data / "plan-112.yaml").write_text(PLAN_112, encoding="utf-8")
