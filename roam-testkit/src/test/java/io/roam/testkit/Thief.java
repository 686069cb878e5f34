package io.roam.testkit;

import io.roam.api.Device;
import io.roam.api.LeaveMode;
import io.roam.device.DeviceId;
import io.roam.spi.RoamException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Who stole a device: goes on signing with its key, sets its clock back, signs other batches under numbers that were used, removes the owner's
 * devices, states lists of his own words, vouches for devices of his own, and uses a code that he found.
 */
final class Thief {
    private final TestDevices devices;
    private final TestDevice device;
    private final String id;
    private final Optional<String> code;
    private final Random random;
    private final Consumer<String> note;
    private final BiConsumer<TestDevice, String> speaker;
    private final List<TestDevice> accomplices = new ArrayList<>();
    private final PoolBatches batches = new PoolBatches();
    private boolean gone;
    private int said;

    /** {@code code}: a pairing code that he found; {@code speaker}: has a device say a word. */
    Thief(
            TestDevices devices,
            TestDevice device,
            Optional<String> code,
            Random random,
            Consumer<String> note,
            BiConsumer<TestDevice, String> speaker) {
        this.devices = devices;
        this.device = device;
        this.id = Theft.id(device);
        this.code = code;
        this.random = random;
        this.note = note;
        this.speaker = speaker;
    }

    /** Returns the stolen device. */
    TestDevice device() {
        return device;
    }

    /** Returns the id of the stolen device. */
    String id() {
        return id;
    }

    /** Whether a device is in his hands. */
    boolean owns(TestDevice other) {
        return device == other || accomplices.contains(other);
    }

    /** Returns the ids of the devices that were never the owner's. */
    Set<String> accomplices() {
        Set<String> all = new HashSet<>();
        accomplices.forEach(one -> all.add(Theft.id(one)));
        return all;
    }

    /** Does one thing, or gives out what there is. */
    void act(TestDevice victim, Instant now) {
        if (gone) {
            return;
        }
        device.machine().clock().set(random.nextInt(3) == 0 ? Theft.START : now);
        try {
            switch (random.nextInt(11)) {
                case 0 -> equivocate();
                case 1 -> hold(victim);
                case 2 -> vouch();
                case 3 -> claim(victim);
                case 4 -> knock();
                case 5 -> leave();
                default -> speaker.accept(device, "x" + said++);
            }
            if (!gone) {
                note.accept(device.name() + " gives out");
                device.sync();
            }
        } catch (RoamException e) { // his own devices may refuse to go on
            note.accept(String.valueOf(e.getMessage()));
        }
    }

    /** Signs another batch under the number, and at the place, of one that was given out. */
    private void equivocate() {
        List<String> given = device.pool().stream()
                .filter(name -> batches.of(device, name).device().equals(id))
                .toList();
        if (!given.isEmpty()) {
            String name = given.get(random.nextInt(given.size()));
            note.accept(device.name() + " signs another " + name.substring(0, 8));
            device.restarted(
                    () -> ForgedContinuation.of(device, batches.of(device, name).header(), "x" + said++));
        }
    }

    private void hold(TestDevice victim) {
        if (Theft.stateOf(device, Theft.id(victim))
                .filter(Device.TrustState.PAIRED::equals)
                .isPresent()) {
            note.accept(device.name() + " removes " + victim.name());
            device.roam().devices().unpair(Theft.id(victim));
        }
    }

    private void vouch() {
        if (accomplices.isEmpty()) {
            TestDevice accomplice = devices.add();
            accomplices.add(accomplice);
            note.accept(device.name() + " pairs with " + accomplice.name());
            accomplice.roam().devices().pair(device.roam().devices().pairingCode(), true);
            device.sync();
        }
        speaker.accept(accomplices.get(0), "x" + said++);
        accomplices.get(0).sync();
    }

    /** States that it vouches for its own words, as if its device had been removed long ago. As long as it is trusted, it may vouch for all. */
    private void claim(TestDevice victim) {
        note.accept(device.name() + " forges its card, and holds " + victim.name());
        List<String> about = List.of(id, Theft.id(victim));
        ForgedCard.of(device, about.stream().map(DeviceId::new).toList(), Theft.START)
                .giveOut(devices);
    }

    private void knock() {
        code.ifPresent(text -> {
            note.accept(device.name() + " uses the code that was found");
            device.roam().devices().pair(text, true, true);
        });
    }

    private void leave() {
        if (random.nextInt(4) == 0) {
            note.accept(device.name() + " leaves");
            device.roam().leave(LeaveMode.KEEP_FILES);
            gone = true;
        }
    }
}
