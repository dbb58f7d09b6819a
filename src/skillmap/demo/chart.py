"""The organisation chart of the made-up ward 星見区: departments, sections and 係 with the kind of work they do.

No such ward exists. The names of its sections are those that Japanese wards usually have.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

OFFICE = "星見区"
"""Invented: Japan has no municipality of this name."""
DX_SECTION = "デジタル推進課"


class Work(StrEnum):
    """What a section mainly does; decides job kinds, usual levels and aims."""

    ADMIN = "a"
    COUNTER = "c"
    IT = "i"
    CIVIL = "t"
    BUILDING = "b"
    WELFARE = "w"
    NURSERY = "n"
    HEALTH = "h"
    CLEANING = "s"
    CULTURE = "l"


@dataclass(frozen=True, slots=True)
class ChartSection:
    """A section: its place in the chart, relative size, and its 係 in 建制順."""

    department: str
    name: str
    kind: str
    work: Work
    weight: int
    teams: tuple[str, ...]


# Section, work, relative size, 係.
_CHART = """
政策経営部
 企画課 a 14 企画係 計画調整係 行政改革係
 財政課 a 10 財政第一係 財政第二係
 デジタル推進課 i 24 計画係 業務改革係 システム係 基盤係
 広報広聴課 a 16 広報係 広聴係 区民相談係
 秘書課 a 7 秘書係
 公民連携課 a 7 連携推進係
 公共施設マネジメント課 b 9 施設計画係 施設管理係
総務部
 総務課 a 20 総務係 文書係 法規係 統計係
 人事課 a 24 人事係 給与係 福利厚生係
 人材育成課 a 10 研修係 人材開発係
 契約課 a 14 契約第一係 契約第二係 検査係
 経理課 a 15 経理係 用地係 車両係
 営繕課 b 26 建築係 電気係 機械係
 税務課 c 45 税務係 課税第一係 課税第二係 課税第三係
 納税課 c 38 収納係 納税第一係 納税第二係
 人権・男女共同参画課 a 9 人権係 男女共同参画係
 危機管理課 a 14 危機管理係 生活安全係
 防災課 a 17 計画係 地域防災係 防災施設係
区民部
 区民課 c 22 管理係 マイナンバー係
 戸籍住民課 c 48 戸籍係 住民記録係 証明係
 地域振興課 a 22 地域振興係 区民施設係
 区民協働課 a 9 協働推進係
 国保年金課 c 52 国保資格係 国保給付係 国保保険料係 国民年金係
 後期高齢者医療課 c 18 資格係 保険料係
 多文化共生課 a 8 多文化共生係
 東部区民事務所 c 20 窓口係 地域係
 西部区民事務所 c 19 窓口係 地域係
 南部区民事務所 c 19 窓口係 地域係
 北部区民事務所 c 18 窓口係 地域係
産業文化部
 産業振興課 a 15 産業振興係 商店街係
 経営支援課 a 11 経営支援係 融資係
 観光課 l 9 観光係
 文化芸術課 l 11 文化振興係 芸術施設係
 スポーツ推進課 l 13 スポーツ推進係 施設係
 消費生活センター l 9 相談係
 勤労福祉課 a 7 勤労福祉係
 都市農業課 t 7 農業振興係
福祉部
 福祉総務課 a 22 庶務係 地域福祉係 指導検査係
 生活福祉第一課 w 62 庶務係 保護第一係 保護第二係 保護第三係
 生活福祉第二課 w 58 庶務係 保護第一係 保護第二係 保護第三係
 自立支援課 w 18 自立支援係 就労支援係
 障害者福祉課 w 36 障害者福祉係 給付係 相談係
 障害者支援課 w 26 支援係 施設係
 高齢者福祉課 w 34 高齢者福祉係 高齢者施設係 在宅支援係
 介護保険課 c 40 介護保険料係 認定係 給付係 事業者係
 地域包括ケア推進課 w 18 地域包括ケア係 認知症支援係
健康部
 健康政策課 a 20 庶務係 健康企画係
 健康推進課 h 26 健康推進係 栄養係 健診係
 生活衛生課 h 34 環境衛生係 食品衛生係 医薬係
 感染症対策課 h 24 感染症対策係 予防接種係
 こころの健康課 h 15 精神保健係 相談係
 地域医療課 h 11 地域医療係
 東部保健センター h 28 管理係 保健指導係
 西部保健センター h 27 管理係 保健指導係
子ども未来部
 子ども政策課 a 16 子ども政策係 計画係
 子育て支援課 c 32 手当係 医療助成係 ひとり親支援係
 保育計画課 a 17 計画係 整備係
 保育課 c 30 入園係 保育料係
 保育運営課 n 235 運営係 指導係 第一保育園 第二保育園 第三保育園 第四保育園 第五保育園 第六保育園
 児童育成課 n 78 児童育成係 第一児童館 第二児童館 第三児童館
 子ども家庭支援センター w 38 事業係 相談係
 児童相談所 w 62 管理係 相談援助係 心理係 保護係
 青少年課 a 11 青少年係
 母子保健課 h 24 母子保健係 相談係
環境部
 環境政策課 a 14 環境政策係 環境学習係
 環境保全課 t 17 大気係 水質係 指導係
 脱炭素推進課 a 9 脱炭素推進係
 ごみ減量推進課 a 16 計画係 資源循環係
 東清掃事務所 s 66 管理係 作業第一係 作業第二係
 西清掃事務所 s 61 管理係 作業第一係 作業第二係
都市整備部
 都市計画課 t 19 都市計画係 調整係
 交通政策課 t 11 交通政策係
 住宅課 b 16 住宅係 区営住宅係
 建築課 b 28 管理係 建築審査係 構造係 設備係
 建築調整課 b 16 調整係 監察係
 開発調整課 t 13 開発指導係
 地域まちづくり課 t 17 まちづくり第一係 まちづくり第二係
 拠点整備課 t 14 拠点整備係 再開発係
 防災まちづくり課 t 13 防災まちづくり係 不燃化推進係
土木部
 土木管理課 t 25 管理係 占用係 境界係
 道路課 t 28 道路計画係 道路建設係
 公園緑地課 t 27 公園計画係 公園管理係
 河川課 t 13 河川係
 交通安全課 t 15 交通安全係 自転車対策係
 東土木事務所 t 30 維持係 工事係
 西土木事務所 t 29 維持係 工事係
教育委員会事務局
 教育総務課 a 20 庶務係 企画係
 学務課 c 25 学事係 就学係 保健給食係
 教育指導課 l 19 指導係 教職員係
 教育支援課 w 27 特別支援係 教育相談係
 学校施設課 b 22 施設係 改築係
 学校職員課 a 15 人事係 給与係
 放課後支援課 n 33 放課後支援係
 生涯学習課 l 19 生涯学習係 社会教育係
 文化財課 l 11 文化財係
 中央図書館 l 44 管理係 資料係 奉仕係
会計・行政委員会等
 会計管理室 a 14 会計係 審査係
 議会事務局 a 17 庶務係 議事係 調査係
 選挙管理委員会事務局 a 8 選挙係
 監査事務局 a 7 監査係
"""


def sections() -> tuple[ChartSection, ...]:
    """The 100 sections in 建制順, departments one after the other."""
    found: list[ChartSection] = []
    department = ""
    for line in _CHART.strip().splitlines():
        if not line.startswith(" "):
            department = line
            continue
        name, work, weight, *teams = line.split()
        found.append(ChartSection(department, name, _kind(name), Work(work), int(weight), tuple(teams)))
    return tuple(found)


def departments() -> tuple[str, ...]:
    """The 12 departments in 建制順."""
    return tuple(dict.fromkeys(s.department for s in sections()))


def _kind(name: str) -> str:
    return next(
        (kind for kind in ("事務局", "事務所", "センター", "図書館", "相談所", "室") if name.endswith(kind)), "課"
    )


def spread(total: int, weights: Sequence[int]) -> list[int]:
    """Whole numbers that add up to `total`, as near to the weights as can be; at least 1 each while there is enough."""
    least = 1 if total >= len(weights) else 0
    rest, whole = total - least * len(weights), sum(weights)
    shares = [rest * weight / whole for weight in weights]
    counts = [int(share) for share in shares]
    # What rounding down left over goes to the largest remainders, among equal ones in the order of the chart.
    by_remainder = sorted(range(len(weights)), key=lambda n: (counts[n] - shares[n], n))
    for n in by_remainder[: rest - sum(counts)]:
        counts[n] += 1
    return [least + count for count in counts]
