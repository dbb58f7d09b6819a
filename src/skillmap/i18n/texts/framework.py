"""Texts of `framework`: what can be wrong in definition files, and names that nobody defined."""

TEXTS: dict[str, tuple[str, str]] = {
    # names that users type
    "entity.role": ("人材像", "role"),
    "entity.skill": ("スキル", "skill"),
    "entity.training": ("研修", "training"),
    "entity.qualification": ("資格", "qualification"),
    "E_NOT_DEFINED": ("「{found}」という{what}はありません。", "There is no {what} {found}."),
    "E_NOT_DEFINED.hint": (
        "`skillmap framework list` で名前を確かめてください。",
        "See the names with: `skillmap framework list`",
    ),
    "E_NOT_DEFINED_NEAR": (
        "「{found}」という{what}はありません。もしかして: {nearest}",
        "There is no {what} {found}. Did you mean: {nearest}",
    ),
    "E_NOT_DEFINED_NEAR.hint": (
        "`skillmap framework list` で名前を確かめてください。",
        "See the names with: `skillmap framework list`",
    ),
    "E_NOT_DEFINED_FORMER": (
        "「{found}」という{what}は、今は「{nearest}」です。",
        "The {what} {found} is {nearest} today.",
    ),
    "E_NOT_DEFINED_FORMER.hint": (
        "今の名前で、もう一度実行してください。",
        "Run it again with the name of today.",
    ),
    "E_SEVERAL_DEFINED": (
        "「{found}」に当たる{what}が {count} 件あります。\n{listed}",
        "{found} matches more than one {what} ({count}):\n{listed}",
    ),
    "E_SEVERAL_DEFINED.hint": ("括弧の中の id で指定してください。", "Name it by the id in brackets."),
    "E_NO_SUCH_GRADE": (
        "「{role}」に段階「{found}」はありません。ある段階: {expected}",
        "{role} has no grade {found}. It has: {expected}",
    ),
    "E_NO_SUCH_GRADE.hint": ("「人材像/段階の番号」の形で指定してください。", "Write it as role/number."),
    # shape
    "E_KEY_UNKNOWN": ("「{found}」という項目はありません。", "There is no key {found} here."),
    "E_KEY_UNKNOWN.hint": (
        "綴りと字下げを確かめてください。使える項目は docs/schemas/ にあります。",
        "Check spelling and indentation. The keys are listed in docs/schemas/.",
    ),
    "E_KEY_MISSING": ("「{expected}」がありません。", "{expected} is missing."),
    "E_KEY_MISSING.hint": ("書き方の例: {example}", "For example: {example}"),
    "E_VALUE_CHOICE": (
        "{key} の値「{found}」は使えません。使える値: {expected}",
        "{found} is not a value of {key}. Choose one of: {expected}",
    ),
    "E_VALUE_CHOICE.hint": ("使える値の一つに直してください。", "Use one of the values listed."),
    "E_VALUE_PATTERN": (
        "{key} の値「{found}」は決まった形になっていません。",
        "{found} does not have the form of {key}.",
    ),
    "E_VALUE_PATTERN.hint": (
        'id は半角の英小文字・数字とハイフン（例: data-basics）、日は月日（例: "05-31"）で書きます。',
        'Ids are lower case letters, digits and hyphens (data-basics), days are MM-DD ("05-31").',
    ),
    "E_VALUE_RANGE": (
        "{key} の値 {found} は範囲の外です（{expected}）。",
        "{found} is out of range for {key} ({expected}).",
    ),
    "E_VALUE_RANGE.hint": ("範囲の中の数に直してください。", "Use a number within the range."),
    "E_VALUE_SHAPE": ("{key} には{expected}を書きます（今は: {found}）。", "{key} takes {expected} (it is: {found})."),
    "E_VALUE_SHAPE.hint": ("書き方の例: {example}", "For example: {example}"),
    "E_FILE_EMPTY": ("ファイルに何も書かれていません。", "There is nothing in this file."),
    "E_FILE_EMPTY.hint": (
        "定義するものがなければ、このファイルを削除してください。内容があったはずであれば、前の版に戻してください。",
        "Remove the file if there is nothing to define. If something stood in it, put its former version back.",
    ),
    "E_KEY_NUMBER": (
        "{key} の項目名「{found}」は半角の数字で書きます。",
        "Under {key}, {found} has to be a number in ordinary digits.",
    ),
    "E_KEY_NUMBER.hint": ("書き方の例: {example}", "For example: {example}"),
    "E_NONE_DEFINED": (
        "{what}が一つも定義されていませんが、{count} か所で使われています。",
        "No {what} is defined, and {count} places name one.",
    ),
    "E_NONE_DEFINED.hint": (
        "フォルダーやファイルが移動・削除されていないか確かめてください。使わなくなったのであれば、使っている箇所からも削除してください。",
        "See whether the folder or its files were moved or removed. If they were given up, take them out where they are named too.",
    ),
    "E_FILE_SHAPE": (
        "このファイルの内容は{expected}のはずです（今は: {found}）。",
        "This file should hold {expected} (it holds: {found}).",
    ),
    "E_FILE_SHAPE.hint": (
        "同梱の人材定義の同じ名前のファイルを手本にしてください。",
        "Take the file of the same name that comes with skillmap as an example.",
    ),
    "shape.text": ('文字（数字だけのものは " " で囲む）', "text (digits alone need quotes)"),
    "shape.some_text": ("一文字以上の文字", "text that is not empty"),
    "shape.short_text": ("もっと短い文字", "shorter text"),
    "shape.whole": ("整数", "a whole number"),
    "shape.number": ("数", "a number"),
    "shape.flag": ("true か false", "true or false"),
    "shape.list": ("並び（各行を「- 」で始める）", "a list (lines that begin with -)"),
    "shape.mapping": ("「項目名: 値」の組", "pairs of key: value"),
    "shape.more": ("もっと多くの値", "more values"),
    "shape.date": ("日付", "a day"),
    "shape.other": ("別の形の値", "a value of another shape"),
    "shape.nothing": ("空", "nothing"),
    "E_ID_FILE_NAME": (
        "id「{found}」がファイルの名前（{expected}）と違います。",
        "The id {found} differs from the name of the file ({expected}).",
    ),
    "E_ID_FILE_NAME.hint": (
        "id かファイルの名前のどちらかをそろえてください。",
        "Make the id and the name of the file the same.",
    ),
    "E_ID_TWICE": (
        "id「{found}」が二度使われています（もう一つは {other}）。",
        "The id {found} is used twice (the other one: {other}).",
    ),
    "E_ID_TWICE.hint": (
        "コピーであれば、どちらか一方を削除してください。別のものであれば、一方の id（とファイル名）を変えてください。",
        "If it is a copy, remove one of the two. If it is something else, change the id (and file name) of one.",
    ),
    # meaning
    "entity.standard": ("スキル標準", "standard"),
    "entity.item": ("スキル標準の項目", "item of a standard"),
    "entity.article": ("行動指針の条", "article of the code of conduct"),
    "entity.rule": ("リーダーの決まり", "leader rule"),
    "E_ID_UNKNOWN": ("「{found}」という{what}は定義されていません。", "No {what} {found} is defined."),
    "E_ID_UNKNOWN.hint": (
        "綴りを直すか、先に定義してください。やめたものなら、ここからも消してください。",
        "Mend the spelling, or define it first. If it was given up, take it out here too.",
    ),
    "E_ROLE_GRADE_UNKNOWN": (
        "「{role}」に段階 {found} はありません。ある段階: {expected}",
        "{role} has no grade {found}. It has: {expected}",
    ),
    "E_ROLE_GRADE_UNKNOWN.hint": (
        "段階の番号を直すか、人材像に段階を加えてください。",
        "Mend the number, or add the grade to the role.",
    ),
    "E_LISTED_TWICE": ("「{found}」が同じ並びに二度あります。", "{found} stands twice in this list."),
    "E_ITEM_TWICE": ("項目「{found}」が二度あります。", "The item {found} stands twice."),
    "E_ITEM_TWICE.hint": ("どちらか一方を消してください。", "Remove one of the two."),
    "E_ITEM_STEP": (
        "項目「{found}」は、行き先（new）と fate が合いません。",
        "The item {found}: its fate does not fit what it becomes (new).",
    ),
    "E_ITEM_STEP.hint": (
        "行き先が分からないときは fate を unknown にして new を消し、分かるときは new に書いてください。",
        "Without a known successor its fate is unknown and there is no new; with one it is same or renamed.",
    ),
    "E_ITEMS_MISSING": (
        "前の版の項目のうち {count} 件がありません（{named}）。",
        "Items of the old version are missing ({count}): {named}",
    ),
    "E_ITEMS_MISSING.hint": (
        "分からない項目も fate を unknown として載せてください。",
        "List what is not known, too, with the fate unknown.",
    ),
    "E_ORIGINS_MISSING": (
        "新しい版の項目のうち {count} 件が、行き先にも unknown_origin にもありません（{named}）。",
        "Items of the new version stand neither among what old ones became nor in unknown_origin ({count}): {named}",
    ),
    "E_ORIGINS_MISSING.hint": (
        "どこから来たか分からない項目は unknown_origin に載せてください。",
        "List those of unknown origin in unknown_origin.",
    ),
    "E_LISTED_TWICE.hint": ("どちらか一方を消してください。", "Remove one of the two."),
    "E_SCALE_STEPS": (
        "ここはレベル {expected} のはずですが、{found} になっています。レベルは一つずつ上がります。",
        "This should be level {expected} but is {found}: levels rise by one.",
    ),
    "E_SCALE_STEPS.hint": (
        "低い順に、番号を飛ばさずに並べてください。",
        "List the levels lowest first without leaving any out.",
    ),
    "E_LEVEL_NOT_ON_SCALE": (
        "レベル {found} はありません（レベルは {expected}）。",
        "There is no level {found} (the scale is {expected}).",
    ),
    "E_LEVEL_NOT_ON_SCALE.hint": (
        "framework.yaml の scale にあるレベルに直してください。",
        "Use a level of the scale in framework.yaml.",
    ),
    "E_CIRCLE": ("たどると元に戻ります: {path}", "This leads back to where it began: {path}"),
    "E_CIRCLE.hint": ("どこか一か所のつながりを外してください。", "Take out one of these links."),
    "E_CAREER_TO_ITSELF": (
        "「{found}」から同じ「{found}」への道筋になっています。",
        "This step leads from {found} to {found}.",
    ),
    "E_CAREER_TO_ITSELF.hint": ("from か to を直してください。", "Mend from or to."),
    "E_ELECTIVE_TOO_MANY": (
        "{expected} 件の中から {found} 件を選ぶことはできません。",
        "{found} cannot be chosen from {expected}.",
    ),
    "E_ELECTIVE_TOO_MANY.hint": (
        "choose を減らすか、from に研修を加えてください。",
        "Lower choose, or add trainings to from.",
    ),
    "E_TEACHES_TOO_MUCH": (
        "一つの研修で {found} のスキルを教えることになっています（上限 {expected}）。",
        "One training teaches {found} skills (at most {expected}).",
    ),
    "E_TEACHES_TOO_MUCH.hint": (
        "主に身に付くスキルに絞るか、研修を分けてください。",
        "Keep the skills that it really teaches, or divide the training.",
    ),
    "E_NO_SUCH_DAY": (
        "{key} の「{found}」は毎年ある日付ではありません。",
        "{found} ({key}) is not a day that every year has.",
    ),
    "E_NO_SUCH_DAY.hint": (
        '月日を "05-31" の形で書いてください。2月29日は使えません。',
        'Write month and day like "05-31"; 29 February cannot be used.',
    ),
    "E_NEED_TWICE": (
        "{found} の {fy} 年度の行が二度あります（部署と育成方法も同じ）。",
        "{found} stands twice for {fy} (same department and way).",
    ),
    "E_NEED_TWICE.hint": ("人数を一つの行にまとめてください。", "Add the numbers up in one row."),
    "W_FILE_NOT_READ": ("このファイルは読まれません。", "This file is not read."),
    "W_FILE_NOT_READ.hint": (
        "置き場所は standards・skills・roles・trainings・transitions のどれか、名前は「.yaml」で終わる必要があります。不要なら消してください。",
        "Files belong in standards, skills, roles, trainings or transitions and end in .yaml. Remove it if it is not needed.",
    ),
    "W_NAME_TWICE": ("名前「{found}」は {other} にも付いています。", "The name {found} is also that of {other}."),
    "W_NAME_TWICE.hint": (
        "名前だけで選べるように、違う名前にしてください。",
        "Give it another name, so that people can choose by name.",
    ),
    "W_NOT_TRANSLATED": ("英語の欄が日本語のままです（{found}）。", "The English text is the Japanese one ({found})."),
    "W_NOT_TRANSLATED.hint": (
        "en に英語を書いてください。英語の画面と書類に使われます。",
        "Write English into en; it is used in English screens and documents.",
    ),
    "W_DESCRIPTOR_MISSING": (
        "「{skill}」のレベル {found} の説明がありません。",
        "{skill} lacks descriptions of level {found}.",
    ),
    "W_DESCRIPTOR_MISSING.hint": (
        "そのレベルの人が日々の仕事でしていることを書いてください。",
        "Write what somebody of that level does in daily work.",
    ),
    "W_DESCRIPTORS_ALIKE": (
        "「{skill}」のレベル {other} と {found} の説明がほとんど同じです。",
        "The descriptions of levels {other} and {found} of {skill} are nearly the same.",
    ),
    "W_DESCRIPTORS_ALIKE.hint": (
        "見て分かる行動の違いを書いてください。",
        "Describe behaviour that can be told apart.",
    ),
    "W_GRADE_EASIER": (
        "段階 {grade} の「{skill}」はレベル {found} で、下の段階（{expected}）より低くなっています。",
        "Grade {grade} asks for level {found} of {skill}, less than the grade below ({expected}).",
    ),
    "W_GRADE_EASIER.hint": (
        "上の段階で不要になるのでなければ、同じかそれ以上にしてください。0 は「求めない」の意味です。",
        "Ask for at least as much, unless it is really no longer needed. 0 means not asked for.",
    ),
    "W_SKILL_UNASKED": ("「{skill}」はどの人材像からも求められていません。", "No role asks for {skill}."),
    "W_SKILL_UNASKED.hint": (
        "人材像の requires に加えるか、スキルを消してください。",
        "Add it to the requires of a role, or remove the skill.",
    ),
    "W_LEVEL_UNTAUGHT": (
        "「{skill}」のレベル {found} を教える研修がありません。",
        "No training teaches level {found} of {skill}.",
    ),
    "W_LEVEL_UNTAUGHT.hint": (
        "研修の teaches に加えてください。職場で身に付けるものなら、このままで構いません。",
        "Add it to the teaches of a training; if it is learnt on the job, leave it.",
    ),
    "W_TRAINING_RETIRED": (
        "廃止した研修「{found}」が指定されています。",
        "The training {found} asked for here is retired.",
    ),
    "W_TRAINING_RETIRED.hint": (
        "後継の研修に替えるか、status を active に戻してください。",
        "Name its successor, or set its status back to active.",
    ),
    "W_CONDUCT_ONE_SIDE": (
        "「{article}」と研修「{training}」のつながりが{other}に書かれていません。",
        "The link between {article} and the training {training} is missing in {other}.",
    ),
    "W_CONDUCT_ONE_SIDE.hint": ("両方に書くか、両方から消してください。", "Write it in both, or in neither."),
    "framework.side.training": ("研修（conduct）", "the training (conduct)"),
    "framework.side.conduct": ("行動指針（taught_by）", "the code of conduct (taught_by)"),
    "N_ON_THE_JOB": (
        "「{role}」段階 {grade} の「{skill}」: 求めるのはレベル {expected}、研修で届くのは {found} まで。残りは職場で身に付けます。",
        "{role}, grade {grade}, {skill}: level {expected} is asked for, trainings lead to {found}. The rest is learnt on the job.",
    ),
    "N_ON_THE_JOB.hint": (
        "誰の下でどの仕事を任せるかを決めておいてください。",
        "Decide which work, under whom, it is learnt in.",
    ),
    "W_TRAINING_OUT_OF_REACH": (
        "研修「{found}」は、最初のレベルから始める人には受けられるようになりません。",
        "Nobody who begins at the lowest level can ever begin the training {found}.",
    ),
    "W_TRAINING_OUT_OF_REACH.hint": (
        "前提の研修とレベルにつながる研修を加えるか、前提を見直してください。",
        "Add trainings that lead to its prerequisites, or lower them.",
    ),
    # framework check
    "framework.checked": (
        "確かめました: 人材像 {roles}（段階 {grades}）、スキル {skills}、研修 {trainings}、スキル標準 {standards}（{items} 項目）、資格 {qualifications}、道筋 {careers}、必要人数 {needs} 行",
        "Checked: {roles} roles ({grades} grades), {skills} skills, {trainings} trainings, {standards} standards ({items} items), {qualifications} qualifications, {careers} career steps, {needs} needs",
    ),
    "framework.proven": (
        "証明: 最初のレベルの人が研修だけで届く段階は {total} のうち {found} です。",
        "Proof: trainings alone lead somebody at the lowest level to {found} of {total} role grades.",
    ),
    "framework.unsound": ("直すまで、この人材定義は使えません。", "The framework cannot be used until this is mended."),
}
