"""Texts of `sheets`: what a file turns out to be, and files that cannot be used."""

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
}
