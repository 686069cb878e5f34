package io.roam.adapter.kit;

import io.roam.adapter.kit.files.DraftFile;
import io.roam.adapter.kit.files.StagedFile;
import io.roam.spi.Machine;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.SessionReader;
import io.roam.transcript.Message;
import io.roam.transcript.Transcript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An adapter of a tool that keeps each session in one JSON document: an object, one of whose members is the array of messages. The tool changes it
 * in place. A subclass says where the files are, what each member is, and what a message means. Identities, later values of messages, half-written
 * documents, placing, verifying and undo are done here; what an update does not concern stays byte for byte.
 *
 * <p>Subclasses are stateless and thread-safe. Their methods get values in whatever form others wrote them, and never throw for one.
 */
public abstract class DocumentSessions extends FileSessions {
    private static final Pattern REVISION = Pattern.compile(Pattern.quote(Record.REVISIONS) + "[0-9a-f]{32}");

    private final String messages;

    /**
     * Creates an adapter.
     *
     * @param id the tool's name in commands and file formats: lower-case letters, digits and hyphens
     * @param messages the name of the member that is the array of messages
     */
    protected DocumentSessions(String id, SessionLayout layout, String messages) {
        super(id, layout);
        this.messages = messages;
    }

    /** Returns what a member of the document is; never asked for the messages. Frozen under the name of {@link #classRule}. */
    protected abstract MemberClass classify(String member);

    /**
     * Returns the id of a message: the same as long as it exists, and of no other message of any session, such as a UUID. A number that counts is none.
     * Empty if it has no such id; then a message that changes becomes another one.
     */
    protected abstract Optional<String> identify(JsonSlice message);

    /** Whether a message is finished. One that is not, and all behind it, wait until the tool has not written for a while. */
    protected boolean isComplete(JsonSlice message) {
        return true;
    }

    /** Adds the facts that a member states; never given the messages. */
    protected abstract void collectMember(String member, JsonSlice value, FactsCollector facts);

    /** Adds the facts that a message states. */
    protected abstract void collectMessage(JsonSlice message, FactsCollector facts);

    /** Returns the message to show; empty if there is nothing to show. */
    protected abstract Optional<Message> readMessage(JsonSlice message);

    /** Whether a message says what the tool may do without asking: it is refused. */
    protected boolean grantsPermissions(JsonSlice message) {
        return false;
    }

    /**
     * Returns the members that the tool would give a session of its own in that folder, such as its id: each a local one, with its content as a text. A
     * session that is new here gets them, also one that is made for a branch.
     */
    protected Map<String, String> ownMembers(String session, Path workspace) {
        return Map.of();
    }

    /** Returns the name of the member that is the title, a string; empty if the tool takes no titles. */
    protected Optional<String> titleMember() {
        return Optional.empty();
    }

    final String messagesMember() {
        return messages;
    }

    /** Returns the record of a message. */
    final Record eventOf(JsonSlice message) {
        return identify(message)
                .filter(id -> !id.isEmpty())
                .map(id -> Record.event(Record.MAIN, message.bytes(), id.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> Record.event(Record.MAIN, message.bytes()));
    }

    /** Whether a side track is the place of later values of one message. */
    static boolean isRevision(Record record) {
        return record.kind() == Record.Kind.FILE
                && REVISION.matcher(record.track()).matches();
    }

    @Override
    public final boolean grantsPermissions(Record record) {
        if (record.kind() == Record.Kind.VALUE) {
            return classify(record.key()) == MemberClass.GRANT;
        }
        return JsonSlice.parse(record.payload()).filter(this::grantsPermissions).isPresent();
    }

    @Override
    public final boolean hasValidClass(Record record) {
        Optional<JsonSlice> json = JsonSlice.parse(record.payload());
        return switch (record.kind()) {
            case EVENT ->
                record.isMain() && json.filter(message -> isOf(record, message)).isPresent();
            case VALUE ->
                record.isMain()
                        && !record.key().equals(messages)
                        && classify(record.key()) == MemberClass.VALUE
                        && (json.isPresent() || record.payload().length == 0);
            case FILE ->
                isRevision(record)
                        && json.filter(now -> isOf(record.track(), now)).isPresent();
            default -> false;
        };
    }

    private boolean isOf(Record event, JsonSlice message) {
        return !event.hasOwnIdentity()
                || Arrays.equals(event.identity(), eventOf(message).identity());
    }

    private boolean isOf(String revisions, JsonSlice message) {
        return revisions.equals(Record.revisionTrack(eventOf(message).identity()));
    }

    @Override
    public final Optional<Record> titleRecord(String session, String title) {
        return titleMember().map(member -> {
            String value = JsonSlice.quoted(title);
            return Record.value(Record.MAIN, member, value.getBytes(StandardCharsets.UTF_8));
        });
    }

    @Override
    public final Transcript transcript(RecordSource records) {
        return DocumentTranscript.of(this, records);
    }

    @Override
    final SessionReader read(SessionFile file, Position from, Machine machine) throws IOException {
        Optional<SessionDocument> document = SessionDocument.read(this, file, machine);
        return document.isPresent() ? DocumentReader.open(this, file, document.get(), from) : SessionReader.unsettled();
    }

    @Override
    final StagedFile.Mode write(SessionTarget target, RecordSource placed, DraftFile draft) throws IOException {
        DocumentDraft document = DocumentDraft.of(this, target);
        document.addAll(placed, target.placement().session());
        document.write(draft);
        return target.exists() ? StagedFile.Mode.REPLACE : StagedFile.Mode.CREATE;
    }
}
