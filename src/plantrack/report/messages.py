"""What is said of obligations, and of what may be recorded."""

from plantrack.deadlines import messages as deadlines
from plantrack.log import messages as log
from plantrack.words.words import Message, Sentence, say

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
    "hãy ghi received (đã nhận văn bản) kèm --doc SỐ trước", "record received with --doc N first"
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
not_owed_remedy = Sentence("hãy chọn kỳ khác bằng --re", "choose another with --re")
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


# How what is refused can be made right, and how what is recorded is taken out again.
remedied = Sentence("{problem}; {remedy}", "{problem}; {remedy}")
recorded_so = Sentence(
    "{problem}; nếu ghi sai, hãy hủy bằng: plantrack log {task} void --re {event}",
    "{problem}; if it is wrong, take it back with: plantrack log {task} void --re {event}",
)
event_needs_doc_remedy = Sentence("thêm --doc SỐ", "add --doc N")
event_needs_due_remedy = Sentence("thêm --due NGÀY", "add --due D")
event_needs_doc_or_note_remedy = Sentence(
    "thêm --doc SỐ hoặc --note NỘI_DUNG", "add --doc N or --note T"
)
void_needs_re_remedy = Sentence(
    "thêm --re MÃ (xem plantrack history)", "add --re ID (see plantrack history)"
)
event_sets_no_due_remedy = Sentence(
    "bỏ --due, hoặc dùng extended (gia hạn)", "leave out --due, or use extended"
)
REMEDIES: dict[Sentence, Sentence] = {
    void_of_nothing: void_of_nothing_remedy,
    not_bound: not_bound_remedy,
    agency_not_begun: agency_not_begun_remedy,
    agency_ended: agency_ended_remedy,
    in_the_future: in_the_future_remedy,
    before_issue: before_issue_remedy,
    before_amendment: before_amendment_remedy,
    no_longer_owed: no_longer_owed_remedy,
    nothing_awaited: nothing_awaited_remedy,
    already_received: already_received_remedy,
    document_not_come: document_not_come_remedy,
    already_done: already_done_remedy,
    already_dropped: already_dropped_remedy,
    due_before_receipt: due_before_receipt_remedy,
    due_before_request: due_before_request_remedy,
    no_later_due: no_later_due_remedy,
    same_due: same_due_remedy,
    due_before_start: due_before_start_remedy,
    unknown_occurrence: unknown_occurrence_remedy,
    no_occurrences: no_occurrences_remedy,
    which_occurrence: which_occurrence_remedy,
    several_open: choose_occurrence,
    several_done: choose_occurrence,
    none_begun: none_begun_remedy,
    delivers_another: delivers_another_remedy,
    contradicts: contradicts_remedy,
    nobody_bound: nobody_bound_remedy,
    nobody_in_force: nobody_in_force_remedy,
    reported_to_monitor: reported_to_monitor_remedy,
    deadlines.not_owed_ended: not_owed_remedy,
    deadlines.not_owed_twice: not_owed_remedy,
    log.event_needs_doc: event_needs_doc_remedy,
    log.event_needs_due: event_needs_due_remedy,
    log.event_needs_doc_or_note: event_needs_doc_or_note_remedy,
    log.void_needs_re: void_needs_re_remedy,
    log.event_sets_no_due: event_sets_no_due_remedy,
}


def with_remedy(problem: Message) -> Message:
    """Return what is wrong with something to be recorded, and how it is made right."""
    remedy = REMEDIES.get(problem.sentence)
    return (
        say(remedied, problem=problem, remedy=Message(remedy, problem.values))
        if remedy
        else problem
    )


# The same remedies where the entry was read from a sheet.
_fix_date = Sentence("hãy sửa cột “Ngày”", "correct the column “Date”")
_fix_due = Sentence("hãy sửa cột “Thời hạn mới”", "correct the column “New due date”")
_fix_occurrence = Sentence("hãy sửa cột “Kỳ, văn bản”", "correct the column “Occurrence”")
_fill_doc = Sentence("hãy điền cột “Số, ký hiệu văn bản”", "fill in the column “Document”")
_fill_occurrence = Sentence("hãy điền cột “Kỳ, văn bản”", "fill in the column “Occurrence”")
_take_back = Sentence(
    "hãy để trống dòng này, hoặc hủy ghi nhận đó trước bằng: plantrack undo {event}",
    "leave this row empty, or take that back first with: plantrack undo {event}",
)
IN_COLUMNS: dict[Sentence, Sentence] = {
    agency_not_begun: _fix_date,
    agency_ended: _fix_date,
    in_the_future: _fix_date,
    before_issue: _fix_date,
    before_amendment: _fix_date,
    no_longer_owed: Sentence(
        "nếu đã thực hiện trước ngày đó, hãy sửa cột “Ngày”; nếu không, hãy chọn ghi chú",
        "if it was done before that day, correct the column “Date”; else choose note",
    ),
    nobody_in_force: _fix_date,
    nothing_awaited: Sentence(
        "chọn ghi chú và điền cột “Ghi chú”", "choose note and fill in the column “Remark”"
    ),
    already_received: Sentence(
        "sửa thời hạn bằng gia hạn ở dòng của văn bản đó",
        "change its due date with extended in the row of that document",
    ),
    document_not_come: Sentence(
        "ghi đã nhận văn bản ở một dòng trước", "record document received in a row before"
    ),
    already_done: _take_back,
    already_dropped: _take_back,
    due_before_receipt: _fix_due,
    due_before_request: _fix_due,
    no_later_due: _fix_due,
    same_due: _fix_due,
    due_before_start: _fix_due,
    unknown_occurrence: _fix_occurrence,
    no_occurrences: Sentence(
        "hãy để trống cột “Kỳ, văn bản”", "leave the column “Occurrence” empty"
    ),
    which_occurrence: _fill_occurrence,
    several_open: _fill_occurrence,
    several_done: _fill_occurrence,
    none_begun: Sentence(
        "nếu ghi trước cho kỳ đó, hãy điền cột “Kỳ, văn bản”",
        "to record it for that one in advance, fill in the column “Occurrence”",
    ),
    delivers_another: Sentence(
        "nếu cũng là kết quả thực hiện của kỳ khác hoặc theo văn bản khác, hãy điền cột “Kỳ, văn bản”",
        "if it delivers another one as well, fill in the column “Occurrence”",
    ),
    contradicts: _take_back,
    not_done: Sentence("hãy chọn nội dung khác", "choose something else"),
    nobody_bound: Sentence("hãy bỏ dòng này", "drop the row"),
    not_bound: Sentence(
        "hãy sửa cột “Mục” hoặc “Cơ quan”", "correct the column “Task” or “Agency”"
    ),
    agency_required: Sentence("hãy điền cột “Cơ quan”", "fill in the column “Agency”"),
    duty_has_no_events: Sentence("hãy bỏ dòng này", "drop the row"),
    deadlines.not_owed_ended: _fix_occurrence,
    deadlines.not_owed_twice: _fix_occurrence,
    log.event_needs_doc: _fill_doc,
    log.event_needs_due: Sentence(
        "hãy điền cột “Thời hạn mới”", "fill in the column “New due date”"
    ),
    log.event_needs_doc_or_note: Sentence(
        "hãy điền cột “Số, ký hiệu văn bản” hoặc “Ghi chú”",
        "fill in the column “Document” or “Remark”",
    ),
    log.event_sets_no_due: Sentence(
        "hãy để trống cột “Thời hạn mới”, hoặc chọn gia hạn",
        "leave the column “New due date” empty, or choose extended",
    ),
}

# What is in the way where that stands in another row, which has no id yet, each with its remedy.
IN_ROWS: dict[Sentence, Sentence] = {
    already_done: Sentence(
        "đã hoàn thành ngày {day} theo dòng {row} của {file}; hãy để trống một trong hai dòng",
        "done on {day} already by row {row} of {file}; leave one of the two rows empty",
    ),
    already_dropped: Sentence(
        "không còn thực hiện, ngày {day}, theo dòng {row} của {file}; hãy để trống một trong hai dòng",
        "dropped on {day} by row {row} of {file}; leave one of the two rows empty",
    ),
    delivers_another: Sentence(
        "văn bản số {doc} là kết quả thực hiện {other} theo dòng {row} của {file}; nếu cũng là kết quả thực hiện "
        "của kỳ khác hoặc theo văn bản khác, hãy điền cột “Kỳ, văn bản”",
        "document {doc} is the delivery of {other} by row {row} of {file}; if it delivers another one as well, "
        "fill in the column “Occurrence”",
    ),
}


def in_row(message: Message, file: str, row: int) -> Message:
    """Return a message about a record that another row of a file asks for, told by that row."""
    values = {**dict(message.values), "file": file, "row": row}
    return Message(IN_ROWS[message.sentence], tuple(values.items()))


def in_columns(message: Message) -> Message:
    """Return a message with its remedy told in columns instead of options."""
    inner = dict(message.values).get("problem")
    problem = inner if message.sentence is remedied and isinstance(inner, Message) else message
    remedy = IN_COLUMNS.get(problem.sentence)
    if remedy is None:
        return message
    return say(remedied, problem=problem, remedy=Message(remedy, problem.values))


plan_gone = Sentence("không còn kế hoạch này", "the plan is gone")
