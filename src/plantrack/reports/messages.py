"""What is said of reports."""

from plantrack.words.words import Sentence

sheet_page = Sentence("Trang {page}/{pages}", "Page {page}/{pages}")
sheet_heading = Sentence("{name}: {plan}, {day}", "{name}: {plan}, {day}")
never_reported = Sentence("chưa", "never")
silent_agencies = Sentence(
    "{n} cơ quan có đầu việc quá hạn và chưa báo cáo, phản hồi lần nào{names}.",
    "Agencies with overdue items that have never reported: {n}{names}.",
)
silent_names = Sentence(": {agencies}", ", namely {agencies}")
silent_one_in = Sentence("{agencies} (đối với {plans})", "{agencies} ({plans})")
silent_all_in = Sentence("{agencies} (đều đối với {plans})", "{agencies} (all of {plans})")
nothing_extended = Sentence(
    "Chưa có đầu việc nào được điều chỉnh hoặc ấn định thời hạn.", "No due date was set or changed."
)
calendar_name = Sentence("Thời hạn thực hiện {plan}", "Deadlines of {plan}")
calendar_of = Sentence("{name} – {agency}", "{name} – {agency}")
calendar_due = Sentence("Hạn: {what}", "Due: {what}")
calendar_done = Sentence("Đã hoàn thành: {what}", "Done: {what}")
calendar_closed = Sentence("Không còn thực hiện: {what}", "No longer to be done: {what}")
calendar_undated = Sentence(
    "Thời hạn này không còn hiệu lực: {what}", "This due date no longer holds: {what}"
)
calendar_item = Sentence("{task} {name}{which} – {agency}", "{task} {name}{which} – {agency}")
calendar_which = Sentence(" ({which})", " ({which})")
calendar_status = Sentence("Tình trạng {day}: {status}", "Status {day}: {status}")
country = Sentence("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM")
motto = Sentence("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness")
place_and_day = Sentence(
    "{place}, ngày{blank}tháng{blank}năm {year}", "{place}, the{blank}of{blank}{blank}{blank}{year}"
)
capital = Sentence("Hà Nội", "Ha Noi")
report_number = Sentence("Số:{blank}/BC-{code}", "No.:{blank}/BC-{code}")
dispatch_number = Sentence("Số:{blank}/{code}-……", "No.:{blank}/{code}-……")
signer_director = Sentence("GIÁM ĐỐC", "DIRECTOR")
signer_chief_of_office = Sentence("CHÁNH VĂN PHÒNG", "CHIEF OF OFFICE")
signer_chief_inspector = Sentence("CHÁNH THANH TRA", "CHIEF INSPECTOR")
signer_head_of_board = Sentence("TRƯỞNG BAN", "HEAD OF THE BOARD")
signer_head_of_branch = Sentence("CHI CỤC TRƯỞNG", "HEAD OF THE BRANCH")
signer_head_of_department = Sentence("CỤC TRƯỞNG", "HEAD OF THE DEPARTMENT")
signer_head_of_division = Sentence("TRƯỞNG PHÒNG", "HEAD OF THE DIVISION")
signer_minister = Sentence("BỘ TRƯỞNG", "MINISTER")
signer_chairperson = Sentence(
    "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "ON BEHALF OF THE PEOPLE'S COMMITTEE\nCHAIRPERSON"
)
signer = Sentence("THỦ TRƯỞNG CƠ QUAN", "HEAD OF THE AGENCY")
signer_unknown = Sentence("…………………", "…………………")
copies_to = Sentence("Nơi nhận:", "Copies:")
as_above = Sentence("Như trên;", "As above;")
filed = Sentence("Lưu: VT, …….", "File: records office, …….")
to = Sentence("Kính gửi:", "To:")
statement = Sentence("BÁO CÁO", "REPORT")
statement_subject = Sentence("Tình hình thực hiện {plan}", "Progress of {plan}")
statement_as_of = Sentence("(Tính đến hết ngày {day})", "(As of the end of {day})")
statement_known_on = Sentence(
    "(Tính đến hết ngày {day}, theo số liệu ghi nhận đến hết ngày {known})",
    "(As of the end of {day}, by what was recorded up to {known})",
)
statement_lead = Sentence(
    "Thực hiện {plan}, {office} báo cáo tình hình thực hiện tính đến hết ngày {day} như sau:",
    "{office} reports as follows on the progress of {plan}, as of the end of {day}:",
)
statement_lead_several = Sentence(
    "{office} báo cáo tình hình thực hiện {n} kế hoạch sau đây, tính đến hết ngày {day}:",
    "{office} reports on the progress of these {n} plans, as of the end of {day}:",
)
part_general = Sentence("Tình hình chung", "General situation")
part_by_task = Sentence("Kết quả theo nhiệm vụ", "Results by task")
part_overdue = Sentence("Nhiệm vụ quá hạn", "Overdue tasks")
part_proposals = Sentence("Kiến nghị, đề xuất", "Proposals")
counted_up = Sentence(
    "Tổng số: {tasks} nhiệm vụ, {agencies} cơ quan, {n} đầu việc ({meaning}). Cụ thể:",
    "Tasks: {tasks}; agencies: {agencies}; items: {n} ({meaning}). Of these items:",
)
details_in_annexes = Sentence(
    "Số liệu chi tiết theo từng cơ quan tại Phụ lục I, theo từng đầu việc tại Phụ lục II kèm theo.",
    "The figures of each agency are in Annex I, each item in Annex II.",
)
changes_since = Sentence(
    "Thay đổi từ ngày {day} đến hết ngày {until}", "Changes from {day} to {until}"
)
no_changes = Sentence(
    "Từ ngày {day} đến hết ngày {until} không có thay đổi.",
    "Nothing changed from {day} to {until}.",
)
task_heading = Sentence("{n}. {name} (mục {task})", "{n}. {name} (task {task})")
task_and_who = Sentence("{task} ({who})", "{task} ({who})")
term = Sentence("Thời hạn: ngày {day}", "Due {day}")
term_waiting = Sentence(
    "Thời hạn: theo văn bản, hiện chưa nhận được", "Due by a document that has not come yet"
)
term_open = Sentence("Thời hạn: không ấn định", "No due date is set")
terms = Sentence(
    "Thời hạn: sớm nhất ngày {first}, muộn nhất ngày {last}",
    "Due: earliest {first}, latest {last}",
)
items_of_task = Sentence("Có {n} đầu việc: {counts}.", "Items: {n} ({counts}).")
of_nobody_named = Sentence(
    " ({n} đầu việc chưa xác định cơ quan)", " (with no agency named yet: {n})"
)
overdue_lead = Sentence(
    "Có {n} đầu việc quá hạn của {agencies} cơ quan{long}.",
    "Items overdue: {n}, agencies: {agencies}{long}.",
)
overdue_long = Sentence(
    ", trong đó {n} đầu việc quá hạn trên {days} ngày", "; over {days} days, items: {n}"
)
overdue_long_all = Sentence(", đều quá hạn trên {days} ngày", "; all of them over {days} days")
overdue_long_alone = Sentence(", quá hạn trên {days} ngày", "; over {days} days")
blocked_lead = Sentence(
    "Có {n} đầu việc của {agencies} cơ quan có khó khăn, vướng mắc chưa được giải quyết.",
    "Items with difficulties that are not resolved: {n}, agencies: {agencies}.",
)
requested_lead = Sentence(
    "Có {agencies} cơ quan đề nghị gia hạn đối với {n} đầu việc, chưa có ý kiến, cần được xem xét, quyết định.",
    "Items with an extension requested and to be decided: {n}, agencies: {agencies}.",
)
changed_lead = Sentence(
    "Có {n} đầu việc được điều chỉnh hoặc ấn định thời hạn{changes}.",
    "Items whose due date was set or changed: {n}{changes}.",
)
changes_of_dates = Sentence(
    ", với {n} lần điều chỉnh, ấn định (tính theo từng cơ quan)",
    "; changes, counted for each agency: {n}",
)
proposals_blank = Sentence(
    "[Phần để trống: {office} bổ sung kiến nghị, đề xuất trước khi trình ký.]",
    "[Left empty: {office} to add its proposals before this is signed.]",
)
statement_close = Sentence(
    "Trên đây là báo cáo tình hình thực hiện {plan}, {office} kính báo cáo {to} xem xét, chỉ đạo./.",
    "{office} submits to {to}, for its consideration and direction, this report on the progress of {plan}.",
)
annex = Sentence("Phụ lục {n}", "Annex {n}")
only_annex = Sentence("Phụ lục", "Annex")
annex_agencies = Sentence("Tổng hợp kết quả theo cơ quan", "Results by agency")
annex_items = Sentence("Tình hình thực hiện từng đầu việc", "Status of each item")
annex_overdue = Sentence("Danh sách nhiệm vụ quá hạn", "Overdue tasks")
annexed_to_statement = Sentence(
    "(Kèm theo Báo cáo số{blank}/BC-{code} ngày{blank}tháng{blank}năm {year} của {office})",
    "(Annexed to report no.{blank}/BC-{code} of{blank}{blank}{blank}{year}, {office})",
)
annexed_to_dispatch = Sentence(
    "(Kèm theo Công văn số{blank}/{code}-…… ngày{blank}tháng{blank}năm {year} của {office})",
    "(Annexed to letter no.{blank}/{code}-…… of{blank}{blank}{blank}{year}, {office})",
)
copy_to_superior = Sentence("{agency} (để báo cáo)", "{agency} (for information)")
dispatch_to_all = Sentence(
    "Các cơ quan có tên tại Phụ lục kèm theo", "The agencies named in the annex"
)
dispatch_about = Sentence("V/v đôn đốc thực hiện {plan}", "Re: overdue tasks under {plan}")
dispatch_plans = Sentence(
    "{office} được giao theo dõi, đôn đốc việc triển khai {n} kế hoạch sau đây:",
    "{office} follows up these {n} plans:",
)
dispatch_urge = Sentence(
    "{office} trân trọng đề nghị các cơ quan nêu trên khẩn trương hoàn thành các nhiệm vụ quá hạn, {sending}.",
    "{office} kindly asks the agencies named above to complete what is overdue without further delay and {sending}.",
)
dispatch_urge_one = Sentence(
    "{office} trân trọng đề nghị quý cơ quan khẩn trương hoàn thành, {sending}.",
    "{office} kindly asks you to complete this without further delay and {sending}.",
)
sent_to_all = Sentence(
    "gửi kết quả đến cơ quan nhận kết quả nêu tại Phụ lục{report}",
    "to send the result to whom it is due, named in the annex{report}",
)
sent_to_some = Sentence(
    "gửi kết quả đến cơ quan nhận kết quả nêu tại Phụ lục (nếu có){report}",
    "to send the result to whom it is due (if the annex names any){report}",
)
by_day = Sentence(
    " trước ngày{blank}tháng{blank}năm{blank}", " before the{blank}of{blank}{blank}{blank}"
)
dispatch_answer = Sentence(
    "Trường hợp đã hoàn thành, đề nghị cho biết số, ký hiệu, ngày của văn bản; nếu {needs}, đề nghị có văn bản nêu rõ lý do gửi {office} tổng hợp, trình cấp có thẩm quyền xem xét, quyết định.",
    "If it is done already, please name the number, code and day of the document; if {needs}, please write to {office} with the reasons, for a decision by the competent authority.",
)
the_annex = Sentence("Phụ lục", "the annex")
changes_of_kind = Sentence("{what}: {n} đầu việc, thuộc {which}.", "{what}: {n}, namely {which}.")
figures = Sentence("Số liệu {as_of}", "Figures {as_of}")
tile_overdue = Sentence("đầu việc quá hạn", "overdue items")
tile_news = Sentence(
    "đầu việc có thay đổi từ ngày {day} (một đầu việc có thể có nhiều thay đổi)",
    "items with changes from {day} on (one item may have several)",
)
tile_extended = Sentence("đầu việc được gia hạn, điều chỉnh thời hạn", "items with a new due date")
tile_blocked = Sentence("đầu việc có khó khăn, vướng mắc", "items with difficulties")
tile_silent = Sentence(
    "cơ quan có đầu việc quá hạn, chưa báo cáo, phản hồi lần nào",
    "agencies overdue that never reported",
)
tile_requested = Sentence(
    "đầu việc có đề nghị gia hạn chưa có ý kiến", "items with an extension requested"
)
tile_soon = Sentence("đầu việc sắp đến hạn", "items due soon")
tile_rate = Sentence("đầu việc đã đến hạn được hoàn thành", "of the items due so far are done")
tile_total = Sentence("đầu việc (tổng số)", "items in all")
# The labels of tiles that count one.
TILES_OF_ONE: dict[Sentence, Sentence] = {
    label: Sentence(label.vi, english)
    for label, english in {
        tile_overdue: "overdue item",
        tile_extended: "item with a new due date",
        tile_blocked: "item with difficulties",
        tile_requested: "item with an extension requested",
        tile_silent: "agency overdue that never reported",
        tile_soon: "item due soon",
        tile_total: "item in all",
        tile_news: "item with changes from {day} on (one item may have several)",
    }.items()
}
so_many_of = Sentence("{part}/{all} đầu việc", "{part} of {all} items")
so_many_others = Sentence("và {n} cơ quan khác", "and others: {n}")
late_once = Sentence(
    "{agency}: 1, quá hạn {days} (hạn {day})", "{agency}: 1, {days} late (due {day})"
)
longest = Sentence(
    "{agency}: {n}, lâu nhất {days} (hạn {day})", "{agency}: {n}, up to {days} late (due {day})"
)
from_to_due = Sentence("{old} → {new}", "{old} → {new}")
no_due_yet = Sentence("chưa ấn định", "no date")
no_due_any_more = Sentence("không ấn định thời hạn", "no date set")
had_it = Sentence("trước đó do {agencies} thực hiện", "formerly owed by {agencies}")
given_from_to = Sentence("từ {former} sang {now}", "from {former} to {now}")
mark_days = Sentence("(số ngày quá hạn)", "(days late)")
mark_due = Sentence("(thời hạn)", "(due date)")
mark_late = Sentence("(+ số ngày quá hạn)", "(+ days late)")
mark_several = Sentence(
    "(2/3): có 3 đầu việc, trong đó 2 ở tình trạng xấu nhất, là tình trạng ghi trong ô; ô trống: cơ quan không được giao nhiệm vụ này",
    "(2/3): 3 items, of which 2 stand worst, as is shown; empty: not given this task",
)
drawn_window = Sentence("thời gian thực hiện", "time to do it")
drawn_extension = Sentence("gia hạn", "extension")
drawn_late = Sentence("quá hạn, chưa hoàn thành", "overdue")
drawn_due = Sentence("thời hạn", "due date")
drawn_today = Sentence("ngày tính số liệu", "day of the figures")
find = Sentence("Tìm", "Find")
find_hint = Sentence("cơ quan, nhiệm vụ…", "agency, task…")
every_status = Sentence("Mọi tình trạng", "Any status")
clear_filter = Sentence("Bỏ lọc", "Clear")
sort_by = Sentence("Sắp xếp theo", "Sort by")
agencies_shown = Sentence(
    "Đang lọc: còn {shown}/{all} cơ quan.", "Filtered: {shown} of {all} agencies."
)
nothing_found = Sentence("Không có dòng nào phù hợp.", "Nothing matches.")
of_items = Sentence(" (đối với {n} đầu việc)", " (for items: {n})")
item_and_title = Sentence("Mục {task}: {title}", "Task {task}: {title}")
dispatch_reviewed = Sentence(
    "Thực hiện nhiệm vụ theo dõi, đôn đốc việc triển khai {plan}, {office} đã rà soát; tính đến hết ngày {day}",
    "In following up {plan}, {office} notes that as of the end of {day}",
)
dispatch_reviewed_plans = Sentence(
    "Qua rà soát, tính đến hết ngày {day}", "As of the end of {day},"
)
dispatch_lead = Sentence(
    "{reviewed}, {agencies} cơ quan nêu trên còn {n} đầu việc quá hạn ({meaning}), chi tiết tại Phụ lục kèm theo.",
    "{reviewed} the {agencies} agencies named above have {n} overdue items ({meaning}), which the annex lists.",
)
dispatch_lead_one = Sentence(
    "{reviewed}, quý cơ quan còn {counts}, chi tiết tại Phụ lục kèm theo.",
    "{reviewed} you have {counts}, as the annex shows.",
)
so_many_other_changes = Sentence("và {n} lần điều chỉnh khác", "and other changes: {n}")
