package com.giosg.demo.testing.npm;

import com.giosg.demo.testing.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A published package of the npm registry.
 *
 * @param integrity its digest as the registry names it, {@code sha512-…} in Base64
 */
public record NpmPackage(String name, String version, String integrity) {
    /** The folder of its files, fetched and checked when it is not there yet. */
    public Path unpack(Path cache) {
        String file = name.replace("@", "").replace('/', '-') + "-" + version;
        Path archive = cache.resolve(file + ".tgz");
        Path folder = cache.resolve(file);
        try {
            Files.createDirectories(folder);
            if (!Files.exists(archive)) {
                Npm.unpack(cache).pack(name + "@" + version, cache);
            }
            check(archive);
            Run.command(cache, "tar", "-xzf", archive.getFileName().toString(), "-C", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder.resolve("package");
    }

    private void check(Path archive) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(archive));
            String actual = "sha512-" + Base64.getEncoder().encodeToString(digest);
            if (!actual.equals(integrity)) {
                throw new IllegalStateException(archive + " is " + actual + ", expected " + integrity);
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
