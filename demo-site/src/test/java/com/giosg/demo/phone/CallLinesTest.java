package com.giosg.demo.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.giosg.demo.http.Refusal;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallLinesTest {
    private final CallLines lines = new CallLines(Clock.systemUTC());

    @AfterEach
    void close() {
        lines.close();
    }

    private CompletableFuture<Void> open(long call, Party party, long number) {
        return lines.open(new CallLines.Opened(call, party, number), () -> null, new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {}

            @Override
            public void write(int b) {}
        });
    }

    @Test
    void visitorsLeaveTheOperatorsTheirLines() {
        for (int call = 1; call <= 500; call++) {
            open(call, Party.VISITOR, 1);
            open(call, Party.VISITOR, 2);
        }
        assertEquals(503, assertThrows(Refusal.class, () -> open(501, Party.VISITOR, 1)).status);
        for (int call = 1; call <= 500; call++) {
            assertFalse(open(call, Party.OPERATOR, 1).isDone());
        }
    }

    @Test
    void ofThreeLinesOfAPartyTheOldestEnds() {
        CompletableFuture<Void> first = open(1, Party.VISITOR, 1);
        CompletableFuture<Void> others = open(1, Party.OPERATOR, 1);
        CompletableFuture<Void> second = open(1, Party.VISITOR, 2);
        assertFalse(first.isDone());
        CompletableFuture<Void> third = open(1, Party.VISITOR, 3);
        assertTrue(first.isDone());
        assertFalse(second.isDone() || third.isDone() || others.isDone());
        assertEquals(1, lines.ended().remove().line().number());
        assertTrue(lines.ended().isEmpty());
    }
}
