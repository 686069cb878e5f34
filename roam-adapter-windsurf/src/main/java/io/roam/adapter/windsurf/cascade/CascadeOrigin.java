package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.SessionId;
import io.roam.adapter.windsurf.wire.WireField;
import io.roam.adapter.windsurf.wire.WireMessage;
import io.roam.spi.Machine;
import io.roam.spi.RoamException;
import io.roam.spi.tool.StoreLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds out which product wrote a sealed file: all use one key, and files in a backup lie anywhere. Where the folder does not say it, the fields
 * do whose numbers the products do not share.
 */
final class CascadeOrigin {
    private static final int STOP_REASON = 12;
    private static final int THINKING_SIGNATURE = 14;

    private int antigravity;
    private int windsurf;

    private CascadeOrigin() {}

    /** Returns the place of a file that the user imports; empty if it is not a sealed file of that product. */
    static Optional<StoreLocation> importLocation(CascadeProduct product, Path file, Machine machine) {
        boolean named = file.toString().endsWith(SessionId.ENDING) && Files.isRegularFile(file);
        return named && productOf(file, machine) == product ? Optional.of(StoreLocation.of(file)) : Optional.empty();
    }

    /** Returns the product; Windsurf, which reports why, if the file cannot be read. */
    private static CascadeProduct productOf(Path file, Machine machine) {
        try {
            Trajectory trajectory = new CascadeFile(file, WindsurfSettings.envelope(machine)).read();
            if (byFolder(file).orElseGet(() -> byContent(trajectory)) == CascadeProduct.ANTIGRAVITY) {
                return CascadeProduct.ANTIGRAVITY;
            }
            return trajectory.wrapper().isPresent() ? CascadeProduct.WINDSURF_IMPLICIT : CascadeProduct.WINDSURF;
        } catch (RoamException e) {
            return CascadeProduct.WINDSURF;
        }
    }

    private static Optional<CascadeProduct> byFolder(Path file) {
        Path above = file.toAbsolutePath();
        for (int i = above.getNameCount() - 2; i > 0; i--) {
            String parent = above.getName(i - 1).toString();
            String name = above.getName(i).toString();
            if (parent.equals(".gemini") && name.startsWith("antigravity")) {
                return Optional.of(CascadeProduct.ANTIGRAVITY);
            }
            if (parent.equals(".codeium") && name.startsWith("windsurf")) {
                return Optional.of(CascadeProduct.WINDSURF);
            }
        }
        return Optional.empty();
    }

    private static CascadeProduct byContent(Trajectory trajectory) {
        CascadeOrigin origin = new CascadeOrigin();
        WireMessage metadata = trajectory.message().message(Trajectory.METADATA);
        if (metadata.has(7) || metadata.has(15) || metadata.has(18)) {
            origin.antigravity++;
        }
        trajectory.steps().forEach(field -> Step.of(field).ifPresent(origin::add));
        return origin.antigravity > origin.windsurf ? CascadeProduct.ANTIGRAVITY : CascadeProduct.WINDSURF;
    }

    private void add(Step step) {
        AntigravityStepType.of(step.typeNumber()).ifPresent(type -> antigravity += count(step, type.field()));
        if (AntigravityStepType.of(step.typeNumber()).isPresent()) {
            step.type().ifPresent(type -> windsurf += count(step, type.field()));
        }
        step.plannerMode().ifPresent(this::addForm);
        if (step.is(StepType.PLANNER_RESPONSE)) {
            WireMessage body = step.body();
            antigravity += body.has(THINKING_SIGNATURE) ? 1 : 0;
            body.field(STOP_REASON).ifPresent(field -> {
                antigravity += field.isNumber() ? 1 : 0;
                windsurf += field.isNumber() ? 0 : 1;
            });
        }
    }

    /** Counts a field that is a number in Windsurf, and a message in Antigravity. */
    private void addForm(WireField mode) {
        antigravity += mode.isNumber() ? 0 : 1;
        windsurf += mode.isNumber() ? 1 : 0;
    }

    private static int count(Step step, int field) {
        return step.message().has(field) ? 1 : 0;
    }
}
