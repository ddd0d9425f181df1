"""What is said of obligations, and of what may be recorded."""

from plantrack.words.words import Sentence

logged_twice = Sentence(
    "văn bản {doc} đã được ghi nhận với cùng nội dung (mã {id})",
    "document {doc} is recorded just so under {id}",
)
void_of_nothing = Sentence(
    "không có ghi nhận nào mang mã “{id}”",
    "no event has the id “{id}”",
)
void_of_nothing_remedy = Sentence("xem plantrack history", "see plantrack history")
unknown_task = Sentence(
    "kế hoạch không có nhiệm vụ “{id}” (nếu xóa nhầm, hãy khôi phục; nếu đã đổi mã, hãy ghi mã này vào “former” của nhiệm vụ)",
    "the plan has no task “{id}” (restore it if it was removed by mistake; if it has another id now, write this one in its “former”)",
)
maybe_renamed = Sentence(
    "nhật ký có {n} ghi nhận theo mã {old} nhưng kế hoạch không có mã này; nếu nhiệm vụ đã đổi mã thành {new}, hãy ghi “former: [{former}]” vào nhiệm vụ {new}",
    "the log has records ({n}) under {old}, an id that the plan does not have; if that task is {new} now, write “former: [{former}]” in task {new}",
)
unknown_agency = Sentence(
    "kế hoạch không có cơ quan “{id}” (hãy khôi phục nếu đã xóa nhầm)",
    "the plan has no agency “{id}” (restore it if it was removed by mistake)",
)
not_bound = Sentence(
    "{agency} không phải thực hiện {task}",
    "{agency} has nothing to deliver for {task}",
)
not_bound_remedy = Sentence("xem plantrack show {task}", "see plantrack show {task}")
duty_has_no_events = Sentence(
    "{task} là trách nhiệm thường xuyên, không có kết quả phải gửi nên không ghi nhận được",
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
nobody_in_force_remedy = Sentence(
    "hãy sửa --date hoặc nêu cơ quan khác", "correct --date or name another agency"
)
agency_not_begun = Sentence(
    "{agency} chỉ hoạt động từ ngày {day}",
    "{agency} exists only since {day}",
)
agency_not_begun_remedy = Sentence("hãy sửa --date", "correct --date")
agency_ended = Sentence(
    "{agency} kết thúc hoạt động ngày {day}, chưa xác định cơ quan kế thừa",
    "{agency} ended on {day}; no successor is known",
)
agency_ended_remedy = Sentence("dùng --date từ ngày đó trở về trước", "use --date up to that day")
in_the_future = Sentence(
    "ngày {day} chưa đến (hôm nay là ngày {today})",
    "{day} is in the future (today is {today})",
)
in_the_future_remedy = Sentence("hãy sửa --date", "correct --date")
before_issue = Sentence(
    "ngày {day} sớm hơn ngày ban hành {plan} (ngày {issued})",
    "{day} is before {plan} was issued ({issued})",
)
before_issue_remedy = Sentence("hãy sửa --date", "correct --date")
before_amendment = Sentence(
    "ngày {day} sớm hơn ngày {issued} là ngày bắt đầu phải thực hiện theo {amendment}",
    "{day} is before {issued}, the day from which it is owed under {amendment}",
)
before_amendment_remedy = Sentence("hãy sửa --date", "correct --date")
no_longer_owed = Sentence(
    "theo {amendment}, từ ngày {day} không còn phải thực hiện",
    "no longer to be done since {day}, under {amendment}",
)
no_longer_owed_remedy = Sentence(
    "nếu đã thực hiện trước ngày đó, hãy sửa --date; nếu không, dùng note (ghi chú)",
    "if it was done before that day, correct --date; else use note",
)
nothing_awaited = Sentence(
    "{task} không chờ văn bản nào",
    "{task} waits for no document",
)
nothing_awaited_remedy = Sentence(
    "dùng note (ghi chú) kèm --doc hoặc --note", "use note with --doc or --note"
)
already_received = Sentence(
    "văn bản {doc} đã được ghi nhận",
    "document {doc} is recorded already",
)
already_received_remedy = Sentence(
    "sửa thời hạn bằng extended (gia hạn) --re {doc}",
    "change its due date with extended --re {doc}",
)
document_not_come = Sentence(
    "chưa nhận được văn bản nên chưa ghi nhận được “{kind}”",
    "the awaited document has not come, so “{kind}” cannot be recorded",
)
document_not_come_remedy = Sentence(
    "hãy ghi received (đã nhận văn bản) kèm --doc SỐ trước",
    "record received with --doc NUMBER first",
)
already_done = Sentence(
    "đã hoàn thành ngày {day} (mã {event})",
    "done on {day} already (id {event})",
)
already_done_remedy = Sentence(
    "ghi reopened (yêu cầu thực hiện lại) nếu phải thực hiện lại, hoặc hủy ghi nhận đó bằng void --re {event}",
    "record reopened if it must be done again, or take that back with void --re {event}",
)
already_dropped = Sentence(
    "đã ghi nhận không còn thực hiện, ngày {day} (mã {event})",
    "dropped on {day} (id {event})",
)
already_dropped_remedy = Sentence(
    "muốn mở lại thì hủy bằng void --re {event}", "to open it again use void --re {event}"
)
not_done = Sentence(
    "chưa hoàn thành nên không có gì để yêu cầu thực hiện lại",
    "it is not done, so there is nothing to reopen",
)
due_before_receipt = Sentence(
    "thời hạn {due} sớm hơn ngày nhận được văn bản ({day})",
    "the due date {due} is before the document arrived, {day}",
)
due_before_receipt_remedy = Sentence("hãy sửa --due hoặc --date", "correct --due or --date")
due_before_request = Sentence(
    "thời hạn đề nghị {due} sớm hơn ngày đề nghị ({day})",
    "the due date requested, {due}, is before the day of the request, {day}",
)
due_before_request_remedy = Sentence("hãy sửa --due hoặc --date", "correct --due or --date")
no_later_due = Sentence(
    "thời hạn đề nghị {due} không muộn hơn thời hạn hiện nay ({now})",
    "the due date requested, {due}, is no later than that in force, {now}",
)
no_later_due_remedy = Sentence("hãy sửa --due", "correct --due")
same_due = Sentence(
    "thời hạn hiện nay đã là ngày {due}",
    "the due date is {due} already",
)
same_due_remedy = Sentence("hãy sửa --due", "correct --due")
due_before_start = Sentence(
    "thời hạn mới {due} sớm hơn ngày bắt đầu ({start})",
    "the new due date {due} is before the start {start}",
)
due_before_start_remedy = Sentence("hãy sửa --due", "correct --due")
unknown_occurrence = Sentence(
    "không có kỳ hay văn bản “{re}”, hiện có: {known}",
    "there is no occurrence “{re}”, there are: {known}",
)
unknown_occurrence_remedy = Sentence("chọn một bằng --re", "choose one with --re")
no_occurrences = Sentence(
    "không có kỳ hay văn bản “{re}”, chỉ có một thời hạn",
    "there is no occurrence “{re}”, only one deadline",
)
no_occurrences_remedy = Sentence("hãy bỏ --re", "leave --re out")
which_occurrence = Sentence(
    "có nhiều kỳ hoặc văn bản: {known}",
    "there are several occurrences: {known}",
)
which_occurrence_remedy = Sentence("chọn một bằng --re", "choose one with --re")
several_open = Sentence(
    "đến ngày {day} có nhiều kỳ, thời hạn hoặc văn bản chưa hoàn thành: {known}",
    "several occurrences are open on {day}: {known}",
)
several_done = Sentence(
    "đến ngày {day} có nhiều kỳ, thời hạn hoặc văn bản đã hoàn thành: {known}",
    "several occurrences are done on {day}: {known}",
)
choose_occurrence = Sentence(
    "hãy chọn một bằng --re, ví dụ --re {example}",
    "choose one with --re, for example --re {example}",
)
none_begun = Sentence(
    "ngày {day} không có kỳ nào đã bắt đầu mà chưa hoàn thành, tiếp theo là {known}",
    "no occurrence that has begun is open on {day}, and the next one is {known}",
)
none_begun_remedy = Sentence(
    "nếu ghi trước cho kỳ đó, hãy thêm --re {example}",
    "to record it for that one in advance, add --re {example}",
)
delivers_another = Sentence(
    "văn bản số {doc} đã được ghi nhận là kết quả thực hiện {other} (mã {event})",
    "document {doc} is recorded as the delivery of {other} already (id {event})",
)
delivers_another_remedy = Sentence(
    "nếu cũng là kết quả thực hiện của kỳ khác hoặc theo văn bản khác, hãy thêm --re, ví dụ --re {example}",
    "if it delivers another one as well, add --re, for example --re {example}",
)
contradicts = Sentence(
    "mâu thuẫn với ghi nhận “{kind}” ngày {day} (mã {event})",
    "this contradicts “{kind}” of {day} (id {event})",
)
contradicts_remedy = Sentence(
    "nếu ghi nhận đó sai, hãy hủy trước bằng void --re {event}",
    "if that is wrong, take it back first with void --re {event}",
)
nobody_bound = Sentence(
    "không cơ quan nào phải thực hiện {task}",
    "nobody has anything to deliver for {task}",
)
nobody_bound_remedy = Sentence("xem plantrack show {task}", "see plantrack show {task}")
why_extended = Sentence(
    "Gia hạn từ ngày {former} đến ngày {due} theo {doc} ngày {day}.",
    "Extended from {former} to {due} by {doc} of {day}.",
)
why_shortened = Sentence(
    "Rút ngắn thời hạn từ ngày {former} xuống ngày {due} theo {doc} ngày {day}.",
    "Shortened from {former} to {due} by {doc} of {day}.",
)
why_dated = Sentence(
    "Ấn định thời hạn là ngày {due} theo {doc} ngày {day}.",
    "Due date {due} set by {doc} of {day}.",
)
why_undated = Sentence(
    "Không còn ấn định thời hạn (trước đó là ngày {former}) theo {doc} ngày {day}.",
    "No date is set any more (it was {former}) by {doc} of {day}.",
)
a_document = Sentence("văn bản số {doc}", "document {doc}")
why_amended = Sentence(
    "Phải thực hiện từ ngày {day} theo {amendment}.", "Owed since {day}, under {amendment}."
)
dropped_by = Sentence(
    "theo {amendment}, nhiệm vụ không còn thực hiện",
    "under {amendment}, the task is no longer to be done",
)
left_by = Sentence(
    "theo {amendment}, {agency} không còn phải thực hiện nhiệm vụ tại mục {task} {plan}",
    "under {amendment}, task {task} of {plan} is no longer to be done by {agency}",
)
superseded_by = Sentence(
    "theo {amendment}, thời hạn cũ của nhiệm vụ tại mục {task} {plan} không còn áp dụng",
    "under {amendment}, a former deadline of task {task} of {plan} no longer holds",
)
why_ended = Sentence("Từ ngày {day}, {reason}.", "Since {day}, {reason}.")
why_last_day = Sentence(
    "Đến hết ngày {due} vẫn là đúng hạn; từ ngày {next} là quá hạn.",
    "All of {due} is on time; from {next} it is overdue.",
)
ended_without_successor = Sentence(
    "{agency} kết thúc hoạt động ngày {day}, chưa xác định cơ quan kế thừa",
    "{agency} ended on {day}; no successor is known",
)
# The same of several agencies.
SEVERAL: dict[Sentence, Sentence] = {
    ended_without_successor: Sentence(
        "{n} cơ quan kết thúc hoạt động ngày {day}, chưa xác định cơ quan kế thừa: {agency}",
        "{n} agencies ended on {day}, and no successor is known: {agency}",
    ),
    left_by: Sentence(
        "theo {amendment}, {n} cơ quan không còn phải thực hiện nhiệm vụ tại mục {task} {plan}: {agency}",
        "under {amendment}, task {task} of {plan} is no longer to be done by {n} agencies: {agency}",
    ),
}
reported_to_monitor = Sentence(
    "báo cáo tổng hợp gửi {monitor}",
    "the digest goes to {monitor}",
)
reported_to_monitor_remedy = Sentence(
    "bỏ tên cơ quan hoặc sửa “monitor” (cơ quan theo dõi) trong kế hoạch",
    "leave the agency out, or change “monitor” in the plan",
)
recorded_so = Sentence(
    "{problem}; nếu ghi sai, hãy hủy bằng: plantrack log {task} void --re {event}",
    "{problem}; if it is wrong, take it back with: plantrack log {task} void --re {event}",
)
plan_gone = Sentence("không còn kế hoạch này", "the plan is gone")
