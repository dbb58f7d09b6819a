"""What staff lists call posts, orders and what is nobody else's business."""

from skillmap.org.records import Act
from skillmap.sheets.layout import Choice
from skillmap.words import Bilingual

# 病歴 and 信条 are among what the law calls 要配慮個人情報 (個人情報保護法 2 条 3 項).
SENSITIVE = (
    "病休", "病気", "休職", "療養", "傷病", "育休", "育児休業", "産休", "産前", "産後", "妊娠", "出産", "介護休",
    "障害", "障がい", "メンタル", "診断", "通院", "入院", "手術", "要配慮", "懲戒", "停職", "減給", "戒告", "処分",
    "逮捕", "信条", "国籍",
)  # fmt: skip
"""Words in remarks that concern health, family, leave or discipline: told, so that HR can leave them out."""

POSTS = (
    Choice(
        "main", Bilingual("本務", "main"),
        (
            # Lists of orders (発令) say what the order does; all of these leave somebody in one main post.
            "主", "本", "主務", "○", "◯", "採用", "新規採用", "昇任", "昇格", "昇進", "降任", "降格", "転任", "配置換",
            "配置換え", "異動", "転入", "再任用", "任用", "配属", "役職定年", "役降り", "改姓", "改氏",
        ),
    ),
    Choice("extra", Bilingual("兼務", "additional"), ("兼", "兼職", "兼務発令")),
    Choice("concurrent", Bilingual("併任", "concurrent"), ("併", "併任発令")),
    Choice("acting", Bilingual("事務取扱", "acting"), ("心得", "事務代理", "事務取扱発令")),
    Choice("ex-officio", Bilingual("充て職", "ex officio"), ("充職", "あて職", "充当職")),
    Choice(
        "release", Bilingual("兼務解除", "released"),
        (
            "併任解除", "兼務免", "併任免", "免兼務", "免併任", "兼解", "解除", "兼務を免ずる", "事務取扱解除",
            "充て職解除",
        ),
    ),
    Choice(
        "depart", Bilingual("退職", "left"),
        ("定年退職", "普通退職", "自己都合退職", "勧奨退職", "死亡", "任期満了", "免職", "失職", "離職"),
    ),
    Choice("move-out", Bilingual("転出", "moved out"), ("割愛", "割愛転出")),
)  # fmt: skip
"""What a line is: a post, or in a list of orders (発令) what the order does."""
ACTS = {"release": Act.RELEASE, "depart": Act.DEPART, "move-out": Act.MOVE_OUT}
