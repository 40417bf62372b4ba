package com.giosg.demo.staff;

import static com.giosg.demo.testing.TestVisitor.command;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.giosg.demo.testing.DatabaseKind;
import com.giosg.demo.testing.TestSite;
import com.giosg.demo.testing.TestVisitor;
import com.giosg.demo.testing.npm.LintTools;
import com.giosg.demo.testing.npm.NodeJs;
import com.giosg.demo.testing.npm.NpmPackage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The staff API's answers are of the platform's published types (contract section 7), and of those that the console reads
 * them as, as TypeScript's compiler sees it.
 */
class PublishedTypesTest {
    private static final Path CACHE = Path.of("target", "published-types").toAbsolutePath();
    private static final Path CONSOLE = Path.of("lint/types/staff.d.ts").toAbsolutePath();
    private static final NpmPackage TYPES = new NpmPackage(
            "@giosg/types",
            "6.2.1",
            "sha512-/K5w0C/qZAd/eMi/qRiGQbOKgtySBBhtwGyvxcfQbPVEL050Z1fhrX/4LZIxIACqfwl6Zo6f/DrpRVMSiIQTAQ==");
    /** What is ours alone, and where the contract says otherwise: a variable's value, and who matched a goal. */
    private static final String OURS = """
            import { Chat, ChatMessage, Goal, GoalMatch, Room, RoomVisitor, VisitorVariable } from "%s/lib/index";
            /** As JSON has it: ids are strings, which the types tell apart by a mark. */
            type Plain<T> = T extends { readonly __nominal: string } ? (T extends string ? string : number)
                : T extends (infer Item)[] ? Plain<Item>[]
                : T extends object ? { [Key in keyof T]: Plain<T[Key]> } : T;
            type OurRoom = Plain<Room> & { is_signature_required: boolean };
            type OurVisitor = Plain<RoomVisitor> & { username: string | null; avatar: string | null };
            type OurVariable = Plain<Omit<VisitorVariable, "value">> & { value: unknown };
            type OurGoal = Plain<Goal>;
            type OurMatch = Plain<Omit<GoalMatch, "custom_visitor_identity">>
                & { id: string; visitor_id: string; goal_id: string; custom_visitor_identity: string | null };
            type OurChat = Plain<Chat> & { visitor_id: string | null; visitor_username: string | null;
                visitor_avatar: string | null; visitor_variables: object;
                last_message: { type: string; message: string; sender_type: string; created_at: string } | null;
                call: object | null };
            type OurMessage = Plain<ChatMessage> & { notice: string | null };
            """;

    private static Path tsc;

    /** Apart from the test, whose time is short for a download. */
    @BeforeAll
    static void install() throws Exception {
        tsc = LintTools.modules().resolve("typescript/bin/tsc");
    }

    @Test
    void everyAnswerIsOfItsType() throws Exception {
        StringBuilder source = new StringBuilder(OURS.formatted(TYPES.unpack(CACHE)));
        for (DatabaseKind kind : DatabaseKind.values()) {
            source.append("namespace ").append(kind).append(" {\n");
            declareAnswers(source, TestSite.shared(kind));
            source.append("}\n");
        }
        assertEquals("", compile(Files.writeString(CACHE.resolve("answers.ts"), source)));
    }

    private static void declareAnswers(StringBuilder source, TestSite site) {
        TestVisitor visitor = site.visitor();
        String goal = TestSite.json(site.staff("POST", "/goals", "{\"name\":\"No default\"}")
                        .body())
                .get("id")
                .textValue();
        site.send(
                "POST",
                TestSite.COMMANDS,
                visitor.request(
                        "{\"url\":\"http://localhost/p\",\"title\":\"T\",\"language\":\"fi\"}",
                        command("visitor", "submit", "[{\"username\":\"Ann\",\"avatar\":\"https://a.example/a.png\"}]"),
                        command("visitor", "setIdentifier", "[\"typed " + visitor.id + "\"]"),
                        command("goal", "matches", "[\"" + goal + "\"]"),
                        command("goal", "matches", "[\"" + goal + "\",{\"value\":1.5}]"),
                        command("call", "start", "[\"Ann\"]"),
                        command("window", "send", "[\"Hello\"]")),
                "Origin",
                "http://localhost",
                "User-Agent",
                "Agent/1",
                "Accept-Language",
                "fi-FI,fi;q=0.8");
        site.staff("POST", "/goals/" + goal + "/matches", "{\"custom_visitor_identity\":\"typed " + visitor.id + "\"}");
        String room = site.room("localhost");
        List<JsonNode> chats = site.list("/rooms/" + room + "/chats").stream()
                .filter(chat -> visitor.id.equals(chat.get("visitor_id").textValue()))
                .toList();
        String chat = "/chats/" + chats.get(0).get("id").textValue();
        site.staff("POST", chat + "/messages", "{\"message\":\"Hello\"}");
        site.staff("POST", chat + "/end", null);

        List<JsonNode> rooms = site.list("/rooms");
        List<JsonNode> visitors = site.list("/rooms/" + room + "/visitors");
        List<JsonNode> variables = site.list("/rooms/" + room + "/visitors/" + visitor.id + "/variables");
        List<JsonNode> goals = site.list("/goals");
        List<JsonNode> matches = site.list("/goals/" + goal + "/matches");
        List<JsonNode> allChats = site.list("/rooms/" + room + "/chats");
        List<JsonNode> messages = site.list(chat + "/messages");
        declare(source, "OurRoom", rooms);
        declare(source, "OurVisitor", visitors);
        declare(source, "OurVariable", variables);
        declare(source, "OurGoal", goals);
        declare(source, "OurMatch", matches);
        declare(source, "OurChat", allChats);
        declare(source, "OurMessage", messages);
        declareRead(source, "Room", rooms);
        declareRead(source, "RoomVisitor", visitors);
        declareRead(source, "Variable", variables);
        declareRead(source, "Goal", goals);
        declareRead(source, "GoalMatch", matches);
        declareRead(source, "Chat", allChats);
        declareRead(source, "Message", messages);
        declareRead(source, "Call", site.list("/calls"));
        declareRead(source, "Visitor", List.of(one(site, "/visitors/" + visitor.id)));
        declareRead(source, "ChatSettings", List.of(one(site, "/chat_settings")));
        declareRead(source, "CallSettings", List.of(one(site, "/call_settings")));
        declareRead(source, "Features", List.of(one(site, "/features")));
        declareRead(source, "SigningKey", List.of(one(site, "/signing_key")));
    }

    private static JsonNode one(TestSite site, String path) {
        return TestSite.json(site.staff("GET", path, null).body());
    }

    private static void declare(StringBuilder source, String type, List<JsonNode> answers) {
        source.append("const a" + type + ": " + type + "[] = " + list(answers) + ";\n");
    }

    /** The console's types name what it reads, and an answer may have more: so it goes by way of a constant. */
    private static void declareRead(StringBuilder source, String type, List<JsonNode> answers) {
        source.append("const the" + type + " = " + list(answers) + ";\n");
        source.append("const read" + type + ": Staff." + type + "[] = the" + type + ";\n");
    }

    private static String list(List<JsonNode> answers) {
        return answers.stream().map(JsonNode::toString).collect(Collectors.joining(",\n", "[\n", "\n]"));
    }

    /** What the compiler finds wrong. */
    private static String compile(Path source) throws Exception {
        Process compiler = new ProcessBuilder(
                        NodeJs.executable(),
                        tsc.toString(),
                        "--noEmit",
                        "--strict",
                        "--target",
                        "es2020",
                        "--lib",
                        "es2020",
                        "--skipLibCheck",
                        CONSOLE.toString(),
                        source.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(said.isEmpty(), compiler.waitFor() == 0, said);
        return said;
    }
}
