"""Texts of `leaders`."""

TEXTS: dict[str, tuple[str, str]] = {
    "leader.route.recommended": ("所属長の推薦", "recommended"),
    "leader.route.volunteer": ("立候補", "volunteer"),
    "leader.route.appointed": ("指名", "appointed"),
    "leader.status.held": ("在任", "in office"),
    "leader.status.absent": ("休職等", "on leave"),
    "leader.status.moved": ("異動後も継続", "goes on after a transfer"),
    "leader.status.ended": ("異動・退職のため空席", "vacant after a transfer or departure"),
    "leader.status.vacant": ("空席", "vacant"),
    "leader.why_employment": ("任用区分が「{found}」（対象: {expected}）", "employment {found} (eligible: {expected})"),
    "leader.why_grade": ("職名が「{found}」（対象外）", "grade {found} is excluded"),
    "leader.span": ("{starts}～{ends}", "{starts} - {ends}"),
    "leader.term": ("{person}（{starts}～{ends}）", "{person} ({starts} - {ends})"),
    "leader.list_title": ("{title}名簿", "{title} list"),
    "leader.list_note": (
        "※ 所属 {sections} / 席 {seats} / 在任 {covered} / 空席 {vacant}",
        "※ {sections} sections / {seats} seats / {covered} held / {vacant} vacant",
    ),
    "leader.history_title": ("リーダーの経過", "Leaders over time"),
    "leader.check_title": ("リーダーの点検", "Leaders: what needs doing"),
    "leader.check_note": ("{count} 件", "{count} findings"),
    "leader.check_more": ("{first} ほか {count}件", "{first} and {count} more"),
    "leader.check_all": (
        "一件ずつの一覧とコマンドは --all で表示します。",
        "--all shows every finding with its command.",
    ),
    "leader.field.nominated_by": ("推薦者", "recommended by"),
    "leader.field.nominated_on": ("推薦日", "recommended on"),
    "leader.field.reason": ("推薦理由", "reason"),
    "leader.field.conditions": ("確認した要件", "conditions"),
    "leader.field.theme": ("改善テーマ", "theme"),
    "leader.field.result": ("成果", "result"),
    "leader.field.later_post": ("その後の配置", "later post"),
    "leader.record_title": ("{title}の記録", "Record: {title}"),
    "leader.transfer.ends": ("異動で終わる", "ends"),
    "leader.transfer.continues": ("異動後も続く", "goes on"),
    "leader.transfer.ask": ("その都度決める", "decided case by case"),
    "leader.programme_state": ("{done}/{total}", "{done} of {total}"),
    "leader.completed": ("修了（{day}）", "completed ({day})"),
    "leader.under_way": ("受講中", "under way"),
    "leader.not_begun": ("未受講", "not begun"),
    "E_LEADER_RECORD_NOTHING": ("書き足す内容がありません。", "There is nothing to record."),
    "E_LEADER_RECORD_NOTHING.hint": (
        "--theme（改善テーマ）、--result（成果）、--later-post（その後の配置）のどれかを付けてください。",
        "Give --theme, --result or --later-post.",
    ),
    "E_LEADER_RECORD_NONE": ("{found} の任期が見つかりません。", "There is no term of {found}."),
    "E_LEADER_RECORD_NONE.hint": (
        "`skillmap leader show --section …` で経過を確かめてください。",
        "See `skillmap leader show --section …`.",
    ),
    "leader.field.valid_from": ("就任日", "from"),
    "leader.field.valid_to": ("退任日の翌日", "day after the term"),
    "leader.import_title": (
        "{title}の推薦の取り込み（年度の書かれていない行は{fy}）",
        "Import nominations: {title} (rows without a fiscal year: {fy})",
    ),
    "leader.nominate_title": ("{title}の登録", "Record a nomination: {title}"),
    "leader.replace_title": ("{title}の交代", "Hand over: {title}"),
    "leader.find.vacant": (
        "リーダーの席が空いています（推薦の期限 {deadline}）。",
        "A leader's seat is vacant (nominations are due on {deadline}).",
    ),
    "leader.find.overdue": (
        "リーダーの席が空いたまま、推薦の期限（{deadline}）を過ぎています。",
        "A leader's seat is vacant; the nomination was due on {deadline}.",
    ),
    "leader.find.new_section": (
        "新しい所属（{since} から）で、まだリーダーがいません。",
        "A new section (since {since}) that has no leader yet.",
    ),
    "leader.find.left": (
        "リーダーが職員名簿にいません（退職など）。所属にリーダーがいない状態です。",
        "The leader is no longer on the staff; the section has no leader.",
    ),
    "leader.find.moved": (
        "{where} へ異動し（{since}）、所属にリーダーがいない状態です。",
        "Transferred to {where} ({since}); the section has no leader.",
    ),
    "leader.find.post_over_ends": (
        "この所属での兼務が終わり（本務は {where}）、所属にリーダーがいない状態です。",
        "The second post here is over (main post: {where}); the section has no leader.",
    ),
    "leader.find.post_over_ask": (
        "この所属での兼務が終わりました（本務は {where}）。続けるか交代するかを決めてください。",
        "The second post here is over (main post: {where}). Decide: go on or hand over.",
    ),
    "leader.find.post_over_continues": (
        "この所属での兼務が終わりましたが（本務は {where}）、任期は続いています。",
        "The second post here is over (main post: {where}); the term goes on.",
    ),
    "leader.find.elsewhere_ask": (
        "{where} へ異動しました（{since}）。続けるか交代するかを決めてください。",
        "Transferred to {where} ({since}). Decide: go on or hand over.",
    ),
    "leader.find.elsewhere_continues": (
        "{where} に異動しましたが（{since}）、任期は続いています。",
        "Now in {where} ({since}); the term goes on.",
    ),
    "leader.find.leave": ("{kind}中です（{until} に復帰予定）。", "On leave ({kind}), comes back on {until}."),
    "leader.find.leave_open": ("{kind}中です（復帰の日は未定）。", "On leave ({kind}), without a day of coming back."),
    "leader.find.twice": ("{other} のリーダーも務めています。", "Also leads {other}."),
    "leader.find.beyond": ("決まりの席数（{seats}）を超えた席です。", "Holds a seat beyond the {seats} of the rule."),
    "leader.find.no_section": ("今はない所属のリーダーになっています。", "Leader of a section that no longer exists."),
    "leader.find.unfit": ("決まりの対象から外れています: {why}", "Not eligible by the rule: {why}"),
    "leader.find.ending": (
        "任期は {ends} までです。次の推薦が必要です。",
        "The term ends on {ends}; the next nomination is needed.",
    ),
    "leader.find.not_begun": (
        "リーダー研修（{first} から）をまだ始めておらず、席もありません。",
        "Has neither begun the leaders' programme (from {first}) nor a seat in it.",
    ),
    "leader.find.unfinished": (
        "リーダー研修（{last} まで）のうち {count} 研修が未修了です。",
        "{count} trainings of the leaders' programme (until {last}) are unfinished.",
    ),
    "leader.find.straddles": (
        "受講中の研修が 4 月 1 日をまたぎます（{last} まで）。異動で続けられないおそれがあります。",
        "A training runs over 1 April (until {last}); a transfer may cut it short.",
    ),
    "leader.find.no_theme": ("改善テーマが未登録です。", "No improvement theme yet."),
    "leader.find.no_result": ("取組の成果が未登録です。", "No result of the theme yet."),
    "leader.find.target": (
        "リーダーの累計は {reached} 人です（目標 {target} 人）。",
        "{reached} people have become leaders so far (target {target}).",
    ),
    "E_LEADER_MASS": (
        "この名簿では、その日の任期 {total} 件のうち {found} 件が終わります（上限 {expected}）。",
        "With this list {found} of the {total} terms of the day would end (limit {expected}).",
    ),
    "E_LEADER_MASS.hint": (
        "全件の名簿か確かめてください。正しければ --allow-mass-change を付けてください。",
        "Check that the list holds all leaders; if it is right, add --allow-mass-change.",
    ),
    "E_LEADER_COMPLETE_FROM": (
        "--complete には、名簿がいつからのものかを --from で指定してください。名簿にない任期は、その前日で終わります。",
        "--complete needs --from: the day from which the list holds. Terms that it lacks end the day before.",
    ),
    "E_LEADER_COMPLETE_FROM.hint": (
        "例: --complete --from 2026-10-01",
        "For example: --complete --from 2026-10-01",
    ),
    "E_LEADER_COMPLETE_FORMS": (
        "--complete は、返送された推薦書には使えません。推薦書に名前がないことは、任期の終わりを意味しません。",
        "--complete is not for returned forms: a blank form does not end a term.",
    ),
    "E_LEADER_COMPLETE_FORMS.hint": (
        "退任は、リーダー名簿（全件）か `skillmap leader replace` で登録してください。",
        "Record the end of a term with a complete list of leaders, or with: `skillmap leader replace`",
    ),
    "E_LEADER_DUP": (
        "{section} の席は {seats} つですが、同じ期間に「{found}」と「{other}」が推薦されています。",
        "{section} has {seats} seat(s), but {found} and {other} are both nominated for the same time.",
    ),
    "E_LEADER_DUP.hint": (
        "どちらか一人にするか、推薦順位または就任日・退任日を入れてください。",
        "Keep one, or give ranks or first and last days.",
    ),
    "E_LEADER_OVERLAP": (
        "{section} で「{found}」と「{other}」の任期が重なっています。",
        "In {section} the terms of {found} and {other} overlap.",
    ),
    "E_LEADER_OVERLAP.hint": (
        "前任者の退任日は、後任者の就任日の前日にしてください。",
        "The predecessor's last day must be the day before the successor's first.",
    ),
    "E_LEADER_SEAT_TAKEN": (
        "{section} の席（{seats}）は {holder} が {ends} まで務めているため、{found} を登録できません。",
        "The seat(s) of {section} ({seats}) are held by {holder} until {ends}; {found} cannot be recorded.",
    ),
    "E_LEADER_SEAT_TAKEN.hint": (
        "交代のときは `skillmap leader replace` を使うか、--replace を付けて取り込んでください。",
        "For a handover use `skillmap leader replace`, or import with --replace.",
    ),
    "E_LEADER_NO_NAMES": (
        "{file} に職員番号や氏名の列が見つからないため、どの席にだれが就くのか分かりません。使っていない見出し：{found}",
        "{file} has no column of numbers or names, so nobody can be seen in it. Headings that are not used: {found}",
    ),
    "E_LEADER_NO_NAMES.hint": (
        '氏名の列の見出しを --heading "見出し=氏名" で指定してください。',
        'Say which column holds the names: --heading "heading=name"',
    ),
    "E_LEADER_FROM": (
        "就任日が書かれていません。年度の初日（{starts}）からとすると、今日（{today}）より前に始まる任期になります。",
        "No first day is given. From the first day of the year ({starts}) on, the term would begin before today"
        " ({today}).",
    ),
    "E_LEADER_FROM.hint": (
        "就任日の列に書くか、`skillmap leader import FILE` に、年度の初めからなら --from {starts}、"
        "今日からなら --from {today} を付けてください。",
        "Fill in the first day, or import with `skillmap leader import FILE` and --from {starts} (since the year began)"
        " or --from {today} (from today on).",
    ),
    "E_LEADER_WHOSE": (
        "{section} の席はすべて埋まっていて、「{found}」が誰の後任か分かりません（在任: {expected}）。",
        "All seats of {section} are held, and it is not clear whom {found} follows (in office: {expected}).",
    ),
    "E_LEADER_WHOSE.hint": (
        "前任者の列に、退く職員の番号か氏名を書いてください。",
        "Name whoever leaves, by number or name, in the column of the predecessor.",
    ),
    "W_LEADER_ENDS": (
        "{section} の {found} の任期は、{ends} で終わります。",
        "The term of {found} in {section} ends on {ends}.",
    ),
    "W_LEADER_STRUCK": (
        "取り消し線の行は読んでいませんが、{section} の {found} は {ends} まで在任の登録です。",
        "The row is struck out and was not read, but {found} is recorded as leader of {section} until {ends}.",
    ),
    "W_LEADER_STRUCK.hint": (
        "退任したのであれば、`skillmap leader replace` で任期を終わりにしてください。",
        "If the term is over, end it with `skillmap leader replace`.",
    ),
    "E_LEADER_OTHER_SECTION": (
        "「{found}」は {section} のリーダーにもなっています。",
        "{found} is also leader of {section}.",
    ),
    "E_LEADER_OTHER_SECTION.hint": (
        "一人が務められるのは一つの所属です。どちらかを別の職員にしてください。",
        "One person leads one section. Nominate somebody else for one of them.",
    ),
    "E_LEADER_NOT_MEMBER": (
        "「{found}」は {section} の職員ではありません（所属: {where}）。",
        "{found} does not belong to {section} (but to {where}).",
    ),
    "E_LEADER_NOT_MEMBER.hint": (
        "職員番号と所属を確かめてください。異動したばかりのときは、先に職員名簿を取り込んでください。",
        "Check number and section. After a transfer, import the staff list first.",
    ),
    "E_LEADER_NOT_SECTION": (
        "「{found}」はリーダーを置く単位（課）ではありません。",
        "{found} is not a section in which leaders are counted.",
    ),
    "E_LEADER_NOT_SECTION.hint": ("課の名前で指定してください。", "Name the section."),
    "E_LEADER_NO_SECTION": ("「{found}」の所属（課）が分かりません。", "The section of {found} is not known."),
    "E_LEADER_NO_SECTION.hint": (
        "課の列を入れるか、職員名簿の所属を確かめてください。",
        "Give the section, or check the staff list.",
    ),
    "E_LEADER_PERIOD": (
        "退任日（{ends}）が就任日（{starts}）より前です。",
        "The last day ({ends}) is before the first day ({starts}).",
    ),
    "E_LEADER_PERIOD.hint": ("日付を確かめてください。", "Check the days."),
    "E_LEADER_NONE": ("{section} にはその日のリーダーがいません。", "{section} has no leader on that day."),
    "E_LEADER_NONE.hint": (
        "新しく登録するときは `skillmap leader nominate` を使ってください。",
        "To record one use: `skillmap leader nominate`",
    ),
    "E_LEADER_WHICH_SEAT": (
        "{section} にはリーダーの席が複数あります。\n{listed}",
        "{section} has several leaders' seats.\n{listed}",
    ),
    "E_LEADER_WHICH_SEAT.hint": ("--seat に席の番号を付けてください。", "Give the number of the seat with --seat."),
    "W_LEADER_NOT_ELIGIBLE": (
        "「{found}」は決まりの対象から外れています: {why}",
        "{found} is not eligible by the rule: {why}",
    ),
    "W_LEADER_NOT_ELIGIBLE.hint": (
        "このまま登録できますが、決まり（leaders.yaml）に合うか確かめてください。",
        "It can be recorded all the same; check it against the rule (leaders.yaml).",
    ),
    "W_LEADER_ON_LEAVE": ("「{found}」は{kind}中です。", "{found} is on leave ({kind})."),
    "E_LEADER_MOVES_BEFORE": (
        "「{found}」は任期の始まる {day} までに異動する登録があり、そのときは {section} の職員ではありません。",
        "{found} is recorded to be transferred by {day}, when the term begins, and is no member of {section} then.",
    ),
    "E_LEADER_MOVES_BEFORE.hint": (
        "ほかの職員を推薦してもらうか、異動の登録を確かめてください。",
        "Ask for somebody else, or check the transfer that is recorded.",
    ),
    "W_LEADER_LEAVES": (
        "「{found}」は任期の途中の {day} から在職しません。",
        "{found} is not on the staff from {day}, within the term.",
    ),
    "W_LEADER_MOVES": (
        "「{found}」は任期の途中の {day} に異動する登録があります。",
        "{found} is recorded to be transferred on {day}, within the term.",
    ),
    "W_LEADER_POST_ENDS": (
        "「{found}」は任期の途中の {day} に兼務が終わる登録があります。",
        "A second post of {found} is recorded to end on {day}, within the term.",
    ),
    "W_LEADER_LEAVE_COMES": (
        "「{found}」は任期の途中の {day} から{kind}に入る登録があります。",
        "{found} is recorded to be on leave ({kind}) from {day}, within the term.",
    ),
    "W_LEADER_EXEMPT": ("{section} はリーダーを置かなくてよい所属です。", "{section} needs no leader by the rule."),
    "W_LEADER_ROUTE": ("経路「{found}」は決まりにありません。", "The route {found} is not in the rule."),
    "W_LEADER_UNCHECKED": (
        "「{found}」の {day} の所属が記録にないため、所属は確かめていません。",
        "Where {found} belonged on {day} is not recorded, so it was not checked.",
    ),
    "N_LEADER_CANDIDATE": (
        "「{found}」は推薦順位 {rank} 位で席がないため、登録しません。",
        "{found} is ranked {rank} and there is no seat left: not recorded.",
    ),
    "N_LEADER_VACANT_ROWS": (
        "職員の書かれていない行（空席）が {count} 行あります。",
        "{count} rows name nobody (vacant seats).",
    ),
    "E_SECTION_OR_STAFF": (
        "--section か --staff のどちらか一つを指定してください。",
        "Give either --section or --staff.",
    ),
}
