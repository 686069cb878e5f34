package io.roam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.roam.spi.RoamException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The code of an error in JSON is derived from the name of its type. */
class ErrorCodesTest {
    @Test
    void theyAreUnique() {
        List<String> names = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .withImportOption(location -> !location.contains("testkit"))
                        .importPackages("io.roam")
                        .stream()
                        .filter(type ->
                                type.isAssignableTo(RoamException.class) && !type.isEquivalentTo(RoamException.class))
                        .map(JavaClass::getSimpleName)
                        .toList();
        assertThat(names).hasSizeGreaterThan(50).doesNotHaveDuplicates().allMatch(name -> name.endsWith("Exception"));
    }
}
