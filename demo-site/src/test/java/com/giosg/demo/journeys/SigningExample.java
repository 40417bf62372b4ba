package com.giosg.demo.journeys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.giosg.demo.shop.VariableSigner;
import com.giosg.demo.testing.npm.NodeJs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The examples of the page for integrators, each run as a server in its language would run it. */
enum SigningExample {
    NODE {
        @Override
        List<String> command(String secret) {
            return List.of(NodeJs.executable(), "--input-type=module", "--eval", """
                    import { readFileSync } from 'node:fs';
                    import { signToken, signPayload } from '%s';
                    const variables = JSON.parse(readFileSync(0, 'utf8'));
                    const secret = '%s';
                    const signed = { token: signToken(variables, secret), payload: signPayload(variables, secret) };
                    console.log(JSON.stringify(signed));
                    """.formatted(
                            EXAMPLES.resolve("sign.mjs").toUri(), secret));
        }
    },
    PYTHON {
        @Override
        List<String> command(String secret) {
            return List.of("python3", "-B", "-c", """
                    import json, sys
                    sys.path.insert(0, %s)
                    from sign import sign_token, sign_payload
                    variables = json.loads(sys.stdin.buffer.read())
                    secret = "%s"
                    print(json.dumps({"token": sign_token(variables, secret), "payload": sign_payload(variables, secret)}))
                    """.formatted(quoted(EXAMPLES.toString()), secret));
        }
    },
    PHP {
        @Override
        List<String> command(String secret) {
            return List.of("php", "-r", """
                    require %s;
                    $variables = json_decode(stream_get_contents(STDIN), true);
                    $secret = '%s';
                    $signed = ['token' => sign_token($variables, $secret), 'payload' => sign_payload($variables, $secret)];
                    echo json_encode($signed);
                    """.formatted(
                            quoted(EXAMPLES.resolve("sign.php").toString()), secret));
        }
    },
    /** The demo shop's own class. */
    JAVA {
        @Override
        List<String> command(String secret) {
            throw new UnsupportedOperationException();
        }

        @Override
        boolean isHere() {
            return true;
        }

        @Override
        Signed sign(String variables, String secret) {
            try {
                VariableSigner signer = new VariableSigner(secret);
                Map<String, Object> read = JSON.readValue(variables, new TypeReference<>() {});
                return new Signed(
                        signer.token(read, VALIDITY),
                        signer.payload(read, VALIDITY).toString());
            } catch (JsonProcessingException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    };

    private static final Path EXAMPLES =
            Path.of("src/main/resources/pages/signing/examples").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration VALIDITY = Duration.ofMinutes(5);

    /**
     * What an example made of some variables.
     *
     * @param payload the variables with their checksum, a JSON object
     */
    record Signed(String token, String payload) {}

    /** A program that reads variables as JSON, and writes what it signed as JSON. */
    abstract List<String> command(String secret);

    /** Whether this machine has the language. */
    boolean isHere() {
        try {
            String program = command("").get(0);
            return new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Signs variables.
     *
     * @param variables a JSON object
     * @throws IllegalArgumentException when the example refuses them
     */
    Signed sign(String variables, String secret) {
        try {
            Process process = new ProcessBuilder(command(secret))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().write(variables.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalArgumentException(output);
            }
            JsonNode signed = JSON.readTree(output);
            return new Signed(
                    signed.get("token").textValue(), signed.get("payload").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
