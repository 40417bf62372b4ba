package com.giosg.demo.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class IceServersTest {
    @Test
    void aPasswordIsWhatTheServersMakeOfTheUsername() {
        // By OpenSSL: printf '%s' "$username" | openssl dgst -sha1 -hmac north -binary | base64
        assertEquals(
                "VN0EaNYzcFO1iA0DEdu9RKUTmic=",
                IceServers.credential("north", "1795392000:2f1c6a0e-7d1e-4a53-9d0b-0d9b6f6f0a11-visitor"));
    }
}
