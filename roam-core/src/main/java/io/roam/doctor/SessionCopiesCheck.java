package io.roam.doctor;

import io.roam.capture.AdapterGuard;
import io.roam.capture.CopyContent;
import io.roam.capture.OpenStore;
import io.roam.chain.Hash;
import io.roam.spi.ActionKind;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.SessionVisitor;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import io.roam.sync.HomeContext;
import io.roam.sync.WorkspaceContext;
import io.roam.transcript.SpokenMessages;
import io.roam.workspace.PrivateRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts the messages that are only in copies of sessions which another program made: in no session and not in the pool. */
record SessionCopiesCheck(HomeContext context) implements Check {
    private static final String ID = "conflict-copy";
    private static final int MOST_NAMED = 10;

    @Override
    public List<Diagnosis> run() {
        List<Diagnosis> found = new ArrayList<>();
        for (ToolAdapter adapter : context.adapters().all()) {
            // what it cannot read, the check of the stores reports
            new AdapterGuard(adapter).call(() -> found.addAll(checkAll(adapter)));
        }
        return found;
    }

    private List<Diagnosis> checkAll(ToolAdapter adapter) {
        List<Diagnosis> found = new ArrayList<>();
        for (StoreLocation at : adapter.locate(context.machine())) {
            try (OpenStore store = OpenStore.open(adapter, at, context.machine())) {
                found.addAll(check(store));
            }
        }
        return found;
    }

    private List<Diagnosis> check(OpenStore store) {
        Listing listing = new Listing(new TreeMap<>(), new HashSet<>());
        store.store().visitSessions(listing);
        List<Diagnosis> found = new ArrayList<>();
        List<Path> superfluous = new ArrayList<>();
        List<Long> more = new ArrayList<>();
        listing.copies().forEach((file, copy) -> {
            try {
                Content content = readContent(store, copy, listing.sessions());
                if (content.isKnown()) {
                    superfluous.add(file);
                } else if (content.messages() > 0 && found.size() < MOST_NAMED) {
                    found.add(withMessages(file, copy.original(), content));
                } else if (content.messages() > 0) {
                    more.add(content.messages());
                }
            } catch (RoamException e) {
                found.add(Diagnosis.error(ID, e));
            }
        });
        if (!more.isEmpty()) {
            found.add(Diagnosis.warning(
                    ID,
                    more.size() + " more conflict copies of sessions have messages of their own: "
                            + more.stream().mapToLong(Long::longValue).sum(),
                    store.name(),
                    Remedy.of("save them as branches: ").then(ActionKind.SYNC)));
        }
        if (!superfluous.isEmpty()) {
            found.add(withNothing(superfluous));
        }
        return found;
    }

    private static Diagnosis withMessages(Path file, String session, Content content) {
        return Diagnosis.warning(
                ID,
                (content.messages() == 1 ? "1 message is" : content.messages() + " messages are")
                        + " only in this conflict copy of a session",
                file.toString(),
                content.isPrivate()
                        ? Remedy.of("keep this file; nothing of an ignored conversation is saved")
                        : Remedy.of("save them as a branch: ")
                                .then(ActionKind.SYNC)
                                .then(", then ")
                                .then(ActionKind.BRANCHES, session));
    }

    private static Diagnosis withNothing(List<Path> copies) {
        String what = copies.size() == 1
                ? "Conflict copy of a session, without messages of its own"
                : copies.size() + " conflict copies of sessions, without messages of their own";
        return Diagnosis.notice(
                ID,
                what,
                copies.get(0).toString(),
                copies.size() == 1 ? "delete it if you do not need it" : "delete them if you do not need them");
    }

    private Content readContent(OpenStore store, SessionInfo copy, Set<String> sessions) {
        Set<Hash> here = sessions.contains(copy.original()) ? eventsOf(store, copy.original()) : Set.of();
        ToolAdapter adapter = store.adapter();
        PrivateRules rules = WorkspaceContext.privateRulesOf(context.machine(), context.ledger());
        List<Record> events = new ArrayList<>();
        try (SessionReader reader = store.store().read(copy.id(), Position.START)) {
            requireSettled(reader, copy.id());
            CopyContent content =
                    new CopyContent(adapter, reader, id -> context.pool().history(id, adapter.classRule()));
            for (Record event = content.next(); event != null; event = content.next()) {
                if (!here.contains(Hash.of(event.identity()))) {
                    events.add(event);
                }
            }
            boolean isPrivate = rules.isPrivate(reader.facts().folders())
                    || content.conversation()
                            .filter(id -> rules.isPrivateConversation(id.hex()))
                            .isPresent();
            long messages = events.isEmpty()
                    ? 0
                    : SpokenMessages.of(adapter.transcript(() -> new ListReader(events.iterator())))
                            .messages();
            return new Content(events.isEmpty(), messages, isPrivate);
        }
    }

    private static void requireSettled(SessionReader reader, String session) {
        if (reader.isUnsettled()) {
            throw new SessionChangedException(session);
        }
    }

    private static Set<Hash> eventsOf(OpenStore store, String session) {
        Set<Hash> events = new HashSet<>();
        try (SessionReader reader = store.store().read(session, Position.START)) {
            requireSettled(reader, session);
            for (Record record = reader.next(); record != null; record = reader.next()) {
                if (record.isMain() && record.kind() == Record.Kind.EVENT) {
                    events.add(Hash.of(record.identity()));
                }
            }
        }
        return events;
    }

    /**
     * What a copy holds.
     *
     * @param isKnown whether all of it is elsewhere
     * @param messages the number of messages that are only in it
     * @param isPrivate whether roam saves nothing of it
     */
    private record Content(boolean isKnown, long messages, boolean isPrivate) {}

    /** What a store lists: its copies by file, and the ids of its sessions. */
    private record Listing(Map<Path, SessionInfo> copies, Set<String> sessions) implements SessionVisitor {
        @Override
        public void session(SessionInfo session) {
            sessions.add(session.id());
        }

        @Override
        public void copy(Path file, SessionInfo copy) {
            copies.put(file, copy);
        }
    }

    private record ListReader(Iterator<Record> records) implements RecordReader {
        @Override
        public @Nullable Record next() {
            return records.hasNext() ? records.next() : null;
        }

        @Override
        public void close() {
            // holds nothing open
        }
    }
}
