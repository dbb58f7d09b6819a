"""Texts of `training`: the catalogue."""

TEXTS: dict[str, tuple[str, str]] = {
    "training.teaches": (
        "{skill}レベル{level}",
        "{skill} level {level}",
    ),
    "training.format.e-learning": (
        "eラーニング",
        "e-learning",
    ),
    "training.format.half-day": (
        "半日研修",
        "half-day class",
    ),
    "training.format.workshop": (
        "ワークショップ",
        "workshop",
    ),
    "training.format.on-the-job": (
        "実務研修（OJT）",
        "on the job",
    ),
    "training.format.external": (
        "外部研修",
        "external course",
    ),
    "training.format.examination": (
        "試験",
        "examination",
    ),
    "training.item.summary": (
        "内容",
        "summary",
    ),
    "training.item.format": (
        "形式",
        "format",
    ),
    "training.item.hours": (
        "時間（時間）",
        "hours",
    ),
    "training.item.half_days": (
        "半日の回数（回）",
        "half days",
    ),
    "training.item.cost": (
        "費用（円）",
        "cost (yen)",
    ),
    "training.item.capacity": (
        "通常の定員（人）",
        "usual capacity",
    ),
    "training.item.provider": (
        "実施者",
        "provider",
    ),
    "training.item.audience": (
        "対象者",
        "for whom",
    ),
    "training.item.needs": (
        "前提",
        "prerequisites",
    ),
    "training.item.teaches": (
        "身に付くスキル",
        "teaches",
    ),
}
