package com.giosg.demo.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The runnable jar, started on the virtual machine that the tests run on, with its compiler and collector. Class-data
 * sharing makes each of its many starts a quarter shorter.
 */
public final class RunnableJar {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path JAR = TARGET.resolve("demo-site.jar");
    private static final Path CLASSES = TARGET.resolve("demo-site.jsa");

    /** A process of the jar with these options, without our variables in its environment. */
    public static ProcessBuilder process(String... options) {
        return process(command(List.of(), options));
    }

    /** The same from a whole command, such as one that contains {@link #command}. */
    public static ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIOSG_"));
        return builder;
    }

    /** The command that runs the jar with these options, on a virtual machine with these. */
    public static List<String> command(List<String> machine, String... options) {
        shareClasses();
        return command("-XX:SharedArchiveFile=" + CLASSES, machine, options);
    }

    private static List<String> command(String sharing, List<String> machine, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:"))
                .forEach(command::add);
        command.add(sharing);
        command.addAll(machine);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(options));
        return command;
    }

    /** Archives the classes that a start loads, once for each jar. */
    private static void shareClasses() {
        try {
            ProcessLock.hold("share-classes", () -> {
                if (Files.notExists(CLASSES)
                        || Files.getLastModifiedTime(CLASSES).compareTo(Files.getLastModifiedTime(JAR)) < 0) {
                    Files.deleteIfExists(CLASSES);
                    Path data = Files.createTempDirectory("shared-classes");
                    startAndStop(process(command(
                            "-XX:ArchiveClassesAtExit=" + CLASSES,
                            List.of(),
                            "--port",
                            "0",
                            "--data",
                            data.toString())));
                    TemporaryFolder.delete(data);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void startAndStop(ProcessBuilder server) throws IOException {
        Process process = server.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader out = process.inputReader();
                Stream<String> lines = out.lines()) {
            // The line with its address says that it is up. Process.destroy would close the pipe that it still writes
            // to.
            lines.filter(line -> line.contains("http://"))
                    .forEach(line -> process.toHandle().destroy());
        }
        process.onExit().join();
    }

    private RunnableJar() {}
}
