"""Texts by room: each module has `TEXTS: dict[key, (Japanese, English)]`; the key of a hint ends in `.hint`."""
