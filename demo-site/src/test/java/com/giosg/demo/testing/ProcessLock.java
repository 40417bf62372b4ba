package com.giosg.demo.testing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Work that only one of the processes in which tests run may do at a time. */
public final class OneProcess {
    /** What is done. */
    public interface Work {
        void run() throws IOException;
    }

    /** Does it, once no other process does work of that name. */
    public static synchronized void at(String name, Work work) throws IOException {
        try (FileChannel channel = FileChannel.open(
                Path.of("target", name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Until the channel is closed.
            channel.lock();
            work.run();
        }
    }

    private OneProcess() {}
}
