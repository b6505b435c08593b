# To be sourced: a demo on a fresh database that lives as long as the script.
# Afterwards BASE, TOKEN, MAILBOX and INVITATION say where it is.

target=$(realpath "${CARGO_TARGET_DIR:-target}")

demo_started() {
    demo_folder=$(mktemp -d)
    (
        cd "$demo_folder"
        CONVOKE_LISTEN=127.0.0.1:0 CONVOKE_REQUESTS_PER_SECOND=0 CONVOKE_PAGE_FAILURES_PER_MINUTE=0 \
            CONVOKE_PAGE_LINKS_PER_MINUTE=0 CONVOKE_PAGE_SIGN_UPS_PER_MINUTE=0 \
            exec "${CONVOKE:-$target/debug/convoke}" demo >out 2>log
    ) &
    demo_pid=$!
    trap demo_stopped EXIT
    for _ in $(seq 600); do
        grep -q ^invitation: "$demo_folder/out" && break
        kill -0 "$demo_pid" 2>/dev/null || break
        sleep 0.1
    done
    grep -q ^invitation: "$demo_folder/out" || { cat "$demo_folder/log" >&2; return 1; }
    BASE=$(said api) TOKEN=$(said token) MAILBOX=$(said mailbox) INVITATION=$(said invitation)
    export BASE=${BASE%/api/v1} TOKEN MAILBOX INVITATION
}

said() {
    sed -n "s/^$1: //p" "$demo_folder/out"
}

demo_stopped() {
    local status=$?
    kill "$demo_pid" 2>/dev/null && wait "$demo_pid" 2>/dev/null
    [ "$status" = 0 ] || tail -20 "$demo_folder/log" >&2
    rm -rf "$demo_folder"
    exit "$status"
}
