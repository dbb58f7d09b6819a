"""Texts of orders: what a line of a list tells of a person's record, and what cannot be as it says."""

TEXTS: dict[str, tuple[str, str]] = {
    "staff.item_from": ("{item}（{day}から）", "{item} from {day}"),
    "staff.from": ("{day}から", "from {day}"),
    "staff.former_number": ("前の職員番号", "former number"),
    "staff.announced_on": ("内示日", "announced on"),
    "staff.order": ("発令", "order"),
    "staff.order_same": ("今の登録と同じ内容", "as recorded"),
    "staff.leaving": ("退職等", "leaving"),
    "staff.waits": ("控えておく", "kept for a return"),
    "staff.holds": ("当てはまる", "holds"),
    "staff.again.leaves": ("控えていた退職等", "leaving told before"),
    "staff.again.values": ("控えていた発令", "order told before"),
    "staff.again.main": ("控えていた異動", "transfer told before"),
    "staff.again.second": ("控えていた兼務", "second post told before"),
    "staff.again.leave": ("控えていた休職等", "leave told before"),
    "staff.goes_on": ("引き続き在職", "stays on the staff"),
    "staff.on_the_staff": ("在職", "on the staff"),
    "staff.post.extra": ("兼務", "second post"),
    "staff.post.concurrent": ("併任", "concurrent post"),
    "staff.post.acting": ("事務取扱", "acting post"),
    "staff.post.ex-officio": ("充て職", "ex-officio post"),
    "staff.post.at.extra": ("{unit}", "{unit}"),
    "staff.post.at.concurrent": ("{unit}（併任）", "{unit} (concurrent)"),
    "staff.post.at.acting": ("{unit}（事務取扱）", "{unit} (acting)"),
    "staff.post.at.ex-officio": ("{unit}（充て職）", "{unit} (ex officio)"),
    "staff.post_until": ("{unit}（{day}まで）", "{unit} (until {day})"),
    "staff.depart.title": ("退職など（{day}から在職しない）", "Leaving (not on the staff from {day})"),
    "staff.post.title": ("兼務（{day}）", "Second post on {day}"),
    "staff.post_over": ("兼務の終わり", "end of a second post"),
    "staff.reason.retired": ("退職", "retired"),
    "staff.reason.moved-out": ("転出", "moved out"),
    "staff.reason.term-over": ("任期満了", "term over"),
    "staff.reason.died": ("死亡", "died"),
    "leaving.request": ("受講希望", "request"),
    "leaving.aim": ("目標", "aim"),
    "leaving.term": ("リーダーの席（{day}から空席）", "leader's seat, vacant from {day}"),
    "join.title": ("職員番号の引き継ぎ: {old} → {new}", "One person under two staff numbers: {old} → {new}"),
    "join.count": ("{count} 件を引き継ぐ", "{count} go on"),
    "recorded.by_hand": ("記録 {entry}", "entry {entry}"),
    "E_JOIN_SAME_DAYS": (
        "{person} と {other} は、{day} にどちらも在職しているため、同じ職員にはできません（登録したところ: {place}、{found}）。",
        "{person} and {other} were both on the staff on {day} (recorded from {place} and {found}): they are two people.",
    ),
    "E_JOIN_SAME_DAYS.hint": ("{advice}", "{advice}"),
    "join.advice.end": (
        "別の職員であれば、このままで構いません。同じ職員であれば、前の番号の在職を `skillmap staff depart {old} --on {until}` で終えてから、もう一度実行してください。",
        "Leave two people as they are. For one person, end the old number first: `skillmap staff depart {old} --on {until}`",
    ),
    "join.advice.twice": (
        "別の職員であれば、このままで構いません。一人を二つの番号で登録したのであれば、誤った番号の名簿の記録を `skillmap db journal` で探し、その番号を付けた `skillmap db undo` で取り消してください。",
        "Leave two people as they are. If one person was recorded twice, find the wrong entry with `skillmap db journal` and take it back with `skillmap db undo` and its number",
    ),
    "W_JOIN_NAME": (
        "氏名もフリガナも違います（{found} と {expected}）。",
        "Neither name nor reading is the same ({found} and {expected}).",
    ),
    "W_JOIN_NAME.hint": (
        "別の職員の番号でないか確かめてください。取り違えると、二人のレベルや修了が混ざります。",
        "Check that neither number is somebody else's: levels and completions of two people would be mixed.",
    ),
    "W_JOIN_HIRED": (
        "{person} の採用年月日が違います（前の番号 {found}、新しい番号 {expected}）。",
        "{person}: the days of hiring differ ({found} under the old number, {expected} under the new one).",
    ),
    "W_JOIN_HIRED.hint": (
        "再任用など、採用し直した職員であれば、このままで構いません。",
        "This is as it should be for somebody who was hired again.",
    ),
    "W_JOIN_NEW_NUMBER": (
        "職員番号 {found} はまだ登録がありません。{person} の番号を {found} に改めます。",
        "Staff number {found} is not recorded yet: it becomes the number of {person}.",
    ),
    "W_JOIN_NEW_NUMBER.hint": (
        "番号を打ち間違えていないか確かめてください。",
        "Check that the number is typed right.",
    ),
    "join.list.title": ("職員番号の引き継ぎ（{count}人）", "{count} staff numbers given up for others"),
    "E_JOIN_LIST_TWICE": (
        "職員番号 {found} が二か所にあります（もう一方: {other}）。",
        "Staff number {found} stands in two places (the other one: {other}).",
    ),
    "E_JOIN_LIST_TWICE.hint": (
        "どちらか一方にしてください。番号が順に変わったときは、一覧を分けて順に取り込んでください。",
        "Keep one of them; where numbers changed one after the other, take them in one list after the other.",
    ),
    "E_JOIN_WHAT": (
        "前の番号と新しい番号の二つか、--list FILE を指定してください。",
        "Give the old and the new number, or --list FILE.",
    ),
    "E_JOIN_WHAT.hint": (
        "例: `skillmap staff join 000103 000950`、または `skillmap staff join --list FILE`（旧職員番号、新職員番号の列）",
        "For instance `skillmap staff join 000103 000950`, or `skillmap staff join --list FILE` (columns old number, new number)",
    ),
    "E_JOIN_ITSELF": ("{found}: 同じ番号が二度書かれています。", "{found}: the two numbers are the same."),
    "E_JOIN_ITSELF.hint": (
        "前の番号、新しい番号の順に書いてください（例: `skillmap staff join 000103 000950`）。",
        "Give the old number, then the new one (for instance `skillmap staff join 000103 000950`).",
    ),
    "E_STAFF_NUMBER_NOBODY": (
        "職員番号 {found} には登録がありません。",
        "Nothing is recorded under staff number {found}.",
    ),
    "E_STAFF_NUMBER_NOBODY.hint": (
        "番号を確かめてください。既に引き継いだ番号は `skillmap staff show {found}` で新しい番号が分かります。",
        "Check the number; of one that was given up, `skillmap staff show {found}` tells the new one.",
    ),
    "E_STAFF_NUMBER_OTHER": (
        "職員番号 {number} は {expected}（{other}）の番号ですが、ここでは氏名が {found} です。",
        "Staff number {number} is that of {expected} ({other}); here the name is {found}.",
    ),
    "E_STAFF_NUMBER_OTHER.hint": (
        "別の職員であれば、番号を直してください。同じ職員が氏名を変えたのであれば、「改姓日」の列に新しい氏名の最初の日を書いてください。",
        'Mend the number of somebody else; for a change of name, give its first day in a column "name changed on".',
    ),
    "E_STAFF_NUMBER_REUSED": (
        "職員番号 {number} は、{day} から在職していない {expected}（{other}）の番号ですが、ここでは氏名が {found} です。",
        "Staff number {number} is that of {expected} ({other}), gone from {day}; here the name is {found}.",
    ),
    "E_STAFF_NUMBER_REUSED.hint": (
        "別の職員に同じ番号を使うときは、前の職員の番号を `skillmap staff join {number} {number}-1` のように改めてから取り込んでください。同じ職員が氏名を変えて戻ったのであれば、「改姓日」の列に新しい氏名の最初の日を書いてください。",
        'If somebody else has the number now, give the former bearer another one first (`skillmap staff join {number} {number}-1`); if the person is back under a new name, give its first day in a column "name changed on".',
    ),
    "W_STAFF_PERHAPS_SAME": (
        "{found} は、{other} と同じ職員かもしれません（氏名・フリガナなどが同じ）。",
        "{found} is perhaps the same person as {other}: the name (and the reading, where known) is the same.",
    ),
    "W_STAFF_PERHAPS_SAME.hint": ("{advice}", "{advice}"),
    "join.advice.left": (
        "同じ職員であれば、取り込んだ後に `skillmap staff join {old} {new}` で経歴を引き継いでください。別の職員であれば、このままで構いません。",
        "If so, join the two after the import: `skillmap staff join {old} {new}`",
    ),
    "join.advice.here": (
        "同じ職員の番号が変わったのであれば、この名簿を取り込む前に `skillmap staff join {old} {new}` で番号を改めてください（先に取り込むと、前の番号で持っている席や目標が空きます）。別の職員であれば、このままで構いません。",
        "If the number has changed, change it before this import, or seats and aims are freed: `skillmap staff join {old} {new}`",
    ),
    "W_STAFF_FORMER_NUMBER": (
        "{found} は {expected} の前の職員番号です。{expected} として取り込みます。",
        "{found} is the former number of {expected}; taken in as theirs.",
    ),
    "W_STAFF_FORMER_NUMBER.hint": (
        "別の職員であれば、取り込まずに番号と氏名を確かめてください。",
        "If it is somebody else, do not apply this; check number and name.",
    ),
    "W_LEAVE_IN_REMARK": (
        "{person} の備考から、休職等「{leave}」と読めます。まだ登録していません。",
        "The remark of {person} speaks of leave: {leave}. It is not recorded.",
    ),
    "W_LEAVE_IN_REMARK.hint": (
        "登録するときは --leave-in-remarks を付けて取り込むか、休職等の一覧を `skillmap staff leave` で取り込んでください。",
        "To record it, import with --leave-in-remarks, or take in a list with `skillmap staff leave`.",
    ),
    "W_LEAVE_BEFORE_ORDER": (
        "{person} は {day} から在職しないため、登録済みの {later} からの発令は当てはまらなくなります。",
        "{person} is not on the staff from {day}: what is recorded from {later} does not hold any more.",
    ),
    "W_LEAVE_BEFORE_ORDER.hint": (
        "退職の日か、先の日の発令のどちらが正しいか確かめてください。先の発令は控えておき、その前に再び在職したことを取り込むと、もとどおり当てはまります。",
        "Check which is right: the day of leaving, or the later order. The later one is kept, and holds again once a return before it is told.",
    ),
    "W_STAFF_ORDERS_AGAIN": (
        "{person} が再び在職するため、先に取り込んで控えていた {later} の発令がもとどおり当てはまります。",
        "{person} is back, so what had been told before for {later} holds again.",
    ),
    "W_STAFF_ORDERS_AGAIN.hint": (
        "今も正しいか確かめてください。違うときは、その発令日で正しい内容を取り込んでください。",
        "Check whether it is still right; if not, take in the right order with its day.",
    ),
    "E_LEAVE_AFTER_LEAVING": (
        "{person} は {left} から在職していないので（最後の登録: {other}）、{day} からの{kind}は登録できません。",
        "{person} is not on the staff from {left} (last recorded from {other}): no {kind} from {day}.",
    ),
    "E_LEAVE_AFTER_LEAVING.hint": (
        "休職等の始まりか、退職の日を確かめてください。再び採用した人は、先に職員名簿で取り込んでください。",
        "Check the first day of the leave, or the day of leaving; take somebody hired again in with the staff list first.",
    ),
    "E_LEAVE_BEFORE_HIRED": (
        "{person} の{kind}の始まり（{day}）が、採用年月日（{hired}、{other}）より前です。",
        "{kind} of {person} begins on {day}, before they were hired ({hired}, {other}).",
    ),
    "E_LEAVE_BEFORE_HIRED.hint": (
        "休職等の始まりか、採用年月日を直してください。",
        "Mend the first day of the leave, or the day of hiring.",
    ),
    "W_LEAVE_AFTER_LEAVING": (
        "{person} は {left} から在職しないので、{kind}は {found} までではなく退職の日までとします。",
        "{person} is not on the staff from {left}: {kind} ends then, not on {found}.",
    ),
    "W_LEAVE_AFTER_LEAVING.hint": (
        "退職の日か休職等の終わりのどちらが正しいか確かめてください。",
        "Check which is right: the day of leaving, or the last day of the leave.",
    ),
    "N_STAFF_NAME_FORMS": (
        "登録と字体の違う氏名が {count} 人分あります（{found}）。登録の字のままにします。",
        "{count} names are written in other forms of their letters than recorded ({found}). The recorded ones stay.",
    ),
    "N_STAFF_NAME_FORMS.hint": (
        "登録の字が違うときは、改姓日の列に日付を書いて取り込んでください。",
        "If the recorded form is wrong, take the name in with a day in the column “name changed on”.",
    ),
    "W_STAFF_HIRED_AGAIN": (
        "{person} は {day} に採用された登録があるので、退職の翌日から引き続き在職とします。前日までの兼務と休職等は終わります。",
        "{person} is recorded as hired on {day}, so they stay on the staff; second posts and leave of before end.",
    ),
    "W_STAFF_HIRED_AGAIN.hint": (
        "再任用などでなければ、採用年月日を確かめてください。",
        "If they were not employed again, check the day of hiring.",
    ),
    "W_STAFF_NOT_COME": (
        "{person} は {day} に採用される登録がありますが、その日の在職者に含まれていません。採用されなかったものとして登録します。",
        "{person} is recorded as hired on {day} and is not on the staff that day: taken as not having come.",
    ),
    "W_STAFF_NOT_COME.hint": (
        "採用されているときは、名簿に行を足すか、採用年月日を確かめてください。",
        "If they did come, add them to the list, or check the day of hiring.",
    ),
    "E_STAFF_HIRED_AGAIN": (
        "{person} は {day} に採用された登録があるので、その前日の退職を登録しても在職のままです。",
        "{person} is recorded as hired on {day}; leaving the day before would change nothing.",
    ),
    "E_STAFF_HIRED_AGAIN.hint": (
        "退職の日と採用年月日のどちらが正しいか確かめてください。採用年月日が違うときは、正しい日で職員名簿を取り込んでください。",
        "Check which is right: the day of leaving, or of hiring; take in a wrong day of hiring again with the staff list.",
    ),
    "W_ORDER_OF_POST": (
        "{person} の{item}は、{before} の発令では「{expected}」でした。「{found}」は名簿の日（{day}）からとします。",
        "{person}: {item} is {expected} by the order of {before}; {found} is taken to hold from the day of the list ({day}).",
    ),
    "W_ORDER_OF_POST.hint": (
        "{before} の発令の訂正であれば、--as-of {before} を付けて取り込んでください。",
        "If that order is to be put right, take the list in with --as-of {before}.",
    ),
    "W_ORDER_OVERTAKEN": (
        "{person} の{item}は {day} から「{found}」ですが、{later} からは登録済みの「{expected}」です。",
        "{person}: {item} is {found} from {day}, and {expected} from {later} as recorded already.",
    ),
    "W_ORDER_OVERTAKEN.hint": (
        "後の発令はそのまま残します。後の発令も違うときは、その発令日で正しい内容を取り込んでください。",
        "The later order stays; if it is wrong too, take in the right one with its day.",
    ),
    "W_STAFF_LEFT_UNKNOWN": (
        "職員番号 {found} は登録がなく、{day} には在職していないため、取り込みません。",
        "Staff number {found} is not recorded and gone from {day}: not taken in.",
    ),
    "W_ORDER_HOLDS_ALREADY": (
        "{person}の{item}「{found}」は、登録では {before} からです（{other}）。{day} からという発令では変わりません。",
        "{item} of {person} is {found} from {before} already ({other}); an order from {day} does not change that.",
    ),
    "W_ORDER_HOLDS_ALREADY.hint": (
        "発令が延びたときは、先の発令の記録を `skillmap db journal` で探し、その番号を付けた `skillmap db undo` で取り消してから、正しい日でもう一度登録してください。",
        "If the order was put off, find the entry of the earlier one with `skillmap db journal`, take it back with `skillmap db undo` and its number and record it anew with its day.",
    ),
    "W_POST_GRADE": (
        "{person}の{unit}での職名「{found}」は登録しません。職名は本務のもの（{expected}）が一つです。",
        "The grade {found} of {person} at {unit} is not recorded: a person has one, that of the main post ({expected}).",
    ),
    "W_POST_GRADE.hint": (
        "その職の代わりを務めるときは発令区分を「事務取扱」にします。昇任なら、本務の行にも新しい職名を書いてください。",
        'For somebody who acts for that post write "acting" as its kind; of a promotion, write the new grade on the line of the main post too.',
    ),
    "W_STAFF_LEFT_EARLIER": (
        "{found} は {before} から在職していません（この行では {day} から）。登録はそのまま残します。",
        "{found} is recorded as gone from {before}; the line says {day}. The record stays.",
    ),
    "W_STAFF_LEFT_EARLIER.hint": (
        "退職の日が違うときは、退職の記録を `skillmap db journal` で探し、その番号を付けた `skillmap db undo` で取り消してから取り込んでください。間に再び在職していたときは、その採用を取り込むと、この行の退職も当てはまります。",
        "If the day is wrong, find the entry of the leaving with `skillmap db journal`, take it back with `skillmap db undo` and its number and import again. If they were back in between, take in the return, and this leaving holds too.",
    ),
    "W_STAFF_OLD_NAME": (
        "この職員の別の時期の氏名です（{found}）。登録の氏名（{expected}）のままにします。",
        "{found} is this person's name of other days; the recorded {expected} stays.",
    ),
    "W_STAFF_OLD_NAME.hint": (
        "元の姓に戻ったのであれば、「改姓日」の列を加えて取り込んでください。",
        'If the person bears this name again, add a column "name changed on" and import again.',
    ),
    "W_STAFF_BACK": (
        "{found} は {day} から在職していませんでした。同じ職員番号で再び在職とします。",
        "{found} was not on the staff from {day} on; taken in as back under the same number.",
    ),
    "W_STAFF_BACK.hint": (
        "別の人に同じ番号を使ったのであれば、取り込まずに番号を確かめてください。",
        "If the number now belongs to somebody else, do not apply this; check the number.",
    ),
    "W_STAFF_POSTED_LATER": (
        "{found} の発令日（{day}）は基準日より後です。それまでの所属が分からないため、{as_of} からこの所属とします。",
        "{found}: the post is of {day}, after the list; where until then is not known, so it is recorded from {as_of}.",
    ),
    "W_STAFF_POSTED_LATER.hint": (
        "基準日か発令日を確かめてください。先に基準日の名簿を取り込めば、発令日からの異動になります。",
        "Check both days; with the list of the day taken in first, this becomes a transfer on its own day.",
    ),
    "W_STAFF_NO_MAIN": (
        "{found} には本務の所属がありません（兼務などだけを登録します）。",
        "{found} has no main post here; only the second post is recorded.",
    ),
    "W_STAFF_NO_MAIN.hint": (
        "本務の行も取り込むか、他の任命権者の職員であればそのままで構いません。",
        "Take in the line of the main post too; for staff of another authority leave it so.",
    ),
    "W_POST_IS_MAIN": (
        "{person} の {day} の本務は {unit} なので、そこへの兼務は登録しません。",
        "{unit} is the main post of {person} on {day}: no second post there is recorded.",
    ),
    "E_STAFF_TWO_LISTS": (
        "{person} の{item}が二つの名簿で違います（ここでは「{found}」、{other} では「{expected}」）。",
        "{person}: {item} differs between two lists ({found} here, {expected} at {other}).",
    ),
    "E_STAFF_TWO_LISTS.hint": (
        "どちらが正しいか各課に確かめ、違うほうの行を直すか消してから、もう一度取り込んでください。異動であれば「発令日」の列に日を書いてください。",
        'Ask which is right and mend or delete the other line; for a transfer give its day in a column "order of".',
    ),
    "E_ORDER_BEFORE_JOINED": (
        "{found} は {joined} からの在職なので（{other}）、{day} の発令は登録できません。",
        "{found} is on the staff from {joined} ({other}); an order of {day} cannot be.",
    ),
    "E_ORDER_BEFORE_JOINED.hint": (
        "発令日か採用年月日のどちらかを直してください。採用が先なら、採用年月日の列のある名簿を先に取り込んでください。",
        'Mend the day of the order or of the hiring; if the hiring was earlier, take in a list with "hired on" first.',
    ),
    "E_ORDER_AFTER_LEAVING": (
        "{found} は {left} から在職していないので（最後の登録: {other}）、{day} の発令は登録できません。",
        "{found} is not on the staff from {left} (last recorded from {other}); an order of {day} cannot be.",
    ),
    "E_ORDER_AFTER_LEAVING.hint": (
        "発令日か退職の日を直してください。再び採用したのであれば、採用年月日の列に新しい日を書いてください。",
        'Mend the day of the order or of leaving; for somebody hired again, give the new day in "hired on".',
    ),
    "E_POST_NOT_HELD": (
        "{person} は {day} に {unit} の兼務をしていません。",
        "{person} holds no second post at {unit} on {day}.",
    ),
    "E_POST_NOT_HELD.hint": (
        "所属と日付を確かめるか、先に兼務の発令を取り込んでください。今の兼務は `skillmap staff show` で見られます。",
        "Check unit and day, or take in the order that began it; see: `skillmap staff show`",
    ),
    "E_POST_DATES": (
        "兼務の終わり（{found}）が始まり（{day}）より前です。",
        "The second post ends ({found}) before it begins ({day}).",
    ),
    "E_POST_DATES.hint": ("日付を直してください。", "Mend the dates."),
}
