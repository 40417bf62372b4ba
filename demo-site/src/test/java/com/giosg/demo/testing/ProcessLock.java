package com.giosg.demo.testing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A lock between the processes that run the tests. */
public final class ProcessLock {
    /** Runs while the lock is held. */
    public interface Work {
        void run() throws IOException;
    }

    /** Runs work while no other process runs work of that name. */
    public static synchronized void hold(String name, Work work) throws IOException {
        try (FileChannel channel = FileChannel.open(
                Path.of("target", name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Closing the channel releases it.
            channel.lock();
            work.run();
        }
    }

    private ProcessLock() {}
}
