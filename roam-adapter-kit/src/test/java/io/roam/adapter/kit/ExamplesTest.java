package io.roam.adapter.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The examples of the guide: short, compiled by themselves, and true to the contracts. */
final class ExamplesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"adapter-lines, example.adapter.PenAdapterTest", "adapter-documents, example.adapter.PadAdapterTest"})
    void passTheContractsOfTheTestkit(String name, String test) throws Exception {
        ExampleBuild example = ExampleBuild.compile(name, folder);
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(
                                        example.loader().loadClass(test)))
                                .build(),
                        summary);
        StringWriter failures = new StringWriter();
        summary.getSummary().printFailuresTo(new PrintWriter(failures));
        assertThat(failures.toString()).isEmpty();
        assertThat(summary.getSummary().getTestsSucceededCount()).isGreaterThan(20);
    }

    @ParameterizedTest
    @CsvSource({"adapter-lines", "adapter-documents"})
    void areShort(String name) throws Exception {
        assertThat(ExampleBuild.compile(name, folder).mainLines())
                .as("the lines of an adapter")
                .hasSizeLessThanOrEqualTo(130);
    }
}
