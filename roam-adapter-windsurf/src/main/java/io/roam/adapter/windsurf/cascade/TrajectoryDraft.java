package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.wire.WireField;
import io.roam.adapter.windsurf.wire.WireParser;
import io.roam.spi.UnsafeTrackException;
import io.roam.spi.tool.Record;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds a trajectory from records. */
final class TrajectoryDraft {
    private final String session;
    private final List<WireField> main = new ArrayList<>();
    private final GeneratorMetadataMap metadata;
    private final Map<String, Integer> places = new HashMap<>();
    private List<WireField> head;
    private Optional<byte[]> layout;

    private TrajectoryDraft(
            String session, GeneratorMetadataMap metadata, List<WireField> head, Optional<byte[]> layout) {
        this.session = session;
        this.metadata = metadata;
        this.head = head;
        this.layout = layout;
    }

    static TrajectoryDraft empty(String session) {
        return new TrajectoryDraft(session, new GeneratorMetadataMap(), List.of(), Optional.empty());
    }

    /** Begins with the fields of a trajectory; without its main track unless {@code whole}. */
    static TrajectoryDraft startFrom(String session, Trajectory before, boolean whole) {
        TrajectoryDraft draft = new TrajectoryDraft(
                session,
                before.generatorMetadata(),
                parseFields(before.head(session)).orElseThrow(),
                before.layout());
        draft.main.addAll(whole ? before.steps() : List.of());
        return draft;
    }

    /** Adds a record, and rejects one that the class rule does not allow. */
    void add(Record record) {
        if (!ClassRule.isValid(record)) {
            throw new UnsafeTrackException(session, record.track());
        }
        if (record.kind() == Record.Kind.VALUE) {
            metadata.set(record);
            return;
        }
        switch (record.track()) {
            case ClassRule.HEAD -> replaceHead(record.payload());
            case ClassRule.LAYOUT -> layout = Optional.of(record.payload());
            default -> addStep(record);
        }
    }

    private void addStep(Record record) {
        WireField field = ClassRule.singleField(record.payload()).orElseThrow();
        if (record.isMain()) {
            main.add(field);
        } else {
            revise(record.track(), field);
        }
    }

    /** Replaces a step by a later value, if the step is part of the trajectory. */
    private void revise(String track, WireField later) {
        if (places.isEmpty()) {
            indexSteps();
        }
        Integer place = places.get(track);
        if (place == null) {
            return;
        }
        if (!ClassRule.isSameStep(main.get(place), later)) {
            throw new UnsafeTrackException(session, track);
        }
        main.set(place, later);
    }

    /** Indexes the steps by their revision tracks; the main track, which comes first, is complete by now. */
    private void indexSteps() {
        ClassRule rule = new ClassRule();
        for (int i = 0; i < main.size(); i++) {
            Record step = rule.recordOf(main.get(i));
            if (step.hasOwnIdentity()) {
                places.put(Record.revisionTrack(step.identity()), i);
            }
        }
    }

    private void replaceHead(byte[] content) {
        head = parseFields(content)
                .filter(fields -> fields.stream().noneMatch(field -> Trajectory.isMain(field.number())))
                .orElseThrow(() -> new UnsafeTrackException(session, ClassRule.HEAD));
    }

    private static Optional<List<WireField>> parseFields(byte[] content) {
        return WireParser.parse(content, 0, content.length, WireParser.MAX_FIELDS);
    }

    byte[] toBytes() {
        List<WireField> all = new ArrayList<>(main);
        all.addAll(metadata.fields(layout.flatMap(FieldLayout::generationsOf)));
        all.addAll(head);
        boolean hasId = head.stream().anyMatch(field -> field.number() == CascadeId.FIELD_NUMBER);
        boolean wantsId = layout.map(order -> FieldLayout.hasField(order, CascadeId.FIELD_NUMBER))
                .orElse(true);
        if (!hasId && wantsId) {
            all.add(CascadeId.fieldOf(session));
        }
        return FieldLayout.assemble(all, layout);
    }
}
