package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/** The result of {@code roam doctor --json}. */
record DoctorResult(int code, List<JsonObject> diagnoses) {
    static DoctorResult run(TestDevice device) {
        return parse(device.run("doctor", "--json"));
    }

    /** Runs {@code roam doctor} where a warning is printed before, as by each command. */
    static DoctorResult runWarned(TestDevice device, String warning) {
        CommandResult result = device.run("doctor", "--json");
        assertThat(result.err()).contains(warning);
        return parse(new CommandResult(result.code(), result.out(), ""));
    }

    /** Runs {@code roam doctor --fix}. */
    static DoctorResult runFix(TestDevice device) {
        return parse(device.run("doctor", "--json", "--fix"));
    }

    private static DoctorResult parse(CommandResult result) {
        assertThat(result.err()).isEmpty();
        JsonObject json = result.json();
        assertThat(result.code()).isEqualTo(json.flag("ok") ? 0 : 1);
        List<JsonObject> diagnoses = json.objects("checks");
        assertThat(diagnoses.stream().map(one -> one.string("id"))).isSubsetOf(documented());
        return new DoctorResult(result.code(), diagnoses);
    }

    private static Set<String> documented() {
        try {
            return DocumentsTest.diagnoses();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<JsonObject> allOf(String id) {
        return diagnoses.stream().filter(one -> one.string("id").equals(id)).toList();
    }

    private List<Object> describe() {
        return diagnoses.stream().<Object>map(JsonObject::fields).toList();
    }

    /** Returns the only diagnosis of that id, which must have that severity. */
    JsonObject assertOne(String id, String severity) {
        assertThat(allOf(id)).as("%s in %s", id, describe()).hasSize(1);
        assertThat(allOf(id).get(0).string("severity")).as(id).isEqualTo(severity);
        return allOf(id).get(0);
    }

    void assertNoTrouble() {
        assertThat(diagnoses)
                .allSatisfy(one -> assertThat(one.string("severity"))
                        .as(one.string("message"))
                        .isIn("ok", "info"));
        assertThat(code).isZero();
    }

    void assertFixed(String id) {
        assertThat(allOf(id)).as(id).hasSize(1);
        assertThat(allOf(id).get(0).optionalString("fixed")).as(id).isPresent();
        assertThat(code).isZero();
    }

    void assertAbsent(String... ids) {
        assertThat(diagnoses.stream().map(one -> one.string("id"))).doesNotContain(ids);
    }
}
