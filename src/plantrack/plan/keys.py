"""The forms of ids and addresses, and the keys of a task, which a plan and its amendments share."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from plantrack.deadlines.fields import Frozen, Text, refusal
from plantrack.deadlines.kinds import Deadline, Deadlines
from plantrack.plan import messages


def _task_id(text: str) -> str:
    if not text.isprintable() or " " in text or text == "-":  # `log` writes - for no task
        raise refusal(messages.task_id_form, text)
    return text


def _agency_id(text: str) -> str:
    if not text or not set(text) <= set("abcdefghijklmnopqrstuvwxyz0123456789-"):
        raise refusal(messages.agency_id_form, text)
    return text


def is_address(text: str) -> bool:
    """Tell whether a text is an e-mail address that every mail server takes: RFC 5321's plain form."""
    return len(text) <= 254 and re.fullmatch(_ADDRESS, text) is not None


_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_ADDRESS = rf"{_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*"


def _address(text: str) -> str:
    if not is_address(text.strip()):
        raise refusal(messages.address_form, text)
    return text.strip()


TaskId = Annotated[Text, AfterValidator(_task_id)]
AgencyId = Annotated[str, AfterValidator(_agency_id)]
Address = Annotated[str, AfterValidator(_address)]


class TaskKeys(Frozen):
    """The keys that a task may have, whether it is written whole or only what changes of it."""

    id: TaskId = Field(
        description="Mục trong kế hoạch, không có dấu cách / Item in the plan, without spaces"
    )
    former: tuple[TaskId, ...] = Field(
        (),
        description="Các mã cũ của nhiệm vụ, cũ nhất trước: ghi nhận theo mã cũ trong nhật ký được tính cho nhiệm vụ này; chỉ ghi ở nơi nhiệm vụ được nêu lần đầu / Its former ids, the oldest first: what the log records under them counts for this task; only where the task is first written",
    )
    title: Text | None = Field(None, description="Nội dung nhiệm vụ / What is to be done")
    short: Text | None = Field(None, description="Tên ngắn cho bảng / Short title for tables")
    lead: tuple[AgencyId, ...] | None = Field(
        None, min_length=1, description="Cơ quan chủ trì / Agencies or groups that lead"
    )
    coordinate: tuple[AgencyId, ...] | None = Field(
        None, description="Cơ quan phối hợp / Agencies or groups that coordinate"
    )
    delivered_by: tuple[AgencyId, ...] | None = Field(
        None,
        min_length=1,
        description="Cơ quan phải gửi kết quả (mặc định: cơ quan chủ trì) / Whose delivery is tracked (default: lead)",
    )
    delivered_to: AgencyId | None = Field(
        None, description="Cơ quan nhận kết quả / Agency that collects the results"
    )
    product: Text | None = Field(None, description="Sản phẩm, kết quả / Product, result")
    deadline: Deadlines | None = Field(
        None, description="Thời hạn, một hoặc nhiều / The deadline, or a list of them"
    )
    wording: Text | None = Field(
        None,
        description="Nguyên văn thời hạn trong kế hoạch / The plan's own words for the deadline",
    )
    source: Text | None = Field(
        None,
        description="Văn bản giao nhiệm vụ, ví dụ 624/TB-VPCP / Document that assigned it, such as 624/TB-VPCP",
    )
    officer: Text | None = Field(
        None,
        description="Người phụ trách: theo dõi hoặc chỉ đạo / Who follows it in the office, or leads it",
    )
    note: Text | None = Field(None, description="Ghi chú / Note")

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """All deadlines, one or several; none where none is given."""
        if isinstance(self.deadline, tuple):
            return self.deadline
        return (self.deadline,) if self.deadline else ()

    @property
    def deliverers(self) -> tuple[str, ...]:
        """Agencies and groups whose delivery is tracked, as the plan names them."""
        return self.delivered_by or self.lead or ()
