"""Texts of definition files as such: what cannot be opened, and YAML that cannot be read."""

TEXTS: dict[str, tuple[str, str]] = {
    # files
    "E_FOLDER_MISSING": ("人材定義のフォルダーがありません。", "The folder of definition files does not exist."),
    "E_FOLDER_MISSING.hint": (
        "作業フォルダーの data を確かめてください。新しく作るときは `skillmap init` です。",
        "Look for the folder data of your workspace, or make a workspace with: `skillmap init`",
    ),
    "E_FILE_MISSING": ("必要なファイルがありません。", "A file that must exist is missing."),
    "E_FILE_MISSING.hint": (
        "名前（拡張子は .yaml）を確かめるか、同梱の人材定義からコピーしてください。",
        "Check its name (it ends in .yaml), or copy it from the definitions that come with skillmap.",
    ),
    "E_FILE_UNREADABLE": (
        "ファイルかフォルダーを開けません（{found}）。",
        "The file or folder cannot be opened ({found}).",
    ),
    "E_FILE_UNREADABLE.hint": (
        "ほかのプログラムで開いていないか、読む権限があるかを確かめてください。",
        "Check that you may read it and that no other program holds it.",
    ),
    "framework.no_file": ("ファイルではありません", "it is not a file"),
    "E_YAML_TOO_LARGE": (
        "ファイルが大きすぎます（{size} バイト、上限 {expected} バイト）。",
        "The file is too large ({size} bytes, at most {expected}).",
    ),
    "E_YAML_TOO_LARGE.hint": ("内容を何個かのファイルに分けてください。", "Divide its content between several files."),
    "E_YAML_ENCODING": (
        "この行に UTF-8 でない文字があります。",
        "There are characters on this line that are not UTF-8.",
    ),
    "E_YAML_ENCODING.hint": (
        "メモ帳の［名前を付けて保存］で文字コードを UTF-8 にして保存し直してください。",
        "Save the file as UTF-8 (in Notepad: Save as, Encoding).",
    ),
    "E_YAML_NOT_TEXT": (
        "テキストファイルではなく、Excel や Word のファイルです。",
        "This is a file of Excel or Word, not one of text.",
    ),
    "E_YAML_NOT_TEXT.hint": (
        "このファイルを別の場所に移し、前の版か、同梱の人材定義にある同じ名前のファイルを置いてください。",
        "Move it elsewhere and put its former version, or the shipped file of the same name, in its place.",
    ),
    # YAML
    "E_YAML_SYNTAX": ("YAML として読めません（{found}）。", "This is not readable as YAML ({found})."),
    "E_YAML_SYNTAX.hint": (
        '字下げ（半角の空白）、半角のコロンとその後の空白、引用符の閉じ忘れを確かめてください。「: 」や「 #」を含む文は " " で囲みます。',
        'Check the indentation (blanks), the blank after a colon and closing quotes. Text with ": " or " #" in it needs quotes.',
    ),
    "E_YAML_CONFLICT": (
        "二人の変更がぶつかった跡（{found}）が残っています。",
        "Two people's changes to this place have not been settled ({found}).",
    ),
    "E_YAML_CONFLICT.hint": (
        "「=======」の上と下のどちらかを残し、「<<<<<<<」「=======」「>>>>>>>」で始まる行を消してください。",
        "Keep what stands above or below =======, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>.",
    ),
    "yaml.list_open": (
        "並びの「[」が「]」で閉じられていないか、「,」が抜けています",
        "a list lacks a comma or its closing ]",
    ),
    "yaml.mapping_open": (
        "「{{」が「}}」で閉じられていないか、「,」が抜けています",
        "a mapping lacks a comma or its closing }}",
    ),
    "yaml.colon": ("ここに「: 」は置けません", "a colon is not allowed here"),
    "yaml.no_colon": ("「:」がありません", "a colon is missing"),
    "yaml.indent": ("字下げがそろっていません", "the indentation does not fit"),
    "yaml.quote_open": ("引用符が閉じられていません", "a quote is not closed"),
    "yaml.first_character": (
        "値の先頭に使えない文字（タブや @ など）があります",
        "a value cannot begin with this character",
    ),
    "yaml.tab": ("字下げにタブがあります", "a tab stands in the indentation"),
    "yaml.wide_blank": ("字下げに全角の空白があります", "a full-width blank stands in the indentation"),
    "yaml.wide_colon": ("項目名の後のコロンが全角です", "the colon after the key is a full-width one"),
    "yaml.no_blank": ("コロンの後に半角の空白がありません", "there is no blank after the colon"),
    "yaml.dash": ("ここに「- 」は置けません", "a hyphen is not allowed here"),
    "yaml.backslash": ("「\\」の後の文字が読めません", "the character after a backslash is not known"),
    "yaml.bracket": (
        '文が「[」や「{{」で始まっています。全体を " " で囲みます',
        'the text begins with a bracket: put it in " "',
    ),
    "E_YAML_ALIAS": ("アンカーと参照（& と *）は使えません。", "Anchors and aliases (& and *) are not allowed."),
    "E_YAML_ALIAS.hint": (
        '内容をそのまま書くか、文なら " " で囲んでください。',
        "Write the content out, or put quotes around it if it is text.",
    ),
    "E_YAML_TAG": ("タグ（{found}）は使えません。", "Tags ({found}) are not allowed."),
    "E_YAML_TAG.hint": (
        '「!」で始まる語を消すか、文なら " " で囲んでください。',
        "Remove the word that begins with !, or put quotes around it if it is text.",
    ),
    "E_YAML_DOCUMENTS": ("一つのファイルに二つ目の文書（---）があります。", "A second document (---) begins here."),
    "E_YAML_DOCUMENTS.hint": (
        "「---」の行を消すか、別のファイルに分けてください。",
        "Remove the line --- or use two files.",
    ),
    "E_YAML_DEPTH": ("入れ子が深すぎます（上限 {expected} 段）。", "The nesting is too deep (at most {expected})."),
    "E_YAML_DEPTH.hint": ("字下げと括弧を確かめてください。", "Check the indentation and the brackets."),
    "E_YAML_KEY": ("項目名が文字ではありません。", "A key must be plain text."),
    "E_YAML_KEY.hint": (
        '「項目名: 値」の形で書いてください。文の中の「?」や「{{」には " " が要ります。',
        "Write it as key: value. Text that begins with ? or {{ needs quotes.",
    ),
    "E_YAML_DUPLICATE": ("項目「{found}」が二度書かれています。", "The key {found} stands here twice."),
    "E_YAML_DUPLICATE.hint": ("どちらか一方を消してください。", "Remove one of the two."),
    "E_YAML_CONTROL": ("目に見えない制御文字が入っています。", "There is an invisible control character."),
    "E_YAML_CONTROL.hint": (
        "その箇所を打ち直してください（\\x や \\u の書き方も使えません）。",
        "Type the text anew (escapes like \\x00 cannot be used either).",
    ),
}
