package com.giosg.demo.pages;

import com.giosg.demo.comparison.NpmPackage;
import com.giosg.demo.journeys.NodeJs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    public static synchronized Path modules() throws IOException, InterruptedException {
        Path lock = SOURCE.resolve(LOCK);
        Path installed = FOLDER.resolve("installed.json");
        if (!Files.exists(installed) || Files.mismatch(lock, installed) >= 0) {
            Path npm = NPM.unpack(FOLDER);
            for (String file : new String[] {"package.json", LOCK}) {
                Files.copy(SOURCE.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            install(npm.resolve("bin/npm-cli.js").toAbsolutePath());
            Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
        }
        return FOLDER.resolve("node_modules").toAbsolutePath();
    }

    private static void install(Path npm) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        NodeJs.executable(), npm.toString(), "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("npm could not install the tools: " + said);
        }
    }

    private LintTools() {}
}
