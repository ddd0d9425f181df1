"""Every sentence of plantrack, in Vietnamese and English side by side, by its key."""

from typing import NamedTuple


class Both(NamedTuple):
    """The same words in Vietnamese and in English."""

    vi: str
    en: str


# {near} is either empty or a whole "did you mean …?".
MESSAGES: dict[str, Both] = {
    # -- the form of a plan file; keys of pydantic's errors first ---------------------------------
    "missing": Both("thiếu khóa “{name}”; hãy bổ sung", "key “{name}” is missing; add it"),
    "extra_forbidden": Both(
        "không có khóa “{name}” ở đây; hãy sửa tên hoặc xóa dòng này",
        "there is no key “{name}” here; correct its name or remove the line",
    ),
    "stray_comma": Both(
        "“{name}” bị hiểu là một khóa vì đứng sau dấu phẩy; đặt cả câu trong dấu nháy kép",
        "“{name}” is read as a key because it follows a comma; put the whole text in quotes",
    ),
    "string_type": Both(
        "chỗ này phải là một dòng chữ, không phải danh sách hay nhóm khóa",
        "this must be plain text, not a list or a group of keys",
    ),
    "string_too_short": Both(
        "để trống; hãy điền nội dung hoặc xóa khóa này", "empty; fill it in or remove the key"
    ),
    "too_short": Both(
        "danh sách trống; hãy ghi ít nhất một mục hoặc xóa khóa này",
        "the list is empty; name at least one or remove the key",
    ),
    "tuple_type": Both(
        "chỗ này phải là danh sách; viết [một, hai] hoặc mỗi dòng một gạch đầu dòng",
        "this must be a list; write [one, two] or one dash a line",
    ),
    "dict_type": Both(
        "chỗ này phải là các cặp “khóa: giá trị”", "this must be pairs of “key: value”"
    ),
    "model_type": Both(
        "chỗ này phải là các cặp “khóa: giá trị”", "this must be pairs of “key: value”"
    ),
    "literal_error": Both(
        "giá trị này không dùng được; chọn một trong: {expected}",
        "this value cannot be used; choose one of: {expected}",
    ),
    "number_form": Both(
        "“{value}” không phải là số nguyên từ 0 đến 9999",
        "“{value}” is not a whole number from 0 to 9999",
    ),
    "date_form": Both(
        "“{value}” không phải là ngày; viết 2025-04-15 hoặc 15/4/2025",
        "“{value}” is not a date; write 2025-04-15 or 15/4/2025",
    ),
    "date_missing": Both(
        "ngày “{value}” không có trong lịch (năm từ 1900 đến 2199); hãy sửa lại",
        "the date “{value}” does not exist (years 1900 to 2199); correct it",
    ),
    "date_or_period_form": Both(
        "“{value}” không phải là ngày, tháng, quý hay năm; viết 2025-04-15, 15/4/2025, 2025-05, "
        "2025-Q2, 2025-H1 hoặc 2025",
        "“{value}” is no date, month, quarter or year; write 2025-04-15, 15/4/2025, 2025-05, "
        "2025-Q2, 2025-H1 or 2025",
    ),
    "term_form": Both(
        "“{value}” không phải là thời hạn; viết 10 days, 5 working days, 2 weeks, 1 month hoặc "
        "1 year",
        "“{value}” is not a term; write 10 days, 5 working days, 2 weeks, 1 month or 1 year",
    ),
    "deadline_kind": Both(
        "không nhận ra loại thời hạn; dùng một trong các khóa before, by, from và to, after, "
        "every, open",
        "no kind of deadline; use one of the keys before, by, from and to, after, every, open",
    ),
    "agency_id_form": Both(
        "“{value}” không phải là mã; chỉ dùng chữ thường không dấu, chữ số và gạch nối",
        "“{value}” is not an id; use lower-case ASCII letters, digits and hyphens only",
    ),
    "task_id_form": Both(
        "mã “{value}” không được có dấu cách hay chỉ là dấu gạch",
        "the id “{value}” must have no spaces and not be a mere dash",
    ),
    "address_form": Both(
        "“{value}” không phải là địa chỉ thư điện tử", "“{value}” is not an e-mail address"
    ),
    "timezone_unknown": Both(
        "không có múi giờ “{value}”; ví dụ đúng: Asia/Ho_Chi_Minh",
        "there is no time zone “{value}”; a right one is Asia/Ho_Chi_Minh",
    ),
    # -- reading files -----------------------------------------------------------------------------
    "cannot_read": Both("không đọc được tệp: {reason}", "cannot read the file: {reason}"),
    "cannot_write": Both(
        "không ghi được tệp: {reason}; chưa ghi nhận gì",
        "cannot write the file: {reason}; nothing was recorded",
    ),
    "cannot_print": Both("không ghi được kết quả: {reason}", "cannot print the result: {reason}"),
    "no_such_file": Both(
        "không có tệp {path}; sửa đường dẫn (tính từ thư mục của kế hoạch)",
        "there is no file {path}; correct the path (it is relative to the plan)",
    ),
    "exists": Both(
        "tệp đã có, không ghi đè; chọn thư mục khác hoặc đổi tên tệp cũ",
        "the file is there already and is not overwritten; choose another folder or rename it",
    ),
    "cannot_create": Both("không tạo được: {reason}", "cannot create it: {reason}"),
    "not_committed": Both(
        "đã ghi nhận nhưng chưa commit được: {reason}; hãy commit tệp nhật ký bằng tay",
        "recorded, but not committed: {reason}; commit the log by hand",
    ),
    "no_git": Both("máy chưa có git", "git is not installed"),
    "git_says": Both("git báo: {text}", "git says: {text}"),
    "a_pipe": Both(
        "đây là một đường ống, không phải tệp; hãy ghi ra tệp",
        "it is a pipe, not a file; write it to a file",
    ),
    "ENOENT": Both("không có tệp này", "no such file"),
    "EACCES": Both("không có quyền", "permission denied"),
    "EPERM": Both("không có quyền", "not permitted"),
    "EEXIST": Both("đã có tệp trùng tên", "a file of that name exists"),
    "EISDIR": Both("đây là thư mục", "it is a folder"),
    "ENOTDIR": Both("đường dẫn đi qua một tệp", "its path goes through a file"),
    "ENOSPC": Both("đĩa đã đầy", "the disk is full"),
    "EROFS": Both("ổ đĩa chỉ cho đọc", "the disk is read-only"),
    "EIO": Both("lỗi đọc ghi đĩa", "the disk failed"),
    "ECONNREFUSED": Both("máy chủ từ chối kết nối", "connection refused"),
    "ECONNRESET": Both("máy chủ ngắt kết nối", "connection reset"),
    "EHOSTUNREACH": Both("không có đường đến máy chủ", "no route to the host"),
    "ENETUNREACH": Both("không có mạng", "no network"),
    "os_other": Both("{text}", "{text}"),
    "too_large": Both(
        "tệp lớn hơn {limit} KiB; hãy kiểm tra có đúng tệp không",
        "the file is larger than {limit} KiB; check that it is the right one",
    ),
    "not_utf8": Both(
        "tệp không phải UTF-8 ({encoding}); hãy lưu lại với bảng mã UTF-8",
        "the file is not UTF-8 ({encoding}); save it again as UTF-8",
    ),
    "looks_utf16": Both("có vẻ là UTF-16", "it looks like UTF-16"),
    "looks_cp1258": Both("có vẻ là Windows-1258", "it looks like Windows-1258"),
    "looks_tcvn3": Both("có vẻ là TCVN3", "it looks like TCVN3"),
    "looks_unknown": Both("không rõ bảng mã", "the encoding is unknown"),
    "plan_conflict": Both(
        "xung đột hợp nhất chưa giải quyết; chọn nội dung đúng rồi xóa các dòng đánh dấu của git",
        "unresolved merge conflict; choose what is right and remove git's markers",
    ),
    "not_yaml": Both("không đúng cú pháp YAML: {reason}", "not valid YAML: {reason}"),
    "yaml_token": Both(
        "có ký tự không đứng đầu được (dấu tab, @ hoặc `); thay tab bằng dấu cách, đặt chữ trong dấu "
        "nháy kép",
        "a character that cannot begin anything (a tab, @ or `); use spaces, put the text in quotes",
    ),
    "yaml_colon": Both(
        "thừa dấu hai chấm, hoặc thụt dòng sai; đặt cả câu trong dấu nháy kép",
        "a colon too many, or wrong indentation; put the whole text in quotes",
    ),
    "yaml_bracket": Both(
        "thiếu dấu phẩy hoặc dấu đóng ngoặc trước chỗ này; hãy bổ sung",
        "a comma or a closing bracket is missing before this; add it",
    ),
    "yaml_indent": Both(
        "thụt dòng không thẳng với các dòng cùng cấp; hãy căn lại",
        "the indentation does not match the lines beside it; align it",
    ),
    "yaml_no_colon": Both(
        "dòng trước thiếu dấu hai chấm sau khóa; hãy bổ sung",
        "the line before lacks a colon after its key; add it",
    ),
    "yaml_open": Both(
        "dấu nháy mở ở đây không có dấu đóng; hãy bổ sung",
        "the quote opened here is never closed; close it",
    ),
    "yaml_escape": Both(
        "dấu \\ trong dấu nháy kép không hợp lệ; dùng dấu nháy đơn",
        "this backslash means nothing in double quotes; use single quotes",
    ),
    "yaml_alias": Both(
        "tham chiếu (* hoặc &) không có gốc hoặc trùng nhau; hãy viết ra đầy đủ",
        "an alias (* or &) without its anchor, or an anchor twice; write it out",
    ),
    "yaml_documents": Both(
        "tệp có hơn một tài liệu (---); chỉ để một",
        "the file holds more than one document (---); keep one",
    ),
    "yaml_other": Both(
        "không đọc được chỗ này; đặt cả câu trong dấu nháy kép",
        "this cannot be read; put the whole text in quotes",
    ),
    "too_long": Both(
        "nội dung dài hơn {limit} ký tự; hãy rút gọn",
        "the text is longer than {limit} characters; shorten it",
    ),
    "bad_character": Both(
        "ký tự {code} không được phép trong tệp; hãy xóa đi",
        "character {code} is not allowed in the file; remove it",
    ),
    "empty_file": Both(
        "tệp trống; hãy viết kế hoạch vào đây", "the file is empty; write the plan into it"
    ),
    "too_many_values": Both(
        "tệp có hơn {limit} giá trị, lồng hơn {depth} cấp, hoặc một mục chứa chính nó; hãy viết gọn lại",
        "more than {limit} values, deeper than {depth} levels, or one that contains itself; write it "
        "plainly",
    ),
    "custom_tag": Both(
        "không dùng được thẻ {tag}; hãy xóa đi", "tag {tag} cannot be used; remove it"
    ),
    "key_not_text": Both("khóa phải là chữ", "a key must be plain text"),
    "duplicate_key": Both(
        "khóa “{name}” viết hai lần; hãy bỏ một", "key “{name}” stands twice; remove one"
    ),
    "not_an_agency_file": Both(
        "tệp này phải có “agencies:” và, nếu cần, “groups:”, ngoài ra không có gì khác",
        "this file must hold “agencies:” and, if need be, “groups:”, and nothing else",
    ),
    "groups_twice": Both(
        "“groups:” có ở cả hai tệp; chỉ để ở một tệp",
        "“groups:” stands in both files; keep it in one",
    ),
    # -- the sense of a plan ---------------------------------------------------------------------
    "undefined_id": Both(
        "không có cơ quan hay nhóm “{id}”{near}; hãy khai báo hoặc sửa lại",
        "there is no agency or group “{id}”{near}; define it or correct it",
    ),
    "group_not_allowed": Both(
        "“{id}” là một nhóm; chỗ này phải là một cơ quan",
        "“{id}” is a group; name one agency here",
    ),
    "duplicate_party": Both(
        "“{id}” vừa là cơ quan vừa là nhóm; hãy đổi một mã",
        "“{id}” is an agency and a group; rename one",
    ),
    "duplicate_task": Both(
        "mã “{id}” đã dùng cho mục khác; hãy đổi mã",
        "the id “{id}” is taken by another item; rename it",
    ),
    "empty_group": Both(
        "nhóm “{id}” chưa có thành viên nên không theo dõi được; hãy liệt kê thành viên",
        "group “{id}” has no members, so nobody can be tracked; list its members",
    ),
    "ends_before_begin": Both(
        "kết thúc ({last}) trước khi bắt đầu ({first}); hãy sửa một trong hai ngày",
        "ends ({last}) before it begins ({first}); correct one of the dates",
    ),
    "successor_without_end": Both(
        "“{id}” có cơ quan kế thừa nhưng chưa có ngày kết thúc; hãy ghi “until”",
        "“{id}” has a successor but no last day; add “until”",
    ),
    "successor_cycle": Both(
        "các cơ quan kế thừa lẫn nhau theo vòng tròn: {chain}; hãy bỏ một",
        "the successors form a circle: {chain}; remove one",
    ),
    "successor_later": Both(
        "“{successor}” chỉ hoạt động từ {since}, sau khi “{id}” kết thúc ({until}); hãy sửa một ngày",
        "“{successor}” begins on {since}, after “{id}” has ended ({until}); correct one of the dates",
    ),
    "month_outside": Both(
        "tháng thứ {month} không có trong kỳ này; chọn từ 1 đến {last}",
        "the period has no month {month}; choose 1 to {last}",
    ),
    "day_outside": Both(
        "không có ngày {day} trong tháng; chọn từ 1 đến 31",
        "no month has a day {day}; choose 1 to 31",
    ),
    "before_and_by": Both(
        "chỉ dùng một trong hai khóa “before” và “by”", "use only one of “before” and “by”"
    ),
    "several_undated": Both(
        "trong danh sách chỉ được có một thời hạn “after” hoặc “open”; hãy tách thành hai nhiệm vụ",
        "a list may hold only one “after” or “open”; make two tasks of it",
    ),
    "same_deadline": Both(
        "trong danh sách đã có thời hạn cùng ngày hoặc cùng loại kỳ; hãy bỏ đi, hoặc tách nhiệm vụ",
        "the list has a deadline of the same day, or the same kind of period; remove it, or split the task",
    ),
    # -- what is doubtful in a plan ----------------------------------------------------------------
    "wording_differs": Both(
        "theo lời văn của kế hoạch là {meant}, nhưng tệp này ghi {typed}; hãy đối chiếu "
        "với văn bản",
        "the plan's words mean {meant}, but the deadline given here means {typed}; compare with the "
        "document",
    ),
    "wording_unread": Both(
        "chưa đọc được lời văn “{wording}” nên chưa đối chiếu với thời hạn",
        "the words “{wording}” were not understood, so they were not compared with the deadline",
    ),
    "gist_due": Both("hạn {due}", "due {due}"),
    "gist_span": Both("từ {first} đến {last}", "from {first} to {last}"),
    "gist_after": Both("sau khi có văn bản", "after a document"),
    "gist_within": Both("{term} sau khi có văn bản", "{term} after a document"),
    "gist_open": Both("không ấn định ngày", "no date"),
    "due_on_day_off": Both(
        "thời hạn {off} là ngày nghỉ, không chuyển sang ngày làm việc tiếp theo; hãy kiểm tra lại với văn bản",
        "the due date {off} is a day off and does not move by itself; compare with the document",
    ),
    "due_before_issue": Both(
        "thời hạn {due} trước ngày ban hành kế hoạch ({issued}); hãy kiểm tra lại",
        "the due date {due} is before the plan was issued ({issued}); check it",
    ),
    "unused": Both(
        "không chỗ nào dùng “{id}”; hãy dùng hoặc xóa đi",
        "nothing uses “{id}”; use it or remove it",
    ),
    "label_twice": Both(
        "“{label}” cũng là tên hoặc ký hiệu của “{other}” nên không gọi được bằng tên này",
        "“{label}” also names or codes “{other}”, so neither can be called by it",
    ),
    "foreign_letters": Both(
        "mã “{id}” có ký tự lạ trông giống chữ Latinh: {letters}; hãy gõ lại",
        "the id “{id}” has letters that only look Latin: {letters}; type it again",
    ),
    "logged_twice": Both(
        "văn bản {doc} đã ghi nhận y như vậy ở mã {id}; nếu ghi trùng, hủy một bằng void",
        "document {doc} is recorded just so under {id}; if by mistake, void one",
    ),
    # -- finding things ------------------------------------------------------------------------------
    "no_plan": Both(
        "không thấy kế hoạch nào; dùng --plan TỆP, đặt biến PLANTRACK_PLAN, hoặc vào thư mục có "
        "plan-*.yaml",
        "no plan found; give --plan FILE, set PLANTRACK_PLAN, or go to a folder with a plan-*.yaml",
    ),
    "several_plans": Both(
        "có nhiều kế hoạch: {plans}; chọn một bằng --plan TỆP",
        "there are several plans: {plans}; choose one with --plan FILE",
    ),
    "no_such_task": Both("không có nhiệm vụ “{name}”{near}", "there is no task “{name}”{near}"),
    "no_such_agency": Both(
        "không có cơ quan hay nhóm “{name}”{near}", "there is no agency or group “{name}”{near}"
    ),
    "no_such_subject": Both(
        "không có nhiệm vụ hay cơ quan “{name}”{near}",
        "there is no task or agency “{name}”{near}",
    ),
    "ambiguous_task": Both(
        "“{name}” là tên của nhiều nhiệm vụ{near}", "“{name}” names several tasks{near}"
    ),
    "ambiguous_agency": Both(
        "“{name}” là tên của nhiều cơ quan{near}", "“{name}” names several agencies{near}"
    ),
    "group_without_members": Both(
        "“{name}” không có thành viên được theo dõi", "“{name}” has no members that are tracked"
    ),
    "not_a_date": Both(
        "{option}: “{value}” không phải là ngày hợp lệ; viết 2025-04-15 hoặc 15/4/2025",
        "{option}: “{value}” is not a date; write 2025-04-15 or 15/4/2025",
    ),
    "not_a_number": Both(
        "{option}: “{value}” không phải là số ngày; viết một số từ 0 đến 9999",
        "{option}: “{value}” is not a number of days; write one from 0 to 9999",
    ),
    "no_such_choice": Both(
        "{option}: không có giá trị “{value}”{near}; chọn một trong: {choices}",
        "{option}: there is no “{value}”{near}; choose one of: {choices}",
    ),
    # -- the log -------------------------------------------------------------------------------------
    "log_line_form": Both(
        "dòng này không phải là một ghi nhận hợp lệ ({key}: {reason}); hãy khôi phục từ git",
        "this line is not a valid event ({key}: {reason}); restore it from git",
    ),
    "log_missing": Both("thiếu", "missing"),
    "log_extra": Both("khóa lạ", "unknown key"),
    "log_kind": Both("không có loại ghi nhận này", "there is no such event"),
    "log_date": Both("không phải ngày dạng 2025-04-15", "not a date like 2025-04-15"),
    "log_moment": Both(
        "không phải thời điểm kèm múi giờ dạng 2025-04-15T09:00:00+07:00",
        "not a moment with its zone like 2025-04-15T09:00:00+07:00",
    ),
    "log_text": Both("phải là chữ, không để trống", "must be text and not empty"),
    "log_json": Both(
        "phải là một đối tượng JSON trên một dòng", "must be one JSON object on one line"
    ),
    "log_line_cut": Both(
        "dòng cuối bị cắt cụt, chưa từng được ghi xong: {line}",
        "the last line is cut off and was never finished: {line}",
    ),
    "log_line_set_aside": Both(
        "dòng cuối bị cắt cụt, chưa từng được ghi xong; đã gỡ khỏi tệp: {line} – chưa ghi gì thêm, hãy "
        "chạy lại lệnh",
        "the last line was cut off and never finished; taken out of the file: {line} – nothing else was "
        "recorded, run the command again",
    ),
    "log_id_twice": Both(
        "mã “{id}” đã dùng cho một ghi nhận khác nội dung; hãy khôi phục từ git",
        "the id “{id}” stands for two different events; restore the log from git",
    ),
    "log_conflict": Both(
        "xung đột hợp nhất chưa giải quyết; giữ lại mọi dòng của cả hai bên, chỉ xóa các dòng đánh "
        "dấu của git",
        "unresolved merge conflict; keep the lines of both sides, remove only git's markers",
    ),
    "event_needs": Both(
        "ghi nhận “{kind}” thiếu khóa “{key}”", "event “{kind}” lacks the key “{key}”"
    ),
    "event_needs_doc": Both(
        "“{kind}” cần số văn bản; thêm --doc SỐ", "“{kind}” needs a document; add --doc N"
    ),
    "event_needs_due": Both(
        "“{kind}” cần thời hạn mới; thêm --due NGÀY", "“{kind}” needs a new due date; add --due D"
    ),
    "event_needs_doc_or_note": Both(
        "“{kind}” cần văn bản hoặc lý do; thêm --doc SỐ hoặc --note CHỮ",
        "“{kind}” needs a document or a reason; add --doc N or --note T",
    ),
    "void_needs_re": Both(
        "cần mã của ghi nhận muốn hủy; thêm --re MÃ (xem plantrack history)",
        "name the event to take back; add --re ID (see plantrack history)",
    ),
    "event_sets_no_due": Both(
        "“{kind}” không đặt thời hạn; bỏ --due, hoặc dùng “extended” để gia hạn",
        "“{kind}” sets no due date; leave out --due, or use “extended”",
    ),
    "void_of_nothing": Both(
        "không có ghi nhận nào mang mã “{id}”; xem plantrack history",
        "no event has the id “{id}”; see plantrack history",
    ),
    "void_ambiguous": Both("“{id}” là đầu của nhiều mã{near}", "“{id}” begins several ids{near}"),
    "void_elsewhere": Both(
        "ghi nhận “{id}” thuộc {task} · {agency}, không phải nơi bạn nêu",
        "event “{id}” belongs to {task} · {agency}, not to what you named",
    ),
    "void_twice": Both("ghi nhận “{id}” đã bị hủy rồi", "event “{id}” has been taken back already"),
    "void_before": Both(
        "ngày hủy ({day}) trước ngày của ghi nhận bị hủy ({of}); dùng --date từ ngày đó trở đi",
        "taken back on {day}, before the event itself ({of}); use --date from that day on",
    ),
    "unknown_task": Both(
        "kế hoạch không có nhiệm vụ “{id}”; khôi phục nhiệm vụ hoặc hủy ghi nhận này (void)",
        "the plan has no task “{id}”; restore the task or void this event",
    ),
    "unknown_agency": Both(
        "kế hoạch không có cơ quan “{id}”; khôi phục cơ quan hoặc hủy ghi nhận này (void)",
        "the plan has no agency “{id}”; restore the agency or void this event",
    ),
    "not_bound": Both(
        "{agency} không phải thực hiện {task}; xem plantrack show {task}",
        "{agency} has nothing to deliver for {task}; see plantrack show {task}",
    ),
    "successor_answers": Both(
        "{agency} không phải thực hiện {task} nhưng nay thực hiện thay {ended}; hãy ghi cho {ended}",
        "{agency} does not deliver {task} itself but answers for {ended}; record it for {ended}",
    ),
    "duty_has_no_events": Both(
        "{task} là trách nhiệm thường xuyên, không có kết quả phải giao nên không ghi nhận được",
        "{task} is a standing duty with nothing to deliver, so nothing is recorded for it",
    ),
    "agency_required": Both(
        "{task} do nhiều cơ quan thực hiện; hãy nêu cơ quan hoặc nhóm, ví dụ {example}",
        "several agencies deliver {task}; name an agency or a group, for example {example}",
    ),
    "nobody_in_force": Both(
        "không cơ quan nào của “{name}” còn hoạt động ngày {day}",
        "no agency of “{name}” was in force on {day}",
    ),
    "agency_not_begun": Both(
        "{agency} chỉ hoạt động từ {day}; hãy sửa ngày",
        "{agency} exists only since {day}; correct the date",
    ),
    "agency_ended": Both(
        "{agency} kết thúc hoạt động ngày {day}, chưa có cơ quan kế thừa; dùng --date từ ngày đó "
        "trở về trước",
        "{agency} ended on {day} and has no successor; use --date up to that day",
    ),
    "in_the_future": Both(
        "{day} là ngày chưa đến (hôm nay {today}); hãy sửa --date",
        "{day} is in the future (today is {today}); correct --date",
    ),
    "before_everything": Both(
        "{day} là trước khi ban hành kế hoạch ({issued}) và trước khi việc bắt đầu; hãy sửa --date",
        "{day} is before the plan was issued ({issued}) and before the work begins; correct --date",
    ),
    "nothing_awaited": Both(
        "{task} không chờ văn bản nào; dùng “note” để ghi chú",
        "{task} waits for no document; use “note” for a remark",
    ),
    "already_received": Both(
        "văn bản {doc} đã được ghi nhận; sửa thời hạn bằng “extended”",
        "document {doc} is recorded already; change its due date with “extended”",
    ),
    "document_not_come": Both(
        "chưa có văn bản nên chưa thể “{kind}”; ghi “received” kèm --doc SỐ trước",
        "the awaited document has not come, so nothing can be “{kind}”; record “received” with "
        "--doc N first",
    ),
    "already_done": Both(
        "đã hoàn thành ngày {day}; dùng “reopened” nếu phải làm lại, hoặc hủy bằng void --re {event}",
        "done on {day} already; use “reopened” if it must be done again, or void --re {event}",
    ),
    "already_dropped": Both(
        "đã ghi không còn thực hiện ngày {day}; muốn mở lại thì hủy bằng void --re {event}",
        "dropped on {day}; to open it again use void --re {event}",
    ),
    "not_done": Both(
        "chưa hoàn thành nên không có gì để yêu cầu làm lại",
        "it is not done, so there is nothing to reopen",
    ),
    "same_due": Both(
        "thời hạn đã là {due}; hãy sửa --due",
        "the due date is {due} already; correct --due",
    ),
    "due_before_start": Both(
        "thời hạn mới {due} trước ngày bắt đầu {start}; hãy sửa --due",
        "the new due date {due} is before the start {start}; correct --due",
    ),
    "unknown_occurrence": Both(
        "không có kỳ hay văn bản “{re}”; hiện có: {known}",
        "there is no occurrence “{re}”; there are: {known}",
    ),
    "which_occurrence": Both(
        "có nhiều kỳ hoặc văn bản: {known}; chọn một bằng --re",
        "there are several occurrences: {known}; choose one with --re",
    ),
    "log_busy": Both(
        "tệp nhật ký đang bị chương trình khác giữ quá {seconds} giây; hãy thử lại",
        "another program has held the log for more than {seconds} seconds; try again",
    ),
    "breaks_later": Both(
        "ghi nhận này làm hỏng ghi nhận “{kind}” ngày {day} (mã {event}): {problem}",
        "this would break “{kind}” of {day} (id {event}): {problem}",
    ),
    # -- mail ----------------------------------------------------------------------------------------
    "no_way": Both(
        "chưa chọn cách gửi; thêm --smtp URL, --sendmail, --outbox THƯ_MỤC hoặc --dry-run",
        "no way to send was chosen; add --smtp URL, --sendmail, --outbox FOLDER or --dry-run",
    ),
    "several_ways": Both(
        "chỉ chọn một cách gửi: --smtp, --sendmail hoặc --outbox",
        "choose one way to send: --smtp, --sendmail or --outbox",
    ),
    "no_sender": Both(
        "thiếu địa chỉ gửi; thêm --from ĐỊA_CHỈ hoặc đặt biến PLANTRACK_MAIL_FROM",
        "an address to send from is missing; add --from ADDRESS or set PLANTRACK_MAIL_FROM",
    ),
    "not_an_address": Both(
        "{option}: “{value}” không phải là địa chỉ thư điện tử; ví dụ đúng: sonoivu@example.vn",
        "{option}: “{value}” is not an e-mail address; write it like sonoivu@example.vn",
    ),
    "to_without_digest": Both(
        "--to là nơi nhận báo cáo tổng hợp nên không đi với --agencies; bỏ một trong hai",
        "--to is where the digest goes, so it does not go with --agencies; drop one of them",
    ),
    "every_day": Both("{option}: ít nhất là 1 ngày", "{option}: at least 1 day"),
    "smtp_url": Both(
        "“{url}” không phải là địa chỉ máy chủ thư; ví dụ đúng: smtp+starttls://user@mail.example.vn:587",
        "“{url}” is not a mail server; write it like smtp+starttls://user@mail.example.vn:587",
    ),
    "smtp_password_shown": Both(
        "mật khẩu trên dòng lệnh ai cũng đọc được; đặt biến PLANTRACK_SMTP_PASSWORD hoặc dùng --password-file TỆP",
        "anybody can read a password on the command line; set PLANTRACK_SMTP_PASSWORD or use --password-file FILE",
    ),
    "smtp_password_clear": Both(
        "{url}: không gửi mật khẩu qua kết nối không mã hóa; dùng smtp+starttls:// hoặc smtps://",
        "{url}: no password is sent over a clear connection; use smtp+starttls:// or smtps://",
    ),
    "smtp_no_password": Both(
        "thiếu mật khẩu của {user}; đặt biến PLANTRACK_SMTP_PASSWORD hoặc dùng --password-file TỆP",
        "the password of {user} is missing; set PLANTRACK_SMTP_PASSWORD or use --password-file FILE",
    ),
    "smtp_password_ascii": Both(
        "tên đăng nhập và mật khẩu máy chủ thư chỉ được gồm chữ không dấu, số và ký hiệu",
        "user and password of a mail server may have ASCII letters, digits and signs only",
    ),
    "password_file_open": Both(
        "{file}: người khác cũng đọc được mật khẩu; chạy chmod 600 {file}",
        "{file}: others can read the password too; run chmod 600 {file}",
    ),
    "password_file": Both(
        "{file}: không đọc được mật khẩu: {reason}", "{file}: cannot read the password: {reason}"
    ),
    "not_text": Both("tệp không phải UTF-8", "the file is not UTF-8"),
    "no_sendmail": Both(
        "không có chương trình “{path}” trên máy này; cài một máy chủ thư hoặc dùng --smtp",
        "there is no program “{path}” on this machine; install a mail server or use --smtp",
    ),
    "mail_busy": Both(
        "một lần gửi thư khác chưa xong sau {seconds} giây; hãy thử lại",
        "another run is still sending mail after {seconds} seconds; try again",
    ),
    "no_address_for": Both(
        "chưa có địa chỉ thư điện tử của {agencies}; bổ sung “email” trong kế hoạch",
        "there is no e-mail address of {agencies}; add “email” to the plan",
    ),
    "no_address_for_digest": Both(
        "chưa có địa chỉ nhận báo cáo tổng hợp; bổ sung “email” của {agencies} trong kế hoạch hoặc dùng --to",
        "there is no address for the digest; add the “email” of {agencies} to the plan or use --to",
    ),
    "not_mailed": Both(
        "chưa gửi được cho {agencies}: {reason}", "not sent to {agencies}: {reason}"
    ),
    "and_more": Both("và {n} nơi khác", "and {n} more"),
    "mail_slow": Both(
        "{host} không trả lời trong {seconds} giây",
        "{host} did not answer within {seconds} seconds",
    ),
    "mail_lost": Both("{host} ngắt kết nối giữa chừng", "{host} broke off in the middle"),
    "smtp_unreachable": Both(
        "không kết nối được {host}: {reason}", "cannot connect to {host}: {reason}"
    ),
    "smtp_no_host": Both("không tìm thấy máy chủ {host}", "there is no host {host}"),
    "smtp_certificate": Both(
        "chứng thư của {host} không đáng tin ({text}); sửa tên máy chủ hoặc đặt biến SSL_CERT_FILE là chứng thư gốc",
        "the certificate of {host} cannot be trusted ({text}); correct the host, or set SSL_CERT_FILE to its authority's",
    ),
    "smtp_no_tls": Both(
        "{host} không mã hóa được kết nối ({text}); kiểm tra cổng, và dùng smtps:// hay smtp+starttls://",
        "{host} cannot encrypt the connection ({text}); check the port, and whether it is smtps:// or smtp+starttls://",
    ),
    "smtp_no_starttls": Both(
        "{host} không có STARTTLS; dùng smtps:// hoặc máy chủ khác",
        "{host} offers no STARTTLS; use smtps:// or another server",
    ),
    "smtp_no_login": Both(
        "{host} không cho đăng nhập bằng mật khẩu; bỏ tên đăng nhập hoặc dùng máy chủ khác",
        "{host} takes no login by password; leave the user out or use another server",
    ),
    "smtp_login": Both(
        "{host} không cho {user} đăng nhập: {reason}", "{host} did not let {user} log in: {reason}"
    ),
    "smtp_says": Both("{host} trả lời: {reason}", "{host} says: {reason}"),
    "smtp_answer": Both("{text}", "{text}"),
    "sendmail_failed": Both("không chạy được {path}: {reason}", "cannot run {path}: {reason}"),
    "sendmail_ended": Both("{path} kết thúc với mã {code}", "{path} ended with code {code}"),
    "sendmail_says": Both("{reason}: {text}", "{reason}: {text}"),
    "outbox_failed": Both(
        "không ghi được vào {folder}: {reason}", "cannot write into {folder}: {reason}"
    ),
    # -- how a due date was found --------------------------------------------------------------------
    "why_before": Both(
        "Kế hoạch quy định trước ngày {day}, nên ngày cuối cùng đúng hạn là {due}.",
        "The plan says before {day}, so the last day on time is {due}.",
    ),
    "why_by": Both(
        "Kế hoạch quy định chậm nhất ngày {due}.", "The plan says by {due} at the latest."
    ),
    "why_period": Both(
        "Kế hoạch quy định trong {period}; ngày cuối là {due}.",
        "The plan says in {period}; its last day is {due}.",
    ),
    "why_from_to": Both(
        "Kế hoạch quy định từ ngày {start} đến hết ngày {due}.",
        "The plan says from {start} to {due} inclusive.",
    ),
    "why_every": Both(
        "Kế hoạch quy định định kỳ {every}; kỳ {period} đến hạn ngày {due}.",
        "The plan says once every {every}; for {period} it is due on {due}.",
    ),
    "why_open": Both("Kế hoạch không ấn định ngày: “{text}”.", "The plan sets no date: “{text}”."),
    "why_waiting": Both(
        "Chưa có văn bản nên chưa tính thời hạn: “{text}”.",
        "The awaited document has not come, so no date runs yet: “{text}”.",
    ),
    "why_received": Both(
        "Đã nhận văn bản {doc} ngày {day}.", "Document {doc} was received on {day}."
    ),
    "why_document_due": Both(
        "Văn bản đó ấn định thời hạn {due}.", "That document sets the due date {due}."
    ),
    "why_no_term": Both(
        "Cả kế hoạch và văn bản đều không ấn định ngày.",
        "Neither the plan nor the document sets a date.",
    ),
    "why_counted": Both(
        "Thời hạn {term} tính từ ngày hôm sau ({first}), kết thúc ngày {end}.",
        "{term} counted from the day after ({first}) end on {end}.",
    ),
    "why_working_days": Both(
        "Thời hạn {term} tính từ ngày hôm sau ({first}), chỉ đếm ngày làm việc, kết thúc ngày {due}.",
        "{term} counted from the day after ({first}), working days only, end on {due}.",
    ),
    "why_moved": Both(
        "Ngày {end} là ngày nghỉ nên chuyển sang ngày làm việc tiếp theo {due}.",
        "{end} is a day off, so it moves to the next working day, {due}.",
    ),
    "why_stepped": Both("Ngày nghỉ đã bỏ qua: {days}.", "Days off stepped over: {days}."),
    "why_day_off": Both(
        "{off} là ngày nghỉ; ngày đã ghi trong văn bản thì không chuyển sang ngày làm việc tiếp theo.",
        "{off} is a day off; a date printed in a document does not move by itself.",
    ),
    "why_extended": Both(
        "Gia hạn từ {former} đến {due} theo văn bản {doc} ngày {day}.",
        "Extended from {former} to {due} by document {doc} of {day}.",
    ),
    "why_shortened": Both(
        "Rút ngắn từ {former} xuống {due} theo văn bản {doc} ngày {day}.",
        "Shortened from {former} to {due} by document {doc} of {day}.",
    ),
    "why_dated": Both(
        "Ấn định thời hạn {due} theo văn bản {doc} ngày {day}.",
        "Due date {due} set by document {doc} of {day}.",
    ),
    "why_last_day": Both(
        "Hết ngày {due} vẫn đúng hạn; từ {next} là quá hạn.",
        "All of {due} is on time; from {next} it is overdue.",
    ),
    "calendar_unpublished": Both(
        "lịch nghỉ năm {year} chưa công bố", "the days off of {year} are not announced yet"
    ),
    "ended_without_successor": Both(
        "{agency} kết thúc hoạt động ngày {day}, chưa có cơ quan kế thừa",
        "{agency} ended on {day} and has no successor",
    ),
    # -- the command line ----------------------------------------------------------------------------
    "usage_no_command": Both(
        "không có lệnh “{name}”{near}; xem plantrack --help",
        "there is no command “{name}”{near}; see plantrack --help",
    ),
    "usage_missing_command": Both(
        "thiếu lệnh; xem plantrack --help", "a command is missing; see plantrack --help"
    ),
    "usage_no_option": Both(
        "không có tùy chọn {name}{near}; xem {command} --help",
        "there is no option {name}{near}; see {command} --help",
    ),
    "usage_option_place": Both(
        "tùy chọn {name} đặt trước tên lệnh: plantrack {name} … {command}",
        "option {name} goes before the command: plantrack {name} … {command}",
    ),
    "usage_option_value": Both(
        "tùy chọn {name} cần một giá trị; xem {command} --help",
        "option {name} needs a value; see {command} --help",
    ),
    "usage_option_no_value": Both(
        "tùy chọn {name} không nhận giá trị; xem {command} --help",
        "option {name} takes no value; see {command} --help",
    ),
    "usage_missing_argument": Both(
        "thiếu {name}; xem {command} --help", "{name} is missing; see {command} --help"
    ),
    "usage_extra_argument": Both(
        "thừa “{name}”; đặt trong dấu nháy nếu có dấu cách; xem {command} --help",
        "“{name}” is too much; quote it if it has spaces; see {command} --help",
    ),
    "usage_not_utf8": Both(
        "“{text}” không phải UTF-8; hãy gõ lại", "“{text}” is not UTF-8; type it again"
    ),
    "empty_option": Both(
        "{option}: để trống; hãy điền nội dung hoặc bỏ tùy chọn này",
        "{option}: empty; give a value or leave the option out",
    ),
    "only_reported": Both(
        "dấu - chỉ dùng với “reported”; hãy nêu nhiệm vụ",
        "- goes with “reported” only; name a task",
    ),
    "reported_has_no_task": Both(
        "“reported” không thuộc nhiệm vụ nào; viết plantrack log - reported",
        "“reported” belongs to no task; write plantrack log - reported",
    ),
    "reported_to_monitor": Both(
        "báo cáo tổng hợp gửi {monitor}; bỏ tên cơ quan hoặc sửa “monitor” trong kế hoạch",
        "the digest goes to {monitor}; leave the agency out, or change “monitor” in the plan",
    ),
    "filter_leaves_nothing": Both(
        "bộ lọc loại hết “{name}”; bỏ bớt --task hoặc --agency",
        "the filters leave nothing of “{name}”; drop --task or --agency",
    ),
    "ambiguous_subject": Both(
        "“{name}” vừa là nhiệm vụ vừa là cơ quan{near}", "“{name}” names several things{near}"
    ),
    "usage_other": Both("{text}", "{text}"),
}
