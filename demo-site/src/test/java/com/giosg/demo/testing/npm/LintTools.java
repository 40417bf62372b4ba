package com.giosg.demo.testing.npm;

import com.giosg.demo.testing.ProcessLock;
import com.giosg.demo.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What {@code lint/package-lock.json} names, ESLint and TypeScript, installed below {@code target}. */
public final class LintTools {
    private static final Path SOURCE = Path.of("lint");
    private static final Path FOLDER = Path.of("target", "lint");
    private static final String LOCK = "package-lock.json";
    /** The client that comes through Maven cannot read the lock: it only fetches a newer one. */
    private static final NpmPackage NPM = new NpmPackage(
            "npm",
            "11.21.2",
            "sha512-7HPApk+AflMUavSseL1Pm6CnYqMIHk53x+KmuhqmTDqPkjPMgxIpTPcTqsE91EKNw4gFBJV9fnXiSdGm1DXq9A==");

    /** The folder of the packages, installed anew when the lock has changed. */
    public static Path modules() throws IOException {
        ProcessLock.hold("lint-tools", LintTools::install);
        return FOLDER.resolve("node_modules").toAbsolutePath();
    }

    private static void install() throws IOException {
        Path lock = SOURCE.resolve(LOCK);
        Path installed = FOLDER.resolve("installed.json");
        if (!Files.exists(installed) || Files.mismatch(lock, installed) >= 0) {
            Path npm = NPM.unpack(FOLDER);
            for (String file : new String[] {"package.json", LOCK}) {
                Files.copy(SOURCE.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            Run.command(
                    FOLDER,
                    NodeJs.executable(),
                    npm.resolve("bin/npm-cli.js").toAbsolutePath().toString(),
                    "ci",
                    "--ignore-scripts",
                    "--no-audit",
                    "--no-fund");
            Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private LintTools() {}
}
