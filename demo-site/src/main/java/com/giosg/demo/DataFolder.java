package com.giosg.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder in which the demo site keeps its database and secrets. */
final class DataFolder {
    /**
     * Makes the folder where there is none.
     *
     * @throws IllegalStateException when it cannot be used; the message says why
     */
    static void open(Path folder) {
        try {
            Files.createDirectories(folder, OwnerOnly.folder());
        } catch (IOException e) {
            throw new IllegalStateException("cannot make the data folder " + folder, e);
        }
        if (!Files.isReadable(folder) || !Files.isWritable(folder)) {
            throw new IllegalStateException("the data folder " + folder + " cannot be read and written");
        }
    }

    private DataFolder() {}
}
