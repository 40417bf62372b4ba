package com.giosg.demo.testing.npm;

import com.giosg.demo.testing.Run;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The npm client, which obeys the machine's own settings of registry, proxy and certificates. It comes through Maven
 * as the packages' names do not, and runs on the Node.js that Playwright brings along.
 */
public final class Npm {
    private static final String FOLDER = "META-INF/resources/webjars/npm/5.0.0";

    private final Path folder;

    private Npm(Path folder) {
        this.folder = folder;
    }

    /** The client, unpacked from its jar when it is not there yet. */
    static Npm unpack(Path cache) throws IOException {
        Path folder = cache.resolve("npm");
        if (!Files.exists(folder)) {
            try (FileSystem jar = FileSystems.newFileSystem(jar(), Map.of());
                    Stream<Path> files = Files.walk(jar.getPath(FOLDER))) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Path target =
                            folder.resolve(jar.getPath(FOLDER).relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
        return new Npm(folder);
    }

    private static URI jar() {
        URL client = Npm.class.getClassLoader().getResource(FOLDER + "/bin/npm-cli.js");
        if (client == null) {
            throw new IllegalStateException("the npm client is not on the class path");
        }
        try {
            return new URI(client.toString().substring(0, client.toString().indexOf('!')));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fetches a package's archive into a folder. */
    void pack(String specifier, Path into) {
        Run.command(
                into,
                NodeJs.executable(),
                folder.resolve("bin/npm-cli.js").toAbsolutePath().toString(),
                "pack",
                specifier);
    }
}
