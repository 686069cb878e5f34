package io.roam.adapter.windsurf.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.windsurf.MessageIdentity;
import io.roam.adapter.windsurf.TitleText;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A conversation that the tool exported to a Markdown file: its messages, without ids and times. It is split at the two headings that
 * begin messages; its records hold all its bytes.
 */
final class MarkdownExport {
    private final List<String> blocks;

    private MarkdownExport(List<String> blocks) {
        this.blocks = blocks;
    }

    /** Whether a text is such an export. */
    static boolean isExport(String text) {
        return text.startsWith("# Cascade Chat Conversation") || text.startsWith("# Chat Conversation");
    }

    static MarkdownExport of(String text) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        CodeFence fence = new CodeFence();
        for (String line : text.split("(?<=\n)", -1)) {
            if (!fence.isOpen() && SpeakerHeading.of(line).isPresent()) {
                blocks.add(block.toString());
                block.setLength(0);
            }
            fence.accept(line);
            block.append(line);
        }
        blocks.add(block.toString());
        return new MarkdownExport(blocks);
    }

    /** Returns a record for each block, of which the first is the text before all messages. */
    List<Record> records() {
        List<Record> records = new ArrayList<>();
        records.add(Record.state(Record.MAIN, blocks.get(0).getBytes(UTF_8)));
        for (int i = 1; i < blocks.size(); i++) {
            records.add(Record.event(Record.MAIN, blocks.get(i).getBytes(UTF_8), identityOf(i)));
        }
        return records;
    }

    /** Returns the identity of a block. The first message is identified with its answer, as two conversations may begin alike. */
    private byte[] identityOf(int block) {
        String first = block == 1 && blocks.size() > 2 ? blocks.get(2).strip() : "";
        return MessageIdentity.identityOf(first, blocks.get(block).strip().getBytes(UTF_8));
    }

    /** Returns an id derived from the first message, as an export has none. */
    String session() {
        return blocks.size() > 1 ? HexFormat.of().formatHex(identityOf(1), 0, 16) : "empty";
    }

    SessionFacts facts(Instant written) {
        List<String> userTexts = blocks.stream()
                .filter(block -> SpeakerHeading.of(block)
                        .filter(SpeakerHeading.USER::equals)
                        .isPresent())
                .map(SpeakerHeading::textBelow)
                .toList();
        return SessionFacts.builder()
                .title(userTexts.stream().findFirst().flatMap(TitleText::firstLine))
                .lastMessageTime(Optional.of(written))
                .messageCount(userTexts.size())
                .build();
    }
}
