"""Texts of `sheets.reading.shapes`: lists of other shapes, and what is asked and told of them."""

TEXTS: dict[str, tuple[str, str]] = {
    "N_TURNED": (
        "項目が縦、人が横に並ぶ表として、{count}人分を読みました。",
        "Read as a table with items down and people across: {count} people.",
    ),
    "N_UNFOLDED": (
        "見出しに並ぶ {count}項目を、1人1項目の行として読みました。",
        "Read as a table with a column per item: {count} items.",
    ),
    "N_SHEETS_STACKED": (
        "{count}枚のシートを一つの一覧として読みました: {found}",
        "{count} sheets read as one list: {found}",
    ),
    "W_ABOVE_USED": (
        "表の上に書かれた{field}「{found}」を、すべての行の{field}として読みました。",
        "{field} {found}, which stands above the table, was taken for all rows.",
    ),
    "W_ABOVE_USED.hint": (
        "違うときは --set 項目=値 で正しい値を指定してください。",
        "If that is wrong, give the right value with --set COLUMN=VALUE.",
    ),
    "W_ABOVE_GROUP": (
        "{field}「{found}」を、次の見出しまでの行の{field}として読みました。",
        "{field} {found} was taken for the rows from here to the next such line.",
    ),
    "W_TITLE_SAYS": (
        "「{found}」とあるため、すべての行の{field}を「{value}」として読みました。",
        "{found} says it of all: {field} is {value} in every row.",
    ),
    "W_TITLE_SAYS.hint": (
        "そうでない行があれば、「{field}」の列を加えて書いてください。",
        "Where a row is otherwise, add the column {field}.",
    ),
    "N_NUMBERED_COLUMNS": (
        "番号の付いた列（{found}、{count} 組）を、1組ずつ1行として読みました。",
        "Columns with numbers ({found}, {count} sets) were read as a row for each set.",
    ),
    "W_PEOPLE_IN_CELL": (
        "1つのセルに書かれた何人かを、1人1行として読みました（{found} 行目、{count} 人）。",
        "Several people in one cell were read as a row for each (rows {found}, {count} people).",
    ),
    "W_THINGS_IN_CELL": (
        "1つのセルに書かれたいくつかの{field}を、1件1行として読みました（{found} 行目、{count} 件）。",
        "Several entries of {field} in one cell were read as a row for each (rows {found}, {count} in all).",
    ),
    "N_ROWS_NOTHING": (
        "{field}が「なし」などの {count} 行は読んでいません（{found} 行目）。",
        "{count} rows that say none under {field} were left out (rows {found}).",
    ),
    "N_RANKED_COLUMNS": (
        "横に並ぶ「{found}」の職員を、{field}の 1、2 として1人1行で読みました。",
        "People side by side under {found} were read as a row for each, {field} 1 and 2.",
    ),
    "N_CONSTANT": ("すべての行の{field}を「{found}」としました。", "{field} is {found} in all rows."),
    "W_PERSON_CARRIED": (
        "職員が空欄の {count}行は、上の行と同じ人として読みました（{found} 行目）。",
        "{count} rows without a person were read as about the person above (rows {found}).",
    ),
    "W_LINE_REPEATED": (
        "同じ内容の行が重なっています（{found} 行目）。1件として読みました。",
        "The same fact stands there more than once (rows {found}); read once.",
    ),
    "recipe.list": ("一覧の種類（staff-list など）", "kind of list: staff-list, result-list …"),
    "recipe.name": ("呼び名", "what people call the file"),
    "recipe.known_by": (
        "この見出しがすべてあれば、このファイルとみなす",
        "headings by which the file is recognised: all of them",
    ),
    "recipe.sheet": ("読むシート。空なら見出しのあるシート", "the sheet to read; empty: the one with the headings"),
    "recipe.all_sheets": (
        "見出しのあるシートをすべて一つの一覧として読む",
        "all sheets with the headings are one list",
    ),
    "recipe.sheet_is": ("シート名を値とする項目", "the column that each sheet's name is the value of"),
    "recipe.turned": ("縦と横を入れ替えて読む", "rows are columns and columns rows"),
    "recipe.headings": ("項目ごとの見出し", "the headings of each column"),
    "recipe.ignore": ("読まない列の見出し", "headings of columns that are not read"),
    "recipe.join": ("つないで一つの項目にする列", "columns that together are one (family and given name)"),
    "recipe.split": ("二つの項目が入っている列", "columns that hold two (a period)"),
    "recipe.set": ("全行に共通の値", "the value of all rows for a column that the file lacks"),
    "recipe.marks": (
        "記号や言葉が表すレベル。- は未評価",
        "the levels that marks or words stand for; - = not assessed",
    ),
    "recipe.leave_out": (
        "読まない行（見出しと、そこに書かれている値）",
        "rows that are not read: heading and what stands there",
    ),
    "recipe.hidden": (
        "非表示の行・列を読むか（include、skip、ask）",
        "whether hidden rows and columns are read: include, skip, ask",
    ),
    "recipe.fill_down": ("空欄が「上と同じ」を意味する項目", "columns in which a blank means 'as above'"),
    "recipe.dates": (
        "日付の書き方（era-codes: 5-06-04-01 は令和6年4月1日）",
        "how days are written (era-codes: 5-06-04-01 is 1 April 2024)",
    ),
    "E_LINE_NO_THING": ("値がありますが、何の値か（{field}）が書かれていません。", "A value without its {field}."),
    "E_LINE_NO_THING.hint": ("{field}を書くか、行を消してください。", "Fill in the {field}, or delete the row."),
    "E_MATRIX_CELL": (
        "「{found}」は、この表では読めません（○か空欄、または日付）。",
        "{found} cannot be read in this table (○ or blank, or a day).",
    ),
    "E_MATRIX_CELL.hint": (
        "○か空欄に直すか、1行に1件の一覧にしてください。",
        "Use ○ or a blank, or a list with one fact a line.",
    ),
    "E_COLUMN_LEVELS": (
        "「{heading}」はスキルの名前にありませんが、レベルが書かれています（{found}）。",
        "{heading} is no skill that is known, but levels are given for it ({found}).",
    ),
    "E_COLUMN_LEVELS.hint": (
        'スキルなら --heading "{heading}=スキル名"、読まないなら --heading "{heading}=-" を付けてください。'
        "スキルの名前は `skillmap framework list skill` で確かめられます。",
        'If it is a skill: --heading "{heading}=SKILL"; if it is not to be read: --heading "{heading}=-".'
        " Names of skills: `skillmap framework list skill`",
    ),
    "E_COLUMN_UNREAD": (
        "見出し「{heading}」は知られていませんが、「{field}」の値のようなものが書かれています（{found}）。",
        "The heading {heading} is not known, but what stands below it looks like {field} ({found}).",
    ),
    "E_COLUMN_UNREAD.hint": (
        '「{field}」の列なら --heading "{heading}={field}"、読まないなら --heading "{heading}=-" を付けてください。',
        'If it is {field}: --heading "{heading}={field}"; if it is not to be read: --heading "{heading}=-"',
    ),
    "E_COLUMN_PERIOD": (
        "見出し「{heading}」は知られていない列ですが、期間が書かれています（{found}）。",
        "The heading {heading} is not known, but periods stand below it ({found}).",
    ),
    "E_COLUMN_PERIOD.hint": (
        '記録するなら採用年月日と退職日の列に分け、読まないなら --heading "{heading}=-" を付けてください。',
        'To record it, put it into columns of the day hired and the day left; not to read it: --heading "{heading}=-"',
    ),
    "E_COLUMN_WORDS": (
        "見出し「{heading}」は知られていない列ですが、「{found}」を表しているようです。",
        "The heading {heading} is not known, but it seems to tell of {found}.",
    ),
    "E_COLUMN_WORDS.hint": (
        '備考として読むなら --heading "{heading}=備考"、読まないなら --heading "{heading}=-" を付けてください。'
        "兼務は「本務兼務」の列を設けて別の行に、休職等は休職等一覧に書きます。",
        'To read it as a remark: --heading "{heading}=remark"; not to read it: --heading "{heading}=-". '
        'A second post is a line of its own with a column "main or additional"; leave goes into a leave list.',
    ),
    "E_ROW_BESIDE": (
        "{other} の行と同じもの（{found}）についての行です。その行を取り込めないため、この行も取り込まずに残します。",
        "This row is about the same as the one at {other} ({found}), which cannot be taken in: it waits with it.",
    ),
    "E_ROW_BESIDE.hint": (
        "どちらが正しいかを確かめ、要修正の表で、一方の行を削除するか両方を直してから取り込んでください。",
        "See which of them is right: in the sheet to mend delete one of the rows, or mend both, and take it in.",
    ),
    "E_LINE_TWICE": (
        "同じ人の「{field}」が2回あり、値が違います：{found}（先の値 {expected}）",
        "{field} of one person stands here twice with different values: {found}; before: {expected}",
    ),
    "E_LINE_TWICE.hint": (
        "正しい方の行だけを残してください。評価日の違う値なら「評価日」の列を足してください。",
        'Leave the row that is right. For values of different days add the column "rated on".',
    ),
    "W_COLUMN_NOBODY": (
        "この列には、だれの値かが書かれていないため、読んでいません。",
        "Nothing says whose values this column holds; it was not read.",
    ),
    "W_THING_UNKNOWN": (
        "見出し「{found}」は登録された名前にないため、読んでいません。",
        "The heading {found} is no name that is known; the column was not read.",
    ),
    "E_SHEETS_DAYS": (
        "シートによって基準日が違います: {found}",
        "The sheets state different days: {found}",
    ),
    "E_SHEETS_DAYS.hint": (
        "一つの日の内容として読むなら --as-of で日付を指定してください。別々の日なら --sheet で1枚ずつ取り込みます。",
        "Give the day with --as-of to read them as one, or take them in one by one with --sheet.",
    ),
    "W_CODE_UNIFORM": (
        "{field}がすべて {count}桁なので、0 を補わずに読みました（設定の桁数は {expected}桁）。",
        "All values of {field} have {count} digits: no zeros were added (the setting says {expected}).",
    ),
    "W_CODE_UNIFORM.hint": (
        "{count}桁が正しければ、skillmap.toml に staff_number_width = {count} と書いてください。{expected}桁が正しければ、番号を {expected}桁で書いてください。",
        "If {count} digits are right, write staff_number_width = {count} into skillmap.toml; if not, write the numbers "
        "with {expected}.",
    ),
    "N_ROWS_DROPPED": (
        "「{field}」で読まないことにした {count}行を除きました（{found} 行目）。",
        "{count} rows are not read because of {field} (rows {found}).",
    ),
    "E_NAME_ELSEWHERE": (
        "「{found}」という職員はいますが、ほかの列（所属・フリガナ）と合いません: {expected}",
        "{found} is known, but section or kana do not agree: {expected}",
    ),
    "E_NAME_ELSEWHERE.hint": (
        "所属やフリガナを確かめるか、職員番号の列を足してください。",
        "Check section and kana, or add a column of staff numbers.",
    ),
    "E_SET_FORM": (
        "--set は「項目=値」の形で指定してください: {found}",
        "Write --set as COLUMN=VALUE: {found}",
    ),
    "E_MARKS_FORM": (
        "--marks は「◎=3,○=2」の形で指定してください: {found}",
        "Write --marks as ◎=3,○=2: {found}",
    ),
    "N_RECIPE_USED": ("読み方「{found}」で読みました。", "Read by the recipe {found}."),
    "E_RECIPE": ("読み方（recipes）を使えません。", "The recipe cannot be used."),
    "E_RECIPE.hint": (
        "示した行を直してから、もう一度実行してください。",
        "Mend these lines and run the command again.",
    ),
    "E_RECIPE_LIST": (
        "「{found}」という一覧はありません。使える一覧: {expected}",
        "There is no kind of list {found}. Known: {expected}",
    ),
    "E_RECIPE_FIELD": (
        "この一覧に「{found}」という項目はありません。使える項目: {expected}",
        "This list has no field {found}. It has: {expected}",
    ),
    "E_RECIPE_UNKNOWN": (
        "この一覧のための読み方「{found}」はありません。あるもの: {expected}",
        "There is no recipe {found} for this list. There are: {expected}",
    ),
    "E_RECIPE_UNKNOWN.hint": (
        "`skillmap import --teach FILE` でファイルから作れます。",
        "Make it from a file with: `skillmap import --teach FILE`",
    ),
    "E_RECIPE_SEVERAL": (
        "2つ以上の読み方が当てはまります: {expected}",
        "Several recipes fit: {expected}",
    ),
    "E_RECIPE_SEVERAL.hint": ("--recipe で一つを指定してください。", "Name one with --recipe."),
    "E_IMPORT_WHAT": (
        "フォルダーを指定してください（読み方を教えるときは --teach にファイルを指定します）。",
        "Name a folder (or, to teach how a file is read, give it with --teach).",
    ),
    "E_TEACH_TERMINAL": (
        "読み方を教えるには、端末で質問に答える必要があります。",
        "Teaching asks questions: run it in a terminal.",
    ),
    "E_TEACH_TERMINAL.hint": (
        "端末を使わないときは、recipes フォルダーにレシピのファイルを置き、--recipe で指定します。",
        "Without a terminal put a recipe into the folder recipes and name it with --recipe.",
    ),
    "E_TEACH_ANSWER": (
        "「{found}」は選べません。{expected} で答えてください。",
        "{found} is no choice; answer {expected}.",
    ),
    "E_TEACH_NAME": (
        "レシピの名前「{found}」は使えません。半角の英小文字・数字・ハイフンで付けてください。",
        "{found} cannot be the name of a recipe: use lower-case letters, digits and hyphens.",
    ),
    "teach.kind": (
        "シート「{sheet}」の見出し: {found}\nどの一覧として読みますか。",
        "Headings of sheet {sheet}: {found}\nWhich list is it?",
    ),
    "teach.column": (
        "列「{heading}」（例: {found}）は、どの項目ですか。読まない列は - で答えます。",
        "Which field is the column {heading} (for example {found})? Answer - for a column that is not read.",
    ),
    "teach.set": (
        "「{field}」の列がありません。すべての行に共通の値があれば入力してください。",
        "There is no column {field}. Type the value of all rows, if there is one.",
    ),
    "teach.mark": (
        "「{mark}」はどの段階ですか（- は未評価）。",
        "Which level is {mark}? (- = not assessed)",
    ),
    "teach.sheets": (
        "同じ見出しのシートが並んでいます（{found}）。すべてを一つの一覧として読みますか [Y/n]",
        "Several sheets have these headings ({found}). Read all of them as one list? [Y/n]",
    ),
    "teach.name": (
        "レシピの名前（半角英小文字・数字・ハイフン）",
        "Name of the recipe (lower-case letters, digits, hyphens)",
    ),
    "teach.choice": ("  {no}  {title}", "  {no}  {title}"),
    "teach.save": ("レシピ「{name}」として残します。", "Kept as the recipe {name}."),
    "E_COLUMN_DAYS": (
        "「{field}」の列に日付が並んでいます（{found}）。見出しが別の項目を指していませんか。",
        "The column {field} holds days ({found}): its heading may mean something else.",
    ),
    "E_COLUMN_DAYS.hint": (
        "見出しを直すか、`skillmap import --teach FILE` でどの項目かを教えてください。",
        "Mend the heading, or teach which field it is: `skillmap import --teach FILE`",
    ),
    "E_FIELD_UNKNOWN": (
        "「{found}」という項目はこの一覧にありません。使える項目: {expected}",
        "This list has no field {found}. It has: {expected}",
    ),
    "E_CONSTANT_COLUMN": (
        "「{found}」の列はファイルにあります。--set で {cell} を指定する必要はありません。",
        "The file has a column {found}; --set {cell} does not go with it.",
    ),
    "E_CONSTANT_COLUMN.hint": (
        "列の値を使うなら --set を外してください。",
        "To use the column, leave out --set.",
    ),
    "W_NUMBER_BY_NAME": (
        "{field}の列がないため、氏名などから {expected}行中 {count}行の番号を特定しました（{found} 行目）。",
        "There is no {field}: in {count} of {expected} rows people were found by their names (rows {found}).",
    ),
    "E_NAME_TWO_FIT": (
        "「{found}」に当てはまる職員が複数います: {expected}",
        "Several people fit {found}: {expected}",
    ),
    "E_NAME_TWO_FIT.hint": (
        "職員番号の列を足すか、所属・フリガナ・メールアドレスの列で区別できるようにしてください。",
        "Add a column of staff numbers, or of section, kana or mail that tells them apart.",
    ),
    "E_NAME_NOBODY": ("「{found}」という職員は登録されていません。", "No member of staff is called {found}."),
    "E_NAME_NOBODY.hint": (
        "氏名の書き方を確かめるか、職員番号の列を足してください。近い氏名: {expected}",
        "Check the name, or add a column of staff numbers. Near: {expected}",
    ),
    "E_NAME_STRANGER": (
        "「{found}」という職員も、似た氏名の職員も登録されていません。",
        "No member of staff is called {found} or something like it.",
    ),
    "E_NAME_STRANGER.hint": (
        "氏名の書き方を確かめるか、職員番号の列を足してください。職員でない人の行なら、除いてください。",
        "Check the name, or add a column of staff numbers. Remove the row if it is about somebody who is not on the staff.",
    ),
    "E_MARKS": (
        "段階が記号や言葉で書かれています: {found}。それぞれの段階（{expected}、－は未評価）を指定してください。",
        "Levels are written as marks or words: {found}. Say which levels ({expected}, - = not assessed) they mean.",
    ),
    "E_MARKS.hint": (
        '例: --marks "{value}" の = の後に段階を入れます。有無だけの表なら「○=1,×=-」のように指定できます。',
        'For example --marks "{value}", each = followed by a level. For has / has not: ○=1,×=-',
    ),
}
