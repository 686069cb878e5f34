package io.roam.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StorageTypeTest {
    @Test
    void aStorageTypeHasTheWordOfSqlite() {
        assertThat(Arrays.stream(StorageType.values()).map(StorageType::sql))
                .containsExactly("text", "blob", "integer", "real", "null", "missing");
    }
}
