"""Texts of the rehearsal (`status --include-future`) and of days to come."""

TEXTS: dict[str, tuple[str, str]] = {
    "rehearsal.title": ("異動の予行", "Rehearsal"),
    "rehearsal.kind.leader": ("リーダー", "leader"),
    "rehearsal.kind.seat": ("受講の席", "seat"),
    "rehearsal.leader.leave": ("{kind}のため不在（{last}まで）", "on leave: {kind} until {last}"),
    "rehearsal.leader.leave_open": ("{kind}のため不在（復帰の日は未定）", "on leave: {kind}, without an end"),
    "rehearsal.leader.gone": ("退職等により空席", "has left; vacant"),
    "rehearsal.leader.moved_ends": ("異動により空席（{where}へ）", "moves to {where}; vacant"),
    "rehearsal.leader.moved_ask": (
        "異動する（{where}へ）。続けるか交代するかを決める",
        "moves to {where}: decide whether the term goes on",
    ),
    "rehearsal.leader.moved_continues": (
        "異動する（{where}へ）。任期は続く",
        "moves to {where}; the term goes on",
    ),
    "rehearsal.leader.new_section": ("新しい所属でリーダーがまだいない", "new section without a leader"),
    "rehearsal.leader.term": ("任期満了（{last}）", "term ends on {last}"),
    "rehearsal.leader.term_gone": ("任期満了（{last}）、退職等", "term ends on {last}; leaves the office"),
    "rehearsal.leader.term_moved": (
        "任期満了（{last}）、異動（{where}へ）",
        "term ends on {last}; moves to {where}",
    ),
    "rehearsal.leader.vacant": ("今も空席", "vacant already"),
    "rehearsal.seat.gone": ("{session}: 退職等により受けられない", "{session}: has left"),
    "rehearsal.seat.leave": ("{session}: {day}は{kind}", "{session}: on leave ({kind}) on {day}"),
    "rehearsal.seat.leader": (
        "{session}: リーダーの研修だが、リーダーでなくなる",
        "{session}: leaders' training, and no longer a leader",
    ),
    "rehearsal.seat.straddles": (
        "{session}: 途中で異動する（{where}へ）",
        "{session}: moves to {where} while it runs",
    ),
    "rehearsal.seat.crowd": (
        "{day}{half}に {count} 人が不在（上限 {most} 人）",
        "{count} away on {day} {half} (at most {most})",
    ),
    "rehearsal.half.am": ("午前", "a.m."),
    "rehearsal.half.pm": ("午後", "p.m."),
    "rehearsal.breaks": (
        "リーダーのいない所属 {sections}（全 {of}、うち今も空席 {vacant}）、成り立たない席 {seats}",
        "{sections} of {of} sections uncovered ({vacant} vacant already), {seats} seats break",
    ),
    "rehearsal.people": (
        "職員 {before} → {after}人（新規 {joined}、異動 {moved}、退職等 {left}）",
        "staff {before} -> {after} (new {joined}, moved {moved}, gone {left})",
    ),
    "E_FUTURE_DAY": (
        "{day} はまだ先の日です。発令前の異動が含まれます。",
        "{day} lies ahead: the answer holds transfers not yet announced.",
    ),
    "E_FUTURE_DAY.hint": (
        "見てよい場合は --include-future を付けてください（だれがいつ見たかを記録します）。",
        "If you may see them, add --include-future (who looked and when is recorded).",
    ),
    "E_FUTURE_YEAR": (
        "{fy}はまだ始まっていません。{day}の状態には、発令前の異動が含まれます。",
        "{fy} has not begun: its state on {day} holds transfers not yet announced.",
    ),
    "E_FUTURE_YEAR.hint": (
        "今日の状態は --fy を付けずに示します。先の状態を見てよい場合は --include-future を付けてください（見たことを記録します）。",
        "Leave out --fy for today's state; if you may look ahead, add --include-future (this is recorded).",
    ),
    "leader.where_today": (
        "職名・所属などは {day} 現在です（発令前の異動は含みません）。",
        "Grades and units are those of {day} (without transfers not yet announced).",
    ),
    "future.shown": (
        "発令前の異動を含むため、見たことを記録しました。",
        "Transfers not yet announced are shown; this is recorded.",
    ),
}
