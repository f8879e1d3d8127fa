#!/bin/bash
# Serves a page that names this server, with what Amazon Linux 2023 has on board: nothing is downloaded.
mkdir -p /srv/lab
cat > /srv/lab/index.html <<'PAGE'
<!doctype html><meta charset="utf-8"><title>{server}</title><h1>{server}</h1>
PAGE
cat > /etc/systemd/system/lab-web.service <<'UNIT'
[Unit]
Description=The lab's page
After=network-online.target

[Service]
ExecStart=/usr/bin/python3 -m http.server 80 --directory /srv/lab
Restart=always

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable --now lab-web.service
