"""What is said of sending mail."""

from plantrack.words.words import Sentence

smtp_url = Sentence(
    "“{url}” không phải là địa chỉ máy chủ thư; ví dụ đúng: smtp+starttls://user@mail.example.vn:587",
    "“{url}” is not a mail server; write it like smtp+starttls://user@mail.example.vn:587",
)
smtp_password_shown = Sentence(
    "mật khẩu trên dòng lệnh ai cũng đọc được; đặt biến PLANTRACK_SMTP_PASSWORD hoặc dùng --password-file TỆP",
    "anybody can read a password on the command line; set PLANTRACK_SMTP_PASSWORD or use --password-file FILE",
)
smtp_password_clear = Sentence(
    "{url}: không gửi mật khẩu qua kết nối không mã hóa; dùng smtp+starttls:// hoặc smtps://",
    "{url}: no password is sent over a clear connection; use smtp+starttls:// or smtps://",
)
smtp_no_password = Sentence(
    "thiếu mật khẩu của {user}; đặt biến PLANTRACK_SMTP_PASSWORD hoặc dùng --password-file TỆP",
    "the password of {user} is missing; set PLANTRACK_SMTP_PASSWORD or use --password-file FILE",
)
smtp_password_ascii = Sentence(
    "tên đăng nhập và mật khẩu máy chủ thư chỉ được gồm chữ không dấu, số và ký hiệu",
    "user and password of a mail server may have ASCII letters, digits and signs only",
)
password_file_open = Sentence(
    "{file}: người khác cũng đọc được mật khẩu; chạy chmod 600 {file}",
    "{file}: others can read the password too; run chmod 600 {file}",
)
password_file = Sentence(
    "{file}: không đọc được mật khẩu: {reason}", "{file}: cannot read the password: {reason}"
)
not_text = Sentence("tệp không phải UTF-8", "the file is not UTF-8")
no_sendmail = Sentence(
    "không có chương trình “{path}” trên máy này; cài một máy chủ thư hoặc dùng --smtp",
    "there is no program “{path}” on this machine; install a mail server or use --smtp",
)
mail_slow = Sentence(
    "{host} không trả lời trong {seconds} giây",
    "{host} did not answer within {seconds} seconds",
)
mail_lost = Sentence("{host} ngắt kết nối giữa chừng", "{host} broke off in the middle")
run_over = Sentence(
    "hết {minutes} phút của lần chạy này, lần chạy sau gửi tiếp; cần lâu hơn thì thêm --timeout",
    "this run's time is up ({minutes} min), the next run continues; for more time add --timeout",
)
smtp_unreachable = Sentence(
    "không kết nối được {host}: {reason}", "cannot connect to {host}: {reason}"
)
smtp_no_host = Sentence("không tìm thấy máy chủ {host}", "the server {host} was not found")
smtp_certificate = Sentence(
    "chứng thư của {host} không đáng tin (hệ thống báo: {text}); sửa tên máy chủ hoặc đặt biến SSL_CERT_FILE là chứng thư gốc",
    "the certificate of {host} cannot be trusted (the system says: {text}); correct the host, or set SSL_CERT_FILE to its authority's",
)
smtp_no_tls = Sentence(
    "{host} không mã hóa được kết nối (hệ thống báo: {text}); kiểm tra cổng, và dùng smtps:// hay smtp+starttls://",
    "{host} cannot encrypt the connection (the system says: {text}); check the port, and whether it is smtps:// or smtp+starttls://",
)
smtp_no_starttls = Sentence(
    "{host} không có STARTTLS; dùng smtps:// hoặc máy chủ khác",
    "{host} offers no STARTTLS; use smtps:// or another server",
)
smtp_no_login = Sentence(
    "{host} không cho đăng nhập bằng mật khẩu; bỏ tên đăng nhập hoặc dùng máy chủ khác",
    "{host} takes no login by password; leave the user out or use another server",
)
smtp_login = Sentence(
    "{host} không cho {user} đăng nhập; {reason}", "{host} did not let {user} log in; {reason}"
)
smtp_says = Sentence("{host} không nhận thư; {reason}", "{host} did not take it; {reason}")
smtp_answer = Sentence("máy chủ báo: {text}", "the server says: {text}")
sendmail_failed = Sentence("không chạy được {path}: {reason}", "cannot run {path}: {reason}")
sendmail_ended = Sentence("{path} kết thúc với mã {code}", "{path} ended with code {code}")
sendmail_says = Sentence("{reason}; hệ thống báo: {text}", "{reason}; the system says: {text}")
outbox_link = Sentence(
    "đây là một liên kết; hãy nêu đúng thư mục", "it is a link; name the folder itself"
)
outbox_failed = Sentence(
    "không ghi được vào {folder}: {reason}", "cannot write into {folder}: {reason}"
)
