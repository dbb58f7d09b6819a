"""Texts of the workbooks in which definitions are edited: the yearly catalogue, the matrix, and what comes back."""

TEXTS: dict[str, tuple[str, str]] = {
    "E_CASE_FILE": (
        "CASE のパッケージとして読めません（{found}）。",
        "This cannot be read as a CASE package ({found}).",
    ),
    "E_CASE_FILE.hint": (
        "CFDocument と CFItems のある JSON（UTF-8）を指定してください。",
        "Name a JSON file (UTF-8) with CFDocument and CFItems.",
    ),
    "E_CASE_ITEM": (
        "項目「{found}」に identifier か fullStatement がないなど、読めない所があります。",
        "The item {found} cannot be read: it lacks its identifier or fullStatement, or stands in the wrong place.",
    ),
    "E_CASE_ITEM.hint": (
        "パッケージを作った仕組みで書き出し直してください。",
        "Have it written anew by the platform that made it.",
    ),
    "E_CASE_OUT": (
        "CASE のパッケージは、新しいフォルダーに取り込みます。",
        "A CASE package is taken in into a new folder.",
    ),
    "E_CASE_OUT.hint": (
        "`skillmap framework import FILE --out DIR` のように指定してください。今の定義と比べるには、その後 `skillmap framework diff` を使います。",
        "Say `skillmap framework import FILE --out DIR`, then compare with `skillmap framework diff`.",
    ),
    "N_CASE_NOT_HELD": (
        "人材定義に入れる所のない関係：{what}",
        "Associations that definition files cannot hold: {what}",
    ),
    "N_CASE_FIELDS": (
        "項目にあっても、人材定義に入れる所のない内容：{what}",
        "What items say and definition files cannot hold: {what}",
    ),
    "N_CASE_ROLES": (
        "パッケージには人材像がありません。スキル {count} 件と、書き入れるための人材像の下書きを作ります。",
        "A package has no roles: {count} skills are made, and a first draft of a role to be written.",
    ),
    "catalogue.note.skills": (
        "※「スキル」「受講前のスキル」は、スキル名とレベルを空白で区切り、複数あるときは「、」で並べます（例：{example}）。",
        "* Skills are written with their level, several with commas between (for example: {example}).",
    ),
    "catalogue.note.new": (
        "※ 新しい研修は下の空いた行に書きます。研修コードを空けておくと番号が付きます。分野・区分・時間数は必ず選びます。",
        "* New trainings go into the empty rows; without a code they get a number. Group, format and hours are needed.",
    ),
    "catalogue.note.end": (
        "※ 研修をやめるときは行を消さず、状態を「廃止」にします。受講の記録はそのまま残ります。",
        "* To end a training set its status to retired and keep its row; records of it stay.",
    ),
    "catalogue.note.budget": (
        "※ 日数は半日を0.5とします。1回の予算は、一人当たりの費用×定員の計算値です（書き換えても取り込みません）。",
        "* Half a day is 0.5. The budget of a session is the cost per person times the capacity and is not read back.",
    ),
    "catalogue.print": ("印刷用", "for printing"),
    "catalogue.print.note": (
        "※ このシートは印刷用です。書き換えるのは「{sheet}」のシートで、取り込むのもそのシートです。",
        "* This sheet is for printing. What is typed into the sheet {sheet} is read back.",
    ),
    "catalogue.heading.purpose": ("目的", "purpose"),
    "catalogue.heading.budget": ("予算（円）", "budget (yen)"),
    "catalogue.group": ("{group}（{count}件）", "{group} ({count})"),
    "catalogue.field.name": ("研修名", "the name"),
    "catalogue.field.audience": ("対象", "the audience"),
    "catalogue.field.summary": ("目的", "the purpose"),
    "catalogue.field.provider": ("講師", "the provider"),
    "catalogue.field.format": ("区分", "the format"),
    "catalogue.field.group": ("分野", "the group"),
    "catalogue.field.hours": ("時間数", "the hours"),
    "catalogue.field.cost": ("一人当たりの費用", "the cost per person"),
    "catalogue.field.half_days": ("日数", "the days"),
    "catalogue.field.status": ("状態", "the status"),
    "E_CATALOGUE_TWICE": (
        "研修「{found}」が二度出てきます（先の行は {expected}）。",
        "The training {found} stands here for the second time (first in {expected}).",
    ),
    "E_CATALOGUE_TWICE.hint": ("どちらかの行を消してください。", "Remove one of the rows."),
    "E_CATALOGUE_CODE": (
        "研修コード「{found}」は使えません。半角の英小文字・数字をハイフンでつないだものにします。",
        "The code {found} cannot be used: lower-case letters and digits, joined by hyphens.",
    ),
    "E_CATALOGUE_CODE.hint": (
        "空けておくと training-001 のような番号が付きます。",
        "Left empty it becomes a number like training-001.",
    ),
    "E_CATALOGUE_DAYS": (
        "日数「{found}」は半日（0.5）の倍数ではありません。",
        "{found} days is not a number of half days.",
    ),
    "E_CATALOGUE_DAYS.hint": ("1日は 1、半日は 0.5 と書きます。", "A day is 1, half a day 0.5."),
    "E_CATALOGUE_LEVEL": (
        "「{found}」は「スキル名 レベル」の形になっていません。",
        "{found} is not a skill followed by its level.",
    ),
    "E_CATALOGUE_LEVEL.hint": (
        "「データ分析 2」のように、スキル名の後に数字を書いてください。",
        "Write the skill and then the number, like Data analytics 2.",
    ),
    "E_CATALOGUE_MISSING": ("{item}が空いています。", "There is nothing here: {item} is needed."),
    "E_CATALOGUE_MISSING.hint": ("値を入れてください。", "Fill it in."),
    "W_CATALOGUE_GROUP": (
        "登録済みの研修の分野は、ここでは変えられません（「{found}」は取り込みません）。",
        "The group of a training that exists cannot be changed here; {found} is not taken in.",
    ),
    "W_CATALOGUE_GROUP.hint": (
        "変えるときは、data/trainings のファイルの間で移してください。",
        "Move it between the files of data/trainings.",
    ),
    "W_CATALOGUE_GONE": (
        "研修「{found}」は、この表を作った後に人材定義から消されたので、取り込みません。",
        "The training {found} was removed from the definitions after this workbook was made and is not taken in.",
    ),
    "W_CATALOGUE_GONE.hint": (
        "もう一度加えるときは、新しい研修コードを付けてください。",
        "To have it again give it a new code.",
    ),
    "W_CATALOGUE_ABSENT": (
        "登録済みの研修のうち {count} 件がこの表にありません（{names}）。そのまま残します。",
        "{count} trainings of the catalogue are not in this workbook ({names}). They stay as they are.",
    ),
    "W_CATALOGUE_ABSENT.hint": (
        "やめる研修は行を消さず、状態を「廃止」にしてください。",
        "To end a training keep its row and set its status to retired.",
    ),
    "W_CATALOGUE_LANGUAGE": (
        "「{found}」の{items}は一つの言語だけなので、もう一方にも同じ文を入れます。",
        "{found}: {items} in one language only; the other gets the same text.",
    ),
    "N_CATALOGUE_OTHER": (
        "「{found}」に変わりました。もう一方の言語の文は前のままです。",
        "Now: {found}. The text in the other language is as before.",
    ),
    "N_BOOK_SINCE": (
        "この表を作った後に人材定義が変わったので、今の値「{present}」を残します（表の値 {found}）。",
        "The definitions changed after this workbook was made: {present} stays (the workbook has {found}).",
    ),
    "E_BOOK_BOTH": (
        "表でも人材定義でも変わっています。表の値「{found}」、今の値「{present}」。",
        "Changed both in the workbook ({found}) and in the definitions ({present}).",
    ),
    "E_BOOK_BOTH.hint": (
        "表の値を採るときは --prefer file、今の値を残すときは --prefer data を付けてください。",
        "Take the workbook's values with --prefer file, keep the present ones with --prefer data.",
    ),
    "E_BOOK_CONFLICTS": (
        "「{file}」は前の人材定義から作った表で、{count} か所が両方で変わっています。",
        "{file} was made from an earlier version, and {count} values changed on both sides.",
    ),
    "E_BOOK_CONFLICTS.hint": (
        "--prefer file（表の値を採る）か --prefer data（今の値を残す）を付けて、もう一度実行してください。",
        "Run it again with --prefer file (the workbook's values) or --prefer data (the present ones).",
    ),
    "E_MATRIX_TWICE": (
        "スキル「{found}」が二度出てきます（先の行は {expected}）。",
        "The skill {found} stands here for the second time (first in {expected}).",
    ),
    "E_MATRIX_TWICE.hint": ("どちらかの行を消してください。", "Remove one of the rows."),
    "W_MATRIX_NAME": (
        "スキル名「{found}」は取り込みません（いまの名前は「{expected}」）。この表から取り込むのは求めるレベルだけです。",
        "The name {found} is not taken in (it is {expected}): only required levels are.",
    ),
    "W_MATRIX_NAME.hint": (
        "名前を変えるときは data/skills のファイルを直してください。",
        "To change a name edit the file in data/skills.",
    ),
    "E_BOOK_HEADINGS": (
        "{file} の見出しが、出力したときから {count} か所変わっています。このままでは、その列を読み落とします。",
        "{count} headings of {file} are not as they were handed out: what stands there would not be read.",
    ),
    "E_BOOK_HEADINGS.hint": (
        "上に挙げたセルを元の見出しに戻してください。",
        "Put back the headings named above.",
    ),
    "W_MATRIX_ABSENT": (
        "スキル {count} 件がこの表にありません（{names}）。求めるレベルはそのまま残します。",
        "{count} skills are not in this workbook ({names}). Their levels stay as they are.",
    ),
    "W_MATRIX_ABSENT.hint": (
        "求めなくするときは、行を消さずにレベルを空白にしてください。",
        "To ask for a skill no more keep its row and clear the level.",
    ),
    "E_MATRIX_SKILL": (
        "「{file}」にスキルの列の見出しが見つかりません（{expected} など）。",
        "{file} has no heading for the skills ({expected}).",
    ),
    "E_MATRIX_SKILL.hint": (
        "スキルが並ぶ列の見出しを --skill で指定してください。",
        "Name the heading of the column of skills with --skill.",
    ),
    "W_MATRIX_COLUMN": (
        "「{found}」の列にはレベルも記号もないので、人材像とは見なしません。",
        "The column {found} has neither levels nor letters and is taken for no role.",
    ),
    "W_MATRIX_COLUMN.hint": (
        "人材像の列であれば、レベルの書き方を確かめてください。",
        "If it is a role, check how its levels are written.",
    ),
    "W_MATRIX_ITEM": (
        "「{found}」は {standard} の項目名と一致しません。",
        "{found} is not the name of an item of {standard}.",
    ),
    "W_MATRIX_ITEM.hint": (
        "名称が正しければそのままで構いません（スキル標準との対応は付きません）。",
        "If the name is right leave it; the skill is then not aligned to the standard.",
    ),
    "N_LIST_LETTERS": (
        "レベルを求めない記号（{letters}）が {count} か所あります。求めるレベルには入れません。",
        "{count} cells have letters that ask for no level ({letters}); they give no required level.",
    ),
    "E_LIST_IMPORTANCE": (
        "「{found}」に重要度の記号とレベルの対応がありません。",
        "{found} has no letters of importance with levels.",
    ),
    "E_LIST_IMPORTANCE.hint": (
        "対応があるのは {expected} です。standards のファイルに importance を書けば加えられます。",
        "These have: {expected}. Others get theirs by importance in their file in standards.",
    ),
    "list.table": (
        "重要度の記号とレベルの対応（{standard}、独自の定め）: {table}",
        "Letters of importance and their levels ({standard}, ours): {table}",
    ),
    "list.letter": ("{letter}→{level}", "{letter}→{level}"),
    "E_BOOK_KIND": (
        "「{found}」は書き出せません。書き出せるのは {expected} です。",
        "{found} cannot be exported; what can be is {expected}.",
    ),
    "E_BOOK_KIND.hint": ("どちらかを指定してください。", "Name one of them."),
    "E_BOOK_UNKNOWN": (
        "「{file}」は、framework export で書き出した表ではないようです。",
        "{file} does not look like a workbook of framework export.",
    ),
    "E_BOOK_UNKNOWN.hint": (
        "他団体などの一覧表は、--out に新しいフォルダーを指定して取り込みます。",
        "A list of another body comes in with --out and a new folder.",
    ),
}
