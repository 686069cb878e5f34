package io.roam.adapter.windsurf.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.adapter.windsurf.SessionId;
import io.roam.adapter.windsurf.WindsurfHome;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.testkit.RecordList;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tests real sealed files, if there are some: each can be read, yields all its bytes, and loses no tool call. */
final class CorpusTest {
    private static final String ID = WindsurfHome.id(1);

    private final Path corpus = Path.of(System.getProperty("roam.corpus", "/nowhere"), "windsurf");

    @TestFactory
    Stream<DynamicTest> everySealedFile() throws IOException {
        if (sealed().isEmpty()) {
            System.out.println("SKIPPING real sealed files: there are none below windsurf in the folder roam.corpus");
        }
        return sealed().stream()
                .map(file -> DynamicTest.dynamicTest(corpus.relativize(file).toString(), () -> check(file)));
    }

    private List<Path> sealed() throws IOException {
        if (!Files.isDirectory(corpus)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(corpus)) {
            return files.filter(file -> file.toString().endsWith(SessionId.ENDING))
                    .toList();
        }
    }

    private static void check(Path file) {
        Envelope envelope = Envelope.withKey(Envelope.PUBLISHED_KEY).orElseThrow();
        Trajectory trajectory = new CascadeFile(file, envelope).read();
        List<Record> records = records(trajectory);
        TrajectoryDraft draft = TrajectoryDraft.empty(ID);
        records.forEach(draft::add);
        assertThat(draft.toBytes()).isEqualTo(trajectory.plain());
        List<Step> steps = trajectory.steps().stream()
                .map(step -> Step.of(step).orElseThrow())
                .toList();
        Map<String, Long> types =
                steps.stream().collect(Collectors.groupingBy(Step::word, TreeMap::new, Collectors.counting()));
        System.out.println(file.getFileName() + ": " + steps.size() + " steps " + types);
        assertThat(steps).allMatch(step -> step.created().isPresent());
        checkCalls(
                steps, new WindsurfAdapter().transcript(RecordList.of(records)).all());
    }

    private static List<Record> records(Trajectory trajectory) {
        try (RecordReader reader = CascadeReader.openComplete(ID, trajectory)) {
            return RecordList.drain(reader);
        }
    }

    private static void checkCalls(List<Step> steps, List<Message> told) {
        Set<String> calls = new TreeSet<>();
        steps.forEach(step -> {
            step.call().ifPresent(call -> calls.add(call.id()));
            if (step.is(StepType.PLANNER_RESPONSE)) {
                StepMessage.calls(step).forEach(call -> calls.add(call.id()));
            }
        });
        List<String> shown = told.stream()
                .flatMap(message -> message.parts().stream())
                .filter(Part.ToolCall.class::isInstance)
                .map(part -> ((Part.ToolCall) part).id())
                .sorted()
                .toList();
        assertThat(shown).containsExactlyElementsOf(calls);
    }
}
