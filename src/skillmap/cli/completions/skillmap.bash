_skillmap() {
    local IFS=$'\n'
    COMPREPLY=($(SKILLMAP_WORDS="${COMP_WORDS[*]:1:COMP_CWORD}" skillmap completion bash 2>/dev/null))
    [ ${#COMPREPLY[@]} -gt 0 ] || compopt -o default
}
complete -F _skillmap skillmap
