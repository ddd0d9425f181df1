"""What a later document changes of a plan, as frozen values."""

from collections.abc import Mapping
from datetime import date

from pydantic import Field

from plantrack.deadlines.fields import Day, Frozen, Text
from plantrack.plan.keys import AgencyId, TaskId, TaskKeys
from plantrack.words.citation import numbered
from plantrack.words.words import Words


class TaskChange(TaskKeys):
    """What an amendment says of a task: a new one whole, of one that is there the keys that change."""

    dropped: Text | None = Field(
        None,
        description="Lý do không còn thực hiện nhiệm vụ / Why the task is no longer to be done",
    )

    @property
    def changed(self) -> Mapping[str, object]:
        """The keys that it gives, but for the id and that the task is dropped."""
        return {
            key: getattr(self, key) for key in self.model_fields_set if key not in ("id", "dropped")
        }


class GroupChange(Frozen):
    """What an amendment says of a group: who belongs to it from that day on; a new one needs its name."""

    name: Text | None = Field(
        None, description="Tên như văn bản ghi / Name as the document writes it"
    )
    members: tuple[AgencyId, ...] | None = Field(
        None, description="Mã các thành viên từ ngày đó / Ids of its members from that day on"
    )


class DutyChange(Frozen):
    """What an amendment says of a standing duty."""

    id: TaskId = Field(description="Mục trong kế hoạch / Item in the plan")
    who: tuple[AgencyId, ...] | None = Field(
        None,
        min_length=1,
        description="Cơ quan hoặc nhóm có trách nhiệm / Agencies or groups whose duty it is",
    )
    text: Text | None = Field(None, description="Nội dung trách nhiệm / What the duty is")
    dropped: Text | None = Field(
        None, description="Lý do không còn áp dụng / Why it no longer applies"
    )


class Amendment(Frozen):
    """A later document that changes the plan from the beginning of its day on."""

    id: Text = Field(description="Số, ký hiệu, không có dấu cách / Number and code, without spaces")
    issued: Day = Field(description="Ngày ban hành / Day of issue")
    title: Text | None = Field(None, description="Trích yếu / Title")
    tasks: tuple[TaskChange, ...] = Field(
        (),
        description="Nhiệm vụ mới (đủ khóa), hoặc các khóa thay đổi của nhiệm vụ đã có / A new task with all its keys, or, of one that is there, only the keys that change",
    )
    groups: dict[AgencyId, GroupChange] = Field(
        {}, description="Các nhóm thay đổi, theo mã / The groups that change, by id"
    )
    duties: tuple[DutyChange, ...] = Field(
        (), description="Trách nhiệm mới hoặc thay đổi / Duties that are new or change"
    )

    def __hash__(self) -> int:
        """Its groups are a dict, which has no hash; its number tells it from the others of a plan."""
        return hash((self.id, self.issued))

    @property
    def doc(self) -> str:
        """Its number: it is itself the document that proves what it changes."""
        return self.id

    @property
    def date(self) -> date:
        """The day from which on it counts."""
        return self.issued

    @property
    def note(self) -> str | None:
        """What it says beside; nothing, as its reasons belong to tasks."""
        return None

    def in_words(self, words: Words) -> str:
        """Return its kind and number."""
        return numbered(self.id, words)
