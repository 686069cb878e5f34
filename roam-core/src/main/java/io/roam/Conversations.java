package io.roam;

import io.roam.api.BranchTree;
import io.roam.api.Conversation;
import io.roam.api.ListQuery;
import io.roam.api.RemoteUpdate;
import io.roam.api.SearchQuery;
import io.roam.api.SearchResult;
import io.roam.api.UnknownConversationException;
import io.roam.operation.BranchListing;
import io.roam.operation.ConversationCatalog;
import io.roam.operation.FolderFilter;
import io.roam.operation.ListFilter;
import io.roam.operation.OpenHome;
import io.roam.operation.RemoteUpdateLookup;
import io.roam.operation.SearchOperation;
import io.roam.operation.SyncRunner;
import io.roam.operation.TranscriptReader;
import io.roam.sync.SyncMode;
import io.roam.transcript.Transcript;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The conversations of all devices, to list, search and read. Nothing here changes a conversation. Thread-safe. */
public final class Conversations {
    private final OpenHome home;
    private final SyncRunner runner;

    Conversations(SyncRunner runner) {
        this.home = runner.home();
        this.runner = runner;
    }

    /** Returns all conversations, the one with the latest message first; copies that a tool made of one count as its branches. */
    public List<Conversation> list() {
        ConversationCatalog catalog = home().catalog();
        return catalog.withoutCopies(catalog.all());
    }

    /** Returns the conversations that a query asks for, in the order of {@link #list()}. */
    public List<Conversation> list(ListQuery query) {
        return new ListFilter(query, home().machine().home()).select(list());
    }

    /** Returns what of the pool could not be read since the last call, a sentence each; conversations may lack it. */
    public List<String> failures() {
        return home().context().pool().drainProblems();
    }

    /**
     * Returns the conversation whose id, or whose tool's own session id, begins with that text.
     *
     * @throws UnknownConversationException if none does, or several do
     */
    public Conversation require(String id) {
        return home().catalog().require(id);
    }

    /**
     * Returns the latest conversation of a folder: of the folder itself, or of one above or below it.
     *
     * @throws UnknownConversationException if there is none
     */
    public Conversation newestIn(Path folder) {
        return filter(folder).newest(list());
    }

    /** Whether a conversation was held in that folder, or in one below or above it that is below the user's home. */
    public boolean belongsTo(Conversation conversation, Path folder) {
        return filter(folder).matches(conversation);
    }

    private FolderFilter filter(Path folder) {
        return new FolderFilter(home().machine().home(), folder);
    }

    /** Searches all conversations that are not private; those with the latest messages come first. */
    public List<SearchResult> search(SearchQuery query) {
        Path folder = query.folder().orElse(home().machine().home());
        return new SearchOperation(home().context(), home().layout().cache(), home().catalog(), query, filter(folder))
                .run();
    }

    /**
     * Returns the branches of a conversation, and the session that holds each here. Writes nothing.
     *
     * @throws UnknownConversationException if none has that id, or several do
     */
    public BranchTree branches(String id) {
        return home().runReading(reading -> {
            ConversationCatalog catalog = reading.catalog();
            Conversation found = catalog.requireAccepted(id);
            return new BranchListing(reading.context(), catalog, found)
                    .list(new SyncRunner(reading, runner.monitor())
                            .runOrClosure(SyncMode.DRY_RUN)
                            .skipped());
        });
    }

    /**
     * Returns the transcript of the branch with the latest message, or of the session here whose id is given. It may hold messages
     * whose batches are not accepted yet.
     *
     * @return a transcript whose messages can be read as long as roam is open; each stream of them is closed by the caller
     * @throws UnknownConversationException if none has that id, or several do
     */
    public Transcript transcript(String id) {
        return branchTranscript(id, Optional.empty()).transcript();
    }

    /**
     * Returns the transcript of a branch, and its number.
     *
     * @param branch its number, or the name of the device of its last message; empty: as in {@link #transcript}
     */
    public BranchTree.BranchTranscript branchTranscript(String id, Optional<String> branch) {
        BranchTree.BranchTranscript read = transcripts().read(id, branch);
        return new BranchTree.BranchTranscript(
                read.conversation(),
                whileOpen(read.transcript()),
                read.branch(),
                read.branches(),
                read.pending().stream()
                        .map(one -> new BranchTree.PendingTranscript(
                                one.device(), one.reason(), whileOpen(one.transcript())))
                        .toList());
    }

    /** Returns a transcript that can be read as long as roam is open. */
    private Transcript whileOpen(Transcript read) {
        return read.withMessages(() -> {
            home();
            return read.messages();
        });
    }

    /** Writes the main track of the branch that {@link #transcript} reads; see {@link #writeRaw(String, Optional, OutputStream)}. */
    public void writeRaw(String id, OutputStream out) {
        writeRaw(id, Optional.empty(), out);
    }

    /**
     * Writes the main track of the branch that {@link #branchTranscript} reads, in the tool's own bytes, each line with its line feed.
     *
     * @param out stays open
     * @throws java.io.UncheckedIOException if it cannot be written to
     */
    public void writeRaw(String id, Optional<String> branch, OutputStream out) {
        transcripts().writeRaw(id, branch, out);
    }

    private TranscriptReader transcripts() {
        return new TranscriptReader(home().context(), home().catalog());
    }

    /**
     * Returns how a session of this machine was continued on other devices, if that was not placed here yet. Quick: it waits for no
     * other roam, exchanges nothing, and writes nothing.
     *
     * @param session the tool's own id
     */
    public Optional<RemoteUpdate> remoteUpdate(String tool, String session) {
        RemoteUpdateLookup lookup = new RemoteUpdateLookup(home().layout(), home().machine(), home().providers());
        if (lookup.isHalfWritten(tool, session)) { // the next message would continue half of a record
            home().takeBackInterrupted();
        }
        return lookup.find(tool, session);
    }

    private OpenHome home() {
        return home.requireUsable();
    }
}
