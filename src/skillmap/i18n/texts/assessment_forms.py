"""Texts of assessment forms, of what comes back, and of a round's state."""

TEXTS: dict[str, tuple[str, str]] = {
    "assess.form.file": ("スキル評価シート_{fy}_{unit}", "Skill assessment_{fy}_{unit}"),
    "assess.form.index": ("一覧", "Index"),
    "assess.form.no": ("No.", "No."),
    "assess.form.count": ("スキル数", "Skills"),
    "assess.form.page": ("シート（クリックで移動）", "Sheet (click to open)"),
    "assess.form.title": ("スキル評価シート（{fy}）", "Skill assessment ({fy})"),
    "assess.form.title_unit": (
        "スキル評価シート（{fy}）　{unit}　{count}人",
        "Skill assessment ({fy}), {unit}, {count} people",
    ),
    "assess.form.due": ("提出期限: {day}", "Due: {day}"),
    "assess.form.due_to": ("提出期限: {day}　提出先: {to}", "Due: {day}, to: {to}"),
    "assess.form.to": ("提出先: {to}", "Return to: {to}"),
    "assess.form.step1": (
        "1. 本人: 自分のシートを開き、黄色の「自己」欄・希望する人材像・記入日を入れます。",
        "1. Everybody: open your own sheet and fill in the yellow column “self”, the role wished for and the day.",
    ),
    "assess.form.step2": (
        "2. 上司: 面談の後、各シートの「上司」欄・記入日・氏名を入れます。",
        "2. Supervisor: after the interview fill in “supervisor”, the day and your name on each sheet.",
    ),
    "assess.form.step3": (
        "3. このファイルのまま返送します（ファイル名は変えて構いません）。",
        "3. Return this workbook (its name may change).",
    ),
    "assess.form.radar": (
        "記入したレベルは、表の右の図に表れます（図は印刷されません）。",
        "The levels filled in show in the picture to the right of the table (which is not printed).",
    ),
    "assess.form.how": (
        "黄色の欄に記入します。右の説明から、いまの仕事ぶりに一番近いレベルを選んでください。分からないスキルは空欄で構いません（0 とは扱いません）。",
        "Fill in the yellow cells. Pick the level whose description fits your present work best. Leave a skill blank if you cannot tell (blank is not 0).",
    ),
    "assess.form.only_wish": (
        "人材像・目標がまだないため、評価するスキルはありません。希望する人材像があれば、黄色の欄で選んでください。",
        "No role or aim is recorded yet, so there are no skills to rate. If you wish for a role, pick it in the yellow cell.",
    ),
    "assess.form.no_target": ("（未登録）", "(none recorded)"),
    "assess.form.folder": ("スキル評価シート_{fy}", "Skill assessment_{fy}"),
    "assess.form.working": ("スキル評価シートを書き出しています", "Writing assessment forms"),
    "assess.form.done": (
        "スキル評価シートを書き出しました: {count} 冊、{people} 人分（{folder}）",
        "Assessment forms written: {count} workbooks for {people} people ({folder})",
    ),
    "assess.form.absent": (
        "休職等の職員 {count} 人の分は書き出していません。",
        "{count} people on leave have no page.",
    ),
    "assess.form.without": (
        "人材像・目標がない職員が {count} 人います。シートは希望欄だけです（--role で評価するスキルを決められます）。",
        "{count} people have neither role nor aim: their pages ask for the wish only (--role names a role to ask about).",
    ),
    "E_FORM_NOBODY": ("シートを渡す職員がいません。", "There is nobody to give a form to."),
    "E_FORM_NOBODY.hint": (
        "--section などの範囲と --as-of の日を確かめてください。休職等の職員には書き出しません。",
        "Check --section and --as-of. People on leave get no form.",
    ),
    "W_WISH_AIM_SET": (
        "{person} の希望は「{found}」ですが、所属・人事が目標「{recorded}」を設定しているため、目標は変えていません。",
        "{person} wishes for {found}, but HR has set the aim {recorded}, which stays.",
    ),
    "W_WISH_AIM_SET.hint": ("希望を目標にするとき: {command}", "To take the wish as the aim: {command}"),
    "W_WISH_CONFLICT": (
        "{person} の希望は「{found}」ですが、様式を渡した後に別の希望「{recorded}」が記録されているため、目標は変えていません。",
        "{person} wishes for {found}, but another wish, {recorded}, was recorded after the form had gone out and stays.",
    ),
    "W_WISH_CONFLICT.hint": ("様式の希望を目標にするとき: {command}", "To take the form's wish as the aim: {command}"),
    "assess.folder.title": (
        "スキル評価シートの取り込み（{fy}、{count} 冊）",
        "Import assessment forms ({fy}, {count} files)",
    ),
    "assess.folder.working": ("スキル評価シートを読んでいます", "Reading assessment forms"),
    "assess.folder.full": ("{asked}人全員が記入", "all of {asked} people filled in"),
    "assess.folder.part": ("{asked}人のうち {answered}人が記入", "{answered} of {asked} people filled in"),
    "assess.folder.blank": ("{asked}人とも未記入", "none of {asked} people filled in"),
    "assess.folder.left_out": (
        "{asked}人のうち {answered}人を取り込み、{waiting}人分は保留",
        "{answered} of {asked} people taken in, {waiting} wait",
    ),
    "assess.folder.waits": (
        "誤りのある {count}人分は取り込みません。直したものが届いたら、もう一度実行してください。",
        "{count} people's pages with errors wait; run the command again when they come back mended.",
    ),
    "assess.folder.renamed": ("「{old}」→「{new}」", "{old} -> {new}"),
    "N_FORM_RENAMED": (
        "{count} 冊のシートは名前を改める前に作られています。今の名前で取り込みます: {found}",
        "{count} forms were made before names changed; they are taken in under the present ones: {found}",
    ),
    "E_ASSESS_SKILL": (
        "「{found}」というスキルは人材定義にありません。",
        "The framework has no skill {found}.",
    ),
    "E_ASSESS_SKILL.hint": (
        "スキル名は変えずに返してもらってください。人材定義を改めた後に届いた古いシートなら、その行を新しい名前に直します。",
        "Names of skills must stay as they were. If the definitions changed after the form had gone out, put the new name into the row.",
    ),
    "E_ASSESS_TWICE": (
        "{person} のシートが二つあり、内容が違います（もう一方: {first}）。",
        "There are two different pages of {person} (the other one: {first}).",
    ),
    "E_ASSESS_TWICE.hint": (
        "どちらが正しいか確かめ、正しい方だけをフォルダーに残してください。",
        "Find out which one is right and keep only that one in the folder.",
    ),
    "E_ASSESS_DAY": (
        "{person} の記入日 {found} は、この評価の期間（{first}〜{last}）の外です。",
        "The day {found} on the page of {person} lies outside this round ({first} to {last}).",
    ),
    "E_ASSESS_DAY.hint": (
        "年を確かめて日付を直すか、空欄にしてください（空欄なら {last} の評価として記録します）。",
        "Check the year and mend the day, or leave it blank: the levels are then recorded as of {last}.",
    ),
    "E_ASSESS_CONFLICT": (
        "{person} の「{skill}」（{stage}）は、シートを渡した後に記録が変わりました（渡したとき {before}、今の記録 {recorded}、シート {found}）。",
        "{skill} of {person} ({stage}) was changed in the records after the form had gone out (then {before}, recorded now {recorded}, form {found}).",
    ),
    "E_ASSESS_CONFLICT.hint": (
        "シートを採るなら --prefer file、記録を採るなら --prefer data を付けてください。",
        "Take the form's level with --prefer file, or keep the record with --prefer data.",
    ),
    "W_ASSESS_KEPT_FILE": (
        "{person} の「{skill}」（{stage}）は、シートの {found} を採ります（渡したとき {before}、今の記録 {recorded}）。",
        "{skill} of {person} ({stage}): the form's {found} is taken (then {before}, recorded now {recorded}).",
    ),
    "W_ASSESS_KEPT_DATA": (
        "{person} の「{skill}」（{stage}）は、今の記録 {recorded} を残します（渡したとき {before}、シート {found}）。",
        "{skill} of {person} ({stage}): the recorded {recorded} stays (then {before}, form {found}).",
    ),
    "W_ASSESS_CLEARED": (
        "{person} の「{skill}」（{stage}）が消されていますが、記録 {recorded} はそのまま残します。",
        "{skill} of {person} ({stage}) was wiped out on the form; the recorded {recorded} stays.",
    ),
    "W_ASSESS_CLEARED.hint": (
        "評価を取り消すときは、その記録を `skillmap db journal` で探し、その番号を付けた `skillmap db undo` で取り消してください。",
        "To take a level back, find the entry that recorded it with `skillmap db journal`, and take that one back: `skillmap db undo` and its number",
    ),
    "N_ASSESS_OVERTAKEN": (
        "{person} の「{skill}」（{stage}）は、シートを渡した後に {recorded} と記録されています。シートの {found} は渡したときのままなので、記録を残します。",
        "{skill} of {person} ({stage}) was recorded as {recorded} after the form had gone out; its {found} is what it showed then, so the record stays.",
    ),
    "N_ASSESS_NO_DAY": (
        "記入日のないものが {count} 件あります。{day} の評価として記録します。",
        "{count} columns of levels have no day and are recorded as of {day}.",
    ),
    "assess.status.departments": ("{fy}　スキル評価の回答状況（部別）", "Skill assessment {fy}: answers by department"),
    "assess.status.sections": ("{fy}　スキル評価の回答状況（課別）", "Skill assessment {fy}: answers by section"),
    "assess.status.people": ("{fy}　スキル評価の回答状況（職員別）", "Skill assessment {fy}: people"),
    "assess.status.missing": ("{fy}　スキル評価　未回答者一覧", "Skill assessment {fy}: who has not answered"),
    "assess.status.disagreements": (
        "{fy}　スキル評価　自己と上司の評価が異なるもの",
        "Skill assessment {fy}: self and supervisor differ",
    ),
    "assess.status.changes": (
        "{fy}　スキル評価　年度当初の承認済みレベルからの変化",
        "Skill assessment {fy}: changes since the levels approved before",
    ),
    "assess.status.due": ("※ 提出期限 {due}", "※ due {due}"),
    "assess.status.late": ("※ 提出期限 {due} を {days} 日過ぎています。", "※ due {due}, {days} days ago"),
    "assess.status.absent": (
        "※ 休職等で未回答の {count} 人は対象に含みません。",
        "※ {count} people on leave who have not answered are not counted.",
    ),
    "assess.status.not_sent": (
        "※ シートを渡していない課の {count} 人は対象に含みません。",
        "※ {count} people in sections that got no form are not counted.",
    ),
    "assess.status.not_asked": (
        "※ 人材像・目標がなく評価するスキルのない {count} 人は対象に含みません。",
        "※ {count} people without role or aim, who are asked for no skill, are not counted.",
    ),
    "assess.status.missing_note": (
        "※ {sections} 課・{people} 人（休職等を除く）",
        "※ {sections} sections, {people} people (without those on leave)",
    ),
    "assess.status.changes_note": (
        "※ 上がった {raised} 件、下がった {lowered} 件、初めて評価 {new} 件",
        "※ raised {raised}, lowered {lowered}, rated for the first time {new}",
    ),
    "assess.status.to_approve": (
        "※ 承認を待っている職員 {count}人。`skillmap assess approve` で承認します（承認するまで、計画には使いません）。",
        "※ waiting to be approved: {count} people; `skillmap assess approve` approves them (no plan uses the levels before)",
    ),
    "assess.status.remind": (
        "未回答者の一覧は `skillmap assess status --fy {fy} --reminder FILE.xlsx` で書き出せます。",
        "`skillmap assess status --fy {fy} --reminder FILE.xlsx` writes the list of who has not answered.",
    ),
    "assess.progress.not-asked": ("対象外", "not asked"),
    "assess.progress.not-sent": ("未配布", "no form sent"),
    "assess.progress.absent": ("休職等", "on leave"),
    "assess.progress.unanswered": ("未回答", "not answered"),
    "assess.progress.at-supervisor": ("上司評価待ち", "at supervisor"),
    "assess.progress.to-approve": ("承認待ち", "to approve"),
    "assess.progress.approved": ("承認済み", "approved"),
}
