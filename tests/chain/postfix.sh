# To be sourced: a Postfix of its own on loopback. Afterwards PORT says where it listens.

# `postfix_started FOLDER BOUNCE`: takes mails for anybody at people.test and finds only then that it
# knows but those whose folders are FOLDER/mail/people.test/NAME. What it sends back to an address at
# bounces.test goes to the program BOUNCE, as the user nobody.
postfix_started() {
    local folder=$1 bounce=$2
    PORT=$(free_port)
    export PORT
    mkdir -p "$folder"/{etc,queue,data,mail}
    cat >"$folder/etc/main.cf" <<EOF
compatibility_level = 3.6
queue_directory = $folder/queue
data_directory = $folder/data
command_directory = /usr/sbin
daemon_directory = $(postconf -h daemon_directory)
meta_directory = /etc/postfix
mail_owner = postfix
setgid_group = postdrop
myhostname = relay.test
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
alias_maps =
maillog_file = $folder/log
maillog_file_prefixes = $folder
virtual_mailbox_domains = people.test
virtual_mailbox_base = $folder/mail
virtual_mailbox_maps = inline:{{nino-rsa@people.test=people.test/nino-rsa/}, {nino-ed25519@people.test=people.test/nino-ed25519/}}
virtual_uid_maps = static:$(id -u nobody)
virtual_gid_maps = static:$(id -g nobody)
smtpd_reject_unlisted_recipient = no
relay_domains = bounces.test
transport_maps = inline:{{bounces.test=bounces:}}
recipient_delimiter = +
EOF
    sed -e "s|^smtp  *inet .*|127.0.0.1:$PORT inet n - n - - smtpd|" -e 's|^\([^ #]* *[a-z-]* *[-yn] *[-yn] *\)y|\1n|' \
        "$(postconf -h meta_directory)/master.cf.proto" >"$folder/etc/master.cf"
    cat >>"$folder/etc/master.cf" <<EOF
postlog unix-dgram n - n - 1 postlogd
bounces unix - n n - 1 pipe
  flags=DOR user=nobody argv=$bounce
EOF
    chown nobody "$folder/mail"
    chown postfix "$folder/data"
    postfix -c "$folder/etc" start 2>/dev/null
    postfix_folder=$folder
}

postfix_stopped() {
    [ -z "${postfix_folder:-}" ] || postfix -c "$postfix_folder/etc" stop 2>/dev/null || true
}

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}
