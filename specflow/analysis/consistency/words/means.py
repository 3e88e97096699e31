"""Means of which a thing takes one at a time: formats, ciphers, stores, providers, protocols."""

from __future__ import annotations

from functools import lru_cache

# One kind a line.
_MEANS = """
csv json xml yaml toml pdf html markdown xlsx docx txt plain_text parquet avro protobuf
png jpeg jpg webp avif svg gif tiff bmp heic
mp3 ogg flac wav aac opus
mp4 webm mov avi h264 h265 av1 vp9
gzip zstd brotli lz4 zip bzip2 xz snappy deflate
bcrypt argon2 argon2id scrypt sha-1 sha-256 sha-512 sha256 sha512 md5 pbkdf2
aes-128 aes-256 aes chacha20 rsa des 3des
postgresql postgres mysql mariadb sqlite mongodb redis oracle dynamodb cassandra memcached elasticsearch
kafka rabbitmq sqs nats pulsar
stripe adyen paypal braintree klarna mollie
sendgrid mailgun ses postmark mailjet
twilio vonage
aws azure gcp
saml oauth openid ldap
http https grpc mqtt websocket websockets rest graphql soap ftp sftp smtp imap
utf-8 utf-16 latin-1 ascii
utc cet est gmt local_time
mapbox openstreetmap leaflet
datadog prometheus sentry newrelic
python java go rust typescript javascript kotlin swift ruby php
npm yarn pnpm
react vue angular svelte
docker podman
terraform pulumi ansible
euros dollars pounds francs yen kroner
metres feet
celsius fahrenheit
kilometres miles
kilograms pounds_weight
post courier
barcode qr_code rfid nfc
"""


@lru_cache(maxsize=1)
def means() -> dict[str, int]:
    """Word -> the number of its kind."""
    return {word: kind for kind, line in enumerate(_MEANS.strip().splitlines()) for word in line.split()}
