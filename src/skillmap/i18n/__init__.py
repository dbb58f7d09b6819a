"""Words every message, problem and refusal in Japanese and English. Owns all sentences; never decides anything."""

from skillmap.i18n.wording import hint, named, refusal_text, sentence, template, word

__all__ = ["hint", "named", "refusal_text", "sentence", "template", "word"]
