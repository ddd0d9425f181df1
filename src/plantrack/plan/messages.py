"""What is said of a plan: its form, its sense, what it calls things."""

from plantrack.words.words import Sentence

missing = Sentence("thiếu khóa “{name}”; hãy bổ sung", "key “{name}” is missing; add it")
extra_forbidden = Sentence(
    "không có khóa “{name}” ở đây; hãy sửa tên hoặc xóa dòng này",
    "there is no key “{name}” here; correct its name or remove the line",
)
stray_comma = Sentence(
    "“{name}” bị hiểu là một khóa vì đứng sau dấu phẩy; đặt cả câu trong dấu nháy kép",
    "“{name}” is read as a key because it follows a comma; put the whole text in quotes",
)
string_type = Sentence(
    "chỗ này phải là một dòng chữ, không phải danh sách hay nhóm khóa",
    "this must be plain text, not a list or a group of keys",
)
string_too_short = Sentence(
    "để trống; hãy điền nội dung hoặc xóa khóa này", "empty; fill it in or remove the key"
)
too_short = Sentence(
    "danh sách trống; hãy ghi ít nhất một mục hoặc xóa khóa này",
    "the list is empty; name at least one or remove the key",
)
tuple_type = Sentence(
    "chỗ này phải là danh sách; viết [một, hai] hoặc mỗi dòng một gạch đầu dòng",
    "this must be a list; write [one, two] or one dash a line",
)
dict_type = Sentence(
    "chỗ này phải là các cặp “khóa: giá trị”", "this must be pairs of “key: value”"
)
model_type = Sentence(
    "chỗ này phải là các cặp “khóa: giá trị”", "this must be pairs of “key: value”"
)
literal_error = Sentence(
    "giá trị này không dùng được; chọn một trong: {expected}",
    "this value cannot be used; choose one of: {expected}",
)
deadline_kind = Sentence(
    "không nhận ra loại thời hạn; dùng một trong các khóa before (trước), by (chậm nhất), from và to (từ … đến …), "
    "within (trong … kể từ), after (sau khi có văn bản), every (định kỳ), open (không ấn định)",
    "no kind of deadline; use one of the keys before, by, from and to, within, after, every, open",
)
agency_id_form = Sentence(
    "“{value}” không phải là mã; chỉ dùng chữ thường không dấu, chữ số và gạch nối",
    "“{value}” is not an id; use lower-case ASCII letters, digits and hyphens only",
)
task_id_form = Sentence(
    "mã “{value}” không được có dấu cách, ký tự ẩn hay chỉ là dấu gạch; hãy đổi mã",
    "the id “{value}” must have no spaces or invisible characters, and not be a mere dash; rename it",
)
address_form = Sentence(
    "“{value}” không phải là địa chỉ thư điện tử", "“{value}” is not an e-mail address"
)
timezone_unknown = Sentence(
    "không có múi giờ “{value}”; ví dụ đúng: Asia/Ho_Chi_Minh",
    "there is no time zone “{value}”; a right one is Asia/Ho_Chi_Minh",
)
more_problems = Sentence(
    "còn {count} chỗ nữa chưa nêu ở đây; hãy sửa các chỗ trên rồi kiểm tra lại",
    "{count} more are not shown here; correct these and check again",
)
no_such_file = Sentence(
    "không có tệp {path}; sửa đường dẫn (tính từ thư mục của kế hoạch)",
    "there is no file {path}; correct the path (it is relative to the plan)",
)
plan_conflict = Sentence(
    "xung đột hợp nhất chưa giải quyết; chọn nội dung đúng rồi xóa các dòng đánh dấu của git",
    "unresolved merge conflict; choose what is right and remove git's markers",
)
not_yaml = Sentence("không đúng cú pháp YAML: {reason}", "not valid YAML: {reason}")
yaml_token = Sentence(
    "có ký tự không đứng đầu được (dấu tab, @ hoặc `); thay tab bằng dấu cách, đặt chữ trong dấu "
    "nháy kép",
    "a character that cannot begin anything (a tab, @ or `); use spaces, put the text in quotes",
)
yaml_colon = Sentence(
    "thừa dấu hai chấm, hoặc thụt dòng sai; đặt cả câu trong dấu nháy kép",
    "a colon too many, or wrong indentation; put the whole text in quotes",
)
yaml_bracket = Sentence(
    "thiếu dấu phẩy hoặc dấu đóng ngoặc trước chỗ này; hãy bổ sung",
    "a comma or a closing bracket is missing before this; add it",
)
yaml_indent = Sentence(
    "thụt dòng không thẳng với các dòng cùng cấp; hãy căn lại",
    "the indentation does not match the lines beside it; align it",
)
yaml_no_colon = Sentence(
    "dòng trước thiếu dấu hai chấm sau khóa; hãy bổ sung",
    "the line before lacks a colon after its key; add it",
)
yaml_open = Sentence(
    "dấu nháy mở ở đây không có dấu đóng; hãy bổ sung",
    "the quote opened here is never closed; close it",
)
yaml_escape = Sentence(
    "dấu \\ trong dấu nháy kép không hợp lệ; dùng dấu nháy đơn",
    "this backslash means nothing in double quotes; use single quotes",
)
yaml_alias = Sentence(
    "tham chiếu (* hoặc &) không có gốc hoặc trùng nhau; hãy viết ra đầy đủ",
    "an alias (* or &) without its anchor, or an anchor twice; write it out",
)
yaml_documents = Sentence(
    "tệp có hơn một tài liệu (---); chỉ để một",
    "the file holds more than one document (---); keep one",
)
yaml_other = Sentence(
    "không đọc được chỗ này; đặt cả câu trong dấu nháy kép",
    "this cannot be read; put the whole text in quotes",
)
too_long = Sentence(
    "nội dung dài hơn {limit} ký tự; hãy rút gọn",
    "the text is longer than {limit} characters; shorten it",
)
bad_character = Sentence(
    "ký tự {code} không được phép trong tệp; hãy xóa đi",
    "character {code} is not allowed in the file; remove it",
)
empty_file = Sentence(
    "tệp trống; hãy viết kế hoạch vào đây", "the file is empty; write the plan into it"
)
too_many_values = Sentence(
    "tệp có hơn {limit} giá trị, lồng hơn {depth} cấp, hoặc một mục chứa chính nó; hãy viết gọn lại",
    "more than {limit} values, deeper than {depth} levels, or one that contains itself; write it "
    "plainly",
)
custom_tag = Sentence(
    "không dùng được thẻ {tag}; hãy xóa đi", "tag {tag} cannot be used; remove it"
)
key_not_text = Sentence("khóa phải là chữ", "a key must be plain text")
duplicate_key = Sentence(
    "khóa “{name}” viết hai lần; hãy bỏ một", "key “{name}” stands twice; remove one"
)
not_an_agency_file = Sentence(
    "tệp này phải có “agencies:” và, nếu cần, “groups:”, ngoài ra không có gì khác",
    "this file must hold “agencies:” and, if need be, “groups:”, and nothing else",
)
group_twice = Sentence(
    "nhóm “{id}” có cả ở {file}; chỉ để ở một tệp",
    "group “{id}” stands in {file} too; keep it in one file",
)
undefined_id = Sentence(
    "không có cơ quan hay nhóm “{id}”{near}; hãy khai báo hoặc sửa lại",
    "there is no agency or group “{id}”{near}; define it or correct it",
)
group_not_allowed = Sentence(
    "“{id}” là một nhóm; chỗ này phải là một cơ quan",
    "“{id}” is a group; name one agency here",
)
group_later = Sentence(
    "nhóm “{id}” chỉ được lập tại {amendment}; hãy khai báo ở “groups” của kế hoạch, hoặc nêu các cơ quan",
    "group “{id}” exists only from {amendment} on; define it in the plan's “groups”, or name agencies",
)
duplicate_party = Sentence(
    "“{id}” vừa là cơ quan vừa là nhóm; hãy đổi một mã",
    "“{id}” is an agency and a group; rename one",
)
duplicate_task = Sentence(
    "mã “{id}” đã dùng cho mục khác; hãy đổi mã",
    "the id “{id}” is taken by another item; rename it",
)
empty_group = Sentence(
    "nhóm “{id}” chưa có thành viên nên không theo dõi được; hãy liệt kê thành viên",
    "group “{id}” has no members, so nobody can be tracked; list its members",
)
successor_without_end = Sentence(
    "“{id}” có cơ quan kế thừa nhưng chưa có ngày kết thúc; hãy ghi “until” (ngày cuối cùng hoạt động)",
    "“{id}” has a successor but no last day; add “until”",
)
successor_cycle = Sentence(
    "các cơ quan kế thừa lẫn nhau theo vòng tròn: {chain}; hãy bỏ một",
    "the successors form a circle: {chain}; remove one",
)
successor_later = Sentence(
    "“{successor}” chỉ hoạt động từ {since}, sau khi “{id}” kết thúc ({until}); hãy sửa một ngày",
    "“{successor}” begins on {since}, after “{id}” has ended ({until}); correct one of the dates",
)
same_deadline = Sentence(
    "trong danh sách đã có thời hạn cùng ngày hoặc cùng quy định định kỳ; hãy bỏ đi, hoặc tách nhiệm vụ",
    "the list already has a deadline of the same day, or one that recurs in the same way; remove it, or split the task",
)
wording_differs = Sentence(
    "theo lời văn của kế hoạch là {meant}, nhưng tệp này ghi {typed}; hãy đối chiếu với văn bản",
    "the plan's words mean {meant}, but the deadline given here means {typed}; compare with the "
    "document",
)
wording_unread = Sentence(
    "chưa đọc được lời văn “{wording}” nên chưa đối chiếu với thời hạn",
    "the words “{wording}” were not understood, so they were not compared with the deadline",
)
due_on_day_off = Sentence(
    "thời hạn {off} là ngày nghỉ, không chuyển sang ngày làm việc tiếp theo; hãy kiểm tra lại với văn bản",
    "the due date {off} is a day off and does not move by itself; compare with the document",
)
due_before_issue = Sentence(
    "thời hạn {due} sớm hơn ngày ban hành kế hoạch ({issued}); hãy kiểm tra lại",
    "the due date {due} is before the plan was issued ({issued}); check it",
)
amendment_twice = Sentence(
    "“{id}” đã là số của kế hoạch hoặc của một văn bản sửa đổi, bổ sung ở trên; hãy sửa số",
    "“{id}” is the number of the plan or of an amendment above; correct the number",
)
amendment_before_issue = Sentence(
    "ngày ban hành {day} sớm hơn ngày ban hành kế hoạch ({issued}); hãy sửa một trong hai ngày",
    "issued on {day}, before the plan ({issued}); correct one of the dates",
)
amendment_out_of_order = Sentence(
    "ngày ban hành {day} sớm hơn ngày ban hành {former} đứng trên ({before}); hãy xếp các văn bản sửa đổi, bổ sung theo ngày, cũ trước, mới sau",
    "issued on {day}, before {former}, which stands above ({before}); put the amendments in order, oldest first",
)
nothing_to_drop = Sentence(
    "không có mục “{id}”{near} nên không ghi được “dropped” (không còn thực hiện); hãy sửa mã",
    "there is no item “{id}”{near}, so there is nothing to drop; correct its id",
)
new_incomplete = Sentence(
    "chưa có “{id}”{near} nên đây là mục mới, còn thiếu khóa: {missing}; hãy bổ sung, hoặc sửa mã",
    "there is no “{id}” yet{near}, so this is a new one and lacks: {missing}; add the keys, or correct the id",
)
former_own = Sentence(
    "“{id}” là mã hiện nay của chính nhiệm vụ này; hãy xóa khỏi “former”",
    "“{id}” is the id that the task has now; remove it from “former”",
)
former_in_use = Sentence(
    "“{id}” đang là mã của mục khác nên không dùng làm mã cũ được (nhật ký sẽ lẫn hai mục); hãy đặt cho mục kia một mã chưa từng dùng",
    "“{id}” is the id of another item, so it cannot be a former id (the log could not tell the two apart); give the other item an id not used before",
)
former_twice = Sentence(
    "“{id}” đã được ghi là mã cũ của nhiệm vụ {other}; hãy xóa ở một trong hai nhiệm vụ",
    "“{id}” is already given as a former id of task {other}; remove it from one of the two",
)
former_later = Sentence(
    "“former” chỉ ghi ở nơi nhiệm vụ {id} được nêu lần đầu; hãy chuyển lên đó",
    "“former” stands only where task {id} is first written; move it there",
)
changed_twice = Sentence(
    "“{id}” được nêu hai lần trong cùng một văn bản sửa đổi, bổ sung; hãy gộp làm một",
    "“{id}” stands twice in one amendment; merge the two",
)
changes_nothing = Sentence(
    "khóa “{key}” ghi đúng như trước nên không thay đổi gì; hãy xóa đi, hoặc sửa lại",
    "key “{key}” says the same as before and changes nothing; remove it, or correct it",
)
says_nothing = Sentence(
    "không nêu thay đổi nào của “{id}”; hãy ghi các khóa thay đổi, hoặc xóa đi",
    "this changes nothing of “{id}”; give the keys that change, or remove it",
)
wording_unchanged = Sentence(
    "thời hạn thay đổi nhưng “wording” (nguyên văn thời hạn) vẫn là “{wording}”; hãy ghi nguyên văn tại {amendment}",
    "the deadline changes, but its wording is still “{wording}”; give the words of {amendment}",
)
due_before_amendment = Sentence(
    "thời hạn {due} sớm hơn ngày ban hành {amendment} ({issued}) nên quá hạn ngay từ ngày đó; hãy kiểm tra lại",
    "the due date {due} is before {amendment} was issued ({issued}), so it is overdue from that day on; check it",
)
due_before_new = Sentence(
    "thời hạn {due} sớm hơn ngày ban hành {amendment} ({issued}) nên không cơ quan nào phải thực hiện; hãy kiểm tra lại",
    "the due date {due} is before {amendment} was issued ({issued}), so nobody owes it; check it",
)
given_too_late = Sentence(
    "thời hạn {due} sớm hơn ngày ban hành {amendment} ({issued}) nên cơ quan mới không phải thực hiện; nếu phải thực hiện, hãy ghi thời hạn mới",
    "the due date {due} is before {amendment} was issued ({issued}), so who is new does not owe it; if they do, give a new date",
)
amendment_empty = Sentence(
    "“{id}” không sửa đổi, bổ sung gì; hãy ghi tasks, groups hoặc duties, hoặc xóa đi",
    "“{id}” changes nothing; give it tasks, groups or duties, or remove it",
)
unused = Sentence(
    "không chỗ nào dùng “{id}”; hãy dùng hoặc xóa đi",
    "nothing uses “{id}”; use it or remove it",
)
label_twice = Sentence(
    "“{label}” cũng là tên hoặc tên viết tắt của “{other}” nên không gọi được bằng tên này",
    "“{label}” also names or codes “{other}”, so neither can be called by it",
)
foreign_letters = Sentence(
    "mã “{id}” có ký tự lạ trông giống chữ Latinh: {letters}; hãy gõ lại",
    "the id “{id}” has letters that only look Latin: {letters}; type it again",
)
no_plan = Sentence(
    "không thấy kế hoạch nào; dùng --plan TỆP, đặt biến PLANTRACK_PLAN, hoặc vào thư mục có "
    "plan-*.yaml",
    "no plan found; give --plan FILE, set PLANTRACK_PLAN, or go to a folder with a plan-*.yaml",
)
no_such_task = Sentence("không có nhiệm vụ “{name}”{near}", "there is no task “{name}”{near}")
no_such_agency = Sentence(
    "không có cơ quan hay nhóm “{name}”{near}", "there is no agency or group “{name}”{near}"
)
no_such_subject = Sentence(
    "không có nhiệm vụ hay cơ quan “{name}”{near}",
    "there is no task or agency “{name}”{near}",
)
ambiguous_task = Sentence(
    "“{name}” là tên của nhiều nhiệm vụ{near}", "“{name}” names several tasks{near}"
)
ambiguous_agency = Sentence(
    "“{name}” là tên của nhiều cơ quan{near}", "“{name}” names several agencies{near}"
)
no_such_source = Sentence(
    "không có nhiệm vụ nào được giao tại văn bản “{name}”{near}",
    "there is no task that “{name}” assigned{near}",
)
no_such_officer = Sentence(
    "không có nhiệm vụ nào do “{name}” phụ trách{near}",
    "there is no task whose officer is “{name}”{near}",
)
ambiguous_source = Sentence(
    "“{name}” là số, ký hiệu của nhiều văn bản giao nhiệm vụ{near}",
    "“{name}” names several documents that assigned tasks{near}",
)
ambiguous_officer = Sentence(
    "“{name}” là tên của nhiều người phụ trách{near}", "“{name}” names several officers{near}"
)
ambiguous_subject = Sentence(
    "“{name}” vừa là nhiệm vụ vừa là cơ quan{near}", "“{name}” names several things{near}"
)
plan_later = Sentence(
    "{plan} ban hành ngày {issued}, chưa có hiệu lực vào ngày {day}",
    "{plan} was issued only on {issued}; it was not in force on {day}",
)
task_later = Sentence(
    "nhiệm vụ {id} chỉ có từ ngày {issued} theo {amendment}",
    "task {id} exists only from {issued} on, under {amendment}",
)
duty_later = Sentence(
    "trách nhiệm {id} chỉ có từ ngày {issued} theo {amendment}",
    "duty {id} exists only from {issued} on, under {amendment}",
)
duty_ended = Sentence(
    "trách nhiệm {id} không còn áp dụng từ ngày {issued} theo {amendment}",
    "duty {id} has not applied since {issued}, under {amendment}",
)
agency_later = Sentence(
    "{agency} chỉ có nhiệm vụ từ ngày {issued} theo {amendment}",
    "{agency} has tasks only from {issued} on, under {amendment}",
)
members_later = Sentence(
    "{group} chỉ có thành viên được theo dõi từ ngày {issued} theo {amendment}",
    "{group} has tracked members only from {issued} on, under {amendment}",
)
no_plan_within = Sentence(
    "{folder}: không có tệp plan-*.yaml nào trong thư mục này hoặc trong data của nó",
    "{folder}: no plan-*.yaml in this folder or in its data",
)
no_such_plan = Sentence(
    "không có kế hoạch “{name}” trong thư mục này, trong data của nó hoặc trong thư mục cấp trên gần nhất có kế hoạch; hiện có: {plans}",
    "there is no plan “{name}” in this folder, in its data or in the nearest folder above that has plans; there are: {plans}",
)
ambiguous_plan = Sentence(
    "“{name}” là số của nhiều kế hoạch: {plans}; hãy nêu tên tệp",
    "“{name}” is the number of several plans: {plans}; name the file",
)
same_number = Sentence(
    "“{id}” cũng là số của {file}; nếu là hai kế hoạch khác nhau, hãy kiểm tra lại số",
    "“{id}” is also the number of {file}; if these are two plans, check the numbers",
)
two_lives = Sentence(
    "“{id}”: “{key}” ở đây là {here}, ở {file} là {there}; một mã chỉ dùng cho một cơ quan, hãy thống nhất",
    "“{id}”: “{key}” is {here} here and {there} in {file}; an id means one agency, so make them agree",
)
not_given = Sentence("không ghi", "not given")
two_names = Sentence(
    "“{id}” trong {file} là “{name}”; một mã chỉ dùng cho một cơ quan, hãy thống nhất tên hoặc đổi mã",
    "“{id}” is “{name}” in {file}; an id means one agency, so agree on a name or rename the id",
)

# How comments of a plan's file begin that ask for confirmation, and that give it.
mark = Sentence("CẦN XÁC NHẬN", "TO CONFIRM")
confirmed = Sentence("đã xác nhận", "confirmed")
unconfirmed = Sentence("cần xác nhận: {asked}", "to be confirmed: {asked}")
unconfirmed_line = Sentence("chỗ này cần xác nhận", "this is to be confirmed")
placeholder = Sentence(
    "chưa xác định cơ quan; hãy thay “{id}” bằng mã cơ quan",
    "no agency is named yet; replace “{id}” by the id of one",
)
# What the placeholder is called, whatever name its file gives it.
nobody_named = Sentence("(chưa xác định cơ quan)", "(no agency named yet)")

draft_too_large = Sentence(
    "dự thảo lớn hơn {limit} KiB nên plantrack không đọc lại được; hãy chia văn bản ra",
    "the draft is larger than {limit} KiB, more than plantrack reads; divide the document",
)
draft_summary = Sentence(
    "đã đọc {tasks} nhiệm vụ, {duties} trách nhiệm thường xuyên; {doubts} chỗ cần xác nhận; {unused} dòng chưa dùng có ngày tháng, thời hạn hoặc cơ quan chủ trì",
    "tasks read: {tasks}, standing duties: {duties}; places to confirm: {doubts}; lines not used that have a date, a deadline or a lead agency: {unused}",
)
draft_unused_line = Sentence("chưa dùng, {place}: {text}", "not used, {place}: {text}")
draft_more_unused = Sentence(
    "còn {number} dòng chưa dùng nữa; tất cả đều ghi ở cuối tệp kế hoạch",
    "{number} more lines were not used; all of them stand at the end of the plan file",
)
