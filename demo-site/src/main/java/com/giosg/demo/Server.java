package com.giosg.demo;

import com.giosg.demo.chat.ChatEffects;
import com.giosg.demo.chat.ChatRoutes;
import com.giosg.demo.chat.ChatSettingsRoutes;
import com.giosg.demo.chat.Chats;
import com.giosg.demo.chat.LineRoutes;
import com.giosg.demo.chat.MessageLimit;
import com.giosg.demo.chat.VisitorLines;
import com.giosg.demo.commands.CommandRoutes;
import com.giosg.demo.commands.CommandRunner;
import com.giosg.demo.commands.Effects;
import com.giosg.demo.database.Database;
import com.giosg.demo.events.EventHub;
import com.giosg.demo.events.EventRoutes;
import com.giosg.demo.events.Events;
import com.giosg.demo.goals.GoalMatches;
import com.giosg.demo.goals.GoalRoutes;
import com.giosg.demo.http.WebServer;
import com.giosg.demo.organizations.Organizations;
import com.giosg.demo.pages.PageRoutes;
import com.giosg.demo.phone.CallEffects;
import com.giosg.demo.phone.CallLines;
import com.giosg.demo.phone.CallRoutes;
import com.giosg.demo.phone.CallSettingsRoutes;
import com.giosg.demo.phone.CallTasks;
import com.giosg.demo.phone.CallWatch;
import com.giosg.demo.phone.Calls;
import com.giosg.demo.phone.FeatureRoutes;
import com.giosg.demo.phone.Parties;
import com.giosg.demo.phone.VisitorCallRoutes;
import com.giosg.demo.pictures.PictureRoutes;
import com.giosg.demo.pictures.Pictures;
import com.giosg.demo.rooms.RoomRoutes;
import com.giosg.demo.script.ScriptRoutes;
import com.giosg.demo.secrets.Seal;
import com.giosg.demo.shop.ShopRoutes;
import com.giosg.demo.signing.SignedVariables;
import com.giosg.demo.signing.SigningKeyRoutes;
import com.giosg.demo.signing.SigningKeys;
import com.giosg.demo.staff.ConsoleRoutes;
import com.giosg.demo.staff.ConsoleSessions;
import com.giosg.demo.staff.StaffAccess;
import com.giosg.demo.staff.StaffApi;
import com.giosg.demo.staff.StaffTokens;
import com.giosg.demo.visitors.Identifiers;
import com.giosg.demo.visitors.Presence;
import com.giosg.demo.visitors.VariableEffects;
import com.giosg.demo.visitors.Variables;
import com.giosg.demo.visitors.VisitorAccess;
import com.giosg.demo.visitors.VisitorRoutes;
import com.giosg.demo.visitors.VisitorViews;
import java.time.Clock;

/** The backend and the demo site over a database, wired together. */
public final class Server implements AutoCloseable {
    private final EventHub hub;
    private final EventRoutes streams;
    private final VisitorLines lines;
    private final CallLines callLines;
    private final CallWatch callWatch;
    private final Housekeeping housekeeping;
    private final Pictures pictures;
    private final WebServer web;

    /**
     * Starts serving.
     *
     * @param database stays the caller's, to be closed after this
     * @param seal what the database's secrets are sealed with
     * @param staffToken the staff token of the demo organisation
     * @param signingSecret the signing secret of the demo organisation, where it is still to be made
     * @throws IllegalStateException when it cannot start; the message says why
     */
    public Server(
            Database database,
            Clock clock,
            Seal seal,
            String staffToken,
            String signingSecret,
            ServerSettings settings) {
        SigningKeys keys = new SigningKeys(database, seal, clock);
        keys.check();
        DemoOrganization.seed(database, keys, signingSecret, clock.millis());
        StaffTokens tokens = new StaffTokens(database);

        Organizations organizations = new Organizations(database);
        ConsoleSessions sessions = new ConsoleSessions(database, clock);
        StaffAccess access = new StaffAccess(tokens, sessions);
        Events events = new Events(database, clock);
        VisitorViews views = new VisitorViews(events, clock);
        Variables variables = new Variables(events);
        GoalMatches matches = new GoalMatches(events);
        VariableEffects variableEffects = new VariableEffects(variables, new SignedVariables(keys, clock));
        lines = new VisitorLines();
        Chats chats = new Chats(events, lines);
        callLines = new CallLines(clock);
        Calls calls = new Calls(events, chats, callLines);
        MessageLimit messageLimit = new MessageLimit(clock);
        CommandRunner runner = new CommandRunner(
                database,
                new Effects(
                        variableEffects,
                        new Identifiers(views),
                        matches,
                        new ChatEffects(chats, messageLimit),
                        new CallEffects(calls, messageLimit)),
                views,
                clock);
        ScriptRoutes scripts = new ScriptRoutes(database, organizations, settings.publicUrl());

        VisitorAccess visitorAccess = new VisitorAccess(database, organizations);
        Parties parties = new Parties(database, calls, callLines, seal, clock);

        hub = new EventHub(events);
        streams = new EventRoutes(events, hub, access);
        housekeeping = new Housekeeping(
                new Presence(database, views, clock),
                new CallTasks(database, chats, clock),
                events,
                runner,
                sessions,
                keys,
                messageLimit);
        pictures = new Pictures(settings.isDemo());
        callWatch = new CallWatch(database, calls, callLines, clock);
        web = new WebServer(settings.host(), settings.port(), routes -> {
            StaffApi api = new StaffApi(routes, access);
            scripts.register(routes);
            new CommandRoutes(database, organizations, runner).register(routes);
            new LineRoutes(database, visitorAccess, lines).register(routes);
            new VisitorCallRoutes(database, visitorAccess, calls, parties, clock).register(routes);
            new RoomRoutes(database, events, clock).register(api);
            new VisitorRoutes(database, views, variables, clock).register(api);
            new GoalRoutes(database, events, matches, clock).register(api);
            new ChatRoutes(database, chats, lines, clock).register(api);
            new ChatSettingsRoutes(database, events, clock, scripts::settingsChanged).register(api);
            new CallRoutes(database, calls, parties, clock).register(api);
            new CallSettingsRoutes(database, events, seal).register(api);
            new FeatureRoutes(database, events).register(api);
            new SigningKeyRoutes(database, keys, events).register(api);
            streams.register(api);
            new ConsoleRoutes(tokens, sessions).register(routes);
            new PictureRoutes(pictures, access).register(routes);
            new PageRoutes("/pages", DemoOrganization.ID).register(routes);
            new ShopRoutes(keys, DemoOrganization.ID).register(routes);
            new HealthRoutes(database).register(routes);
        });
        // Only a server that listens changes the token: one that cannot start leaves another's alone.
        tokens.set(DemoOrganization.ID, staffToken);
        hub.start();
        lines.start();
        callLines.start();
        callWatch.start();
        housekeeping.start();
    }

    /** The port that is listened on. */
    public int port() {
        return web.port();
    }

    /** What is done from time to time, for tests to do at a time of their own. */
    public Housekeeping housekeeping() {
        return housekeeping;
    }

    /** The watch over calls, for tests to look at a time of their own. */
    public CallWatch callWatch() {
        return callWatch;
    }

    /** Takes no more requests, finishes those under way, and ends the streams. */
    @Override
    public void close() {
        // First, as the lines that end now do not end their calls.
        callWatch.close();
        hub.close();
        streams.close();
        lines.close();
        callLines.close();
        web.close();
        housekeeping.close();
        pictures.close();
    }
}
