"""What is said of draft."""

from plantrack.words.words import Sentence

# What `draft` says of what it read.
draft_preface = Sentence(
    "Dự thảo đọc từ {source}. Hãy đối chiếu với văn bản, trước hết là những chỗ ghi “CẦN XÁC NHẬN”; "
    "xác nhận chỗ nào thì xóa dòng ghi chú ở chỗ đó, hoặc ghi “# đã xác nhận” ở cuối dòng ngay dưới ghi chú.\nSau đó chạy: plantrack check",
    "Drafted from {source}. Compare it with the document, first of all where it says “TO CONFIRM”; remove the "
    "comment of what is confirmed, or write “# confirmed” at the end of the line below it.\nThen run: plantrack check",
)
draft_unused = Sentence(
    "CẦN XÁC NHẬN: những dòng sau có ngày tháng, thời hạn hoặc cơ quan chủ trì nhưng chưa được đưa vào phần nào ở trên:",
    "TO CONFIRM: these lines have a date, a deadline or a lead agency, and nothing above was made of them:",
)
draft_no_tasks = Sentence(
    "không thấy nhiệm vụ nào (cơ quan chủ trì, thời hạn) trong văn bản; hãy soạn tay, bắt đầu bằng plantrack init",
    "no tasks (who leads, until when) were found in the document; write the plan by hand, begin with plantrack init",
)
draft_cut = Sentence(
    "đoạn hoặc ô này dài hơn {limit} ký tự nên chỉ đọc phần đầu",
    "this paragraph or cell is longer than {limit} characters, and only its beginning was read",
)
draft_number_unread = Sentence(
    "không đọc được số của văn bản ở “{words}”; hãy điền số, ký hiệu",
    "the document's number cannot be read from “{words}”; fill in number and code",
)
draft_number_missing = Sentence(
    "không thấy dòng “Số: …”; hãy điền số, ký hiệu",
    "there is no line “Số: …”; fill in number and code",
)
draft_issued_unread = Sentence(
    "không đọc được ngày ban hành ở “{words}”, tạm ghi {day}; hãy điền ngày đúng",
    "the day of issue cannot be read from “{words}”, {day} stands in for it; fill in the right day",
)
draft_issued_missing = Sentence(
    "không thấy ngày ban hành, tạm ghi {day}; hãy điền ngày đúng",
    "there is no day of issue, {day} stands in for it; fill in the right day",
)
draft_issuer_from_code = Sentence(
    "văn bản không ghi tên cơ quan ban hành; “{name}” suy từ số {number} và địa danh",
    "the document does not name its issuer; “{name}” is inferred from the number {number} and the place",
)
draft_issuer_missing = Sentence(
    "không thấy tên cơ quan ban hành", "the name of the issuer was not found"
)
draft_issuer_capitals = Sentence(
    "tên cơ quan trong văn bản viết hoa cả; hãy sửa chữ hoa, chữ thường của “{name}”",
    "the document writes the name in capitals; correct the letters of “{name}”",
)
draft_issuer_of_where = Sentence(
    "chỉ đọc được “{name}”; hãy ghi thêm tỉnh, huyện hoặc xã",
    "only “{name}” could be read; add which province, district or commune",
)
draft_title_missing = Sentence("không thấy trích yếu", "the title was not found")
draft_title_unsure = Sentence(
    "không chắc trích yếu hết ở đâu, xem quanh “{words}”; hãy đối chiếu với văn bản",
    "it is not certain where the title ends, see around “{words}”; compare it with the document",
)
draft_signer_missing = Sentence(
    "không đọc được người ký; hãy điền signed_by nếu cần",
    "the signer could not be read; fill in signed_by if need be",
)
draft_basis_missing = Sentence(
    "không đọc được căn cứ nào; hãy điền basis nếu cần",
    "no basis could be read; fill in basis if need be",
)
draft_monitor_read = Sentence(
    "“{name}” là cơ quan theo dõi, đọc từ nhiệm vụ theo dõi, đôn đốc",
    "“{name}” follows up, as read from who is to follow up and remind",
)
draft_monitor_missing = Sentence(
    "không rõ cơ quan nào theo dõi kế hoạch; hãy ghi mã cơ quan",
    "it is not plain who follows the plan up; give the id of the agency",
)
draft_new_agency = Sentence(
    "“{name}” chưa có trong danh sách cơ quan nên mã được đặt theo tên",
    "“{name}” is in no list of agencies, so its id was made from its name",
)
draft_members = Sentence(
    "“{name}” là tên gọi chung, văn bản không liệt kê thành viên; hãy thay can-xac-nhan bằng mã các thành viên",
    "“{name}” is a collective name, and the document does not list its members; replace can-xac-nhan by their ids",
)
draft_members_there = Sentence(
    "trong {file}, nhóm “{name}” còn can-xac-nhan; hãy thay bằng mã các thành viên",
    "in {file}, group “{name}” still has can-xac-nhan; replace it by the ids of the members",
)
draft_not_in_file = Sentence(
    "“{name}” chưa có trong {file}; hãy thêm cơ quan này vào tệp đó với đúng mã ở đây, rồi xóa dòng bên dưới",
    "“{name}” is not in {file}; add it there with the id that stands here, and remove the line below",
)
draft_long_name = Sentence(
    "“{name}” quá dài, không giống tên cơ quan nên bỏ qua",
    "“{name}” is too long for the name of an agency and was left out",
)
draft_strange_name = Sentence(
    "“{name}” không giống tên cơ quan; hãy kiểm tra",
    "“{name}” does not look like the name of an agency; check it",
)
draft_several_known = Sentence(
    "“{name}” trùng với nhiều cơ quan đã biết: {near}; lấy cơ quan đầu tiên",
    "“{name}” fits several known agencies: {near}; the first was taken",
)
draft_lead_missing = Sentence(
    "văn bản không ghi cơ quan chủ trì", "the document does not say who leads"
)
draft_lead_unread = Sentence(
    "không đọc được cơ quan chủ trì ở “{words}”", "who leads cannot be read from “{words}”"
)
draft_lead_from_text = Sentence(
    "“{words}” được nêu ở đầu mục hoặc đầu câu nhưng không ghi rõ là chủ trì",
    "“{words}” begins the item or sentence, which does not say that it leads",
)
draft_lead_addressed = Sentence(
    "không ghi ai chủ trì; lấy nơi ghi ở “Kính gửi”",
    "nobody is said to lead; those to whom the document is addressed were taken",
)
draft_both = Sentence(
    "cột hoặc dòng ghi chung chủ trì và phối hợp: “{words}”; hãy tách riêng",
    "lead and coordinators stand together: “{words}”; tell them apart",
)
draft_time_unread = Sentence(
    "chưa đọc được thời hạn “{words}”", "the deadline “{words}” was not understood"
)
draft_time_vague = Sentence(
    "“{words}” không nêu ngày cụ thể; hãy xem thời hạn đọc được có đúng không",
    "“{words}” names no certain day; see whether the deadline read is right",
)
draft_time_year = Sentence(
    "“{words}” không ghi năm, được hiểu là năm {year}",
    "“{words}” names no year and is taken for {year}",
)
draft_time_missing = Sentence(
    "văn bản không ghi thời hạn cho nhiệm vụ này", "the document gives this task no deadline"
)
draft_time_told = Sentence(
    "“{words}” có nêu thời gian nhưng không rõ có phải thời hạn của nhiệm vụ này không",
    "“{words}” names a time, and it is not plain that it is this task's deadline",
)
draft_others_given = Sentence(
    "câu còn giao việc cho “{names}”; hãy tách riêng nếu là việc khác, và xem thời hạn là của ai",
    "the sentence gives “{names}” work too; part it if it is other work, and see whose the deadline is",
)
draft_title_cut = Sentence(
    "nội dung dài hơn {limit} ký tự; phần còn lại ở ghi chú: “{words}”",
    "what is to be done takes more than {limit} characters; the rest is in the note: “{words}”",
)
draft_time_in_text = Sentence(
    "thời hạn “{words}” đọc từ giữa câu; hãy xem có đúng là hạn của nhiệm vụ này không",
    "the deadline “{words}” was read from running text; see whether it is that of this task",
)
draft_several_times = Sentence(
    "có nhiều mốc thời gian: {words}; chỉ lấy mốc đầu",
    "there are several times: {words}; only the first was taken",
)
draft_time_from_issue = Sentence(
    "“{words}” tính từ ngày ban hành, mà ngày ban hành chưa rõ",
    "“{words}” counts from the day of issue, which is not certain",
)
draft_shared = Sentence(
    "“{words}” chỉ ghi một lần, được hiểu là chung cho cả danh sách: {tasks}",
    "“{words}” stands only once and is taken to hold for the whole list: {tasks}",
)
draft_id_taken = Sentence(
    "số “{id}” trong văn bản đã dùng cho mục khác nên mã có thêm số thứ tự",
    "the number “{id}” is that of another item too, so a number was added to the id",
)
draft_title_of_task = Sentence("không thấy nội dung nhiệm vụ", "what is to be done was not found")
draft_product_read = Sentence(
    "sản phẩm đọc từ câu “{words}”", "the product was read from “{words}”"
)
draft_receiver_read = Sentence(
    "“{name}” là cơ quan nhận kết quả, đọc từ câu về việc gửi, báo cáo",
    "“{name}” receives the results, as read from who is to send or report",
)
draft_both_deliver = Sentence(
    "câu về thời gian giao cả cơ quan phối hợp thực hiện và gửi kết quả: “{words}”",
    "the clause on time makes the coordinators deliver too: “{words}”",
)
draft_row_goes_on = Sentence(
    "hàng sau không có số thứ tự và nội dung, có thể là phần tiếp của hàng này: “{words}”",
    "the row below has neither number nor title and may belong to this one: “{words}”",
)
draft_duty_unnumbered = Sentence(
    "đoạn này không đánh số trong văn bản; “{id}” là số đặt để gọi",
    "this paragraph has no number in the document; “{id}” was given to it",
)
# What is said of documents.
not_a_document = Sentence(
    "chỉ đọc được .docx, .txt và .md; hãy lưu lại thành .docx",
    "only .docx, .txt and .md can be read; save it as .docx",
)
looks_other_word = Sentence(
    "không đọc được loại tệp này (chỉ đọc được .docx, .txt và .md); hãy mở bằng Word hoặc LibreOffice rồi lưu thành .docx",
    "this kind of file cannot be read (only .docx, .txt and .md); open it in Word or LibreOffice and save it as .docx",
)
looks_locked = Sentence(
    "tệp có mật khẩu; hãy mở bằng Word, bỏ mật khẩu (File > Info > Protect Document) rồi lưu lại thành .docx",
    "the file has a password; open it in Word, take the password off (File > Info > Protect Document) and save it as .docx",
)
looks_pdf = Sentence(
    "đây là tệp PDF; hãy chép phần chữ sang tệp .txt hoặc chuyển thành .docx; bản quét thì nhận dạng chữ (OCR) trước",
    "this is a PDF; copy its text into a .txt file, or convert it to .docx; a scan needs OCR first",
)
looks_picture = Sentence(
    "đây là tệp ảnh, không có chữ để đọc; hãy nhận dạng chữ (OCR) rồi lưu thành .docx hoặc .txt, hoặc xin tệp văn bản gốc",
    "this is a picture, without text to read; run OCR on it and save .docx or .txt, or ask for the file that it was made from",
)
looks_no_text = Sentence(
    "đây là bảng tính hoặc bản trình chiếu; hãy chép bảng nhiệm vụ sang một tệp Word rồi lưu thành .docx",
    "this is a workbook or a presentation; copy the table of tasks into a Word file and save it as .docx",
)
not_word = Sentence(
    "không đọc được như một tệp Word; hãy mở bằng Word rồi lưu lại thành .docx",
    "it cannot be read as a Word file; open it in Word and save it as .docx again",
)
word_too_large = Sentence(
    "tệp Word giải nén ra quá lớn (quá {limit} MiB hoặc quá {parts} phần); hãy chép phần chữ sang tệp mới",
    "the Word file unpacks to too much (over {limit} MiB or {parts} parts); copy its text into a new file",
)
word_tags = Sentence(
    "tệp Word có quá nhiều thành phần (quá {limit} thẻ XML, hoặc quá {relations} liên kết trong một phần); hãy chép phần giao nhiệm vụ sang tệp mới",
    "the Word file holds too many elements (over {limit} XML tags, or {relations} relations of one part); copy the part that gives tasks into a new file",
)
word_long_tag = Sentence(
    "tệp Word có một đoạn chữ liền quá dài (quá {limit} KiB); hãy tách đoạn đó, hoặc chép phần giao nhiệm vụ sang tệp mới",
    "the Word file holds one stretch of text that is too long (over {limit} KiB); split it, or copy the part that gives tasks into a new file",
)
word_too_much = Sentence(
    "tệp Word có quá nhiều đoạn, ô, kiểu hoặc chữ (nhiều nhất {lines} đoạn ngoài bảng và {cells} ô, kể cả trống, {characters} ký tự); hãy chép phần giao nhiệm vụ sang tệp mới",
    "the Word file has too many paragraphs, cells or styles, or too much text (at most {lines} paragraphs outside tables and {cells} cells, empty ones too, {characters} characters); copy the part that gives tasks into a new file",
)
word_nested = Sentence(
    "tệp Word có bảng lồng trong bảng quá {limit} cấp; hãy đưa các bảng bên trong ra ngoài, hoặc chép phần giao nhiệm vụ sang tệp mới",
    "the Word file has tables within tables, more than {limit} deep; move the inner tables out, or copy the part that gives tasks into a new file",
)
word_chunk = Sentence(
    "tệp Word có phần chèn từ tệp khác mà Word chưa chuyển thành nội dung; hãy mở bằng Word rồi lưu lại thành .docx",
    "the Word file holds a part of another document that Word has not merged into it yet; open it in Word and save it as .docx again",
)
word_long = Sentence(
    "tệp Word có một đoạn dài hơn {limit} ký tự (“{text}…”); hãy tách thành nhiều đoạn, hoặc chép phần giao nhiệm vụ sang tệp mới",
    "the Word file has a paragraph of more than {limit} characters (“{text}…”); split it, or copy the part that gives tasks into a new file",
)
word_entities = Sentence(
    "tệp Word khai báo thực thể XML (DOCTYPE), điều Word không làm; không đọc tệp này",
    "the Word file declares XML entities (DOCTYPE), which Word never does; it is not read",
)
word_external = Sentence(
    "tệp Word lấy một phần nội dung từ bên ngoài ({target}); hãy gỡ liên kết đó rồi lưu lại",
    "the Word file takes a part of itself from outside ({target}); remove that link and save it again",
)
old_font = Sentence(
    "chữ gõ bằng phông cũ ({name}), không phải Unicode; hãy chuyển mã sang Unicode (UniKey: Ctrl+Shift+F6) rồi lưu lại",
    "the text is in an old font encoding ({name}), not Unicode; convert it to Unicode (UniKey: Ctrl+Shift+F6) and save it again",
)
empty_file = Sentence("tệp rỗng (0 byte)", "the file is empty (0 bytes)")
no_text = Sentence(
    "không có chữ nào trong tệp (có thể là bản quét); hãy dùng bản có chữ",
    "there is no text in the file (it may be a scan); use one that has text",
)
place_line = Sentence("dòng {number}", "line {number}")
place_paragraph = Sentence("đoạn {number}", "paragraph {number}")
place_footnote = Sentence("chú thích cuối trang {number}", "footnote {number}")
place_endnote = Sentence("chú thích cuối văn bản {number}", "endnote {number}")
place_row = Sentence("bảng {table}, hàng {number}", "table {table}, row {number}")
