#!/bin/bash
# Serves a page that names the server which answers, with what Amazon Linux 2023 has on board:
# nothing is downloaded. Run once, while the image is baked; the page is written at every start.
set -e
mkdir -p /srv/lab
cat > /usr/local/bin/lab-page <<'SCRIPT'
#!/bin/bash
set -e
metadata=http://169.254.169.254/latest
token=$(curl -fsS -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' $metadata/api/token)
get() { curl -fsS -H "X-aws-ec2-metadata-token: $token" "$metadata/meta-data/$1"; }
name="$(get local-hostname) in $(get placement/availability-zone)"
echo "<!doctype html><meta charset=\"utf-8\"><title>$name</title><h1>$name</h1>" > /srv/lab/index.html
SCRIPT
chmod 755 /usr/local/bin/lab-page
cat > /etc/systemd/system/lab-web.service <<'UNIT'
[Unit]
Description=The lab's page
After=network-online.target
Wants=network-online.target

[Service]
ExecStartPre=/usr/local/bin/lab-page
ExecStart=/usr/bin/python3 -m http.server 80 --directory /srv/lab
Restart=always

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable --now lab-web.service
