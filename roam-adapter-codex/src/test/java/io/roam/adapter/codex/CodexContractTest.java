package io.roam.adapter.codex;

import io.roam.spi.tool.ToolAdapter;
import io.roam.testkit.TestMachine;
import io.roam.testkit.ToolAdapterContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The contract with threads of the old kind, whose lines have no numbers. */
class CodexContractTest extends ToolAdapterContract {
    private static final Pattern ID = Pattern.compile("[{,]\"id\":\"([^\"]+)\"");

    private final Map<TestMachine, CodexHome> homes = new HashMap<>();
    private int words;

    @Override
    public ToolAdapter adapter() {
        return new CodexAdapter();
    }

    @Override
    public void install(TestMachine machine) {
        homes.put(machine, CodexHome.on(machine));
    }

    @Override
    public Set<String> fill(TestMachine machine) {
        CodexHome home = home(machine);
        home.writeLegacy();
        home.writeOther();
        return Set.of(CodexHome.LEGACY, CodexHome.OTHER);
    }

    final CodexHome home(TestMachine machine) {
        return Objects.requireNonNull(homes.get(machine));
    }

    @Override
    public void say(TestMachine machine, String session) {
        words++;
        CodexHome home = home(machine);
        Path file = home.head(session);
        home.append(file, firstLine(file).contains("\"paginated\""), home.user("one more word, number " + words));
    }

    @Override
    public boolean rename(TestMachine machine, String session, String title) {
        home(machine).rename(session, title);
        return true;
    }

    @Override
    protected Optional<String> statedId(TestMachine machine, String session) {
        Matcher id = ID.matcher(firstLine(home(machine).head(session)));
        return id.find() ? Optional.of(id.group(1)) : Optional.empty();
    }

    @Override
    protected Set<String> permissions() {
        return Set.of("\"sandbox_policy\":{\"type\":\"read-only\"}");
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
