"""What a document is based on, as the paragraphs of its head name it."""

import re
from collections.abc import Sequence

from plantrack.draft.found import bare, clean
from plantrack.draft.regions import BODY, OPENS
from plantrack.draft.vocabulary import DOCUMENTS_OF_BASES


def bases_in(paragraphs: Sequence[str]) -> list[str]:
    """Return the bases that paragraphs name, one text each, also where a line broke the name of one."""
    texts = list(paragraphs)
    for number, text in enumerate(texts[:-1]):
        if _is_basis(text) and _GOES_ON.search(text) and not BODY.match(bare(texts[number + 1])):
            texts[number : number + 2] = [f"{text} {texts[number + 1]}", ""]
    return [basis for text in texts for basis in _bases(text)]


def _is_basis(text: str) -> bool:
    return bool(_BASED_ON.match(text))


def _bases(text: str) -> list[str]:
    """Return the bases that a paragraph names, one text each; what names no document is none."""
    if not _is_basis(text):
        return []
    bases: list[str] = []
    for part in _BETWEEN_BASES.split(text):
        if OPENS.match(part.strip()):
            break
        named = re.sub(r"^(?:căn cứ|thực hiện)\s+", "", part.strip(), flags=re.IGNORECASE)
        piece = _BEHIND_BASIS.split(named, maxsplit=1)[0]
        asked = re.search(
            r"đề nghị của (.+?) tại (tờ trình|công văn|văn bản) (số \S+ ngày \S+)",
            piece,
            re.IGNORECASE,
        )
        if asked:
            piece = f"{asked[2].capitalize()} {asked[3]} của {asked[1]}"
        if _NAMES_DOCUMENT.match(piece):
            bases.append(clean(piece))
        elif bases or not re.match(r"theo đó|chức năng", piece, re.IGNORECASE):
            break
        if piece != named and not asked:
            break
    return bases


_BASED_ON = re.compile(
    r"(?:căn cứ|thực hiện (?:luật|nghị|quyết|kế hoạch|chỉ thị|chương trình|thông|công văn)|theo đề nghị)\b",
    re.IGNORECASE,
)
# Where the line of a basis cannot end.
_GOES_ON = re.compile(r"\b(?:của|và|về|tại|số|ngày|tháng|năm|do|thủ tướng|bộ|sở)$", re.IGNORECASE)
_DOCUMENTS = f"(?:{'|'.join(DOCUMENTS_OF_BASES)})"
_BETWEEN_BASES = re.compile(rf"[;.]\s+(?=[^\W\d_])|;|,\s+(?={_DOCUMENTS}\s+số\s+\d)", re.IGNORECASE)
# What follows a basis in its sentence: who does something, until when, or what for.
_BEHIND_BASIS = re.compile(
    r",\s+(?=(?:(?:phó )?chủ tịch|ubnd|ủy ban|uỷ ban|sở|bộ|ban|các|những|phòng|cục|giám đốc|thủ trưởng)\b(?:(?!\bvề\b)[^;])*?\b"
    r"(?:ban hành|xây dựng|yêu cầu|ý kiến|chỉ thị|đề nghị|chủ động|chủ trì|tổ chức|triển khai|rà soát|giao|phối hợp|thực hiện|có trách nhiệm|báo cáo)\b)"
    r"|[,:]\s+(?=(?:trước|chậm nhất|muộn nhất|hoàn thành|thời gian|thời hạn|theo đó|nhằm|để|trong (?:tháng|quý))\b)",
    re.IGNORECASE,
)
# A law by its name; of other documents a number, a day or a year too.
_NUMBERED = rf"{_DOCUMENTS}\b[^,;]*?(?:\bsố\s*:?\s*\S*\d|\d[^\s,;]*\s?[/-]\s?[A-ZĐ]|\bngày\s+\d|\bnăm\s+\d{{4}})"
_NAMES_DOCUMENT = re.compile(
    rf"(?:(?:các|những)\s+)?(?:(?:bộ luật|luật|hiến pháp|pháp lệnh)\b|{_NUMBERED})|số\s+\d"
    rf"|(?:ý kiến|đề nghị|theo đề nghị|chức năng|nội dung|yêu cầu|sự|chỉ đạo)\b.*?{_NUMBERED}",
    re.IGNORECASE,
)
