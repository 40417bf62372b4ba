package com.giosg.demo;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** What makes a new file or folder its owner's alone, where the file system knows owners. */
final class OwnerOnly {
    /** For a folder. */
    static FileAttribute<?>[] folder() {
        return permissions("rwx------");
    }

    /** Makes an empty file; returns false when there is one already. */
    static boolean create(Path file) throws IOException {
        try {
            Files.createFile(file, permissions("rw-------"));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static FileAttribute<?>[] permissions(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private OwnerOnly() {}
}
