package com.giosg.demo.testing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A lock between the processes that run the tests. */
public final class ProcessLock {
    /** Runs while the lock is held. */
    public interface Work {
        void run() throws IOException;
    }

    /** Each open for as long as the lock is to be kept. */
    private static final List<FileChannel> KEPT = new ArrayList<>();

    /** Runs work while no other process runs work of that name. */
    public static synchronized void hold(String name, Work work) throws IOException {
        try (FileChannel channel = open(name)) {
            // Closing the channel releases it.
            channel.lock();
            work.run();
        }
    }

    /** Waits until no other process keeps the lock, and keeps it until this one ends. */
    public static synchronized void keep(String name) throws IOException {
        FileChannel channel = open(name);
        channel.lock();
        KEPT.add(channel);
    }

    private static FileChannel open(String name) throws IOException {
        return FileChannel.open(Path.of("target", name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private ProcessLock() {}
}
