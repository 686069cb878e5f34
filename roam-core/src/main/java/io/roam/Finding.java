package io.roam;

import com.google.common.collect.Lists;
import io.roam.chain.ConversationId;
import io.roam.search.Search;
import io.roam.search.SearchTerms;
import io.roam.spi.tool.ToolAdapter;
import io.roam.sync.HomeContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for words in all conversations that a query is about. */
record Finding(HomeContext context, Path cache, Library library, Query query, Nearby nearby) {
    private static final int AT_ONCE = 16;

    List<Found> all() {
        SearchTerms terms = new SearchTerms(query.words());
        if (terms.words().isEmpty()) {
            throw new NotPossibleException("there are no words to look for", "(empty)", "give one at least");
        }
        Search search = new Search(context.pool(), cache, terms, query.since());
        List<Conversation> asked =
                library.all().stream().filter(this::isAskedFor).toList();
        List<Found> found = new ArrayList<>();
        for (List<Conversation> some : Lists.partition(asked, AT_ONCE)) {
            if (found.size() < query.conversations()) {
                found.addAll(in(some, search, terms));
            }
        }
        return List.copyOf(found.subList(0, Math.min(found.size(), query.conversations())));
    }

    private List<Found> in(List<Conversation> some, Search search, SearchTerms terms) {
        return some.parallelStream()
                .flatMap(one -> in(one, search, terms).stream())
                .toList();
    }

    private boolean isAskedFor(Conversation one) {
        return one.state() != Conversation.State.PRIVATE
                && query.tool().map(one.tool()::equals).orElse(true)
                && query.since().map(since -> !one.lastWord().isBefore(since)).orElse(true)
                && (query.folder().isEmpty() || nearby.has(one));
    }

    private Optional<Found> in(Conversation one, Search search, SearchTerms terms) {
        Optional<ToolAdapter> adapter = context.adapters().stream()
                .filter(tool -> tool.id().equals(one.tool()))
                .findFirst();
        List<Found.Hit> hits = adapter.stream()
                .flatMap(tool -> search.in(new ConversationId(one.id()), tool, query.messages()).stream())
                .map(hit -> new Found.Hit(
                        library.name(hit.device()),
                        hit.role(),
                        hit.track(),
                        hit.time(),
                        hit.line(),
                        terms.ranges(hit.line()).stream()
                                .map(range -> new Found.Range(range.from(), range.to()))
                                .toList()))
                .toList();
        boolean titled = one.title().filter(terms::areIn).isPresent();
        return hits.isEmpty() && !titled ? Optional.empty() : Optional.of(new Found(one, hits));
    }
}
