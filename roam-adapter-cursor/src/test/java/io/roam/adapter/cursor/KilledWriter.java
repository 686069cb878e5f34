package io.roam.adapter.cursor;

import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.UndoLog;
import io.roam.testkit.RecordList;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A program that places what one machine has into the store of another, and says how far it is, until it is killed: {@code FROM TO SESSION STOP}. */
final class KilledWriter {
    private KilledWriter() {}

    public static void main(String[] arguments) {
        TestMachine from = TestMachine.in(Path.of(arguments[0]));
        TestMachine to = TestMachine.in(Path.of(arguments[1]));
        String session = arguments[2];
        List<Record> records = StoreProbe.to(new CursorAdapter(), from).read(session);
        Placement placement =
                Placement.newSession(session, to.folder("work"), to.clock().instant());
        CursorAdapter adapter = new CursorAdapter();
        try (HistoryStore store = adapter.open(adapter.locate(to.machine()).get(0), to.machine());
                StoreWriter writer = store.openWriter()) {
            writer.prepareWrite(
                    placement,
                    () -> new Stopping(RecordList.of(records).open(), Integer.parseInt(arguments[3])),
                    new UndoLog(Path.of(arguments[1]).resolve("shelf")));
            System.out.println("written");
            if (arguments[3].equals("-1")) {
                Stopping.forever();
            }
            writer.commit();
            System.out.println("done");
        }
    }

    /** Records, behind some of which nothing happens any more. */
    private static final class Stopping implements RecordReader {
        private final RecordReader records;
        private int left;

        Stopping(RecordReader records, int left) {
            this.records = records;
            this.left = left;
        }

        @Override
        public @Nullable Record next() {
            if (left-- == 0) {
                System.out.println("stopped");
                forever();
            }
            return records.next();
        }

        static void forever() {
            while (true) {
                LockSupport.park();
            }
        }

        @Override
        public void close() {
            records.close();
        }
    }
}
