<?php
// Signs what your server says of a visitor. PHP 7.4 or later, with mbstring.

/** A JSON Web Token, for _giosg('visitor', 'submit', token, 'HS256'). */
function sign_token(array $variables, string $secret, int $seconds = 300): string
{
    $payload = ['exp' => time() + $seconds] + $variables;
    $text = base64url(as_json(['alg' => 'HS256'])) . '.' . base64url(as_json($payload));
    return $text . '.' . base64url(hash_hmac('sha256', $text, $secret, true));
}

/** The variables with their checksum, for _giosg('visitor', 'submit', payload, 'sha1'). */
function sign_payload(array $variables, string $secret, int $seconds = 300): array
{
    // What the page will make of them.
    $payload = (array) json_decode(as_json(['_exp' => time() + $seconds] + $variables));
    $keys = array_map('strval', array_keys($payload));
    // As JavaScript compares strings: by UTF-16 units.
    $units = fn($text) => mb_convert_encoding($text, 'UTF-16BE', 'UTF-8');
    usort($keys, fn($a, $b) => strcmp($units(mb_strtolower($a, 'UTF-8')), $units(mb_strtolower($b, 'UTF-8')))
        ?: strcmp($units($a), $units($b)));
    $text = '';
    foreach ($keys as $key) {
        check($payload[$key]);
        $value = is_string($payload[$key]) ? $payload[$key] : as_json($payload[$key]);
        if (preg_match('/[&:]/', $key) || preg_match('/&[^&]*:/', $value)) {
            throw new InvalidArgumentException("$key could be taken for something else once signed");
        }
        $text .= "$key:$value&";
    }
    return $payload + ['_checksum' => sha1($text . $secret)];
}

/** What is signed must be what the page's JavaScript will write. */
function check($value): void
{
    // The numbers that every language writes alike.
    if ((is_int($value) || is_float($value))
        && !preg_match('/^(0|-?[1-9]\d{0,14}|-?\d{1,9}\.\d{0,5}[1-9])$/D', as_json($value))) {
        throw new InvalidArgumentException("pass $value as text: JavaScript may write it otherwise");
    }
    if (is_object($value) && preg_grep('/^\d+$/D', array_keys((array) $value))) {
        throw new InvalidArgumentException('JavaScript would put a key that is a whole number elsewhere');
    }
    foreach (is_scalar($value) ? [] : (array) $value as $item) {
        check($item);
    }
}

function as_json($value): string
{
    return json_encode($value, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE
        | JSON_UNESCAPED_LINE_TERMINATORS);
}

function base64url(string $bytes): string
{
    return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}
