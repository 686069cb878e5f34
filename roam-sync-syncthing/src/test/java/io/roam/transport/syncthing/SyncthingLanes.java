package io.roam.transport.syncthing;

import io.roam.testkit.SyncTransportContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The lanes in the shared folders of devices that each run a Syncthing. */
record SyncthingLanes(Path folder, UnaryOperator<String> ids) implements SyncTransportContract.LaneAccess {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Path exchange(String device) {
        return folder.resolve(device).resolve("exchange");
    }

    /** Returns the slots of a lane, as a device has them. */
    List<Path> slots(String at, String owner) throws IOException {
        Path lane = exchange(at).resolve("shared").resolve(LaneSlot.laneOf(ids.apply(owner)));
        List<Path> slots = new ArrayList<>();
        for (LaneSlot slot : LaneSlot.allOf(ids.apply(owner))) {
            Path file = lane.resolve(slot.name());
            if (Files.isRegularFile(file)) {
                slots.add(file);
            }
        }
        return slots;
    }

    @Override
    public List<byte[]> read(String device) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (Path slot : slots(device, device)) {
            byte[] content = Files.readAllBytes(slot);
            if (content.length > 0) {
                contents.add(content);
            }
        }
        return contents;
    }

    @Override
    public void overwrite(String by, String owner, byte[] content) throws IOException {
        for (Path slot : slots(by, owner)) {
            if (content.length == 0) {
                Files.delete(slot);
            } else {
                Path part = Files.write(folder.resolve("part"), content);
                Files.move(part, slot, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        RunningInstance.read(exchange(by).resolve("started.json"))
                .orElseThrow()
                .client()
                .post(
                        "/rest/db/scan?folder=" + FolderConfig.ID + "&sub=" + LaneSlot.laneOf(ids.apply(owner)),
                        PATIENCE);
    }
}
