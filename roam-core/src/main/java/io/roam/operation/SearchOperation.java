package io.roam.operation;

import com.google.common.collect.Lists;
import io.roam.api.Conversation;
import io.roam.api.NotPossibleException;
import io.roam.api.SearchQuery;
import io.roam.api.SearchResult;
import io.roam.chain.ConversationId;
import io.roam.search.Search;
import io.roam.search.SearchHit;
import io.roam.search.SearchTerms;
import io.roam.spi.ActionKind;
import io.roam.spi.ProviderBugException;
import io.roam.spi.Remedy;
import io.roam.spi.tool.ToolAdapter;
import io.roam.sync.HomeContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Searches the conversations that a query selects. */
public record SearchOperation(
        HomeContext context, Path cache, ConversationCatalog catalog, SearchQuery query, FolderFilter filter) {
    private static final int CONVERSATIONS_AT_ONCE = 16;
    private static final Comparator<SearchResult.Match> LATEST_FIRST = Comparator.comparing(
                    (SearchResult.Match match) -> match.time().orElse(Instant.MIN))
            .reversed();

    /** Returns the conversations with matches, the one with the latest message first. */
    public List<SearchResult> run() {
        SearchTerms terms = new SearchTerms(query.words());
        if (terms.words().isEmpty()) {
            throw new NotPossibleException(
                    "no-search-text", "no search text", "", Remedy.run(ActionKind.SEARCH, "<words>"));
        }
        Search search = new Search(context.pool(), cache, terms, query.since());
        List<Conversation> all = catalog.all();
        Map<String, Conversation> originals = new HashMap<>();
        catalog.withoutCopies(all).forEach(one -> one.copies().forEach(copy -> originals.put(copy, one)));
        List<Conversation> selected = all.stream().filter(this::isSelected).toList();
        Map<String, SearchResult> found = new LinkedHashMap<>();
        for (List<Conversation> some : Lists.partition(selected, CONVERSATIONS_AT_ONCE)) {
            if (found.size() < query.conversations()) {
                searchAll(some, search, terms).forEach(one -> add(one, originals, found));
            }
        }
        return found.values().stream().limit(query.conversations()).toList();
    }

    /** Adds what was found in a conversation; what was found in a copy, to what was found in its original. */
    private void add(SearchResult one, Map<String, Conversation> originals, Map<String, SearchResult> found) {
        Conversation of = originals.getOrDefault(one.conversation().id(), one.conversation());
        found.merge(of.id(), new SearchResult(of, one.matches()), this::plus);
    }

    private SearchResult plus(SearchResult first, SearchResult second) {
        Map<List<Object>, SearchResult.Match> matches = new LinkedHashMap<>();
        Stream.concat(first.matches().stream(), second.matches().stream())
                .forEach(match ->
                        matches.putIfAbsent(List.of(match.role(), match.track(), match.time(), match.line()), match));
        return new SearchResult(
                first.conversation(),
                matches.values().stream()
                        .sorted(LATEST_FIRST)
                        .limit(query.messages())
                        .toList());
    }

    private List<SearchResult> searchAll(List<Conversation> some, Search search, SearchTerms terms) {
        return some.parallelStream()
                .flatMap(one -> searchIn(one, search, terms).stream())
                .toList();
    }

    private boolean isSelected(Conversation one) {
        return one.state() != Conversation.State.PRIVATE
                && query.tool().map(one.tool()::equals).orElse(true)
                && query.since()
                        .map(since -> !one.lastMessageTime().isBefore(since))
                        .orElse(true)
                && (query.folder().isEmpty() || filter.matches(one));
    }

    private List<SearchHit> findHits(Conversation one, ToolAdapter tool, Search search) {
        try {
            return search.findMessages(new ConversationId(one.id()), tool, query.messages());
        } catch (ProviderBugException e) { // it is logged; the other conversations are searched
            return List.of();
        }
    }

    private Optional<SearchResult> searchIn(Conversation one, Search search, SearchTerms terms) {
        Optional<ToolAdapter> adapter = context.adapters().find(one.tool());
        List<SearchResult.Match> matches = adapter.stream()
                .flatMap(tool -> findHits(one, tool, search).stream())
                .map(hit -> new SearchResult.Match(
                        catalog.nameOf(hit.device()),
                        hit.role(),
                        hit.track(),
                        hit.time(),
                        hit.line(),
                        terms.ranges(hit.line()).stream()
                                .map(range -> new SearchResult.Range(range.from(), range.to()))
                                .toList()))
                .toList();
        boolean titled = one.title().filter(terms::areAllIn).isPresent();
        return matches.isEmpty() && !titled ? Optional.empty() : Optional.of(new SearchResult(one, matches));
    }
}
