package com.giosg.demo;

import com.giosg.demo.http.Hashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A secret of 256 random bits in a file that only its owner can read.
 *
 * @param path where it is
 */
record SecretFile(Path path) {
    private static final int BITS = 256;

    /**
     * The secret in the file; makes both where there is none.
     *
     * @throws IllegalStateException when it cannot; the message says why
     */
    String readOrMake() {
        try {
            if (OwnerOnly.create(path)) {
                Files.writeString(path, Hashes.randomHex(BITS) + "\n");
            }
            String secret = Files.readString(path).strip();
            if (secret.isEmpty()) {
                throw new IllegalStateException(path + " is empty: remove it to have a new one made");
            }
            return secret;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "cannot use " + path + ": " + e.getClass().getSimpleName(), e);
        }
    }
}
