package io.roam.adapter.claude.hurt;

import io.roam.testkit.FaultyDisk;
import java.nio.file.Path;
import java.time.Duration;

/** The main class of a process that syncs two devices and halts in the middle of a step, without cleaning up. */
final class HaltedProcess {
    static final int HALTED = 9;

    private HaltedProcess() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        FaultyDisk disk = FaultyDisk.killedIn(Integer.parseInt(arguments[1]))
                .dying(() -> Runtime.getRuntime().halt(HALTED));
        for (String name : new String[] {"ada", "bob"}) {
            TestDevice device = TestDevice.in(folder, name);
            device.machine.with(disk).advance(Duration.ofHours(1));
            device.sync();
        }
    }
}
