"""What is said of deadlines and of how they were found."""

from plantrack.words.words import Sentence

number_form = Sentence(
    "“{value}” không phải là số nguyên từ 0 đến 9999",
    "“{value}” is not a whole number from 0 to 9999",
)
date_form = Sentence(
    "“{value}” không phải là ngày; viết 2025-04-15 hoặc 15/4/2025",
    "“{value}” is not a date; write 2025-04-15 or 15/4/2025",
)
date_missing = Sentence(
    "ngày “{value}” không có trong lịch (năm từ 1900 đến 2199); hãy sửa lại",
    "the date “{value}” does not exist (years 1900 to 2199); correct it",
)
date_or_period_form = Sentence(
    "“{value}” không phải là ngày, tháng, quý hay năm; viết 2025-04-15, 15/4/2025, 2025-05 (tháng 5), "
    "2025-Q2 (quý II), 2025-H1 (6 tháng đầu năm) hoặc 2025",
    "“{value}” is no date, month, quarter or year; write 2025-04-15, 15/4/2025, 2025-05, "
    "2025-Q2, 2025-H1 or 2025",
)
term_form = Sentence(
    "“{value}” không phải là thời hạn; viết 10 days (10 ngày), 5 working days (5 ngày làm việc), 2 weeks (2 tuần), 1 month (1 tháng) hoặc 1 year (1 năm)",
    "“{value}” is not a term; write 10 days, 5 working days, 2 weeks, 1 month or 1 year",
)
ends_before_begin = Sentence(
    "ngày kết thúc ({last}) sớm hơn ngày bắt đầu ({first}); hãy sửa một trong hai ngày",
    "ends ({last}) before it begins ({first}); correct one of the dates",
)
month_outside = Sentence(
    "không dùng được tháng thứ {month}; chọn từ 1 đến {last}, đếm từ tháng đầu kỳ",
    "month {month} cannot be used; choose 1 to {last}, counted from the period's first",
)
day_outside = Sentence(
    "không có ngày {day} trong tháng; chọn từ 1 đến 31",
    "no month has a day {day}; choose 1 to 31",
)
before_and_by = Sentence(
    "chỉ dùng một trong hai khóa “before” và “by”", "use only one of “before” and “by”"
)
week_without_day = Sentence(
    "định kỳ hằng tuần phải nêu hạn vào thứ mấy; hãy thêm “on” (thứ trong tuần), ví dụ on: friday (thứ Sáu)",
    "a weekly deadline needs its day of the week; add “on”, such as on: friday (monday to sunday)",
)
day_without_week = Sentence(
    "khóa “on” chỉ dùng với “every: week”; hãy bỏ đi, ngày trong tháng ghi ở “by” hoặc “before”",
    "“on” goes with “every: week” only; remove it, a day of the month is given by “by” or “before”",
)
not_of_a_week = Sentence(
    "khóa “{key}” không dùng với “every: week”; hãy bỏ đi, hạn trong tuần chỉ ghi ở “on”",
    "“{key}” cannot stand beside “every: week”; remove it, the day of the week is given by “on” alone",
)
not_owed_ended = Sentence(
    "{period} đã kết thúc, sớm hơn ngày bắt đầu thực hiện ({day}), nên không phải thực hiện nhiệm vụ của kỳ đó",
    "{period} ended before the task begins ({day}), so nothing is owed for it",
)
not_owed_twice = Sentence(
    "{period} và {other} cùng đến hạn ngày {due} nên chỉ thực hiện cho {other}",
    "{period} and {other} are both due on {due}, so only {other} is owed",
)
gist_due = Sentence("hạn {due}", "due {due}")
gist_span = Sentence("từ {first} đến {last}", "from {first} to {last}")
gist_after = Sentence("sau khi có văn bản", "after a document")
gist_within = Sentence("{term} kể từ ngày nhận được văn bản", "{term} after a document")
gist_open = Sentence("không ấn định thời hạn", "no date set")
why_before = Sentence(
    "Kế hoạch quy định trước ngày {day}, nên ngày cuối cùng đúng hạn là ngày {due}.",
    "The plan says before {day}, so the last day on time is {due}.",
)
why_by = Sentence(
    "Kế hoạch quy định chậm nhất ngày {due}.", "The plan says by {due} at the latest."
)
why_period = Sentence(
    "Kế hoạch quy định trong {period}; ngày cuối cùng là ngày {due}.",
    "The plan says in {period}; its last day is {due}.",
)
why_from_to = Sentence(
    "Kế hoạch quy định từ ngày {start} đến hết ngày {due}.",
    "The plan says from {start} to {due} inclusive.",
)
why_within = Sentence(
    "Kế hoạch quy định trong {term} kể từ ngày {day}.", "The plan says within {term} of {day}."
)
why_every = Sentence(
    "Kế hoạch quy định định kỳ {every}; thời hạn của {period} là ngày {due}.",
    "The plan says once every {every}; for {period} it is due on {due}.",
)
why_weekly = Sentence(
    "Kế hoạch quy định định kỳ hằng tuần, vào {on}; thời hạn của {period} là ngày {due}.",
    "The plan says once a week, on {on}; for the {period} it is due on {due}.",
)
why_open = Sentence(
    "Kế hoạch không ấn định thời hạn: “{text}”.", "The plan sets no date: “{text}”."
)
# The same where not the plan but a document that amends it sets the deadline.
why_before_amended = Sentence(
    "Văn bản sửa đổi, bổ sung quy định trước ngày {day}, nên ngày cuối cùng đúng hạn là ngày {due}.",
    "The amendment says before {day}, so the last day on time is {due}.",
)
why_by_amended = Sentence(
    "Văn bản sửa đổi, bổ sung quy định chậm nhất ngày {due}.",
    "The amendment says by {due} at the latest.",
)
why_period_amended = Sentence(
    "Văn bản sửa đổi, bổ sung quy định trong {period}; ngày cuối cùng là ngày {due}.",
    "The amendment says in {period}; its last day is {due}.",
)
why_from_to_amended = Sentence(
    "Văn bản sửa đổi, bổ sung quy định từ ngày {start} đến hết ngày {due}.",
    "The amendment says from {start} to {due} inclusive.",
)
why_within_amended = Sentence(
    "Văn bản sửa đổi, bổ sung quy định trong {term} kể từ ngày {day}.",
    "The amendment says within {term} of {day}.",
)
why_every_amended = Sentence(
    "Văn bản sửa đổi, bổ sung quy định định kỳ {every}; thời hạn của {period} là ngày {due}.",
    "The amendment says once every {every}; for {period} it is due on {due}.",
)
why_weekly_amended = Sentence(
    "Văn bản sửa đổi, bổ sung quy định định kỳ hằng tuần, vào {on}; thời hạn của {period} là ngày {due}.",
    "The amendment says once a week, on {on}; for the {period} it is due on {due}.",
)
why_open_amended = Sentence(
    "Văn bản sửa đổi, bổ sung không ấn định thời hạn: “{text}”.",
    "The amendment sets no date: “{text}”.",
)
AMENDED: dict[Sentence, Sentence] = {
    why_before: why_before_amended,
    why_by: why_by_amended,
    why_period: why_period_amended,
    why_from_to: why_from_to_amended,
    why_within: why_within_amended,
    why_every: why_every_amended,
    why_weekly: why_weekly_amended,
    why_open: why_open_amended,
}
why_waiting = Sentence(
    "Chưa có văn bản nên chưa tính thời hạn: “{text}”.",
    "The awaited document has not come, so no date runs yet: “{text}”.",
)
why_received = Sentence(
    "Ngày {day} nhận được văn bản số {doc}.", "Document {doc} was received on {day}."
)
why_document_due = Sentence(
    "Văn bản đó ấn định thời hạn là ngày {due}.", "That document sets the due date {due}."
)
why_no_term = Sentence(
    "Cả kế hoạch và văn bản đều không ấn định thời hạn.",
    "Neither the plan nor the document sets a date.",
)
why_counted = Sentence(
    "Thời hạn {term} tính từ ngày tiếp theo liền kề ({first}), kết thúc ngày {end}.",
    "{term} counted from the day after ({first}) end on {end}.",
)
why_working_days = Sentence(
    "Thời hạn {term} tính từ ngày tiếp theo liền kề ({first}), không tính các ngày nghỉ, kết thúc ngày {due}.",
    "{term} counted from the day after ({first}), working days only, end on {due}.",
)
why_moved = Sentence(
    "Ngày {end} là ngày nghỉ nên chuyển sang ngày làm việc tiếp theo là ngày {due}.",
    "{end} is a day off, so it moves to the next working day, {due}.",
)
why_stepped = Sentence("Các ngày nghỉ không tính: {days}.", "Days off stepped over: {days}.")
why_day_off = Sentence(
    "Ngày {off} là ngày nghỉ; thời hạn đã ghi trong văn bản thì không chuyển sang ngày làm việc tiếp theo.",
    "{off} is a day off; a date printed in a document does not move.",
)
calendar_unpublished = Sentence(
    "phần mềm chưa có lịch nghỉ năm {year}, thời hạn có thể thay đổi",
    "the days off of {year} are not in this program yet, so the due date may change",
)

# What an occurrence is called that is neither a period nor under a document.
due_on = Sentence("thời hạn ngày {day}", "due {day}")
first_due_on = Sentence("thời hạn ban đầu ngày {day}", "first due {day}")
under_document = Sentence("theo văn bản số {doc}", "under document {doc}")
under_kind = Sentence("theo {document}", "under {document}")
part_open = Sentence("phần không ấn định thời hạn", "part with no date set")
part_after = Sentence("phần chờ văn bản", "part waiting for a document")
numbered_part = Sentence("{part} ({n})", "{part} ({n})")
