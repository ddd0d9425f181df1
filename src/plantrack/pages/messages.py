"""What pages say."""

from plantrack.words.words import Sentence

issued = Sentence("{issuer}, ngày {day}", "{issuer}, {day}")
as_of = Sentence("Tính đến hết ngày {day}", "As of the end of {day}")
known_on = Sentence(
    "Tính đến hết ngày {day}, theo những gì đã ghi nhận đến {known}",
    "As of the end of {day}, with what was recorded by {known}",
)
total = Sentence("Tổng số {n} đầu việc", "Obligations: {n}")
progress = Sentence(
    "Tiến độ: hoàn thành {done}/{all} ({percent} %)",
    "Progress: {done} of {all} done ({percent} %)",
)
rate = Sentence(
    "Trong số đã đến hạn: hoàn thành {done}/{all} ({percent} %)",
    "Of those due so far: {done} of {all} done ({percent} %)",
)
due_soon = Sentence("sắp đến hạn", "due soon")
blocked = Sentence("khó khăn, vướng mắc", "difficulty")
days_late = Sentence("quá hạn {n} ngày", "{n} days late")
day_late = Sentence("quá hạn 1 ngày", "1 day late")
days_left = Sentence("trong hạn, còn {n} ngày", "on track, {n} days left")
day_left = Sentence("trong hạn, còn 1 ngày", "on track, 1 day left")
last_day = Sentence("trong hạn, ngày cuối cùng", "on track, last day")
done_on = Sentence("{name} ngày {day}", "{name}, {day}")
done_late = Sentence("trễ {n} ngày", "{n} days late")
no_date = Sentence("không ấn định", "none set")
until = Sentence("{first} đến {last}", "{first} to {last}")
answers = Sentence("{agency} (nay: {successor})", "{agency} (now: {successor})")
extended = Sentence("gia hạn {n} lần, ban đầu {day}", "extended {n}x, first {day}")
extended_undated = Sentence("ấn định sau {n} lần", "dated later, {n}x")
reminded = Sentence("đôn đốc lần {n}", "reminder {n}")
applies = Sentence("Áp dụng cho {agencies}.", "For {agencies}.")
applies_to_many = Sentence("Áp dụng cho {n} cơ quan.", "For {n} agencies.")
since = Sentence("từ {day}", "since {day}")
ended = Sentence("đến hết {day}", "until {day}")
ended_no_successor = Sentence("chưa xác định", "not named")
recorded = Sentence("Đã ghi vào {file}:", "Recorded in {file}:")
created = Sentence(
    "Đã tạo {file}; sửa nội dung rồi chạy plantrack check.",
    "Created {file}; edit it, then run plantrack check.",
)
dry_run = Sentence("Thử, chưa ghi vào {file}:", "A trial, nothing written to {file}:")
taken_back = Sentence("đã hủy", "taken back")
no_obligations = Sentence("Không có đầu việc nào.", "There are no obligations.")
nobody = Sentence("chưa ai phải thực hiện", "nobody owes it yet")
nothing_happened = Sentence("Chưa có ghi nhận nào.", "Nothing has been recorded.")
nothing_overdue = Sentence("Không có đầu việc nào quá hạn.", "Nothing is overdue.")
nothing_upcoming = Sentence("Không có đầu việc nào sắp đến hạn.", "Nothing falls due soon.")
nothing_blocked = Sentence(
    "Không có đầu việc nào đang vướng mắc.", "Nothing is flagged with a difficulty."
)
new_due = Sentence("hạn mới {day}", "new due date {day}")
set_due = Sentence("hạn {day}", "due {day}")
waiting_documents = Sentence("chờ văn bản", "awaits document")
overdue_count = Sentence("{n} đầu việc quá hạn", "{n} overdue")
soon_count = Sentence("{n} đầu việc sắp đến hạn", "{n} due soon")
blocked_count = Sentence("{n} đầu việc vướng mắc", "{n} with a difficulty")
soon_of_these = Sentence("trong đó sắp đến hạn", "of these due soon")
under_document = Sentence("theo văn bản {doc}", "under document {doc}")
reminder_subject = Sentence(
    "{plan}: {counts} (đôn đốc ngày {day})", "{plan}: {counts} (reminder of {day})"
)
digest_subject = Sentence(
    "{plan}: {counts} (báo cáo tổng hợp ngày {day})", "{plan}: {counts} (digest of {day})"
)
reminder_heading = Sentence(
    "Đôn đốc thực hiện Kế hoạch số {plan}", "Reminder of what plan {plan} asks"
)
digest_heading = Sentence(
    "Báo cáo tổng hợp tình hình thực hiện Kế hoạch số {plan}", "Digest of plan {plan}"
)
addressed = Sentence("Kính gửi: {agency}", "To: {agency}")
reminder_lead = Sentence(
    "{monitor} đôn đốc quý cơ quan thực hiện Kế hoạch số {plan} ngày {issued} của {issuer}; tính đến ngày "
    "{day} có {counts} như sau.",
    "{monitor} reminds you of what plan {plan} of {issued}, {issuer}, asks of you; as of {day} this is "
    "{counts}, as follows.",
)
digest_lead = Sentence(
    "Tình hình thực hiện Kế hoạch số {plan} ngày {issued} của {issuer}, tính đến ngày {day}: {counts}.",
    "How plan {plan} of {issued}, {issuer}, stands as of {day}: {counts}.",
)
urge_overdue = Sentence(
    "Đề nghị quý cơ quan khẩn trương thực hiện và báo cáo kết quả.",
    "Please deliver what is overdue without further delay.",
)
urge_soon = Sentence("Đề nghị quý cơ quan thực hiện đúng thời hạn.", "Please deliver on time.")
answer = Sentence(
    "Nếu đã hoàn thành hoặc có khó khăn, vướng mắc, đề nghị thông báo cho {monitor}.",
    "If it is done already, or meets a difficulty, please tell {monitor}.",
)
automatic = Sentence(
    "Thư do hệ thống theo dõi kế hoạch gửi tự động, thay mặt {monitor}. Tệp CSV đính kèm mở được bằng Excel.",
    "Sent automatically on behalf of {monitor}. The attached CSV file opens in Excel.",
)
owed_by = Sentence("việc của {agency}", "owed by {agency}")
deliver_to = Sentence("Gửi kết quả về: {party}", "Send the result to: {party}")
reminder_number = Sentence("lần {n}", "no. {n}")
no_address = Sentence("chưa có địa chỉ", "no address")
nothing_to_mail = Sentence("Không có thư nào cần gửi.", "There is nothing to send.")
mailed = Sentence("Đã gửi {n} thư.", "Messages sent: {n}.")
mailing = Sentence("Đang gửi thư", "Sending")
commit_mail = Sentence("đôn đốc và báo cáo ngày {day}", "reminders and digest of {day}")
