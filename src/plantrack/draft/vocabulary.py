"""The words by which documents are read, as tables and lists; a new wording is a new row or word.

They may hold signs of regular expressions. They are without case and marks, as `bare` gives a text, but for those
that tell where names of agencies begin and end.
"""

from enum import StrEnum


class Label(StrEnum):
    """What a label or the head of a column says that there is."""

    NUMBER = "number"
    TITLE = "title"
    CONTENT = "content"
    LEAD = "lead"
    BOTH = "both"  # who leads and who coordinates, in one place
    COORDINATE = "coordinate"
    TIME = "time"
    PRODUCT = "product"
    RECEIVER = "receiver"
    SOURCE = "source"  # the document that gave the task
    OFFICER = "officer"
    OTHER = "other"


_OFFICER = (
    r"(?:lanh dao|chuyen vien|can bo|cong chuc|nguoi|dong chi|pho (?:chu tich|giam doc))\b[a-z ,]{0,24}\b"
    r"(?:phu trach|theo doi|chi dao|thu ly|tham muu|don doc|thuc hien)"
)
_SOURCE = r"(?:so(?:,| va)? ?(?:ky hieu )?)?(?:van ban|cong van|can cu|nguon) (?:duoc )?(?:giao|chi dao)(?: nhiem vu| viec)?"
# Labels before a colon, the first that fits.
_WHO = r"(?:(?:co|co quan|don vi|phong|bo phan|to chuc|dia phuong)(?:(?:,| va)? ?(?:don vi|to chuc|dia phuong))? )?"
_DOES = r"(?:,? ?(?:thuc hien|tham muu|trien khai|chinh|giai quyet|soan thao|xay dung|theo doi|tong hop))*"
LABELS = (
    (Label.BOTH, rf"{_WHO}(?:duoc giao )?chu tri(?:,| va| /|/) ?{_WHO}phoi hop{_DOES}"),
    (Label.LEAD, rf"{_WHO}(?:duoc giao )?(?:chu tri|dau moi|chiu trach nhiem)(?: chinh)?{_DOES}"),
    (Label.LEAD, r"(?:co quan(?:, don vi)?|don vi|phan cong|trach nhiem|to chuc)(?: thuc hien| phu trach| chiu trach nhiem)"),
    (Label.COORDINATE, rf"{_WHO}(?:cung )?phoi hop{_DOES}"),
    (Label.RECEIVER, r"(?:noi|co quan|don vi) (?:tiep )?nhan (?:ket qua|bao cao|san pham)"),
    (Label.PRODUCT, r"(?:du kien )?(?:san pham|ket qua|dau ra)(?:(?:,| va|/)? ?(?:dau ra|dat duoc|thuc hien|cong viec|du kien|can dat|hoan thanh|chinh|ket qua|san pham))*"),
    (Label.TIME, r"(?:thoi gian|thoi han|tien do|moc thoi gian|han|lo trinh|thoi diem)(?:(?:,| va)? ?(?:thuc hien|hoan thanh|trien khai|bao cao|trinh|ban hanh|xong|to chuc|bat dau|ket thuc))*"),
    (Label.SOURCE, _SOURCE),
    (Label.OFFICER, _OFFICER),
    (Label.TITLE, r"(?:ten )?(?:nhiem vu|cong viec)(?: cu the)?"),
    (Label.CONTENT, r"noi dung(?: (?:thuc hien|cong viec|nhiem vu|cu the|chinh))*"),
    (Label.OTHER, r"(?:kinh phi|nguon kinh phi|dia diem|thanh phan|doi tuong|hinh thuc|so luong|noi dung|ghi chu|muc dich|yeu cau)(?: [a-z ,]{1,24})?"),
)  # fmt: skip
# Heads of columns, the first that fits.
COLUMNS = (
    (Label.NUMBER, r"^(?:s?tt|so tt|so thu tu|tt\.?|stt\.?)$"),
    (Label.SOURCE, rf"^{_SOURCE}\b|^(?:so|ky hieu)\b.*\bvan ban$"),
    (Label.OFFICER, rf"^{_OFFICER}\b|^(?:lanh dao|chuyen vien)$"),
    (Label.RECEIVER, r"nhan (?:ket qua|bao cao|san pham)"),
    (Label.TIME, r"\b(?:thoi gian|thoi han|tien do|han|lo trinh|moc thoi gian|ngay hoan thanh)\b"),
    (Label.BOTH, r"chu tri.*phoi hop"),
    (Label.COORDINATE, r"phoi hop"),
    (Label.LEAD, r"chu tri|dau moi|(?:co quan|don vi|phong).*(?:thuc hien|tham muu|phu trach|chiu trach nhiem)|^(?:trach nhiem|phan cong|thuc hien)\b|^(?:don vi|co quan)$"),
    (Label.PRODUCT, r"san pham|ket qua|dau ra"),
    (Label.TITLE, r"noi dung|nhiem vu|cong viec|hoat dong|viec|ten |danh muc|van ban"),
    (Label.OTHER, r"ghi chu|kinh phi"),
)  # fmt: skip

# Headings of parts that give nobody work.
NO_TASKS = (
    "muc dich", "yeu cau", "quan diem", "muc tieu", "can cu", "su can thiet", "thuc trang", "danh gia", "tinh hinh", "ket qua",
    "nguyen nhan", "pham vi", "doi tuong", "dac diem", "chi tieu",
)  # fmt: skip
# Headings of parts that give agencies standing duties.
CARRYING_OUT = (
    "(?:to chuc|trach nhiem|phan cong)[a-z ,]{0,20}(?:thuc hien|trien khai)", "to chuc thuc hien", "trach nhiem",
)  # fmt: skip
# What a paragraph that closes a document begins with.
CLOSING = (
    "tren day la", "yeu cau (?:thu truong|cac|giam doc)", "de nghi (?:thu truong|cac)", "trong qua trinh", "nhan duoc",
    "can cu y kien", "chi thi nay", "cac (?:co quan|don vi|so)[a-z ,]{0,40}neu tren",
)  # fmt: skip
# Verbs of what is to be done.
TO_WORK = (
    "chu tri", "phoi hop", "tham muu", "chi dao", "to chuc", "huong dan", "ra soat", "xay dung", "bao cao", "tong hop",
    "tiep nhan", "kiem tra", "thuc hien", "trien khai", "ban hanh", "tuyen truyen", "cung cap", "don doc", "tham gia",
    "gop y", "nghien cuu",
)  # fmt: skip

# --- head and foot

# Kinds of documents, which stand above the title.
KINDS_OF_DOCUMENT = (
    "ke hoach", "chi thi", "quyet dinh", "chuong trinh(?: hanh dong| cong tac)?", "de an", "thong bao", "nghi quyet",
    "huong dan", "phuong an", "cong van", "cong dien",
)  # fmt: skip
# Documents that a basis may name, with their marks.
DOCUMENTS_OF_BASES = (
    "hiến pháp", "bộ luật", "luật", "pháp lệnh", "lệnh", "nghị định", "nghị quyết", "quyết định", "kế hoạch", "chỉ thị",
    "chương trình", "thông tư(?: liên tịch)?", "công văn", "văn bản", "tờ trình", "thông báo", "kết luận", "đề án", "hướng dẫn",
    "công điện", "báo cáo", "biên bản", "quy chế", "quy định", "quy hoạch", "chiến lược", "hợp đồng", "phương án",
)  # fmt: skip
# What the name of an issuer begins with.
ISSUERS = (
    "uy ban", "ubnd", "hoi dong", "so ", "bo ", "cuc", "ban ", "tinh uy", "thanh uy", "huyen uy", "thanh tra", "cong an",
    "van phong", "chi cuc", "phong ", "truong ", "thu tuong",
)  # fmt: skip
# Ranks of who signs.
RANKS = (
    "chu tich", "giam doc", "bo truong", "thu truong", "cuc truong", "chanh van phong", "truong ban", "chi cuc truong",
    "tong giam doc", "bi thu", "vien truong", "chanh thanh tra", "hieu truong",
)  # fmt: skip

# --- dates

# A day in digits alone; one in words, or without its year, is told of where it is looked for.
DAY = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"

# --- names of agencies, with their marks

# A capital letter, also where case does not matter.
CAPITAL = "(?-i:[A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ])"
# A people's committee: "ủy ban" or "uỷ ban", as keyboards write it.
PEOPLES_COMMITTEE = "ubnd|[uủ][ỷy] ban nhân dân"
# Where the clause of others begins in a sentence.
OTHER_CLAUSE = r",\s+(?=(?:các|những|sở|ubnd|ủy ban|cơ quan|đơn vị)\b)"
# Parts of the country that are named as who does something, and in the names of those who govern them.
PARTS_OF_COUNTRY = "tỉnh|thành phố|huyện|thị xã|xã|phường|quận|đặc khu|thị trấn"
# What a name begins with; of departments and ministries only with a name behind.
NAME_BEGINS = (
    r"(?:các|những|tất cả các)\s+(?:sở|cơ quan|ban|đơn vị|ngành|phòng|bộ|vụ|cục|chi cục|địa phương|huyện|xã|phường|thành phố|tỉnh|thị xã|quận|đặc khu|tổ chức|trường|nhà trường|viện|bệnh viện|trạm y tế|cơ sở giáo dục|cơ sở y tế|ngân hàng|doanh nghiệp|hội|đoàn thể|tập đoàn|công ty|trung tâm|báo|đài|cấp|chủ đầu tư)\b",
    rf"(?:sở|bộ|ban|cục|chi cục|tổng cục|phòng|vụ|{PARTS_OF_COUNTRY})\s(?={CAPITAL})", r"(?:sở|bộ|ban|cục|vụ)\s*:", r"ubnd\b", "ủy ban", "uỷ ban",
    r"hđnd\b", "hội đồng", "công an", "thanh tra", "văn phòng", "chi cục", "cục thuế", "ban quản lý", "ban chỉ đạo",
    "ban chỉ huy", "tổ công tác", rf"trung tâm\s{CAPITAL}", rf"trường\s{CAPITAL}", rf"viện\s{CAPITAL}", rf"bệnh viện\s{CAPITAL}", rf"báo\s(?:{CAPITAL}|và\s(?:phát thanh|đài)\b)",
    r"đài\s", "kho bạc", "ngân hàng", "bảo hiểm xã hội", r"bhxh\b", "liên đoàn", rf"hội\s{CAPITAL}", "liên hiệp", "hiệp hội",
    "mặt trận", r"mttq\b", "tỉnh đoàn", "đoàn thanh niên", "tòa án", "toà án", "viện kiểm sát", "bộ chỉ huy", "bộ tư lệnh",
    "quân khu", "đảng ủy", "đảng uỷ", "tỉnh ủy", "tỉnh uỷ", "huyện ủy", "thành ủy", "công ty", "tổng công ty", "tập đoàn", r"vnpt\b",
    "điện lực", r"doanh nghiệp\s", "cổng thông tin", r"cơ quan\s", r"đơn vị\s", r"chính quyền\s", r"địa phương\b", "bưu điện",
    "hải quan", "quản lý thị trường", "chi nhánh", rf"đồng chí\s(?={CAPITAL})", r"bộ,\s", r"sở,\s", "tổ chức chính trị",
)  # fmt: skip
# What tells agencies only by their kind, behind "cơ quan" or "đơn vị".
KINDS_OF_SEVERAL = (
    "thong tan", "bao chi", "truyen thong", "chuyen mon", "chuc nang", "truc thuoc", "su nghiep", "hanh chinh", "dang, ",
)  # fmt: skip
# Where a name ends in running text: a verb of what is to be done, in small letters.
VERBS = (
    "chủ trì", "có trách nhiệm", "chịu trách nhiệm", "phối hợp", "chỉ đạo", "tham mưu",
    "tổ chức(?! (?:liên quan|chính trị|có liên quan|đoàn thể|xã hội|tín dụng|kinh tế|cá nhân|,))", "hướng dẫn", "báo cáo",
    "theo dõi", "tổng hợp", "(?<!đầu tư )xây dựng", "rà soát", "tiến hành", "căn cứ", "tăng cường", "[Tt]heo chức năng", "[Tt]heo nhiệm vụ",
    "chủ động", "tích cực", "nghiêm túc", "khẩn trương", "kịp thời", "đẩy mạnh", "định kỳ", "thực hiện", "triển khai",
    "cung cấp", "tiếp tục", "xem xét", "giúp", "làm đầu mối", "là (?:đầu mối|cơ quan)", "trình", "đề xuất", "ban hành",
    "bố trí", "cân đối", "quán triệt", "phổ biến", "hoàn thành", "gửi", "lập", "hỗ trợ", "tập trung", "nghiên cứu", "đôn đốc",
    "kiểm tra", "thường xuyên", "để", "trong việc", "trong công tác", "trong quá trình", "thẩm định", "đánh giá", "cập nhật",
    "(?<!ban )(?<!Ban )quản lý(?! (?:nhà nước|thị trường|các khu|khu))", "bảo đảm", "đảm bảo", "xử lý", "tiếp nhận",
    "giải quyết", "khắc phục", "giám sát", "công bố", "công khai", "đăng tải", "khảo sát", "duy trì", "vận động", "mua sắm",
    "sửa chữa", "lựa chọn", "thành lập", "kiện toàn", "bàn giao", "điều tra", "điều chỉnh", "sắp xếp", "áp dụng", "phê duyệt",
    "thẩm tra", "hoàn thiện", "thu hồi", "phân bổ", "nộp", "thông qua", "trước ngày", "chậm nhất", "nêu trên", "đăng ký",
    "vận hành", "quyết định", "tuyên truyền", "hằng năm", "hàng năm", "chuẩn bị", "tham gia", "phân công", "sau khi",
    "trên cơ sở", "trước", "trong tháng", "trong quý", "trực tiếp", "đề nghị", "yêu cầu", "đẩy nhanh", "tìm kiếm", "nâng cao",
    "quan tâm", "ưu tiên", "tháo gỡ", "sơ kết", "tổng kết", "làm việc", "trao đổi", "bổ sung", "kiểm soát", "lồng ghép",
    "phát động", "phản ánh", "với vai trò", "(?<!nhiệm vụ )được",
)  # fmt: skip
# Fields of departments, as a list names them behind the first: "Sở Nội vụ, Tài chính".
FIELDS_OF_DEPARTMENTS = (
    "Văn hóa, Thể thao và Du lịch", "Văn hóa và Thể thao", "Lao động - Thương binh và Xã hội", "Giáo dục và Đào tạo",
    "Nông nghiệp và Phát triển nông thôn", "Nông nghiệp và Môi trường", "Tài nguyên và Môi trường", "Kế hoạch và Đầu tư",
    "Khoa học và Công nghệ", "Thông tin và Truyền thông", "Dân tộc và Tôn giáo", "Giao thông vận tải", "Nội vụ", "Tư pháp",
    "Tài chính", "Công Thương", "Xây dựng", "Y tế", "Ngoại vụ", "Du lịch",
)  # fmt: skip
# Abbreviations, without case and marks, and what they stand for.
ABBREVIATED = (
    (r"\bubnd\b", "uy ban nhan dan"), (r"\bhdnd\b", "hoi dong nhan dan"), (r"\b(?:ub)?mttq\b", "mat tran to quoc"),
    (r"\btp\b\.?", "thanh pho"), (r"\bbhxh\b", "bao hiem xa hoi"), (r"&", " va "), (r"\bvp\b", "van phong"),
    (r"\bnn\b", "nong nghiep"), (r"\bmt\b", "moi truong"), (r"\bkh\b", "khoa hoc"), (r"\bcn\b", "cong nghe"),
    (r"\bgd\b", "giao duc"), (r"\b(?:dt|đt)\b", "dao tao"), (r"\bco lien quan\b", "lien quan"),
)  # fmt: skip
# Who heads an agency.
HEADS_OF_AGENCIES = (
    "giám đốc", "thủ trưởng", "chủ tịch", "chánh", "cục trưởng", "chi cục trưởng", "trưởng", "người đứng đầu", "lãnh đạo",
    "bộ trưởng", "tổng giám đốc", "hiệu trưởng", "thống đốc", "bí thư", "chủ nhiệm", "viện trưởng", "tư lệnh", "chỉ huy trưởng",
)  # fmt: skip
