package io.roam;

import io.roam.chain.ConversationId;
import io.roam.search.Search;
import io.roam.search.Words;
import io.roam.spi.tool.ToolAdapter;
import io.roam.sync.Parts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Looks for words in all conversations that a query is about. */
record Finding(Parts parts, Library library, Query query, Nearby nearby) {
    List<Found> all() {
        Words words = new Words(query.words());
        if (words.words().isEmpty()) {
            throw new NotPossibleException("there are no words to look for", "(empty)", "give one at least");
        }
        Search search = new Search(parts.pool(), words, query.since());
        return library.all().parallelStream()
                .filter(this::isAskedFor)
                .flatMap(one -> in(one, search, words).stream())
                .sorted(Comparator.comparing(Finding::newest).reversed())
                .toList();
    }

    private boolean isAskedFor(Conversation one) {
        return one.state() != Conversation.State.PRIVATE
                && query.tool().map(one.tool()::equals).orElse(true)
                && query.since().map(since -> !one.lastWord().isBefore(since)).orElse(true)
                && (query.folder().isEmpty() || nearby.has(one));
    }

    private static Instant newest(Found found) {
        return found.hits().stream()
                .flatMap(hit -> hit.time().stream())
                .findFirst()
                .orElse(found.conversation().lastWord());
    }

    private Optional<Found> in(Conversation one, Search search, Words words) {
        Optional<ToolAdapter> adapter = parts.adapters().stream()
                .filter(tool -> tool.id().equals(one.tool()))
                .findFirst();
        List<Found.Hit> hits = adapter.stream()
                .flatMap(tool -> search.in(new ConversationId(one.id()), tool).stream())
                .map(hit -> new Found.Hit(
                        library.name(hit.device()),
                        hit.role(),
                        hit.track(),
                        hit.time(),
                        hit.line(),
                        words.ranges(hit.line()).stream()
                                .map(range -> new Found.Range(range.from(), range.to()))
                                .toList()))
                .toList();
        boolean titled = one.title().filter(words::areIn).isPresent();
        return hits.isEmpty() && !titled ? Optional.empty() : Optional.of(new Found(one, hits));
    }
}
