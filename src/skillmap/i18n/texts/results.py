"""Sentences of attendance and completion."""

TEXTS: dict[str, tuple[str, str]] = {
    "W_RESULT_REMARK": (
        "{person} は修了とされていますが、備考に「{found}」とあります。",
        "{person} counts as having completed it, but the remark says: {found}",
    ),
    "W_RESULT_REMARK.hint": (
        "本人が受けていなければ、出欠を「代」や「×」に、または修了を「未修了」に直してください。",
        "If they were not there themselves, mark them as proxy or absent, or write that they did not complete it.",
    ),
    "E_RESULT_DAYS": (
        "{field}「{found}」から、修了した日が一通りに決まりません。",
        "The day of completion is not certain from {field} {found}.",
    ),
    "E_RESULT_DAYS.hint": (
        "修了した日（何日かの研修なら最後の日）だけを年から書いてください。",
        "Write the day of completion alone (of a course on several days the last one), with its year.",
    ),
    "result.title": ("受講結果の取り込み", "Results"),
    "result.item": ("研修", "training"),
    "result.line": ("{training} {outcome}（{day}）", "{training}: {outcome} ({day})"),
    "result.line_more": ("{line} {more}", "{line}, {more}"),
    "result.more.session_id": ("開催回 {value}", "session {value}"),
    "result.more.score": ("得点 {value}", "score {value}"),
    "result.more.hours": ("時間数 {value}", "hours {value}"),
    "result.more.remark": ("備考 {value}", "remark {value}"),
    "result.outcome.completed": ("修了", "completed"),
    "result.outcome.not-completed": ("未修了", "not completed"),
    "result.outcome.in-progress": ("受講中", "in progress"),
    "result.outcome.taken-back": ("取消", "taken back"),
    "result.state.in-progress": ("受講中・未受講 {count}行", "{count} under way or not begun"),
    "result.state.not-completed": ("日付のない未修了 {count}行", "{count} not completed, without a day"),
    "result.list_note": (
        "修了 {completed}件 / 全 {count}件（{people}人）",
        "{completed} completed of {count} ({people} people)",
    ),
    "result.correct.title": ("受講結果の訂正", "Result corrected"),
    "result.close.title": ("{session} を締める", "Closing {session}"),
    "result.outstanding.note": (
        "用紙は `skillmap roster export --kind session --session CODE`、届いた結果は `skillmap result import FILE` で取り込みます。",
        "Forms: `skillmap roster export --kind session --session CODE`; results that come: `skillmap result import FILE`.",
    ),
    "result.outstanding.none": ("結果の届いていない研修はありません。", "No results are outstanding."),
    "E_RESULT_CORRECT": ("何を直すかが指定されていません。", "It is not said what to mend."),
    "E_RESULT_CORRECT.hint": (
        "--day、--outcome、--to-staff、--remark のどれかを付けてください。",
        "Say --day, --outcome, --to-staff or --remark.",
    ),
    "E_RESULT_NONE": (
        "{person} の「{training}」には、指定に合う結果の記録がありません（記録のある日：{expected}）。",
        "{person} has no such result of {training} (days recorded: {expected}).",
    ),
    "E_RESULT_NONE.hint": (
        "`skillmap result list --staff 職員番号` で確かめてください。",
        "Look it up: `skillmap result list --staff PERSON`.",
    ),
    "E_RESULT_SEVERAL": (
        "{person} には「{training}」の結果が複数あります（{expected}）。",
        "{person} has several results of {training} ({expected}).",
    ),
    "E_RESULT_SEVERAL.hint": ("--on で日付を指定してください。", "Say which with --on DAY."),
    "E_RESULT_DAY_TAKEN": (
        "{person} には {day} の「{training}」の結果がすでにあります。",
        "{person} has a result of {training} on {day} already.",
    ),
    "E_RESULT_DAY_TAKEN.hint": (
        "誤っている方を `--outcome taken-back` で取り消し、もう一方を直してください: {command}",
        "Take the wrong one back with `--outcome taken-back`, and put the other one right: {command}",
    ),
    "E_RESULT_NOT_OVER": (
        "{session} はまだ終わっていません（終了日 {day}）。",
        "{session} is not over yet (it ends on {day}).",
    ),
    "E_RESULT_PROXY": ("--proxy の「{found}」は使えません。", "{found} is no value of --proxy."),
    "E_RESULT_PROXY.hint": (
        "attended（出席に数える）か absent（欠席に数える）を指定してください。",
        "Say attended or absent.",
    ),
    "E_RESULT_STAFF": ("「{found}」に当たる職員が職員名簿にいません。", "{found} is not on the staff list."),
    "E_RESULT_STAFF.hint": (
        "職員番号を確かめてください（`skillmap staff list`）。",
        "Check the staff number (`skillmap staff list`).",
    ),
    "E_RESULT_SESSION": ("開催コード「{found}」はありません。", "There is no session {found}."),
    "E_RESULT_SESSION.hint": (
        "`skillmap session list` で開催コードを確かめてください。",
        "See the codes with: `skillmap session list`",
    ),
    "E_RESULT_TRAINING": ("「{found}」という研修はありません。", "There is no training {found}."),
    "E_RESULT_TRAINING.hint": (
        'どの研修のことか分かれば --training 研修名 を付けて実行してください（名前がいくつもあるときは --course "名前=研修名" を名前ごとに。次からは自動で分かります）。名前の一覧は `skillmap training list` です。',
        'If you know which training it is, say --training NAME, or --course "NAME=TRAINING" for each of several names: the answer is kept. See the names with `skillmap training list`.',
    ),
    "W_RESULT_PART": (
        "「{found}」を「{training}」のことと読みました。",
        "{found} was taken for {training}.",
    ),
    "W_RESULT_PART.hint": (
        '違うときは --course "名前=研修名" で指定するか、研修の定義の aliases に名前を書いてください。',
        'If it is not, say --course "NAME=TRAINING", or write the name under aliases of the right training.',
    ),
    "E_RESULT_WHICH": (
        "{person} の行は、どの研修の結果か分かりません。",
        "It is not said which training the line of {person} is about.",
    ),
    "E_RESULT_WHICH.hint": (
        "このファイルを `skillmap result import FILE` で取り込み、--session（開催コード）か --training（研修名）を付けてください。",
        "Take this file in with `skillmap result import FILE` and say --session or --training.",
    ),
    "E_RESULT_OTHER_TRAINING": (
        "開催コード {session} は「{expected}」の回で、「{found}」ではありません。",
        "Session {session} is one of {expected}, not of {found}.",
    ),
    "E_RESULT_OTHER_TRAINING.hint": ("開催コードか研修名のどちらかを直してください。", "Mend the code or the name."),
    "E_RESULT_CANCELLED": ("開催コード {session} は中止になった回です。", "Session {session} was cancelled."),
    "E_RESULT_CANCELLED.hint": (
        "別の回の結果でないか確かめてください。",
        "Check whether it is the result of another session.",
    ),
    "E_RESULT_TWICE": (
        "{person} の「{training}」（{day}）について、{cell} と違うことが書かれています。",
        "What is said of {training} of {person} ({day}) differs from {cell}.",
    ),
    "E_RESULT_TWICE.hint": (
        "二つの行のうち、正しい行だけを残してください。",
        "Keep only the one of the two lines that is right.",
    ),
    "W_RESULT_ATTEMPTS": (
        "{person} の「{training}」（{day}）は、同じ日の結果が {cell} と違います（修了と未修了）。",
        "{training} of {person} on {day}: {cell} says otherwise (completed, and not completed).",
    ),
    "E_RESULT_ASK_ATTEMPTS": (
        "同じ日に修了と未修了の両方が書かれた人が {count} 件あり、どちらを採るかの確認が必要です。",
        "{count} people have both a completion and a failure on one day: it must be said which of them counts.",
    ),
    "E_RESULT_ASK_ATTEMPTS.hint": (
        "--attempts best（再受験などで、一度でも修了していれば修了とする）か --attempts last（下に書かれた行を採る）を付けて、もう一度実行してください。書き間違いなら、正しい行だけを残してください。何も書き込んでいません。",
        "Run it again with --attempts best (a completion counts, as of a test taken again) or --attempts last (the lower line counts); if it is a mistake, keep the right line only. Nothing was written.",
    ),
    "E_RESULT_EITHER": (
        "{person} の「{training}」（{day}）は、{others} のどれのことか分かりません。",
        "The line of {person} about {training} ({day}) could mean any of {others}.",
    ),
    "E_RESULT_EITHER.hint": (
        "その行に開催コードを書くか、--near another（別の修了）を付けて実行してください。",
        "Fill in the session code of that line, or run it with --near another.",
    ),
    "W_RESULT_NEAR": (
        "{person} の「{training}」（{day}）に近い記録 {others} があります。",
        "Near {training} of {person} on {day} there is {others}.",
    ),
    "E_RESULT_ASK_NEAR": (
        "日付の近い記録が {count} 件あり、同じ修了か別の修了かの確認が必要です。",
        "{count} completions lie near one that is known: it must be said whether they are the same.",
    ),
    "E_RESULT_ASK_NEAR.hint": (
        "--near same（同じ修了。訂正や、遅れて届いた報告）か --near another（別の修了）を付けて、もう一度実行してください。何も書き込んでいません。",
        "Run it again with --near same (a correction, or the same told late) or --near another. Nothing was written.",
    ),
    "W_RESULT_NOT_THERE": (
        "{person} には、取り消す「{training}」の修了がありません。",
        "{person} has no completion of {training} to take back.",
    ),
    "W_RESULT_SCORES": (
        "{person} の「{training}」の評点は、{cell} の行では {expected} です。下の行の {found} を記録します。",
        "The score of {person} in {training} is {expected} in the row of {cell}; the lower row counts ({found}).",
    ),
    "W_RESULT_SCORES.hint": (
        "正しくないときは、正しい行だけを残してください。",
        "If not, keep only the row that is right.",
    ),
    "W_RESULT_TAKEN_BACK": (
        "{person} の「{training}」（{day}）の修了は取り消されています。一覧では戻しません。",
        "The completion of {training} by {person} ({day}) was taken back; a list does not bring it back.",
    ),
    "W_RESULT_TAKEN_BACK.hint": (
        "修了が正しければ: {command}",
        "If it was right after all: {command}",
    ),
    "W_RESULT_CORRECTED": (
        "{person} の「{training}」（{day}）は訂正済みです（記録番号 {entry}）。一覧では戻しません。",
        "{training} of {person} ({day}) was corrected by hand (entry {entry}); a list does not bring back what it was.",
    ),
    "W_RESULT_CORRECTED.hint": (
        "訂正が誤りだったときは、`skillmap db undo {entry}` で取り消してから取り込んでください。",
        "If the correction was wrong, take it back with `skillmap db undo {entry}` and take the list in again.",
    ),
    "W_RESULT_SCORE_ALONE": (
        "点数だけの行が {count} 行あります。合格とする点が決まっていないので、修了かどうか分かりません。",
        "{count} rows say nothing but a score, and no score is set that completes a training.",
    ),
    "W_RESULT_SCORE_ALONE.hint": (
        "skillmap.toml の completion_score に合格点を書いてください（例：completion_score = 60）。",
        "Set completion_score in skillmap.toml, for instance completion_score = 60.",
    ),
    "W_RESULT_AFTER_LEAVING": (
        "{person} は {gone} から在職していませんが、結果の日は {day} です。",
        "{person} is not on the staff from {gone}, and the result is of {day}.",
    ),
    "W_RESULT_AFTER_LEAVING.hint": (
        "番号と日を確かめてください。同じ番号を別の職員が使っているときは、先に職員名簿を取り込んでください。",
        "Look at the number and the day. If somebody else has the number by now, take in the staff list first.",
    ),
    "N_RESULT_LEFT": (
        "すでに退職した {count} 人の結果があります：{people}。在職中の受講として記録します。",
        "There are results of {count} people who have left: {people}. They are recorded as of their time on the staff.",
    ),
    "W_RESULT_OLD_ROSTER": (
        "{session} の日程を変える前の名簿です。「{found}」の出欠を、今の日程「{expected}」のものとして読みました。",
        "The roster of {session} is from before its days changed: what stands under {found} is read as of {expected}.",
    ),
    "W_RESULT_OLD_ROSTER.hint": (
        "変更前の日に出席した人の名簿なら、`skillmap session change {session} --day 日` で日程を戻してから取り込んでください。",
        "If it was held on the former days after all, put them back first: `skillmap session change {session} --day DAY`",
    ),
    "E_RESULT_ROSTER_DAYS": (
        "{session} の日程を変える前の名簿です。出欠の列（{found}）が今の日程（{expected}）と対応しません。",
        "The roster of {session} is from before its days changed: its columns {found} do not match the days of today ({expected}).",
    ),
    "E_RESULT_ROSTER_DAYS.hint": (
        "「修了」の列に結果を書いて出欠の列を消すか、今の名簿に書き写してください（`skillmap roster export --kind session --session {session}`）。",
        "Write the results into the column for them and clear those of attendance, or copy them into the roster of today (`skillmap roster export --kind session --session {session}`).",
    ),
    "N_RESULT_UNDER_WAY": (
        "まだ結果でない行が {count} 行あります（{states}）。記録しません。",
        "{count} rows are no results yet ({states}); they are not recorded.",
    ),
    "E_RESULT_DAY": (
        "{person} の「{training}」の修了年月日がありません。",
        "The day on which {person} completed {training} is missing.",
    ),
    "E_RESULT_DAY.hint": (
        "修了年月日の列に日付を書くか、全員同じ日なら --on 日付 を付けて実行してください。",
        "Fill in the day of completion, or say --on DAY when it is the same for all.",
    ),
    "W_RESULT_NAME": (
        "番号は {person} ですが、氏名が「{found}」となっています。",
        "The number is that of {person}, but the name says {found}.",
    ),
    "W_RESULT_NAME.hint": ("番号の書き間違いでないか確かめてください。", "Check that the number is right."),
    "W_RESULT_AWAY_NO_SEAT": (
        "{person} は {session} に席がなく、出席もしていません。この行は登録しません。",
        "{person} has no seat in {session} and was not there: nothing is recorded of this line.",
    ),
    "W_RESULT_AWAY_NO_SEAT.hint": (
        "席があったはずであれば、席を登録してから（`skillmap enrol add {session} --staff {staff}`）もう一度取り込みます。",
        "If there should have been a seat, record it (`skillmap enrol add {session} --staff {staff}`) and take the "
        "file in again.",
    ),
    "W_RESULT_NO_SEAT": (
        "{person} は {session} の受講者ではありませんが、結果があります。",
        "{person} has a result but no seat in {session}.",
    ),
    "W_RESULT_NO_SEAT.hint": (
        "当日参加なら、このままで構いません。別の回と取り違えていないか確かめてください。",
        "Fine for somebody who came on the day. Check that it is not another session.",
    ),
    "W_RESULT_RETIRED": ("「{training}」は廃止された研修です。", "{training} is no longer offered."),
    "W_RESULT_AGAINST_RULE": (
        "{person} は「{found}」となっていますが、出席や評点の基準とは合いません。",
        "{person} is marked {found}, against the rule for attendance and score.",
    ),
    "W_RESULT_AGAINST_RULE.hint": (
        "書かれたとおりに記録します。基準は skillmap.toml の completion_share と completion_score です。",
        "It is recorded as written. The rule is completion_share and completion_score in skillmap.toml.",
    ),
    "E_RESULT_SCALE": (
        "評点がどれも 1 以下（最高 {found}）で、修了の基準 {expected}点と比べられません。",
        "No score is above 1 (the best is {found}): they cannot be compared with the {expected} that complete.",
    ),
    "E_RESULT_SCALE.hint": (
        "割合で書かれた評点（0.82 など）であれば、--full-marks 1 を付けて実行してください。",
        "If they are shares (like 0.82), run it with --full-marks 1.",
    ),
    "W_RESULT_DAY_AGAINST_RULE": (
        "{person} には修了日（{day}）がありますが、出席や評点が基準に届かないため「未修了」として記録します。",
        "{person} has a day of completion ({day}), but attendance or score is below the rule: recorded as not completed.",
    ),
    "W_RESULT_DAY_AGAINST_RULE.hint": (
        "修了であれば「修了」の欄に 修了 と書いてください。基準は skillmap.toml の completion_share と completion_score です。",
        "If it is completed, write so in the column result. The rule is completion_share and completion_score in "
        "skillmap.toml.",
    ),
    "W_RESULT_PROGRESS": (
        "進捗率が {found}% なのに、修了とあります。",
        "Completed, though the progress is {found} %.",
    ),
    "W_RESULT_PROGRESS.hint": (
        "修了として記録します。違うときは、修了日や「修了」の欄を確かめてください。",
        "It is recorded as completed. If that is wrong, check the day of completion and the column result.",
    ),
    "W_RESULT_PROGRESS_SHARE": (
        "進捗率が {count} 行とも 1 以下です。100% の意味で 1 と書かれていても、1% として読みました。",
        "On all {count} lines the progress is 1 or less: even where 1 means all of it, it was read as 1 %.",
    ),
    "W_RESULT_PROGRESS_SHARE.hint": (
        "割合であれば、進捗率を 100 や 60% のような百分率に直してから取り込んでください。",
        "If they are shares, write them as percents (100, 60%) first.",
    ),
    "W_RESULT_HOURS": (
        "{person} の受講時間は{found}時間で、研修の定義の{expected}時間と違います。",
        "{person} has {found} hours; the training has {expected}.",
    ),
    "W_RESULT_HOURS.hint": (
        "書かれたとおりに記録します。途中で抜けた人は「修了」の欄を確かめてください。",
        "It is recorded as written. Of somebody who left early, check the column result.",
    ),
    "W_PROXY_ATTENDANCE": (
        "{person} は代理出席です。本人の出席に数えるかどうか決まっていません。",
        "Somebody else came for {person}; it is not said whether that counts.",
    ),
    "W_PROXY_ATTENDANCE.hint": (
        "--proxy attended（数える）か --proxy absent（数えない）を付けて実行してください。",
        "Run it with --proxy attended or --proxy absent.",
    ),
    "E_RESULT_ASK": (
        "代理出席が {count} 件あり、出席に数えるかどうかの確認が必要です。",
        "{count} people were represented by somebody else: it must be said whether that counts.",
    ),
    "E_RESULT_ASK.hint": (
        "--proxy attended（数える）か --proxy absent（数えない）を付けて、もう一度実行してください。何も書き込んでいません。",
        "Run it again with --proxy attended or --proxy absent. Nothing was written.",
    ),
    "W_RESULT_FUTURE": (
        "{person} の修了年月日 {day} は、まだ先の日付です。",
        "{day}, on which {person} is said to have completed it, is still to come.",
    ),
    "W_RESULT_FUTURE.hint": ("日付か開催回を確かめてください。", "Check the day or the session."),
    "W_RESULT_LATER_YEAR": (
        "{person} の修了年月日 {day} は、{session} が終わった {last} より後で、{fy}の修了として数えます。",
        "{day}, on which {person} is said to have completed {session}, lies after its end ({last}): it counts for {fy}.",
    ),
    "W_RESULT_LATER_YEAR.hint": (
        "結果の届いた日であれば、その回の日（{last} など）に直してください。",
        "If it is the day on which the result came, write a day of the session, such as {last}.",
    ),
    "E_RESULT_TITLE": (
        "表題は修了者の名簿ですが、この行に「{found}」と書かれています。",
        "By its title the list is one of those who completed, but this row says {found}.",
    ),
    "E_RESULT_TITLE.hint": (
        "「修了」の列を加え、修了か未修了かを行ごとに書いてください。",
        "Add the column completed, and say in each row whether they did.",
    ),
    "W_RESULT_NOTHING": (
        "{count} 行のどれにも、結果・修了年月日・出欠・進捗率がありません。",
        "None of the {count} rows says a result, a day of completion, attendance or progress.",
    ),
    "W_RESULT_NOTHING.hint": (
        "「修了」か「修了年月日」の列を加えてください。受講日だけでは修了とみなしません。",
        'Add the column "completed" or "completed on"; the day of the training alone is no completion.',
    ),
}
