package io.roam.adapter.cursor.agent;

import io.roam.spi.RoamException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A process of its own that places a session, says on its output how far it is, and there waits for its end. */
final class AgentKilledProcess {
    static final String COMMIT = "commit";
    static final String WRITTEN = "written";
    static final int FAILED = 3;

    private AgentKilledProcess() {}

    /** The folder of both machines; how many records it takes before it waits, or {@link #WRITTEN}, or {@link #COMMIT}: then it goes on. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        String point = arguments[1];
        AgentPlacer there = new AgentPlacer(TestMachine.in(folder.resolve("there")));
        List<Record> wanted = new AgentPlacer(TestMachine.in(folder.resolve("here"))).visit.read(AgentReadingTest.ID);
        List<Record> missing = there.missing(wanted);
        try {
            there.place(() -> new Slow(missing, point), there.visit.undo(), () -> between(point));
        } catch (RoamException e) {
            say(e.getMessage() + ": " + e.remedy());
            Runtime.getRuntime().exit(FAILED);
        }
    }

    private static void between(String point) {
        if (point.equals(WRITTEN)) {
            waitForTheEnd(point);
        } else if (point.equals(COMMIT)) {
            say(point);
        }
    }

    private static void say(String point) {
        System.out.println(point);
        System.out.flush();
    }

    private static void waitForTheEnd(String point) {
        say(point);
        try {
            while (System.in.read() >= 0) {}
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Slow implements RecordReader {
        private final List<Record> records;
        private final String point;
        private int next;

        Slow(List<Record> records, String point) {
            this.records = records;
            this.point = point;
        }

        @Override
        public @Nullable Record next() {
            if (point.equals(String.valueOf(next))) {
                waitForTheEnd(point);
            }
            return next < records.size() ? records.get(next++) : null;
        }

        @Override
        public void close() {}
    }
}
