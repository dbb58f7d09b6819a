"""Texts of `sheets`: one cell, its value and its date."""

TEXTS: dict[str, tuple[str, str]] = {
    # cells
    "E_REQUIRED": ("{field}が空欄です。", "{field} is blank."),
    "E_REQUIRED.hint": ("値を入れてください。", "Fill it in."),
    "E_CELL_ERROR": ("{field}がエラー値（{found}）になっています。", "{field} shows an error ({found})."),
    "E_CELL_ERROR.hint": ("数式を直すか、値を入力してください。", "Correct the formula or type the value."),
    "E_FORMULA_NO_CACHE": (
        "{field}の数式の結果が保存されていません。",
        "The result of the formula in {field} was not saved.",
    ),
    "E_FORMULA_NO_CACHE.hint": (
        "Excel で開いて上書き保存してから、もう一度読んでください。",
        "Open the file in Excel, save it, and read it again.",
    ),
    "E_FORMULA_IN_KEY": (
        "{field}に、外部を呼び出す数式があるため読みません。",
        "{field} holds a formula that calls something outside; it is not read.",
    ),
    "E_FORMULA_IN_KEY.hint": ("値を入力し直してください。", "Type the value instead."),
    "W_FORMULA_CACHED": (
        "{field}の数式 {count} 行は、保存されている結果を使いました（{found} 行目）。",
        "The stored results of {count} formulas in {field} were used (rows {found}).",
    ),
    "E_MULTI_VALUE": (
        "{field}の1つのセルに2人分以上の値があります：{found}",
        "{field} holds more than one value: {found}",
    ),
    "E_MULTI_VALUE.hint": ("1行に1人ずつ分けてください。", "Make it one row each."),
    "E_TIME": ("{field}を時刻として読めません：{found}", "{field} cannot be read as a time: {found}"),
    "E_TIME.hint": (
        "9:00 や 午後1時30分 のように入力してください。時刻のないもの（eラーニングなど）は空欄にしてください。",
        "Write it like 9:00 or 1:30 PM. Leave it empty where there is none (e-learning).",
    ),
    "W_YEAR_ADDED": (
        "{field}「{found}」に年がないため、年度の中の {value} と読みました。",
        "{field} {found} has no year: read as {value}, within the fiscal year.",
    ),
    "W_MONTH_ALONE": (
        "{field}「{found}」に日がないため、{value} と読みました。",
        "{field} {found} has no day: read as {value}.",
    ),
    "W_NAME_READING": (
        "{field}「{found}」の読みを除いて「{value}」と読みました。",
        "{field} {found} was read as {value}, without its reading.",
    ),
    "W_PERIOD_YEAR": (
        "「{found}」の終わりの日に年がないため、{field}を {value} と読みました。",
        "The last day of {found} has no year: {field} is read as {value}.",
    ),
    "W_ERA_ADDED": (
        "{field}「{found}」に元号がないため、年度の中の {value} と読みました。",
        "{field} {found} has no era: read as {value}, the only such day within the fiscal year.",
    ),
    "E_DATE_NOT_OF_YEAR": (
        "{field}「{found}」は、書かれている年度では {value} のことになりますが、その日は{expected}曜日です。{year}年なら合います。",
        "{field} {found} is {value} in the fiscal year that the file states, which is a {expected}; it would fit {year}.",
    ),
    "E_DATE_NOT_OF_YEAR.hint": (
        "曜日、日付、表題かファイル名の年度のどれが違うか確かめて直してください。年から書いても構いません。",
        "Check which is wrong: the weekday, the day, or the year in the title or the name of the file. The day may also "
        "be written with its year.",
    ),
    "W_DAYS_IN_CELL": (
        "{field}「{found}」を {value} と読みました。",
        "{field} {found} was read as {value}.",
    ),
    "W_HOURS_IN_CELL": (
        "{field}「{found}」を {value} と読みました。",
        "{field} {found} was read as {value}.",
    ),
    "E_DAYS_UNCLEAR": (
        "{field}「{found}」は、何日のことか一通りに決まりません。",
        "{field} {found} may mean different days, or says something else as well.",
    ),
    "E_DAYS_UNCLEAR.hint": (
        "1つのセルには「7月6日(月)・7月13日(月)」「7/6～7/8」「7月6日(月) 13:30～16:30」のように日と時刻だけを書けます。"
        "そのほかのことは備考の列に移すか、1日1行に分けて同じ開催コードを付けてください。",
        "A cell may hold days and times alone: 7/6、7/13, 7/6～7/8, 7/6 13:30～16:30. Put anything else into a column of "
        "remarks, or give each day a row of its own with the same session code.",
    ),
    "E_DATE_OTHER_YEAR": (
        "{field}「{found}」は {value} のことになりますが、その日は{expected}曜日です。{year}年なら合います。",
        "{field} {found} would be {value}, but that is a {expected}. It would fit in {year}.",
    ),
    "E_DATE_OTHER_YEAR.hint": (
        "曜日か日付を直してください。別の年度の日程表なら、--fy でその年度を指定するか、その年度の日程表を選び直してください。",
        "Correct the weekday or the day. If the list is of another year, say which with --fy, or take the list of this "
        "year.",
    ),
    "E_DATE_WEEKDAY": (
        "{field}「{found}」は {value} のことになりますが、その日は{expected}曜日です。",
        "{field} {found} would be {value}, but that is a {expected}.",
    ),
    "E_DATE_WEEKDAY.hint": ("曜日か日付を直してください。", "Correct the weekday or the day."),
    "sheets.day": ("{day}", "{day}"),
    "sheets.days": ("{first}～{last}", "{first} to {last}"),
    "sheets.day_with": ("{day} {hours}", "{day} {hours}"),
    "sheets.hours": ("{starts}～{ends}", "{starts}-{ends}"),
    "sheets.half.am": ("午前", "morning"),
    "sheets.half.pm": ("午後", "afternoon"),
    "sheets.half.day": ("終日", "whole day"),
    "E_CODE_TWICE": (
        "{field}「{found}」が二度出てきます（{other} にもあります）。",
        "{field} {found} stands here twice (also at {other}).",
    ),
    "E_CODE_TWICE.hint": ("{advice}", "{advice}"),
    "E_CODE_MISSING": ("{field}が空欄です。", "{field} is blank."),
    "E_CODE_MISSING.hint": ("番号を入れてください。", "Fill in the number."),
    "E_CODE_FORMAT": ("{field}の書き方が正しくありません：{found}", "{field} is not written as a number: {found}"),
    "E_CODE_FORMAT.hint": ("数字（と英字）だけで入力してください。", "Use digits (and letters) only."),
    "E_CODE_LENGTH": (
        "{field}「{found}」の桁数が {expected} 桁ではありません。",
        "{field} {found} does not have {expected} digits.",
    ),
    "E_CODE_LENGTH.hint": ("番号を確かめてください。", "Check the number."),
    "E_CODE_CASE": (
        "{field}「{found}」は、大文字と小文字が違うだけの番号と重なっています。",
        "{field} {found} differs from another only in upper and lower case.",
    ),
    "E_CODE_CASE.hint": ("どちらが正しいか確かめてください。", "Find out which is right."),
    "E_STAFFNO_MISSING": ("{field}が空欄です。", "{field} is blank."),
    "E_STAFFNO_MISSING.hint": ("番号を入れてください。", "Fill in the number."),
    "E_STAFFNO_FORMAT": ("{field}の書き方が正しくありません：{found}", "{field} is not written as a number: {found}"),
    "E_STAFFNO_FORMAT.hint": ("数字（と英字）だけで入力してください。", "Use digits (and letters) only."),
    "E_STAFFNO_LENGTH": (
        "{field}「{found}」の桁数が {expected} 桁ではありません。",
        "{field} {found} does not have {expected} digits.",
    ),
    "E_STAFFNO_LENGTH.hint": (
        "番号を確かめてください。桁数は skillmap.toml の staff_number_width です。",
        "Check it. The width is staff_number_width in skillmap.toml.",
    ),
    "E_STAFFNO_DUP_CASE": (
        "{field}「{found}」は、大文字と小文字が違うだけの番号と重なっています。",
        "{field} {found} differs from another only in upper and lower case.",
    ),
    "E_STAFFNO_DUP_CASE.hint": ("どちらが正しいか確かめてください。", "Find out which is right."),
    "E_SCIENTIFIC": (
        "{field}が指数表示（{found}）になり、桁が失われています。",
        "{field} was turned into {found}; digits are lost.",
    ),
    "E_SCIENTIFIC.hint": (
        "列の書式を「文字列」にして、番号を入力し直してください。",
        "Format the column as text and type the number again.",
    ),
    "W_LEADING_ZERO": (
        "{field}「{found}」は先頭の 0 が消えていたため、{value} と読みました。",
        "{field} {found} had lost its zeros and was read as {value}.",
    ),
    "W_FULLWIDTH": (
        "{field}「{found}」の全角文字を {value} と読みました。",
        "{field} {found} (full width) was read as {value}.",
    ),
    "W_TRIMMED": (
        "{field}の前後の空白を除いて {value} と読みました。",
        "{field} was read as {value}, without spaces around it.",
    ),
    "W_LOOKALIKE": (
        "{field}「{found}」には、PDFなどから写したときに紛れ込む、漢字と同じ形の別の文字があります。「{value}」と読みました。",
        "{field} {found} holds characters that only look like those of Japanese (out of a PDF, say). Read as {value}.",
    ),
    "W_INVISIBLE": ("{field}に見えない文字があります。", "{field} contains invisible characters."),
    "W_APOSTROPHE": (
        "{field}の先頭の「'」を除いて {value} と読みました。",
        "{field} was read as {value}, without the apostrophe.",
    ),
    "W_THOUSANDS": (
        "{field}「{found}」の桁区切りを除いて {value} と読みました。",
        "{field} {found} was read as {value}, without the separator.",
    ),
    "E_NAME_FORMAT": ("{field}「{found}」は氏名として読めません。", "{field} {found} cannot be read as a name."),
    "E_NAME_FORMAT.hint": (
        "氏と名の間に空白を1つ入れ、敬称やかっこ書きは備考に移してください。欠員の行は除いてください。",
        "Put one space between family and given name; move titles and brackets to the remarks; remove vacancies.",
    ),
    "W_NAME_SPACED": (
        "{field}「{found}」を {value} と読みました。",
        "{field} {found} was read as {value}.",
    ),
    "W_NAME_NO_SPACE": (
        "{field}「{found}」は氏と名の間に空白がありません。",
        "{field} {found} has no space between family and given name.",
    ),
    "E_KANA_FORMAT": (
        "{field}「{found}」にカナ以外の文字があります。",
        "{field} {found} contains something else than kana.",
    ),
    "E_KANA_FORMAT.hint": ("カタカナかひらがなで入力してください。", "Use katakana or hiragana."),
    "E_CHAR_LOST": ("{field}「{found}」は文字化けしています。", "{field} {found} has lost characters."),
    "E_CHAR_LOST.hint": ("元の文字で入力し直してください。", "Type the original characters."),
    "W_PUA": (
        "{field}「{found}」に外字があります。そのまま保存しますが、ほかの PC では表示できないことがあります。",
        "{field} {found} contains private-use characters; they are kept as they are.",
    ),
    "W_FORMULA_LIKE": (
        "{field}「{found}」は数式のように見えますが、文字として読みました。",
        "{field} {found} looks like a formula; it was read as text.",
    ),
    "W_DATE_IN_TEXT": (
        "{field}が日付（{found}）になっています。表計算ソフトによる自動変換が考えられます。",
        "{field} is a date ({found}), perhaps changed by a spreadsheet program.",
    ),
    "W_SENSITIVE_REMARK": (
        "{field}に、健康・休業などの配慮が必要な情報があります（{found}）。",
        "{field} holds sensitive information ({found}).",
    ),
    "W_SENSITIVE_REMARK.hint": (
        "必要なければ、その列を除いて読み込んでください（--columns）。",
        "If it is not needed, leave the column out (--columns).",
    ),
    "E_NUMBER": ("{field}「{found}」は数ではありません。", "{field} {found} is no number."),
    "E_NUMBER.hint": ("数字だけを入力してください。", "Use digits only."),
    "E_OUT_OF_RANGE": ("{field}「{found}」は範囲（{expected}）の外です。", "{field} {found} is outside {expected}."),
    "E_OUT_OF_RANGE.hint": ("値を確かめてください。", "Check the value."),
    "W_UNIT_DROPPED": ("{field}「{found}」を {value} と読みました。", "{field} {found} was read as {value}."),
    "E_LEVEL": (
        "{field}「{found}」はレベル（{expected}）ではありません。",
        "{field} {found} is no level ({expected}).",
    ),
    "E_LEVEL.hint": (
        "整数で入力してください。評価していないもの、求めないものは「－」か空欄にします。",
        "Use a whole number; － or blank means not assessed, or not asked for.",
    ),
    "W_LEVEL_TEXT": ("{field}「{found}」を {value} と読みました。", "{field} {found} was read as {value}."),
    "E_CHOICE": (
        "{field}「{found}」は選択肢にありません。使えるのは：{expected}",
        "{field} {found} is not among: {expected}",
    ),
    "E_CHOICE.hint": ("選択肢から選んでください。", "Pick one of them."),
    "E_FISCAL_YEAR": ("{field}「{found}」は年度として読めません。", "{field} {found} is no fiscal year."),
    "E_FISCAL_YEAR.hint": ("令和8年度、R8、2026 のように書きます。", "Write 2026, FY2026 or R8."),
    # dates
    "E_DATE_INVALID": ("{field}「{found}」は日付として正しくありません。", "{field} {found} is no valid day."),
    "E_DATE_INVALID.hint": ("2026/4/1 や令和8年4月1日のように書きます。", "Write 2026-04-01 or 2026/4/1."),
    "E_DATE_AMBIGUOUS": (
        "{field}「{found}」は元号（または西暦4桁）がないため、いつか分かりません。",
        "{field} {found} has no era or four-digit year.",
    ),
    "E_DATE_AMBIGUOUS.hint": (
        "R8.4.1 や 2026/4/1 のように書きます。研修の結果の一覧では、日・月・年の順を --day-order dmy のように指定できます。",
        "Write R8.4.1 or 2026/4/1. In a list of results, --day-order dmy says which comes first.",
    ),
    "E_DATE_INCOMPLETE": ("{field}「{found}」は年月日がそろっていません。", "{field} {found} is not a whole day."),
    "E_DATE_INCOMPLETE.hint": ("年・月・日まで書いてください。", "Write year, month and day."),
    "E_DATE_IS_FISCAL_YEAR": (
        "{field}「{found}」は年度です。日付が必要です。",
        "{field} {found} is a fiscal year; a day is needed.",
    ),
    "E_DATE_IS_FISCAL_YEAR.hint": ("年・月・日まで書いてください。", "Write year, month and day."),
    "E_DATE_FUTURE": ("{field}「{found}」は遠い将来の日付です。", "{field} {found} lies far in the future."),
    "E_DATE_FUTURE.hint": (
        "元号と年を確かめてください。期限がないときは空欄にします。",
        "Check era and year; leave it blank if there is no end.",
    ),
    "E_DATE_RANGE": (
        "{field}「{found}」は期間です。日付は1つだけ書いてください。",
        "{field} {found} is a period; one day is needed.",
    ),
    "E_DATE_RANGE.hint": ("開始日と終了日は別の列に分けます。", "Put beginning and end in two columns."),
    "E_DATE_SERIAL": (
        "{field}が数値（{found}）になっています。日付の書式が失われたようです。",
        "{field} is the number {found}: a date that lost its format.",
    ),
    "E_DATE_SERIAL.hint": (
        "Excel で日付の書式にするか、日付を入力し直してください。",
        "Format it as a date in Excel or type the day.",
    ),
    "E_DATE_ERA_CODE": (
        "{field}「{found}」は元号コード付きの日付のようです。",
        "{field} {found} seems to carry an era code.",
    ),
    "E_DATE_ERA_CODE.hint": (
        "令和8年4月1日や 2026/4/1 の形に直してください。",
        "Write 2026-04-01 or 2026/4/1.",
    ),
    "W_ERA_MISMATCH": (
        "{field}「{found}」は元号の期間の外です。{expected}と読みました。",
        "{field} {found} is outside its era; read as {expected}.",
    ),
    "W_WEEKDAY_MISMATCH": (
        "{field}「{found}」の曜日が合いません（正しくは{expected}曜日）。",
        "The weekday of {field} {found} does not fit (it is a {expected}).",
    ),
    "W_TIME_DROPPED": (
        "{field}「{found}」の時刻は読んでいません。",
        "The time of day in {field} {found} was left out.",
    ),
}
