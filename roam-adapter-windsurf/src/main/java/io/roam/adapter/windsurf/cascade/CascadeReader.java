package io.roam.adapter.windsurf.cascade;

import com.google.common.hash.Hashing;
import io.roam.adapter.windsurf.wire.WireField;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a trajectory: its steps, all its metadata, then the head and, if there is one, the layout. */
final class CascadeReader implements SessionReader {
    private final List<WireField> steps;
    private final Iterator<Record> metadata;
    private final TrajectoryPosition from;
    private final SessionFacts facts;
    private final ClassRule rule = new ClassRule();
    private final Deque<Record> sides = new ArrayDeque<>();
    private final String head;
    private final String layout;
    private final int settled;
    private int nextField;
    private int markedCount;
    private int messageCount;

    private CascadeReader(String session, Trajectory trajectory, TrajectoryPosition from, boolean all) {
        this.steps = trajectory.steps();
        this.metadata = trajectory.generatorMetadata().records().iterator();
        this.from = from;
        this.facts = TrajectoryFacts.factsOf(trajectory);
        this.settled = all ? steps.size() : SettledSteps.countSettled(steps);
        this.markedCount = from.count();
        this.head = addSideFile(ClassRule.HEAD, trajectory.head(session), from.head());
        trajectory.scope().filter(scope -> all).ifPresent(scope -> sides.addFirst(Record.file(ClassRule.SCOPE, scope)));
        this.layout = trajectory
                .layout()
                .map(order -> addSideFile(ClassRule.LAYOUT, order, from.layout()))
                .orElse("");
    }

    /** Opens a trajectory that is complete, at its beginning. */
    static CascadeReader openComplete(String session, Trajectory trajectory) {
        return new CascadeReader(session, trajectory, TrajectoryPosition.START, true);
    }

    static CascadeReader open(String session, Trajectory trajectory, Position from) {
        TrajectoryPosition trajectoryPosition =
                TrajectoryPosition.of(from).orElseThrow(() -> new PositionRefusedException(session));
        CascadeReader reader = new CascadeReader(session, trajectory, trajectoryPosition, false);
        if (!trajectoryPosition.isValidFor(reader.steps)) {
            throw new PositionRefusedException(session);
        }
        return reader;
    }

    /** Queues the content of a side track if it changed, and returns its hash. They come in the order of their names. */
    private String addSideFile(String track, byte[] content, String before) {
        String now = Hashing.sha256().hashBytes(content).toString();
        if (!now.equals(before)) {
            sides.addFirst(Record.file(track, content));
        }
        return now;
    }

    @Override
    public @Nullable Record next() {
        while (nextField < from.count()) {
            rule.skip(steps.get(nextField++));
        }
        if (nextField < steps.size()) {
            return nextStep();
        }
        return metadata.hasNext() ? metadata.next() : sides.poll();
    }

    private Record nextStep() {
        WireField field = steps.get(nextField++);
        Record record = rule.recordOf(field);
        if (nextField > settled) {
            return record.unterminated();
        }
        markedCount = nextField;
        messageCount +=
                Step.of(field).filter(step -> step.is(StepType.USER_INPUT)).isPresent() ? 1 : 0;
        return record;
    }

    @Override
    public Position position() {
        return new TrajectoryPosition(
                        markedCount, TrajectoryPosition.hashOf(steps.subList(0, markedCount)), head, layout)
                .position();
    }

    /** Returns the facts of the whole trajectory, with the number of messages read so far. */
    @Override
    public SessionFacts facts() {
        return facts.toBuilder().messageCount(messageCount).build();
    }

    @Override
    public void close() {}
}
