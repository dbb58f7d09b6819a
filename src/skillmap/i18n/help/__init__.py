"""Help of the commands in Japanese: each module has `HELP: dict[English text, Japanese text]` of one noun."""
