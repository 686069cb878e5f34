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

final class WindsurfAdapterContractTest extends ToolAdapterContract {
    private final Map<String, TestTrajectory> said = new HashMap<>();
    private final Map<TestMachine, WindsurfHome> homes = new HashMap<>();

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
        for (int i = 1; i <= 2; i++) {
            String id = WindsurfHome.id(i);
            said.put(id, TestTrajectory.small(id));
            write(machine, id);
        }
        return said.keySet();
    }

    @Override
    public void say(TestMachine machine, String session) {
        said.get(session).addStep(TestStep.modelAnswer("and one more"));
        write(machine, session);
    }

    private void write(TestMachine machine, String id) {
        homes.get(machine).write(id, said.get(id));
    }
}
