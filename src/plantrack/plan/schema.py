"""The JSON Schema of the plan file, with a description of every key in both languages."""

from typing import Any

from plantrack.plan.model import Plan
from plantrack.words.words import Sentence

DIALECT = "https://json-schema.org/draft/2020-12/schema"
KEYS: dict[str, dict[str, Sentence]] = {
    "Plan": {
        "plan": Sentence("Văn bản kế hoạch", "The document itself"),
        "calendar": Sentence(
            "Điều chỉnh lịch làm việc có sẵn", "Corrections to the built-in working-day calendar"
        ),
        "agencies": Sentence(
            "Các cơ quan, theo mã; hoặc đường dẫn đến tệp có agencies và groups",
            "The agencies by id; or the path of a file with agencies and groups",
        ),
        "groups": Sentence("Các nhóm cơ quan, theo mã", "The groups of agencies by id"),
        "tasks": Sentence("Các nhiệm vụ phải có kết quả", "The tasks with a result to deliver"),
        "duties": Sentence(
            "Trách nhiệm thường xuyên, không có kết quả phải giao",
            "Standing duties without a result to deliver",
        ),
    },
    "About": {
        "id": Sentence("Số, ký hiệu, không có dấu cách", "Number and code, without spaces"),
        "title": Sentence("Trích yếu", "Title"),
        "issuer": Sentence("Cơ quan ban hành", "Who issued it"),
        "issued": Sentence("Ngày ban hành", "Day of issue"),
        "signed_by": Sentence("Người ký", "Who signed it"),
        "basis": Sentence("Các căn cứ", "What it is based on, one text each"),
        "monitor": Sentence(
            "Mã cơ quan theo dõi, nhận báo cáo tổng hợp",
            "Id of the agency that follows up and gets the digest",
        ),
        "language": Sentence("Ngôn ngữ hiển thị: vi hoặc en", "Language of all output: vi or en"),
        "timezone": Sentence(
            "Múi giờ quyết định hôm nay là ngày nào", "Time zone that decides today"
        ),
        "soon": Sentence(
            "Còn bao nhiêu ngày thì coi là sắp đến hạn", "Days before the due date that are soon"
        ),
    },
    "Corrections": {
        "off": Sentence("Ngày nghỉ thêm", "Extra days off"),
        "work": Sentence("Ngày làm bù", "Make-up working days"),
    },
    "DayNote": {
        "date": Sentence("Ngày", "Day"),
        "note": Sentence("Lý do, văn bản", "Why, which document"),
    },
    "Agency": {
        "name": Sentence("Tên", "Name"),
        "code": Sentence("Ký hiệu trong số văn bản", "Code in document numbers"),
        "email": Sentence("Một hoặc nhiều địa chỉ thư điện tử", "One e-mail address or several"),
        "since": Sentence("Ngày đầu tiên hoạt động", "First day of its existence"),
        "until": Sentence("Ngày cuối cùng hoạt động", "Last day of its existence"),
        "successor": Sentence("Mã cơ quan kế thừa", "Id of the agency that takes over"),
    },
    "Group": {
        "name": Sentence("Tên như kế hoạch ghi", "Name as the plan writes it"),
        "members": Sentence(
            "Mã các thành viên; bỏ trống nếu không theo dõi",
            "Ids of its members; none: not tracked",
        ),
    },
    "Task": {
        "id": Sentence("Mục trong kế hoạch, không có dấu cách", "Item in the plan, without spaces"),
        "title": Sentence("Nội dung nhiệm vụ", "What is to be done"),
        "short": Sentence("Tên ngắn cho bảng", "Short title for tables"),
        "lead": Sentence("Cơ quan chủ trì", "Agencies or groups that lead"),
        "coordinate": Sentence("Cơ quan phối hợp", "Agencies or groups that coordinate"),
        "delivered_by": Sentence(
            "Cơ quan phải giao kết quả (mặc định: chủ trì)",
            "Whose delivery is tracked (default: lead)",
        ),
        "delivered_to": Sentence("Cơ quan nhận kết quả", "Agency that collects the results"),
        "product": Sentence("Sản phẩm, kết quả", "Product, result"),
        "deadline": Sentence("Thời hạn, một hoặc nhiều", "The deadline, or a list of them"),
        "wording": Sentence(
            "Nguyên văn thời hạn trong kế hoạch", "The plan's own words for the deadline"
        ),
        "note": Sentence("Ghi chú", "Note"),
    },
    "Before": {"before": Sentence("Trước ngày này; hạn là ngày hôm trước", "Before this day")},
    "By": {"by": Sentence("Chậm nhất ngày, tháng, quý, nửa năm, năm này", "By this day or period")},
    "FromTo": {
        "from": Sentence("Từ ngày", "First day"),
        "to": Sentence("Đến hết ngày", "Last day"),
    },
    "After": {
        "after": Sentence("Văn bản phải chờ", "The document that is awaited"),
        "within": Sentence(
            "Thời hạn từ khi nhận: 10 days, 5 working days, 2 weeks, 1 month, 1 year",
            "Term from its receipt: 10 days, 5 working days, 2 weeks, 1 month, 1 year",
        ),
    },
    "Every": {
        "every": Sentence("Định kỳ: month, quarter, half-year, year", "Once a period"),
        "month": Sentence(
            "Tháng thứ mấy của kỳ (mặc định: cuối)", "Month of the period (default: last)"
        ),
        "before": Sentence("Trước ngày này của tháng", "Before this day of the month"),
        "by": Sentence("Chậm nhất ngày này của tháng", "By this day of the month"),
        "from": Sentence("Từ ngày", "First day"),
        "to": Sentence("Đến hết ngày", "Last day"),
    },
    "Open": {
        "open": Sentence(
            "Không ấn định ngày: thường xuyên, theo tiến độ …", "No date: as things go"
        )
    },
    "Duty": {
        "id": Sentence("Mục trong kế hoạch", "Item in the plan"),
        "who": Sentence("Cơ quan hoặc nhóm có trách nhiệm", "Agencies or groups whose duty it is"),
        "text": Sentence("Nội dung trách nhiệm", "What the duty is"),
    },
}
# YAML editors see 012 or 2025 as numbers and no as a truth value; plantrack reads all as text.
_SCALAR = ["string", "number", "boolean"]


def plan_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the plan file; an optional key is left out, never null."""
    schema = Plan.model_json_schema(by_alias=True)
    definitions = schema.pop("$defs")
    for name, definition in {**definitions, "Plan": schema}.items():
        definition.pop("description", None)
        for key, both in KEYS[name].items():
            place = definition["properties"][key]
            place.pop("title", None)
            place["description"] = f"{both.vi} / {both.en}"
    definitions["Agency"]["properties"]["email"] = {
        "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
        "description": definitions["Agency"]["properties"]["email"]["description"],
    }
    agencies = schema["properties"]["agencies"]
    schema["properties"]["agencies"] = {
        "anyOf": [{"type": "string"}, agencies],
        "description": agencies.pop("description"),
    }
    _loosen(schema)
    _loosen(definitions)
    return {"$schema": DIALECT, **schema, "title": "plantrack", "$defs": definitions}


def _loosen(node: object) -> None:
    """Let text be written as YAML lets it, and drop what only says how pydantic tells kinds apart."""
    if isinstance(node, list):
        for item in node:
            _loosen(item)
    elif isinstance(node, dict):
        kinds = [kind for kind in node.get("anyOf", ()) if kind != {"type": "null"}]
        if len(kinds) == 1:
            del node["anyOf"]
            node.update(kinds[0])
        if node.get("type") == "string" and "enum" not in node:
            node["type"] = _SCALAR
        if node.get("default", 0) is None:
            del node["default"]
        node.pop("discriminator", None)
        for item in node.values():
            _loosen(item)
