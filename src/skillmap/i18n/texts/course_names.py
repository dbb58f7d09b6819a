"""Texts about what lists of results call trainings: names that nobody knows, and what is learnt of them."""

TEXTS: dict[str, tuple[str, str]] = {
    "E_RESULT_SEVERAL_TRAININGS": (
        "研修名「{found}」は {several} の別名になっていて、どれのことか分かりません。",
        "{found} is another name of {several}: it is not certain which is meant.",
    ),
    "E_RESULT_SEVERAL_TRAININGS.hint": (
        'どれのことかを --course "名前=研修名" で示すか、その行に研修名を書いてください。研修の定義の aliases は、どれか一つだけに残してください。',
        'Say which with --course "NAME=TRAINING", or write the name of the training into the row. Under aliases leave it to one training alone.',
    ),
    "N_RESULT_COURSE_SEVERAL": (
        "{several} の別名になっている「{found}」が {count} 行にあります。",
        "{found}, another name of {several}, stands on {count} lines.",
    ),
    "N_RESULT_COURSE_SEVERAL.hint": (
        '--course "名前=研修名" を付けて実行してください（端末では尋ねます）。',
        'Say --course "NAME=TRAINING" (at a terminal it is asked).',
    ),
    "E_RESULT_NAMES": (
        "知らない研修名が {names} とあり、どれも「{training}」とは言えません。",
        "The names {names} are not known, and cannot all mean {training}.",
    ),
    "E_RESULT_NAMES.hint": (
        '--training の代わりに、--course "名前=研修名" を名前ごとに付けて実行してください（次からは自動で分かります）。',
        'Instead of --training say --course "NAME=TRAINING" once for each name: the answers are kept.',
    ),
    "N_RESULT_COURSE": (
        "知らない研修名「{found}」が {count} 行にあります。",
        "{found} is not known; it stands on {count} lines.",
    ),
    "N_RESULT_COURSE.hint": (
        '--course "名前=研修名" を名前ごとに付けて実行してください（端末では一つずつ尋ねます。次からは自動で分かります）。',
        'Say --course "NAME=TRAINING" once for each name (at a terminal each is asked); the answers are kept.',
    ),
    "W_RESULT_COURSE": (
        "--course で指定された名前「{found}」は、このファイルにありません。",
        "The name {found} given with --course does not stand in this file.",
    ),
    "E_COURSE_FORM": (
        "--course は「ファイルにある名前=研修名」の形で指定してください: {found}",
        "Write --course as NAME=TRAINING: {found}",
    ),
    "result.course.ask": (
        "「{found}」（{count}行）はどの研修ですか。番号か研修名を入力してください（空欄のままなら取り込みません）。",
        "Which training is {found} ({count} lines)? Type a number or a name; an empty line leaves it out.",
    ),
    "result.course.near": ("  {number}. {training}", "  {number}. {training}"),
    "result.course.none": ("「{found}」という研修はありません。", "There is no training {found}."),
    "N_RESULT_LEARNT": (
        "「{found}」は「{training}」として記録し、次からも同じ名前で分かるようにします。",
        "{found} is taken for {training}, from now on as well.",
    ),
}
