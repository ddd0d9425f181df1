"""What is said of the log."""

from plantrack.words.words import Sentence

cannot_write = Sentence(
    "không ghi được tệp: {reason}; chưa ghi nhận gì",
    "cannot write the file: {reason}; nothing was recorded",
)
write_failed = Sentence("không ghi được tệp: {reason}", "cannot write the file: {reason}")
not_taken_back = Sentence(
    "không gỡ lại được những gì vừa ghi: {reason}",
    "what was just written cannot be taken back: {reason}",
)
others_wrote = Sentence(
    "chương trình khác cũng vừa ghi vào tệp", "another program wrote to the file at the same time"
)
not_written_again = Sentence(
    "git đã thay tệp nhật ký, và không ghi lại vào tệp mới được: {reason}; tệp này chưa có ghi nhận của lệnh",
    "git replaced the log, and writing to the new file failed: {reason}; what the command recorded is not in it",
)
lock_of_another = Sentence(
    "tệp khóa do người khác tạo, mà thư mục này (chmod +t, như /tmp) chỉ cho mỗi người dùng tệp của mình; "
    "chưa ghi nhận gì; hãy chuyển kế hoạch và nhật ký sang thư mục chung của nhóm (chmod 2775, không có +t)",
    "the lock file is somebody else's, and in this folder (chmod +t, like /tmp) each may use only their own files; "
    "nothing was recorded; keep the plan and its log in a folder of the group (chmod 2775) without +t",
)
not_flushed = Sentence(
    "đã ghi nhận nhưng có thể chưa nằm trên đĩa: {reason}; hãy kiểm tra ổ đĩa và xem plantrack history",
    "recorded, but it may not be on the disk: {reason}; check the disk and see plantrack history",
)
kept_replaced = Sentence(
    "git thay tệp nhật ký liên tục nên không rõ đã ghi nhận chưa; khi git xong việc, hãy xem plantrack history",
    "git keeps replacing the log, so it is not known what was recorded; see plantrack history when git is done",
)
half_written = Sentence(
    "mới ghi được một phần và không gỡ lại được: {reason}; hãy xem các dòng cuối của tệp nhật ký",
    "written in part, which cannot be taken back: {reason}; look at the last lines of the log",
)
no_locks = Sentence(
    "hệ thống tệp ở đây không khóa được tệp (flock) nên không ghi, để không mất ghi nhận của ai; hãy để "
    "kế hoạch và nhật ký trên ổ đĩa khác",
    "this file system knows no locks (flock), and without them records could be lost: nothing was "
    "recorded; keep the plan and its log on another disk",
)
committed = Sentence(
    "đã ghi nhận và đã lưu vào git (commit)",
    "recorded and committed",
)
not_committed = Sentence(
    "đã ghi nhận nhưng chưa lưu được vào git (commit): {reason}; hãy commit tệp nhật ký bằng tay",
    "recorded, but not committed: {reason}; commit the log by hand",
)
not_committed_in_rebase = Sentence(
    "đã ghi nhận nhưng chưa lưu được vào git (commit), vì git đang rebase (ghép lại các commit) dở dang; hãy xử lý "
    "xung đột nếu có, rồi chạy git add {file} và git rebase --continue trong thư mục của nhật ký; không dùng --abort "
    "hay --skip, vì ghi nhận này sẽ mất",
    "recorded, but not committed, as a rebase is under way; resolve conflicts, if any, then git add {file} and git "
    "rebase --continue in the log's folder; --abort or --skip would throw this record away",
)
no_git = Sentence("máy chưa có git", "git is not installed")
not_committed_detached = Sentence(
    "đã ghi nhận nhưng chưa lưu được vào git (commit): kho git không ở nhánh nào (detached HEAD), commit lúc này sẽ bị "
    "bỏ lại khi chuyển nhánh; hãy chuyển về một nhánh (git switch …), rồi commit tệp nhật ký bằng tay",
    "recorded, but not committed: the repository is on no branch (detached HEAD), where the next checkout would "
    "leave a commit behind; go to a branch (git switch …), then commit the log by hand",
)
git_interrupted = Sentence("bị ngắt giữa chừng", "interrupted")
git_silent = Sentence(
    "git từ chối mà không nêu lý do (có thể do một hook)",
    "git refused without a word (a hook, perhaps)",
)
git_says = Sentence("git báo: {text}", "git says: {text}")
no_repository = Sentence(
    "không đọc được phiên bản trước từ git: {reason}; hãy nêu hai tệp kế hoạch để so sánh (tệp cũ trước, tệp mới sau)",
    "an earlier version cannot be read from git: {reason}; name two plan files to compare (the old one first, then the new one)",
)
no_commit = Sentence(
    "kho git chưa có commit nào; hãy commit kế hoạch trước, hoặc nêu hai tệp kế hoạch để so sánh (tệp cũ trước, tệp mới sau)",
    "the repository has no commit yet; commit the plan first, or name two plan files to compare (the old one first, then the new one)",
)
unknown_revision = Sentence(
    "“{name}” không phải là tệp, cũng không phải là phiên bản (revision) trong kho git {folder}; {reason}",
    "“{name}” is no file, and no revision of the repository {folder}; {reason}",
)
unknown_in_shallow = Sentence(
    "“{name}” không phải là tệp, cũng không phải là phiên bản (revision) trong kho git {folder}; {reason}; kho này mới "
    "lấy về phần cuối của lịch sử: hãy chạy git fetch --unshallow, hoặc đặt fetch-depth: 0 (GitHub), GIT_DEPTH: 0 (GitLab)",
    "“{name}” is no file, and no revision of the repository {folder}; {reason}; only the end of its history was fetched: "
    "run git fetch --unshallow, or set fetch-depth: 0 (GitHub), GIT_DEPTH: 0 (GitLab)",
)
no_merge_base = Sentence(
    "“{one}” và “{other}” không có commit chung trong kho git {folder}; hãy nêu hai phiên bản cách nhau bằng dấu cách",
    "“{one}” and “{other}” have no commit in common in the repository {folder}; name two revisions with a space between",
)
no_merge_base_in_shallow = Sentence(
    "chưa thấy commit chung của “{one}” và “{other}”, vì kho git {folder} mới lấy về phần cuối của lịch sử: hãy chạy "
    "git fetch --unshallow, hoặc đặt fetch-depth: 0 (GitHub), GIT_DEPTH: 0 (GitLab)",
    "where “{one}” and “{other}” parted is not seen, as only the end of the history of {folder} was fetched: run "
    "git fetch --unshallow, or set fetch-depth: 0 (GitHub), GIT_DEPTH: 0 (GitLab)",
)
cannot_read_revision = Sentence(
    "git không đọc được “{name}”: {reason}", "git cannot read “{name}”: {reason}"
)
log_line_form = Sentence(
    "dòng này không phải là một ghi nhận hợp lệ ({key}: {reason}); hãy khôi phục từ git",
    "this line is not a valid event ({key}: {reason}); restore it from git",
)
log_missing = Sentence("thiếu", "missing")
log_extra = Sentence("khóa lạ", "unknown key")
log_kind = Sentence("không có loại ghi nhận này", "there is no such event")
log_date = Sentence("không phải ngày dạng 2025-04-15", "not a date like 2025-04-15")
log_moment = Sentence(
    "không phải thời điểm kèm múi giờ dạng 2025-04-15T09:00:00+07:00",
    "not a moment with its zone like 2025-04-15T09:00:00+07:00",
)
log_text = Sentence("phải là chữ, không để trống", "must be text and not empty")
log_key_twice = Sentence("khóa này có hai lần", "the key stands there twice")
log_json = Sentence(
    "phải là một đối tượng JSON trên một dòng", "must be one JSON object on one line"
)
log_line_cut = Sentence(
    "dòng cuối bị cắt cụt, chưa từng được ghi xong: {line}",
    "the last line is cut off and was never finished: {line}",
)
log_line_set_aside = Sentence(
    "dòng cuối bị cắt cụt, chưa từng được ghi xong; đã chuyển sang tệp {file}: {line} – chưa ghi gì "
    "thêm, hãy chạy lại lệnh",
    "the last line was cut off and never finished; it was moved into {file}: {line} – nothing else was "
    "recorded, run the command again",
)
log_id_twice = Sentence(
    "mã “{id}” là của hai ghi nhận có nội dung khác nhau; hãy khôi phục từ git",
    "the id “{id}” stands for two different events; restore the log from git",
)
shared_ids = Sentence(
    "{n} ghi nhận ở đây trùng mã với nhật ký {other} ({ids}), như khi chép kế hoạch kèm cả nhật ký; hãy xóa các dòng đó "
    "ở nhật ký của kế hoạch lập sau, nơi chúng không thuộc về",
    "events here that have the ids of others in {other}: {n} ({ids}), as when a plan is copied with its log; delete "
    "those lines from the log of the later plan, where they do not belong",
)
log_left_alone = Sentence(
    "không có kế hoạch {plan} bên cạnh, nên ghi nhận ở đây không được tính; nếu kế hoạch đã đổi tên, hãy đổi tên nhật ký theo",
    "there is no plan {plan} beside it, so that nothing recorded here counts; if the plan was renamed, rename its log likewise",
)
log_conflict = Sentence(
    "xung đột hợp nhất chưa giải quyết; giữ lại mọi dòng của cả hai bên, chỉ xóa các dòng đánh "
    "dấu của git",
    "unresolved merge conflict; keep the lines of both sides, remove only git's markers",
)
event_needs = Sentence(
    "ghi nhận “{kind}” thiếu khóa “{key}”", "event “{kind}” lacks the key “{key}”"
)
event_needs_doc = Sentence("“{kind}” cần số, ký hiệu văn bản", "“{kind}” needs a document")
event_needs_due = Sentence("“{kind}” cần có thời hạn", "“{kind}” needs a due date")
event_needs_doc_or_note = Sentence(
    "“{kind}” cần số, ký hiệu văn bản hoặc nội dung",
    "“{kind}” needs a document or a text",
)
void_needs_re = Sentence(
    "“hủy ghi nhận” cần mã của ghi nhận muốn hủy",
    "“taken back” needs the id of the event that is meant",
)
event_sets_no_due = Sentence(
    "“{kind}” không ấn định thời hạn",
    "“{kind}” sets no due date",
)
log_busy = Sentence(
    "tệp nhật ký đang bị chương trình khác giữ quá {seconds} giây; hãy thử lại",
    "another program has held the log for more than {seconds} seconds; try again",
)
mail_busy = Sentence(
    "một lần gửi thư khác chưa xong sau {seconds} giây; hãy thử lại",
    "another run is still sending mail after {seconds} seconds; try again",
)
git_file_busy = Sentence(
    "tệp đang bị chương trình khác giữ quá {seconds} giây",
    "another program has held the file for more than {seconds} seconds",
)
attributes_lacking = Sentence(
    "git chưa được cấu hình để hợp nhất nhật ký và giữ kiểu xuống dòng, nên ghi nhận của hai người dễ xung đột; hãy thêm "
    "dòng “{line}”",
    "git is not told how to merge logs and to keep their line ends, so records of two people may conflict; add the "
    "line “{line}”",
)
attributes_contradict = Sentence(
    "git được cấu hình để xử lý nhật ký này theo cách khác ({found}), nên ghi nhận của hai người dễ xung đột; hãy tìm chỗ đó "
    "trong .gitattributes hoặc .git/info/attributes và sửa để dòng “{line}” có hiệu lực",
    "git is told to treat this log otherwise ({found}), so records of two people may conflict; find that in "
    ".gitattributes or .git/info/attributes and let the line “{line}” hold instead",
)
ignore_lacking = Sentence(
    "git chưa được cấu hình để bỏ qua tệp khóa, là tệp của riêng từng máy; hãy thêm dòng “{line}”",
    "git is not told to leave out lock files, which belong to one machine; add the line “{line}”",
)
lacking_in_others = Sentence(
    "{what} (còn {n} thư mục khác cũng thiếu; thêm một lần ở thư mục gốc của kho git là đủ cho tất cả)",
    "{what} (other folders that lack it: {n}; added once at the root of the repository, it holds for all)",
)
lock_tracked = Sentence(
    "tệp khóa là của riêng từng máy nhưng đã bị lưu vào git; hãy chạy git rm --cached {file} trong thư mục này, rồi commit",
    "a lock file belongs to one machine, but this one is in git; run git rm --cached {file} in its folder, then commit",
)
log_ignored = Sentence(
    "git bỏ qua nhật ký này do dòng “{pattern}” ({file}, dòng {line}), nên ghi nhận chỉ có trên máy này; hãy xóa dòng đó, "
    "hoặc thêm dòng “!*.log.jsonl” bên dưới",
    "git leaves this log out because of “{pattern}” ({file}, line {line}), so what is recorded is on this machine only; "
    "delete that line, or add the line “!*.log.jsonl” below it",
)
git_file_is_link = Sentence(
    "đây là liên kết (symlink) nên git không đọc; hãy thay bằng tệp thường có dòng “{line}”",
    "it is a link, which git does not read; put a file in its place that has the line “{line}”",
)
git_line_not_added = Sentence(
    "không thêm được dòng “{line}” ({reason}); hãy thêm bằng tay",
    "the line “{line}” could not be added ({reason}); add it by hand",
)
git_tells_nothing = Sentence(
    "không rõ git có hợp nhất được nhật ký và bỏ qua tệp khóa hay không ({reason})",
    "it is not known whether git merges this log and leaves out lock files ({reason})",
)
git_file_not_along = Sentence(
    "tệp còn thay đổi khác chưa commit nên không được commit cùng nhật ký; hãy commit bằng tay, để nơi khác cũng có dòng "
    "“{line}”",
    "it was not committed with the log, as it has other changes that are not committed; commit it by hand, so that "
    "others have the line “{line}”",
)
