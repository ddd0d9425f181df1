"""The help texts of the command line, by command and by parameter."""

from plantrack.messages import Both

HEADINGS: dict[str, Both] = {
    "usage": Both("Cách dùng: ", "Usage: "),
    "arguments": Both("Tham số", "Arguments"),
    "options": Both("Tùy chọn", "Options"),
    "commands": Both("Lệnh", "Commands"),
}

COMMANDS: dict[str, Both] = {
    "plantrack": Both(
        "Theo dõi thời hạn của một kế hoạch: ai phải làm gì, đến bao giờ, đã làm chưa.",
        "Follow up the deadlines of a plan: who owes what, until when, and whether it is done.",
    ),
    "status": Both(
        "Tình hình từng nhiệm vụ, và tổng số.", "Every task and how it stands, with totals."
    ),
    "overdue": Both(
        "Đầu việc quá hạn, xếp từ quá hạn lâu nhất.", "Everything overdue, longest first."
    ),
    "upcoming": Both("Đầu việc sắp đến hạn.", "What falls due soon."),
    "show": Both(
        "Chi tiết một nhiệm vụ, một cơ quan hoặc một nhóm.",
        "One task, agency or group in detail.",
    ),
    "log": Both(
        "Ghi vào nhật ký một việc đã xảy ra.", "Record in the log that something happened."
    ),
    "check": Both(
        "Mọi lỗi và chỗ đáng ngờ trong kế hoạch và nhật ký.",
        "Everything wrong or doubtful in plan and log.",
    ),
    "schema": Both(
        "JSON Schema của tệp kế hoạch, cho trình soạn thảo.",
        "JSON Schema of the plan file, for editors.",
    ),
    "init": Both(
        "Tạo một kế hoạch mẫu có chú thích để bắt đầu.", "Write a commented plan to start from."
    ),
    "history": Both("Nhật ký, từ cũ đến mới.", "The log, oldest first."),
    "mail": Both(
        "Gửi thư đôn đốc cho từng cơ quan và báo cáo tổng hợp cho cơ quan theo dõi.",
        "Mail each agency what it owes, and the monitor the whole picture.",
    ),
}

PARAMETERS: dict[str, Both] = {
    "plan": Both(
        "Tệp kế hoạch (biến PLANTRACK_PLAN; nếu không: plan-*.yaml duy nhất ở gần).",
        "Plan file (variable PLANTRACK_PLAN; else the only plan-*.yaml nearby).",
    ),
    "lang": Both(
        "Ngôn ngữ: vi hoặc en (biến PLANTRACK_LANG; nếu không: theo kế hoạch).",
        "Language: vi or en (variable PLANTRACK_LANG; else the plan's).",
    ),
    "color": Both("Màu: auto, always hoặc never.", "Colour: auto, always or never."),
    "version": Both("Hiện phiên bản rồi kết thúc.", "Print the version and exit."),
    "install_completion": Both(
        "Cài gợi ý bằng phím Tab cho shell đang dùng.", "Install completion for the current shell."
    ),
    "show_completion": Both(
        "Hiện mã gợi ý bằng phím Tab để chép hoặc chỉnh.",
        "Print the completion script, to copy or adapt.",
    ),
    "help": Both("Hiện hướng dẫn này rồi kết thúc.", "Print this help and exit."),
    "as_of": Both(
        "Tình hình đến hết ngày này (mặc định: hôm nay).",
        "How things stood at the end of this day (default: today).",
    ),
    "known_on": Both(
        "Chỉ tính những gì đã ghi nhận đến hết ngày này.",
        "Count only what was recorded by the end of this day.",
    ),
    "format": Both(
        "table, json hoặc csv (với check: text hoặc json).",
        "table, json or csv (for check: text or json).",
    ),
    "files": Both(
        "Tệp kế hoạch hoặc nhật ký (mặc định: kế hoạch đang dùng).",
        "Plan files or logs (default: the plan in use).",
    ),
    "strict": Both("Cảnh báo cũng tính là lỗi.", "Warnings count as errors."),
    "task": Both(
        "Chỉ nhiệm vụ này (mã hoặc tên; dùng được nhiều lần).",
        "Only this task (id or name; repeatable).",
    ),
    "agency": Both(
        "Chỉ cơ quan hoặc nhóm này (mã, ký hiệu hoặc tên; dùng được nhiều lần).",
        "Only this agency or group (id, code or name; repeatable).",
    ),
    "status": Both(
        "Chỉ tình trạng này, ví dụ overdue (dùng được nhiều lần).",
        "Only this status, such as overdue (repeatable).",
    ),
    "by": Both(
        "Mỗi dòng một nhiệm vụ (task) hoặc một cơ quan (agency).",
        "One line a task (task) or an agency (agency).",
    ),
    "blocked": Both(
        "Liệt kê những việc đang có khó khăn, vướng mắc, kèm lý do.",
        "List what is flagged with a difficulty, and why.",
    ),
    "exit_code": Both(
        "Kết thúc với mã 3 nếu có đầu việc quá hạn.", "Exit with code 3 if anything is overdue."
    ),
    "days": Both(
        "Trong bao nhiêu ngày tới (mặc định: theo kế hoạch).",
        "Within how many days (default: the plan's).",
    ),
    "subject": Both(
        "Nhiệm vụ, cơ quan hoặc nhóm: mã, ký hiệu hoặc tên.",
        "Task, agency or group: id, code or name.",
    ),
    "task_argument": Both(
        "Nhiệm vụ: mã hoặc tên (dấu - nếu ghi reported).",
        "Task: id or name (- when the event is reported).",
    ),
    "event": Both(
        "Việc đã xảy ra: received (đã nhận văn bản), progress (đang thực hiện), done (hoàn thành), "
        "reopened (yêu cầu thực hiện lại), extended (gia hạn), blocked (khó khăn, vướng mắc), reminded (đôn đốc), dropped "
        "(không còn thực hiện), note (ghi chú), reported (đã gửi báo cáo tổng hợp), void (hủy ghi nhận).",
        "What happened: received, progress, done, reopened, extended, blocked, reminded, dropped, "
        "note, reported, void.",
    ),
    "agencies": Both(
        "Cơ quan hoặc nhóm; bỏ trống nếu chỉ một cơ quan thực hiện.",
        "Agencies or groups; leave out where one agency delivers.",
    ),
    "date": Both(
        "Ngày xảy ra, tức ngày của văn bản (mặc định: hôm nay).",
        "The day it happened, the document's date (default: today).",
    ),
    "doc": Both("Số, ký hiệu văn bản.", "Number and code of the document."),
    "due": Both(
        "Thời hạn do văn bản ấn định (received, extended).",
        "The due date that the document sets (received, extended).",
    ),
    "re": Both(
        "Kỳ hoặc văn bản liên quan; với void: mã ghi nhận muốn hủy.",
        "The occurrence it is about; for void: the id of the event to take back.",
    ),
    "note": Both("Ghi chú.", "A remark."),
    "dry_run": Both(
        "Thử: chỉ hiện ra, không ghi và không gửi gì.", "Try it: show it, write and send nothing."
    ),
    "commit": Both(
        "Ghi xong thì commit riêng tệp nhật ký vào git.",
        "Then commit the log, and nothing else, to git.",
    ),
    "folder": Both(
        "Thư mục đặt kế hoạch mẫu (mặc định: thư mục hiện tại).",
        "Folder for the plan (default: this one).",
    ),
    "since": Both("Chỉ từ ngày này trở đi.", "Only from this day on."),
    "smtp": Both(
        "Gửi qua máy chủ thư: smtp+starttls://, smtps:// hoặc smtp://[USER@]HOST[:PORT] "
        "(biến PLANTRACK_SMTP_URL; mật khẩu: biến PLANTRACK_SMTP_PASSWORD hoặc --password-file).",
        "Send through a mail server: smtp+starttls://, smtps:// or smtp://[USER@]HOST[:PORT] "
        "(variable PLANTRACK_SMTP_URL; password: variable PLANTRACK_SMTP_PASSWORD or --password-file).",
    ),
    "sendmail": Both(
        "Gửi bằng chương trình sendmail của máy này.", "Send with this machine's sendmail program."
    ),
    "outbox": Both(
        "Ghi thành tệp .eml trong thư mục này để gửi bằng tay.",
        "Write .eml files into this folder, to be sent by hand.",
    ),
    "sender": Both(
        "Địa chỉ gửi, hoặc “Tên <địa chỉ>” (biến PLANTRACK_MAIL_FROM).",
        "Address to send from, or “Name <address>” (variable PLANTRACK_MAIL_FROM).",
    ),
    "to": Both(
        "Nơi nhận báo cáo tổng hợp (dùng được nhiều lần; mặc định: cơ quan theo dõi).",
        "Where the digest goes (repeatable; default: the monitor).",
    ),
    "only_agencies": Both("Chỉ thư đôn đốc.", "Only the reminders."),
    "digest": Both("Chỉ báo cáo tổng hợp.", "Only the digest."),
    "soon": Both("Nhắc cả việc sắp đến hạn.", "Remind of what is due soon, too."),
    "every": Both(
        "Số ngày ít nhất giữa hai lần đôn đốc cùng một việc (mặc định: 7).",
        "Least number of days between two reminders of the same thing (default: 7).",
    ),
    "workdays_only": Both("Ngày nghỉ thì không gửi gì.", "Send nothing on days off."),
    "password_file": Both(
        "Tệp chứa mật khẩu, chỉ chủ tệp đọc được (biến PLANTRACK_SMTP_PASSWORD_FILE).",
        "File with the password, readable only by its owner (variable PLANTRACK_SMTP_PASSWORD_FILE).",
    ),
}

METAVARS: dict[str, Both] = {
    "FILE": Both("TỆP", "FILE"),
    "FOLDER": Both("THƯ_MỤC", "FOLDER"),
    "DATE": Both("NGÀY", "DATE"),
    "URL": Both("URL", "URL"),
    "PATH": Both("ĐƯỜNG_DẪN", "PATH"),
    "ADDRESS": Both("ĐỊA_CHỈ", "ADDRESS"),
    "NAME": Both("TÊN", "NAME"),
    "NUMBER": Both("SỐ", "NUMBER"),
    "TEXT": Both("NỘI_DUNG", "TEXT"),
    "TASK": Both("NHIỆM_VỤ", "TASK"),
    "EVENT": Both("VIỆC", "EVENT"),
    "AGENCY": Both("CƠ_QUAN", "AGENCY"),
    "SUBJECT": Both("ĐỐI_TƯỢNG", "SUBJECT"),
    "CHOICE": Both("GIÁ_TRỊ", "CHOICE"),
    "COMMAND": Both("LỆNH", "COMMAND"),
    "OPTIONS": Both("TÙY_CHỌN", "OPTIONS"),
}
