"""What a person reads, in Vietnamese or English: names, labels, dates and whole sentences."""

from typing import TYPE_CHECKING

from plantrack.log.event import EventKind
from plantrack.report.obligation import Obligation
from plantrack.report.report import Tally
from plantrack.report.status import Status
from plantrack.words.text import visible
from plantrack.words.words import Sentence
from plantrack.words.words import Words as _Words

if TYPE_CHECKING:
    from plantrack.report.letters import Letter

LABELS: dict[str, Sentence] = {
    "task": Sentence("Mục", "Task"),
    "title": Sentence("Nhiệm vụ", "What"),
    "lead": Sentence("Cơ quan chủ trì", "Lead"),
    "coordinate": Sentence("Cơ quan phối hợp", "Coordinate"),
    "delivered_by": Sentence("Cơ quan thực hiện", "Delivered by"),
    "delivered_to": Sentence("Nơi nhận kết quả", "Delivered to"),
    "product": Sentence("Sản phẩm", "Product"),
    "wording": Sentence("Kế hoạch ghi", "The plan says"),
    "agency": Sentence("Cơ quan", "Agency"),
    "code": Sentence("Ký hiệu", "Code"),
    "email": Sentence("Thư điện tử", "E-mail"),
    "life": Sentence("Hoạt động", "In force"),
    "successor": Sentence("Cơ quan kế thừa", "Successor"),
    "members": Sentence("Thành viên", "Members"),
    "duties": Sentence("Trách nhiệm thường xuyên", "Standing duties"),
    "who": Sentence("Trách nhiệm của", "Duty of"),
    "due": Sentence("Thời hạn", "Due"),
    "progress": Sentence("Tiến độ", "Progress"),
    "status": Sentence("Tình trạng", "Status"),
    "days": Sentence("Số ngày", "Days"),
    "note": Sentence("Ghi chú", "Note"),
    "occurrence": Sentence("Kỳ, văn bản", "Occurrence"),
    "date": Sentence("Ngày", "Date"),
    "event": Sentence("Ghi nhận", "Event"),
    "doc": Sentence("Văn bản", "Document"),
    "by": Sentence("Người ghi", "By"),
    "id": Sentence("Mã", "Id"),
    "why": Sentence("Cách xác định thời hạn", "How the due date was found"),
    "history": Sentence("Quá trình thực hiện", "History"),
    "reminders": Sentence("Đôn đốc", "Reminders"),
    "number": Sentence("Số việc", "Number"),
    "agencies": Sentence("Các cơ quan", "Agencies"),
    "reason": Sentence("Lý do", "Reason"),
    "recipient": Sentence("Gửi đến", "To"),
    "subject": Sentence("Tiêu đề", "Subject"),
    "totals": Sentence("Tổng hợp", "Totals"),
    "overdue_rows": Sentence("Quá hạn, theo cơ quan", "Overdue, by agency"),
    "upcoming_rows": Sentence("Sắp đến hạn", "Due soon"),
    "blocked_rows": Sentence("Khó khăn, vướng mắc", "Difficulties"),
    "waiting_rows": Sentence("Chờ văn bản", "Waiting for a document"),
    "unreachable": Sentence(
        "Cơ quan chưa có địa chỉ thư điện tử", "Agencies without an e-mail address"
    ),
}
PHRASES: dict[str, Sentence] = {
    "issued": Sentence("{issuer}, ngày {day}", "{issuer}, {day}"),
    "as_of": Sentence("Tính đến hết ngày {day}", "As of the end of {day}"),
    "known_on": Sentence(
        "Tính đến hết ngày {day}, theo những gì đã ghi nhận đến {known}",
        "As of the end of {day}, with what was recorded by {known}",
    ),
    "total": Sentence("Tổng số {n} đầu việc", "Obligations: {n}"),
    "progress": Sentence(
        "Tiến độ: hoàn thành {done}/{all} ({percent} %)",
        "Progress: {done} of {all} done ({percent} %)",
    ),
    "rate": Sentence(
        "Trong số đã đến hạn: hoàn thành {done}/{all} ({percent} %)",
        "Of those due so far: {done} of {all} done ({percent} %)",
    ),
    "due_soon": Sentence("sắp đến hạn", "due soon"),
    "blocked": Sentence("khó khăn, vướng mắc", "difficulty"),
    "days_late": Sentence("quá hạn {n} ngày", "{n} days late"),
    "day_late": Sentence("quá hạn 1 ngày", "1 day late"),
    "days_left": Sentence("trong hạn, còn {n} ngày", "on track, {n} days left"),
    "day_left": Sentence("trong hạn, còn 1 ngày", "on track, 1 day left"),
    "last_day": Sentence("trong hạn, ngày cuối cùng", "on track, last day"),
    "done_on": Sentence("{name} ngày {day}", "{name}, {day}"),
    "done_late": Sentence("trễ {n} ngày", "{n} days late"),
    "no_date": Sentence("không ấn định", "none set"),
    "until": Sentence("{first} đến {last}", "{first} to {last}"),
    "answers": Sentence("{agency} (nay: {successor})", "{agency} (now: {successor})"),
    "extended": Sentence("gia hạn {n} lần, ban đầu {day}", "extended {n}x, first {day}"),
    "extended_undated": Sentence("ấn định sau {n} lần", "dated later, {n}x"),
    "reminded": Sentence("đôn đốc lần {n}", "reminder {n}"),
    "applies": Sentence("Áp dụng cho {agencies}.", "For {agencies}."),
    "applies_to_many": Sentence("Áp dụng cho {n} cơ quan.", "For {n} agencies."),
    "since": Sentence("từ {day}", "since {day}"),
    "ended": Sentence("đến hết {day}", "until {day}"),
    "ended_no_successor": Sentence("chưa xác định", "not named"),
    "recorded": Sentence("Đã ghi vào {file}:", "Recorded in {file}:"),
    "created": Sentence(
        "Đã tạo {file}; sửa nội dung rồi chạy plantrack check.",
        "Created {file}; edit it, then run plantrack check.",
    ),
    "dry_run": Sentence("Thử, chưa ghi vào {file}:", "A trial, nothing written to {file}:"),
    "taken_back": Sentence("đã hủy", "taken back"),
    "no_obligations": Sentence("Không có đầu việc nào.", "There are no obligations."),
    "nobody": Sentence("chưa ai phải thực hiện", "nobody owes it yet"),
    "nothing_happened": Sentence("Chưa có ghi nhận nào.", "Nothing has been recorded."),
    "nothing_overdue": Sentence("Không có đầu việc nào quá hạn.", "Nothing is overdue."),
    "nothing_upcoming": Sentence("Không có đầu việc nào sắp đến hạn.", "Nothing falls due soon."),
    "nothing_blocked": Sentence(
        "Không có đầu việc nào đang vướng mắc.", "Nothing is flagged with a difficulty."
    ),
    "new_due": Sentence("hạn mới {day}", "new due date {day}"),
    "set_due": Sentence("hạn {day}", "due {day}"),
    "waiting_documents": Sentence("chờ văn bản", "awaits document"),
    "overdue_count": Sentence("{n} đầu việc quá hạn", "{n} overdue"),
    "soon_count": Sentence("{n} đầu việc sắp đến hạn", "{n} due soon"),
    "blocked_count": Sentence("{n} đầu việc vướng mắc", "{n} with a difficulty"),
    "soon_of_these": Sentence("trong đó sắp đến hạn", "of these due soon"),
    "under_document": Sentence("theo văn bản {doc}", "under document {doc}"),
    "reminder_subject": Sentence(
        "{plan}: {counts} (đôn đốc ngày {day})", "{plan}: {counts} (reminder of {day})"
    ),
    "digest_subject": Sentence(
        "{plan}: {counts} (báo cáo tổng hợp ngày {day})", "{plan}: {counts} (digest of {day})"
    ),
    "reminder_heading": Sentence(
        "Đôn đốc thực hiện Kế hoạch số {plan}", "Reminder of what plan {plan} asks"
    ),
    "digest_heading": Sentence(
        "Báo cáo tổng hợp tình hình thực hiện Kế hoạch số {plan}", "Digest of plan {plan}"
    ),
    "addressed": Sentence("Kính gửi: {agency}", "To: {agency}"),
    "reminder_lead": Sentence(
        "{monitor} đôn đốc quý cơ quan thực hiện Kế hoạch số {plan} ngày {issued} của {issuer}; tính đến ngày "
        "{day} có {counts} như sau.",
        "{monitor} reminds you of what plan {plan} of {issued}, {issuer}, asks of you; as of {day} this is "
        "{counts}, as follows.",
    ),
    "digest_lead": Sentence(
        "Tình hình thực hiện Kế hoạch số {plan} ngày {issued} của {issuer}, tính đến ngày {day}: {counts}.",
        "How plan {plan} of {issued}, {issuer}, stands as of {day}: {counts}.",
    ),
    "urge_overdue": Sentence(
        "Đề nghị quý cơ quan khẩn trương thực hiện và báo cáo kết quả.",
        "Please deliver what is overdue without further delay.",
    ),
    "urge_soon": Sentence(
        "Đề nghị quý cơ quan thực hiện đúng thời hạn.", "Please deliver on time."
    ),
    "answer": Sentence(
        "Nếu đã hoàn thành hoặc có khó khăn, vướng mắc, đề nghị thông báo cho {monitor}.",
        "If it is done already, or meets a difficulty, please tell {monitor}.",
    ),
    "automatic": Sentence(
        "Thư do hệ thống theo dõi kế hoạch gửi tự động, thay mặt {monitor}. Tệp CSV đính kèm mở được bằng Excel.",
        "Sent automatically on behalf of {monitor}. The attached CSV file opens in Excel.",
    ),
    "owed_by": Sentence("việc của {agency}", "owed by {agency}"),
    "deliver_to": Sentence("Gửi kết quả về: {party}", "Send the result to: {party}"),
    "reminder_number": Sentence("lần {n}", "no. {n}"),
    "no_address": Sentence("chưa có địa chỉ", "no address"),
    "nothing_to_mail": Sentence("Không có thư nào cần gửi.", "There is nothing to send."),
    "mailed": Sentence("Đã gửi {n} thư.", "Messages sent: {n}."),
    "mailing": Sentence("Đang gửi thư", "Sending"),
    "commit_mail": Sentence("đôn đốc và báo cáo ngày {day}", "reminders and digest of {day}"),
}


class Words(_Words):
    """The words of one language."""

    def label(self, key: str) -> str:
        """Return the heading of a column or of a line."""
        return self.pick(LABELS[key])

    def phrase(self, key: str, **values: object) -> str:
        """Return a short piece of text with its values."""
        return self.fill(PHRASES[key], **values)

    def name(self, value: Status | EventKind) -> str:
        """Return a status or an event in words."""
        return value.said(self)

    def occurrence(self, obligation: Obligation) -> str:
        """Return which occurrence an obligation is, as people say it; nothing for the only one."""
        name = obligation.occurrence
        if name is None:
            return ""
        if obligation.period:
            return obligation.period.said(self)
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
        from plantrack.report.letters import Digest

        report = letter.report
        digest = isinstance(letter, Digest)
        text = self.phrase(
            "digest_subject" if digest else "reminder_subject",
            plan=report.plan.about.id,
            counts=self.counts(report.total, difficulties=digest),
            day=report.query.as_of,
        )
        return " ".join(text.split())
