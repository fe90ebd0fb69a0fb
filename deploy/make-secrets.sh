#!/bin/sh
# Makes what must be secret, once: passwords into .env, the key pair of room tokens into deploy/keys. What is there stays.
set -eu
cd "$(dirname "$0")/.."
umask 077

[ -f .env ] || cp .env.example .env
chmod 600 .env

# Whether a value of .env is still to be made.
is_empty() {
  grep -q "^$1=" .env || echo "$1=" >>.env
  grep -q "^$1=\$" .env
}

# Written by the shell itself: what stands on a command line can be read by every user of the machine.
fill() {
  while IFS= read -r line; do
    [ "$line" = "$1=" ] && line="$1=$2"
    printf '%s\n' "$line"
  done <.env >.env.new
  mv .env.new .env
  echo "Made $1 in .env"
}

for name in POSTGRES_PASSWORD REDIS_PASSWORD COOKIE_SECRET TURN_SECRET; do
  ! is_empty "$name" || fill "$name" "$(openssl rand -hex 32)"
done

# A key pair of the curve P-256. Its DER form (RFC 5915) has the private key after 7 bytes, and ends with the public one.
base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
if is_empty VAPID_PUBLIC_KEY && is_empty VAPID_PRIVATE_KEY; then
  openssl ecparam -name prime256v1 -genkey -noout -outform DER >.env.vapid
  fill VAPID_PUBLIC_KEY "$(tail -c 65 .env.vapid | base64url)"
  fill VAPID_PRIVATE_KEY "$(tail -c +8 .env.vapid | head -c 32 | base64url)"
  rm .env.vapid
fi

# The containers' user must be able to read the keys, so the files are open; the folder lets only its owner through.
mkdir -p deploy/keys
chmod 700 deploy/keys
cd deploy/keys
if [ ! -f room-token-private.pem ]; then
  openssl genpkey -algorithm ed25519 -out room-token-private.pem.new
  chmod 644 room-token-private.pem.new
  mv room-token-private.pem.new room-token-private.pem
  rm -f room-token-public.pem
  echo 'Made deploy/keys/room-token-private.pem'
fi
if [ ! -f room-token-public.pem ]; then
  openssl pkey -in room-token-private.pem -pubout -out room-token-public.pem.new
  chmod 644 room-token-public.pem.new
  mv room-token-public.pem.new room-token-public.pem
  echo 'Made deploy/keys/room-token-public.pem'
fi

cd ../..
for name in DOMAIN RTC_ANNOUNCED_ADDRESS; do
  ! grep -q "^$name=\$" .env || echo "Still to be filled in by you, in .env: $name"
done
