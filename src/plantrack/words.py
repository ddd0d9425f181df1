"""What a person reads, in Vietnamese or English: names, labels, dates and whole sentences."""

from datetime import date
from typing import TYPE_CHECKING

from plantrack.messages import MESSAGES, Both
from plantrack.model import Agency, EventKind, Every, Group, Language, Task
from plantrack.obligation import Obligation, Status
from plantrack.periods import Period, Step, Term, Unit
from plantrack.problems import Message, Problem, where
from plantrack.report import Tally
from plantrack.text import visible
from plantrack.workdays import DayOff

if TYPE_CHECKING:
    from plantrack.letters import Letter

STATUS: dict[Status, Both] = {
    Status.WAITING: Both("chờ văn bản", "waiting for a document"),
    Status.SCHEDULED: Both("chưa đến thời gian thực hiện", "not begun yet"),
    Status.ON_TRACK: Both("đang thực hiện, trong hạn", "under way, within the deadline"),
    Status.OVERDUE: Both("đang thực hiện, quá hạn", "under way, overdue"),
    Status.UNDATED: Both("đang thực hiện, không ấn định hạn", "under way, no date set"),
    Status.DONE: Both("hoàn thành đúng hạn", "done on time"),
    Status.DONE_LATE: Both("hoàn thành quá hạn", "done late"),
    Status.CLOSED: Both("không còn thực hiện", "closed"),
}
EVENT: dict[EventKind, Both] = {
    EventKind.RECEIVED: Both("đã nhận văn bản", "document received"),
    EventKind.PROGRESS: Both("đang thực hiện", "progress"),
    EventKind.DONE: Both("hoàn thành", "done"),
    EventKind.REOPENED: Both("yêu cầu thực hiện lại", "reopened"),
    EventKind.EXTENDED: Both("gia hạn", "extended"),
    EventKind.BLOCKED: Both("khó khăn, vướng mắc", "difficulty"),
    EventKind.REMINDED: Both("đôn đốc", "reminded"),
    EventKind.DROPPED: Both("không còn thực hiện", "dropped"),
    EventKind.NOTE: Both("ghi chú", "note"),
    EventKind.REPORTED: Both("đã gửi báo cáo tổng hợp", "digest sent"),
    EventKind.VOID: Both("hủy ghi nhận", "taken back"),
}
LABELS: dict[str, Both] = {
    "task": Both("Mục", "Task"),
    "title": Both("Nhiệm vụ", "What"),
    "lead": Both("Cơ quan chủ trì", "Lead"),
    "coordinate": Both("Cơ quan phối hợp", "Coordinate"),
    "delivered_by": Both("Cơ quan thực hiện", "Delivered by"),
    "delivered_to": Both("Nơi nhận kết quả", "Delivered to"),
    "product": Both("Sản phẩm", "Product"),
    "wording": Both("Kế hoạch ghi", "The plan says"),
    "agency": Both("Cơ quan", "Agency"),
    "code": Both("Ký hiệu", "Code"),
    "email": Both("Thư điện tử", "E-mail"),
    "life": Both("Hoạt động", "In force"),
    "successor": Both("Cơ quan kế thừa", "Successor"),
    "members": Both("Thành viên", "Members"),
    "duties": Both("Trách nhiệm thường xuyên", "Standing duties"),
    "who": Both("Trách nhiệm của", "Duty of"),
    "due": Both("Thời hạn", "Due"),
    "progress": Both("Tiến độ", "Progress"),
    "status": Both("Tình trạng", "Status"),
    "days": Both("Số ngày", "Days"),
    "note": Both("Ghi chú", "Note"),
    "occurrence": Both("Kỳ, văn bản", "Occurrence"),
    "date": Both("Ngày", "Date"),
    "event": Both("Ghi nhận", "Event"),
    "doc": Both("Văn bản", "Document"),
    "by": Both("Người ghi", "By"),
    "id": Both("Mã", "Id"),
    "why": Both("Cách xác định thời hạn", "How the due date was found"),
    "history": Both("Quá trình thực hiện", "History"),
    "reminders": Both("Đôn đốc", "Reminders"),
    "number": Both("Số việc", "Number"),
    "agencies": Both("Các cơ quan", "Agencies"),
    "reason": Both("Lý do", "Reason"),
    "recipient": Both("Gửi đến", "To"),
    "subject": Both("Tiêu đề", "Subject"),
    "totals": Both("Tổng hợp", "Totals"),
    "overdue_rows": Both("Quá hạn, theo cơ quan", "Overdue, by agency"),
    "upcoming_rows": Both("Sắp đến hạn", "Due soon"),
    "blocked_rows": Both("Khó khăn, vướng mắc", "Difficulties"),
    "waiting_rows": Both("Chờ văn bản", "Waiting for a document"),
    "unreachable": Both(
        "Cơ quan chưa có địa chỉ thư điện tử", "Agencies without an e-mail address"
    ),
}
PHRASES: dict[str, Both] = {
    "issued": Both("{issuer}, ngày {day}", "{issuer}, {day}"),
    "as_of": Both("Tính đến hết ngày {day}", "As of the end of {day}"),
    "known_on": Both(
        "Tính đến hết ngày {day}, theo những gì đã ghi nhận đến {known}",
        "As of the end of {day}, with what was recorded by {known}",
    ),
    "total": Both("Tổng số {n} đầu việc", "Obligations: {n}"),
    "progress": Both(
        "Tiến độ: hoàn thành {done}/{all} ({percent} %)",
        "Progress: {done} of {all} done ({percent} %)",
    ),
    "rate": Both(
        "Trong số đã đến hạn: hoàn thành {done}/{all} ({percent} %)",
        "Of those due so far: {done} of {all} done ({percent} %)",
    ),
    "due_soon": Both("sắp đến hạn", "due soon"),
    "blocked": Both("khó khăn, vướng mắc", "difficulty"),
    "days_late": Both("quá hạn {n} ngày", "{n} days late"),
    "day_late": Both("quá hạn 1 ngày", "1 day late"),
    "days_left": Both("trong hạn, còn {n} ngày", "on track, {n} days left"),
    "day_left": Both("trong hạn, còn 1 ngày", "on track, 1 day left"),
    "last_day": Both("trong hạn, ngày cuối cùng", "on track, last day"),
    "done_on": Both("{name} ngày {day}", "{name}, {day}"),
    "done_late": Both("trễ {n} ngày", "{n} days late"),
    "no_date": Both("không ấn định", "none set"),
    "until": Both("{first} đến {last}", "{first} to {last}"),
    "answers": Both("{agency} (nay: {successor})", "{agency} (now: {successor})"),
    "extended": Both("gia hạn {n} lần, ban đầu {day}", "extended {n}x, first {day}"),
    "extended_undated": Both("ấn định sau {n} lần", "dated later, {n}x"),
    "reminded": Both("đôn đốc lần {n}", "reminder {n}"),
    "applies": Both("Áp dụng cho {agencies}.", "For {agencies}."),
    "applies_to_many": Both("Áp dụng cho {n} cơ quan.", "For {n} agencies."),
    "since": Both("từ {day}", "since {day}"),
    "ended": Both("đến hết {day}", "until {day}"),
    "ended_no_successor": Both("chưa xác định", "not named"),
    "recorded": Both("Đã ghi vào {file}:", "Recorded in {file}:"),
    "created": Both(
        "Đã tạo {file}; sửa nội dung rồi chạy plantrack check.",
        "Created {file}; edit it, then run plantrack check.",
    ),
    "dry_run": Both("Thử, chưa ghi vào {file}:", "A trial, nothing written to {file}:"),
    "taken_back": Both("đã hủy", "taken back"),
    "no_obligations": Both("Không có đầu việc nào.", "There are no obligations."),
    "nobody": Both("chưa ai phải thực hiện", "nobody owes it yet"),
    "nothing_happened": Both("Chưa có ghi nhận nào.", "Nothing has been recorded."),
    "nothing_overdue": Both("Không có đầu việc nào quá hạn.", "Nothing is overdue."),
    "nothing_upcoming": Both("Không có đầu việc nào sắp đến hạn.", "Nothing falls due soon."),
    "nothing_blocked": Both(
        "Không có đầu việc nào đang vướng mắc.", "Nothing is flagged with a difficulty."
    ),
    "new_due": Both("hạn mới {day}", "new due date {day}"),
    "set_due": Both("hạn {day}", "due {day}"),
    "waiting_documents": Both("chờ văn bản", "awaits document"),
    "overdue_count": Both("{n} đầu việc quá hạn", "{n} overdue"),
    "soon_count": Both("{n} đầu việc sắp đến hạn", "{n} due soon"),
    "blocked_count": Both("{n} đầu việc vướng mắc", "{n} with a difficulty"),
    "soon_of_these": Both("trong đó sắp đến hạn", "of these due soon"),
    "under_document": Both("theo văn bản {doc}", "under document {doc}"),
    "reminder_subject": Both(
        "{plan}: {counts} (đôn đốc ngày {day})", "{plan}: {counts} (reminder of {day})"
    ),
    "digest_subject": Both(
        "{plan}: {counts} (báo cáo tổng hợp ngày {day})", "{plan}: {counts} (digest of {day})"
    ),
    "reminder_heading": Both(
        "Đôn đốc thực hiện Kế hoạch số {plan}", "Reminder of what plan {plan} asks"
    ),
    "digest_heading": Both(
        "Báo cáo tổng hợp tình hình thực hiện Kế hoạch số {plan}", "Digest of plan {plan}"
    ),
    "addressed": Both("Kính gửi: {agency}", "To: {agency}"),
    "reminder_lead": Both(
        "{monitor} đôn đốc quý cơ quan thực hiện Kế hoạch số {plan} ngày {issued} của {issuer}; tính đến ngày "
        "{day} có {counts} như sau.",
        "{monitor} reminds you of what plan {plan} of {issued}, {issuer}, asks of you; as of {day} this is "
        "{counts}, as follows.",
    ),
    "digest_lead": Both(
        "Tình hình thực hiện Kế hoạch số {plan} ngày {issued} của {issuer}, tính đến ngày {day}: {counts}.",
        "How plan {plan} of {issued}, {issuer}, stands as of {day}: {counts}.",
    ),
    "urge_overdue": Both(
        "Đề nghị quý cơ quan khẩn trương thực hiện và báo cáo kết quả.",
        "Please deliver what is overdue without further delay.",
    ),
    "urge_soon": Both("Đề nghị quý cơ quan thực hiện đúng thời hạn.", "Please deliver on time."),
    "answer": Both(
        "Nếu đã hoàn thành hoặc có khó khăn, vướng mắc, đề nghị thông báo cho {monitor}.",
        "If it is done already, or meets a difficulty, please tell {monitor}.",
    ),
    "automatic": Both(
        "Thư do hệ thống theo dõi kế hoạch gửi tự động, thay mặt {monitor}. Tệp CSV đính kèm mở được bằng Excel.",
        "Sent automatically on behalf of {monitor}. The attached CSV file opens in Excel.",
    ),
    "owed_by": Both("việc của {agency}", "owed by {agency}"),
    "deliver_to": Both("Gửi kết quả về: {party}", "Send the result to: {party}"),
    "reminder_number": Both("lần {n}", "no. {n}"),
    "no_address": Both("chưa có địa chỉ", "no address"),
    "nothing_to_mail": Both("Không có thư nào cần gửi.", "There is nothing to send."),
    "mailed": Both("Đã gửi {n} thư.", "Messages sent: {n}."),
    "mailing": Both("Đang gửi thư", "Sending"),
    "commit_mail": Both("đôn đốc và báo cáo ngày {day}", "reminders and digest of {day}"),
}
STEPS: dict[Step, Both] = {
    "month": Both("hằng tháng", "month"),
    "quarter": Both("hằng quý", "quarter"),
    "half-year": Both("6 tháng", "half-year"),
    "year": Both("hằng năm", "year"),
}
UNITS: dict[Unit, Both] = {
    "day": Both("ngày", "day"),
    "working day": Both("ngày làm việc", "working day"),
    "week": Both("tuần", "week"),
    "month": Both("tháng", "month"),
    "year": Both("năm", "year"),
}
WEEKDAYS = (
    Both("thứ Hai", "Monday"),
    Both("thứ Ba", "Tuesday"),
    Both("thứ Tư", "Wednesday"),
    Both("thứ Năm", "Thursday"),
    Both("thứ Sáu", "Friday"),
    Both("thứ Bảy", "Saturday"),
    Both("Chủ nhật", "Sunday"),
)
NEAR = Both(" – có phải là: {near}?", " – did you mean: {near}?")
ROMAN = ("I", "II", "III", "IV")


class Words:
    """The words of one language."""

    def __init__(self, language: Language) -> None:
        """Choose the language."""
        self.language: Language = language

    def pick(self, both: Both) -> str:
        """Return the words in this language."""
        return both.vi if self.language == "vi" else both.en

    def label(self, key: str) -> str:
        """Return the heading of a column or of a line."""
        return self.pick(LABELS[key])

    def phrase(self, key: str, **values: object) -> str:
        """Return a short piece of text with its values."""
        return self._fill(self.pick(PHRASES[key]), values)

    def name(self, value: Status | EventKind) -> str:
        """Return a status or an event in words."""
        return self.pick(STATUS[value] if isinstance(value, Status) else EVENT[value])

    def day(self, day: date) -> str:
        """Return a date as people write it."""
        return f"{day:%d/%m/%Y}"

    def say(self, message: Message) -> str:
        """Return a message as a sentence."""
        return self._fill(self.pick(MESSAGES[message.key]), dict(message.values))

    def occurrence(self, obligation: Obligation) -> str:
        """Return which occurrence an obligation is, as people say it; nothing for the only one."""
        name = obligation.occurrence
        if name is None:
            return ""
        if obligation.period:
            return self._period(obligation.period)
        due = obligation.original_due
        return self.day(due) if due and due.isoformat() == name else visible(name)

    def standing(self, obligation: Obligation) -> str:
        """Return how an obligation stands, with the days that matter."""
        late, left = obligation.days_late, obligation.days_left
        if obligation.status is Status.OVERDUE and late is not None:
            return self.phrase("day_late" if late == 1 else "days_late", n=late)
        if obligation.status is Status.ON_TRACK and left is not None:
            counted = "last_day" if left == 0 else "day_left" if left == 1 else "days_left"
            return self.phrase(counted, n=left)
        name = self.name(obligation.status)
        if obligation.done_on:
            name = self.phrase("done_on", name=name, day=obligation.done_on)
        if obligation.status is Status.DONE_LATE:
            name += f", {self.phrase('done_late', n=late)}"
        return name

    def extended(self, obligation: Obligation) -> str:
        """Return how often an obligation was extended and what it was at first; else nothing."""
        if not obligation.extensions:
            return ""
        key = "extended" if obligation.original_due else "extended_undated"
        return self.phrase(key, n=obligation.extensions, day=obligation.original_due)

    def difficulty(self, obligation: Obligation) -> str:
        """Return the difficulty that an obligation is flagged with; else nothing."""
        if not obligation.blocked:
            return ""
        why = obligation.blocked.note or obligation.blocked.doc or ""
        return f"{self.phrase('blocked')}: {visible(why)}".rstrip(": ")

    def counts(self, total: Tally, *, difficulties: bool) -> str:
        """Return how much is overdue, due soon and, if asked for, flagged with a difficulty."""
        counted = [
            ("overdue_count", total.counts.get(Status.OVERDUE, 0)),
            ("soon_count", total.due_soon),
            ("blocked_count", total.blocked if difficulties else 0),
        ]
        return ", ".join(self.phrase(key, n=number) for key, number in counted if number)

    def rates(self, total: Tally) -> list[str]:
        """Return how much of everything, and of what was due, is done; nothing of what there is none."""
        return [
            self.phrase(key, done=done, all=out_of, percent=f"{100 * done / out_of:.0f}")
            for key, (done, out_of) in (
                ("progress", (total.delivered, total.expected)),
                ("rate", total.fell_due),
            )
            if out_of
        ]

    def subject(self, letter: "Letter") -> str:
        """Return the subject of a letter: the plan, what it is about in numbers, the day."""
        from plantrack.letters import Digest

        report = letter.report
        digest = isinstance(letter, Digest)
        text = self.phrase(
            "digest_subject" if digest else "reminder_subject",
            plan=report.plan.about.id,
            counts=self.counts(report.total, difficulties=digest),
            day=report.query.as_of,
        )
        return " ".join(text.split())

    def problem(self, problem: Problem) -> str:
        """Return a problem as one line: where it is, then what it is."""
        return f"{self._place(problem)}{self._where(problem)}{self.say(problem.message)}"

    def finding(self, problem: Problem) -> str:
        """Return a problem as editors parse it: its severity, in English, after its place."""
        where = self._where(problem)
        return f"{self._place(problem)}{problem.severity}: {where}{self.say(problem.message)}"

    def _place(self, problem: Problem) -> str:
        if not problem.file:
            return ""
        numbers = [str(number) for number in (problem.line, problem.column) if number]
        return ":".join([visible(problem.file), *numbers]) + ": "

    def _where(self, problem: Problem) -> str:
        path = where(problem)
        return f"{visible(path)}: " if path else ""

    def _fill(self, template: str, values: dict[str, object]) -> str:
        texts = {key: self._text(value) for key, value in values.items() if key != "near"}
        if "near" in values:
            near = values["near"]
            texts["near"] = self.pick(NEAR).format(near=self._text(near)) if near else ""
        return template.format_map(texts)

    def _text(self, value: object) -> str:
        match value:
            case date():
                return self.day(value)
            case Status() | EventKind():
                return self.name(value)
            case Agency() | Group() | Task():
                return visible(value.name)
            case Message():
                return self.say(value)
            case DayOff(day=day, note=note):
                return f"{self.day(day)} ({note or self.pick(WEEKDAYS[day.weekday()])})"
            case Every():
                return self.pick(STEPS[value.every])
            case Period():
                return self._period(value)
            case Term():
                many = "s" if self.language == "en" and value.number != 1 else ""
                return f"{value.number} {self.pick(UNITS[value.unit])}{many}"
            case Both():
                return self.pick(value)
            case tuple():
                return ", ".join(map(self._text, value))
            case _:
                return visible(str(value))

    def _period(self, period: Period) -> str:
        year, number = period.year, period.number
        if self.language == "en":
            return period.name
        match period.step:
            case "month":
                return f"tháng {number}/{year}"
            case "quarter":
                return f"quý {ROMAN[number - 1]}/{year}"
            case "half-year":
                return f"6 tháng {'đầu' if number == 1 else 'cuối'} năm {year}"
            case "year":
                return f"năm {year}"
