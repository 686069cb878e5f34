package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.TestStep;
import io.roam.adapter.windsurf.TestTrajectory;
import io.roam.adapter.windsurf.WindsurfHome;
import io.roam.spi.tool.ToolAdapter;
import io.roam.testkit.TestMachine;
import io.roam.testkit.ToolAdapterContract;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

final class WindsurfAdapterContractTest extends ToolAdapterContract {
    private final Map<TestMachine, WindsurfHome> homes = new HashMap<>();
    private int words;

    @Override
    public ToolAdapter adapter() {
        return new WindsurfAdapter();
    }

    @Override
    public void install(TestMachine machine) {
        homes.put(machine.choosing(WindsurfSettings.WRITE, "on"), WindsurfHome.on(machine));
    }

    @Override
    public Set<String> fill(TestMachine machine) {
        Set<String> ids = new TreeSet<>();
        for (int i = 1; i <= 2; i++) {
            String id = WindsurfHome.id(i);
            String work = machine.folder("work").toUri().toString();
            homes.get(machine).write(id, TestTrajectory.small(id).inFolder(work));
            ids.add(id);
        }
        return ids;
    }

    /** Returns false: the files are sealed. */
    @Override
    public boolean storesPlainBytes() {
        return false;
    }

    @Override
    public void say(TestMachine machine, String session) {
        words++;
        homes.get(machine)
                .addStep(
                        session,
                        TestStep.modelAnswer("and one more, the " + words + "th")
                                .withTime(TestTrajectory.CREATED + 60 + words));
    }

    @Override
    public boolean rename(TestMachine machine, String session, String title) {
        homes.get(machine).rename(session, title);
        return true;
    }
}
