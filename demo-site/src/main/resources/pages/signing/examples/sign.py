"""Signs what your server says of a visitor. Python 3.8 or later, nothing to install."""
import base64
import hashlib
import hmac
import json
import re
import time

# The numbers that every language writes alike.
NUMBER = re.compile(r"0|-?[1-9][0-9]{0,14}|-?[0-9]{1,9}\.[0-9]{0,5}[1-9]")


def sign_token(variables, secret, seconds=300):
    """A JSON Web Token, for _giosg("visitor", "submit", token, "HS256")."""
    payload = {**variables, "exp": int(time.time()) + seconds}
    text = f"{_base64url(_json({'alg': 'HS256'}))}.{_base64url(_json(payload))}"
    signature = hmac.new(secret.encode(), text.encode(), hashlib.sha256).digest()
    return f"{text}.{_base64url(signature)}"


def sign_payload(variables, secret, seconds=300):
    """The variables with their checksum, for _giosg("visitor", "submit", payload, "sha1")."""
    # What the page will make of them.
    payload = json.loads(json.dumps({**variables, "_exp": int(time.time()) + seconds}))
    text = ""
    for key in sorted(payload, key=_order):
        _check(payload[key])
        value = payload[key] if isinstance(payload[key], str) else _json(payload[key]).decode()
        if re.search("[&:]", key) or re.search("&[^&]*:", value):
            raise ValueError(f"{key} could be taken for something else once signed")
        text += f"{key}:{value}&"
    return {**payload, "_checksum": hashlib.sha1((text + secret).encode()).hexdigest()}


def _order(key):
    # As JavaScript compares strings: by UTF-16 units.
    return key.lower().encode("utf-16-be"), key.encode("utf-16-be")


def _check(value):
    """What is signed must be what the page's JavaScript will write."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and not NUMBER.fullmatch(repr(value)):
        raise ValueError(f"pass {value!r} as text: JavaScript may write it otherwise")
    if isinstance(value, dict):
        if any(key.isdigit() for key in value):
            raise ValueError("JavaScript would put a key that is a whole number elsewhere")
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            _check(item)


def _json(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
