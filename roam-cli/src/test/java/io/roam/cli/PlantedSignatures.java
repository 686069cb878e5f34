package io.roam.cli;

import com.google.common.annotations.Beta;
import com.google.common.collect.ImmutableBiMap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.ImmutableTable;
import com.google.common.util.concurrent.UncheckedTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Names a library in each place where a signature can, and where none can be reached. */
@Beta
public abstract class PlantedSignatures<T extends Iterable<? super ImmutableList<String>>>
        implements Supplier<Map<String, List<? extends ImmutableSet<String>>>> {
    protected final List<ImmutableMap<String, String>> field = List.of();

    protected PlantedSignatures(Map<String, ? extends List<ImmutableTable<String, String, String>[]>> nested) {}

    public abstract ImmutableSortedSet<String>[][] made();

    public abstract <E extends List<ImmutableRangeSet<String>>> void bound(E value);

    public abstract void thrown() throws UncheckedTimeoutException;

    abstract ImmutableBiMap<String, String> hidden();

    /** Cannot be reached. */
    static class Hidden {
        public ImmutableMultiset<String> unreachable() {
            return ImmutableMultiset.of();
        }
    }
}
