"""Texts of `sheets`."""

TEXTS: dict[str, tuple[str, str]] = {
    # what a file turns out to be
    "sheets.what.lock": (
        "Excel が開いている間に作る作業用ファイル",
        "a working file that Excel keeps while a book is open",
    ),
    "sheets.what.html": ("Web ページ（HTML）", "a web page (HTML)"),
    "sheets.what.xml": ("XML の文書", "an XML document"),
    "sheets.what.csv": ("CSV などのテキスト", "text such as CSV"),
    "sheets.what.ods": ("OpenDocument（.ods など）の文書", "an OpenDocument file (.ods)"),
    "sheets.what.zip": ("Excel 以外の ZIP ファイル", "a zip file that is no workbook"),
    "sheets.what.docx": ("Word の文書", "a Word document"),
    "sheets.what.pptx": ("PowerPoint の文書", "a PowerPoint document"),
    "sheets.what.xlsb": ("Excel バイナリ ブック（.xlsb）", "an Excel binary workbook (.xlsb)"),
    "sheets.what.other": ("別の種類のファイル", "a file of another kind"),
    # files that cannot be used
    "E_NO_FILE": ("ファイル {file} がありません（またはファイルではありません）。", "There is no file {file}."),
    "E_NO_FILE.hint": ("場所と名前を確かめてください。", "Check its place and name."),
    "E_EMPTY_FILE": ("{file} の中身が空です。", "{file} is empty."),
    "E_EMPTY_FILE.hint": (
        "コピーの失敗が考えられます。もう一度もらうか、保存し直してください。",
        "A copy may have failed. Get it or save it again.",
    ),
    "E_FILE_TOO_LARGE": (
        "{file} は大きすぎます（{found} MB、上限 {expected} MB）。",
        "{file} is too large ({found} MB, at most {expected} MB).",
    ),
    "E_FILE_TOO_LARGE.hint": (
        "画像や不要なシートを除いて保存し直してください。",
        "Remove pictures and sheets that are not needed and save it again.",
    ),
    "E_FILE_OPEN": (
        "{file} を開けません（ほかのプログラムが使用中か、読む権限がありません）。",
        "{file} cannot be opened (in use, or not readable for you).",
    ),
    "E_FILE_OPEN.hint": (
        "Excel で開いているときは閉じてから、もう一度実行してください。",
        "Close it in Excel and try again.",
    ),
    "E_ENCRYPTED": (
        "{file} はパスワードで保護されているため読めません。",
        "{file} is protected by a password and cannot be read.",
    ),
    "E_ENCRYPTED.hint": (
        "Excel で開き、［ファイル］-［情報］-［ブックの保護］でパスワードを外して保存してください。",
        "Open it in Excel, remove the password (File, Info, Protect Workbook) and save it.",
    ),
    "E_LEGACY_XLS": ("{file} は古い Excel 形式（.xls）です。", "{file} is in the old Excel format (.xls)."),
    "E_LEGACY_XLS.hint": (
        "Excel で開き、［名前を付けて保存］で「Excel ブック (*.xlsx)」にしてください。",
        "Open it in Excel and save it as Excel Workbook (*.xlsx).",
    ),
    "E_MACRO": ("{file} にはマクロが含まれているため読みません。", "{file} contains macros and is not read."),
    "E_MACRO.hint": (
        "Excel で「Excel ブック (*.xlsx)」として保存し直してください。",
        "Save it in Excel as Excel Workbook (*.xlsx).",
    ),
    "E_NOT_XLSX": (
        "{file} は Excel ブック（.xlsx）ではありません。{found}です。",
        "{file} is no Excel workbook (.xlsx) but {found}.",
    ),
    "E_NOT_XLSX.hint": (
        "Excel で開けるときは「Excel ブック (*.xlsx)」で、CSV のときは拡張子 .csv で保存し直してください。",
        "If Excel opens it, save it as Excel Workbook (*.xlsx); a CSV must be named .csv.",
    ),
    "E_NOT_CSV": (
        "{file} は CSV という名前ですが、中身は Excel などの文書です。",
        "{file} is named CSV but holds an Office document.",
    ),
    "E_NOT_CSV.hint": ("拡張子を .xlsx に直すか、CSV で保存し直してください。", "Name it .xlsx, or save it as CSV."),
    "E_TRUNCATED": ("{file} は途中で切れています。", "{file} is cut off."),
    "E_TRUNCATED.hint": (
        "コピーやダウンロードの失敗が考えられます。もう一度もらってください。",
        "A copy or download failed. Get the file again.",
    ),
    "E_CORRUPT": (
        "{file} は壊れているか、決まりに合わない部分があります（{part}）。",
        "{file} is damaged or breaks the rules of its format ({part}).",
    ),
    "E_CORRUPT.hint": (
        "Excel で開き、修復できれば別の名前で保存し直してください。",
        "Open it in Excel; if it can be repaired, save it under another name.",
    ),
    "E_ZIP_STRUCTURE": (
        "{file} は Excel が作らない構造のため開きません（{part}）。",
        "{file} has a structure that no Excel writes and is not opened ({part}).",
    ),
    "E_ZIP_STRUCTURE.hint": (
        "出所を確かめ、Excel で保存し直したものを使ってください。",
        "Check where it comes from and use a copy saved by Excel.",
    ),
    "E_ZIP_BOMB": (
        "{file} は展開すると異常に大きくなるため開きません。",
        "{file} would inflate to an abnormal size and is not opened.",
    ),
    "E_ZIP_BOMB.hint": (
        "出所を確かめてください。安全のため中身は見ていません。",
        "Check where it comes from. Its content was not looked at.",
    ),
    "E_TOO_MANY_PARTS": (
        "{file} はシートなどの部品が多すぎます（{found} 個、上限 {expected} 個）。",
        "{file} has too many parts ({found}, at most {expected}).",
    ),
    "E_TOO_MANY_PARTS.hint": (
        "必要なシートだけを別のブックに保存してください。",
        "Save the sheets that are needed in a book of their own.",
    ),
    "E_XML_DTD": (
        "{file} に危険な定義（DOCTYPE）があるため開きません（{part}）。",
        "{file} carries a dangerous declaration (DOCTYPE) and is not opened ({part}).",
    ),
    "E_XML_DTD.hint": (
        "出所を確かめてください。Excel が保存したファイルにはありません。",
        "Check where it comes from: Excel never writes one.",
    ),
    "E_XML_DEPTH": (
        "{file} の構造が深すぎるため開きません（{part}）。",
        "{file} is nested too deeply and is not opened ({part}).",
    ),
    "E_XML_DEPTH.hint": ("Excel で保存し直してください。", "Save it again in Excel."),
    "E_TOO_MANY_ROWS": (
        "{file} の行が多すぎます（上限 {expected} 行）。",
        "{file} has too many rows (at most {expected}).",
    ),
    "E_TOO_MANY_ROWS.hint": (
        "不要な行を除くか、ファイルを分けてください。",
        "Remove rows that are not needed or split the file.",
    ),
    "E_TOO_MANY_CELLS": (
        "{file} のセルが多すぎます（上限 {expected} 個）。",
        "{file} has too many cells (at most {expected}).",
    ),
    "E_TOO_MANY_CELLS.hint": ("不要な列やシートを除いてください。", "Remove columns and sheets that are not needed."),
    "E_MERGE_TOO_LARGE": (
        "{file} のシート「{sheet}」は結合セルが多すぎます。",
        "Sheet {sheet} of {file} has too many merged cells.",
    ),
    "E_MERGE_TOO_LARGE.hint": ("セルの結合を解除して保存し直してください。", "Unmerge the cells and save it again."),
    "E_TOO_LONG": (
        "文字数が上限（{expected} 文字）を超えています：{found}",
        "Longer than {expected} characters: {found}",
    ),
    "E_TOO_LONG.hint": (
        "短くしてください。勝手に切り詰めることはしません。",
        "Make it shorter; nothing is cut by itself.",
    ),
    "E_MYNUMBER": (
        "{file} の {column} 列は個人番号（マイナンバー）と見られるため、ファイル全体を読みません。",
        "Column {column} of {file} looks like individual numbers (My Number); the whole file is refused.",
    ),
    "E_MYNUMBER.hint": (
        "研修の事務で個人番号を扱うことはできません。列を削除したファイルを使ってください。番号は保存も表示もしていません。",
        "Training administration may not hold them. Delete the column. No digit was stored or shown.",
    ),
    "E_ENCODING": (
        "{file} の文字コードが分かりません（{line} 行目まで確認、試したもの：{expected}）。",
        "The encoding of {file} is not clear (checked up to line {line}, tried: {expected}).",
    ),
    "E_ENCODING.hint": (
        "「CSV UTF-8」で保存し直すか、--encoding で文字コードを指定してください（例：--encoding euc_jp）。",
        "Save it as CSV UTF-8, or name the encoding (--encoding euc_jp).",
    ),
    "E_ENCODING_ASK": (
        "{found} なら読めます。よければ --encoding で指定してください。",
        "It can be read as {found}; say so with --encoding if that is right.",
    ),
    "E_ENCODING_UNKNOWN": (
        "文字コード「{found}」を知りません。使えるもの：{expected}",
        "Unknown encoding {found}. Known: {expected}",
    ),
    "E_ENCODING_UNKNOWN.hint": ("--encoding を直してください。", "Correct --encoding."),
    "E_CSV_QUOTE": (
        '{file} の {line} 行目で始まる引用符（"）が閉じていません。',
        "The quote that opens on line {line} of {file} is never closed.",
    ),
    "E_CSV_QUOTE.hint": (
        'この行の " を直してください。ここから後ろは読めていません。',
        "Correct the quotes of this line; nothing after it could be read.",
    ),
    "E_CSV_WIDTH": (
        "項目の数が見出しと違います（{found} 個）。",
        "This line has another number of fields than the headings ({found}).",
    ),
    "E_CSV_WIDTH.hint": (
        "カンマを含む値は引用符で囲んでください。列がずれるため、この行は取り込みません。",
        "Quote values that contain commas. The line is left out.",
    ),
    "E_CONTROL_CHAR": ("使えない制御文字が含まれています：{found}", "Contains control characters: {found}"),
    "E_CONTROL_CHAR.hint": ("セルに入力し直してください。", "Type the value again."),
    # the table
    "E_ASK": ("{file} の読み方について、{count} 件の確認が必要です。", "{count} questions about how to read {file}."),
    "E_ASK.hint": (
        "下の確認に答えて、もう一度実行してください。何も書き込んでいません。",
        "Answer them and run the command again. Nothing was written.",
    ),
    "E_NO_HEADER": (
        "{file} に必要な見出し（{expected}）が見つかりません。見つかった見出し：{found}",
        "The headings needed ({expected}) are not in {file}. Found: {found}",
    ),
    "E_NO_HEADER.hint": (
        "シートや様式を確かめてください。見出しの名前が違うときは skillmap.toml の headings に登録できます。",
        "Check sheet and form. Other headings can be registered in skillmap.toml (headings).",
    ),
    "E_HEADER_MISSING": ("この見出し行には {expected} がありません。", "This heading row has no {expected}."),
    "E_HEADER_DUPLICATE": (
        "見出し「{found}」の列が2つ以上あります（{columns} 列）。",
        "There are several columns named {found} ({columns}).",
    ),
    "E_HEADER_DUPLICATE.hint": (
        "片方の見出しを直すか、--columns で読む列を指定してください。",
        "Rename one, or name the columns to read with --columns.",
    ),
    "E_HEADER_SPREAD": (
        "見出し「{found}」が複数の列（{columns}）にまたがり、それぞれに値があります。",
        "The heading {found} spans {columns}, which all hold values.",
    ),
    "E_HEADER_SPREAD.hint": ("列ごとに見出しを付けてください。", "Give every column a heading of its own."),
    "E_TABLES_SIDE_BY_SIDE": (
        "同じ見出しの表が横に並んでいます（{found}）。",
        "Tables with the same headings stand side by side ({found}).",
    ),
    "E_TABLES_SIDE_BY_SIDE.hint": (
        "両方読むなら --columns {found} を付けてください。",
        "To read all of them: --columns {found}",
    ),
    "E_TWO_ROW_RECORD": (
        "{file} のシート「{sheet}」は1人が2行に分かれています（{cell}）。",
        "Sheet {sheet} of {file} has two rows per person ({cell}).",
    ),
    "E_TWO_ROW_RECORD.hint": (
        "1人1行の表に直してください。氏名とフリガナは列を分けます。",
        "Make it one row per person, name and reading in two columns.",
    ),
    "E_COLUMNS": ("列の指定「{found}」が分かりません（{file}）。", "The columns {found} make no sense ({file})."),
    "E_COLUMNS.hint": ("A:H や A:C,E:G のように書きます。", "Write A:H or A:C,E:G."),
    "E_SHEET_UNKNOWN": (
        "{file} にシート「{found}」はありません。あるのは：{expected}",
        "{file} has no sheet {found}. It has: {expected}",
    ),
    "E_SHEET_UNKNOWN.hint": (
        "--sheet の名前を確かめてください。近い名前：{nearest}",
        "Check --sheet. Nearest: {nearest}",
    ),
    "E_SHEET_AMBIGUOUS": ("読めるシートが2つ以上あります：{found}", "Several sheets could be read: {found}"),
    "E_SHEET_AMBIGUOUS.hint": ("--sheet で読むシートを指定してください。", "Name the sheet with --sheet."),
    "E_NO_ROWS": (
        "{file} のシート「{sheet}」には見出しだけがあり、行がありません。",
        "Sheet {sheet} of {file} has headings but no rows.",
    ),
    "E_NO_ROWS.hint": (
        "「全員いなくなった」とは読みません。ファイルを確かめてください。",
        "It is not read as 'everybody left'. Check the file.",
    ),
    "E_AS_OF_MISSING": (
        "いつ現在の内容か（基準日）が書かれていません。",
        "It is not said which day this is the state of.",
    ),
    "E_AS_OF_MISSING.hint": ("--as-of 2026-04-01 のように指定してください。", "Say it: --as-of 2026-04-01"),
    "W_AS_OF_DIFFERS": (
        "表題の基準日は {found} ですが、指定された {value} を使います。",
        "The title says {found}; {value} is used as you asked.",
    ),
    "E_BLANK_REQUIRED": (
        "{field}が空欄の行が {count} 行あります（{found} 行目）。上と同じという意味ですか。",
        "{field} is blank in {count} rows ({found}). Does that mean 'as above'?",
    ),
    "E_BLANK_REQUIRED.hint": (
        "上と同じなら --fill-down {field}、空欄のままなら --fill-down なし を付けてください。",
        "If so: --fill-down {field}; if a blank is a blank: --fill-down none",
    ),
    "E_FILL_DOWN": (
        "「{found}」は上の値で埋められる列ではありません。使えるのは：{expected}",
        "{found} is no column that can be filled down. Known: {expected}",
    ),
    "E_FILL_DOWN.hint": ("--fill-down の列名を確かめてください。", "Check --fill-down."),
    "W_HIDDEN_ROWS": (
        "表示されていない行・列があります（{found} 行目、{columns} 列）。",
        "Some rows or columns are hidden (rows {found}, columns {columns}).",
    ),
    "W_HIDDEN_ROWS.hint": (
        "読むなら --hidden include、読まないなら --hidden skip を付けてください。",
        "To read them: --hidden include; to leave them out: --hidden skip",
    ),
    "N_HIDDEN_READ": (
        "表示されていない行・列も読みました（{found} 行目、{columns} 列）。",
        "Hidden rows and columns were read (rows {found}, columns {columns}).",
    ),
    "N_HIDDEN_SKIPPED": (
        "表示されていない行・列は読んでいません（{found} 行目、{columns} 列）。",
        "Hidden rows and columns were left out (rows {found}, columns {columns}).",
    ),
    "W_STRIKE_ROW": ("取り消し線が引かれています（{found}）。", "Struck out: {found}."),
    "W_STRIKE_ROW.hint": (
        "取り消し線を無視して読むなら --struck include、読まないなら --struck skip を付けてください。",
        "To read them all the same: --struck include; to leave them out: --struck skip",
    ),
    "N_STRIKE_READ": (
        "取り消し線の行・セルも読みました（{found}）。",
        "Struck-out rows and cells were read ({found}).",
    ),
    "N_STRIKE_SKIPPED": (
        "取り消し線の行・セルは読んでいません（{found}）。",
        "Struck-out rows and cells were left out ({found}).",
    ),
    "W_STRIKE_TEXT": (
        "取り消し線の部分を除いて「{found}」と読みました。",
        "Read as {found}, without the part that is struck out.",
    ),
    "W_TRAILER_SKIPPED": (
        "合計・注記などの {count} 行は読んでいません（{found} 行目）。",
        "{count} rows of totals and notes were left out (rows {found}).",
    ),
    "W_MERGED_FILLED": (
        "結合セル {count} か所の値を各行に入れました（{found}）。",
        "Values of {count} merged ranges were given to each row ({found}).",
    ),
    "W_DITTO_FILLED": (
        "{field}の「〃」「同上」{count} 行を上の値で読みました（{found} 行目）。",
        "{count} 'as above' marks in {field} were read as the value above (rows {found}).",
    ),
    "W_BLANK_FILLED": (
        "{field}の空欄 {count} 行を上の値で読みました（{found} 行目）。",
        "{count} blanks in {field} were read as the value above (rows {found}).",
    ),
    "W_GHOST_RANGE": ("表から遠く離れたセルは読んでいません。", "A cell far away from the table was left out."),
    "W_HEADER_ALIAS": (
        "見出し「{found}」を {value} の列として読みました。",
        "The heading {found} was read as {value}.",
    ),
    "W_COLUMN_IGNORED": (
        "「{found}」は必要ないため読んでいません（保存しません）。",
        "{found} is not needed and was not read or stored.",
    ),
    "N_COLUMN_UNKNOWN": ("「{found}」の列は使っていません。", "The column {found} is not used."),
    "W_SHEETS_NOT_READ": ("ほかのシートは読んでいません：{found}", "Other sheets were not read: {found}"),
    "N_SHEETS_HIDDEN": ("非表示のシートは読んでいません：{found}", "Hidden sheets were not read: {found}"),
    "W_EXTERNAL_LINK": (
        "ほかのブックへのリンクがあります。リンク先は読まず、保存されている値を使います。",
        "Links to other workbooks are never followed; stored values are used.",
    ),
    "W_EMBEDDED": (
        "埋め込まれたオブジェクト（ほかの文書や部品）は開いていません。",
        "Embedded objects were not opened.",
    ),
    "W_DELIMITER": ("区切り文字「{found}」の表として読みました。", "Read as separated by {found}."),
    "N_MORE": (
        "{field}：同じ種類の指摘（{code}）がほかに {count} 件あります。",
        "{field}: {count} more of the same kind ({code}).",
    ),
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
        "整数で入力してください。評価していないときは「－」か空欄にします。",
        "Use a whole number; － or blank means not assessed.",
    ),
    "W_LEVEL_TEXT": ("{field}「{found}」を {value} と読みました。", "{field} {found} was read as {value}."),
    "E_CHOICE": (
        "{field}「{found}」は選択肢にありません。使えるのは：{expected}",
        "{field} {found} is not among: {expected}",
    ),
    "E_CHOICE.hint": ("選択肢から選んでください。", "Pick one of them."),
    "E_FISCAL_YEAR": ("{field}「{found}」は年度として読めません。", "{field} {found} is no fiscal year."),
    "E_FISCAL_YEAR.hint": ("令和8年度、R8、2026 のように書きます。", "Write 令和8年度, R8 or 2026."),
    # dates
    "E_DATE_INVALID": ("{field}「{found}」は日付として正しくありません。", "{field} {found} is no valid day."),
    "E_DATE_INVALID.hint": ("2026/4/1 や令和8年4月1日のように書きます。", "Write 2026/4/1 or 令和8年4月1日."),
    "E_DATE_AMBIGUOUS": (
        "{field}「{found}」は元号（または西暦4桁）がないため、いつか分かりません。",
        "{field} {found} has no era or four-digit year.",
    ),
    "E_DATE_AMBIGUOUS.hint": ("R8.4.1 や 2026/4/1 のように書きます。", "Write R8.4.1 or 2026/4/1."),
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
        "Write 令和8年4月1日 or 2026/4/1.",
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
    # writing
    "sheets.confidential": ("【取扱注意】", "CONFIDENTIAL"),
    "sheets.form.title": ("入力の確認", "Check your input"),
    "sheets.form.pick": ("一覧から選んでください。", "Pick one from the list."),
    "sheets.form.between": (
        "{low} から {high} までの整数を入力してください。",
        "Type a whole number from {low} to {high}.",
    ),
    "sheets.form.day": (
        "日付を入力します（例：2026/4/1、R8.4.1）。",
        "Type a day (2026/4/1 or R8.4.1).",
    ),
    "W_NAME_JOINED": (
        "姓と名（セイとメイ）の列をつないで、氏名（フリガナ）として読みました。",
        "The columns of family and given name were joined and read as the name.",
    ),
    "N_COLUMNS_UNKNOWN": (
        "このほか {count} 列も、使わない列なので読んでいません。",
        "{count} more columns are not known and were not read.",
    ),
    "sheets.mend.title": ("要修正", "To mend"),
    "sheets.mend.reason": (
        "取り込めなかった理由（直したら、この列は残したままで構いません）",
        "Why this row was left out (the column may stay)",
    ),
    "sheets.problems.title": ("指摘一覧", "Problems"),
    "sheets.problems.sheet": ("シート", "Sheet"),
    "sheets.problems.cell": ("セル", "Cell"),
    "sheets.problems.code": ("種類", "Code"),
    "sheets.problems.text": ("内容", "What"),
    "sheets.problems.advice": ("直し方", "What to do"),
    "E_TARGET_OPEN": (
        "{file} はほかのプログラムで開かれているため上書きできません。新しい内容は {kept} に保存しました。",
        "{file} is open in another program and could not be replaced. The new file was kept as {kept}.",
    ),
    "E_TARGET_OPEN.hint": (
        "Excel で閉じてください。閉じたあと、{kept} の名前を変えるか、もう一度実行してください。",
        "Close it in Excel, then rename {kept} or run the command again.",
    ),
    "E_CANNOT_WRITE": ("{file} に書き込めません（{reason}）。", "{file} cannot be written ({reason})."),
    "E_CANNOT_WRITE.hint": (
        "フォルダーの権限と空き容量を確かめてください。前のファイルはそのままです。",
        "Check permissions and free space. The old file is untouched.",
    ),
    "E_NOT_IN_CP932": (
        "{file} に Shift_JIS（CP932）で表せない文字があるため、書き出しません。",
        "{file} holds characters that Shift_JIS (CP932) does not have; nothing was written.",
    ),
    "E_NOT_IN_CP932.hint": (
        "UTF-8 で書き出すか、Excel ブックで渡してください。文字を「?」に置き換えることはしません。",
        "Use UTF-8 or a workbook. Characters are never replaced.",
    ),
    "E_NOT_IN_CP932_CELL": ("CP932 にない文字があります：{found}", "Not in CP932: {found}"),
}
