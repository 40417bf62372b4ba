package com.giosg.demo.testing;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How tests start programs in Java: on the virtual machine that they run on, with its compiler and collector. */
public final class JavaCommand {
    /** The command that runs Java with these arguments. */
    public static List<String> of(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:"))
                .forEach(command::add);
        command.addAll(List.of(arguments));
        return command;
    }

    private JavaCommand() {}
}
