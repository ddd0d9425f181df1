"""The help texts of the command line, by command and by parameter."""

from plantrack.words.words import Sentence

HEADINGS: dict[str, Sentence] = {
    "usage": Sentence("Cách dùng: ", "Usage: "),
    "arguments": Sentence("Tham số", "Arguments"),
    "options": Sentence("Tùy chọn", "Options"),
    "commands": Sentence("Lệnh", "Commands"),
}

COMMANDS: dict[str, Sentence] = {
    "plantrack": Sentence(
        "Theo dõi thời hạn của một kế hoạch: ai phải làm gì, đến bao giờ, đã làm chưa.",
        "Follow up the deadlines of a plan: who owes what, until when, and whether it is done.",
    ),
    "status": Sentence(
        "Tình hình từng nhiệm vụ, và tổng số.", "Every task and how it stands, with totals."
    ),
    "overdue": Sentence(
        "Đầu việc quá hạn, xếp từ quá hạn lâu nhất.", "Everything overdue, longest first."
    ),
    "upcoming": Sentence("Đầu việc sắp đến hạn.", "What falls due soon."),
    "show": Sentence(
        "Chi tiết một nhiệm vụ, một cơ quan hoặc một nhóm.",
        "One task, agency or group in detail.",
    ),
    "log": Sentence(
        "Ghi vào nhật ký một việc đã xảy ra.", "Record in the log that something happened."
    ),
    "check": Sentence(
        "Mọi lỗi và chỗ đáng ngờ trong kế hoạch và nhật ký.",
        "Everything wrong or doubtful in plan and log.",
    ),
    "schema": Sentence(
        "JSON Schema của tệp kế hoạch, cho trình soạn thảo.",
        "JSON Schema of the plan file, for editors.",
    ),
    "init": Sentence(
        "Tạo một kế hoạch mẫu có chú thích để bắt đầu.", "Write a commented plan to start from."
    ),
    "history": Sentence("Nhật ký, từ cũ đến mới.", "The log, oldest first."),
    "mail": Sentence(
        "Gửi thư đôn đốc cho từng cơ quan và báo cáo tổng hợp cho cơ quan theo dõi.",
        "Mail each agency what it owes, and the monitor the whole picture.",
    ),
}

PARAMETERS: dict[str, Sentence] = {
    "plan": Sentence(
        "Tệp kế hoạch (biến PLANTRACK_PLAN; nếu không: plan-*.yaml duy nhất ở gần).",
        "Plan file (variable PLANTRACK_PLAN; else the only plan-*.yaml nearby).",
    ),
    "lang": Sentence(
        "Ngôn ngữ: vi hoặc en (biến PLANTRACK_LANG; nếu không: theo kế hoạch).",
        "Language: vi or en (variable PLANTRACK_LANG; else the plan's).",
    ),
    "color": Sentence("Màu: auto, always hoặc never.", "Colour: auto, always or never."),
    "version": Sentence("Hiện phiên bản rồi kết thúc.", "Print the version and exit."),
    "install_completion": Sentence(
        "Cài gợi ý bằng phím Tab cho shell đang dùng.", "Install completion for the current shell."
    ),
    "show_completion": Sentence(
        "Hiện mã gợi ý bằng phím Tab để chép hoặc chỉnh.",
        "Print the completion script, to copy or adapt.",
    ),
    "help": Sentence("Hiện hướng dẫn này rồi kết thúc.", "Print this help and exit."),
    "as_of": Sentence(
        "Tình hình đến hết ngày này (mặc định: hôm nay).",
        "How things stood at the end of this day (default: today).",
    ),
    "known_on": Sentence(
        "Chỉ tính những gì đã ghi nhận đến hết ngày này.",
        "Count only what was recorded by the end of this day.",
    ),
    "format": Sentence(
        "table, json, csv hoặc md (với check: text hoặc json).",
        "table, json, csv or md (for check: text or json).",
    ),
    "files": Sentence(
        "Tệp kế hoạch hoặc nhật ký (mặc định: kế hoạch đang dùng).",
        "Plan files or logs (default: the plan in use).",
    ),
    "strict": Sentence("Cảnh báo cũng tính là lỗi.", "Warnings count as errors."),
    "task": Sentence(
        "Chỉ nhiệm vụ này (mã hoặc tên; dùng được nhiều lần).",
        "Only this task (id or name; repeatable).",
    ),
    "agency": Sentence(
        "Chỉ cơ quan hoặc nhóm này (mã, ký hiệu hoặc tên; dùng được nhiều lần).",
        "Only this agency or group (id, code or name; repeatable).",
    ),
    "status": Sentence(
        "Chỉ tình trạng này, ví dụ overdue (dùng được nhiều lần).",
        "Only this status, such as overdue (repeatable).",
    ),
    "by": Sentence(
        "Mỗi dòng một nhiệm vụ (task) hoặc một cơ quan (agency).",
        "One line a task (task) or an agency (agency).",
    ),
    "blocked": Sentence(
        "Liệt kê những việc đang có khó khăn, vướng mắc, kèm lý do.",
        "List what is flagged with a difficulty, and why.",
    ),
    "exit_code": Sentence(
        "Kết thúc với mã 3 nếu có đầu việc quá hạn.", "Exit with code 3 if anything is overdue."
    ),
    "days": Sentence(
        "Trong bao nhiêu ngày tới (mặc định: theo kế hoạch).",
        "Within how many days (default: the plan's).",
    ),
    "subject": Sentence(
        "Nhiệm vụ, cơ quan hoặc nhóm: mã, ký hiệu hoặc tên.",
        "Task, agency or group: id, code or name.",
    ),
    "task_argument": Sentence(
        "Nhiệm vụ: mã hoặc tên (dấu - nếu ghi reported).",
        "Task: id or name (- when the event is reported).",
    ),
    "event": Sentence(
        "Việc đã xảy ra: received (đã nhận văn bản), progress (đang thực hiện), done (hoàn thành), "
        "reopened (yêu cầu thực hiện lại), extended (gia hạn), blocked (khó khăn, vướng mắc), reminded (đôn đốc), dropped "
        "(không còn thực hiện), note (ghi chú), reported (đã gửi báo cáo tổng hợp), void (hủy ghi nhận).",
        "What happened: received, progress, done, reopened, extended, blocked, reminded, dropped, "
        "note, reported, void.",
    ),
    "agencies": Sentence(
        "Cơ quan hoặc nhóm; bỏ trống nếu chỉ một cơ quan thực hiện.",
        "Agencies or groups; leave out where one agency delivers.",
    ),
    "date": Sentence(
        "Ngày xảy ra, tức ngày của văn bản (mặc định: hôm nay).",
        "The day it happened, the document's date (default: today).",
    ),
    "doc": Sentence("Số, ký hiệu văn bản.", "Number and code of the document."),
    "due": Sentence(
        "Thời hạn do văn bản ấn định (received, extended).",
        "The due date that the document sets (received, extended).",
    ),
    "re": Sentence(
        "Kỳ hoặc văn bản liên quan; với void: mã ghi nhận muốn hủy.",
        "The occurrence it is about; for void: the id of the event to take back.",
    ),
    "note": Sentence("Ghi chú.", "A remark."),
    "dry_run": Sentence(
        "Thử: chỉ hiện ra, không ghi và không gửi gì.", "Try it: show it, write and send nothing."
    ),
    "commit": Sentence(
        "Ghi xong thì commit riêng tệp nhật ký vào git.",
        "Then commit the log, and nothing else, to git.",
    ),
    "folder": Sentence(
        "Thư mục đặt kế hoạch mẫu (mặc định: thư mục hiện tại).",
        "Folder for the plan (default: this one).",
    ),
    "since": Sentence("Chỉ từ ngày này trở đi.", "Only from this day on."),
    "smtp": Sentence(
        "Gửi qua máy chủ thư: smtp+starttls://, smtps:// hoặc smtp://[USER@]HOST[:PORT] "
        "(biến PLANTRACK_SMTP_URL; mật khẩu: biến PLANTRACK_SMTP_PASSWORD hoặc --password-file).",
        "Send through a mail server: smtp+starttls://, smtps:// or smtp://[USER@]HOST[:PORT] "
        "(variable PLANTRACK_SMTP_URL; password: variable PLANTRACK_SMTP_PASSWORD or --password-file).",
    ),
    "sendmail": Sentence(
        "Gửi bằng chương trình sendmail của máy này.", "Send with this machine's sendmail program."
    ),
    "outbox": Sentence(
        "Ghi thành tệp .eml trong thư mục này để gửi bằng tay.",
        "Write .eml files into this folder, to be sent by hand.",
    ),
    "sender": Sentence(
        "Địa chỉ gửi, hoặc “Tên <địa chỉ>” (biến PLANTRACK_MAIL_FROM).",
        "Address to send from, or “Name <address>” (variable PLANTRACK_MAIL_FROM).",
    ),
    "to": Sentence(
        "Nơi nhận báo cáo tổng hợp (dùng được nhiều lần; mặc định: cơ quan theo dõi).",
        "Where the digest goes (repeatable; default: the monitor).",
    ),
    "only_agencies": Sentence("Chỉ thư đôn đốc.", "Only the reminders."),
    "digest": Sentence("Chỉ báo cáo tổng hợp.", "Only the digest."),
    "soon": Sentence("Nhắc cả việc sắp đến hạn.", "Remind of what is due soon, too."),
    "every": Sentence(
        "Số ngày ít nhất giữa hai lần đôn đốc cùng một việc (mặc định: 7).",
        "Least number of days between two reminders of the same thing (default: 7).",
    ),
    "workdays_only": Sentence("Ngày nghỉ thì không gửi gì.", "Send nothing on days off."),
    "password_file": Sentence(
        "Tệp chứa mật khẩu, chỉ chủ tệp đọc được (biến PLANTRACK_SMTP_PASSWORD_FILE).",
        "File with the password, readable only by its owner (variable PLANTRACK_SMTP_PASSWORD_FILE).",
    ),
}

METAVARS: dict[str, Sentence] = {
    "FILE": Sentence("TỆP", "FILE"),
    "FOLDER": Sentence("THƯ_MỤC", "FOLDER"),
    "DATE": Sentence("NGÀY", "DATE"),
    "URL": Sentence("URL", "URL"),
    "PATH": Sentence("ĐƯỜNG_DẪN", "PATH"),
    "ADDRESS": Sentence("ĐỊA_CHỈ", "ADDRESS"),
    "NAME": Sentence("TÊN", "NAME"),
    "NUMBER": Sentence("SỐ", "NUMBER"),
    "TEXT": Sentence("NỘI_DUNG", "TEXT"),
    "TASK": Sentence("NHIỆM_VỤ", "TASK"),
    "EVENT": Sentence("VIỆC", "EVENT"),
    "AGENCY": Sentence("CƠ_QUAN", "AGENCY"),
    "SUBJECT": Sentence("ĐỐI_TƯỢNG", "SUBJECT"),
    "CHOICE": Sentence("GIÁ_TRỊ", "CHOICE"),
    "COMMAND": Sentence("LỆNH", "COMMAND"),
    "OPTIONS": Sentence("TÙY_CHỌN", "OPTIONS"),
}
