"""What pages say."""

from plantrack.words.words import Sentence

as_of = Sentence("đến hết ngày {day}", "as of the end of {day}")
other_day = Sentence(", riêng {plans} đến hết ngày {day}", ", for {plans} of {day}")
known_on = Sentence(
    "đến hết ngày {day}, theo số liệu ghi nhận đến hết ngày {known}",
    "as of the end of {day}, by what was recorded up to {known}",
)
total = Sentence("Tổng số {n} đầu việc", "{n} items in all")
one_item = Sentence("{n} đầu việc", "{n} item")
many_items = Sentence("{n} đầu việc", "{n} items")
not_counted_in = Sentence(
    "{said} (không tính trong {part}/{whole})", "{said} (not counted in {part}/{whole})"
)
rate = Sentence(
    "Tỷ lệ hoàn thành trên số đã đến hạn: {done}/{all} ({percent})",
    "Done of what was due so far: {done}/{all} ({percent})",
)
due_soon = Sentence("sắp đến hạn", "due soon")
blocked = Sentence("khó khăn, vướng mắc", "with difficulties")
days_late = Sentence("quá hạn {n} ngày", "{n} days late")
day_late = Sentence("quá hạn {n} ngày", "{n} day late")
days_left = Sentence("trong hạn, còn {n} ngày", "within the deadline, {n} days left")
day_left = Sentence("trong hạn, còn {n} ngày", "within the deadline, {n} day left")
last_day = Sentence("ngày cuối cùng đúng hạn", "last day on time")
done_on = Sentence("hoàn thành ngày {day}", "done on {day}")
no_date = Sentence("không ấn định thời hạn", "no date set")
answers = Sentence("{agency} (nay: {successor})", "{agency} (now: {successor})")
extended = Sentence("gia hạn {times}, ban đầu {day}", "extended {times}, first due {day}")
set_by = Sentence("thời hạn ấn định tại {document}", "due date set by {document}")
ordered = Sentence("ấn định thời hạn", "due date set")
reminded = Sentence("đã đôn đốc {times}", "reminded {times}")
applies = Sentence("Áp dụng cho {agencies}.", "For {agencies}.")
since = Sentence("từ ngày {day}", "since {day}")
ended = Sentence("đến hết ngày {day}", "until {day}")
successor_unknown = Sentence("chưa xác định", "not known")
recorded = Sentence("Đã ghi vào {file}:", "Recorded in {file}:")
nothing_new = Sentence("Không có gì mới để ghi vào {file}.", "Nothing new to record in {file}.")
repeated = Sentence(
    "Đã có trong nhật ký, không ghi lần nữa:", "In the log already, not recorded again:"
)
repeated_by_log = Sentence(
    "Đã có trong nhật ký, không ghi lần nữa (nếu là lần khác, hãy thêm --doc, --note hoặc --re):",
    "In the log already, not recorded again (if it happened another time, add --doc, --note or --re):",
)
repeated_one = Sentence(
    "ngày {day} · {task} · {agency} · {said}",
    "{day} · {task} · {agency} · {said}",
)
lapse_now = Sentence(
    "Các ghi nhận sau đây không còn hiệu lực vì muộn hơn ngày hoàn thành:",
    "These records have no effect any more, as they are dated after the delivery:",
)
without_effect = Sentence(
    "Đã ghi nhưng không có hiệu lực vì muộn hơn ngày hoàn thành:",
    "Recorded, but without effect, dated after the delivery:",
)
lapsed_one = Sentence(
    "ngày {day} · {task} · {agency} · {said}{id}; đã hoàn thành ngày {done}",
    "{day} · {task} · {agency} · {said}{id}; done on {done}",
)
answered_by_note = Sentence(
    "Ghi chú có văn bản là ý kiến về đề nghị gia hạn; các đề nghị sau đây không còn chờ ý kiến (nếu không phải, hãy hủy ghi chú và ghi lại không có --doc):",
    "A note with a document answers a request for a later due date; these requests wait no longer (if it does not, take the note back and record it without --doc):",
)
answered_before = Sentence(
    "Ghi chú có văn bản, ghi nhận từ trước, được coi là ý kiến về đề nghị gia hạn vừa ghi nên đề nghị này không chờ ý kiến (nếu không phải, hãy hủy ghi chú và ghi lại không có --doc):",
    "A note with a document that was recorded before counts as the answer to the request just recorded, which so waits for none (if it is not, take the note back and record it without --doc):",
)
granted_already = Sentence(
    "Các đề nghị gia hạn sau đây không chờ ý kiến, vì thời hạn đã được điều chỉnh:",
    "These requests for a later due date wait for no answer, as the date has been changed already:",
)
its_id = Sentence(" (mã {id})", " (id {id})")
left_out = Sentence("Không ghi cho {agencies}:", "Not recorded for {agencies}:")
inherited = Sentence(
    "{agency} còn nhiệm vụ tại mục {task} trước đây của {former} chưa hoàn thành; để ghi cả phần này, hãy gõ:",
    "{agency} also answers for task {task}, formerly owed by {former}, and that part is still open; to record it there too, type:",
)
inherited_of = Sentence(
    "{agency} còn nhiệm vụ tại mục {task} ({which}) trước đây của {former} chưa hoàn thành; để ghi cả phần này, hãy gõ:",
    "{agency} also answers for task {task} ({which}), formerly owed by {former}, and that part is still open; to record it there too, type:",
)
created = Sentence(
    "Đã tạo {file}; sửa nội dung rồi chạy plantrack check.",
    "Created {file}; edit it, then run plantrack check.",
)
undoing = Sentence("Sẽ hủy {n} ghi nhận trong {file}:", "To be taken back in {file}, events: {n}:")
undone = Sentence("Đã hủy {n} ghi nhận trong {file}:", "Taken back in {file}, events: {n}:")
sheet_title = Sentence("Bảng ghi kết quả thực hiện {plans}", "Sheet for what was done: {plans}")
sheet_of = Sentence("Cơ quan: {agency}", "Agency: {agency}")
sheet_back = Sentence("Gửi lại: {agencies}", "Send back to: {agencies}")
sheet_as_of = Sentence("Tình hình đến hết ngày {day}", "As of the end of {day}")
sheet_how = Sentence(
    "Cách điền: ở dòng cần cập nhật, chọn nội dung trong danh sách, ghi ngày (viết 15/4/2025), số, ký hiệu "
    "văn bản (nếu có); các dòng khác để trống.",
    "How to fill it in: in a row to be updated choose from the list, give the date (write 15/4/2025) and the "
    "document, if any; leave the other rows empty.",
)
sheet_more = Sentence(
    "Gia hạn: ghi thời hạn mới và văn bản cho phép. Đề nghị gia hạn: ghi thời hạn đề nghị vào cột “Thời hạn mới”, "
    "văn bản đề nghị, lý do vào cột “Ghi chú”. "
    "Khó khăn, vướng mắc: ghi nội dung vào cột “Ghi chú”. Chỉ "
    "điền các ô màu trắng, không sửa các ô màu xám.",
    "An extension: give the new due date and the document. An extension that you request: give the date "
    "requested in “New due date”, the document, and the reason in “Remark”. A difficulty: write it into “Remark”. Fill in the "
    "white cells only and leave the grey ones as they are.",
)
sheet_name = Sentence("Ghi kết quả", "To fill in")
sheet_choices = Sentence("Danh mục", "Choices")
sheet_no_date = Sentence("Viết ngày như 15/4/2025.", "Write a date like 15/4/2025.")
sheet_no_choice = Sentence("Chọn một nội dung trong danh sách.", "Choose from the list.")
sheet_too_long = Sentence(
    "Viết gọn lại: tối đa {n} ký tự.", "Shorter, please: at most {n} characters."
)
writing_sheets = Sentence("Đang tạo bảng", "Writing sheets")
reading_sheets = Sentence("Đang đọc bảng", "Reading sheets")
sheet_written = Sentence("Đã tạo {file}: {n} đầu việc.", "Written: {file}, items: {n}.")
sheets_of_nobody = Sentence(
    "{n} đầu việc chưa xác định cơ quan nên không có bảng; hãy thay “{id}” trong kế hoạch",
    "No agency is named yet for {n} of the open items, so there is no sheet of these; replace “{id}” in the plan",
)
sheets_written = Sentence("Đã tạo {n} bảng trong {folder}.", "Written into {folder}, sheets: {n}.")
sheet_shortened = Sentence(
    "Mã cơ quan quá dài nên tên tệp được rút ngắn: {file} là bảng của {agency}.",
    "The id of an agency is too long for the name of a file: {file} is the sheet of {agency}.",
)
entered = Sentence(
    "Đã ghi {n} ghi nhận từ {files} tệp vào {logs}.",
    "Recorded, events: {n}, from files: {files}, in {logs}.",
)
entered_dry = Sentence(
    "Thử, chưa ghi gì: sẽ ghi {n} ghi nhận từ {files} tệp vào {logs}.",
    "A trial, nothing recorded: would record, events: {n}, from files: {files}, in {logs}.",
)
entered_nothing = Sentence(
    "Không có gì mới để ghi trong {files} tệp.", "Nothing new to record, files: {files}."
)
entered_skipped = Sentence(
    "Bỏ qua: {known} dòng đã có trong nhật ký, {empty} dòng để trống.",
    "Skipped, rows in the log already: {known}, rows left empty: {empty}.",
)
entered_counted = Sentence("{task} · {kind}: {n} ghi nhận", "{task} · {kind}: {n}")
answered = Sentence("Mọi cơ quan đã gửi lại bảng.", "Every agency has returned its sheet.")
unanswered = Sentence(
    "Chưa gửi lại bảng hoặc bảng chưa điền ({n} cơ quan):",
    "Sheet not returned, or returned empty, agencies: {n}:",
)
returned_empty = Sentence("{name} (bảng gửi lại chưa điền)", "{name} (returned empty)")
dry_run = Sentence("Thử, chưa ghi vào {file}:", "A trial, nothing written to {file}:")
taken_back = Sentence("đã hủy", "taken back")
no_effect = Sentence(
    "không còn hiệu lực vì đã hoàn thành ngày {day}", "no effect, as it was done on {day}"
)
an_event = Sentence("{said} ngày {day} (mã {id})", "{said} of {day} (id {id})")
with_difficulties = Sentence("có khó khăn, vướng mắc", "with difficulties")
reported_progress = Sentence("ngày {day} báo cáo tiến độ{by}", "reported progress on {day}{by}")
asked_until = Sentence("đến ngày {day}", "until {day}")
has_requested = Sentence("đã đề nghị gia hạn", "extension requested")
request_open = Sentence(
    "đã đề nghị gia hạn đến ngày {due} tại {document}{reason}, chưa có ý kiến",
    "extension to {due} requested in {document}{reason}, not answered yet",
)
request_reason = Sentence(" với lý do “{reason}”", " for the reason “{reason}”")
request_of = Sentence("đến ngày {due}, {document}", "until {due}, {document}")
difficulties_by = Sentence(
    "{difficulties} nêu tại {document}", "{difficulties} stated in {document}"
)
shortening = Sentence("rút ngắn thời hạn", "shortened")
no_obligations = Sentence("Không có đầu việc nào.", "There are no items.")
nobody = Sentence("chưa có cơ quan nào phải thực hiện", "nobody owes it yet")
in_force_from = Sentence("có hiệu lực từ ngày {day}", "in force from {day}")
nothing_happened = Sentence("Chưa có ghi nhận nào.", "Nothing has been recorded.")
new_due = Sentence("hạn mới {day}", "new due date {day}")
set_due = Sentence("hạn {day}", "due {day}")
waiting_documents = Sentence("chờ văn bản", "waiting")
reminder_subject = Sentence(
    "Đôn đốc thực hiện {plan}: {counts} ({day})", "{plan}: {counts} ({day})"
)
digest_subject = Sentence(
    "Báo cáo tổng hợp tình hình thực hiện {plan}: {counts} ({day})",
    "Digest of {plan}: {counts} ({day})",
)
digest_heading = Sentence("Báo cáo tổng hợp tình hình thực hiện {plan}", "Digest of {plan}")
addressed = Sentence("Kính gửi: {agency}", "To: {agency}")
reminder_lead = Sentence(
    "Thực hiện nhiệm vụ theo dõi, đôn đốc việc triển khai {plan}, {monitor} đã rà soát; tính đến hết ngày {day}, quý cơ quan còn {counts}, cụ thể như sau:",
    "In following up {plan}, {monitor} notes that as of the end of {day} you have {counts}, as follows:",
)
reminder_lead_soon = Sentence(
    "Thực hiện nhiệm vụ theo dõi, đôn đốc việc triển khai {plan}, {monitor} đã rà soát; tính đến hết ngày {day}, quý cơ quan có {counts}, cụ thể như sau:",
    "In following up {plan}, {monitor} notes that as of the end of {day} you have {counts}, as follows:",
)
urge_overdue = Sentence(
    "{monitor} trân trọng đề nghị quý cơ quan khẩn trương hoàn thành, {sending}.",
    "{monitor} kindly asks you to complete this without further delay and {sending}.",
)
urge_soon = Sentence(
    "{monitor} trân trọng đề nghị quý cơ quan quan tâm thực hiện đúng thời hạn, {sending}.",
    "{monitor} kindly asks you to complete this by its due date and {sending}.",
)
# Departments inform one another, and report to who issued the plan. The monitor may be the only one
# who gets the result.
sent_to_all = Sentence(
    "gửi kết quả đến cơ quan nhận kết quả nêu trên{report}",
    "to send the result to whom it is due, named above{report}",
)
sent_to_some = Sentence(
    "gửi kết quả đến cơ quan nhận kết quả nêu trên (nếu có){report}",
    "to send the result to whom it is due (if named above){report}",
)
sent_to_monitor = Sentence(
    "gửi kết quả đến {monitor}{by} để tổng hợp, báo cáo {issuers}",
    "to send the result{by} to {monitor}, which reports to {issuers}",
)
reported_to_issuer = Sentence("báo cáo {monitor}{by}", "to report to {monitor}{by}")
also_to_monitor = Sentence(
    ", đồng thời gửi {monitor}{by} để tổng hợp, báo cáo {issuers}",
    ", and at the same time{by} to {monitor}, which reports to {issuers}",
)
also_reported = Sentence(" và báo cáo {monitor}{by}", ", and to report to {monitor}{by}")
answer = Sentence(
    "Trường hợp đã hoàn thành, đề nghị cho biết số, ký hiệu, ngày của văn bản; nếu {needs}, đề nghị có văn bản nêu rõ lý do gửi {monitor} tổng hợp, trình cấp có thẩm quyền xem xét, quyết định. Quý cơ quan có thể ghi vào bảng kèm theo và gửi lại.",
    "If it is done already, please name the number, code and day of the document; if {needs}, please write to {monitor} with the reasons, for a decision by the competent authority. You may also fill in the attached table and send it back.",
)
needs = Sentence(
    "có khó khăn, vướng mắc hoặc cần gia hạn", "it meets with difficulties or needs an extension"
)
# The same where the table or the annex tells of difficulties, of a request for a later due date, or of both.
needs_beside_difficulties = Sentence(
    "có khó khăn, vướng mắc khác với nội dung đã nêu tại {where} hoặc cần gia hạn",
    "it meets with difficulties other than those named in {where} or needs an extension",
)
needs_beside_request = Sentence(
    "có khó khăn, vướng mắc hoặc cần gia hạn ngoài đề nghị đã nêu tại {where}",
    "it meets with difficulties or needs an extension beyond that requested in {where}",
)
needs_beside_both = Sentence(
    "có khó khăn, vướng mắc khác hoặc cần gia hạn ngoài nội dung đã nêu tại {where}",
    "it meets with other difficulties or needs an extension beyond what {where} tells",
)
table_above = Sentence("bảng trên", "the table above")
tables_above = Sentence("các bảng trên", "the tables above")
automatic = Sentence(
    "Thư gửi tự động từ phần mềm theo dõi kế hoạch.",
    "Sent automatically by the program that follows the plan.",
)
deliver_to = Sentence("Gửi kết quả đến: {party}", "Send the result to: {party}")
reminder_number = Sentence("lần {n}", "no. {n}")
no_address = Sentence("chưa có địa chỉ", "no address")
nothing_to_mail = Sentence("Không có thư nào cần gửi.", "There is nothing to send.")
mailed = Sentence("Đã gửi {n} thư.", "Messages sent: {n}.")
put_out = Sentence(
    "Đã ghi {n} thư vào {folder}, chờ gửi.", "Messages written into {folder}, to be sent: {n}."
)
mailing = Sentence("Đang gửi thư", "Sending")
commit_mail = Sentence("đôn đốc và báo cáo ngày {day}", "reminders and digest of {day}")
what_an_item_is = Sentence(
    "mỗi nhiệm vụ của một cơ quan, theo từng kỳ hoặc văn bản, là một đầu việc",
    "a task of one agency, for each period or document, is an item",
)
all_done = Sentence(
    "Đã hoàn thành: {n} (đúng hạn {good}, quá hạn {late})",
    "Done: {n} ({good} on time, {late} late)",
)
none_done = Sentence("Đã hoàn thành: {n}", "Done: {n}")
none_open = Sentence("Chưa hoàn thành: {n}", "Not done: {n}")
all_open = Sentence(
    "Chưa hoàn thành: {n} (trong hạn {left}{soon} ",
    "Not done: {n} ({left} within the deadline{soon} ",
)
all_overdue = Sentence("quá hạn {n}", "{n} overdue")
of_these_soon = Sentence(", trong đó sắp đến hạn {n};", ", {n} of these due soon;")
of_these_soon_short = Sentence("trong đó sắp đến hạn: {n}", "of these due soon: {n}")
on_time = Sentence("đúng hạn", "on time")
earliest = Sentence("sớm nhất {day}", "earliest {day}")
latest = Sentence("muộn nhất {day}", "latest {day}")
shortened = Sentence(
    "rút ngắn thời hạn {times}, ban đầu {day}", "shortened {times}, first due {day}"
)
adjusted = Sentence(
    "điều chỉnh thời hạn {times}, ban đầu {day}", "due date changed {times}, first due {day}"
)
undated = Sentence("không còn ấn định thời hạn, ban đầu {day}", "date withdrawn, first due {day}")
one_agency = Sentence("{n} cơ quan", "{n} agency")
so_many_agencies = Sentence("{n} cơ quan", "{n} agencies")
nobody_named = Sentence("chưa xác định cơ quan", "no agency named yet")
and_nobody_named = Sentence(
    "{agencies} và cơ quan chưa xác định", "{agencies} and one not named yet"
)
cited = Sentence("{name} ngày {day} của {issuer}", "{name} of {day}, {issuer}")
about = Sentence("{name} về {title}", "{name} ({title})")
said_by = Sentence("{said} ({document})", "{said} ({document})")
amended = Sentence("được sửa đổi, bổ sung tại {amendments}", "as amended by {amendments}")
plan_amended = Sentence(
    "{kind} được sửa đổi, bổ sung tại {amendments}", "{kind} was amended by {amendments}"
)
the_kind = Sentence("{kind}", "The {kind}")
amended_often = Sentence(
    "Được sửa đổi, bổ sung {n} lần, gần nhất tại {newest}", "Amended {n} times, last by {newest}"
)
of_day = Sentence("{doc} ngày {day}", "{doc} of {day}")
listed = Sentence("{others} và {last}", "{others} and {last}")
digest_as_of = Sentence(
    "(Tính đến hết ngày {day}; mỗi nhiệm vụ của một cơ quan, theo từng kỳ hoặc văn bản, là một đầu việc)",
    "(As of the end of {day}; a task of one agency, for each period or document, is an item)",
)
one_overdue = Sentence("{n} nhiệm vụ quá hạn", "{n} overdue item")
many_overdue = Sentence("{n} nhiệm vụ quá hạn", "{n} overdue items")
one_soon = Sentence("{n} nhiệm vụ sắp đến hạn", "{n} item due soon")
many_soon = Sentence("{n} nhiệm vụ sắp đến hạn", "{n} items due soon")
closing = Sentence("Trân trọng./.", "Yours faithfully")
automatic_digest = Sentence(
    "Báo cáo lập tự động từ số liệu đã ghi nhận.", "Composed automatically from what was recorded."
)
plan_says = Sentence("Kế hoạch ghi: “{text}”", "The plan says: “{text}”")
amendment_says = Sentence("{amendment} ghi: “{text}”", "{amendment} says: “{text}”")
formerly = Sentence("nhiệm vụ trước đây của {agency}", "formerly owed by {agency}")
never_reminded = Sentence("chưa đôn đốc", "not reminded")
so_many_plans = Sentence("{n} kế hoạch", "{n} plans")
plans_below = Sentence("{n} kế hoạch nêu dưới đây", "the {n} plans named below")
plans_above = Sentence("{n} kế hoạch nêu trên", "the {n} plans named above")
share_agencies = Sentence(
    "Danh sách cơ quan được chép sang {file}; để {plan} cũng dùng tệp này, thay hai khối agencies: và groups: trong "
    "đó bằng một dòng: agencies: {file}",
    "The agencies were copied to {file}; for {plan} to use it too, replace its blocks agencies: and groups: by one "
    "line: agencies: {file}",
)
no_mail_today = Sentence(
    "Ngày {day} là ngày nghỉ nên không gửi thư nào (--workdays-only).",
    "{day} is a day off, so nothing is sent (--workdays-only).",
)
writing_reports = Sentence("Đang lập báo cáo", "Writing reports")
writing_letters = Sentence("Đang soạn công văn", "Writing letters")
reports_written = Sentence("Đã tạo {files}.", "Written: {files}.")
no_letters = Sentence(
    "Trong phạm vi đã nêu, ngoài cơ quan theo dõi, không có cơ quan nào có nhiệm vụ quá hạn nên không lập công văn.",
    "Among what was asked for, none but the agency that follows the plan has anything overdue, so no letter is written.",
)
news_since = Sentence(
    "Thay đổi so với tình hình đến hết ngày {day}: {counts}",
    "Changes since the end of {day}: {counts}",
)
news_since_digest = Sentence(
    "Mới từ báo cáo trước ({day}): {counts}", "New since the last digest ({day}): {counts}"
)
amended_since = Sentence(
    "{plan} được sửa đổi, bổ sung tại {amendments}.", "{plan} was amended by {amendments}."
)
issued_since = Sentence(
    "{plan} được ban hành ngày {day}, đến nay có {n} đầu việc.",
    "{plan} was issued on {day}; items by now: {n}.",
)
dropped_by = Sentence("từ ngày {day} theo {doc}: {why}", "since {day}, under {doc}: {why}")
new_task = Sentence("nhiệm vụ mới", "new task")
no_news = Sentence("không có", "nothing")
so_much_new = Sentence("{what} {n} đầu việc", "{what} {n}")
delivered_on = Sentence("ngày {day}", "{day}")
task_alone = Sentence("mục {task}", "task {task}")
task_of_plan = Sentence("mục {task} {plan}", "task {task} of {plan}")
by_document = Sentence("văn bản số {doc}", "document {doc}")
assigned_by = Sentence("giao tại {document}", "assigned by {document}")
in_charge = Sentence("do {officer} phụ trách", "officer {officer}")
narrowed = Sentence("Phạm vi: {what}", "Only: {what}")
sent_back = Sentence(
    "ngày {sent} gửi kết quả{by}, ngày {back} được yêu cầu thực hiện lại{again}",
    "delivered on {sent}{by}, sent back on {back}{again} to be done again",
)
not_read = Sentence(
    "Chưa có trong số liệu, do không đọc được: {files}",
    "Not in these figures, as it could not be read: {files}",
)
in_document = Sentence(" tại {document}", " with {document}")
one_item_overdue = Sentence("{n} đầu việc quá hạn", "{n} item is overdue")
many_items_overdue = Sentence("{n} đầu việc quá hạn", "{n} items are overdue")
one_item_soon = Sentence("{n} đầu việc sắp đến hạn", "{n} item is due soon")
many_items_soon = Sentence("{n} đầu việc sắp đến hạn", "{n} items are due soon")
issued_later = Sentence(
    "Đến ngày tính số liệu, {plan} chưa được ban hành; ngày ban hành: {day}",
    "{plan} was not issued yet on the day of the figures; day of issue: {day}",
)
nothing_overdue = Sentence("Không có đầu việc nào quá hạn.", "Nothing is overdue.")
nothing_upcoming = Sentence("Không có đầu việc nào sắp đến hạn.", "Nothing falls due soon.")
yes = Sentence("có", "yes")
point = Sentence("{n} điểm %", "{n} percentage point")
points = Sentence("{n} điểm %", "{n} percentage points")
nobody_silent = Sentence(
    "Các cơ quan có đầu việc quá hạn, không kể cơ quan theo dõi, đều đã ít nhất một lần báo cáo, phản hồi.",
    "Every agency with overdue items, but for the one that follows the plan, has reported before.",
)
nothing_blocked = Sentence(
    "Không có đầu việc nào có khó khăn, vướng mắc.", "Nothing has difficulties."
)
edit_title = Sentence("Thay đổi trong tệp kế hoạch", "What an edit changes")
edit_versions = Sentence("so {new} với {old}", "{old} → {new}")
edit_changes_nothing = Sentence(
    "Không thay đổi gì đối với cơ quan nào (chỉ khác chú thích, thứ tự hoặc cách trình bày, nếu có).",
    "Nothing changes for anyone (only comments, order or layout differ, if anything).",
)
edit_new_plan = Sentence(
    "Kế hoạch mới: {tasks} nhiệm vụ, {items} đầu việc, {agencies} cơ quan.",
    "A new plan: {tasks} tasks, {items} items, {agencies} agencies.",
)
edit_no_plan = Sentence(
    "Không còn kế hoạch này: {tasks} nhiệm vụ, {items} đầu việc, {agencies} cơ quan.",
    "The plan is gone: {tasks} tasks, {items} items, {agencies} agencies.",
)
edit_task = Sentence("Nhiệm vụ", "Task")
edit_new = Sentence("thêm mới", "new")
edit_removed = Sentence("bỏ khỏi tệp", "removed")
edit_id = Sentence("Đổi mã", "Renamed")
edit_bound = Sentence("Thêm cơ quan thực hiện", "Now owed by")
edit_unbound = Sentence("Không còn phải thực hiện", "No longer owed by")
edit_none = Sentence("không có", "none")
edit_added = Sentence("thêm mới", "added")
edit_taken_out = Sentence("bỏ khỏi tệp", "taken out")
edit_bears_on = Sentence("về nhiệm vụ {tasks}", "about tasks {tasks}")
edit_duty = Sentence("Trách nhiệm {id}", "Duty {id}")
edit_as_issued = Sentence("Nhiệm vụ {task}, như khi ban hành", "Task {task} as issued")
edit_parts = Sentence("Nội dung khác của kế hoạch", "Other parts of the plan")
edit_totals = Sentence("Tổng hợp", "Totals")
edit_records = Sentence(
    "Ghi nhận không còn phù hợp với kế hoạch", "Records that no longer fit the plan"
)
edit_problems = Sentence("Cảnh báo mới khi kiểm tra", "What check newly finds")
edit_record = Sentence(
    "ngày {day} · {task} · {agency} · {said}", "{day} · {task} · {agency} · {said}"
)
edit_for_agencies = Sentence(
    "Số nhiệm vụ thay đổi: {tasks}; số cơ quan chịu tác động: {agencies}.",
    "Tasks that change: {tasks}; agencies for which something changes: {agencies}.",
)
edit_words_only = Sentence(
    "Không thay đổi gì đối với cơ quan nào; số nhiệm vụ chỉ thay đổi lời văn hoặc mã: {tasks}.",
    "Nothing changes for any agency; tasks of which only words or the id change: {tasks}.",
)
edit_later = Sentence(
    "Đến hết ngày này chưa thay đổi gì đối với cơ quan nào; số nhiệm vụ thay đổi: {tasks}.",
    "Nothing changes for any agency as of this day yet; tasks that change: {tasks}.",
)
edit_for_nobody = Sentence(
    "Không thay đổi thời hạn, trách nhiệm hay tình trạng của cơ quan nào.",
    "No due date, obligation or status of any agency changes.",
)
edit_again = Sentence("thực hiện trở lại", "to be done again")
edit_answers = Sentence("Cơ quan phải thực hiện hiện nay", "Who answers now")
edit_dropped = Sentence(
    "không còn thực hiện, theo {amendment} ({reason})",
    "no longer to be done, under {amendment} ({reason})",
)
edit_keep_records = Sentence(
    "(hãy ghi “former: [{former}]” vào nhiệm vụ này để các ghi nhận theo mã cũ vẫn được tính)",
    "(write “former: [{former}]” into the task, so that what was recorded under the old id still counts)",
)
edit_more_records = Sentence("và {n} ghi nhận khác", "and {n} more")
edit_more = Sentence("thêm {what}", "added {what}")
edit_less = Sentence("bỏ {what}", "without {what}")
edit_since = Sentence("áp dụng từ ngày {day}", "in force from {day}")
edit_not_compared = Sentence(
    "Không so sánh được, vì có lỗi: {files}.", "At fault, and therefore not compared: {files}."
)
