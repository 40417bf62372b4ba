package com.giosg.demo;

import com.giosg.demo.database.Database;
import com.giosg.demo.database.DatabaseUnavailable;
import com.giosg.demo.secrets.Seal;
import com.giosg.demo.signing.SigningKeys;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The demo site with its backend, as a program (contract section 1). */
@Command(
        name = "demo-site",
        mixinStandardHelpOptions = true,
        resourceBundle = "com.giosg.demo.build",
        version = "demo-site ${bundle:build.version}",
        sortOptions = false,
        description = "Serves the visitor tag, its backend, a demo shop and the operator's console.",
        footer = {
            "",
            "Environment:",
            "  GIOSG_STAFF_TOKEN     the demo organisation's staff token, 16 characters or more; without it, one is made in the"
                    + " data folder",
            "  GIOSG_ENCRYPTION_KEY  the key that seals stored secrets; without it, one is made in the data folder",
            "  GIOSG_SIGNING_SECRET  the demo organisation's signing secret in a new database (default: supersecret)",
            "The first two are required with --jdbc-url."
        })
public final class DemoSite implements Callable<Integer>, AutoCloseable {
    private static final int BAD_START = 2;
    /** Of a staff token, at least. */
    private static final int TOKEN_CHARACTERS = 16;
    /** What Java reads each byte as that the locale has no character for: of such a secret little would be left. */
    private static final char UNREADABLE = '\uFFFD';
    /** The one of the public documentation's examples. */
    private static final String DOCUMENTED_SECRET = "supersecret";

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "port to listen on, 0 for a free one (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "H",
            defaultValue = "127.0.0.1",
            description = "address to listen on (default: ${DEFAULT-VALUE})")
    // It has a default.
    @SuppressWarnings("NullAway.Init")
    private String host;

    @ArgGroup
    private final Storage storage = new Storage();

    private static final class Storage {
        @Option(names = "--data", paramLabel = "DIR", description = "folder for the database (default: ./data)")
        private @Nullable Path folder;

        @Option(
                names = "--jdbc-url",
                paramLabel = "URL",
                description = "PostgreSQL instead: jdbc:postgresql://host/database")
        private @Nullable String jdbcUrl;
    }

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "where visitors reach this server, such as https://chat.example.com")
    private @Nullable String publicUrl;

    @Option(
            names = "--demo",
            description = "let strangers try the demo organisation, whose signing secret is published,"
                    + " and show pictures of this machine in the console")
    private boolean isDemo;

    private final Map<String, String> environment;
    private final PrintStream out;
    /** Where the staff token is; null when it came from the environment. */
    private @Nullable SecretFile tokenFile;

    // What follows is set by the time that the server is ready.
    @SuppressWarnings("NullAway.Init")
    private String staffToken;

    @SuppressWarnings("NullAway.Init")
    private String encryptionKey;

    @SuppressWarnings("NullAway.Init")
    private Server server;

    @SuppressWarnings("NullAway.Init")
    private Database database;

    DemoSite(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    /** Starts the server and leaves it running until the process is told to end. */
    public static void main(String[] arguments) {
        DemoSite site = new DemoSite(System.getenv(), System.out);
        int status = site.run(System.err, arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Starts the server; returns 0, or 2 after one line on {@code err} that says why it could not. */
    int run(PrintStream err, String... arguments) {
        return new CommandLine(this)
                .setParameterExceptionHandler((e, ignored) -> complain(err, reason(e)))
                .setExecutionExceptionHandler((e, command, parsed) -> complain(err, reason(e)))
                .execute(arguments);
    }

    private static int complain(PrintStream err, String reason) {
        err.println("demo-site: " + reason.lines().findFirst().orElse("cannot start"));
        return BAD_START;
    }

    private static String reason(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    @Override
    public Integer call() {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("--port must be from 0 to 65535");
        }
        // As it is: who signs with it takes every character of it.
        String signingSecret = read("GIOSG_SIGNING_SECRET");
        String origin = publicUrl == null ? null : PublicUrl.read(publicUrl);
        open();
        try {
            Seal seal = new Seal(encryptionKey);
            String secret = signingSecret == null ? DOCUMENTED_SECRET : signingSecret;
            if (!isDemo && (origin != null || isReachable())) {
                refusePublishedSecret(new SigningKeys(database, seal, Clock.systemUTC()), secret);
            }
            server = new Server(
                    database,
                    Clock.systemUTC(),
                    seal,
                    staffToken,
                    secret,
                    new ServerSettings(host, port, origin, isDemo));
        } catch (DatabaseUnavailable | JdbiException e) {
            database.close();
            throw new IllegalStateException("cannot use the database: " + DatabaseUnavailable.reason(e), e);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "shutdown"));
        if (tokenFile != null) {
            out.println(
                    "The staff token is in " + tokenFile.path().toAbsolutePath().normalize());
        }
        out.println("Ready at http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port() + "/");
        out.flush();
        return 0;
    }

    /** Whether others than this machine's own programs can connect. */
    private boolean isReachable() {
        try {
            return !InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            // Listening there will say so.
            return false;
        }
    }

    /** Before anything is made: the secret in the environment is for a new database only. */
    private static void refusePublishedSecret(SigningKeys keys, String secretOfNewDatabase) {
        if (DemoOrganization.hasSecret(keys, DOCUMENTED_SECRET, secretOfNewDatabase)) {
            throw new IllegalStateException(
                    "strangers can reach this server, and the signing secret is the published one"
                            + " of the documentation: set another (GIOSG_SIGNING_SECRET for a new database, else in the console),"
                            + " or add --demo");
        }
    }

    /** Opens the database, and finds or makes the secrets. */
    private void open() {
        if (storage.jdbcUrl != null) {
            if (!storage.jdbcUrl.startsWith("jdbc:postgresql:")) {
                throw new IllegalArgumentException("--jdbc-url must begin with jdbc:postgresql:");
            }
            staffToken = longEnough(required("GIOSG_STAFF_TOKEN"), "GIOSG_STAFF_TOKEN");
            encryptionKey = required("GIOSG_ENCRYPTION_KEY");
            try {
                database = Database.postgresql(storage.jdbcUrl);
            } catch (DatabaseUnavailable e) {
                throw new IllegalStateException("cannot use the database: " + e.getMessage(), e);
            }
            return;
        }
        Path folder = storage.folder == null ? Path.of("data") : storage.folder;
        DataFolder.open(folder);
        String token = setting("GIOSG_STAFF_TOKEN");
        if (token == null) {
            tokenFile = new SecretFile(folder.resolve("staff-token"));
            staffToken = longEnough(tokenFile.readOrMake(), "the staff token in " + tokenFile.path());
        } else {
            staffToken = longEnough(token, "GIOSG_STAFF_TOKEN");
        }
        String key = setting("GIOSG_ENCRYPTION_KEY");
        encryptionKey = key == null ? new SecretFile(folder.resolve("encryption-key")).readOrMake() : key;
        Path file = folder.resolve("giosg.db");
        try {
            // SQLite gives its other files the same permissions.
            OwnerOnly.create(file);
            database = Database.sqlite(file);
        } catch (IOException e) {
            throw new IllegalStateException("cannot make " + file, e);
        } catch (DatabaseUnavailable e) {
            throw new IllegalStateException("cannot use the data folder " + folder + ": " + e.getMessage(), e);
        }
    }

    private static String longEnough(String token, String name) {
        if (token.length() < TOKEN_CHARACTERS) {
            throw new IllegalArgumentException(name + " must have " + TOKEN_CHARACTERS + " characters or more");
        }
        return token;
    }

    private String required(String name) {
        String value = setting(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " must be set with --jdbc-url");
        }
        return value;
    }

    private @Nullable String setting(String name) {
        String value = read(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** A variable of the environment; null where it is not set, or empty. */
    private @Nullable String read(String name) {
        String value = environment.get(name);
        if (value != null && value.indexOf(UNREADABLE) >= 0) {
            throw new IllegalArgumentException(name + " holds characters that cannot be read in this locale:"
                    + " set LC_ALL=C.UTF-8, or take other characters");
        }
        return value == null || value.isEmpty() ? null : value;
    }

    /** Finishes what is under way and stops; once more does nothing. */
    @Override
    public void close() {
        server.close();
        database.close();
    }
}
