package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.SkipReason;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code of an error, a failure or a warning is documented, and no other is. */
final class ErrorCodesTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\| \\S.* \\|$", Pattern.MULTILINE);
    private static final Pattern LEAF = Pattern.compile("class (\\w+)Exception extends RoamException");
    private static final Pattern LITERAL = Pattern.compile(
            "(?:Reason\\.Coded\\s*\\.(?:of|all)|new NotPossibleException|new UnknownDeviceException)\\(\\s*(?:run\\.isPresent\\(\\) \\? )?\"([a-z-]+)\"(?: : \"([a-z-]+)\")?,");
    /** Codes that are not the name of an exception, and not the first argument of what reports them. */
    private static final List<String> OTHERS =
            List.of("usage", "internal", "hindered", "ambiguous-conversation", "disk-full", "permission-denied");

    @Test
    void theTableListsEveryCode() throws IOException {
        Set<String> codes = new TreeSet<>(OTHERS);
        codes.add(DiskException.code(new NoSuchFileException("gone")));
        codes.add(DiskException.code(new IOException("other")));
        for (Path file : MessageLiterals.sources(ROOT)) {
            String source = Files.readString(file);
            LITERAL.matcher(source)
                    .results()
                    .forEach(found -> Stream.of(found.group(1), found.group(2))
                            .filter(code -> code != null)
                            .forEach(codes::add));
            if (!source.contains("public String code()") || file.endsWith("UnknownConversationException.java")) {
                LEAF.matcher(source).results().forEach(found -> codes.add(hyphenated(found.group(1))));
            }
        }
        codes.remove("output-closed"); // never printed
        List<String> documented = ROW.matcher(Files.readString(ROOT.resolve("docs/reference/error-codes.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(documented).containsExactlyElementsOf(codes);
    }

    @Test
    void theReasonsOfASkippedConversationAreDocumented() throws IOException {
        assertThat(Files.readString(ROOT.resolve("docs/reference/json.md")))
                .contains(Arrays.stream(SkipReason.values())
                        .map(reason -> "`" + reason.code() + "`")
                        .toList());
    }

    private static String hyphenated(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
