"""What is said of files and of the system, and what kinds of documents are called."""

from plantrack.words.words import Sentence

cannot_read = Sentence("không đọc được tệp: {reason}", "cannot read the file: {reason}")
exists = Sentence(
    "tệp đã có, không ghi đè; hãy chọn tên khác hoặc đổi tên tệp cũ",
    "the file is there already and is not overwritten; choose another name or rename the old one",
)
cannot_create = Sentence("không tạo được: {reason}", "cannot create it: {reason}")
a_pipe = Sentence(
    "đây là ống dẫn dữ liệu (pipe), không phải tệp; hãy ghi ra tệp",
    "it is a pipe, not a file; write it to a file",
)
os_other = Sentence("hệ thống báo: {text}", "the system says: {text}")
too_large = Sentence(
    "tệp lớn hơn {limit} KiB; hãy kiểm tra có đúng tệp không",
    "the file is larger than {limit} KiB; check that it is the right one",
)
not_utf8 = Sentence(
    "tệp không phải UTF-8 ({encoding}); hãy lưu lại với bảng mã UTF-8",
    "the file is not UTF-8 ({encoding}); save it again as UTF-8",
)
looks_utf16 = Sentence("có vẻ là UTF-16", "it looks like UTF-16")
looks_cp1258 = Sentence("có vẻ là Windows-1258", "it looks like Windows-1258")
looks_tcvn3 = Sentence("có vẻ là TCVN3", "it looks like TCVN3")
looks_unknown = Sentence("không rõ bảng mã", "the encoding is unknown")

denied_or_open = Sentence(
    "không có quyền, hoặc tệp đang mở trong chương trình khác (hãy đóng lại)",
    "permission denied, or another program has it open (close it there)",
)

# What the operating system says and we have words for: of files, then of networks.
SYSTEM: dict[str, Sentence] = {
    "ENOENT": Sentence("không có tệp này", "no such file"),
    "EACCES": Sentence("không có quyền", "permission denied"),
    "EPERM": Sentence("không có quyền", "not permitted"),
    "EEXIST": Sentence("đã có tệp trùng tên", "a file of that name exists"),
    "EISDIR": Sentence("đây là thư mục", "it is a folder"),
    "ENAMETOOLONG": Sentence("tên quá dài", "the name is too long"),
    "ELOOP": Sentence("liên kết vòng tròn", "links that lead in a circle"),
    "ENOTDIR": Sentence("đường dẫn đi qua một tệp", "its path goes through a file"),
    "ENOSPC": Sentence("đĩa đã đầy", "the disk is full"),
    "EROFS": Sentence("ổ đĩa chỉ cho đọc", "the disk is read-only"),
    "EFBIG": Sentence("tệp đã quá lớn", "the file is too large"),
    "EDQUOT": Sentence("hết dung lượng được cấp", "the disk quota is used up"),
    "EIO": Sentence("lỗi đọc ghi đĩa", "the disk failed"),
    "ECONNREFUSED": Sentence("máy chủ từ chối kết nối", "connection refused"),
    "ECONNRESET": Sentence("máy chủ ngắt kết nối", "connection reset"),
    "EHOSTUNREACH": Sentence("không có đường đến máy chủ", "no route to the host"),
    "ENETUNREACH": Sentence("không có mạng", "no network"),
}
numbered = Sentence("{kind} số {id}", "{kind} {id}")
document = Sentence("Văn bản", "Document")
kind_plan = Sentence("Kế hoạch", "Plan")
kind_directive = Sentence("Chỉ thị", "Directive")
kind_decision = Sentence("Quyết định", "Decision")
kind_programme = Sentence("Chương trình", "Programme")
kind_scheme = Sentence("Đề án", "Scheme")
kind_notice = Sentence("Thông báo", "Notice")
kind_report = Sentence("Báo cáo", "Report")
kind_option = Sentence("Phương án", "Plan of action")
kind_resolution = Sentence("Nghị quyết", "Resolution")
