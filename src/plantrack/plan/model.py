"""The plan as frozen values; reading files is left to others."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, PrivateAttr

from plantrack.deadlines.calendar import Calendar, Corrections, notices
from plantrack.deadlines.fields import Day, Frozen, Number, Text, refusal
from plantrack.deadlines.kinds import After, Deadlines
from plantrack.plan import messages
from plantrack.plan.changes import Amendment
from plantrack.plan.keys import Address, AgencyId, TaskId, TaskKeys
from plantrack.words.citation import numbered
from plantrack.words.text import visible
from plantrack.words.words import Language, Words


def _timezone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # unknown, a folder of zones, not a name
        raise refusal(messages.timezone_unknown, name) from None
    return name


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _each_once(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


PLACEHOLDER = "can-xac-nhan"  # the id that stands where nobody is named yet; it is no agency


class About(Frozen):
    """The document itself: who issued it, when, and who follows it up."""

    id: Text = Field(description="Số, ký hiệu, không có dấu cách / Number and code, without spaces")
    title: Text = Field(description="Trích yếu / Title")
    issuer: Text = Field(description="Cơ quan ban hành / Who issued it")
    issued: Day = Field(description="Ngày ban hành / Day of issue")
    signed_by: Text | None = Field(None, description="Người ký / Who signed it")
    basis: tuple[Text, ...] = Field(
        (), description="Các căn cứ / What it is based on, one text each"
    )
    copies: tuple[Text, ...] = Field((), description="Nơi nhận / Who gets a copy, one text each")
    monitor: AgencyId = Field(
        description="Mã cơ quan theo dõi, nhận báo cáo tổng hợp / Id of the agency that follows up and gets the digest"
    )
    language: Language = Field(
        "vi", description="Ngôn ngữ hiển thị: vi hoặc en / Language of all output: vi or en"
    )
    timezone: Annotated[str, AfterValidator(_timezone)] = Field(
        "Asia/Ho_Chi_Minh",
        description="Múi giờ quyết định hôm nay là ngày nào / Time zone that decides today",
    )
    soon: Number = Field(
        7,
        description="Còn bao nhiêu ngày thì tính là sắp đến hạn / Days before the due date that are soon",
    )

    def in_words(self, words: Words) -> str:
        """Return its kind and number."""
        return numbered(self.id, words)


class Agency(Frozen):
    """An agency; `since` and `until` are its first and last day."""

    name: Text = Field(description="Tên / Name")
    code: Text | None = Field(
        None,
        description="Tên viết tắt, như trong số, ký hiệu văn bản / Short name, as in document numbers",
    )
    email: Annotated[
        tuple[Address, ...], BeforeValidator(_one_or_many), AfterValidator(_each_once)
    ] = Field((), description="Một hoặc nhiều địa chỉ thư điện tử / One e-mail address or several")
    since: Day | None = Field(
        None, description="Ngày đầu tiên hoạt động / First day of its existence"
    )
    until: Day | None = Field(
        None, description="Ngày cuối cùng hoạt động / Last day of its existence"
    )
    successor: AgencyId | None = Field(
        None, description="Mã cơ quan kế thừa / Id of the agency that takes over"
    )

    def binds(self, start: date, due: date | None) -> bool:
        """Tell whether its life, both ends inclusive, overlaps the span of an obligation."""
        ended_before = self.until is not None and self.until < start
        began_after = due is not None and self.since is not None and self.since > due
        return not ended_before and not began_after

    def in_words(self, words: Words) -> str:  # noqa: ARG002  # a name is the same in every language
        """Return its name."""
        return visible(self.name)


class Group(Frozen):
    """A name for several agencies; without members an outside party."""

    name: Text = Field(description="Tên như kế hoạch ghi / Name as the plan writes it")
    members: tuple[AgencyId, ...] = Field(
        (),
        description="Mã các thành viên; bỏ trống nếu không theo dõi / Ids of its members; none: not tracked",
    )

    def in_words(self, words: Words) -> str:  # noqa: ARG002  # a name is the same in every language
        """Return its name."""
        return visible(self.name)


class Shared(Frozen):
    """What a file that several plans share defines."""

    agencies: dict[AgencyId, Agency] = Field(description="Các cơ quan, theo mã / Agencies by id")
    groups: dict[AgencyId, Group] = Field({}, description="Các nhóm, theo mã / Groups by id")


class Task(TaskKeys):
    """A task with a result to deliver."""

    title: Text = Field(description="Nội dung nhiệm vụ / What is to be done")
    lead: tuple[AgencyId, ...] = Field(
        min_length=1, description="Cơ quan chủ trì / Agencies or groups that lead"
    )
    coordinate: tuple[AgencyId, ...] = Field(
        (), description="Cơ quan phối hợp / Agencies or groups that coordinate"
    )
    deadline: Deadlines = Field(
        description="Thời hạn, một hoặc nhiều / The deadline, or a list of them"
    )

    @property
    def name(self) -> str:
        """The short title where there is one."""
        return self.short or self.title

    def in_words(self, words: Words) -> str:  # noqa: ARG002  # a name is the same in every language
        """Return its name."""
        return visible(self.name)

    def awaits(self, occurrence: str | None = None) -> After | None:
        """Return the deadline that waits for a document under a name, else the first that does."""
        rules = [rule for rule in self.deadlines if isinstance(rule, After)]
        named = {f"after-{number}": rule for number, rule in enumerate(rules, 1)}
        return named.get(occurrence or "", rules[0] if rules else None)


class Duty(Frozen):
    """A standing responsibility without a result to deliver."""

    id: TaskId = Field(description="Mục trong kế hoạch / Item in the plan")
    who: tuple[AgencyId, ...] = Field(
        min_length=1,
        description="Cơ quan hoặc nhóm có trách nhiệm / Agencies or groups whose duty it is",
    )
    text: Text = Field(description="Nội dung trách nhiệm / What the duty is")


class Plan(Frozen):
    """A plan: the document, the agencies, the tasks and the duties."""

    about: About = Field(alias="plan", description="Văn bản kế hoạch / The document itself")
    calendar: Corrections | None = Field(
        None,
        description="Điều chỉnh lịch làm việc có sẵn / Corrections to the built-in working-day calendar",
    )
    agencies: dict[AgencyId, Agency] = Field(
        min_length=1,
        description="Các cơ quan, theo mã; hoặc đường dẫn đến tệp có agencies và groups / The agencies by id; or the path of a file with agencies and groups",
    )
    groups: dict[AgencyId, Group] = Field(
        {}, description="Các nhóm cơ quan, theo mã / The groups of agencies by id"
    )
    tasks: tuple[Task, ...] = Field(
        min_length=1,
        description="Các nhiệm vụ phải có kết quả / The tasks with a result to deliver",
    )
    duties: tuple[Duty, ...] = Field(
        (),
        description="Trách nhiệm thường xuyên, không có kết quả phải gửi / Standing duties without a result to deliver",
    )
    amendments: tuple[Amendment, ...] = Field(
        (),
        description="Các văn bản sửa đổi, bổ sung, cũ trước / The decisions that change the plan, oldest first",
    )
    _origin: "Plan | None" = PrivateAttr(None)

    @property
    def origin(self) -> "Plan":
        """The plan as its file has it, of which this may be the reading of one day."""
        return self._origin or self

    def amended(self, **parts: object) -> "Plan":
        """Return this plan with other parts; what it is read from stays its `origin`."""
        copy = self.model_copy(update=parts)
        copy._origin = self.origin  # noqa: SLF001  # a copy of its own kind
        return copy

    @property
    def dropped(self) -> Mapping[str, tuple[Amendment, str]]:
        """The tasks that are no longer to be done once all its amendments apply: by which, and why."""
        found: dict[str, tuple[Amendment, str]] = {}
        for amendment in self.amendments:
            for change in amendment.tasks:
                found.pop(change.id, None)
                if change.dropped:
                    found[change.id] = amendment, change.dropped
        return found

    def brought_by(self, task: str) -> Amendment | None:
        """Return the amendment that brought a task; none for one that the plan had from the first."""
        if self.origin.task(task):
            return None
        naming = (one for one in self.amendments if any(new.id == task for new in one.tasks))
        return next(naming, None)

    def wordings(self, task: str) -> list[tuple[Amendment | None, str | None]]:
        """Return how the deadline of a task was worded one after the other, and by which amendment; none: the plan."""
        first = self.origin.task(task)
        found: list[tuple[Amendment | None, str | None]] = [
            (None, first.wording if first else None)
        ]
        for amendment in self.amendments:
            for change in amendment.tasks:
                given = change.id == task and "wording" in change.changed
                if given and change.wording != found[-1][1]:
                    found.append((amendment, change.wording))
        return found

    @property
    def identity(self) -> int:
        """What tells it from every other plan that was read, even one of the same number and contents.

        Plans are told apart by this alone, never by `is` or `==`: readings of one plan share it.
        """
        return id(self.origin)

    @cached_property
    def days(self) -> Calendar:
        """The working-day calendar, with the plan's corrections."""
        return Calendar(notices(), self.calendar)

    def members(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the agencies that the ids of agencies and groups name, each once, in plan order."""
        named = set[str]()
        for id_ in ids:
            group = self.groups.get(id_)
            named.update(group.members if group else [id_])
        places = self._places
        return tuple(sorted((id_ for id_ in named if id_ in places), key=places.__getitem__))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {id_: number for number, id_ in enumerate(self.agencies)}

    @property
    def renamed(self) -> Mapping[str, str]:
        """The id that each former id of a task has now; whenever it changed, that holds on every day."""
        return self.origin._renamed  # noqa: SLF001  # a plan of its own kind

    @cached_property
    def _renamed(self) -> dict[str, str]:
        changes = (task for amendment in self.amendments for task in amendment.tasks)
        return {id_: task.id for task in (*self.tasks, *changes) for id_ in task.former}

    def party(self, id_: str) -> Agency | Group:
        """Return the agency or group with this id; KeyError if there is none."""
        return self.agencies.get(id_) or self.groups[id_]

    def task(self, id_: str) -> Task | None:
        """Return the task with this id, if any."""
        return next((task for task in self.tasks if task.id == id_), None)

    def binds(self, agency: str, start: date, due: date | None) -> bool:
        """Tell whether the life of an agency, or of one that follows it, overlaps an obligation's."""
        return self.agencies[agency].binds(start, due) or any(
            self.agencies[id_].binds(start, due) for id_ in self.chain(agency)
        )

    def chain(self, agency: str) -> Iterator[str]:
        """Yield an agency and those that follow it, one after the other."""
        seen = set[str]()
        here: str | None = agency
        while here and here not in seen:
            yield here
            seen.add(here)
            here = self.agencies[here].successor

    def answering(self, agency: str, day: date) -> str | None:
        """Return who answers for an agency on a day: itself, the successor of an ended one, or none."""
        last = self.last_of_chain(agency, day)
        until = self.agencies[last].until
        return last if until is None or day <= until else None

    def last_of_chain(self, agency: str, day: date) -> str:
        """Return the agency itself, or the last of its successors that is reached by a day."""
        seen = set[str]()
        while agency not in seen:
            seen.add(agency)
            here = self.agencies[agency]
            if here.until is None or day <= here.until or here.successor is None:
                break
            agency = here.successor
        return agency
