"""What is said of a command line."""

from plantrack.words.words import Sentence

cannot_print = Sentence("không ghi được kết quả: {reason}", "cannot print the result: {reason}")
all_well = Sentence(
    "Kế hoạch và nhật ký không có lỗi hay chỗ đáng ngờ.",
    "Nothing is wrong or doubtful in plan and log.",
)
recorded_all_the_same = Sentence(
    "đã ghi nhận rồi ({n} ghi nhận), không cần chạy lại lệnh",
    "recorded all the same (events: {n}); there is no need to run the command again",
)
recorded_here = Sentence("ở đây đã ghi nhận ({n} ghi nhận)", "recorded here (events: {n})")
nothing_recorded_here = Sentence(
    "chưa ghi nhận gì ở đây; hãy khắc phục lỗi nêu trên rồi chạy lại lệnh",
    "nothing was recorded here; mend the fault above and run the command again",
)
rest_not_recorded_here = Sentence(
    "chưa ghi nhận gì ở đây; hãy khắc phục lỗi nêu trên, rồi {rest}",
    "nothing was recorded here; mend the fault above, then {rest}",
)
run_again_for_the_rest = Sentence(
    "chạy lại lệnh (những gì đã ghi nhận sẽ được bỏ qua)",
    "run the command again (what is recorded already will be skipped)",
)
run_for_the_rest = Sentence("chạy: {command}", "run: {command}")
perhaps_recorded_here = Sentence(
    "không rõ ở đây đã ghi nhận đủ chưa; hãy xem plantrack history",
    "it is not known what was recorded here; see plantrack history",
)
no_working_folder = Sentence(
    "thư mục hiện tại không còn nữa; hãy chuyển sang thư mục khác (cd) hoặc thêm --plan TỆP",
    "the folder you are in is gone; cd to another one or give --plan FILE",
)
range_and_more = Sentence(
    "“{range}” đã nêu đủ hai phiên bản; hãy bỏ “{name}”",
    "“{range}” names both versions; leave out “{name}”",
)
compare_with = Sentence(
    "chưa rõ so sánh “{file}” với kế hoạch nào; hãy nêu thêm một tệp: {plans}",
    "it is not clear which plan to compare “{file}” with; name one more file: {plans}",
)
group_without_members = Sentence(
    "“{name}” không có thành viên được theo dõi; hãy nêu một cơ quan hoặc nhóm khác",
    "“{name}” has no members that are tracked; name an agency or another group",
)
which_year = Sentence(
    "{option}: không rõ “{value}” của năm nào; hãy viết {option} {first} hoặc {option} {last}",
    "{option}: it is not clear of which year “{value}” is; write {option} {first} or {option} {last}",
)
no_year = Sentence(
    "{option}: “{value}” chưa nêu năm; hãy viết {option} {first}",
    "{option}: “{value}” does not say of which year; write {option} {first}",
)
placeholder_document = Sentence(
    "{option}: hãy thay “{value}” bằng số, ký hiệu của văn bản, ví dụ 45/BC-SYT",
    "{option}: put the number of the document in place of “{value}”, such as 45/BC-SYT",
)
taken_for = Sentence("“{name}” được hiểu là {meant}", "“{name}” is taken for {meant}")
taken_for_day = Sentence("“{name}” được hiểu là ngày {meant}", "“{name}” is taken for {meant}")
taken_for_coming_day = Sentence(
    "“{name}” được hiểu là ngày {meant} (chưa đến)",
    "“{name}” is taken for {meant} (yet to come)",
)
former_id_of = Sentence(
    "“{name}” là mã cũ của nhiệm vụ {meant}", "“{name}” is a former id of task {meant}"
)
reserved_name = Sentence(
    "{option}: Windows không cho đặt tên tệp hoặc thư mục là “{value}”; hãy chọn tên khác (không phải con, prn, "
    'aux, nul, com1 …, lpt1 …; không có < > : " | ? *; không kết thúc bằng dấu chấm, dấu cách)',
    "{option}: Windows allows no file or folder named “{value}”; choose another name (not con, prn, aux, nul, "
    'com1 …, lpt1 …; without any of < > : " | ? *; with no full stop or space at its end)',
)
a_folder = Sentence(
    "{option}: “{value}” là thư mục; hãy nêu một tệp",
    "{option}: “{value}” is a folder; name a file",
)
a_log = Sentence(
    "{option}: “{value}” là nhật ký; kế hoạch của nó là {plan}",
    "{option}: “{value}” is a log; its plan is {plan}",
)
too_long = Sentence(
    "{option}: dài quá {limit} ký tự; hãy viết gọn lại",
    "{option}: longer than {limit} characters; make it shorter",
)
not_plain = Sentence(
    "{option}: có ký tự không nhìn thấy được trong “{value}”; hãy gõ lại, không sao chép",
    "{option}: there is a character that cannot be seen in “{value}”; type it anew, do not copy it",
)
variable_not_utf8 = Sentence(
    "biến {name} không phải UTF-8; hãy đặt lại", "the variable {name} is not UTF-8; set it again"
)
clock_wrong = Sentence(
    "đồng hồ của máy chỉ ngày {day}; hãy chỉnh lại ngày giờ của máy",
    "the clock of this machine says {day}; set it right",
)
not_a_date = Sentence(
    "{option}: “{value}” không phải là ngày hợp lệ; viết 15/4/2025, 2025-04-15, hôm nay hoặc hôm qua",
    "{option}: “{value}” is not a date; write 2025-04-15, 15/4/2025, today or yesterday",
)
not_a_number = Sentence(
    "{option}: “{value}” không phải là số ngày; viết một số từ 0 đến 9999",
    "{option}: “{value}” is not a number of days; write one from 0 to 9999",
)
no_such_choice = Sentence(
    "{option}: không có giá trị “{value}”{near}; chọn một trong: {choices}",
    "{option}: there is no “{value}”{near}; choose one of: {choices}",
)
no_way = Sentence(
    "chưa chọn cách gửi; thêm --smtp URL, --sendmail, --outbox THƯ_MỤC hoặc --dry-run",
    "no way to send was chosen; add --smtp URL, --sendmail, --outbox FOLDER or --dry-run",
)
show_sends_nothing = Sentence(
    "--show chỉ hiện các thư, không gửi; muốn gửi, hãy bỏ --show; muốn xem, hãy bỏ {option}",
    "--show prints the letters and sends none; to send them leave out --show, to read them leave out {option}",
)
several_ways = Sentence(
    "chỉ chọn một cách gửi: --smtp, --sendmail hoặc --outbox",
    "choose one way to send: --smtp, --sendmail or --outbox",
)
no_sender = Sentence(
    "thiếu địa chỉ gửi; thêm --from ĐỊA_CHỈ hoặc đặt biến PLANTRACK_MAIL_FROM",
    "an address to send from is missing; add --from ADDRESS or set PLANTRACK_MAIL_FROM",
)
not_an_address = Sentence(
    "{option}: “{value}” không phải là địa chỉ thư điện tử; ví dụ đúng: sonoivu@example.vn",
    "{option}: “{value}” is not an e-mail address; write it like sonoivu@example.vn",
)
to_without_digest = Sentence(
    "--to là địa chỉ nhận báo cáo tổng hợp nên không dùng cùng --agencies; bỏ một trong hai",
    "--to is where the digest goes, so it does not go with --agencies; drop one of them",
)
not_minutes = Sentence(
    "{option}: “{value}” không phải là số phút; viết một số từ 1 đến 9999",
    "{option}: “{value}” is not a number of minutes; write one from 1 to 9999",
)
timeout_minute = Sentence("{option}: ít nhất là 1 phút", "{option}: at least 1 minute")
every_day = Sentence("{option}: ít nhất là 1 ngày", "{option}: at least 1 day")
no_address_for = Sentence(
    "chưa có địa chỉ thư điện tử của {agencies}; bổ sung “email” trong kế hoạch",
    "there is no e-mail address of {agencies}; add “email” to the plan",
)
no_address_for_digest = Sentence(
    "chưa có địa chỉ nhận báo cáo tổng hợp; bổ sung “email” của {agencies} trong kế hoạch hoặc dùng --to",
    "there is no address for the digest; add the “email” of {agencies} to the plan or use --to",
)
not_mailed = Sentence("chưa gửi được cho {agencies}: {reason}", "not sent to {agencies}: {reason}")
and_more = Sentence("và {n} nơi khác", "and {n} more")
added_for_git = Sentence(
    "đã thêm cấu hình git, cần commit cùng kế hoạch và nhật ký: {lines}",
    "added for git, to be committed with plan and log: {lines}",
)
added_line = Sentence("dòng “{line}” vào {file}", "“{line}” to {file}")
usage_no_command = Sentence(
    "không có lệnh “{name}”{near}; xem plantrack --help",
    "there is no command “{name}”{near}; see plantrack --help",
)
usage_meant = Sentence(
    "không hiểu “{text}”; hãy viết: {line}", "“{text}” is not understood; write: {line}"
)
usage_either = Sentence(
    "“{text}” có thể hiểu theo nhiều cách; hãy viết một trong các lệnh: {lines}",
    "“{text}” can mean several things; write one of: {lines}",
)
usage_unclear = Sentence(
    "không rõ “{text}” là những tên nào{near}; hãy đặt dấu phẩy giữa các tên, hoặc dùng mã",
    "it is not clear which names “{text}” is{near}; put a comma between names, or give the ids",
)
log_lacks_event = Sentence(
    "“{text}” chưa nêu việc đã xảy ra (xong, đôn đốc, gia hạn …); viết: plantrack log NHIỆM_VỤ GHI_NHẬN CƠ_QUAN",
    "“{text}” does not say what happened (done, reminded, extended …); write: plantrack log TASK EVENT AGENCY",
)
log_lacks_task = Sentence(
    "“{text}” chưa nêu nhiệm vụ; viết: plantrack log NHIỆM_VỤ GHI_NHẬN CƠ_QUAN",
    "“{text}” names no task; write: plantrack log TASK EVENT AGENCY",
)
log_order = Sentence(
    "không hiểu “{text}”; viết theo thứ tự: plantrack log NHIỆM_VỤ GHI_NHẬN CƠ_QUAN",
    "“{text}” is not understood; the order is: plantrack log TASK EVENT AGENCY",
)
log_one_task = Sentence(
    "“{text}” là nhiều nhiệm vụ; mỗi lệnh chỉ ghi một nhiệm vụ",
    "“{text}” is several tasks; one command records one of them",
)
log_not_done = Sentence(
    "“{text}” thì không có gì để ghi; nhật ký chỉ ghi việc đã xảy ra, việc quá hạn xem bằng: plantrack overdue",
    "of “{text}” there is nothing to record: the log has what happened; what is late is shown by: plantrack overdue",
)
log_undone = Sentence(
    "“{text}” không phải là một loại ghi nhận; để hủy một ghi nhận, hãy xem mã bằng plantrack history rồi viết: plantrack undo MÃ",
    "“{text}” is not an event; to take a record back, find its id with plantrack history, then write: plantrack undo ID",
)
shortened_without_year = Sentence(
    "--due: “{value}” chưa nêu năm; khi rút ngắn thời hạn, hãy ghi đủ ngày, tháng, năm",
    "--due: “{value}” does not say of which year; write the year where a due date is brought forward",
)
extension_refused_line = Sentence(
    'plantrack log NHIỆM_VỤ note CƠ_QUAN --doc SỐ --note "Không đồng ý gia hạn"',
    'plantrack log TASK note AGENCY --doc NUMBER --note "Extension refused"',
)
extension_refused = Sentence("Không đồng ý gia hạn", "Extension refused")
log_refused_extension = Sentence(
    "“{text}” không làm thay đổi thời hạn; văn bản trả lời không đồng ý thì ghi là note (ghi chú): {line}",
    "“{text}” changes no due date; the document that refuses an extension is recorded as a note: {line}",
)
not_of_plan = Sentence("“{name}” không có trong kế hoạch {plan}", "“{name}” is not in plan {plan}")
usage_no_option = Sentence(
    "không có tùy chọn {name}{near}; xem {command} --help",
    "there is no option {name}{near}; see {command} --help",
)
usage_option_place = Sentence(
    "tùy chọn {name} đặt trước tên lệnh: plantrack {name} … {command}",
    "option {name} goes before the command: plantrack {name} … {command}",
)
usage_option_value = Sentence(
    "tùy chọn {name} cần một giá trị; xem {command} --help",
    "option {name} needs a value; see {command} --help",
)
usage_option_no_value = Sentence(
    "tùy chọn {name} không nhận giá trị; xem {command} --help",
    "option {name} takes no value; see {command} --help",
)
usage_missing_argument = Sentence(
    "thiếu {name}; xem {command} --help", "{name} is missing; see {command} --help"
)
usage_extra_argument = Sentence(
    "thừa “{name}”; đặt trong dấu nháy nếu có dấu cách; xem {command} --help",
    "unexpected “{name}”; quote it if it has spaces; see {command} --help",
)
usage_not_utf8 = Sentence(
    "“{text}” không phải UTF-8; hãy gõ lại", "“{text}” is not UTF-8; type it again"
)
empty_option = Sentence(
    "{option}: để trống; hãy điền nội dung hoặc bỏ tùy chọn này",
    "{option}: empty; give a value or leave the option out",
)
only_reported = Sentence(
    "dấu - chỉ dùng với reported (đã gửi báo cáo tổng hợp) và void (hủy ghi nhận); hãy nêu nhiệm vụ",
    "- goes with “reported” and “void” only; name a task",
)
reported_has_no_task = Sentence(
    "reported (đã gửi báo cáo tổng hợp) không thuộc nhiệm vụ nào; hãy viết: plantrack log - reported",
    "“reported” belongs to no task; write: plantrack log - reported",
)
filter_leaves_nothing = Sentence(
    "“{name}” không có đầu việc nào thuộc --task, --agency đã nêu; hãy bỏ bớt",
    "“{name}” has nothing that --task and --agency ask for; leave one of them out",
)
usage_other = Sentence(
    "dòng lệnh không đúng (hệ thống báo: {text}); xem plantrack --help",
    "{text}; see plantrack --help",
)
in_several_plans = Sentence(
    "“{name}” có trong nhiều kế hoạch: {plans}; hãy chọn một bằng --plan {example}",
    "“{name}” is in several plans: {plans}; choose one with --plan {example}",
)
in_several_logs = Sentence(
    "ghi nhận “{id}” có trong nhiều nhật ký: {logs}; hãy chọn một kế hoạch bằng --plan {example}",
    "event “{id}” stands in several logs: {logs}; choose a plan with --plan {example}",
)
undo_empty = Sentence(
    "mã ghi nhận để trống; hãy nêu mã (xem plantrack history), hoặc không nêu gì để hủy những gì lệnh mới nhất của bạn đã ghi",
    "an empty id; name one (see plantrack history), or none to take back what your newest command recorded",
)
unrecorded_letter = Sentence(
    "thư gửi {agency} đã đi nhưng ở đây chưa ghi nhận; khắc phục lỗi nêu trên xong, trước lần gửi thư sau hãy chạy: {command}",
    "the letter to {agency} was sent and is not recorded here; mend the fault above, then run, before mail is sent again: {command}",
)
recorded_letter = Sentence(
    "thư gửi {agency} đã được ghi nhận ở đây ({n} ghi nhận)",
    "the letter to {agency} is recorded here (events: {n})",
)
given_twice = Sentence(
    "{option} được nêu hai lần; chỉ nêu một lần", "{option} is given twice; give it once"
)
two_documents = Sentence(
    "“{name}” có hai văn bản khác nhau: {docs}; hãy ghi mỗi văn bản bằng một lệnh",
    "“{name}” has two documents: {docs}; record each with a command of its own",
)
undo_question = Sentence("Hủy các ghi nhận trên? [c/K]", "Take these back? [y/N]")
undo_needs_yes = Sentence(
    "sẽ hủy {n} ghi nhận: {ids}; muốn hủy, hãy thêm --yes",
    "would take back, events: {n} ({ids}); add --yes to do so",
)
nothing_undone = Sentence("chưa hủy gì", "nothing was taken back")
nothing_to_undo = Sentence(
    "{by} chưa ghi nhận gì ở đây, hoặc đã hủy hết; hãy nêu mã ghi nhận (xem plantrack history)",
    "{by} has recorded nothing here that is not taken back; name the ids (see plantrack history)",
)
sheet_where = Sentence(
    "hãy nêu tệp cần tạo bằng -o TỆP.xlsx, hoặc thư mục bằng --each THƯ_MỤC",
    "name the file to write with -o FILE.xlsx, or a folder with --each FOLDER",
)
sheet_on_terminal = Sentence(
    "bảng tính không hiện được trên màn hình; hãy dùng -o TỆP.xlsx",
    "a workbook cannot be shown on a terminal; use -o FILE.xlsx",
)
sheet_suffix = Sentence(
    "“{value}” không phải tệp .xlsx; hãy đặt tên kết thúc bằng .xlsx",
    "“{value}” is no .xlsx file; give it a name that ends in .xlsx",
)
no_sheets = Sentence(
    "không có bảng nào trong {folder}; hãy nêu tệp .xlsx hoặc .csv đã điền",
    "there is no sheet in {folder}; name .xlsx or .csv files that were filled in",
)
stdin_too_large = Sentence(
    "dữ liệu từ stdin lớn hơn {limit} KiB; hãy chia ra nhiều tệp",
    "stdin holds more than {limit} KiB; split it into several files",
)
more_problems = Sentence("và {n} lỗi khác", "and {n} more problems")
draft_stdin = Sentence(
    "stdin là bàn phím; hãy nêu tên tệp, hoặc đưa nội dung vào bằng dấu | (pipe)",
    "stdin is the keyboard; name a file, or send the text through a pipe",
)
draft_next = Sentence(
    "đã ghi {file}; hãy xác nhận các chỗ trên rồi chạy: plantrack check {file}",
    "{file} was written; confirm the places above, then run: plantrack check {file}",
)
since_not_earlier = Sentence(
    "{option}: ngày {since} không sớm hơn ngày tính số liệu ({day}); hãy nêu một ngày sớm hơn",
    "{option}: {since} is not before the day of the figures ({day}); give an earlier day",
)
report_where = Sentence(
    "chưa nêu tệp cần tạo; hãy nêu, ví dụ: plantrack report -o bao-cao.docx (đuôi tệp: {suffixes})",
    "no file to write is named; name one, such as: plantrack report -o report.docx (suffixes: {suffixes})",
)
report_suffix = Sentence(
    "--output: không rõ “{value}” là loại tệp nào; đuôi tệp phải là {suffixes}",
    "--output: what kind of file is “{value}”? Its suffix must be one of {suffixes}",
)
report_format = Sentence(
    "-o -: không có đuôi tệp nên không rõ cần loại nào; hãy thêm --format ({formats})",
    "-o - has no suffix to tell the format; give --format ({formats})",
)
report_format_alone = Sentence(
    "--format chỉ dùng với -o -, loại tệp do đuôi tệp quyết định; hãy bỏ --format",
    "--format goes with -o -; a file's suffix decides, so leave --format out",
)
report_twice = Sentence(
    "--output: “{value}” được nêu hai lần; hãy bỏ bớt một lần",
    "--output: “{value}” is named twice; leave one out",
)
report_on_terminal = Sentence(
    "-o -: {format} không phải văn bản nên không in ra màn hình; hãy chuyển vào tệp (> TỆP) hoặc nêu -o TỆP",
    "-o -: {format} is no text to be shown on a terminal; send it to a file (> FILE) or give -o FILE",
)
letter_docx = Sentence(
    "--letter: công văn chỉ có dạng .docx; hãy nêu -o cong-van.docx hoặc --each THƯ_MỤC",
    "--letter: a letter is a .docx only; give -o letter.docx or --each FOLDER",
)
each_needs_letter = Sentence(
    "--each chỉ dùng với --letter; hãy thêm --letter", "--each goes with --letter; add --letter"
)
letter_one_monitor = Sentence(
    "công văn chỉ do một cơ quan ký, nhưng các kế hoạch này do {agencies} theo dõi; hãy thêm --monitor {id}",
    "a letter is signed by one agency, but these plans are followed by {agencies}; add --monitor {id}",
)
monitor_needs_letter = Sentence(
    "--monitor chỉ dùng với --letter; hãy thêm --letter",
    "--monitor goes with --letter; add --letter",
)
monitors_nothing = Sentence(
    "“{name}” không theo dõi kế hoạch nào ở đây; các kế hoạch này do {agencies} theo dõi",
    "“{name}” follows none of these plans; they are followed by {agencies}",
)
left_for_other = Sentence(
    "không gửi thư về {plans}, do {agency} theo dõi",
    "no letters about {plans}, followed by {agency}",
)
left_for_others = Sentence(
    "không gửi thư về {plans}, do {agency} theo dõi, vì địa chỉ gửi không phải của cơ quan này; để gửi, dùng --from là địa chỉ của cơ quan này hoặc --monitor {id}",
    "no letters about {plans}, followed by {agency}, whose address is not the one that they would be sent from; to send them, give its address with --from, or --monitor {id}",
)
trial_of_all = Sentence(
    "chưa có địa chỉ gửi (--from) nên cho xem thư của mọi cơ quan theo dõi; khi gửi, chỉ gửi thư của cơ quan có địa chỉ đó hoặc được nêu bằng --monitor",
    "there is no address to send from (--from), so the letters of all monitors are shown; sent are only those of the one that has it, or that --monitor names",
)
not_with_since = Sentence(
    "--since nêu thay đổi, chỉ có dạng table hoặc md, nên không dùng cùng {option}; hãy bỏ một trong hai",
    "--since tells what changed, as table or md only, so it does not go with {option}; drop one of them",
)
no_lines_of_two_days = Sentence(
    "--compare không có dạng jsonl; hãy dùng --format csv hoặc json",
    "--compare has no jsonl; use --format csv or json",
)
headings_of_csv = Sentence(
    "--headings chỉ dùng với --format csv, không dùng với {form}; hãy đổi --format hoặc bỏ --headings",
    "--headings goes with --format csv, not with {form}; change --format or leave --headings out",
)
one_view = Sentence(
    "{options} không dùng cùng nhau; hãy chọn một", "{options} do not go together; choose one"
)
each_or_output = Sentence(
    "-o và --each không dùng cùng nhau; hãy bỏ một trong hai",
    "-o and --each do not go together; leave one out",
)
letter_since = Sentence(
    "--since không dùng với --letter, vì công văn nêu mọi nhiệm vụ quá hạn; hãy bỏ --since",
    "--since does not go with --letter, which tells of all that is overdue; leave it out",
)
unconfirmed = Sentence(
    "Còn {n} chỗ chưa xác nhận trong {files}; hãy chạy {command}",
    "{n} places in {files} are not confirmed yet; run {command}",
)
unconfirmed_one = Sentence(
    "Còn {n} chỗ chưa xác nhận trong {files}; hãy chạy {command}",
    "{n} place in {files} is not confirmed yet; run {command}",
)
so_many_files = Sentence("{n} tệp", "{n} files")
no_monitor_yet = Sentence(
    "chưa xác định cơ quan theo dõi nên chưa thể gửi thư, lập công văn; hãy ghi mã cơ quan ở “monitor”",
    "the agency that follows the plan is not named yet, so no mail or letter can go out; give its id as “monitor”",
)
# in the prompt of less: `: . ? % \ $` mean something there, and less 590 breaks letters with marks
pager_keys = Sentence(
    "q = thoat, phim cach = trang sau, b = trang truoc, / = tim",
    "q = leave, space = next page, b = page before, / = search",
)
