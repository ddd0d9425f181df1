"""What is said of obligations, and of what may be recorded."""

from plantrack.words.words import Sentence

logged_twice = Sentence(
    "văn bản {doc} đã ghi nhận y như vậy ở mã {id}; nếu ghi trùng, hủy một bằng void",
    "document {doc} is recorded just so under {id}; if by mistake, void one",
)
void_of_nothing = Sentence(
    "không có ghi nhận nào mang mã “{id}”; xem plantrack history",
    "no event has the id “{id}”; see plantrack history",
)
void_ambiguous = Sentence("“{id}” là đầu của nhiều mã{near}", "“{id}” begins several ids{near}")
void_elsewhere = Sentence(
    "ghi nhận “{id}” thuộc {task} · {agency}, không phải nơi bạn nêu; hãy dùng: log {task} void {agency} --re {id}",
    "event “{id}” belongs to {task} · {agency}, not to what you named; use: log {task} void {agency} --re {id}",
)
void_twice = Sentence(
    "ghi nhận “{id}” đã bị hủy rồi; muốn khôi phục thì hủy lần hủy đó bằng void --re {void}",
    "event “{id}” has been taken back already; to bring it back use void --re {void}",
)
unknown_task = Sentence(
    "kế hoạch không có nhiệm vụ “{id}”; khôi phục nhiệm vụ hoặc hủy ghi nhận này (void)",
    "the plan has no task “{id}”; restore the task or void this event",
)
unknown_agency = Sentence(
    "kế hoạch không có cơ quan “{id}”; khôi phục cơ quan hoặc hủy ghi nhận này (void)",
    "the plan has no agency “{id}”; restore the agency or void this event",
)
not_bound = Sentence(
    "{agency} không phải thực hiện {task}; xem plantrack show {task}",
    "{agency} has nothing to deliver for {task}; see plantrack show {task}",
)
successor_answers = Sentence(
    "{agency} không phải thực hiện {task} nhưng nay thực hiện thay {ended}; hãy ghi cho {ended}",
    "{agency} does not deliver {task} itself but answers for {ended}; record it for {ended}",
)
duty_has_no_events = Sentence(
    "{task} là trách nhiệm thường xuyên, không có kết quả phải giao nên không ghi nhận được",
    "{task} is a standing duty with nothing to deliver, so nothing is recorded for it",
)
agency_required = Sentence(
    "{task} do nhiều cơ quan thực hiện; hãy nêu cơ quan hoặc nhóm, ví dụ {example}",
    "several agencies deliver {task}; name an agency or a group, for example {example}",
)
nobody_in_force = Sentence(
    "không cơ quan nào của “{name}” còn hoạt động ngày {day}",
    "no agency of “{name}” was in force on {day}",
)
agency_not_begun = Sentence(
    "{agency} chỉ hoạt động từ {day}; hãy sửa ngày",
    "{agency} exists only since {day}; correct the date",
)
agency_ended = Sentence(
    "{agency} kết thúc hoạt động ngày {day}, chưa có cơ quan kế thừa; dùng --date từ ngày đó "
    "trở về trước",
    "{agency} ended on {day} and has no successor; use --date up to that day",
)
in_the_future = Sentence(
    "{day} là ngày chưa đến (hôm nay {today}); hãy sửa --date",
    "{day} is in the future (today is {today}); correct --date",
)
before_everything = Sentence(
    "{day} là trước khi ban hành kế hoạch ({issued}) và trước khi việc bắt đầu; hãy sửa --date",
    "{day} is before the plan was issued ({issued}) and before the work begins; correct --date",
)
nothing_awaited = Sentence(
    "{task} không chờ văn bản nào; dùng “note” để ghi chú",
    "{task} waits for no document; use “note” for a remark",
)
already_received = Sentence(
    "văn bản {doc} đã được ghi nhận; sửa thời hạn bằng “extended”",
    "document {doc} is recorded already; change its due date with “extended”",
)
document_not_come = Sentence(
    "chưa có văn bản nên chưa thể “{kind}”; ghi “received” kèm --doc SỐ trước",
    "the awaited document has not come, so nothing can be “{kind}”; record “received” with "
    "--doc N first",
)
already_done = Sentence(
    "đã hoàn thành ngày {day}; dùng “reopened” nếu phải làm lại, hoặc hủy bằng void --re {event}",
    "done on {day} already; use “reopened” if it must be done again, or void --re {event}",
)
already_dropped = Sentence(
    "đã ghi không còn thực hiện ngày {day}; muốn mở lại thì hủy bằng void --re {event}",
    "dropped on {day}; to open it again use void --re {event}",
)
not_done = Sentence(
    "chưa hoàn thành nên không có gì để yêu cầu làm lại",
    "it is not done, so there is nothing to reopen",
)
extended_after_done = Sentence(
    "đã hoàn thành ngày {day} (mã {event}), thời hạn ấn định sau đó không có tác dụng; hãy sửa --date, "
    "hoặc hủy ghi nhận hoàn thành bằng void --re {event}",
    "done on {day} (id {event}), and a due date set later has no effect; correct --date, or take the "
    "delivery back with void --re {event}",
)
due_before_receipt = Sentence(
    "thời hạn {due} trước ngày nhận văn bản {day}; hãy sửa --due hoặc --date",
    "the due date {due} is before the document arrived, {day}; correct --due or --date",
)
same_due = Sentence(
    "thời hạn đã là {due}; hãy sửa --due",
    "the due date is {due} already; correct --due",
)
due_before_start = Sentence(
    "thời hạn mới {due} trước ngày bắt đầu {start}; hãy sửa --due",
    "the new due date {due} is before the start {start}; correct --due",
)
unknown_occurrence = Sentence(
    "không có kỳ hay văn bản “{re}”; hiện có: {known}",
    "there is no occurrence “{re}”; there are: {known}",
)
no_occurrences = Sentence(
    "không có kỳ hay văn bản “{re}”, chỉ có một thời hạn; hãy bỏ --re",
    "there is no occurrence “{re}”, only one deadline; leave --re out",
)
which_occurrence = Sentence(
    "có nhiều kỳ hoặc văn bản: {known}; chọn một bằng --re",
    "there are several occurrences: {known}; choose one with --re",
)
contradicts = Sentence(
    "mâu thuẫn với ghi nhận “{kind}” ngày {day}; nếu ghi nhận đó sai, hãy hủy trước bằng void --re {event}",
    "this contradicts “{kind}” of {day}; if that is wrong, take it back first with void --re {event}",
)
nobody_bound = Sentence(
    "không cơ quan nào phải thực hiện {task}; xem plantrack show {task}",
    "nobody has anything to deliver for {task}; see plantrack show {task}",
)
why_extended = Sentence(
    "Gia hạn từ {former} đến {due} theo văn bản {doc} ngày {day}.",
    "Extended from {former} to {due} by document {doc} of {day}.",
)
why_shortened = Sentence(
    "Rút ngắn từ {former} xuống {due} theo văn bản {doc} ngày {day}.",
    "Shortened from {former} to {due} by document {doc} of {day}.",
)
why_dated = Sentence(
    "Ấn định thời hạn {due} theo văn bản {doc} ngày {day}.",
    "Due date {due} set by document {doc} of {day}.",
)
why_last_day = Sentence(
    "Hết ngày {due} vẫn đúng hạn; từ {next} là quá hạn.",
    "All of {due} is on time; from {next} it is overdue.",
)
ended_without_successor = Sentence(
    "{agency} kết thúc hoạt động ngày {day}, chưa có cơ quan kế thừa",
    "{agency} ended on {day} and has no successor",
)
reported_to_monitor = Sentence(
    "báo cáo tổng hợp gửi {monitor}; bỏ tên cơ quan hoặc sửa “monitor” trong kế hoạch",
    "the digest goes to {monitor}; leave the agency out, or change “monitor” in the plan",
)
