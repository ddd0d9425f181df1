"""How what is refused can be made right: by an option, in a column, or in the other row that is in the way."""

from plantrack.deadlines import messages as deadlines
from plantrack.log import messages as log
from plantrack.report import messages as report
from plantrack.words.words import Message, Sentence, say

remedied = Sentence("{problem}; {remedy}", "{problem}; {remedy}")
not_owed_remedy = Sentence("hãy chọn kỳ khác bằng --re", "choose another with --re")
event_needs_doc_remedy = Sentence("thêm --doc SỐ", "add --doc NUMBER")
event_needs_due_remedy = Sentence("thêm --due NGÀY", "add --due D")
event_needs_doc_or_note_remedy = Sentence(
    "thêm --doc SỐ hoặc --note NỘI_DUNG", "add --doc NUMBER or --note T"
)
void_needs_re_remedy = Sentence(
    "thêm --re MÃ (xem plantrack history)", "add --re ID (see plantrack history)"
)
event_sets_no_due_remedy = Sentence(
    "bỏ --due, hoặc dùng extended (gia hạn)", "leave out --due, or use extended"
)
REMEDIES: dict[Sentence, Sentence] = {
    report.void_of_nothing: report.void_of_nothing_remedy,
    report.not_bound: report.not_bound_remedy,
    report.agency_not_begun: report.agency_not_begun_remedy,
    report.agency_ended: report.agency_ended_remedy,
    report.in_the_future: report.in_the_future_remedy,
    report.before_issue: report.before_issue_remedy,
    report.before_amendment: report.before_amendment_remedy,
    report.no_longer_owed: report.no_longer_owed_remedy,
    report.nothing_awaited: report.nothing_awaited_remedy,
    report.already_received: report.already_received_remedy,
    report.document_not_come: report.document_not_come_remedy,
    report.already_done: report.already_done_remedy,
    report.already_dropped: report.already_dropped_remedy,
    report.due_before_receipt: report.due_before_receipt_remedy,
    report.due_before_request: report.due_before_request_remedy,
    report.no_later_due: report.no_later_due_remedy,
    report.same_due: report.same_due_remedy,
    report.due_before_start: report.due_before_start_remedy,
    report.unknown_occurrence: report.unknown_occurrence_remedy,
    report.no_occurrences: report.no_occurrences_remedy,
    report.which_occurrence: report.which_occurrence_remedy,
    report.several_open: report.choose_occurrence,
    report.several_done: report.choose_occurrence,
    report.none_begun: report.none_begun_remedy,
    report.delivers_another: report.delivers_another_remedy,
    report.contradicts: report.contradicts_remedy,
    report.nobody_bound: report.nobody_bound_remedy,
    report.nobody_in_force: report.nobody_in_force_remedy,
    report.reported_to_monitor: report.reported_to_monitor_remedy,
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
    report.agency_not_begun: _fix_date,
    report.agency_ended: _fix_date,
    report.in_the_future: _fix_date,
    report.before_issue: _fix_date,
    report.before_amendment: _fix_date,
    report.no_longer_owed: Sentence(
        "nếu đã thực hiện trước ngày đó, hãy sửa cột “Ngày”; nếu không, hãy chọn ghi chú",
        "if it was done before that day, correct the column “Date”; else choose note",
    ),
    report.nobody_in_force: _fix_date,
    report.nothing_awaited: Sentence(
        "chọn ghi chú và điền cột “Ghi chú”", "choose note and fill in the column “Remark”"
    ),
    report.already_received: Sentence(
        "sửa thời hạn bằng gia hạn ở dòng của văn bản đó",
        "change its due date with extended in the row of that document",
    ),
    report.document_not_come: Sentence(
        "ghi đã nhận văn bản ở một dòng trước", "record document received in a row before"
    ),
    report.already_done: _take_back,
    report.already_dropped: _take_back,
    report.due_before_receipt: _fix_due,
    report.due_before_request: _fix_due,
    report.no_later_due: _fix_due,
    report.same_due: _fix_due,
    report.due_before_start: _fix_due,
    report.unknown_occurrence: _fix_occurrence,
    report.no_occurrences: Sentence(
        "hãy để trống cột “Kỳ, văn bản”", "leave the column “Occurrence” empty"
    ),
    report.which_occurrence: _fill_occurrence,
    report.several_open: _fill_occurrence,
    report.several_done: _fill_occurrence,
    report.none_begun: Sentence(
        "nếu ghi trước cho kỳ đó, hãy điền cột “Kỳ, văn bản”",
        "to record it for that one in advance, fill in the column “Occurrence”",
    ),
    report.delivers_another: Sentence(
        "nếu cũng là kết quả thực hiện của kỳ khác hoặc theo văn bản khác, hãy điền cột “Kỳ, văn bản”",
        "if it delivers another one as well, fill in the column “Occurrence”",
    ),
    report.contradicts: _take_back,
    report.not_done: Sentence("hãy chọn nội dung khác", "choose something else"),
    report.nobody_bound: Sentence("hãy bỏ dòng này", "drop the row"),
    report.not_bound: Sentence(
        "hãy sửa cột “Mục” hoặc “Cơ quan”", "correct the column “Task” or “Agency”"
    ),
    report.agency_required: Sentence("hãy điền cột “Cơ quan”", "fill in the column “Agency”"),
    report.duty_has_no_events: Sentence("hãy bỏ dòng này", "drop the row"),
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
    report.already_done: Sentence(
        "đã hoàn thành ngày {day} theo dòng {row} của {file}; hãy để trống một trong hai dòng",
        "done on {day} already by row {row} of {file}; leave one of the two rows empty",
    ),
    report.already_dropped: Sentence(
        "không còn thực hiện, ngày {day}, theo dòng {row} của {file}; hãy để trống một trong hai dòng",
        "dropped on {day} by row {row} of {file}; leave one of the two rows empty",
    ),
    report.delivers_another: Sentence(
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
