package io.roam.adapter.windsurf;

import io.roam.adapter.windsurf.cascade.AntigravityAdapter;
import io.roam.adapter.windsurf.devin.DevinAdapter;
import io.roam.adapter.windsurf.devin.DevinTranscriptAdapter;
import io.roam.adapter.windsurf.hooklog.TranscriptAdapter;
import io.roam.spi.tool.ToolAdapter;
import io.roam.testkit.TestMachine;
import io.roam.testkit.ToolReadingContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** The contract of the adapters that only read. */
final class ReadOnlyContractsTest {
    private static void write(Path file, String text, StandardOpenOption... options) {
        try {
            Files.writeString(file, text, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nested
    class HookTranscripts extends ToolReadingContract {
        private int words;

        @Override
        public ToolAdapter adapter() {
            return new TranscriptAdapter();
        }

        @Override
        public void install(TestMachine machine) {
            machine.folder(".windsurf/transcripts");
        }

        @Override
        public Set<String> fill(TestMachine machine) {
            say(machine, WindsurfHome.id(4));
            say(machine, WindsurfHome.id(5));
            return Set.of(WindsurfHome.id(4), WindsurfHome.id(5));
        }

        @Override
        public void say(TestMachine machine, String session) {
            words++;
            write(
                    machine.folder(".windsurf/transcripts").resolve(session + ".jsonl"),
                    "{\"status\":\"done\",\"type\":\"user_input\",\"user_input\":{\"user_response\":\"" + words
                            + " hello\"}}\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    @Nested
    class DevinTranscripts extends ToolReadingContract {
        private static final String END = "\n]}";
        private int steps;

        @Override
        public ToolAdapter adapter() {
            return new DevinTranscriptAdapter();
        }

        @Override
        public void install(TestMachine machine) {
            machine.folder(".local/share/devin/cli/transcripts");
        }

        @Override
        public Set<String> fill(TestMachine machine) {
            for (String id : Set.of("zinc-order", "cord-snap")) {
                write(
                        file(machine, id),
                        "{\"schema_version\":\"ATIF-v1.7\",\"session_id\":\"" + id
                                + "\",\"agent\":{\"name\":\"devin\",\"version\":\"3000.11.92\"},\"steps\":[\n"
                                + step("user", "Why is the lamp red? " + id) + END);
            }
            return Set.of("zinc-order", "cord-snap");
        }

        /** The tool writes a transcript anew when a turn has ended. */
        @Override
        public void say(TestMachine machine, String session) {
            try {
                String before = Files.readString(file(machine, session));
                String begun = before.substring(0, before.length() - END.length());
                write(file(machine, session), begun + ",\n" + step("agent", "It is night.") + END);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Returns false: the session's own track holds members of the document, without the mode in which the tool ran. */
        @Override
        public boolean storesPlainBytes() {
            return false;
        }

        private String step(String source, String text) {
            steps++;
            return "{\"step_id\":" + steps + ",\"timestamp\":\"2026-10-12T14:41:49Z\",\"source\":\"" + source
                    + "\",\"message\":\"" + text + "\"}";
        }

        private static Path file(TestMachine machine, String session) {
            return machine.folder(".local/share/devin/cli/transcripts").resolve(session + ".json");
        }
    }

    @Nested
    class DevinDatabase extends ToolReadingContract {
        private int nodes;

        @Override
        public ToolAdapter adapter() {
            return new DevinAdapter();
        }

        @Override
        public void install(TestMachine machine) {
            for (String table : DevinTest.SCHEMA.split(";\n")) {
                run(machine, table);
            }
        }

        @Override
        public Set<String> fill(TestMachine machine) {
            for (String id : Set.of("zinc-order", "cord-snap")) {
                run(
                        machine,
                        "INSERT INTO sessions VALUES ('" + id
                                + "', '/home/me/work', 'm', 1790000000, 1790000100, NULL, NULL, 0)");
                say(machine, id);
            }
            return Set.of("zinc-order", "cord-snap");
        }

        @Override
        public void say(TestMachine machine, String session) {
            nodes++;
            run(
                    machine,
                    "INSERT INTO message_nodes (session_id, node_id, parent_node_id, chat_message, created_at)"
                            + " SELECT id, " + nodes + ", main_chain_id, '{\"role\":\"user\",\"content\":\"list it, "
                            + nodes
                            + "\",\"metadata\":{\"is_user_input\":true}}', 1790000000 FROM sessions WHERE id = '"
                            + session + "'");
            run(
                    machine,
                    "UPDATE sessions SET main_chain_id = " + nodes + ", last_activity_at = " + (1790000100 + nodes)
                            + " WHERE id = '" + session + "'");
        }

        private static void run(TestMachine machine, String sql) {
            Path file = machine.folder(".local/share/devin/cli").resolve("sessions.db");
            try (Connection tool = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = tool.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Returns false: the sessions are in a database. */
        @Override
        public boolean storesPlainBytes() {
            return false;
        }
    }

    @Nested
    class Antigravity extends ToolReadingContract {
        private final Map<TestMachine, WindsurfHome> homes = new HashMap<>();
        private int words;

        @Override
        public ToolAdapter adapter() {
            return new AntigravityAdapter();
        }

        @Override
        public void install(TestMachine machine) {
            homes.put(machine, WindsurfHome.in(machine.folder(".gemini/antigravity/conversations")));
        }

        @Override
        public Set<String> fill(TestMachine machine) {
            for (int i = 1; i <= 2; i++) {
                homes.get(machine).write(WindsurfHome.id(i), TestTrajectory.small(WindsurfHome.id(i)));
            }
            return Set.of(WindsurfHome.id(1), WindsurfHome.id(2));
        }

        @Override
        public void say(TestMachine machine, String session) {
            words++;
            homes.get(machine)
                    .addStep(
                            session,
                            TestStep.modelAnswer("one more, the " + words + "th")
                                    .withTime(TestTrajectory.CREATED + 60 + words));
        }

        /** Returns false: the files are sealed. */
        @Override
        public boolean storesPlainBytes() {
            return false;
        }
    }
}
