package io.roam.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names and sizes that let a newcomer read any file without a glossary. */
class NamesTest {
    private static final int ONE_WORD_PERCENT = 20;
    private static final int TYPES_IN_A_PACKAGE = 50;
    private static final int TYPES_NAMED = 30;
    private static final int CONSTRUCTOR_PARAMETERS = 6;
    private static final int RECORD_COMPONENTS = 12;

    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern VERB_FORM = Pattern.compile("[A-Z][a-z]*(ing|ed)");

    /** Words that name a relation to something else, and leave out what stands in it. */
    private static final Set<String> NO_NOUNS = Set.of(
            "About",
            "Again",
            "Ago",
            "Away",
            "Before",
            "Behind",
            "Beside",
            "Elsewhere",
            "Here",
            "Left",
            "Likewise",
            "Nearby",
            "None",
            "Now",
            "Other",
            "Others",
            "Same",
            "So",
            "Some",
            "There",
            "Told",
            "Upcoming");

    /** Types that list others: the facade, the commands and the checks. */
    private static final Set<String> LISTS = Set.of("Roam.java", "Commands.java", "Checks.java");

    private final List<Source> sources = Source.all();

    @Test
    void noNameOccursTwiceInCore() {
        Map<String, Long> counts = sources.stream()
                .filter(source -> source.module().equals("roam-core"))
                .flatMap(source -> source.types().stream())
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        counts.values().removeIf(count -> count == 1);
        assertThat(counts)
                .as("a simple name in a stack trace or a review names one type")
                .isEmpty();
    }

    @Test
    void namesAreNouns() {
        assertThat(sources.stream().flatMap(source -> source.types().stream()))
                .as("a participle or an adverb says how something is, and leaves out what it is")
                .noneMatch(name -> VERB_FORM.matcher(name).matches() || NO_NOUNS.contains(name));
    }

    @Test
    void mostNamesHaveTwoWords() {
        Map<String, List<String>> names = new TreeMap<>();
        sources.forEach(source -> names.merge(source.module(), source.types(), NamesTest::join));
        Map<String, List<String>> tooMany = new TreeMap<>();
        names.forEach((module, types) -> {
            List<String> ofOneWord = types.stream()
                    .filter(name -> WORD_START.split(name).length == 1)
                    .sorted()
                    .toList();
            if (ofOneWord.size() * 100 > types.size() * ONE_WORD_PERCENT) {
                tooMany.put(module, ofOneWord);
            }
        });
        assertThat(tooMany)
                .as(
                        "one word is rarely enough outside its package: at most %s %% of a module's types",
                        ONE_WORD_PERCENT)
                .isEmpty();
    }

    @Test
    void packagesAreRooms() {
        Map<String, Integer> counts = new TreeMap<>();
        sources.forEach(
                source -> counts.merge(source.inPackage(), source.types().size(), Integer::sum));
        counts.values().removeIf(count -> count <= TYPES_IN_A_PACKAGE);
        assertThat(counts).as("a package is looked through as a whole").isEmpty();
    }

    @Test
    void parameterListsAreShort() {
        Map<String, Integer> longest = new TreeMap<>();
        for (Source source : sources) {
            source.constructors().stream()
                    .filter(count -> count > CONSTRUCTOR_PARAMETERS)
                    .forEach(count -> longest.merge(source.name(), count, Math::max));
            source.records().stream()
                    .filter(count -> count > RECORD_COMPONENTS)
                    .forEach(count -> longest.merge(source.name(), count, Math::max));
        }
        assertThat(longest)
                .as("a call with many arguments cannot be read without the declaration")
                .isEmpty();
    }

    @Test
    void noTypeIsAHall() {
        Set<String> types =
                sources.stream().flatMap(source -> source.types().stream()).collect(Collectors.toSet());
        Map<String, Long> named = new TreeMap<>();
        for (Source source : sources) {
            long count = source.names().stream()
                    .filter(name -> types.contains(name) && !source.types().contains(name))
                    .count();
            if (count > TYPES_NAMED && !LISTS.contains(source.name())) {
                named.put(source.name(), count);
            }
        }
        assertThat(named)
                .as("a class through which everything passes is understood by nobody")
                .isEmpty();
    }

    @Test
    void questionsChangeNothing() {
        JavaClasses core =
                new ClassFileImporter().withImportOption(new MainClasses()).importPackages("io.roam");
        ArchRule rule = methods()
                .that()
                .haveNameMatching("(is|has|find|verify)([A-Z].*)?")
                .should(callNothingThatWrites())
                .because("who reads a question does not look for its effects");
        rule.check(core);
    }

    private static ArchCondition<JavaMethod> callNothingThatWrites() {
        return new ArchCondition<>("call nothing that writes") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getMethodCallsFromSelf().stream()
                        .filter(call -> writes(call.getTargetOwner().getSimpleName(), call.getName()))
                        .forEach(call -> events.add(SimpleConditionEvent.violated(method, call.getDescription())));
            }
        };
    }

    private static boolean writes(String owner, String method) {
        return switch (owner) {
            case "Pool", "Ledger", "Checkpoints", "Tombstones", "RunHistory", "TrustedDevices" ->
                method.matches("(add|record|clear|remove|move|retire|flush|compact).*");
            case "Disk" -> !method.equals("usableSpace");
            default -> false;
        };
    }

    private static List<String> join(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
