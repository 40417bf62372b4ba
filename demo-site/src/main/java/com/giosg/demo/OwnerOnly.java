package com.giosg.demo;

import java.nio.file.FileSystems;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** What makes a new file or folder its owner's alone, where the file system knows owners. */
final class OwnerOnly {
    /** For a folder. */
    static FileAttribute<?>[] folder() {
        return permissions("rwx------");
    }

    /** For a file. */
    static FileAttribute<?>[] file() {
        return permissions("rw-------");
    }

    private static FileAttribute<?>[] permissions(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }

    private OwnerOnly() {
    }
}
