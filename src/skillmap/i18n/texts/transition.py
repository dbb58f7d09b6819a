"""Texts of going over to another version of the definitions: the table, what is carried, versions in force."""

TEXTS: dict[str, tuple[str, str]] = {
    "follow.title": ("スキル標準との対応の移行", "Alignments to a published standard"),
    "follow.change": ("{name}", "{name}"),
    "follow.note": (
        "※ {name}：移る対応 {known} 件、分からないので今のまま残す対応 {unknown} 件",
        "※ {name}: alignments that go over {known}, not known and left as they are {unknown}",
    ),
    "follow.unknown": ("分からない（今のまま残す）", "not known (left as it is)"),
    "follow.unknown.group": ("「{group}」のどれか（今のまま残す）", "one of {group} (left as it is)"),
    "E_FOLLOW_UNKNOWN": (
        "「{found}」への移行の資料がありません。あるもの: {expected}",
        "No transition leads to {found}. There are: {expected}",
    ),
    "E_FOLLOW_UNKNOWN.hint": (
        "移行の資料は、data の transitions に置けば加えられます。",
        "Others are added by a file in transitions of data.",
    ),
    "W_FOLLOW_UNKNOWN": (
        "行き先の分からない対応が {count} 件あります。前の版の項目のまま残します。",
        "{count} alignments are left with items of the old version: what became of them is not known.",
    ),
    "W_FOLLOW_UNKNOWN.hint": (
        "公式の対応表で確かめて、スキルと人材像の aligns を書き換えてください。",
        "Look them up in the official table and change aligns of the skills and roles.",
    ),
    "transition.kind.level": ("レベル", "level"),
    "transition.kind.skill": ("スキル", "skill"),
    "transition.kind.role": ("人材像", "role"),
    "transition.kind.grade": ("段階", "grade"),
    "transition.kind.training": ("研修", "training"),
    "transition.kind.qualification": ("資格", "qualification"),
    "transition.fate.kept": ("継続", "kept"),
    "transition.fate.renamed": ("変更", "renamed"),
    "transition.fate.moved": ("移動", "moved"),
    "transition.fate.split": ("分割", "split"),
    "transition.fate.merged": ("統合", "merged"),
    "transition.fate.withdrawn": ("廃止", "withdrawn"),
    "transition.basis.same": ("idと名称が同じ", "same id and name"),
    "transition.basis.same-id": ("idは同じだが名称が違う", "same id, another name"),
    "transition.basis.same-name": ("名称が同じ", "same name"),
    "transition.basis.one-name": ("英語か日本語の名称が同じ", "same name in one language"),
    "transition.basis.same-item": ("同じスキル標準の項目に対応", "same item of a standard"),
    "transition.basis.near": ("名称や説明が似ている", "name or text much alike"),
    "transition.basis.order": ("順番から", "by its place in the order"),
    "transition.basis.published": ("公表された対応", "published correspondence"),
    "transition.basis.nothing": ("対応するものが見つからない", "nothing like it was found"),
    "transition.basis.decided": ("決定", "decided"),
    "transition.part.trainings": ("研修", "trainings"),
    "transition.part.qualifications": ("資格", "qualifications"),
    "transition.part.conduct": ("行動指針", "code of conduct"),
    "transition.part.leaders": ("リーダーの規則", "leader rules"),
    "transition.part.needs": ("必要人数", "needs"),
    "transition.title": ("提案のままのもの", "Proposed, not yet decided"),
    "transition.sums": ("集計", "sums"),
    "transition.sums_title": ("移行表の集計", "Sums of the transition"),
    "transition.new": ("新しい定義", "new definitions"),
    "transition.file": ("人材定義の移行表.xlsx", "transition.xlsx"),
    "transition.versions": ("{old} から {new} へ", "from {old} to {new}"),
    "transition.change": (
        "人材定義を {old} から {new} へ移します（{day} から）",
        "The definitions go over from {old} to {new}, from {day} on",
    ),
    "transition.item": ("{kind}の{fate}", "{kind} {fate}"),
    "transition.written": (
        "移行表を書き出しました。「提案」の行（{count} 行）を確かめて「決定」に直し、`{command}` で取り込んでください。",
        "The table is written. Check the {count} proposed rows, set them to decided, and bring it back with `{command}`.",
    ),
    "transition.note.how": (
        "※ 旧の定義が一行に一つずつ並んでいます。「扱い」「新id」「統合後のレベル」「確認」を直せます。行は消さないでください。",
        "※ Every old definition has one row. You may change “becomes”, “new id”, “level when merged” and “decided”. Do not delete rows.",
    ),
    "transition.note.split": (
        "※ 分割は、新idを「、」で区切って二つ以上書きます。評価はすべてに写し、「評価後に見直し」とします。",
        "※ A split names two or more new ids, with commas. Levels are copied to all of them, to be reviewed after assessment.",
    ),
    "transition.note.merged": (
        "※ 統合は、まとまる行すべてに同じ新idを書きます。統合後のレベルは「低い方」か「高い方」です。",
        "※ Merged ones all name the same new id; the level afterwards is the lowest or the highest of them.",
    ),
    "transition.note.withdrawn": (
        "※ 廃止は、新idを空にします。記録は読めるまま残り、不足には数えません。",
        "※ A withdrawn one has no new id. What is recorded stays readable and is in no gap.",
    ),
    "transition.note.state": (
        "※ 確認が「提案」の行（太字）は、名称などから機械的に選んだものです。確かめて「決定」にしてください。",
        "※ Rows in bold are proposals, chosen by likeness. Check them and set them to decided.",
    ),
    "E_TRANSITION_OLD": (
        "旧の定義に {kind}「{found}」はありません。",
        "The old definitions have no {kind} {found}.",
    ),
    "E_TRANSITION_OLD.hint": (
        "旧idは書き換えないでください。同じコマンドの --table を --out に替えると、移行表を書き出し直せます。",
        "Old ids must stay. The same command with --out instead of --table writes the table anew.",
    ),
    "E_TRANSITION_TWICE": ("{kind}「{found}」の行が二つあります。", "There are two rows for {kind} {found}."),
    "E_TRANSITION_TWICE.hint": ("旧の定義一つにつき一行にしてください。", "Leave one row for each old definition."),
    "E_TRANSITION_MISSING": (
        "{kind} {count} 件の行がありません（{named}）。",
        "The rows of {count} old definitions ({kind}) are missing: {named}.",
    ),
    "E_TRANSITION_MISSING.hint": (
        "引き継がないものも「廃止」の行として残してください。",
        "What is not carried over keeps its row, as withdrawn.",
    ),
    "E_TRANSITION_NEW": (
        "新しい定義に {kind}「{found}」はありません。",
        "The new definitions have no {kind} {found}.",
    ),
    "E_TRANSITION_NEW.hint": (
        "「新しい定義」のシートにあるidを書いてください。",
        "Write an id from the sheet of new definitions.",
    ),
    "E_TRANSITION_LEVEL": (
        "レベル{found} の移り先がありません。レベルは必ず一つの新しいレベルに移します。",
        "Level {found} has no new level. Every level goes to exactly one new level.",
    ),
    "E_TRANSITION_LEVEL.hint": (
        "扱いを継続・変更・移動のどれかにして、新idに新しいレベルを一つ書いてください。",
        "Say kept, renamed or moved, and name one new level.",
    ),
    "E_TRANSITION_KEPT": (
        "「{found}」は継続ですが、新idが {new} です。",
        "{found} is kept, but its new id is {new}.",
    ),
    "E_TRANSITION_KEPT.hint": (
        "新idを旧idと同じにするか、扱いを「変更」にしてください。",
        "Make the new id the old one, or say renamed.",
    ),
    "E_TRANSITION_COUNT": (
        "「{found}」の扱いは「{fate}」ですが、新idが {count} 件です。",
        "{found} is {fate}, but names {count} new ids.",
    ),
    "E_TRANSITION_COUNT.hint": (
        "分割は二つ以上、廃止はなし、ほかは一つです。",
        "A split names two or more, a withdrawn one none, all others one.",
    ),
    "E_TRANSITION_ORDER": (
        "レベルの順が入れ替わっています：{lower}→{lower_new}、{higher}→{higher_new}。",
        "The order of levels is turned round: {lower} becomes {lower_new}, {higher} becomes {higher_new}.",
    ),
    "E_TRANSITION_ORDER.hint": (
        "高いレベルの移り先は、低いレベルの移り先より下にできません。",
        "A higher level must not become a lower one than a lower level does.",
    ),
    "E_TRANSITION_SHARED": (
        "{kind} {named} の新idがどれも「{new}」です。",
        "{named} ({kind}) all become {new}.",
    ),
    "E_TRANSITION_SHARED.hint": (
        "一つにまとまるなら、すべての行の扱いを「統合」にしてください。",
        "If they become one, say merged in all these rows.",
    ),
    "E_TRANSITION_ALONE": (
        "「{found}」の扱いは「統合」ですが、ほかに新idが「{new}」の行がありません。",
        "{found} is merged, but no other row becomes {new}.",
    ),
    "E_TRANSITION_ALONE.hint": (
        "一緒にまとまる行にも同じ新idを書くか、扱いを「継続」か「変更」にしてください。",
        "Write the same new id in the rows it is merged with, or say kept or renamed.",
    ),
    "E_TRANSITION_COMBINE": (
        "「{new}」にまとまる {named} で、統合後のレベルの採り方が違います。",
        "{named} become {new}, but their rows say different levels when merged.",
    ),
    "E_TRANSITION_COMBINE.hint": (
        "「低い方」か「高い方」に揃えてください。",
        "Say lowest or highest in all of them.",
    ),
    "E_TRANSITION_OTHER": (
        "{file} は別の版のための移行表です。",
        "{file} is a transition between other versions.",
    ),
    "E_TRANSITION_OTHER.hint": (
        "人材定義がその後に変わっています。`{command}` で書き出し直してください。",
        "The definitions have changed since. Write it anew with `{command}`.",
    ),
    "E_TRANSITION_PROPOSALS": (
        "提案のままのものが {count} 件あるため、移していません。",
        "{count} steps are proposals that nobody has decided; nothing was changed.",
    ),
    "E_TRANSITION_PROPOSALS.hint": (
        "`{command}` で移行表を書き出して決めるか、すべて提案のとおりなら --accept-proposals を付けてください。",
        "Write the table with `{command}` and decide; if all are right, add --accept-proposals.",
    ),
    "E_MIGRATE_SAME": ("新旧の人材定義が同じです。", "The two versions are the same."),
    "E_MIGRATE_SAME.hint": (
        "新しい版のフォルダーを指定してください。",
        "Name the folder of the new version.",
    ),
    "E_MIGRATE_NO_OLD": (
        "前の版の人材定義が見つかりません。",
        "The former version of the definitions was not found.",
    ),
    "E_MIGRATE_NO_OLD.hint": (
        "前の版のフォルダーを --from で、新しい版のフォルダーを NEW で指定してください。",
        "Name the folder of the former version with --from, or that of the new version as NEW.",
    ),
    "E_MIGRATE_DAY": (
        "移行日 {day} は使えません（前の移行より後、{last} まで）。",
        "{day} cannot be the first day (after the last change, up to {last}).",
    ),
    "E_MIGRATE_DAY.hint": (
        "先の日からの移行は、その日に行ってください。",
        "A version of a day to come is taken over on that day.",
    ),
    "E_VERSION_LOST": (
        "人材定義の前の版（{found}）が {folder} にありません。",
        "The former version {found} of the definitions is not in {folder}.",
    ),
    "E_VERSION_LOST.hint": (
        "バックアップから framework フォルダーを戻してください。今日の問い合わせはそのまま使えます。",
        "Bring the folder `framework` back from a backup. Questions about today still work.",
    ),
    "E_BEFORE_CHANGE": (
        "{day} より前は人材定義が前の版（{version}）のため、記録できません。",
        "Before {day} an earlier version of the definitions ({version}) was in force; nothing is recorded in its words.",
    ),
    "E_BEFORE_CHANGE.hint": (
        "{day} 以後の日付で記録してください。",
        "Record it with {day} or a later day.",
    ),
    "N_MIGRATE_KEPT": (
        "今の定義から引き継ぐもの：{parts}。",
        "Kept from the present definitions: {parts}.",
    ),
    "W_MIGRATE_NEEDS": (
        "廃止された段階の必要人数 {count} 行は引き継がれません。",
        "{count} needs are for role grades that are withdrawn, and are not carried over.",
    ),
    "W_MIGRATE_NEEDS.hint": (
        "移した後に `skillmap need import` で入れ直してください。",
        "Take them in again afterwards with `skillmap need import`.",
    ),
    "W_MIGRATE_REVIEW": (
        "分割されたスキルの評価 {count} 件は、写したものとして「評価後に見直し」になります。",
        "{count} levels of split skills are copies, to be reviewed after assessment.",
    ),
    "W_MIGRATE_REVIEW.hint": (
        "移行後に `skillmap assess list --review` で確認できます。",
        "List them afterwards with `skillmap assess list --review`.",
    ),
    "W_MIGRATE_PART": (
        "統合されるスキルの評価 {count} 件は、元のスキルの一部にしか評価がないまま引き継がれ、「評価後に見直し」になります。",
        "{count} levels of merged skills come from a part of them only, to be reviewed after assessment.",
    ),
    "W_MIGRATE_PART.hint": (
        "移行後に `skillmap assess list --review` で確認できます。",
        "List them afterwards with `skillmap assess list --review`.",
    ),
    "W_MIGRATE_COMPLETED": (
        "統合される研修の一部だけを修了した職員 {count} 人も、統合後の研修を修了したものとして引き継がれます。",
        "{count} people have completed a part of trainings that become one, and hold the whole afterwards.",
    ),
    "W_MIGRATE_COMPLETED.hint": (
        "違う扱いにするときは、移行表で一部の研修を「廃止」にするか、移行後に `skillmap result correct` で直してください。",
        "Where that is not meant, withdraw the part in the transition table, or mend it afterwards with `skillmap result correct`.",
    ),
    "W_MIGRATE_MEANING": (
        "レベルの説明が変わります：{found}。評価は同じ番号のまま引き継がれます。",
        "What the levels mean changes: {found}. Ratings keep their numbers.",
    ),
    "W_MIGRATE_MEANING.hint": (
        "表現だけの違いであれば、このままで構いません。意味が変わるものは、移行後に評価し直してください。",
        "Leave it where only the wording differs. Assess anew afterwards where the meaning is another one.",
    ),
    "N_MIGRATE_CONTENT": (
        "人材定義の内容（求めるレベル、研修の時間や費用、説明など）が、ほかに {count} 件、新しい版のものに替わります。自庁で変更した箇所も含みます。すべて見る: `{command}`",
        "{count} other values of the definitions (levels asked for, hours and costs, texts) become those of the new version, your own changes among them. See all: `{command}`",
    ),
    "W_MIGRATE_RATINGS_WITHDRAWN": (
        "廃止されるスキルの評価 {count} 件は、読めるまま残り、不足には数えません。",
        "{count} ratings of withdrawn skills stay readable and are in no gap.",
    ),
    "W_MIGRATE_RATINGS_WITHDRAWN.hint": (
        "移す前の日を `--as-of` で指定すると、前の版の言葉で見られます。",
        "With `--as-of` a day before, they are shown in the words of the former version.",
    ),
    "W_MIGRATE_OFF_SCALE": (
        "旧の段階にないレベルの評価 {count} 件は、移せないためそのまま残ります。",
        "{count} ratings are at levels that the old scale did not have; they stay as they are.",
    ),
    "W_MIGRATE_OFF_SCALE.hint": (
        "取り込み直すか、評価し直してください。",
        "Take them in again, or assess anew.",
    ),
    "W_MIGRATE_WITHDRAWN": (
        "廃止されるものを指す{what} {count} 件は、そのまま残ります。",
        "{count} records ({what}) are of what is withdrawn and stay as they are.",
    ),
    "W_MIGRATE_WITHDRAWN.hint": (
        "対象の人と直し方は、移した後に `skillmap status --all` で見られます。",
        "Whom it concerns, and what mends it: `skillmap status --all` afterwards.",
    ),
    "W_MIGRATE_FIRST": (
        "分割されるものを指す{what} {count} 件は、最初の新しいものに移ります。",
        "{count} records ({what}) are of what is split, and go to the first new one.",
    ),
    "W_MIGRATE_FIRST.hint": (
        "違うものに移すときは、移した後に直してください。",
        "Change them afterwards where another one is meant.",
    ),
    "review.title": ("評価後に見直すレベル", "Levels to be reviewed after assessment"),
    "review.note": (
        "※ 分割されたスキルに前の版から写したレベルと、統合されたスキルのうち元の一部にしか評価がなかったレベルです。評価し直すと、この一覧から消えます。",
        "※ Copied from skills that a new version of the definitions has split, or known of a part of merged ones only; a new assessment takes them off this list.",
    ),
    "todo.review": (
        "分割・統合されたスキルの評価の見直し（{count} 人）",
        "review levels of split and merged skills ({count} people)",
    ),
    "W_FORM_COPIED": (
        "分割されたスキルへの回答や、統合されたスキルの一部への回答を引き継ぎます：{found}。",
        "Copied from answers about a skill that was split, or about a part of one that was merged: {found}.",
    ),
    "W_FORM_COPIED.hint": (
        "このレベルでよいか、本人か上司に確かめてください。",
        "Ask the person or the supervisor whether these levels are right.",
    ),
    "N_FORM_OLD_VERSION": (
        "このシートは前の版の人材定義で作られています。スキルとレベルを今の版に直して取り込みます。",
        "This page was made with a former version of the definitions; skills and levels are taken in in the present words.",
    ),
    "W_FORM_WITHDRAWN": (
        "廃止されたスキルの回答 {count} 件は取り込みません。",
        "{count} answers are about skills that were withdrawn, and are not taken in.",
    ),
    "W_FORM_WITHDRAWN.hint": (
        "必要なら、今の版のスキルで評価し直してください。",
        "Assess the skills of the present version where they are needed.",
    ),
    "W_FORM_WISH": (
        "希望する人材像「{found}」は廃止されているため、取り込みません。",
        "The role grade wished for, {found}, was withdrawn; the wish is not taken in.",
    ),
    "W_FORM_WISH.hint": (
        "本人に確かめ、`skillmap career aim` で登録してください。",
        "Ask the person and record it with `skillmap career aim`.",
    ),
    "carried.title": ("引き継がれる記録", "Records that are carried over"),
    "carried.note": ("評価が引き継がれる職員：{people} 人", "People whose ratings are carried over: {people}"),
    "carried.rating": ("評価", "ratings"),
    "carried.aim": ("目標", "aims"),
    "carried.post": ("ポスト", "posts"),
    "carried.recognition": ("認定", "recognitions"),
    "carried.plan": ("育成計画", "training plans"),
    "carried.session": ("開催回", "sessions"),
    "carried.completion": ("修了", "completions"),
    "carried.request": ("申込み", "requests"),
    "carried.qualification": ("資格", "qualifications held"),
    "version.until": (
        "※ 人材定義：{name}（{until} の前日まで）。その日の言葉で答え、評価や計画は移行までに記録されたものです。",
        "※ Definitions: {name} (in force until the day before {until}); answered in the words of that time, with levels and plans as recorded before the change.",
    ),
    "version.since": ("※ 人材定義：{name}（{since} から）", "※ Definitions: {name} (since {since})"),
}
