"""What is said of recording."""

from plantrack.words.words import Sentence

void_ambiguous = Sentence(
    "“{id}” là phần đầu của nhiều mã{near}", "“{id}” begins several ids{near}"
)
void_elsewhere = Sentence(
    "ghi nhận “{id}” thuộc {task} · {agency}, không thuộc nhiệm vụ hoặc cơ quan đã nêu; hãy dùng: plantrack log {task} void {agency} --re {id}",
    "event “{id}” belongs to {task} · {agency}, not to what you named; use: plantrack log {task} void {agency} --re {id}",
)
void_twice = Sentence(
    "ghi nhận “{id}” đã được hủy; muốn khôi phục thì hủy lần hủy đó bằng void --re {void}",
    "event “{id}” has been taken back already; to bring it back use void --re {void}",
)
successor_answers = Sentence(
    "{agency} không phải thực hiện {task} nhưng nay thực hiện thay {ended}; hãy ghi cho {ended}",
    "{agency} does not deliver {task} itself but answers for {ended}; record it for {ended}",
)
group_refused = Sentence(
    "không ghi cho cơ quan nào trong nhóm vì {n}/{total} cơ quan không ghi được: {agencies}; muốn ghi cho "
    "các cơ quan còn lại, hãy thêm --remaining",
    "nothing is recorded for the group, as {n} of its {total} agencies are refused: {agencies}; to record "
    "it for the others, add --remaining",
)
group_refused_in_row = Sentence(
    "không ghi cho cơ quan nào trong nhóm vì {n}/{total} cơ quan không ghi được: {agencies}; hãy ghi mỗi cơ "
    "quan còn lại vào một dòng riêng",
    "nothing is recorded for the group, as {n} of its {total} agencies are refused: {agencies}; give each of "
    "the others a row of its own",
)
# Why nothing is recorded for a member of a group.
member_not_bound = Sentence("không phải thực hiện {task}", "nothing to deliver for {task}")
member_not_begun = Sentence("đến ngày {day} mới hoạt động", "exists only from {day} on")
member_ended = Sentence(
    "đã kết thúc hoạt động ngày {day}, chưa xác định cơ quan kế thừa",
    "ended on {day}; no successor is known",
)
member_done = Sentence("đã hoàn thành", "done already")
member_not_overdue = Sentence("chưa quá hạn", "not overdue")
# What is wrong with a row of a sheet, before it is an entry.
row_of_no_plan = Sentence(
    "không có kế hoạch “{plan}” trong các kế hoạch đang đọc: {known}; hãy thêm --plan, hoặc bỏ dòng này",
    "there is no plan “{plan}” among those read: {known}; give its --plan, or drop the row",
)
row_of_which_plan = Sentence(
    "mục “{task}” có trong nhiều kế hoạch: {known}; hãy điền cột “Kế hoạch”",
    "task “{task}” is in several plans: {known}; fill in the column “Plan”",
)
row_of_no_task = Sentence(
    "không có nhiệm vụ “{task}” trong kế hoạch {plan}{near}; hãy sửa cột “Mục”",
    "there is no task “{task}” in the plan {plan}{near}; correct the column “Task”",
)
row_of_no_agency = Sentence(
    "không có cơ quan “{agency}” trong kế hoạch {plan}{near}; hãy sửa cột “Cơ quan”",
    "there is no agency “{agency}” in the plan {plan}{near}; correct the column “Agency”",
)
row_changed = Sentence(
    "cột “{column}” ghi “{value}” nhưng dòng này là của “{key}”: các cột màu xám đã bị sửa hoặc xáo trộn; hãy "
    "lấy lại dòng từ bảng gốc",
    "column “{column}” says “{value}”, but the row is about “{key}”: the grey columns were changed or "
    "mixed up; take the row from the sheet as it was made",
)
sheet_without_headings = Sentence(
    "không thấy dòng tiêu đề có các cột {headings}; hãy dùng bảng do plantrack sheet tạo, hoặc thêm dòng đó",
    "there is no row with the headings {headings}; use a sheet made by plantrack sheet, or add that row",
)
sheet_heading_twice = Sentence(
    "có hai cột “{heading}”; hãy xóa hoặc đổi tên một cột",
    "there are two columns “{heading}”; delete or rename one",
)
sheet_too_long = Sentence(
    "bảng dài quá {limit} dòng; hãy chia ra nhiều tệp",
    "the sheet has more than {limit} rows; split it into several files",
)
sheet_too_wide = Sentence(
    "có dữ liệu bên phải cột thứ {limit}; hãy xóa phần đó, hoặc chép các cột cần thiết sang bảng mới",
    "something stands to the right of column {limit}; delete it, or copy the columns needed to a new sheet",
)
cell_computed = Sentence(
    "cột “{column}”: “{value}” là công thức hoặc lỗi; hãy gõ giá trị vào ô",
    "column “{column}”: “{value}” is a formula or an error; type the value into the cell",
)
cell_is_date = Sentence(
    "cột “{column}”: ô chứa ngày {value}, không phải chữ; hãy gõ lại, thêm dấu ' ở đầu",
    "column “{column}”: the cell holds the date {value}, not text; type it anew with a ' before it",
)
cell_too_long = Sentence(
    "cột “{column}”: dài quá {value} ký tự; hãy viết gọn lại",
    "column “{column}”: longer than {value} characters; make it shorter",
)
cell_unseen = Sentence(
    "cột “{column}”: có ký tự không nhìn thấy được trong “{value}”; hãy gõ lại, không sao chép",
    "column “{column}”: there is a character that cannot be seen in “{value}”; type it anew, do not copy it",
)
cell_empty = Sentence(
    "cột “{column}” để trống; hãy điền, hoặc để trống cả dòng",
    "column “{column}” is empty; fill it in, or leave the whole row empty",
)
cell_no_date = Sentence(
    "cột “{column}”: “{value}” không phải là ngày hợp lệ; viết 15/4/2025",
    "column “{column}”: “{value}” is not a date; write 15/4/2025",
)
cell_day = Sentence(
    "cột “{column}”: “{value}” được hiểu là ngày {day}",
    "column “{column}”: “{value}” is taken for {day}",
)
cell_period = Sentence(
    "cột “{column}”: “{value}” được hiểu là {period}",
    "column “{column}”: “{value}” is taken for {period}",
)
cell_which_year = Sentence(
    "cột “{column}”: không rõ “{value}” của năm nào; hãy ghi cả năm",
    "column “{column}”: it is not clear of which year “{value}” is; write the year, too",
)
cell_no_event = Sentence(
    "cột “{column}”: không có “{value}”; chọn một trong: {known}",
    "column “{column}”: there is no “{value}”; choose one of: {known}",
)
csv_broken = Sentence(
    "tệp không phải là CSV đọc được; hãy lưu lại thành .xlsx hoặc CSV (UTF-8)",
    "the file is no CSV that can be read; save it again as .xlsx or CSV (UTF-8)",
)
csv_quote_open = Sentence(
    "dấu nháy kép mở ở dòng này không được đóng ở cuối ô; hãy đóng hoặc xóa dấu đó, hoặc lưu lại thành .xlsx",
    "a quote that begins on this line is not closed at the end of its cell; close it or delete it, or save "
    "the file as .xlsx",
)
workbook_broken = Sentence(
    "tệp không phải là bảng tính .xlsx đọc được; hãy mở bằng Excel hoặc LibreOffice rồi lưu lại thành .xlsx",
    "the file is no .xlsx workbook that can be read; open it in Excel or LibreOffice and save it as .xlsx",
)
workbook_locked = Sentence(
    "tệp có mật khẩu hoặc ở dạng cũ (.xls); hãy bỏ mật khẩu và lưu lại thành .xlsx",
    "the file has a password or is of the old kind (.xls); remove the password and save it as .xlsx",
)
workbook_too_large = Sentence(
    "nội dung giải nén lớn hơn {limit} MiB; hãy kiểm tra có đúng tệp không",
    "it unpacks to more than {limit} MiB; check that it is the right file",
)
workbook_too_costly = Sentence(
    "quá nhiều ô hoặc định dạng; hãy chép các dòng đã điền (chỉ giá trị) sang bảng mới, hoặc chia ra nhiều tệp",
    "too many cells or formats; copy the rows that were filled in (values only) to a new workbook, or split it "
    "into several files",
)
workbook_of_several = Sentence(
    "có nhiều trang tính để điền: {sheets}; hãy giữ lại một, lưu các trang khác thành tệp riêng",
    "several of its sheets are to be filled in: {sheets}; keep one and save the others as files",
)
workbook_suffix = Sentence(
    "không phải .xlsx hay .csv; hãy lưu lại thành .xlsx, hoặc bỏ tệp này ra khỏi thư mục",
    "neither .xlsx nor .csv; save it as .xlsx, or take it out of the folder",
)
