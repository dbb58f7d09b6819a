"""Texts of a reorganisation (`org reorganise`)."""

TEXTS: dict[str, tuple[str, str]] = {
    "reorganise.title": ("組織改正（{day}施行）", "Reorganisation on {day}"),
    "reorganise.heirs": ("{units} が引き継ぐ", "goes on in {units}"),
    "reorganise.no_heir": ("廃止", "abolished"),
    "reorganise.totals": (
        "改正の前 → 後: 職員 {staff_before} → {staff}人、リーダーを置く所属 {sections_before} → {sections}、名簿の単位 {departments_before} → {departments}、リーダー {leaders_before} → {leaders}人",
        "Before -> after: staff {staff_before} -> {staff}, sections {sections_before} -> {sections}, departments {departments_before} -> {departments}, leaders {leaders_before} -> {leaders}",
    ),
    "reorganise.leader_of": ("{person}（{section}）", "{person} ({section})"),
    "reorganise.leader_goes_on": ("リーダー（{seat}席）", "leader (seat {seat})"),
    "reorganise.template": (
        "組織改正の様式を書き出しました: {file}",
        "Wrote an empty reorganisation sheet: {file}",
    ),
    "E_REORG_INCOMPLETE": (
        "この区分に必要な所属が書かれていません。",
        "The unit that this kind of change needs is missing.",
    ),
    "E_REORG_INCOMPLETE.hint": (
        "新設は新所属だけ、廃止は旧所属（引き継ぐ所属があれば新所属も）、そのほかは両方を書いてください。",
        "New units need the new name, abolished ones the old (and the new if somebody takes over), all others both.",
    ),
    "E_REORG_LATER": (
        "「{found}」には、施行日より後の改正がすでに登録されています。",
        "A later change of {found} is recorded already.",
    ),
    "E_REORG_LATER.hint": (
        "`skillmap db journal` で後の改正を確かめ、先に取り消してください。",
        "Find the later reorganisation with `skillmap db journal` and undo it first.",
    ),
    "E_REORG_CIRCLE": (
        "「{found}」は自分自身の下に置くことになります。",
        "{found} would hang below itself.",
    ),
    "E_REORG_CIRCLE.hint": ("新所属の部・課を確かめてください。", "Check the path of the new unit."),
    "E_REORG_NAME_TAKEN": (
        "「{found}」という所属は、その日にすでにあります。",
        "There is a unit {found} on that day already.",
    ),
    "E_REORG_NAME_TAKEN.hint": (
        "一つにまとめるなら区分を「統合」に、別の所属なら名前を変えてください。",
        'If they become one, write "merge"; if not, give it another name.',
    ),
    "E_REORG_PARENT": (
        "「{found}」をどの部に置くか書かれていません。",
        "It is not said which department {found} belongs to.",
    ),
    "E_REORG_PARENT.hint": (
        "「総務部/広報課」のように、上の所属から書いてください。",
        "Write the path from the top: DEPARTMENT/SECTION.",
    ),
    "E_REORG_ORPHAN": (
        "「{unit}」がなくなると「{found}」の置き場所がありません。",
        "When {unit} ends, {found} has no unit above it.",
    ),
    "E_REORG_ORPHAN.hint": (
        "「{found}」の行を加え、移管先または廃止を書いてください。",
        "Add a line that moves or abolishes {found}.",
    ),
    "E_REORG_TAKES": (
        "「{found}」は「{unit}」の係でも職員でもありません。",
        "{found} is neither a sub-unit nor a member of {unit}.",
    ),
    "E_REORG_TAKES.hint": (
        "係の名前（{expected}）、職員番号、氏名、または「残り」を「、」で区切って書いてください。",
        'Write sub-units ({expected}), staff numbers, names or "rest", separated by commas.',
    ),
    "E_SPLIT_UNASSIGNED": (
        "「{unit}」の分割で、どこへ移るか決まっていません: {found}",
        "{unit} is split and nobody said where these go: {found}",
    ),
    "E_SPLIT_UNASSIGNED.hint": (
        "「引き継ぐ係・職員」の列に、新所属（{expected}）ごとに係の名前か職員番号を書いてください。まとめて移るほうには「残り」と書けます。",
        'In "takes over" write for each new unit ({expected}) the sub-units or staff numbers it takes; "rest" means all the rest.',
    ),
    "E_ORG_HAS_STAFF": (
        "廃止する「{unit}」に職員が {count} 人残っています: {found}",
        "{count} people are still in {unit}, which is abolished: {found}",
    ),
    "reorganise.second_post": ("{person}（兼務）", "{person} (second post)"),
    "E_ORG_HAS_STAFF.hint": (
        "引き継ぐ所属を新所属に書くか、施行日の異動を先に取り込んでください（`skillmap staff import 異動後の名簿.xlsx --as-of 施行日`）。兼務は `skillmap staff post end 職員番号 --section 所属 --on 施行日` で終えられます。",
        "Name the unit that takes over, or first take in the transfers of that day: `skillmap staff import FILE --as-of DAY`. A second post ends with `skillmap staff post end PERSON --section UNIT --on DAY`",
    ),
    "E_REORG_LEADERS": (
        "「{unit}」の席は {seats} で、引き継ぐリーダーが {count} 人います: {found}",
        "{unit} has {seats} seats and would have {count} leaders: {found}",
    ),
    "E_REORG_LEADERS.hint": (
        "「リーダー」の列に、続ける人の旧所属の行は「継続」、終える人の行は「終了」と書いてください。",
        'In the column "leader" write "goes on" or "ends" on the line of each old unit.',
    ),
    "E_REORG_LEADER_DESK": (
        "「継続」とある「{unit}」にリーダーの {person} は移りません（移る先: {found}）。",
        "{person} is to go on as leader in {unit}, but moves to {found}.",
    ),
    "E_REORG_LEADER_DESK.hint": (
        "移る先の行に「継続」と書くか、「引き継ぐ係・職員」にこの職員を書き加えてください。",
        'Write "goes on" on the line of the unit they move to, or add them to "takes over" of this one.',
    ),
    "W_REORG_NEW_PARENT": (
        "「{found}」はまだない所属なので、新しく作ります。",
        "There is no unit {found} yet; it will be made.",
    ),
    "W_REORG_NEW_PARENT.hint": (
        "書き間違いでないか確かめてください。新しい部なら「新設」の行を加えるとこの注意は出ません。",
        'Check the spelling. A line "new" for it makes this warning go away.',
    ),
    "W_REORG_RULE": (
        "リーダーを置かない所属「{found}」の名前が変わります（新しい名前: {expected}）。",
        "The section without leader {found} gets another name ({expected}).",
    ),
    "W_REORG_RULE.hint": (
        "施行日までに data/leaders.yaml の exempt_units を直してください。",
        "Change exempt_units in data/leaders.yaml by that day.",
    ),
    "W_REORG_NEEDS": (
        "必要人数の部「{found}」の名前が変わります（新しい名前: {expected}）。",
        "The department {found} of the needs gets another name ({expected}).",
    ),
    "W_REORG_NEEDS.hint": (
        "施行日までに data/needs.yaml の department を直してください。",
        "Change department in data/needs.yaml by that day.",
    ),
    "W_REORG_LIMITS": (
        "skillmap.toml の department_limits にある「{found}」の名前が変わります（新しい名前: {expected}）。",
        "The department {found} of department_limits in skillmap.toml gets another name ({expected}).",
    ),
    "W_REORG_LIMITS.hint": (
        "施行日に skillmap.toml の departments を直してください。それまでは今の名前が効きます。",
        "Change departments in skillmap.toml on that day; until then the present name counts.",
    ),
    "W_REORG_QUOTA": (
        "{session} の部署別定員にある「{found}」（{count}人）は施行日になくなり、この定員は効かなくなります（引き継ぐ部: {expected}）。",
        "{found} ends on that day, and with it its {count} seats in {session} (taken over by: {expected}).",
    ),
    "W_REORG_QUOTA.hint": (
        "施行日に `skillmap session change {session} --quota 部:人数` で、引き継ぐ部の定員を決めてください。",
        "On that day say how many the unit that takes over may have: `skillmap session change {session} --quota UNIT:SEATS`",
    ),
    "E_REORG_NO_DAY": ("施行日が書かれていません。", "The day on which it takes effect is missing."),
    "E_REORG_NO_DAY.hint": (
        "「施行日」の列に書くか、--on 2027-04-01 のように指定してください。",
        'Write it in the column "takes effect on", or give it with --on 2027-04-01.',
    ),
    "E_REORG_DAYS": (
        "施行日が {found} と {expected} に分かれています。",
        "The sheet has several days: {found} and {expected}.",
    ),
    "E_REORG_DAYS.hint": (
        "施行日ごとにシートを分け、早い日から取り込んでください。",
        "Make one sheet for each day and take them in, the earliest first.",
    ),
    "E_REORG_ANSWER": (
        "組織改正を登録する前に、決めていただくことがあります。何も書き込んでいません。",
        "Something has to be decided before the reorganisation is recorded; nothing was written.",
    ),
    "E_REORG_ANSWER.hint": (
        "シートに書き足して、もう一度取り込んでください。",
        "Add it to the sheet and run the command again.",
    ),
    "E_REORG_FILE": (
        "組織改正の一覧のファイルを指定してください。",
        "Name the file with the list of changes.",
    ),
    "E_REORG_FILE.hint": (
        "様式は `skillmap org reorganise --template 組織改正.xlsx` で作れます。",
        "Make an empty sheet with: `skillmap org reorganise --template FILE.xlsx`",
    ),
    "reorganise.note.how": (
        "※ 旧所属・新所属は「総務部/人事課」のように上の所属から書きます。施行日は一枚のシートに一つです。",
        "※ Write units as a path from the top (DEPARTMENT/SECTION). One day of effect per sheet.",
    ),
    "reorganise.note.same": (
        "※ 改称・移管: 同じ所属のまま、名前や置き場所が変わります。係、職員、リーダー、育成計画はそのまま付いていきます。",
        "※ Rename, move: it stays the same unit; its teams, people, leaders and plans stay with it.",
    ),
    "reorganise.note.merge": (
        "※ 統合: まとめる所属ごとに一行、新所属を同じにします。席より多いリーダーがいるときは「リーダー」に継続・終了を書きます。",
        "※ Merge: one line per old unit, with the same new unit. With more leaders than seats say who goes on.",
    ),
    "reorganise.note.split": (
        "※ 分割: 新所属ごとに一行。「引き継ぐ係・職員」に係の名前、職員番号または氏名を「、」で区切って書きます（残り＝ほかの全員）。",
        "※ Split: one line per new unit; list the teams, staff numbers or names it takes, separated by commas (rest = all the others).",
    ),
    "reorganise.note.end": (
        "※ 廃止: 職員が残っているときは、引き継ぐ所属を新所属に書きます。新設: 新所属だけを書きます。",
        "※ Abolish: name the unit that takes over when people are left. New: only the new unit.",
    ),
}
