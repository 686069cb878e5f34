package io.roam.adapter.windsurf.cascade;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.Record.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The class rule {@code windsurf/1}, frozen: {@code docs/formats/windsurf.md} is its text. */
public final class ClassRule {
    static final String NAME = "windsurf/1";

    /** The side track of a trajectory's other fields. */
    static final String HEAD = "trajectory";

    /** The side track of the order of its fields, where that is not the usual one. */
    static final String LAYOUT = "layout";

    private static final int IDENTITY = 32;
    private static final Pattern REVISION = Pattern.compile(Pattern.quote(Record.REVISIONS) + "[0-9a-f]{32}");

    private final Map<String, Integer> seen = new HashMap<>();

    /** The record that a field of the main track is, of fields taken in their order. */
    public Record recordOf(WireField field) {
        byte[] payload = field.raw();
        if (field.number() != Trajectory.STEP) {
            return Record.state(Record.MAIN, payload);
        }
        return Record.event(Record.MAIN, payload, numberedIdentity(field));
    }

    /** Passes over a field that was read before. */
    void skip(WireField field) {
        if (field.number() == Trajectory.STEP) {
            numberedIdentity(field);
        }
    }

    /** Several steps of one moment and type, which nothing else tells apart, are told apart by their order. */
    private byte[] numberedIdentity(WireField field) {
        byte[] identity = identityOf(field);
        int nth = seen.merge(HexFormat.of().formatHex(identity), 1, Integer::sum);
        if (nth == 1) {
            return identity;
        }
        byte[] number = ("/" + nth).getBytes(UTF_8);
        byte[] both = Arrays.copyOf(identity, identity.length + number.length);
        System.arraycopy(number, 0, both, identity.length, number.length);
        return both;
    }

    /**
     * SHA-256 of what never changes in a step: when it was made, its type, its source, the id of the call that it carries out, and what the
     * user said.
     */
    private static byte[] identityOf(WireField field) {
        Optional<Step> step = Step.of(field);
        Optional<WireField> created = step.flatMap(Step::createdField);
        if (created.isEmpty()) {
            return Hashing.sha256().hashBytes(field.raw()).asBytes();
        }
        byte[] text = fixedText(step.get()).getBytes(UTF_8);
        WireField time = created.get();
        return Hashing.sha256()
                .newHasher()
                .putBytes(time.in(), time.from(), time.to() - time.from())
                .putBytes(text)
                .hash()
                .asBytes();
    }

    private static String fixedText(Step step) {
        String call = step.call().map(ToolCall::id).orElse("");
        String words = step.is(StepType.USER_INPUT) ? UserText.textOf(step) : "";
        return step.typeNumber() + " " + step.source() + " " + call + "\n" + words;
    }

    /** Whether a record that came from elsewhere is of the class that it has here. */
    static boolean isValid(Record record) {
        if (!record.isMain()) {
            return record.kind() == Kind.FILE && isSide(record.track(), record.payload());
        }
        Optional<WireField> field = singleField(record.payload());
        if (field.isEmpty()
                || !Trajectory.isMain(field.get().number())
                || !record.key().isEmpty()) {
            return false;
        }
        return field.get().number() == Trajectory.STEP
                ? record.kind() == Kind.EVENT && isIdentity(record.identity(), identityOf(field.get()))
                : record.kind() == Kind.STATE;
    }

    private static boolean isIdentity(byte[] said, byte[] identity) {
        if (said.length < IDENTITY || !Arrays.equals(said, 0, IDENTITY, identity, 0, IDENTITY)) {
            return false;
        }
        String number = new String(said, IDENTITY, said.length - IDENTITY, UTF_8);
        return number.isEmpty() || number.matches("/[1-9]\\d{0,6}");
    }

    private static boolean isSide(String track, byte[] payload) {
        return track.equals(HEAD) || track.equals(LAYOUT) || (isRevision(track) && isStep(payload));
    }

    private static boolean isStep(byte[] payload) {
        return singleField(payload)
                .filter(field -> field.number() == Trajectory.STEP)
                .isPresent();
    }

    /** Whether a later value of a step stands on that track. */
    static boolean isRevision(String track) {
        return REVISION.matcher(track).matches();
    }

    /** Whether two fields are the same step, whatever became of it. */
    static boolean isSameStep(WireField one, WireField other) {
        return Arrays.equals(identityOf(one), identityOf(other));
    }

    /** The one field that a payload is; empty if it is none, or several. */
    public static Optional<WireField> singleField(byte[] payload) {
        return WireParser.parse(payload, 0, payload.length, 1)
                .filter(fields -> fields.size() == 1)
                .map(fields -> fields.get(0));
    }
}
