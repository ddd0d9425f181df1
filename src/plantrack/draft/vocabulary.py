"""The words by which documents are read: of labels, of columns, of headings, of what is to be done.

All but names are written without case and marks, as `bare` gives them; a new wording is a new row or word.
"""

import re
from enum import StrEnum


class Label(StrEnum):
    """What a label or the head of a column says that there is."""

    NUMBER = "number"
    TITLE = "title"
    LEAD = "lead"
    BOTH = "both"  # who leads and who coordinates, in one place
    COORDINATE = "coordinate"
    TIME = "time"
    PRODUCT = "product"
    RECEIVER = "receiver"
    OTHER = "other"


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
    (Label.OTHER, r"(?:lanh dao (?:phu trach|chi dao)|nguoi (?:phu trach|theo doi)|kinh phi|nguon kinh phi|dia diem|thanh phan|doi tuong|hinh thuc|so luong|noi dung|ghi chu|muc dich|yeu cau)(?: [a-z ,]{1,24})?"),
)  # fmt: skip
# Heads of columns, the first that fits.
COLUMNS = (
    (Label.NUMBER, r"^(?:s?tt|so tt|so thu tu|tt\.?|stt\.?)$"),
    (Label.TIME, r"\b(?:thoi gian|thoi han|tien do|han|lo trinh|moc thoi gian|ngay hoan thanh)\b"),
    (Label.BOTH, r"chu tri.*phoi hop"),
    (Label.COORDINATE, r"phoi hop"),
    (Label.LEAD, r"chu tri|dau moi|(?:co quan|don vi|phong).*(?:thuc hien|tham muu|phu trach|chiu trach nhiem)|^(?:trach nhiem|phan cong|thuc hien)\b|^(?:don vi|co quan)$"),
    (Label.PRODUCT, r"san pham|ket qua|dau ra"),
    (Label.RECEIVER, r"nhan (?:ket qua|bao cao)"),
    (Label.TITLE, r"noi dung|nhiem vu|cong viec|hoat dong|viec|ten |danh muc|van ban"),
    (Label.OTHER, r"ghi chu|kinh phi|lanh dao"),
)  # fmt: skip


NO_TASKS = re.compile(
    r"(?:cac )?(?:muc dich|yeu cau|quan diem|muc tieu|can cu|su can thiet|thuc trang|danh gia|tinh hinh|ket qua|nguyen nhan|pham vi|doi tuong|dac diem|chi tieu)\b"
)
CARRYING_OUT = re.compile(
    r"(?:to chuc|trach nhiem|phan cong)[a-z ,]{0,20}(?:thuc hien|trien khai)|to chuc thuc hien|trach nhiem"
)
CLOSING = re.compile(
    r"(?:tren day la|yeu cau (?:thu truong|cac|giam doc)|de nghi (?:thu truong|cac)|trong qua trinh|nhan duoc|can cu y kien|chi thi nay)\b"
)
TO_WORK = re.compile(
    r"\b(?:chu tri|phoi hop|tham muu|chi dao|to chuc|huong dan|ra soat|xay dung|bao cao|tong hop|tiep nhan|kiem tra|thuc hien|trien khai|ban hanh|tuyen truyen|cung cap|don doc)\b"
)
