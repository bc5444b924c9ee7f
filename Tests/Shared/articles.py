"""Articles to drop: short news in Vietnamese, made up sentence by sentence, each different, the same at every run.

    articles.py N      writes the first N as lines of JSON: {"text": "…"}

Places, people and outlets are invented.
"""

import json
import random
import sys

PLACES = ["Bến Lâm", "Hàm Tân", "Phú Sơn", "An Khê Đông", "Thạnh Mỹ", "Lộc Ninh Hạ", "Vĩnh Tường Nam", "Cù Lao Dài"]
PEOPLE = [
    ("ông", "Nguyễn Văn Thuận"), ("bà", "Lê Thị Hạnh"), ("ông", "Trần Quốc Bảo"), ("bà", "Phạm Minh Châu"),
    ("ông", "Đỗ Hữu Phước"), ("bà", "Hoàng Thị Mai"), ("ông", "Vũ Đức Thắng"), ("bà", "Bùi Thanh Loan"),
]
OFFICES = [
    "phó chủ tịch Ủy ban nhân dân tỉnh", "giám đốc Sở Xây dựng", "chủ tịch hội nông dân xã",
    "hiệu trưởng trường trung học phổ thông", "đại diện chủ đầu tư", "bác sĩ trưởng khoa",
]
SUBJECTS = [
    "cây cầu mới qua sông", "tuyến xe buýt điện", "chợ nổi", "trường học vùng lũ", "cánh đồng muối",
    "dự án kè biển", "bệnh viện đa khoa", "làng nghề dệt chiếu",
]
SAYINGS = [
    "Chúng tôi sẽ hoàn thành trước mùa mưa", "Người dân đã chờ việc này hơn mười năm", "Không thể làm cẩu thả được",
    "Con số ấy chưa phản ánh hết thiệt hại", "Tôi mong các cháu được học hai buổi mỗi ngày",
    "Nếu chậm thêm một tháng, chi phí sẽ tăng gấp rưỡi", "Chúng tôi xin lỗi bà con vì sự bất tiện này",
]
CUES = ["nói", "cho biết", "khẳng định", "nhấn mạnh", "cảnh báo", "thừa nhận"]
OUTLETS = ["Sông Tiền", "Phú Sơn Hôm Nay", "Đời Sống Miền Đông"]


def article(number: int) -> bytes:
    """The article of that number; some with a byte order mark, Windows line ends, UTF-16 or no headline."""
    pick = random.Random(number)
    place, subject, saying = pick.choice(PLACES), pick.choice(SUBJECTS), pick.choice(SAYINGS)
    (title, name), office, cue = pick.choice(PEOPLE), pick.choice(OFFICES), pick.choice(CUES)
    day, month, year = pick.randint(1, 28), pick.randint(1, 12), pick.randint(2012, 2025)
    paragraphs = [
        f"{place}: {subject} vào giai đoạn cuối, tin số {number}",
        f"Ngày {day}-{month}, {subject} ở {place} được nghiệm thu sau {pick.randint(2, 30)} tháng thi công. "
        f"Tổng vốn là {pick.randint(2, 900)},{pick.randint(1, 9)} tỉ đồng.",
        f'"{saying}", {title} {name}, {office}, {cue} tại cuộc họp chiều {day}-{month}.',
        f"Theo {title} {name.split()[-1]}, công việc bắt đầu từ năm {year} và từng phải dừng hai lần vì bão.",
    ]
    for _ in range(pick.choice([0, 0, 1, 3, 12])):
        (title, name), cue = pick.choice(PEOPLE), pick.choice(CUES)
        paragraphs.append(f'{title.capitalize()} {name} {cue}: "{pick.choice(SAYINGS)}."')
    if pick.random() < 0.6:
        paragraphs.append(f"Theo {pick.choice(OUTLETS)}")
    form = pick.random()
    if form < 0.1:
        paragraphs = paragraphs[1:]
    line_end = "\r\n" if 0.1 < form < 0.15 else "\n"
    text = (2 * line_end).join(paragraphs) + line_end
    if 0.15 < form < 0.2:
        return text.encode("utf-16")
    return text.encode("utf-8-sig" if 0.2 < form < 0.25 else "utf-8")


def line(number: int) -> str:
    """The article as a line of JSON."""
    written = article(number)
    text = written.decode("utf-16" if written[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    return json.dumps({"text": text}, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.writelines(map(line, range(int(sys.argv[1]))))
