package io.roam.cli.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.Disk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceDefinitionTest {
    @TempDir
    Path folder;

    private ServiceDefinition definitionWith(String text) {
        return new ServiceDefinition(
                folder.resolve("a/b/roam.service"), StandardCharsets.UTF_8, ContentStamp.stamp(text, "# ", ""));
    }

    @Test
    void itsConditionIsFound() throws Exception {
        ServiceDefinition one = definitionWith("A=1\nEnvironment=\"PATH=/bin\"\n");
        assertThat(one.readCondition()).isEqualTo(FileCondition.ABSENT);
        one.write(Disk.real());
        assertThat(one.readCondition()).isEqualTo(FileCondition.CURRENT);
        assertThat(definitionWith("A=2\n").readCondition()).isEqualTo(FileCondition.OUTDATED);
        Files.writeString(one.file(), one.text().replace("A=1", "A=7"));
        assertThat(one.readCondition()).isEqualTo(FileCondition.MODIFIED);
        Files.writeString(one.file(), one.text() + "[Service]\n");
        assertThat(one.readCondition()).isEqualTo(FileCondition.MODIFIED);
        Files.writeString(one.file(), "");
        assertThat(one.readCondition()).isEqualTo(FileCondition.MODIFIED);
    }

    @Test
    void anotherPathAloneMakesNoOtherService() {
        definitionWith("A=1\nEnvironment=\"PATH=/bin\"\n").write(Disk.real());
        ServiceDefinition other =
                definitionWith("A=1\nEnvironment=\"JAVA_HOME=/java\"\nEnvironment=\"PATH=/usr/bin\"\n");
        assertThat(other.readCondition()).isEqualTo(FileCondition.CURRENT);
        assertThat(other.isIdentical()).isFalse();
    }
}
