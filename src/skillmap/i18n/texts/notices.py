"""Texts of `training.notices`."""

TEXTS: dict[str, tuple[str, str]] = {
    "notice.title": ("受講者への通知の記録（{count} 件）", "People told of their seats ({count})"),
    "notice.new": ("{session} の受講が決まりました", "a seat in {session}"),
    "notice.changed": ("{session} の日時・会場などが変わりました", "{session} has changed"),
    "notice.gone": ("{session} の受講がなくなりました", "no seat in {session} any more"),
}
