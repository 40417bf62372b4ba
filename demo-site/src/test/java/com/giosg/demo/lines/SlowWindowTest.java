package com.giosg.demo.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.demo.testing.DatabaseKind;
import com.giosg.demo.testing.TestLine;
import com.giosg.demo.testing.TestSite;
import com.giosg.demo.testing.TestVisitor;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A chat window that lets everything lie. */
class SlowWindowTest {
    /** More than what the server keeps for it and what the buffers in between can hold. */
    private static final int MESSAGES = 700;

    private static final int BYTES = 12_000;

    @Test
    void isCutOff() throws Exception {
        TestSite site = TestSite.shared(DatabaseKind.SQLITE);
        TestVisitor visitor = site.visitor();
        String chat =
                visitor.call("chat", "startTask", "[\"hello\"]").at("/body/id").textValue();
        String body = TestLine.body(visitor, 0, true);
        // Six bytes a character, so that it is soon too much.
        String longest = "{\"message\":\"" + "\\u0001".repeat(BYTES / 6) + "\"}";
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress("127.0.0.1", site.server.port()));
            socket.getOutputStream()
                    .write(("POST " + TestLine.PATH + " HTTP/1.1\r\nHost: x\r\n"
                                    + "Origin: http://localhost\r\nContent-Length: " + body.length() + "\r\n\r\n"
                                    + body)
                            .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < MESSAGES; i++) {
                assertEquals(
                        201,
                        site.staff("POST", "/chats/" + chat + "/messages", longest)
                                .statusCode());
            }
            // The end comes, and not after all of it; where it does not come, this does not wait for it.
            int all = MESSAGES * BYTES;
            assertTrue(socket.getInputStream().readNBytes(all).length < all, "all of it was sent");
        } catch (SocketException e) {
            assertEquals("Connection reset", e.getMessage());
        }
    }
}
