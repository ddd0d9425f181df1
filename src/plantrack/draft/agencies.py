"""Names of agencies in a document: where one ends, which are known, which mean several."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from plantrack.draft import messages
from plantrack.draft.blocks import Place
from plantrack.draft.found import Doubt, Parties, bare
from plantrack.plan.model import Agency, Group
from plantrack.words.text import fold
from plantrack.words.words import say

BLANK = "can-xac-nhan"  # stands where the document does not say who


class Known(NamedTuple):
    """Agencies and groups that other plans, or a file, define."""

    agencies: Mapping[str, Agency]
    groups: Mapping[str, Group]


# What a name begins with; of departments and ministries only with a name behind.
_HEADS = (
    r"(?:(?:các|những|tất cả các)\s+(?:sở|cơ quan|ban|đơn vị|ngành|phòng|bộ|vụ|cục|chi cục|địa phương|huyện|xã|phường|thành phố|tổ chức|trường|viện|ngân hàng|doanh nghiệp|hội|đoàn thể|tập đoàn|công ty|trung tâm|báo|đài|cấp|chủ đầu tư)\b|(?:sở|bộ|ban|cục|chi cục|tổng cục|phòng|vụ)\s(?=[A-ZĐÀ-Ỹ])|(?:sở|bộ|ban|cục|vụ)\s*:"
    r"|ubnd\b|ủy ban|uỷ ban|hđnd\b|hội đồng|công an|thanh tra|văn phòng|chi cục|cục thuế|ban quản lý|ban chỉ đạo|ban chỉ huy|tổ công tác"
    r"|trung tâm\s[A-ZĐÀ-Ỹ]|trường\s[A-ZĐÀ-Ỹ]|viện\s[A-ZĐÀ-Ỹ]|báo\s[A-ZĐÀ-Ỹ]|đài\s|kho bạc|ngân hàng|bảo hiểm xã hội|bhxh\b"
    r"|liên đoàn|hội\s[A-ZĐÀ-Ỹ]|liên hiệp|hiệp hội|mặt trận|mttq\b|tỉnh đoàn|đoàn thanh niên|tòa án|toà án|viện kiểm sát|bộ chỉ huy"
    r"|bộ tư lệnh|quân khu|đảng ủy|đảng uỷ|tỉnh ủy|tỉnh uỷ|huyện ủy|thành ủy|công ty|tập đoàn|vnpt\b|điện lực|doanh nghiệp\s|cổng thông tin"
    r"|cơ quan\s|đơn vị\s|chính quyền\s|địa phương\b|bưu điện|hải quan|quản lý thị trường|chi nhánh|bộ,\s|sở,\s|tổ chức chính trị)"
)
_PERSON = (
    r"(?:đồng chí\s+)?(?:phó\s+)?(?:giám đốc|thủ trưởng|chủ tịch|chánh|cục trưởng|chi cục trưởng|trưởng|người đứng đầu|lãnh đạo|bộ trưởng|tổng giám đốc"
    r"|hiệu trưởng)\s+"
)
_NAME = re.compile(rf"(?:{_PERSON})?{_HEADS}", re.IGNORECASE)
_COLLECTIVE = re.compile(
    rf"(?:{_PERSON})?(?:(?:các|những)\s|ubnd\b|[uủ][ỷy] ban|ủy ban)", re.IGNORECASE
)
_BESIDE = re.compile(
    r"(?:cơ quan|đơn vị) (?:có )?liên quan|công an|thanh tra|văn phòng|chính quyền|ubnd|ủy ban"
)
_SEPARATOR = re.compile(
    r"\s*[,;/\n]\s*(?:và\s+)?|\s+(?:và|cùng với|cùng|với)\s+|\s+[-–]\s+(?=(?:Sở|UBND)\b)"
)
# Fields of departments, as a list names them behind the first: "Sở Nội vụ, Tài chính".
_NAMES_OF_FIELDS = (
    "Văn hóa, Thể thao và Du lịch", "Văn hóa và Thể thao", "Lao động - Thương binh và Xã hội", "Giáo dục và Đào tạo",
    "Nông nghiệp và Phát triển nông thôn", "Nông nghiệp và Môi trường", "Tài nguyên và Môi trường", "Kế hoạch và Đầu tư",
    "Khoa học và Công nghệ", "Thông tin và Truyền thông", "Dân tộc và Tôn giáo", "Giao thông vận tải", "Nội vụ", "Tư pháp",
    "Tài chính", "Công Thương", "Xây dựng", "Y tế", "Ngoại vụ", "Du lịch",
)  # fmt: skip
_FIELD = re.compile(rf"(?:{'|'.join(map(bare, _NAMES_OF_FIELDS))})(?=\s*(?:[,;.\n]|$)|\s+va\s)")
_DEPARTMENT = re.compile(rf"\bso {_FIELD.pattern}")
_ABBREVIATED = (
    (r"\bubnd\b", "uy ban nhan dan"), (r"\bhdnd\b", "hoi dong nhan dan"), (r"\b(?:ub)?mttq\b", "mat tran to quoc"),
    (r"\btp\b\.?", "thanh pho"), (r"\bbhxh\b", "bao hiem xa hoi"), (r"&", " va "), (r"\bvp\b", "van phong"),
    (r"\bnn\b", "nong nghiep"), (r"\bmt\b", "moi truong"), (r"\bkh\b", "khoa hoc"), (r"\bcn\b", "cong nghe"),
    (r"\bgd\b", "giao duc"), (r"\b(?:dt|đt)\b", "dao tao"),
)  # fmt: skip
# Where a name ends in running text: a verb of what is to be done, in small letters.
_VERB = re.compile(
    r"(?:,\s*)?\b(?:chủ trì|có trách nhiệm|chịu trách nhiệm|phối hợp|chỉ đạo|tham mưu|tổ chức(?! (?:liên quan|chính trị|có liên quan|đoàn thể|xã hội|tín dụng|kinh tế|cá nhân|,))"
    r"|hướng dẫn|báo cáo|theo dõi|tổng hợp|xây dựng|rà soát|tiến hành|căn cứ|tăng cường|theo chức năng|theo nhiệm vụ|chủ động|tích cực"
    r"|nghiêm túc|khẩn trương|kịp thời|đẩy mạnh|định kỳ|thực hiện|triển khai|cung cấp|tiếp tục|xem xét|giúp|làm đầu mối|là (?:đầu mối|cơ quan)|trình|đề xuất"
    r"|ban hành|bố trí|cân đối|quán triệt|phổ biến|hoàn thành|gửi|lập|hỗ trợ|tập trung|nghiên cứu|đôn đốc|kiểm tra|thường xuyên|để|trong việc|trong công tác|trong quá trình|thẩm định|đánh giá|cập nhật|(?<!ban )(?<!Ban )quản lý(?! (?:nhà nước|thị trường|các khu|khu))|bảo đảm|đảm bảo"
    r"|xử lý|tiếp nhận|giải quyết|khắc phục|giám sát|công bố|công khai|đăng tải|khảo sát|duy trì|vận động|mua sắm|sửa chữa|lựa chọn|thành lập|kiện toàn|bàn giao|điều tra|điều chỉnh|sắp xếp|áp dụng|phê duyệt|thẩm tra|hoàn thiện|thu hồi|phân bổ|nộp|thông qua|trước ngày|chậm nhất|nêu trên|đăng ký|vận hành|quyết định|tuyên truyền|hằng năm|hàng năm|chuẩn bị|tham gia|phân công|sau khi|trên cơ sở|trước|trong tháng|trong quý)\b"
    r"|[:.]\s|[:.]$|\((?=giúp)"
)


def leading(text: str) -> tuple[str, str]:
    """Split a text into the names of agencies that it begins with and what follows; '' if none."""
    opening = re.match(r"(?:giao cho|giao|đề nghị|yêu cầu)\s*:?\s*", text, re.IGNORECASE)
    begin = opening.end() if opening else 0
    if not _NAME.match(text, begin):
        return "", text
    end = _VERB.search(text, begin)
    stop = end.start() if end else len(text)
    names = text[begin:stop].strip(" ,;:")
    if len(names) > 400 or not names:
        return "", text
    return names, text[stop:].lstrip(" ,;:.")


def split(text: str) -> list[str]:
    """Return the names in a list of agencies; a name may have commas and "và" of its own."""
    text = re.sub(r"\s*\n\s*[-–+*•]?\s*", "\n", re.sub(r"\s*\([^()]*\)", "", text))
    text = re.sub(r"\b(?:các\s+)?(sở|phòng|bộ)\s*:\s*", _capital, text, flags=re.IGNORECASE)
    inner = [found.span() for found in _DEPARTMENT.finditer(bare(text))]
    names: list[str] = []
    place = 0
    for separator in _SEPARATOR.finditer(text):
        if any(first < separator.start() < last for first, last in inner):
            continue
        held = text[place : separator.start()]
        if separator[0].strip(" ") in (";", "\n") or _begins(text[separator.end() :], held):
            names.append(held)
            place = separator.end()
    names.append(text[place:])
    bare_names = (re.sub(r"^[-–+*•\s]+|[\s.;,:]+$", "", name) for name in names)
    return [f"Sở {name}" if _FIELD.fullmatch(bare(name)) else name for name in bare_names if name]


def _capital(found: re.Match[str]) -> str:
    return f"{found[1].capitalize()} "


def _begins(rest: str, held: str) -> bool:
    """Tell whether a new name begins after a separator."""
    if not _NAME.match(rest):
        listed = _DEPARTMENT.fullmatch(bare(held.strip())) or _FIELD.fullmatch(bare(held.strip()))
        return bool(listed and rest[:1].isupper() and _FIELD.match(bare(rest)))
    if re.match(r"ban quản lý\b", held, re.IGNORECASE) and re.match(
        r"các khu\b", rest, re.IGNORECASE
    ):
        return False
    if _COLLECTIVE.match(held) and rest[0].islower() and not _COLLECTIVE.match(rest):
        # "các sở, ban, ngành" is one name, "các cơ quan, đơn vị liên quan" too
        return bool(_BESIDE.match(rest)) and not re.search(r"(?:cơ quan|đơn vị|tổ chức)$", held)
    return True


def without_person(name: str) -> str:
    """Return the agency of "Giám đốc Sở Nội vụ"; the name itself where nobody heads it."""
    found = re.match(rf"{_PERSON}(?={_HEADS})", name, re.IGNORECASE)
    rest = name[found.end() :] if found else name
    if re.match(r"chánh\s+(?:văn phòng|thanh tra)", name, re.IGNORECASE):
        rest = re.sub(r"^chánh\s+", "", name, flags=re.IGNORECASE)
    return rest[:1].upper() + rest[1:] if rest[:1].islower() and not is_collective(rest) else rest


def is_collective(name: str) -> bool:
    """Tell whether a name means several agencies that it does not name."""
    folded = fold(name)
    return bool(
        re.match(r"(?:cac|nhung|tat ca|moi|toan the)\b", folded)
        or re.search(r"\b(?:uy ban nhan dan|ubnd|hdnd|cong an|phong|truong|chu tich) cac\b", folded)
        or re.search(
            r"\blien quan$|^(?:so|bo), |^dia phuong|^don vi$|^co quan$|^doanh nghiep|^co quan, |^don vi, |ubnd cap (?:huyen|xa)",
            folded,
        )
    )


def key(name: str) -> str:
    """Return what two ways of writing one name have in common."""
    text = fold(name)
    for pattern, full in _ABBREVIATED:
        text = re.sub(pattern, full, text)
    text = re.sub(r"[^a-z0-9]+", " ", text)
    return " ".join(word for word in text.split() if word not in ("va", "cac", "cua"))


def short_key(name: str) -> str:
    """Return the initials of a name behind its first word, as `so:nnmt` for Sở NN&MT and its full name."""
    words = re.sub(r"[^a-z0-9]+", " ", fold(name)).split()
    if len(words) < 2:
        return ""
    behind = [word for word in words[1:] if word != "va"]
    joined = "".join(behind)
    capitals = sum(char.isupper() for word in name.split()[1:] for char in word)
    short = capitals >= len(joined) - 1 and len(joined) <= 8
    return f"{words[0]}:{joined if short else ''.join(word[0] for word in behind)}"


class AgencyIndex:
    """The agencies and groups that a draft names, with ids."""

    def __init__(self, known: Known, province: str) -> None:
        """Begin with those that are known; `province` is left out where names are compared."""
        self.agencies: dict[str, Agency] = {}
        self.groups: dict[str, Group] = {}
        self.doubts: dict[str, list[Doubt]] = {}
        self._known = known
        self._province = f" {key(province)}" if province else ""
        self._by_key: dict[str, list[str]] = {}
        everybody: dict[str, Agency | Group] = {**known.agencies, **known.groups}
        for id_, party in everybody.items():
            for label in {
                self._key(party.name),
                key(getattr(party, "code", None) or ""),
                short_key(party.name),
                key(id_),
            }:
                if label:
                    self._by_key.setdefault(label, []).append(id_)

    def _key(self, name: str) -> str:
        found = key(name)
        if self._province and found.endswith(self._province):
            found = found.removesuffix(self._province)
        return (
            found.removesuffix(" tinh")
            if len(found.split()) > 3 and found.endswith(" tinh")
            else found
        )

    def parties(self, text: str, place: Place | None) -> Parties:
        """Return the parties that a list of names means, each entered."""
        found = Parties()
        ids: list[str] = []
        for name in split(text):
            id_ = self.one(without_person(name), place, found.doubts)
            if id_ and id_ not in ids:
                ids.append(id_)
        found.ids = tuple(ids)
        return found

    def one(self, name: str, place: Place | None, doubts: list[Doubt]) -> str:
        """Return the id of an agency or group, known or new; '' for a text that names none."""
        name = re.sub(r"\s*\([^()]*\)\s*|[\"“”]", " ", name).strip(" .,;:-–")
        if len(name) < 2 or not re.search(r"[^\W\d_]", name):
            return ""
        if len(name) > 120:
            doubts.append(Doubt(say(messages.draft_long_name, name=name[:60] + "…"), place))
            return ""
        label = self._key(name)
        ids = list(
            dict.fromkeys(self._by_key.get(label, []) or self._by_key.get(short_key(name), []))
        )
        if len(ids) > 1:
            near = tuple(ids)
            doubts.append(Doubt(say(messages.draft_several_known, name=name, near=near), place))
        if ids:
            self._enter(ids[0], name)
            return ids[0]
        return self._new(name, label, place, doubts)

    def _enter(self, id_: str, name: str = "") -> None:
        """Take a known party over, a group with its members, an agency with its successors.

        Of a new agency the fuller of two names is kept.
        """
        own = self.agencies.get(id_)
        if own and id_ not in self._known.agencies and "&" in own.name and "&" not in name:
            self.agencies[id_] = Agency(name=name)
        if id_ in self._known.groups and id_ not in self.groups:
            group = self._known.groups[id_]
            self.groups[id_] = group
            for member in group.members:
                self._enter(member)
        elif id_ in self._known.agencies and id_ not in self.agencies:
            self.agencies[id_] = agency = self._known.agencies[id_]
            if agency.successor:
                self._enter(agency.successor)

    def _new(self, name: str, label: str, place: Place | None, doubts: list[Doubt]) -> str:
        id_ = self._free_id(name)
        self._by_key.setdefault(label, []).append(id_)
        if is_collective(name):
            self.groups[id_] = Group(name=name)
            self.doubts[id_] = [Doubt(say(messages.draft_new_group, name=name), place)]
        else:
            self.agencies[id_] = Agency(name=name)
            self.doubts[id_] = [Doubt(say(messages.draft_new_agency, name=name), place)]
            if not _NAME.match(name):
                doubts.append(Doubt(say(messages.draft_strange_name, name=name), place))
        return id_

    def _free_id(self, name: str) -> str:
        text = re.sub(r"\b(?:uy ban nhan dan)\b", "ubnd", fold(name)).replace(
            " co lien quan", " lien quan"
        )
        words = [
            word
            for word in re.sub(r"[^a-z0-9]+", " ", text).split()
            if word not in ("va", "cac", "cua")
        ]
        stem = "-".join(words)[:48].strip("-") or "co-quan"
        taken = {*self.agencies, *self.groups, *self._known.agencies, *self._known.groups, BLANK}
        return next(
            id_ for n in range(1, 10_000) if (id_ := stem if n == 1 else f"{stem}-{n}") not in taken
        )

    def blank(self) -> str:
        """Enter the agency that stands where nobody is named."""
        self.agencies.setdefault(BLANK, Agency(name="(cần xác nhận)"))
        return BLANK
