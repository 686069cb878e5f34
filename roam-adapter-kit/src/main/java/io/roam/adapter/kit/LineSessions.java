package io.roam.adapter.kit;

import io.roam.adapter.kit.files.DraftFile;
import io.roam.adapter.kit.files.StagedFile;
import io.roam.spi.Machine;
import io.roam.spi.tool.Placement;
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
import java.util.List;
import java.util.Optional;

/**
 * An adapter of a tool that keeps each session in one file of JSON lines, to which it appends. A subclass says where the files are, what each line is, and
 * what it means. Cutting, positions, unfinished lines, placing, verifying, undo and leftovers are done here.
 *
 * <p>Subclasses are stateless and thread-safe. Their methods get lines that are JSON objects, in whatever form others wrote them, and never throw for
 * one; every other line is an event of unknown form.
 */
public abstract class LineSessions extends FileSessions {
    /**
     * Creates an adapter.
     *
     * @param id the tool's name in commands and file formats: lower-case letters, digits and hyphens
     */
    protected LineSessions(String id, SessionLayout layout) {
        super(id, layout);
    }

    /** Returns the class of a line. A function of the line alone; frozen under the name of {@link #classRule}. */
    protected abstract LineClass classify(JsonSlice line);

    /**
     * Returns the payload of a line: what is the same in every session that gets the line. What each session has of its own, such as its ID, has one value
     * in it. A function of the line alone, which changes no payload; frozen under the name of {@link #classRule}. It gets lines of any content, and the
     * classes are those of payloads.
     */
    protected byte[] payloadOf(byte[] line) {
        return line;
    }

    /** Returns the line of a record in the session that gets it. {@link #payloadOf} gives the payload back. */
    protected byte[] lineOf(Record record, Placement placement) {
        return record.payload();
    }

    /** Adds the facts that a line states, whatever its class. It is the line of a session, or the payload of a record. */
    protected abstract void collect(JsonSlice line, FactsCollector facts);

    /** Returns the message that an event is; empty if it has none to show. */
    protected abstract Optional<Message> readMessage(JsonSlice line);

    /** Returns the line by which the tool itself would set a title, a property; empty if it takes no titles. */
    protected Optional<String> titleLine(String session, String title) {
        return Optional.empty();
    }

    /**
     * Returns the line with which the tool would begin a session in that folder, without line feed: it is written before all others in a session that is
     * new here, and must be of a local class. Empty if the tool needs none.
     */
    protected Optional<String> firstLine(String session, Path workspace) {
        return Optional.empty();
    }

    /** Returns the record of a line. */
    final Record recordOf(byte[] line, boolean ended) {
        byte[] payload = payloadOf(line);
        return classOf(payload).recordOf(payload, ended);
    }

    /** Returns the line of a record in a session, checked to be one from which the record can be read again. */
    final byte[] checkedLineOf(Record record, Placement placement) {
        byte[] line = lineOf(record, placement);
        if (LineDraft.hasLineFeed(line) || !Arrays.equals(payloadOf(line), record.payload())) {
            throw new IllegalStateException("the line of a record in a session must have the record's payload");
        }
        return line;
    }

    private LineClass classOf(byte[] line) {
        return JsonSlice.parse(line)
                .filter(JsonSlice::isObject)
                .map(this::classify)
                .orElseGet(LineClass::event);
    }

    @Override
    public boolean grantsPermissions(Record record) {
        return classOf(record.payload()).isGrant();
    }

    @Override
    public final boolean hasValidClass(Record record) {
        Record read = recordOf(record.payload(), true);
        return record.isMain()
                && record.kind() != Record.Kind.LOCAL
                && record.kind() == read.kind()
                && Arrays.equals(record.payload(), read.payload())
                && record.key().equals(read.key())
                && !record.hasOwnIdentity()
                && !LineDraft.hasLineFeed(record.payload());
    }

    @Override
    public Record adaptForPlacement(Record record, Placement placement) {
        return record.asLine();
    }

    @Override
    public List<Record> split(Record line, int at) {
        byte[] payload = line.payload();
        return List.of(
                recordOf(Arrays.copyOf(payload, at), false),
                recordOf(Arrays.copyOfRange(payload, at, payload.length), line.endsWithLineFeed()));
    }

    @Override
    public final Optional<Record.Link> linkOf(Record stored) {
        return recordOf(stored.payload(), true).link();
    }

    @Override
    public final Optional<Record> titleRecord(String session, String title) {
        return titleLine(session, title).map(line -> recordOf(line.getBytes(StandardCharsets.UTF_8), true));
    }

    @Override
    public final Transcript transcript(RecordSource records) {
        return LineTranscript.of(this, records);
    }

    @Override
    final SessionReader read(SessionFile file, Position from, Machine machine) throws IOException {
        return LineSessionReader.open(this, file, from);
    }

    @Override
    final StagedFile.Mode write(SessionTarget target, RecordSource placed, DraftFile draft) throws IOException {
        return new LineDraft(this, target, draft).write(placed);
    }

    @Override
    final boolean isWhole(byte[] line) {
        return JsonSlice.parse(line).isPresent();
    }
}
