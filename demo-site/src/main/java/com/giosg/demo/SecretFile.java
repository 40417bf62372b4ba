package com.giosg.demo;

import com.giosg.demo.http.Hashes;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A secret of 256 random bits in a file that only its owner can read.
 *
 * @param path where it is
 */
record SecretFile(Path path) {
    private static final int BITS = 256;

    /** The secret in the file; makes both where there is none. */
    String readOrMake() throws IOException {
        try {
            FileAttribute<?>[] ownerOnly = FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                    : new FileAttribute<?>[0];
            Files.createFile(path, ownerOnly);
            Files.writeString(path, Hashes.randomHex(BITS) + "\n");
        } catch (FileAlreadyExistsException e) {
            // Made at an earlier start.
        }
        String secret = Files.readString(path).strip();
        if (secret.isEmpty()) {
            throw new IllegalStateException(path + " is empty: remove it to have a new one made");
        }
        return secret;
    }
}
