#compdef skillmap
_skillmap() {
    local -a offered
    offered=("${(@f)$(SKILLMAP_WORDS="${(pj:\n:)words[2,CURRENT]}" skillmap completion zsh 2>/dev/null)}")
    if [[ -n "$offered" ]]; then _describe skillmap offered; else _files; fi
}
compdef _skillmap skillmap
