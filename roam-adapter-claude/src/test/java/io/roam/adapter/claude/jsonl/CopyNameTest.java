package io.roam.adapter.claude.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CopyNameTest {
    private static final String ID = "0b7d2c0a-6d2f-4c0e-9f4e-1a2b3c4d5e6f";

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".sync-conflict-20261120-101010-ABCDEFG.jsonl",
                ".sync-conflict-20261120-101010-ABCDEFG.sync-conflict-20261121-101010-ABCDEFG.jsonl",
                ".jsonl.conflict.20261120",
                ".jsonl.conflict.2026-11-20T10-10-10Z",
                ".jsonl.conflict-desk",
                ".jsonl.conflict1",
                ".conflict.20261120.jsonl",
                ".conflict2.jsonl",
                ".Conflict.jsonl",
                "_conflict-20261120-101010.jsonl",
                " (conflicted copy 2026-01-01).jsonl",
                " (Jane's conflicted copy 2026-01-01).jsonl",
                " (laptop's conflicted copy 2026-01-01 (1)).jsonl",
                " (In Konflikt stehende Kopie von Jane 2026-01-01).jsonl",
                " (Copie en conflit de Jane 2026-01-01).jsonl",
                " (copia en conflicto de Jané 2026-01-01).jsonl",
                " (Jane の競合コピー 2026-01-01).jsonl",
                " (SFConflict jane@example.org 2026-01-01-10-10-10).jsonl",
                " (Case Conflict).jsonl",
                " (1).jsonl",
                " [Conflict].jsonl",
                " 2.jsonl",
                " 17.jsonl",
                ".jsonl 2",
                "-LAPTOP-12AB.jsonl"
            })
    void namesACopy(String ending) {
        assertThat(CopyName.sessionOf(ID + ending)).contains(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".jsonl",
                ".json",
                ".jsonl.bak",
                ".bak.jsonl",
                ".jsonl~",
                ".jsonl.tmp",
                "-backup.jsonl",
                ".old.jsonl",
                " (backup).jsonl",
                ".jsonl.gz",
                ".meta.json",
                "x.jsonl",
                "0.jsonl",
                ".notes.jsonl"
            })
    void namesNone(String ending) {
        assertThat(CopyName.sessionOf(ID + ending)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notes.sync-conflict-20261120-101010-ABCDEFG.jsonl",
                "agent-1 (conflicted copy).jsonl",
                " 2.jsonl"
            })
    void namesNoSession(String name) {
        assertThat(CopyName.sessionOf(name)).isEmpty();
    }
}
