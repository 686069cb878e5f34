package io.roam.cli.circle;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.DocumentedCommands;
import io.roam.cli.DocumentedCommands.TypedCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types what the quick start of README.md says, on two devices with a real Syncthing each. */
@Tag("slow")
final class QuickStartTest {
    private static final Pattern CODE = Pattern.compile("roam1-[a-zA-Z0-9_-]{20,}");

    @TempDir
    Path folder;

    private Sites sites;
    private String code = "";

    @BeforeEach
    void begin() {
        sites = new Sites(folder);
    }

    @AfterEach
    void end() {
        sites.close();
    }

    @Test
    void aConversationIsContinuedOnTheOtherMachine() throws Exception {
        Site desktop = sites.newSite("desktop", RealSyncthing.NEW);
        Site laptop = sites.newSite("laptop", RealSyncthing.NEW).with("HOSTNAME", "travel.example.org");
        String session = desktop.newSession("begun on the desktop");
        type(desktop, DocumentedCommands.between("README.md", "<!-- quick start: first", "On your other"));
        type(laptop, DocumentedCommands.between("README.md", "<!-- quick start: second", "From now on"));
        Site.awaitEqual(session, "begun on the desktop", desktop, laptop);
        assertThat(laptop.runOk("devices").out()).containsPattern("travel +this device");

        List<TypedCommand> last = DocumentedCommands.between("README.md", "<!-- quick start: continue", "- No Sync");
        assertThat(last).containsExactly(new TypedCommand("", List.of("resume")));
        assertThat(laptop.runOk("resume", "--print").out()).contains("claude --resume " + session);
    }

    private void type(Site site, List<TypedCommand> commands) throws Exception {
        assertThat(commands).isNotEmpty();
        for (TypedCommand typed : commands) {
            List<String> words = new ArrayList<>(typed.words());
            if (words.get(0).equals("init")) {
                assertThat(words).containsExactly("init", "--via", "syncthing");
                site.setUp(); // the same, with a Syncthing that connects to nothing outside this machine
                Matcher printed = CODE.matcher(site.runOk("pair", "--show").out());
                code = code.isEmpty() && printed.find() ? printed.group() : code;
            } else if (words.get(0).equals("service")) {
                assertThat(words).containsExactly("service", "install");
                site.startWatch(); // which is what the service does
            } else {
                assertThat(words).containsExactly("pair", "roam1-…"); // which sets up roam as well
                site.runOk("pair", code, "--via", site.address());
            }
        }
    }
}
