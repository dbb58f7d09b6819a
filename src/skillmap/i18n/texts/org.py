"""Texts of `org`."""

TEXTS: dict[str, tuple[str, str]] = {
    "E_STAFF_UNKNOWN": ("「{found}」に当たる職員が見つかりません。", "Nobody on the staff matches {found}."),
    "E_STAFF_UNKNOWN.hint": (
        "`skillmap staff list` で職員番号と氏名を確かめてください。",
        "See numbers and names with: `skillmap staff list`",
    ),
    "E_POST_DAY_NO_KIND": (
        "{person} に兼務の期間（{found}）が書かれていますが、この行が本務か兼務かが書かれていません。",
        "{person} has a day of a second post ({found}), but nothing says whether the row is a main or a second post.",
    ),
    "E_POST_DAY_NO_KIND.hint": (
        "「本務兼務」の列に本務か兼務を書いてください。すべての行が兼務なら --set 本務兼務=兼務 を付けてください。",
        'Say main or additional in a column “main or additional”; when all are second posts, add --set "main or additional=additional".',
    ),
    "W_POST_DAY_OF_MAIN": (
        "{person} の本務の行に兼務の期間（{found}）が書かれています。使いません。",
        "The row of {person}'s main post has a day of a second post ({found}); it is not used.",
    ),
    "W_POST_DAY_OF_MAIN.hint": (
        "兼務の行に書いてください。",
        "Write it in the row of the second post.",
    ),
    "E_LEAVE_BACK": (
        "{person} の終了日（{found}）と復職日（{back}、{other}）が合いません。",
        "The last day of leave of {person} ({found}) and the day back ({back}, {other}) do not agree.",
    ),
    "E_LEAVE_BACK.hint": (
        "終了日は休む最後の日、復職日はその翌日です。正しい方に合わせるか、片方を空欄にしてください。",
        "The last day is the last one away, the day back the one after. Mend one of them, or leave it blank.",
    ),
    "E_STAFF_LEFT": (
        "{person} は、登録では {day} から在職していません。",
        "{person} is not on the staff from {day}, as recorded.",
    ),
    "E_STAFF_LEFT.hint": (
        "在職している日を指定してください。退職の日が違うときは、退職の記録を `skillmap db journal` で探し、その番号を付けた `skillmap db undo` で取り消してから、正しい日で登録してください。",
        "Give a day on which they are there; if the day of leaving is wrong, find its entry with `skillmap db journal`, take it back with `skillmap db undo` and its number and record it anew.",
    ),
    "E_STAFF_UNKNOWN_NEAR": (
        "「{found}」に当たる職員が見つかりません。もしかして: {nearest}",
        "Nobody on the staff matches {found}. Did you mean: {nearest}",
    ),
    "E_STAFF_UNKNOWN_NEAR.hint": (
        "`skillmap staff list` で職員番号と氏名を確かめてください。",
        "See numbers and names with: `skillmap staff list`",
    ),
    "E_STAFF_AMBIGUOUS": (
        "「{found}」に当たる職員が {count} 人います。\n{listed}",
        "{count} people match {found}:\n{listed}",
    ),
    "E_STAFF_AMBIGUOUS.hint": ("職員番号で指定してください。", "Name the person by staff number."),
    "E_ORG_UNKNOWN": ("「{found}」という所属はありません。", "There is no unit {found}."),
    "E_ORG_UNKNOWN.hint": (
        "`skillmap org list` で所属の名前を確かめてください。",
        "See the units with: `skillmap org list`",
    ),
    "E_ORG_UNKNOWN_NEAR": (
        "「{found}」という所属はありません。もしかして: {nearest}",
        "There is no unit {found}. Did you mean: {nearest}",
    ),
    "E_ORG_UNKNOWN_NEAR.hint": (
        "`skillmap org list` で所属の名前を確かめてください。",
        "See the units with: `skillmap org list`",
    ),
    "E_ORG_AMBIGUOUS": (
        "「{found}」という所属が {count} あります。\n{listed}",
        "{count} units match {found}:\n{listed}",
    ),
    "E_ORG_AMBIGUOUS.hint": (
        "部の名前から「総務部/人事課」のように指定してください。",
        "Name it with its department: DEPARTMENT/SECTION.",
    ),
    "E_ORG_ENDED": (
        "「{found}」はその日にはもうありません（現在: {successor}）。",
        "{found} no longer exists on that day (now: {successor}).",
    ),
    "E_ORG_ENDED.hint": ("新しい名前にするか、基準日を確かめてください。", "Use the new name, or check the day."),
    "E_ORG_BLANK": ("所属が書かれていません（{found}）。", "No unit is given ({found})."),
    "E_ORG_BLANK.hint": (
        "部・課・係の列を埋めてください。上の行と同じ場合も省略せずに書いてください。",
        "Fill in the department and section of every row.",
    ),
    "E_ORG_SEVERAL": ("「{found}」という所属が複数あります: {expected}", "{found} could be any of: {expected}"),
    "E_ORG_SEVERAL.hint": (
        "部の列も埋めて、どの部の所属かが分かるようにしてください。",
        "Fill in the department as well.",
    ),
    "E_ORG_NAME_ENDED": ("「{found}」は基準日にはもうない所属です。", "{found} no longer exists on that day."),
    "E_ORG_NAME_ENDED.hint": ("新しい名前に直すか、基準日を確かめてください。", "Use the new name, or check the day."),
    "E_ORG_NOT_FOUND": ("「{found}」という所属は登録されていません。", "There is no unit {found}."),
    "E_ORG_NOT_FOUND.hint": (
        "名前を直すか、組織の一覧（`skillmap org import FILE`）に加えてください。",
        "Mend the name, or add the unit with: `skillmap org import FILE`",
    ),
    "E_ORG_LEAVING": (
        "所属の欄に「{found}」とありますが、所属ではありません。",
        "{found} stands where the unit does, and is none.",
    ),
    "E_ORG_LEAVING.hint": (
        "「異動区分」の列に退職（転出）、「退職日」の列に日付を書いて、所属を空欄にしてください。または、この行を消して `skillmap staff depart 職員番号 --on 退職日` で登録してください。",
        'Write "left" in the column "main or additional" and the day in "last day", with the unit left empty; or delete the row and type: `skillmap staff depart NUMBER --on DAY`',
    ),
    "W_ORG_FOLDED": (
        "「{found}」を「{expected}」と読みました（全角・空白の違い）。",
        "Read {found} as {expected} (width or spaces differ).",
    ),
    "E_STAFF_NUMBER_TWICE": (
        "職員番号 {found} が二度出てきます（{other} にもあります）。",
        "Staff number {found} stands here twice (also at {other}).",
    ),
    "E_STAFF_NUMBER_TWICE.hint": ("{advice}", "{advice}"),
    "org.twice.second_post": (
        "兼務の行なら「本務兼務」の列に「兼務」と書いてください。同じ行の重なりなら一方を消してください。",
        'For a second post, write "additional" in the column "main or additional". Delete one of them if it is the same row twice.',
    ),
    "org.twice.orders": (
        "同じ日の発令が二つあるときは、発令後の所属と職名を一行にまとめて書いてください。兼務の行なら「本務兼務」の列に「兼務」と書いてください。同じ行の重なりなら一方を消してください。",
        'Of two orders of one day make one row, with the unit and grade after both. For a second post, write "additional" in the column "main or additional". Delete one of them if it is the same row twice.',
    ),
    "org.twice.two_people": (
        "氏名が違うので別の人です。どちらかの職員番号が誤っていないか確かめてください。",
        "The names differ, so these are two people: check which of the numbers is wrong.",
    ),
    "org.twice.one_row": (
        "1人の行は1行だけにしてください。",
        "Leave one row per person.",
    ),
    "W_STAFF_OTHER_NAME": (
        "職員番号の氏名が登録（{expected}）と姓も名も違います（{found}）。",
        "The number belongs to {expected}; here it is {found}.",
    ),
    "W_STAFF_OTHER_NAME.hint": ("番号の書き間違いでないか確かめてください。", "Check that the number is right."),
    "W_STAFF_NOT_IN_FILE": (
        "名簿に {found} がありません（登録は残します）。",
        "{found} is not in the file (kept as recorded).",
    ),
    "W_STAFF_NOT_IN_FILE.hint": (
        "退職者として扱うときは --complete（全件）で取り込んでください。",
        "To record those missing as gone, import with --complete.",
    ),
    "E_MASS_CHANGE": (
        "この名簿では {total} 人のうち {found} 人が退職扱いになります（上限 {expected}）。",
        "With this file {found} of {total} people would leave (limit {expected}).",
    ),
    "E_MASS_CHANGE.hint": (
        "全員の名簿か確かめてください。正しければ --allow-mass-change を付けてください。",
        "Check that the file holds everybody; if it is right, add --allow-mass-change.",
    ),
    "E_LEAVE_MASS": (
        "この一覧では、その日の休職等 {total} 件のうち {found} 件が終わります（上限 {expected}）。",
        "With this list {found} of the {total} leaves of the day would end (limit {expected}).",
    ),
    "E_LEAVE_MASS.hint": (
        "全件の一覧か確かめてください。正しければ --allow-mass-change を付けてください。",
        "Check that the list holds all leave; if it is right, add --allow-mass-change.",
    ),
    "E_UNITS_MASS": (
        "この一覧では、登録されている所属 {total} のうち {found} が廃止になります（上限 {expected}）。",
        "With this list {found} of {total} units would be abolished (limit {expected}).",
    ),
    "E_UNITS_MASS.hint": (
        "全件の一覧か確かめてください。正しければ --allow-mass-change を付けてください。",
        "Check that the list holds all units; if it is right, add --allow-mass-change.",
    ),
    "E_UNITS_PEOPLE": (
        "一覧にない「{unit}」に職員が {count} 人います: {found}",
        "The list lacks {unit}, and {count} people are in it: {found}",
    ),
    "E_UNITS_PEOPLE.hint": (
        "改称・統合・移管なら `skillmap org reorganise` で引継ぎ先とともに登録し、廃止なら先に異動後の職員名簿を取り込んでください。兼務は `skillmap staff post end 職員番号 --section 所属 --on 施行日` で終えられます。",
        "For a new name, a merger or a move use `skillmap org reorganise`; to abolish it, take in the transfers first. A second post ends with `skillmap staff post end PERSON --section UNIT --on DAY`",
    ),
    "E_LEAVE_HALVES": (
        "{person} の{kind}の時間帯「{found}」が読み取れません。",
        "{person}, {kind}: the half days are not understood: {found}",
    ),
    "E_LEAVE_HALVES.hint": (
        "休む時間帯を「午後」「水曜午後」「火・木」「16:15～17:15」のように書くか、終日であれば「終日」と書いてください。",
        "Write when the person is away: afternoon, Wed afternoon, Tue and Thu, 16:15-17:15, or all day.",
    ),
    "W_LEAVE_PARTIAL": (
        "{person} の{kind}は時間帯が分からないため、受講の席には影響させません。",
        "{person}, {kind}: nobody said which half days, so it keeps from no seat.",
    ),
    "W_LEAVE_PARTIAL.hint": (
        "「時間帯」の列に休む時間帯（午後、水曜午後、火・木など）を書いて取り込むと、その半日の席に付けません。",
        "Say in a column “half days” when the person is away (afternoon, Wed afternoon, Tue and Thu); those half days get no seat.",
    ),
    "W_LEAVE_OPEN": (
        "{found} の{kind}には終わりの日がありません。復職するまで、席にもリーダーにも就けません。",
        "{kind} of {found} has no end: no seat and no leader's post until it is told.",
    ),
    "W_LEAVE_OPEN.hint": (
        "終わりの日が決まったら、同じ開始日で終了日を書いて、もう一度取り込んでください。",
        "When the end is known, take in the same first day with its last day.",
    ),
    "E_LEAVE_DATES": ("休職等の終わり（{found}）が始まりより前です。", "The leave ends ({found}) before it begins."),
    "E_LEAVE_DATES.hint": ("日付を直してください。", "Mend the dates."),
    "W_LEAVE_EARLIER": (
        "{person} のこの行（{found}）は、記録番号 {entry} で改める前の内容と同じです。取り込むと前の内容に戻ります。",
        "{person}: this row ({found}) says what stood before entry {entry} changed it; taking it in brings that back.",
    ),
    "W_LEAVE_EARLIER.hint": (
        "古い一覧であれば、取り込まないでください（取り込んだ後は `skillmap db undo` で取り消せます）。前の内容が正しいときは、このままで構いません。",
        "If this is an older list, leave it (`skillmap db undo` takes it back). If the earlier values are right again, go on.",
    ),
    "W_LEAVE_OVERLAPS": (
        "{person} の {found} は、登録済みの {expected}（{other}）と重なります。どちらも残ります。",
        "{person}: {found} overlaps {expected}, recorded already ({other}). Both stay.",
    ),
    "W_LEAVE_OVERLAPS.hint": (
        "始まりの日の訂正であれば、前の登録を `skillmap db journal` で探し、その番号を付けた `skillmap db undo` で取り消してください。別の休職等であれば、このままで構いません。",
        "If the first day was put right, find the earlier record with `skillmap db journal` and take it back with `skillmap db undo` and its number. For two leaves go on.",
    ),
    "E_LEAVE_TWICE": (
        "職員 {found} の同じ日からの休職等が2行あり、内容が違います（もう一方の行: {expected}）。",
        "Leave of {found} from the same day stands in two rows that differ (the other one: {expected}).",
    ),
    "E_LEAVE_TWICE.hint": ("正しい方の行だけを残してください。", "Keep the row that is right."),
    "E_STAFF_NUMBER_UNKNOWN": (
        "職員番号 {found} の職員が登録されていません。",
        "There is nobody with staff number {found}.",
    ),
    "E_STAFF_NUMBER_UNKNOWN.hint": (
        "番号を確かめるか、先に職員名簿を取り込んでください。",
        "Check the number, or import the staff list first.",
    ),
    "org.import.title": ("組織の取り込み（{day}から）", "Units from {day}"),
    "org.unit": ("{kind}", "{kind}"),
    "org.unit.section": ("{kind}（リーダーを置く所属）", "{kind} (has a leader)"),
    "org.unit.department": ("{kind}（名簿の単位）", "{kind} (gets a roster)"),
    "staff.import.title": ("職員名簿の取り込み（{day}現在、{count}人）", "Staff list as of {day}: {count} people"),
    "E_MOVE_UNIT_ENDS": (
        "「{unit}」は {day} からなくなり、引き継ぐ所属が一つに決まりません。",
        "{unit} ends on {day}, and no single unit takes over.",
    ),
    "E_MOVE_UNIT_ENDS.hint": (
        "その日からの異動を先に登録してください（--on でその日を指定します）。",
        "First record where the person goes from that day on (--on).",
    ),
    "staff.move.title": ("異動（{day}）", "Transfer on {day}"),
    "staff.number": ("職員番号", "staff number"),
    "staff.posted_on": ("現所属発令日", "in this unit since"),
    "E_COMPLETE_OR_PARTIAL": ("--complete と --partial は同時に使えません。", "Use either --complete or --partial."),
    "E_COMPLETE_OR_PARTIAL.hint": (
        "全員の名簿なら --complete、一部の名簿なら何も付けません。",
        "--complete for a list of everybody, nothing for a part.",
    ),
    "staff.name": ("氏名", "name"),
    "staff.kana": ("フリガナ", "kana"),
    "staff.former_name": ("旧姓", "former name"),
    "staff.grade": ("職名", "grade"),
    "staff.job_kind": ("職種", "job kind"),
    "staff.employment": ("任用区分", "employment"),
    "staff.hired_on": ("採用年月日", "hired on"),
    "staff.remark": ("備考", "remark"),
    "staff.unit": ("所属", "unit"),
    "staff.extra_unit": ("兼務", "second post"),
    "leave.import.title": ("休職等の取り込み", "Leave"),
    "leave.kind": ("休職等", "leave"),
    "leave.period": ("{kind} {since}～{until}", "{kind} {since} - {until}"),
    "staff.second_here": ("兼務: {person}（{post}）", "second post: {person} ({post})"),
    "staff.count": ("{count}人", "{count} people"),
    "E_INIT_NOT_EMPTY": (
        "フォルダー {folder} は空ではありません。何もしていません。",
        "The folder {folder} is not empty; nothing was done.",
    ),
    "E_INIT_NOT_EMPTY.hint": ("新しいフォルダーの名前を指定してください。", "Name a new folder."),
    "init.done": ("作業フォルダーを作りました: {folder}", "Workspace made: {folder}"),
    "init.next": (
        "次にすること:\n  1. data/roles/ の人材像を読み、必要なら直す → `skillmap framework check`\n  2. 職員名簿を取り込む → `skillmap staff import 職員名簿.xlsx`\n  3. 残りの仕事を見る → `skillmap status`",
        "Next:\n  1. Read the roles in data/roles/ and change what you need -> `skillmap framework check`\n  2. Take in the staff list -> `skillmap staff import FILE`\n  3. See what else needs doing -> `skillmap status`",
    ),
}
