"""Help of `skillmap allocate` in Japanese."""

HELP: dict[str, str] = {
    "The last allocation: its goals and their bounds, and who is without a seat.": "直近の割当（目標ごとの結果と上限、席のない職員）",
    "Another seed may find other seats of equal worth": "乱数の種（同じ良さの別の割当が見つかることがある）",
    "Why a person sits where they sit, why people have no seat and what would help; who is in a session, who waits.": "席とその理由、席のない理由とできることを示す（一人・所属・開催回）",
    "Stop the search after so many rounds": "探す回数の上限",
    "Stop when every goal is so close to its bound (percent)": "どの目標も上限との差がこれ以下になれば終える（％）",
    "Show the result and keep it for allocate diff and allocate apply": "結果を示し、allocate diff と allocate apply のために残す（記録はしない）",
    "Apply the allocation that the last dry run kept.": "--dry-run で残した割当を適用する",
    "Who wins, loses or moves a seat when the kept allocation is applied.": "残した割当を適用すると、だれの席がどう変わるかを示す",
    "A session by code": "開催コード",
    "Seat all plans and leaders' programmes in the year's sessions.": "育成計画とリーダー研修の受講者を、年度の開催回に割り当てる",
    "Which further sessions would seat most people, one after the other, and what one more of each would bring.": "増やすと最も多くの人が受講できる回と、研修ごとの席一回分の効果を示す",
    "What would be different: a session cancelled, one more held, another share. Nothing is recorded.": "もしも（回の中止、回の追加、同時不在の割合の変更）で何が変わるかを示す（記録はしない）",
    "How many further sessions": "増やす回の数",
    "Without this session (may be repeated)": "この開催コードを中止した場合（繰り返し可）",
    "With a further session (may be repeated)": "この研修を一回増やした場合（繰り返し可、定員は :30 のように付ける）",
    "Another share of a section away at once": "課の同時不在の割合を変えた場合",
}
