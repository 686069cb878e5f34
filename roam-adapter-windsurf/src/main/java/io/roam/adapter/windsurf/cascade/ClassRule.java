package io.roam.adapter.windsurf.cascade;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import io.roam.adapter.windsurf.wire.WireField;
import io.roam.adapter.windsurf.wire.WireParser;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.Record.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The class rule {@code windsurf/2}, frozen: {@code docs/reference/formats/windsurf.md} is its text. */
public final class ClassRule {
    static final String NAME = "windsurf/2";

    /** The side track of the other fields of a trajectory. */
    static final String HEAD = "trajectory";

    /** The side track of the order of the fields, if that is unusual. */
    static final String LAYOUT = "layout";

    /** The side track of the fields around an implicit trajectory, which none of Windsurf's conversations has. */
    static final String SCOPE = "scope";

    private static final int IDENTITY = 32;
    private static final Pattern REVISION = Pattern.compile(Pattern.quote(Record.REVISIONS) + "[0-9a-f]{32}");

    private final Map<String, Integer> seen = new HashMap<>();

    /** Returns the record of a step. Steps are given in their order. */
    public Record recordOf(WireField step) {
        return Record.event(Record.MAIN, step.raw(), numberedIdentity(step));
    }

    /** Skips a step that was read before. */
    void skip(WireField step) {
        numberedIdentity(step);
    }

    /** Returns the identity of a step, numbered if an earlier step has the same time and type. */
    private byte[] numberedIdentity(WireField field) {
        byte[] identity = identityOf(field);
        int count = seen.merge(HexFormat.of().formatHex(identity), 1, Integer::sum);
        if (count == 1) {
            return identity;
        }
        byte[] number = ("/" + count).getBytes(UTF_8);
        byte[] both = Arrays.copyOf(identity, identity.length + number.length);
        System.arraycopy(number, 0, both, identity.length, number.length);
        return both;
    }

    /**
     * Returns the SHA-256 of what never changes in a step: its time, its type, its source, the id of the call that it runs, and the text
     * of the user.
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

    /** Whether a record of another device has the class that this rule gives it. */
    static boolean isValid(Record record) {
        if (!record.isMain()) {
            return record.kind() == Kind.FILE && isSide(record.track(), record.payload());
        }
        return switch (record.kind()) {
            case VALUE -> GeneratorMetadataMap.isValid(record);
            case EVENT ->
                singleField(record.payload())
                        .filter(field -> field.number() == Trajectory.STEP)
                        .filter(step -> isIdentity(record.identity(), identityOf(step)))
                        .isPresent();
            default -> false;
        };
    }

    private static boolean isIdentity(byte[] given, byte[] identity) {
        if (given.length < IDENTITY || !Arrays.equals(given, 0, IDENTITY, identity, 0, IDENTITY)) {
            return false;
        }
        String number = new String(given, IDENTITY, given.length - IDENTITY, UTF_8);
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

    /** Whether that track holds a later value of a step. */
    static boolean isRevision(String track) {
        return REVISION.matcher(track).matches();
    }

    /** Whether two fields are values of the same step. */
    static boolean isSameStep(WireField one, WireField other) {
        return Arrays.equals(identityOf(one), identityOf(other));
    }

    /** Parses a payload that is one field; empty if it is not. */
    public static Optional<WireField> singleField(byte[] payload) {
        return WireParser.parse(payload, 0, payload.length, 1)
                .filter(fields -> fields.size() == 1)
                .map(fields -> fields.get(0));
    }
}
